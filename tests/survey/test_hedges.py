"""Amounts given from memory: read as amounts, and told how many (INPUTS.md I52)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from loyalty_desktop.survey import in_bulk
from loyalty_desktop.survey.distinct import counts_things, has_currency, number_of
from loyalty_desktop.survey.hedges import without_hedge
from loyalty_desktop.survey.normal import plain
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey
from tests.survey.making import of_columns

ROUGH = {
    "約2,500円": 2500.0,
    "2,500円くらい": 2500.0,
    "3000円程度": 3000.0,
    "３０００円ぐらい": 3000.0,
    "3000円位": 3000.0,
    "about $50": 50.0,
    "Approx. 50": 50.0,
    "~30": 30.0,
    "50 or so": 50.0,
    "約1.5万円": 15000.0,
    "5千円弱": 5000.0,
    "3回くらい": 3.0,
    "around 50 dollars": 50.0,
}
PLAIN: list[Cell] = [500 + 37 * (n * 7919 % 61) for n in range(60)]


@pytest.mark.parametrize(("text", "number"), ROUGH.items())
def test_numbers_without_the_word_that_calls_them_rough(text: str, number: float) -> None:
    assert number_of(plain(text)) == number
    assert without_hedge(plain(text))


@pytest.mark.parametrize(
    ("text", "number"), [("1万円", 1e4), ("1.5万円", 1.5e4), ("3千円", 3e3), ("1万5千円", 15e3), ("2万3,000円", 23e3)]
)
def test_numbers_in_words_are_exact(text: str, number: float) -> None:
    assert (number_of(text), without_hedge(text)) == (number, "")


@pytest.mark.parametrize(
    "text", ["1位", "約束", "about us", "約3~5回", "about 10:30", "月に1回程度", "car 5", "程度5より上"]
)
def test_no_numbers(text: str) -> None:
    assert number_of(plain(text)) is None
    assert in_bulk.numbers_of((text,), (plain(text),)) == (None,)


def test_many_are_read_as_one_is() -> None:
    texts = tuple(plain(text) for text in ROUGH)
    assert in_bulk.numbers_of(texts, texts) == tuple(ROUGH.values())
    assert [has_currency(text) for text in ("約2,500円", "2,500円くらい", "~30")] == [True, True, False]
    assert counts_things("3回くらい")


def mixed(*written: str) -> list[Cell]:
    return [written[n // 3 % len(written)] if n % 3 == 0 else amount for n, amount in enumerate(PLAIN)]


def note(read: Survey, id_: str) -> Noted | None:
    return next((one for one in read.notes if one.message.id == id_), None)


@pytest.mark.parametrize(
    ("heading", "written", "rough"),
    [
        ("購入金額", ("約2,500円", "2,500円くらい", "1万円", "3千円"), 10),
        ("How much did you spend?", ("about $50", "~30", "50 or so", "$25"), 15),
    ],
)
def test_amounts_mixed_with_plain_numbers(heading: str, written: tuple[str, ...], rough: int) -> None:
    read = of_columns({"No": list(range(60)), heading: mixed(*written)})
    column = read.columns[1]
    assert (column.role, column.scale.kind) == ("spend", "money")
    assert not np.isnan(column.scale.codes[column.distinct.counts > 0]).any()
    told = note(read, "amounts_about")
    assert told is not None
    assert (told.count, told.columns) == (rough, (column.key,))
    assert note(read, "answers_no_amount") is None


def test_a_range_without_a_lowest_amount_stays_one_among_ranges() -> None:
    bands: list[Cell] = ["~1000円", "1000円~3000円", "3000円~5000円", "5000円以上"] * 15
    assert of_columns({"No": list(range(60)), "購入金額": bands}).columns[1].scale.kind == "bands"


def test_a_text_column_that_is_made_one_of_amounts_by_hand() -> None:
    answers: list[Cell] = ["高かった" if n % 3 == 0 else amount for n, amount in enumerate(mixed("約900円"))]
    answers[1:3] = ["友人が払った", "約900円"]
    columns: dict[str, Sequence[Cell]] = {"No": list(range(60)), "記憶": answers}
    assert of_columns(columns).columns[1].scale.kind == "text"
    read = of_columns(columns, Correction(ColumnKey("記憶"), role="spend"))
    column = read.columns[1]
    assert (column.role, column.scale.kind) == ("spend", "money")
    told = note(read, "answers_no_amount")
    assert told is not None
    assert (told.count, told.cells[:3]) == (21, ("B2", "B3", "B5"))
    rough = note(read, "amounts_about")
    assert rough is not None
    assert rough.count == 1
    assert of_columns(columns, Correction(ColumnKey("記憶"), role="segment")).columns[1].scale.kind == "text"
