"""The same rows, headings first, as files of every format that is easily written."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import openpyxl
import pandas as pd
import pyreadstat

from tests.survey.files.containers import ods, ods_table, xls, xlsb
from tests.survey.layouts.layout import csv

Cell: TypeAlias = "str | int | float | None"
Rows: TypeAlias = Sequence[Sequence[Cell]]

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?\Z")


def typed(rows: Rows) -> list[list[Cell]]:
    """Return rows of text with numbers as numbers, and nothing where nothing is written."""
    return [list(rows[0]), *([_typed(cell) for cell in row] for row in rows[1:])]


def _typed(cell: Cell) -> Cell:
    if isinstance(cell, str) and _NUMBER.match(cell):
        return float(cell) if "." in cell else int(cell)
    return None if cell == "" else cell


def xlsx(rows: Rows) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("回答")
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(rows: Rows) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("回答/アンケート.csv", csv(rows, "utf-8"))
    return out.getvalue()


def open_document(rows: Rows) -> bytes:
    return ods(ods_table([[escape(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]))


def page(rows: Rows) -> bytes:
    def cells(row: Sequence[Cell]) -> str:
        return "".join(f"<td>{'' if cell is None else escape(str(cell))}</td>" for cell in row)

    table = "".join(f"<tr>{cells(row)}</tr>" for row in rows)
    return f'<html><head><meta charset="utf-8"></head><body><table>{table}</table></body></html>'.encode()


def spreadsheet_xml(rows: Rows) -> bytes:
    def cell(value: Cell) -> str:
        kind = "Number" if isinstance(value, int | float) else "String"
        return f'<Cell><Data ss:Type="{kind}">{escape(str(value))}</Data></Cell>' if value is not None else "<Cell/>"

    space = "urn:schemas-microsoft-com:office:spreadsheet"
    table = "".join(f"<Row>{''.join(map(cell, row))}</Row>" for row in rows)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="回答"><Table>{table}</Table></Worksheet></Workbook>'
    ).encode()


def spss(rows: Rows) -> bytes:
    """Return an SPSS file: the headings are labels, a column of nothing but numbers is numeric."""
    names = [f"V{at}" for at in range(1, len(rows[0]) + 1)]
    columns: dict[str, list[Cell]] = {}
    for name, cells in zip(names, zip(*rows[1:], strict=True), strict=True):
        is_number = all(cell is None or isinstance(cell, int | float) for cell in cells)
        columns[name] = list(cells) if is_number else ["" if cell is None else str(cell) for cell in cells]
    frame = pd.DataFrame({name: pd.Series(cells, dtype=_dtype(cells)) for name, cells in columns.items()})
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.sav"
        pyreadstat.write_sav(frame, str(path), column_labels=[str(heading or "") for heading in rows[0]])
        return path.read_bytes()


def _dtype(cells: Sequence[Cell]) -> str:
    return "object" if any(isinstance(cell, str) for cell in cells) else "float64"


IN_FORMATS: dict[str, Callable[[Rows], bytes]] = {
    "csv": csv,
    "tsv": lambda rows: csv(rows, delimiter="\t"),
    "xlsx": xlsx,
    "ods": open_document,
    "xls": lambda rows: xls({"回答": rows}),
    "xlsb": lambda rows: xlsb({"回答": rows}),
    "sav": spss,
    "htm": page,
    "xml": spreadsheet_xml,
    "zip": zipped,
}
