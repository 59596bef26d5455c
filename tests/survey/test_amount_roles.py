from __future__ import annotations

import time
from itertools import cycle, islice

import pytest

from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.roles import LIKELY, SURE
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.vocabulary import vocabulary
from tests.survey.making import column_of, of_columns, roles

MANY: list[Cell] = [37 * (n * 7919 % 61) + 1003 for n in range(60)]
HOURS: list[Cell] = [n * 7919 % 23 for n in range(60)]


@pytest.mark.parametrize(
    ("heading", "answers", "role"),
    [
        ("Minutes spent in the museum", HOURS, "segment"),
        ("How much did you spend?", MANY, "spend"),
        ("勤続年数", HOURS, "segment"),
        ("取引開始年", [1990 + n % 31 for n in range(60)], "segment"),
        ("買物代", MANY, "spend"),
        ("20代", ["20代", "30代"] * 30, "segment"),
        ("Shipments per month", MANY, "frequency"),
        ("Parcel weight (kg)", [0.5 + n / 40 for n in range(60)], "segment"),
        ("How many times have you visited in the last 12 months?", [n % 9 for n in range(60)], "frequency"),
    ],
)
def test_numbers_that_are_no_ratings(heading: str, answers: list[Cell], role: str) -> None:
    assert column_of(answers, heading).role == role


def test_weights_are_sure_only_where_they_are_called_so_or_average_one() -> None:
    weights: list[Cell] = [0.4 + n / 50 for n in range(60)]
    assert column_of(weights, "pspwght").guess.confidence >= SURE
    heavy = column_of([1.5 + n / 20 for n in range(60)], "Parcel weight").guess
    assert (heavy.role, heavy.confidence < LIKELY) == ("weight", True)


def test_amounts_with_a_point_are_no_months() -> None:
    found = column_of([2012.29, 752.61, 5605.66, 34.89] * 15, "TotalCharges")
    assert (found.scale.kind, found.role) == ("number", "spend")
    texts = column_of(["2012.29", "752.61", "5605.66", "1034.89"] * 15, "TotalCharges")
    assert (texts.scale.kind, texts.role) == ("number", "spend")


def test_numbers_that_merely_differ_are_asked_about() -> None:
    assert column_of(MANY, "Comp").guess.confidence < LIKELY
    running = column_of([10021 + 3 * n for n in range(60)], "Nummer X").guess
    assert (running.role, running.confidence >= LIKELY) == ("id", True)


def test_one_value_throughout_is_for_nothing() -> None:
    found = roles(of_columns({"No": list(range(60)), "Count": [1] * 60, "Group": ["x"] * 60}))
    assert (found["Count"], found["Group"]) == ("unused", "unused")


def test_days_without_a_year_and_seconds_since_1970() -> None:
    days = [f"{n % 12 + 1:02}/{n % 28 + 1:02}" for n in range(60)]
    assert column_of(days, "記入日").role == "timestamp"
    assert column_of([f"{n % 12 + 1}月{n % 28 + 1}日" for n in range(60)], "来館日").role == "timestamp"
    assert column_of([1254158487 + 86413 * (n * 7919 % 997) for n in range(60)], "Time").role == "timestamp"
    assert column_of(days, "比率").role != "timestamp"


def test_companies_are_ids_where_each_answered_once() -> None:
    assert column_of([f"サンプル{n}商事" for n in range(60)], "会社名").role == "id"
    assert column_of(["甲社", "乙社", "丙社"] * 20, "会社名").role == "segment"


@pytest.mark.parametrize("heading", ["どのくらい満足" * 3000, "a_" * 9000, "satisfied with the service " * 900])
def test_keywords_when_a_heading_is_very_long(heading: str) -> None:
    for topic in vocabulary("roles"):
        mentions("warm", topic)
    began = time.perf_counter()
    for topic in vocabulary("roles"):
        mentions(heading, topic)
    assert time.perf_counter() - began < 0.5  # 1.3 s a topic when every heading was searched whole


@pytest.mark.parametrize(
    "heading",
    [
        "イベント参加",
        "アプリ利用",
        "クーポン利用の有無",
        "セミナー受講経験",
        "問い合わせ",
        "Event attended",
        "App_used",
        "Coupon redeemed",
    ],
)
def test_one_and_two_below_something_that_people_did_are_yes_and_no_which_is_asked(heading: str) -> None:
    read = of_columns({"No": list(range(60)), heading: [1, 2, 2] * 20})
    guess = read.columns[1].guess
    assert (guess.role, guess.why.id) == ("experience", "why_one_or_two")
    assert "one_two_asked" in {note.message.id for note in read.notes}


@pytest.mark.parametrize("heading", ["性別", "会員区分", "利用プラン", "購入店舗", "参加費", "Car type"])
def test_one_and_two_below_other_headings_are_no_yes_and_no(heading: str) -> None:
    read = of_columns({"No": list(range(60)), heading: [1, 2, 2] * 20})
    assert read.columns[1].role != "experience"


@pytest.mark.parametrize(
    "heading",
    [
        "来店頻度（回／年）",
        "利用頻度 (回/月)",
        "利用頻度（回）",
        "購入頻度/年（回/年）",
        "Times per month",
        "visits/year",
    ],
)
@pytest.mark.parametrize("answers", [[*range(1, 10)], [*range(11)], [1, 2, 3, 4, 5]])
def test_numbers_of_times_in_a_span_are_amounts_and_no_scale(heading: str, answers: list[Cell]) -> None:
    read = of_columns({"No": list(range(50)), heading: list(islice(cycle(answers), 50))})
    column = read.columns[1]
    assert (column.role, column.scale.kind) == ("frequency", "number")


def test_ranges_of_money_below_a_code_are_spend_unless_they_are_incomes() -> None:
    paid = column_of(["～1,000円", "1,001～2,000円", "2,001～3,000円", "3,001円～"] * 10, "Q9")
    assert (paid.role, paid.guess.confidence < LIKELY) == ("spend", True)
    assert column_of(["～300万円", "300～500万円", "500～800万円", "800万円～"] * 10, "Q9").role == "segment"
    assert column_of(["18-24", "25-34", "35-44", "45+"] * 10, "Q9").role == "segment"
