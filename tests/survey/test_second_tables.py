"""Rows of a second table below the answers are seen, and are taken back like any other row."""

from __future__ import annotations

from loyalty_desktop.report.cells import Cells
from loyalty_desktop.report.row_choices import row_choices
from loyalty_desktop.report.rows_below import RowsBelow
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import book_of, cells

ROWS: list[list[Cell]] = [
    ["No", "店舗", "接客の満足度", "推奨度(0-10)"],
    *(cells(at, "AB"[at % 2], 1 + at % 5, at % 11) for at in range(1, 41)),
    [],
    [None, "■店舗一覧"],
    ["店舗名", "店長", "備考", "電話", "席数"],
    ["A", "佐藤", "○", None, "wide"],
    [41, "A", 5, 9],
]
LAST = len(ROWS)


def said(read: Survey) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {note.rule: (note.count, note.cells) for note in read.notes if note.rule}


def test_its_rows_stand_among_those_left_out() -> None:
    read = survey(book_of(ROWS))
    below = RowsBelow(read)
    whys = [why.rule for row in range(below.rows) if (why := below.why(row)) is not None]
    assert (read.rows, below.rows, whys) == (40, 45, ["", *["second_table"] * 4])
    assert said(read)["second_table"] == (4, ("B43",))
    every = Cells(read, everything=True)
    assert every.column(1).shown(43, 44) == [("佐藤", "left_out")]
    assert [column.heading for column in read.columns] == ROWS[0]  # what stands beside the answers is no question


def test_one_of_them_is_taken_back_and_goes_again() -> None:
    read = survey(book_of(ROWS))
    one, every = row_choices(read, LAST)
    back = survey(read.workbook, one.reading, read)
    assert (back.rows, said(back)["second_table"][0], said(back)["kept_by_hand"]) == (41, 3, (1, (f"A{LAST}",)))
    assert [int(column.distinct.counts.sum()) for column in back.columns] == [41] * 4
    assert back.columns[2].scale.high == 5  # the words of the other table say nothing of the answers
    rules = row_choices(back, LAST)[-1]
    assert survey(read.workbook, rules.reading, back).rows == 40
    assert survey(read.workbook, every.reading, read).rows > 41
