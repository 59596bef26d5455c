"""Cells far from all others are left out by every reader, and none of them does so silently."""

from __future__ import annotations

from collections.abc import Callable

import openpyxl
import pytest

from loyalty_desktop.survey.files.cell_by_cell import read_cell_by_cell
from loyalty_desktop.survey.files.package import Package
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import FarCells, Workbook
from loyalty_desktop.survey.survey import survey
from tests.survey.files.containers import ods, ods_cell, ods_table, xls, xlsb
from tests.survey.files.workbooks import book_of_sheets, saved

ROWS: list[tuple[object, ...]] = [("回答番号", "推奨度(0-10)"), *((at, at % 11) for at in range(20))]
SPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def read(data: bytes) -> Workbook:
    return workbook_of(Given(data, "a.dat"), lambda _share: None)


def told(book: Workbook, reading: Reading | None = None) -> Noted | None:
    return next((note for note in survey(book, reading).notes if note.message.id == "cells_far"), None)


def with_cells(*places: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(list(row))
    for place in places:
        sheet[place] = 1
    return saved(book)


def far_ods() -> bytes:
    blank = '<table:table-cell table:number-columns-repeated="3000"/>'
    rows = '<table:table-row table:number-rows-repeated="2000"><table:table-cell/></table:table-row>'
    right = f"<table:table-row>{ods_cell(1)}{ods_cell(2)}{blank}{ods_cell('x')}</table:table-row>"
    below = f'<table:table-row table:number-rows-repeated="3">{ods_cell(1)}{ods_cell(2)}</table:table-row>'
    return ods(ods_table(ROWS).replace("</table:table>", f"{right}{rows}{below}</table:table>"))


def far_xml() -> bytes:
    def cells(row: tuple[object, ...]) -> str:
        kinds = ["String" if isinstance(cell, str) else "Number" for cell in row]
        return "".join(
            f'<Cell><Data ss:Type="{kind}">{cell}</Data></Cell>' for kind, cell in zip(kinds, row, strict=True)
        )

    rows = "".join(f"<Row>{cells(row)}</Row>" for row in ROWS)
    far = '<Row ss:Index="9000"><Cell ss:Index="2"><Data ss:Type="Number">1</Data></Cell></Row>'
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}"><Worksheet ss:Name="a">'
        f"<Table>{rows}{far}</Table></Worksheet></Workbook>"
    ).encode()


def far_xls() -> bytes:
    blank: list[tuple[object, ...]] = [()] * 1_500
    return xls({"a": [*ROWS, *blank, (None, 5), ("x", 6)]})


@pytest.mark.parametrize(
    ("make", "count", "cells"),
    [
        (lambda: with_cells("XFD1048576", "XFA3"), 2, ("XFA3", "XFD1048576")),
        (lambda: with_cells("A1500", "B1500", "A1501", "B1501", "A1502", "B1502", "A9000"), 7, None),
        (far_xls, 3, ("B1522", "A1523", "B1523")),
        (lambda: xlsb({"a": ROWS}, far=(5_000, 1)), 1, ("B5001",)),
        (far_ods, 7, ("DKM22", "A2023", "B2023")),
        (far_xml, 1, ("B9000",)),
    ],
    ids=["xlsx", "xlsx below", "xls", "xlsb", "ods", "xml"],
)
def test_every_reader_tells_the_cells_it_left_out(
    make: Callable[[], bytes], count: int, cells: tuple[str, ...] | None
) -> None:
    note = told(read(make()))
    assert note is not None
    assert (note.count, note.state) == (count, "told")
    if cells is not None:
        assert note.cells == cells
    else:
        assert len(note.cells) == 5


def test_second_reader_of_xlsx_counts_the_same() -> None:
    data = with_cells("XFD1048576", "XFA3", "A5000", "B6000")
    (slow,) = read_cell_by_cell(Package(data, "a.xlsx"), "a.xlsx", lambda _share: None)
    (fast,) = read(data).sheets
    assert slow.far == fast.far
    assert fast.far == FarCells(4, ((2, 16380), (4999, 0), (5999, 1), (1_048_575, 16_383)))


def test_nothing_is_told_of_an_ordinary_sheet() -> None:
    assert told(read(with_cells("C3"))) is None


def test_sheets_read_as_one_name_the_sheet_of_the_cell() -> None:
    plain = ROWS
    data = book_of_sheets({"4月": [*plain, *[()] * 1500, (1, 2)], "5月": plain})
    note = told(read(data), Reading(sheets=("4月", "5月")))
    assert note is not None
    assert note.cells == ("4月!A1522", "4月!B1522")
