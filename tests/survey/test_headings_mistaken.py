"""Headings that hold a word of one role and are another one: their values tell (INPUTS.md section 6)."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import column_of, of_columns

STAFF: list[Cell] = ["佐藤", "田中", "鈴木", "高橋"] * 15
MANY: list[Cell] = [f"{(n * 7919) % 9001 + 100}" for n in range(60)]
FIVE: list[Cell] = [5, 4, 3, 2, 1] * 12


@pytest.mark.parametrize(
    ("heading", "answers"),
    [
        ("Store name", ["Ginza", "Umeda", "Sakae"] * 20),
        ("Product name", [f"Chair {n % 20}" for n in range(60)]),
        ("Mobile or web", ["Mobile", "Web"] * 30),
        ("担当者名", STAFF),
        ("住所・都道府県", ["東京都", "大阪府", "富山県"] * 20),
        ("お問い合わせ方法（電話・メール）", ["電話", "メール"] * 30),
        ("Status", ["Gold", "Silver", "Bronze"] * 20),
        ("Status", ["Active", "Trial"] * 30),
        ("Employees", MANY),
        ("Square feet", MANY),
        ("歩数", MANY),
        ("Miles", MANY),
        ("Handle time", MANY),
    ],
)
def test_what_sorts_customers_is_a_segment(heading: str, answers: list[Cell]) -> None:
    assert column_of(answers, heading).role == "segment"


@pytest.mark.parametrize("heading", ["Email frequency", "メール配信頻度"])
def test_how_often_mail_comes_is_no_mail_address(heading: str) -> None:
    assert column_of(["毎日", "週に1回", "月に1回"] * 20, heading).role == "frequency"


@pytest.mark.parametrize(
    ("heading", "answers"),
    [
        ("担当者名", [f"担当{n}子" for n in range(60)]),
        ("Name", [f"Anna {n}" for n in range(60)]),
        ("Mobile", [f"0{90 + n % 2}-1234-{n:04}" for n in range(60)]),
        ("Phone", ["090-1234-5678", "03-1234-5678", "06-1111-2222"] * 20),
        ("ZIP", ["10001", "94105", "60601"] * 20),
        ("郵便番号", ["930-0001", "100-0001"] * 30),
        ("住所", [f"富山市本町{n}番地" for n in range(60)]),
        ("IP Address", ["10.0.0.1", "10.0.0.2"] * 30),
    ],
)
def test_what_names_or_reaches_a_person_stays_hidden(heading: str, answers: list[Cell]) -> None:
    assert column_of(answers, heading).role == "personal"


@pytest.mark.parametrize("heading", ["Score", "Progress", "Status"])
def test_a_rating_under_a_word_of_tools_is_a_rating(heading: str) -> None:
    assert column_of(FIVE, heading).role in {"driver", "overall_satisfaction", "loyalty"}


@pytest.mark.parametrize(
    ("heading", "answers"),
    [
        ("Status", ["IP Address"] * 55 + ["Survey Preview"] * 5),
        ("Status", ["Complete", "Partial"] * 30),
        ("Progress", [100] * 50 + [46, 80, 12, 3, 55, 61, 70, 8, 20, 33]),
        ("Progress", [100] * 60),
        ("Score", [0] * 60),
    ],
)
def test_what_tools_write_is_not_used(heading: str, answers: list[Cell]) -> None:
    assert column_of(answers, heading).role == "unused"


@pytest.mark.parametrize(
    "heading",
    ["単価", "月額", "年商", "ご利用額", "Monthly fee", "Total paid", "Total charges", "Bill", "Umsatz", "Price paid"],
)
def test_money_is_known_by_many_names(heading: str) -> None:
    assert column_of(MANY, heading).role == "spend"
    assert column_of([19.99, 4.5, 12, 7.25, 30, 99] * 10, heading).role == "spend"


def test_numbers_that_merely_differ_are_no_customers() -> None:
    """One value twice: nobody is asked whether both rows are one customer, nor told of zeros that were lost."""
    answers: list[Cell] = [*[str(12000 + 37 * n % 5000) for n in range(58)], "12000", "917"]
    read = of_columns({"XK17": answers, "NPS": [n % 11 for n in range(60)]})
    assert not {note.message.id for note in read.notes} & {"rows_duplicates", "ids_zeros_lost"}
    named = of_columns({"会員番号": answers, "NPS": [n % 11 for n in range(60)]})
    assert "rows_duplicates" in {note.message.id for note in named.notes}


def test_na_among_regions_is_north_america() -> None:
    read = column_of(["EMEA", "APAC", "LATAM", "NA"] * 15, "Region")
    assert [read.scale.reasons[at] for at, text in enumerate(read.distinct.texts) if text == "NA"] == [None]
    rated = column_of(["Good", "Fair", "Poor", "NA"] * 15, "Service")
    assert [rated.scale.reasons[at] for at, text in enumerate(rated.distinct.texts) if text == "NA"] == ["not_used"]
