"""Workbooks written and read back, for the tests beside."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
import openpyxl

from loyalty_desktop import i18n
from loyalty_desktop.report.workbook.writing import write_workbook
from tests.report.document import example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from loyalty_desktop.report.document.model import Block, Report, SectionId


def read(report: Report) -> Workbook:
    out = io.BytesIO()
    write_workbook(report, out)
    return openpyxl.load_workbook(out)


@cache
def whole(count: int = 3) -> Workbook:
    """Return the example in English, written and read back once for all tests: nobody changes it."""
    assert i18n.language() == "en"
    return read(example.report(count))


def of_blocks(*blocks: Block, section: SectionId = "drivers", language: str = "ja") -> Report:
    whole = example.report()
    page = msgspec.structs.replace(whole.pages[0], section=section, blocks=blocks)
    return msgspec.structs.replace(whole, pages=(page,), language=language, definitions=())


def cells(sheet: Worksheet) -> Iterator[Cell]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                yield cell


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in cells(sheet)]


def at(sheet: Worksheet, text: str) -> Cell:
    """Return the one cell that says this."""
    (found,) = [cell for cell in cells(sheet) if cell.value == text]
    return found


def charts(sheet: object) -> list[Any]:
    """Return the charts of a sheet, which openpyxl keeps to itself."""
    return list(sheet._charts)  # type: ignore[attr-defined]


def colour(look: Any) -> str:
    """Return the colour RRGGBB that something of a chart is filled with."""
    return str(look.solidFill.srgbClr)
