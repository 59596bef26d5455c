"""The backgrounds of the first cells of a worksheet, which neither reader of xlsx files looks at on its way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loyalty_desktop.survey.files.colours import FIRST_ROWS, Colours
from loyalty_desktop.survey.files.surroundings import column_number

if TYPE_CHECKING:
    from loyalty_desktop.survey.files.package import Package, Styles
    from loyalty_desktop.survey.sheet import Coloured

_MOST_BYTES = 1 << 20
_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*)>")
_PLACE = re.compile(rb"\br=\"([A-Z]{1,3})([0-9]{1,7})\"")
_STYLE = re.compile(rb"\bs=\"([0-9]{1,6})\"")


def coloured_of(package: Package, part: str, styles: Styles, rows: int, columns: int) -> tuple[Coloured, ...]:
    """Return which cells of a sheet of this size have a background of their own; nothing is read where none can."""
    if not any(styles.fills):
        return ()
    colours = Colours()
    source = package.open(part)
    begun = b""
    while len(begun) < _MOST_BYTES and (block := source.read(_MOST_BYTES - len(begun))):
        begun += block
    for found in _CELL.finditer(begun):
        place, style = _PLACE.search(found[1]), _STYLE.search(found[1])
        if place is None or style is None:
            continue
        if int(place[2]) > FIRST_ROWS:
            break
        number = int(style[1])
        if number < len(styles.fills):
            colours.add(int(place[2]) - 1, column_number(place[1].decode()) - 1, styles.fills[number])
    return colours.of(rows, columns)
