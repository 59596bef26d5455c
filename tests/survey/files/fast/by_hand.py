"""Workbooks written by hand, in the ways in which programs write them."""

from __future__ import annotations

import io
import warnings
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from loyalty_desktop.survey.files.cell_by_cell import read_cell_by_cell
from loyalty_desktop.survey.files.fast.reading import read_fast
from loyalty_desktop.survey.files.package import Package
from tests.survey.files.workbooks import MAIN, RELATIONS, changed, workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.sheet import Sheet

FORMATS = ("General", "00000", "0%", "yyyy/mm/dd", "h:mm", "[h]:mm:ss", "yyyy-mm-dd hh:mm:ss", "#,##0.00", "@")
"""The number format of each style."""


@dataclass(frozen=True)
class Piece:
    """A cell: `t` and `s` as attributes, `inside` as XML; `text` is one that may be shared or stand in the cell."""

    t: str = ""
    s: int = 0
    inside: str = ""
    text: str | None = None


@dataclass(frozen=True)
class Hand:
    """How a program writes."""

    address: str = "first"  # or last, none
    quote: str = '"'
    gap: str = ""
    says_numbers: bool = False
    is_inline: bool = False
    row: str = ' spans="1:9"'
    row_number: bool = True
    always_styled: bool = False
    head: str = '<dimension ref="A1"/>'
    tail: str = ""
    declaration: str = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


EXCEL = Hand()
HANDS = {
    "excel": EXCEL,
    "openpyxl": Hand(says_numbers=True, is_inline=True, row="", declaration=""),
    "libreoffice": Hand(
        row=' customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false"',
        always_styled=True,
        head="",
    ),
    "google": Hand(row="", always_styled=True, head='<sheetPr/><cols><col min="2" max="3" hidden="1"/></cols>'),
    "poi": Hand(is_inline=True, says_numbers=True, gap="\n", row=""),
    "tool": Hand(address="none", row_number=False, row="", is_inline=True, declaration=""),
    "sorted": Hand(address="last", row=' spans="1:2"'),
    "apostrophes": Hand(quote="'", gap=" "),
}


def attributes(piece: Piece, address: str, hand: Hand, kind: str) -> str:
    found = [("s", str(piece.s))] if piece.s or hand.always_styled else []
    if kind or hand.says_numbers:
        found.append(("t", kind or "n"))
    if hand.address == "first":
        found.insert(0, ("r", address))
    elif hand.address == "last":
        found.append(("r", address))
    return "".join(f" {name}={hand.quote}{value}{hand.quote}" for name, value in found)


def letters(column: int) -> str:
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def rendered(piece: Piece, address: str, hand: Hand, shared: list[str]) -> str:
    kind, inside = piece.t, piece.inside
    if piece.text is not None:
        spaces = ' xml:space="preserve"' if piece.text != piece.text.strip() else ""
        body = f"<t{spaces}>{escape(piece.text)}</t>"
        if hand.is_inline:
            kind, inside = "inlineStr", f"<is>{body}</is>"
        else:
            shared.append(f"<si>{body}</si>")
            kind, inside = "s", f"<v>{len(shared) - 1}</v>"
    opening = f"<c{attributes(piece, address, hand, kind)}"
    return f"{opening}/>" if not inside else f"{opening}>{hand.gap}{inside}{hand.gap}</c>{hand.gap}"


def by_hand(
    rows: Sequence[Sequence[Piece | None]],
    hand: Hand = EXCEL,
    items: Sequence[str] = (),
    from_1904: bool = False,
) -> bytes:
    """Return a workbook with these rows; `items` are shared texts that the pieces may refer to."""
    shared = list(items)
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(
            rendered(piece or Piece(), f"{letters(column)}{number}", hand, shared)
            for column, piece in enumerate(row, 1)
            if piece is not None or hand.address == "none"
        )
        told = f" r={hand.quote}{number}{hand.quote}" if hand.row_number else ""
        lines.append(f"<row{told}{hand.row}>{hand.gap}{cells}</row>{hand.gap}")
    sheet = (
        f'{hand.declaration}<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}">{hand.head}'
        f"<sheetData>{hand.gap}{''.join(lines)}</sheetData>{hand.tail}</worksheet>"
    )
    return packed(sheet.encode(), f'<sst xmlns="{MAIN}" count="1">{"".join(shared)}</sst>'.encode(), from_1904)


def packed(sheet: bytes, shared: bytes | None = None, from_1904: bool = False) -> bytes:
    """Return a workbook around a sheet and its shared texts, with one style for each of FORMATS."""
    formats = "".join(
        f'<numFmt numFmtId="{164 + number}" formatCode="{escape(code)}"/>' for number, code in enumerate(FORMATS)
    )
    styles = "".join(f'<xf numFmtId="{164 + number if number else 0}"/>' for number in range(len(FORMATS)))
    content = f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>'
    book = changed(
        workbook(),
        sheet1=sheet,
        styles=content.encode(),
        workbook=lambda part: part.replace(b"<workbookPr ", b'<workbookPr date1904="1" ') if from_1904 else part,
    )
    buffer = io.BytesIO(book)
    if shared is not None:
        with zipfile.ZipFile(buffer, "a") as package:
            package.writestr("xl/sharedStrings.xml", shared)
    return buffer.getvalue()


def ignore(share: float) -> None:
    """Take no interest in progress."""


def fast(data: bytes) -> tuple[Sheet, ...]:
    return read_fast(Package(data, "survey.xlsx"), "survey.xlsx", ignore)


def slow(data: bytes) -> tuple[Sheet, ...]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's, about dates that are none
        return read_cell_by_cell(Package(data, "survey.xlsx"), "survey.xlsx", ignore)


def told(sheets: tuple[Sheet, ...]) -> list[object]:
    """Return everything that sheets say, so that two readers can be compared."""
    return [
        (
            sheet.name, sheet.rows, sheet.hidden, sheet.hidden_rows, sheet.hidden_columns, sheet.merged,
            [
                (
                    [(type(value), value) for value in column.values],
                    column.codes.dtype.str,
                    column.codes.tolist(),
                    column.number_format,
                )
                for column in sheet.columns
            ],
        )
        for sheet in sheets
    ]  # fmt: skip


def assert_equal(data: bytes) -> tuple[Sheet, ...]:
    """Read with both readers, and return what the fast one found."""
    found = fast(data)
    assert told(found) == told(slow(data))
    return found
