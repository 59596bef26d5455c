"""Sheets read as one: the rules look at each sheet, and every row can be taken back or left out by itself (I31)."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from loyalty_desktop.journey import rows_by_hand
from loyalty_desktop.report.row_choices import row_choices
from loyalty_desktop.report.rows_below import RowsBelow
from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.reading import ColumnKey, Reading
from loyalty_desktop.survey.sheet import Cell, Sheet, Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import sheet_of

HEADS: list[Cell] = ["会員番号", "友人に勧めたいと思いますか（0〜10）", "接客の満足度", "ご意見"]
N = 20
BOTH = Reading(sheets=("4月", "5月"))
TOTAL, NOTE, EMPTY, REPEATED, SECOND_TOTAL = 22, 23, 34, 35, 46
"""Rows of the two sheets one below the other, the first below the headings being 2."""


def month(name: str, rows: list[list[Cell]]) -> Sheet:
    return sheet_of([HEADS, *rows], name)


def answers(letter: str) -> list[list[Cell]]:
    return [[f"{letter}{at:03}", at % 11, 1 + at % 5, f"{letter} の声 {at}"] for at in range(N)]


@pytest.fixture
def book() -> Workbook:
    april: list[list[Cell]] = [*answers("A"), ["合計", 5, 3, None], ["※無回答を除く", None, None, None]]
    empty: list[Cell] = [None] * 4
    may: list[list[Cell]] = [*answers("B")[:10], empty, HEADS, *answers("B")[10:], ["合計", 5, 3, None], empty]
    return Workbook((month("4月", april), month("5月", may)), file_name="months.xlsx", sha256="0")


def read(book: Workbook, reading: Reading = BOTH) -> Survey:
    return survey(book, reading)


def counts(one: Survey) -> dict[str, int]:
    return {note.message.id: note.count for note in one.notes}


def ids(one: Survey) -> list[str]:
    column = one.column(ColumnKey("会員番号"))
    assert column is not None
    raw = column.question.raw
    return [text_of(raw.values[code]) for code in raw.codes.tolist()]


def sheets(one: Survey) -> list[str]:
    column = one.column(ColumnKey("シート名"))
    assert column is not None
    raw = column.question.raw
    return [text_of(raw.values[code]) for code in raw.codes.tolist()]


def take(one: Survey, number: int, at: int = 0) -> Survey:
    return survey(one.workbook, row_choices(one, number)[at].reading, one)


def test_rows_that_a_rule_leaves_out_are_there_with_why(book: Workbook) -> None:
    one = read(book)
    below = RowsBelow(one)
    whys = {row + 2: why.said.id for row in range(below.rows) if (why := below.why(row)) is not None}
    assert whys == {
        TOTAL: "rows_totals",
        NOTE: "rows_totals",
        EMPTY: "rows_empty",
        REPEATED: "rows_repeated_headings",
        SECOND_TOTAL: "rows_totals",
    }
    assert (one.rows, below.out) == (2 * N, 5)
    assert ids(one) == [*(f"A{at:03}" for at in range(N)), *(f"B{at:03}" for at in range(N))]
    assert sheets(one) == ["4月"] * N + ["5月"] * N
    assert [note.cells for note in one.notes if note.rule == "rows_totals"] == [("4月!A22", "4月!A23", "5月!A24")]


@pytest.mark.parametrize(
    ("number", "rule", "left"), [(TOTAL, "rows_totals", 2), (SECOND_TOTAL, "rows_totals", 2), (REPEATED, "", 0)]
)
def test_one_row_is_taken_back_and_the_rule_still_holds_for_the_others(
    book: Workbook, number: int, rule: str, left: int
) -> None:
    before = read(book)
    after = take(before, number)
    assert after.rows == before.rows + 1
    assert counts(after)["kept_by_hand"] == 1
    assert counts(after).get("rows_totals" if rule else "rows_repeated_headings", 0) == left
    assert set(ids(after)) - set(ids(before)) == {text_of(after.sheet.columns[0].cell(number - 1))}
    sentences = [choice.text for choice in row_choices(after, number)]
    assert sentences == [f"Leave row {number} out", f"Let the rules decide on row {number}"]
    assert take(after, number, 1).rows == before.rows


def test_every_row_of_a_rule_is_taken_back_at_once(book: Workbook) -> None:
    one = read(book)
    after = take(one, TOTAL, 1)
    assert after.rows == one.rows + 3
    assert "kept_by_hand" not in counts(after)
    assert [choice.text for choice in row_choices(after, TOTAL)] == [f"Leave row {TOTAL} out"]


def test_a_row_taken_back_stays_when_its_rule_is_switched(book: Workbook) -> None:
    one = take(read(book), NOTE)
    off = survey(book, one.reading.switched("rows_totals", applies=False, usual=True))
    assert off.rows == 2 * N + 3
    on = survey(book, off.reading.switched("rows_totals", applies=True, usual=True))
    assert (on.rows, ids(on)) == (one.rows, ids(one))


def test_what_was_taken_back_can_be_switched_off(book: Workbook) -> None:
    one = take(read(book), NOTE)
    off = survey(book, one.reading.switched("kept_by_hand", applies=False, usual=True))
    assert off.rows == 2 * N
    assert [(note.state, note.count) for note in off.notes if note.rule == "kept_by_hand"] == [("offered", 1)]


def test_an_answer_is_left_out_and_comes_back(book: Workbook) -> None:
    one = read(book)
    gone = take(one, 25)
    assert set(ids(one)) - set(ids(gone)) == {text_of(one.sheet.columns[0].cell(24))}
    assert take(gone, 25).rows == one.rows


def test_an_empty_row_cannot_be_taken_back(book: Workbook) -> None:
    one = read(book)
    assert row_choices(one, EMPTY) == ()
    assert survey(book, rows_by_hand.keep(BOTH, one.sheet, EMPTY - 1)).rows == one.rows


def test_a_row_of_another_sheet_is_not_taken_for_it(book: Workbook) -> None:
    kept = take(read(book), SECOND_TOTAL).reading
    other = survey(book, msgspec.structs.replace(kept, sheets=("5月", "4月")))
    assert other.rows == 2 * N
    assert counts(other)["rows_by_hand_lost"] == 1


def test_nothing_is_masked_when_every_row_is_an_answer() -> None:
    plain = Workbook((month("4月", answers("A")), month("5月", answers("B"))), file_name="months.xlsx", sha256="0")
    one = read(plain)
    assert one.cut.kept is None
    assert one.rows == 2 * N
    assert np.array_equal(one.sheet.columns[0].codes[1:], np.arange(1, 2 * N + 1))
