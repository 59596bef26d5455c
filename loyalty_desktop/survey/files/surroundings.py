"""What a worksheet says beside its cells: hidden rows and columns, merged cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from loyalty_desktop.survey.files.leftovers import Leftovers
from loyalty_desktop.survey.sheet import Coloured, Merged, RawColumn, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loyalty_desktop.survey.files.package import SheetPart

FIRST_ROWS = 30
"""Merged cells matter where headings can be, and further down where several rows share an answer."""
_MOST_MERGED = 50_000

_TRUE = frozenset({"1", "true", "on"})
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")


class Below(NamedTuple):
    """What rows, and what comes behind them, say: which are hidden (from 0), merged cells."""

    hidden_rows: tuple[int, ...] = ()
    merged: tuple[Merged, ...] = ()


class Surroundings:
    """Gathered while a worksheet is read."""

    def __init__(self) -> None:
        self._rows: list[int] = []
        self._columns: list[tuple[int, int]] = []
        self._merged: list[Merged] = []
        self.far = Leftovers()

    def row(self, number: int, attributes: Mapping[str, str]) -> None:
        """Note a row (from 1) with its attributes."""
        if attributes.get("hidden", "0") in _TRUE:
            self._rows.append(number - 1)

    def columns(self, attributes: Mapping[str, str]) -> None:
        """Note the columns that one `col` element speaks of."""
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if attributes.get("hidden", "0") in _TRUE and first.isdecimal() and last.isdecimal():
            self._columns.append((int(first) - 1, int(last)))

    def merge(self, attributes: Mapping[str, str]) -> None:
        """Note one `mergeCell` element."""
        found = _RANGE.fullmatch(attributes.get("ref", ""))
        if found is None:
            return
        left, right = sorted((column_number(found[1]), column_number(found[3])))
        top, bottom = sorted((int(found[2]), int(found[4])))
        matters = top <= FIRST_ROWS or (bottom > top and len(self._merged) < _MOST_MERGED)
        if top > 0 and matters and (top, left) != (bottom, right):
            self._merged.append(Merged(top - 1, left - 1, bottom - 1, right - 1))

    @property
    def below(self) -> Below:
        """What was found in and behind the rows."""
        return Below(tuple(self._rows), tuple(self._merged))

    def add(self, below: Below) -> None:
        """Note what somebody else found further down."""
        self._rows += below.hidden_rows
        self._merged += below.merged

    def sheet(
        self, part: SheetPart, columns: tuple[RawColumn, ...], rows: int, coloured: tuple[Coloured, ...] = ()
    ) -> Sheet:
        """Return the worksheet; what lies outside of its cells is left out."""
        hidden = {at for first, last in self._columns for at in range(first, min(last, len(columns)))}
        return Sheet(
            part.name,
            columns,
            rows,
            part.hidden,
            tuple(row for row in self._rows if row < rows),
            tuple(sorted(hidden)),
            tuple(one for one in self._merged if one.first_row < rows and one.first_column < len(columns)),
            self.far.found,
            coloured,
        )


def column_number(letters: str) -> int:
    """Return the number of a column, from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
