"""The rows of a sheet: which cells there are, where, and what they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_desktop.survey.files.fast import contents
from loyalty_desktop.survey.files.fast.addresses import Belonging, columns_of
from loyalty_desktop.survey.files.fast.window import Bytes, Places, UnknownLayoutError, Window
from loyalty_desktop.survey.files.limits import LAST_ROW

if TYPE_CHECKING:
    from loyalty_desktop.survey.files.fast.numbers import Flags, Packed
    from loyalty_desktop.survey.files.fast.tags import Tags
    from loyalty_desktop.survey.files.fast.values import Values
    from loyalty_desktop.survey.files.surroundings import Surroundings

_ROW = re.compile(rb"<row(?:\s+r=\"([0-9]{1,7})\")?((?:\s+[A-Za-z][\w:.]*\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*\s*/?)>")
_ATTRIBUTE = re.compile(r"([A-Za-z][\w:.]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_MOST_KEPT = 4_096


class Cells(NamedTuple):
    """The cells of some rows in the order of the file.

    `numbers` are those of the rows and `columns` those of the columns, from 1; `row_of` says which row of `numbers`
    a cell is in.
    """

    numbers: Places
    row_of: Places
    columns: Places
    values: Packed
    styles: Packed

    def of(self, chosen: Flags) -> Cells:
        """Return these cells only."""
        if chosen.all():
            return self
        at = np.flatnonzero(chosen)
        return Cells(
            self.numbers, self.row_of.take(at), self.columns.take(at), self.values.take(at), self.styles.take(at)
        )


class Piece(NamedTuple):
    """Some whole rows: where elements begin and end, and with which letter."""

    window: Window
    tags: Places
    kind: Bytes

    @classmethod
    def of(cls, raw: bytes) -> Piece:
        """Look for the elements."""
        window = Window(raw)
        tags = window.signs(b"<")
        return cls(window, tags, window.at(tags + 1))


class Rows:
    """Reads a sheet's rows piece by piece."""

    def __init__(self, tags: Tags, values: Values, around: Surroundings) -> None:
        self._tags = tags
        self._values = values
        self._around = around
        self._last = 0
        self._usual = b""
        self._attributes: dict[bytes, dict[str, str]] = {}

    def read(self, piece: Piece) -> Cells:
        """Return the cells of whole rows; raises UnknownLayoutError at anything that is not known."""
        window, tags, kind = piece
        rows = np.flatnonzero(kind == ord("r"))
        rows = rows[(window.at(tags[rows] + 2) == ord("o")) & (window.at(tags[rows] + 3) == ord("w"))]
        cells = np.flatnonzero(kind == ord("c"))
        after = window.at(tags.take(cells) + 2)
        is_cell = (after <= ord(" ")) | (after == ord(">")) | (after == ord("/"))
        if not is_cell.all():
            cells = cells[is_cell]
        if not rows.size or rows[0] != 0 or window.has_controls():
            raise UnknownLayoutError(window.raw[:80])
        ends, row_of = _bounds(window, tags, rows, cells)
        numbers = self._numbers(window, tags[rows])
        columns, found = columns_of(window, tags, cells, Belonging(numbers, row_of), self._tags)
        values = contents.read(window, contents.Elements(tags, kind, cells, ends), found, self._tags, self._values)
        return Cells(numbers, row_of, columns, values, self._tags.style.take(found))

    def _numbers(self, window: Window, places: Places) -> Places:
        numbers = []
        raw = window.raw
        for place in places.tolist():
            if raw.startswith(b'<row r="%d"%b>' % (self._last + 1, self._usual), place):
                self._last += 1
                numbers.append(self._last)
                continue
            found = _ROW.match(raw, place)
            if found is None:
                raise UnknownLayoutError(raw[place : place + 80])
            attributes = self._understood(found[2])
            told = found[1].decode() if found[1] is not None else attributes.get("r", "")
            number = int(told) if told else self._last + 1
            if not self._last < number <= LAST_ROW:
                raise UnknownLayoutError(found[0])
            self._last = number
            if "hidden" in attributes:
                self._around.row(number, attributes)
            elif found[1] is not None:
                self._usual = found[2]
            numbers.append(number)
        return np.array(numbers, np.int64)

    def _understood(self, raw: bytes) -> dict[str, str]:
        found = self._attributes.get(raw)
        if found is None:
            found = {name: double or single for name, double, single in _ATTRIBUTE.findall(raw.decode())}
            if not found.get("r", "0").isdecimal() or b"&" in raw:
                raise UnknownLayoutError(raw)
            if len(self._attributes) < _MOST_KEPT:
                self._attributes[raw] = found
        return found


def _bounds(window: Window, tags: Places, rows: Places, cells: Places) -> tuple[Places, Places]:
    """Return where the elements of each cell end, and the row of each, both as places in other arrays.

    Raises UnknownLayoutError if anything but cells is in a row, or anything but rows around it.
    """
    first = np.searchsorted(cells, rows)
    counts = np.diff(np.append(first, len(cells)))
    next_row = np.append(rows[1:], len(tags))
    is_closed = next_row == rows + 1  # <row/>
    closing = next_row - 1
    place = tags[closing]
    closes = (
        (window.at(place + 1) == ord("/")) & (window.at(place + 2) == ord("r")) & (window.at(place + 3) == ord("o"))
    )
    starts = np.where(counts > 0, cells.take(first, mode="clip") if cells.size else 0, closing)
    if not np.where(is_closed, counts == 0, closes & (starts == rows + 1)).all():
        raise UnknownLayoutError(window.raw[:80])
    ends = np.append(cells[1:], 0)
    used = counts > 0
    ends[(first + counts - 1)[used]] = closing[used]
    return ends, np.repeat(np.arange(len(rows)), counts)
