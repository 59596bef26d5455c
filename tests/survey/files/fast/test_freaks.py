"""Sheets of freak size cost neither memory nor time (I61)."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.errors import FileTooLarge
from tests.survey.files.fast.by_hand import HANDS, Piece, assert_equal, by_hand, fast, packed
from tests.survey.files.workbooks import MAIN, with_cells

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Sheet

MEBIBYTE = 1 << 20


def read_within(data: bytes, mebibytes: int) -> tuple[Sheet, ...]:
    tracemalloc.start()
    try:
        found = fast(data)
        assert tracemalloc.get_traced_memory()[1] < mebibytes * MEBIBYTE
    finally:
        tracemalloc.stop()
    return found


def test_value_in_the_last_cell_of_the_sheet_is_a_leftover() -> None:
    rows = "".join(f"<row r='{row}'><c r='A{row}'><v>{row % 5}</v></c></row>" for row in range(1, 500))
    last = "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"
    (sheet,) = read_within(with_cells(rows + last), 20)
    assert (sheet.rows, len(sheet.columns)) == (499, 1)


def test_hundred_thousand_rows_of_formatted_empty_cells_are_nothing() -> None:
    cells = "".join(f'<c r="{letter}{{0}}" s="1"/>' for letter in "ABCDEFGHIJKLMNOPQRST")
    empty = f'<row r="{{0}}" spans="1:20">{cells}</row>'
    rows = "".join(empty.format(row) for row in range(2, 100_002))
    (sheet,) = read_within(with_cells('<row r="1"><c r="A1"><v>1</v></c></row>' + rows), 40)
    assert (sheet.rows, len(sheet.columns)) == (1, 1)


def test_closed_rows_without_cells_are_nothing() -> None:
    rows = "".join(f'<row r="{row}" ht="12" customHeight="1"/>' for row in range(2, 50_000))
    (sheet,) = read_within(with_cells('<row r="1"><c r="A1"><v>1</v></c></row>' + rows), 40)
    assert (sheet.rows, len(sheet.columns)) == (1, 1)


@pytest.mark.parametrize("far", ["B1001:5", "B1002:5", "ALM1:9", "ALN1:9", "A900:1;A1900:2;A2901:3;A3000:4"])
def test_far_cells_are_left_out_as_openpyxl_leaves_them(far: str) -> None:
    lines = {1: ["<c r='A1'><v>1</v></c>"]}
    for one in far.split(";"):
        address, value = one.split(":")
        row = int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        lines.setdefault(row, []).append(f"<c r='{address}'><v>{value}</v></c>")
    assert_equal(with_cells("".join(f"<row r='{row}'>{''.join(cells)}</row>" for row, cells in lines.items())))


def test_empty_sheets_are_empty() -> None:
    for content in ("", "<row r='1'/>", "<row r='1'></row>", "<row/><row/>"):
        (sheet,) = assert_equal(with_cells(content))
        assert (sheet.rows, sheet.columns) == (0, ())


def test_widest_sheets_are_refused() -> None:
    with pytest.raises(FileTooLarge):
        fast(by_hand([[Piece(inside="<v>1</v>")] * 2_001]))


@pytest.mark.parametrize("hand", ["excel", "tool", "google"])
def test_many_columns_have_their_letters(hand: str) -> None:
    row: list[Piece | None] = [Piece(inside=f"<v>{number}</v>") for number in range(1_500)]
    (sheet,) = assert_equal(by_hand([row] * 12, HANDS[hand]))
    assert sheet.row(11) == tuple(range(1_500))


def test_sheet_without_rows_written_short() -> None:
    (sheet,) = assert_equal(packed(f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode()))
    assert sheet.rows == 0
