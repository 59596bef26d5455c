"""Workbooks for the tests: written by openpyxl, then taken apart where a test needs them odd."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
ANSWERS = (("id", "満足度"), ("a", 5), ("b", 4))


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def workbook(rows: Iterable[Iterable[object]] = ANSWERS, title: str = "回答") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def book_of_sheets(sheets: Mapping[str, Iterable[Iterable[object]]], *hidden: str) -> bytes:
    """Return a workbook of several sheets, those named in `hidden` out of sight."""
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if title in hidden else "visible"
    return saved(book)


def changed(data: bytes, **parts: bytes | Callable[[bytes], bytes] | None) -> bytes:
    """Return the workbook with parts replaced, changed or left out, by the last word of their names."""
    buffer = io.BytesIO()
    done = set()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            word = name.rpartition("/")[2].partition(".")[0]
            if word not in parts or name.endswith(".rels"):
                target.writestr(name, source.read(name))
                continue
            done.add(word)
            change = parts[word]
            if callable(change):
                target.writestr(name, change(source.read(name)))
            elif change is not None:
                target.writestr(name, change)
    assert done == set(parts)
    return buffer.getvalue()


def sheet_xml(cells: str, *, before: str = "") -> bytes:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{cells}</sheetData></worksheet>'.encode()


def with_cells(cells: str) -> bytes:
    """Return a workbook whose only sheet has this content."""
    return changed(workbook(), sheet1=sheet_xml(cells))


def with_shared_strings(strings: str, cells: str) -> bytes:
    buffer = io.BytesIO(with_cells(cells))
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>')
    return buffer.getvalue()
