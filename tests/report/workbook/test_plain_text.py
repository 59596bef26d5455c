from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import Cell

from loyalty_desktop.report.workbook.plain_text import LONGEST, Pen, footer_text, sheet_name


def written(text: str) -> tuple[Cell, Pen]:
    book, pen = Workbook(), Pen()
    cell = book.worksheets[0].cell(1, 1)
    assert isinstance(cell, Cell)
    pen.write(cell, text)
    out = io.BytesIO()
    book.save(out)
    found = openpyxl.load_workbook(out).worksheets[0]["A1"]
    assert isinstance(found, Cell)
    return found, pen


@pytest.mark.parametrize(
    "text", ["=cmd()", "@SUM(A1)", "+1", "-1+1", "=", "#N/A", "2026-11-22", "TRUE", "00123", "a\tb", " a ", "<b>&amp;"]
)
def test_a_text_is_read_back_as_that_text(text: str) -> None:
    cell, pen = written(text)
    assert (cell.value, cell.data_type) == (text, "s")
    assert pen.remarks() == ()


def test_a_text_like_a_formula_stays_text_when_somebody_types_enter() -> None:
    assert written("=1+1")[0].quotePrefix
    assert not written("1+1")[0].quotePrefix


def test_signs_that_no_cell_can_hold_are_spaces_and_are_told() -> None:
    for sign in ("\x00", "\x07", "\x1f", "\ufffe", "\uffff", "\ud800"):
        cell, pen = written(f"a{sign}b")
        assert cell.value == "a b"
        assert pen.remarks() == ("1 texts hold signs that Excel cannot; a space stands in their place: Sheet!A1",)


def test_a_text_longer_than_a_cell_is_cut_and_told() -> None:
    cell, pen = written("x" * LONGEST + "y")
    assert cell.value == "x" * LONGEST
    assert pen.remarks() == ("1 texts are longer than a cell of Excel can be and were cut: Sheet!A1",)
    cell, pen = written("😀" * 20_000)
    assert cell.value == "😀" * (LONGEST // 2)  # Excel counts such a sign twice
    assert pen.remarks()
    assert written("x" * LONGEST)[1].remarks() == ()


def test_what_excel_would_read_as_a_code_is_written_as_excel_does() -> None:
    assert written("_x0041_")[0].value == "_x005F_x0041_"


def test_many_places_are_not_all_told() -> None:
    book, pen = Workbook(), Pen()
    for row in range(1, 31):
        cell = book.worksheets[0].cell(row, 1)
        assert isinstance(cell, Cell)
        pen.write(cell, "\x01")
    (line,) = pen.remarks()
    assert line.startswith("30 texts hold signs")
    assert line.endswith("Sheet!A20, …")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Drivers", "Drivers"),
        ("a[b]:c*d?e/f\\g", "a b c d e f g"),
        ("'quoted'", "quoted"),
        ("history", "history -"),
        ("\x01", "-"),
        ("", "-"),
        ("長" * 40, "長" * 31),
        ("😀" * 20, "😀" * 15),
    ],
)
def test_a_sheet_has_a_name_that_excel_takes(name: str, found: str) -> None:
    assert sheet_name(name, ()) == found


def test_no_two_sheets_share_a_name() -> None:
    long = "x" * 40
    assert sheet_name("drivers", ["Drivers"]) == "drivers 2"
    assert sheet_name("drivers", ["Drivers", "DRIVERS 2"]) == "drivers 3"
    assert sheet_name(long, ["x" * 31]) == "x" * 29 + " 2"


def test_the_foot_of_a_page_holds_no_commands_and_is_short() -> None:
    assert footer_text("R&D &P 100 %", 200) == "R&&D &&P 100 %"
    assert footer_text("a\nb", 200) == "a b"
    assert footer_text("&" * 300, 200) == "&" * 198 + "…"
