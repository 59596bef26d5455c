"""What formulas give, written beside them into a saved workbook: openpyxl leaves that to Excel.

A viewer that works nothing out, and Excel as long as a file from elsewhere is protected, show these results.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from html import unescape
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping

    from loyalty_desktop.report.workbook.live_sheet import Result

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*?)><f>([^<]*)</f><v\s*(?:/>|></v>)</c>')
_KIND = re.compile(r' t="[^"]*"')


def sheet_parts(book: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each sheet in the package by the name of the sheet."""
    relations = ET.fromstring(book.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    sheets = ET.fromstring(book.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")  # noqa: S314
    found = {}
    for one in sheets:
        target = targets[one.get(_RELATION)]
        found[one.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def with_results(xml: str, cells: Mapping[str, Result], formulas: Mapping[str, Result]) -> str:
    """Return a sheet with the result beside each formula: known by its cell, or by what it says.

    `formulas` are without the equals sign. A formula that is in neither is left to Excel.
    """

    def written(match: re.Match[str]) -> str:
        place, attributes, formula = match.groups()
        result = cells.get(place)
        if result is None:
            result = formulas.get(unescape(formula))
        return match.group() if result is None else result_cell(place, attributes, f"<f>{formula}</f>", result)

    return _CELL.sub(written, xml)


def quoted_style(book: zipfile.ZipFile) -> int | None:
    """Return the number of a plain style whose texts stay texts when somebody clicks into them; None without one."""
    styles = ET.fromstring(book.read("xl/styles.xml")).find(f"{_MAIN}cellXfs")  # noqa: S314
    plain = [
        at
        for at, one in enumerate(styles if styles is not None else ())
        if one.get("quotePrefix") == "1" and one.get("fillId", "0") == "0" and one.get("borderId", "0") == "0"
    ]
    return plain[0] if plain else None


def result_cell(place: str, attributes: str, formula: str, result: Result) -> str:
    """Return a cell of a sheet with a formula (as markup) and what it gives."""
    attributes = _KIND.sub("", attributes)
    if isinstance(result, str):
        return f'<c r="{place}"{attributes} t="str">{formula}<v>{escape(result)}</v></c>'
    number = float(result)  # a number of numpy would be written with its name
    if not math.isfinite(number):
        return f'<c r="{place}"{attributes}>{formula}</c>'  # a file that says nan is a damaged one
    said = str(int(result)) if isinstance(result, int) else repr(number)
    return f'<c r="{place}"{attributes}>{formula}<v>{said}</v></c>'
