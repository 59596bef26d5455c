"""Old and binary workbooks (xls, xlsb) to raw cells, and xlsx and ods that their own readers cannot read.

calamine reads them, from bytes. It may abort the whole process on a hostile file, so that this runs in a child
(door.py). Error cells, hidden rows and number formats, which it does not tell, come from the records
(binary_records.py).
"""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, TypeAlias

import python_calamine as calamine

from loyalty_desktop.errors import DamagedFile, FileTooLarge, UnknownFormat
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.binary_records import Told, told_by_xls, told_by_xlsb
from loyalty_desktop.survey.files.broken import BROKEN
from loyalty_desktop.survey.files.grid import MAX_CELLS, Grid
from loyalty_desktop.survey.files.kinds import Kind
from loyalty_desktop.survey.files.limits import LAST_COLUMN, LAST_ROW
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.sheet import Cell, Merged, Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Callable

Report: TypeAlias = "Callable[[float], None]"

_PANIC = "PanicException"  # Rust's, which is no Exception and has no name to import
_EXACT = 1 << 53  # above that a float is not exactly the number that was typed
_ROWS_BETWEEN_REPORTS = 1_024


def read_spreadsheet(data: bytes, kind: Kind, file: str, report: Report) -> Workbook:
    """Return all worksheets, hidden ones too; raises DamagedFile if one of them cannot be read."""
    try:
        told = _told(data, kind, file)  # before calamine makes room for all cells up to the last
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = _sheets(book, told, file, report)
    except calamine.PasswordError as error:
        raise UnknownFormat(message("file_encrypted_otherwise", file=file)) from error
    except (calamine.CalamineError, *BROKEN) as error:
        raise DamagedFile(message("file_damaged", file=file)) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise DamagedFile(message("file_damaged", file=file)) from error
    if not sheets:
        raise DamagedFile(message("file_damaged", file=file))
    is_second = kind not in {Kind.XLS, Kind.XLSB}
    return Workbook(sheets, notes=(Noted(message("note_second_reader")),) if is_second else ())


def _sheets(book: calamine.CalamineWorkbook, told: list[Told], file: str, report: Report) -> tuple[Sheet, ...]:
    if len(told) != len(book.sheets_metadata):
        told = [Told()] * len(book.sheets_metadata)
    listed = [
        (one, about)
        for one, about in zip(book.sheets_metadata, told, strict=True)
        if one.typ is calamine.SheetTypeEnum.WorkSheet
    ]
    found, cells = [], 0
    for at, (listing, about) in enumerate(listed):

        def report_rows(share: float, at: int = at) -> None:
            report((at + share) / len(listed))

        grid = Grid(file, cells)
        sheet = book.get_sheet_by_name(listing.name)
        if sheet.total_height > LAST_ROW or sheet.total_width > LAST_COLUMN:  # each row above would be gone through
            raise DamagedFile(message("file_damaged", file=file))
        _refuse_freaks(sheet.height, sheet.width, file)  # not every format has told it before
        merged = _fill(grid, sheet, report_rows)
        for row, column, error in about.errors:
            grid.put(row, column, error)
        cells = grid.cells
        found.append(
            grid.sheet(
                listing.name,
                hidden=listing.visible is not calamine.SheetVisibleEnum.Visible,
                hidden_rows=about.hidden_rows,
                hidden_columns=about.hidden_columns,
                merged=merged,
                formats=about.formats,
                colours=about.colours,
            )
        )
    return tuple(found)


def _refuse_freaks(rows: int, columns: int, file: str) -> None:
    """Raise at a sheet that would be a block of memory from its first cell to its last."""
    if rows * columns > 10 * MAX_CELLS:
        raise FileTooLarge(message("file_too_many_cells", file=file, limit=MAX_CELLS))


def _fill(grid: Grid, sheet: calamine.CalamineSheet, report: Report) -> tuple[Merged, ...]:
    """Put all cells into `grid`; return the merged ones."""
    if sheet.start is None:
        return ()
    first_row, first_column = sheet.start
    last = max(sheet.total_height, 1)
    for row, values in enumerate(sheet.iter_rows()):
        if row % _ROWS_BETWEEN_REPORTS == 0:
            report(row / last)
        if row < first_row:
            continue
        for at, value in enumerate(values, first_column):
            if value != "":
                grid.put(row, at, _cell(value))
    return tuple(Merged(*one, *other) for one, other in sheet.merged_cell_ranges or ())


def _cell(value: Cell) -> Cell:
    """Return a cell as the other readers do: 5.0 is a whole number again, and a day begins at 0:00."""
    if type(value) is dt.date:
        return dt.datetime(value.year, value.month, value.day)
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    return value


def _told(data: bytes, kind: Kind, file: str) -> list[Told]:
    """Return what the records say of all sheets, in the order of their tabs; nothing for other formats."""
    told = told_by_xls(data) if kind is Kind.XLS else told_by_xlsb(data, file) if kind is Kind.XLSB else []
    last_row, last_column = (1 << 16, 1 << 8) if kind is Kind.XLS else (1 << 20, 1 << 14)
    for one in told:
        if one.last_row >= last_row or one.last_column >= last_column:
            raise DamagedFile(message("file_damaged", file=file))
        _refuse_freaks(one.last_row + 1, one.last_column + 1, file)
    return told
