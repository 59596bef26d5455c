"""How an xls or xlsb workbook shows its numbers, and the backgrounds of its cells, from the records of its styles."""

from __future__ import annotations

import struct
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

from loyalty_desktop.survey.files.number_formats import builtin_code, shows_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    Record = tuple[int, bytes]

_SHORT = Struct("<H")
_TWO_SHORTS = Struct("<HH")
_LONG = Struct("<I")
_XLS_FORMAT, _XLS_STYLE = 0x041E, 0xE0
_XLSB_FORMAT, _XLSB_FILL, _XLSB_STYLE, _XLSB_STYLES, _XLSB_STYLES_END = 44, 45, 47, 617, 618
_WHITE = 0x09
"""The number of white in the palette of old workbooks."""
_NO_COLOURS = {0x40, 0x41, _WHITE}
_FIRST_FILLS = 2
"""The first two fills of a workbook are none and a pattern that nothing has."""


class Looks(NamedTuple):
    """Of each cell style the number format ('' for the general one and dates) and a name of the background."""

    formats: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()

    def format_of(self, style: int) -> str:
        """Return the number format of a style."""
        return self.formats[style] if style < len(self.formats) else ""

    def fill_of(self, style: int) -> str:
        """Return what names the background of a style, '' where it has none."""
        return self.fills[style] if style < len(self.fills) else ""


def looks_of_xls(records: Iterable[Record], *, wide: bool) -> Looks:
    """Return the styles of an old workbook from its first records; `wide` since Excel 97, whose texts are Unicode."""
    written: dict[int, str] = {}
    styles: list[tuple[int, str]] = []
    for number, body in records:
        try:
            if number == _XLS_FORMAT:
                written[_SHORT.unpack_from(body)[0]] = _text_of_xls(body, wide=wide)
            elif number == _XLS_STYLE:
                styles.append((_SHORT.unpack_from(body, 2)[0], _fill_of_xls(body) if wide else ""))
        except (struct.error, IndexError):
            continue  # the reader itself will say that the file is broken
    return Looks(tuple(_shown(written, number) for number, _fill in styles), tuple(fill for _number, fill in styles))


def _text_of_xls(body: bytes, *, wide: bool) -> str:
    if not wide:
        return body[3 : 3 + body[2]].decode("latin-1")
    length = _SHORT.unpack_from(body, 2)[0]
    return body[5 : 5 + 2 * length].decode("utf-16-le") if body[4] & 1 else body[5 : 5 + length].decode("latin-1")


def _fill_of_xls(body: bytes) -> str:
    borders, colours = _LONG.unpack_from(body, 14)[0], _SHORT.unpack_from(body, 18)[0]
    pattern, front = borders >> 26, colours & 0x7F
    return f"{pattern} {front}" if pattern and front not in _NO_COLOURS else ""


def looks_of_xlsb(records: Iterable[Record]) -> Looks:
    """Return the styles of a binary workbook from the records of its part of styles."""
    written: dict[int, str] = {}
    styles: list[tuple[int, str]] = []
    fills: list[str] = []
    inside = False
    for number, body in records:
        try:
            if number == _XLSB_FORMAT:
                length = _LONG.unpack_from(body, 2)[0]
                written[_SHORT.unpack_from(body)[0]] = body[6 : 6 + 2 * length].decode("utf-16-le", "replace")
            elif number == _XLSB_FILL:
                fills.append(body[:12].hex() if len(fills) >= _FIRST_FILLS and body[:1] != b"\0" else "")
            elif number in {_XLSB_STYLES, _XLSB_STYLES_END}:
                inside = number == _XLSB_STYLES
            elif number == _XLSB_STYLE and inside:
                _parent, shown = _TWO_SHORTS.unpack_from(body)
                fill = _SHORT.unpack_from(body, 6)[0]
                styles.append((shown, fills[fill] if fill < len(fills) else ""))
        except (struct.error, IndexError):
            continue  # as in xls
    return Looks(tuple(_shown(written, number) for number, _fill in styles), tuple(fill for _number, fill in styles))


def _shown(written: dict[int, str], number: int) -> str:
    code = written.get(number) or builtin_code(number)
    return "" if code.lower() == "general" or shows_date(code) else code
