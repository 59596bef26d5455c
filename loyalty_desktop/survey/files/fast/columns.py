"""Cells to columns: gathered block by block, then each column encoded at once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.files.fast import kinds
from loyalty_desktop.survey.files.fast.encoded import encoded
from loyalty_desktop.survey.files.fast.gathered import Gathered, check_limits
from loyalty_desktop.survey.files.limits import FAR
from loyalty_desktop.survey.noted import MOST_CELLS

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.files.fast.numbers import Flags, Integers, Packed
    from loyalty_desktop.survey.files.fast.rows import Cells
    from loyalty_desktop.survey.files.fast.values import Values
    from loyalty_desktop.survey.files.fast.window import Places
    from loyalty_desktop.survey.files.leftovers import Leftovers
    from loyalty_desktop.survey.files.package import Styles

Report: TypeAlias = "Callable[[float], None]"

_NUMBERS = np.isin(np.arange(1 << kinds.KIND_BITS), (kinds.INTEGER, kinds.FLOAT, kinds.LONG))


class _Piece(NamedTuple):
    """The cells of some rows: one line of `values` for each column, one of its cells for each of `rows` (from 1)."""

    rows: Places
    values: npt.NDArray[np.int32]


def _used(cells: Cells) -> Flags:
    """Return which rows have a cell."""
    is_used = np.zeros(len(cells.numbers), bool)
    is_used[cells.row_of] = True
    return is_used


def _whole(rows: Places, above: int) -> Places | slice:
    """Return rows, counted from 0 behind row `above`, as a slice, unless there are gaps between them."""
    first, last = int(rows[0]), int(rows[-1])
    return slice(first - above - 1, last - above) if last - first + 1 == len(rows) else rows - (above + 1)


class Gatherer:
    """Gathers the cells of a sheet, and leaves out those that are far from all others.

    The rows are those below row `above`; None where only the first of them with a cell tells.
    """

    def __init__(self, values: Values, styles: Styles, file: str, far: Leftovers, above: int | None = 0) -> None:
        self._values = values
        self._file = file
        self._styles = styles
        self._pieces: list[_Piece] = []
        self._formatted: Integers = np.zeros((0, len(styles.formats)), np.int64)
        self._is_format: Flags = np.array(
            [*(bool(code) and style not in styles.dates for style, code in enumerate(styles.formats)), False]
        )
        self._has_formats = bool(self._is_format.any())
        self._far = far
        self._is_beyond = False  # whether all further rows are too far away
        self._cells = 0
        self._above = above
        self.width = 0
        self.rows = above or 0

    def add(self, cells: Cells) -> None:
        """Add the cells of rows below those that are here."""
        cells = cells.of(cells.values != kinds.BLANK)
        if self._is_beyond:
            self._leave(cells)
            return
        is_used = _used(cells)
        if self._above is None and is_used.any():  # rows of blank cells are none, here as in a whole sheet
            self._above = self.rows = int(cells.numbers[is_used][0]) - 1
        widest = int(cells.columns.max(initial=0))
        if widest > self.width + FAR or int(np.diff(cells.numbers[is_used], prepend=self.rows).max(initial=0)) > FAR:
            near = self._near(cells.numbers[cells.row_of], cells.columns)
            self._leave(cells.of(~near))
            cells = cells.of(near)
            is_used = _used(cells)
            widest = int(cells.columns.max(initial=0))
        if not widest:
            return
        rows = cells.numbers[is_used]
        self.width = max(self.width, widest)
        self.rows = int(rows[-1])
        self._cells += len(cells.values)
        check_limits(self.width, self._cells, self._file)
        place = cells.columns - 1
        place *= len(rows)
        place += cells.row_of if is_used.all() else (np.cumsum(is_used) - 1).take(cells.row_of)
        values = np.zeros((widest, len(rows)), np.int32)
        values.reshape(-1)[place] = cells.values
        self._pieces.append(_Piece(rows, values))
        if self._has_formats:
            at = np.flatnonzero(self._is_format.take(cells.styles, mode="clip"))
            self._count_formats(cells.columns.take(at), cells.values.take(at), cells.styles.take(at))

    def _near(self, rows: Places, columns: Places) -> Flags:
        """Return which cells are not far from those before them."""
        near = np.zeros(len(rows), bool)
        width, last = self.width, self.rows
        for place, (row, column) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
            if row > last + FAR:
                self._is_beyond = True
                break
            if column <= width + FAR:
                near[place] = True
                width, last = max(width, column), row
        return near

    def _leave(self, cells: Cells) -> None:
        """Count cells that are left out."""
        count = len(cells.columns)
        first = zip(cells.numbers[cells.row_of[:MOST_CELLS]].tolist(), cells.columns[:MOST_CELLS].tolist(), strict=True)
        for at, (row, column) in enumerate(first, 1):
            self._far.add(row - 1, column - 1, count - at + 1 if at == MOST_CELLS else 1)
        self._cells += count
        check_limits(self.width, self._cells, self._file)

    def _count_formats(self, columns: Places, values: Packed, styles: Packed) -> None:
        """Count the numbers in each format but the general one."""
        width = len(self._styles.formats)
        at = np.flatnonzero(self._are_numbers(values))
        place = (columns[at] - 1) * width + styles[at]
        more = self.width - len(self._formatted)
        if more > 0:
            self._formatted = np.concatenate([self._formatted, np.zeros((more, width), np.int64)])
        self._formatted += np.bincount(place, minlength=self._formatted.size).reshape(self._formatted.shape)

    def _are_numbers(self, cells: Packed) -> Flags:
        found: Flags = _NUMBERS.take(cells & kinds.KIND)
        if self._values.others.numbers:
            odd = [(number << kinds.KIND_BITS) | kinds.OTHER for number in self._values.others.numbers]
            found |= np.isin(cells, odd)
        return found

    def gathered(self, epoch: dt.datetime, report: Report) -> Gathered:
        """Return all rows; their cells are forgotten."""
        floats, integers = self._values.stock.kept()
        above = self._above or 0
        pieces = [(_whole(piece.rows, above), piece.values) for piece in self._pieces]
        found = []
        formatted = np.zeros((self.width, self._formatted.shape[1] + 1), np.int64)
        formatted[: len(self._formatted), :-1] = self._formatted
        for place in range(self.width):
            packed = np.zeros(self.rows - above, np.int32)
            for rows, cells in pieces:
                if place < len(cells):
                    packed[rows] = cells[place]
            if self._has_formats:
                formatted[place, -1] = self._are_numbers(packed).sum() - formatted[place].sum()
            found.append(encoded(packed, floats, integers, epoch))
            report((place + 1) / self.width)
        return Gathered(above, self.rows, tuple(found), tuple(self._values.others.cells), self._cells, formatted)
