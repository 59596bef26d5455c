"""The rows of a sheet: which cells there are, where, and what they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_desktop.survey.files.fast import contents
from loyalty_desktop.survey.files.fast.addresses import Belonging, as_words, columns_of
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
_BEGIN = b'<row r="'
_ROW_BEGIN = np.frombuffer(_BEGIN, "<u8")[0]
_ALL_BITS = (1 << 64) - 1


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
    def of(cls, window: Window) -> Piece:
        """Look for the elements."""
        tags = window.signs(b"<")
        return cls(window, tags, window.at(tags, 1))


class Rows:
    """Reads a sheet's rows piece by piece; `last` is the number of the row before them, None where only they tell."""

    def __init__(self, tags: Tags, values: Values, around: Surroundings, last: int | None = 0) -> None:
        self._tags = tags
        self._values = values
        self._around = around
        self._last = last
        self._usual: bytes | None = None
        self._attributes: dict[bytes, dict[str, str]] = {}

    def read(self, piece: Piece) -> Cells:
        """Return the cells of whole rows; raises UnknownLayoutError at anything that is not known."""
        window, tags, kind = piece
        rows = np.flatnonzero(kind == ord("r"))
        rows = rows[(window.at(tags[rows], 2) == ord("o")) & (window.at(tags[rows], 3) == ord("w"))]
        is_cell = kind == ord("c")
        cells = np.flatnonzero(is_cell)
        is_alike = contents.are_alike(kind, is_cell, len(cells))
        if not is_alike:
            after = window.at(tags.take(cells), 2)
            cells = cells[(after <= ord(" ")) | (after == ord(">")) | (after == ord("/"))]
        if not rows.size or rows[0] != 0 or window.has_controls():
            raise UnknownLayoutError(window.raw[:80])
        bounds = _bounds(window, tags, rows, cells)
        numbers = self._numbers(window, tags[rows])
        row_of = np.repeat(np.arange(len(rows)), bounds.counts)
        columns, found = columns_of(window, tags, cells, Belonging(numbers, row_of), self._tags)
        packed = None
        if is_alike and (bounds.closing - rows - 1 == contents.ALIKE * bounds.counts)[bounds.counts > 0].all():
            packed = contents.read_alike(window, tags, cells, found, self._tags, self._values)
        if packed is None:
            elements = contents.Elements(tags, kind, cells, bounds.ends(cells))
            packed = contents.read(window, elements, found, self._tags, self._values)
        return Cells(numbers, row_of, columns, packed, self._tags.style.take(found))

    def _numbers(self, window: Window, places: Places) -> Places:
        count = len(places)
        last = _row_before(window) if self._last is None else self._last
        following = np.arange(last + 1, last + 1 + count)
        if self._are_usual(window, places, following):
            self._last = last + count
            return following
        numbers = []
        raw = window.raw
        for place in places.tolist():
            found = _ROW.match(raw, place)
            if found is None:
                raise UnknownLayoutError(raw[place : place + 80])
            attributes = self._understood(found[2])
            told = found[1].decode() if found[1] is not None else attributes.get("r", "")
            number = int(told) if told else last + 1
            if not last < number <= LAST_ROW:
                raise UnknownLayoutError(found[0])
            last = number
            if "hidden" in attributes:
                self._around.row(number, attributes)
            elif found[1] is not None:
                self._usual = found[2] + b">"
            numbers.append(number)
        self._last = last
        return np.array(numbers, np.int64)

    def _are_usual(self, window: Window, places: Places, numbers: Places) -> bool:
        """Say whether the rows have these numbers, and all else is as it was in the row before them."""
        digits = len(str(numbers[0]))
        if self._usual is None or digits < len(str(numbers[-1])) or int(numbers[-1]) > LAST_ROW:
            return False
        begin, number = window.words(places, 2)
        keep = np.uint64(_ALL_BITS >> (8 * (7 - digits)))
        if not ((begin == _ROW_BEGIN) & ((number & keep) == as_words(numbers, digits))).all():
            return False
        after = places + (len(_BEGIN) + digits + 1)
        places_of_rest = after[:, None] + np.arange(len(self._usual))
        return bool((window.at(places_of_rest) == np.frombuffer(self._usual, np.uint8)).all())

    def _understood(self, raw: bytes) -> dict[str, str]:
        found = self._attributes.get(raw)
        if found is None:
            found = {name: double or single for name, double, single in _ATTRIBUTE.findall(raw.decode())}
            if not found.get("r", "0").isdecimal() or b"&" in raw:
                raise UnknownLayoutError(raw)
            if len(self._attributes) < _MOST_KEPT:
                self._attributes[raw] = found
        return found


def _row_before(window: Window) -> int:
    """Return the number of the row before the first one, which has to tell its own."""
    found = _ROW.match(window.raw)
    if found is None or found[1] is None:
        raise UnknownLayoutError(window.raw[:80])
    return int(found[1]) - 1


class _Bounds(NamedTuple):
    """The first cell of each row and how many there are, as places among the cells; its end, among the tags."""

    first: Places
    counts: Places
    closing: Places

    def ends(self, cells: Places) -> Places:
        """Return where the elements of each cell end."""
        ends = np.append(cells[1:], 0)
        used = self.counts > 0
        ends[(self.first + self.counts - 1)[used]] = self.closing[used]
        return ends


def _bounds(window: Window, tags: Places, rows: Places, cells: Places) -> _Bounds:
    """Return which cells are in each row.

    Raises UnknownLayoutError if anything but cells is in a row, or anything but rows around it.
    """
    first = np.searchsorted(cells, rows)
    counts = np.diff(np.append(first, len(cells)))
    next_row = np.append(rows[1:], len(tags))
    is_closed = next_row == rows + 1  # <row/>
    closing = next_row - 1
    place = tags[closing]
    closes = (window.at(place, 1) == ord("/")) & (window.at(place, 2) == ord("r")) & (window.at(place, 3) == ord("o"))
    starts = np.where(counts > 0, cells.take(first, mode="clip") if cells.size else 0, closing)
    if not np.where(is_closed, counts == 0, closes & (starts == rows + 1)).all():
        raise UnknownLayoutError(window.raw[:80])
    return _Bounds(first, counts, closing)
