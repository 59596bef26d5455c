"""The same answers give the same figures, however the file that holds them is written."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.results import DriverResult, ExperienceResult
from loyalty_desktop.journey.expressions import corrected
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.survey import survey
from tests.survey.layouts.layout import csv as delimited
from tests.survey.rows_in_formats import IN_FORMATS, Rows, typed
from tests.surveys import SFO, SFO_TOLD, TOYAMA

Figures = dict[str, Any]

N = 60
WORDS = ("とても満足", "やや満足", "どちらともいえない", "やや不満", "とても不満")
ENGLISH = ("Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def of_answers(headings: list[str], *answers: Callable[[int, Random], str]) -> list[list[str]]:
    random = Random(7)
    return [headings, *([one(at, random) for one in answers] for at in range(1, N + 1))]


def one_of(*words: str, blank: float = 0.0) -> Callable[[int, Random], str]:
    return lambda _at, random: "" if random.random() < blank else random.choice(words)


def points(low: int, high: int, blank: float = 0.0) -> Callable[[int, Random], str]:
    return one_of(*map(str, range(low, high + 1)), blank=blank)


def japanese() -> list[list[str]]:
    """Words, a 0-10 question, marks of yes and no, several answers in a cell, comments."""
    return of_answers(
        ["会員ID", "回答日", "このお店を友人にすすめる可能性（0〜10）", "満足度（接客）", "満足度（品揃え）",
         "総合満足度", "待ち時間があった", "利用したサービス（複数選択可）", "ご意見"],
        lambda at, _random: f"M{at:03}",
        lambda at, _random: f"2026/07/{at % 28 + 1:02}",
        points(0, 10),
        one_of(*WORDS, blank=0.1),
        one_of(*WORDS, "無回答"),
        one_of(*WORDS),
        one_of("はい", "いいえ", blank=0.05),
        one_of("チャット, 電話", "電話", "店舗, 電話", "チャット"),
        lambda at, _random: f"{at}番目の客です。とても丁寧でした、ありがとう。" if at % 3 else "",
    )  # fmt: skip


def japanese_points() -> list[list[str]]:
    """Bare numbers with a code for no answer, and ids."""
    return of_answers(
        [
            "No",
            "推奨度（0〜10）",
            "接客の満足度",
            "価格の満足度",
            "清潔さの満足度",
            "総合満足度",
            "性別",
            "店員に相談した",
        ],
        lambda at, _random: str(at),
        points(0, 10, blank=0.05),
        one_of(*"12345", "99"),
        points(1, 5, blank=0.1),
        points(1, 5),
        points(1, 5),
        one_of("男性", "女性"),
        one_of("○", "×"),
    )


def english() -> list[list[str]]:
    """English words in a typical export."""
    return of_answers(
        ["Customer ID", "Date", "How likely are you to recommend us to a friend?", "Satisfaction with staff",
         "Satisfaction with price", "Overall satisfaction", "Did you have to wait?", "Comments"],
        lambda at, _random: f"C{at:03}",
        lambda at, _random: f"2026-07-{at % 28 + 1:02}",
        points(0, 10),
        one_of(*ENGLISH, blank=0.1),
        one_of(*ENGLISH, "Not applicable"),
        one_of(*ENGLISH),
        one_of("Yes", "No"),
        lambda at, _random: f"Visit number {at} was fine, the café too" if at % 3 else "",
    )  # fmt: skip


OWN: dict[str, Callable[[], list[list[str]]]] = {
    "japanese": japanese,
    "points": japanese_points,
    "english": english,
}


def figures(data: bytes, file: str) -> Figures:
    """Return every figure of a file by the name of what it is of, without order and places."""
    read = survey(workbook_of(Given(data, file), lambda _share: None))
    if file.startswith("SFO"):
        read = survey(read.workbook, corrected(read, SFO_TOLD), read)
    results = analyze(Counter(read), suggest_journey(read))
    loyalty = results.loyalty
    assert loyalty is not None
    return {
        "measure": (loyalty.measure.kind, loyalty.measure.positive_min, loyalty.measure.negative_max),
        "loyalty": (loyalty.score, loyalty.positive, loyalty.passive, loyalty.negative),
        "missing": sorted((one.reason, one.count) for one in loyalty.missing),
        **{f"driver {one.driver.name}": _driver(one) for one in (*results.drivers, *results.overall)},
        **{f"experience {_heading(one)} {one.experience.name}": _experience(one) for one in results.experiences},
    }


def _heading(result: ExperienceResult) -> str:
    assert result.experience.column is not None
    return result.experience.column.heading


def _driver(result: DriverResult) -> tuple[object, ...]:
    answers = [(one.code, one.count) for one in result.answers]
    missing = sorted((one.reason, one.count) for one in result.missing)
    return result.reach, result.head, result.top2, result.heart, result.rest, answers, missing, result.flags


def _experience(result: ExperienceResult) -> tuple[object, ...]:
    missing = sorted((one.reason, one.count) for one in result.missing)
    return result.incidence, result.count, result.with_it, result.without_it, result.difference, missing, result.flags


@cache
def expected(name: str) -> Figures:
    found = figures(delimited(OWN[name](), "utf-8"), "survey.csv")
    assert sum(key.startswith("driver") for key in found) >= 3, found
    assert any(key.startswith("experience") for key in found), list(found)
    return found


def same(found: Figures, wanted: Figures) -> None:
    assert found.keys() == wanted.keys()
    assert {key: value for key, value in found.items() if repr(value) != repr(wanted[key])} == {}


def shuffled(rows: Rows, order: list[int]) -> list[list[str]]:
    return [[str(row[at]) for at in order] for row in rows]


def with_titles(rows: list[list[str]], count: int) -> list[list[str]]:
    titles = [["2026年7月 お客様アンケート"], ["実施期間：7/1～7/31", "作成：営業部"], [""], ["n=60"]]
    return [*([*title, *[""] * (len(rows[0]) - len(title))] for title in titles[-count:]), *rows]


def with_blank_rows(rows: list[list[str]], *places: int) -> list[list[str]]:
    made = list(rows)
    for place in sorted(places, reverse=True):
        made.insert(place, [""] * len(rows[0]))
    return made


def with_headings_again(rows: list[list[str]], place: int) -> list[list[str]]:
    return [*rows[:place], rows[0], *rows[place:]]


def with_total(rows: list[list[str]], word: str) -> list[list[str]]:
    def mean(cells: tuple[str, ...]) -> str:
        numbers = [float(cell) for cell in cells if re.fullmatch(r"\d+", cell)]
        return f"{sum(numbers) / len(numbers):.2f}" if numbers else ""

    return [*rows, [word, *(mean(cells) for cells in list(zip(*rows[1:], strict=True))[1:])]]


def with_full_width_digits(rows: list[list[str]]) -> list[list[str]]:
    return [rows[0], *([cell.translate(FULL_WIDTH) for cell in row] for row in rows[1:])]


def with_zeros(rows: list[list[str]]) -> list[list[str]]:
    return [rows[0], *([f"{at:05}", *row[1:]] for at, row in enumerate(rows[1:], 1))]


def test_figures_when_one_answer_changes() -> None:
    rows = japanese()
    rows[1][3] = WORDS[4] if rows[1][3] == WORDS[0] else WORDS[0]
    with pytest.raises(AssertionError):
        same(figures(delimited(rows), "survey.csv"), expected("japanese"))


OWN_NAMES = pytest.mark.parametrize("name", list(OWN))


@OWN_NAMES
@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_own_survey_when_its_layout_changes(name: str, data: st.DataObject) -> None:
    rows = OWN[name]()
    if data.draw(st.booleans(), label="shuffled"):
        rows = shuffled(rows, data.draw(st.permutations(range(len(rows[0])))))
    if places := data.draw(st.lists(st.integers(2, N), max_size=3, unique=True), label="blank rows"):
        rows = with_blank_rows(rows, *places)
    if place := data.draw(st.one_of(st.just(0), st.integers(5, N)), label="headings again before"):
        rows = with_headings_again(rows, place)
    if count := data.draw(st.integers(0, 4), label="title rows"):
        rows = with_titles(rows, count)
    same(figures(delimited(rows, "utf-8"), "survey.csv"), expected(name))


@OWN_NAMES
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_own_survey_when_titles_stand_above(name: str, count: int) -> None:
    same(figures(delimited(with_titles(OWN[name](), count)), "survey.csv"), expected(name))


@OWN_NAMES
@pytest.mark.parametrize(
    "change",
    [
        lambda rows: shuffled(rows, [*range(1, len(rows[0])), 0]),
        lambda rows: shuffled(rows, list(reversed(range(len(rows[0]))))),
        lambda rows: with_blank_rows(rows, 2, 30, 31, 61),
        lambda rows: with_blank_rows(rows, *[30] * 40, *[61] * 900),
        lambda rows: with_headings_again(rows, 30),
        lambda rows: with_total(rows, "合計"),
        lambda rows: with_total(rows, "Average"),
        with_full_width_digits,
        with_zeros,
    ],
    ids=[
        "first last",
        "back to front",
        "blank rows",
        "mostly blank rows",
        "headings again",
        "total",
        "average",
        "full width",
        "zeros",
    ],
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_own_survey_when_its_rows_change(
    name: str, change: Callable[[list[list[str]]], list[list[str]]], kind: str
) -> None:
    rows = change(OWN[name]())
    data = delimited(rows) if kind == "csv" else IN_FORMATS[kind](typed(rows))
    same(figures(data, f"survey.{kind}"), expected(name))


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        *((name, encoding) for name in OWN for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")),
        *((name, encoding) for name in OWN if name != "english" for encoding in ("cp932", "euc-jp")),
        ("english", "cp1252"),
    ],
)
def test_own_survey_when_its_encoding_changes(name: str, encoding: str) -> None:
    same(figures(delimited(OWN[name](), encoding), "survey.csv"), expected(name))


@OWN_NAMES
@pytest.mark.parametrize("kind", list(IN_FORMATS))
def test_own_survey_when_its_format_changes(name: str, kind: str) -> None:
    same(figures(IN_FORMATS[kind](typed(OWN[name]())), f"survey.{kind}"), expected(name))


REAL = {"Toyama": TOYAMA, "SFO": SFO}
CUT = 300


@cache
def real(name: str) -> tuple[list[list[str]], Figures]:
    """Return the first rows of a real survey and their figures."""
    with REAL[name].open(encoding="utf-8-sig", newline="") as file:
        rows = [row for _at, row in zip(range(CUT + 1), csv.reader(file), strict=False)]
    return rows, figures(delimited(rows, "utf-8"), f"{name}.csv")


REAL_NAMES = pytest.mark.parametrize("name", list(REAL))


@REAL_NAMES
@pytest.mark.parametrize(
    "change",
    [
        lambda rows: shuffled(rows, Random(3).sample(range(len(rows[0])), len(rows[0]))),
        lambda rows: with_titles(rows, 4),
        lambda rows: with_blank_rows(rows, 2, 150, 301),
        lambda rows: with_headings_again(rows, 150),
        lambda rows: with_total(rows, "合計"),
        with_full_width_digits,
    ],
    ids=["shuffled", "titles", "blank rows", "headings again", "total", "full width"],
)
def test_real_survey_when_its_layout_changes(name: str, change: Callable[[list[list[str]]], list[list[str]]]) -> None:
    rows, wanted = real(name)
    same(figures(delimited(change(rows)), f"{name}.csv"), wanted)


@REAL_NAMES
@pytest.mark.parametrize("kind", ["tsv", "xlsx", "ods", "xls", "sav", "htm", "zip"])
def test_real_survey_when_its_format_changes(name: str, kind: str) -> None:
    rows, wanted = real(name)
    same(figures(IN_FORMATS[kind](typed(rows)), f"{name}.{kind}"), wanted)


@REAL_NAMES
@pytest.mark.parametrize("encoding", ["utf-16", "cp932", "euc-jp"])
def test_real_survey_when_its_encoding_changes(name: str, encoding: str) -> None:
    rows, wanted = real(name)
    rows = [[cell.encode(encoding, "ignore").decode(encoding) for cell in row] for row in rows]  # faces in comments
    same(figures(delimited(rows, encoding), f"{name}.csv"), wanted)
