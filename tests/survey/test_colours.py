from __future__ import annotations

from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.survey import survey
from tests.survey.files.workbooks import saved

Paint = Callable[[int, int], str]
"""The colour of a cell by row and column, from 1; '' for none."""


def told(paint: Paint, mark: Callable[[int], object] = lambda _row: None) -> Noted | None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["No", "推奨度", "接客の満足度", "印象"])
    for at in range(20):
        sheet.append([at, at % 11, "満足" if at % 2 else "不満", mark(at)])
    for row in range(1, 22):
        for column in range(1, 5):
            if colour := paint(row, column):
                sheet.cell(row, column).fill = PatternFill("solid", fgColor=colour)
    found = survey(workbook_of(Given(saved(book), "a.xlsx"), lambda _share: None))
    return next((note for note in found.notes if note.message.id == "colours_only"), None)


def test_marks_that_are_only_coloured_cells_are_told() -> None:
    note = told(lambda row, column: "FFFF00" if column == 4 and row in {3, 7, 12} else "")
    assert note is not None
    assert (note.count, note.state, note.cells) == (3, "told", ("D3", "D7", "D12"))
    assert [key.heading for key in note.columns] == ["印象"]


def test_one_sign_in_several_colours_is_told() -> None:
    note = told(lambda row, column: ("FFFF00", "FF0000")[row % 2] if column == 4 else "", lambda _row: "●")
    assert note is not None
    assert note.count == 20


@pytest.mark.parametrize(
    "paint",
    [
        lambda row, _column: "D9D9D9" if row == 1 else "",
        lambda row, _column: "DDEBF7" if row % 2 else "",
        lambda _row, column: "FFFF00" if column == 4 else "",
        lambda row, column: "FFFF00" if column == 4 and row > 1 else "D9D9D9" if row == 1 else "",
        lambda row, column: "FFFF00" if column == 4 and row == 5 else "",
        lambda row, column: "FFFFFF" if column == 4 and row % 2 else "",
        lambda row, _column: "FFFF00" if row in {4, 5, 9} else "",
    ],
    ids=["headings", "bands", "whole column", "answers alike", "one cell", "white", "whole rows"],
)
def test_colours_that_say_nothing_about_a_column_are_not_told(paint: Paint) -> None:
    assert told(paint) is None


def test_column_with_answers_of_its_own_is_read() -> None:
    assert told(lambda row, column: "FFFF00" if column == 4 and row % 2 else "", lambda row: row % 5 + 1) is None
