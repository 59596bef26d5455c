"""Cells to columns: gathered block by block, then each column encoded at once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.errors import FileTooLarge
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.fast import kinds
from loyalty_desktop.survey.files.fast.dates import dates_of, durations_of, milliseconds_of
from loyalty_desktop.survey.files.limits import FAR, MAX_COLUMNS
from loyalty_desktop.survey.noted import MOST_CELLS
from loyalty_desktop.survey.sheet import Cell, Codes, RawColumn, smallest_codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.files.fast.numbers import Flags, Integers, Packed
    from loyalty_desktop.survey.files.fast.rows import Cells
    from loyalty_desktop.survey.files.fast.values import Values
    from loyalty_desktop.survey.files.fast.window import Places
    from loyalty_desktop.survey.files.leftovers import Leftovers
    from loyalty_desktop.survey.files.package import Styles

Report: TypeAlias = "Callable[[float], None]"

MAX_CELLS = 100_000_000
_NUMBERS = np.isin(np.arange(1 << kinds.KIND_BITS), (kinds.INTEGER, kinds.FLOAT, kinds.LONG))
_MOST_OTHERS = 16
_FIRST_ROWS, _MANY, _UNSEEN = 1 << 14, 1 << 12, 0xFFFF
_KIND = (1 << kinds.KIND_BITS) - 1


class _Piece(NamedTuple):
    """The cells of some rows: one line of `values` for each column, one of its cells for each of `rows` (from 0)."""

    rows: Places
    values: npt.NDArray[np.int32]


def _used(cells: Cells) -> Flags:
    """Return which rows have a cell."""
    is_used = np.zeros(len(cells.numbers), bool)
    is_used[cells.row_of] = True
    return is_used


def _whole(rows: Places) -> Places | slice:
    """Return rows as a slice, unless there are gaps between them."""
    first, last = int(rows[0]), int(rows[-1])
    return slice(first, last + 1) if last - first + 1 == len(rows) else rows


class Gatherer:
    """Gathers the cells of a sheet, and leaves out those that are far from all others."""

    def __init__(self, values: Values, styles: Styles, file: str, far: Leftovers) -> None:
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
        self.width = 0
        self.rows = 0

    def add(self, cells: Cells) -> None:
        """Add the cells of rows below those that are here."""
        cells = cells.of(cells.values != kinds.BLANK)
        if self._is_beyond:
            self._leave(cells)
            return
        is_used = _used(cells)
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
        self._check_limits()
        place = cells.columns - 1
        place *= len(rows)
        place += cells.row_of if is_used.all() else (np.cumsum(is_used) - 1).take(cells.row_of)
        values = np.zeros((widest, len(rows)), np.int32)
        values.reshape(-1)[place] = cells.values
        self._pieces.append(_Piece(rows - 1, values))
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
        self._check_limits()

    def _check_limits(self) -> None:
        if self.width > MAX_COLUMNS:
            raise FileTooLarge(message("file_too_wide", file=self._file, limit=MAX_COLUMNS))
        if self._cells > MAX_CELLS:
            raise FileTooLarge(message("file_too_many_cells", file=self._file, limit=MAX_CELLS))

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
        found: Flags = _NUMBERS.take(cells & _KIND)
        if self._values.others.numbers:
            odd = [(number << kinds.KIND_BITS) | kinds.OTHER for number in self._values.others.numbers]
            found |= np.isin(cells, odd)
        return found

    def columns(self, epoch: dt.datetime, report: Report) -> tuple[RawColumn, ...]:
        """Return all columns; their cells are forgotten."""
        floats, integers = self._values.stock.kept()
        encoder = _Encoder(self._values, floats, integers, epoch)
        pieces = [(_whole(piece.rows), piece.values) for piece in self._pieces]
        found = []
        for place in range(self.width):
            packed = np.zeros(self.rows, np.int32)
            for rows, cells in pieces:
                if place < len(cells):
                    packed[rows] = cells[place]
            numbers = int(self._are_numbers(packed).sum()) if place < len(self._formatted) else 0
            found.append(encoder.column(packed, self._format(place, numbers)))
            report((place + 1) / self.width)
        return tuple(found)

    def _format(self, place: int, numbers: int) -> str:
        """Return the format that most of a column's numbers have."""
        if not numbers:
            return ""
        counts = self._formatted[place]
        usual = {int(style): int(counts[style]) for style in np.flatnonzero(counts)}
        return self._styles.usual_format({-1: numbers - int(counts.sum()), **usual})


class _Encoder:
    """Encodes columns of one sheet."""

    def __init__(self, values: Values, floats: npt.NDArray[np.float64], integers: Integers, epoch: dt.datetime) -> None:
        self._values = values
        self._floats = floats
        self._integers = integers
        self._epoch = epoch

    def column(self, packed: Packed, number_format: str) -> RawColumn:
        """Return the cells as distinct values, in order of appearance, and codes; `packed` is used up."""
        stored: dict[int, npt.NDArray[np.generic]] = {}
        kind_of = (packed & _KIND).astype(np.uint8)
        if int(kind_of.max(initial=0)) >= kinds.FLOAT:
            for kind in (kinds.FLOAT, kinds.LONG, kinds.DATE, kinds.DURATION):
                at = np.flatnonzero(kind_of == kind)
                if at.size:
                    stored[kind], numbers = np.unique(
                        self._stored(kind, packed[at] >> np.int32(kinds.KIND_BITS)), return_inverse=True
                    )
                    packed[at] = kinds.packed(numbers.astype(np.int64), kind)
        codes, distinct = by_appearance(packed)
        cells = self._cells(distinct, stored)
        compared = _maybe_alike(cells, np.bincount(distinct & _KIND, minlength=_KIND + 1))
        if len(set(compared)) < len(compared):
            codes, cells = _merged(codes, cells)
        return RawColumn(tuple(cells), codes, number_format)

    def _stored(self, kind: int, numbers: Packed) -> npt.NDArray[np.generic]:
        if kind == kinds.LONG:
            return self._integers[numbers]
        floats = self._floats[numbers] + 0.0
        return milliseconds_of(floats, self._epoch) if kind == kinds.DATE else floats

    def _cells(self, distinct: Packed, stored: dict[int, npt.NDArray[np.generic]]) -> list[Cell]:
        kind_of, numbers = distinct & _KIND, (distinct >> kinds.KIND_BITS).astype(np.int64)
        most = int(np.bincount(kind_of).argmax()) if len(kind_of) else kinds.BLANK
        others = np.flatnonzero(kind_of != most)
        if len(others) <= _MOST_OTHERS:  # a heading above its answers, and blank cells
            found = self._decoded(most, numbers[kind_of == most], stored)
            for place in others.tolist():
                found.insert(place, self._decoded(int(kind_of[place]), numbers[place : place + 1], stored)[0])
            return found
        cells = np.empty(len(distinct), object)
        for kind in np.unique(kind_of).tolist():
            at = np.flatnonzero(kind_of == kind)
            cells[at] = self._decoded(kind, numbers[at], stored)
        return [*cells.tolist()]

    def _decoded(self, kind: int, numbers: Integers, stored: dict[int, npt.NDArray[np.generic]]) -> list[Cell]:
        decoded: list[Cell]
        match kind:
            case kinds.BLANK:
                decoded = [None] * len(numbers)
            case kinds.INTEGER:
                decoded = numbers.tolist()
            case kinds.SHARED:
                decoded = self._values.shared.texts(numbers)
            case kinds.OTHER:
                decoded = [self._values.others.cells[number] for number in numbers.tolist()]
            case kinds.DATE:
                decoded = dates_of(stored[kind][numbers])
            case kinds.DURATION:
                decoded = durations_of(stored[kind][numbers])
            case _:
                decoded = stored[kind][numbers].tolist()
        return decoded


def by_appearance(packed: Packed) -> tuple[Codes, Packed]:
    """Return codes in order of first appearance, and what each stands for."""
    if not len(packed):
        return np.zeros(0, np.uint8), packed
    low, high = int(packed.min()), int(packed.max())
    if high - low > 16 * len(packed) + (1 << 16):
        _, first, inverse = np.unique(packed, return_index=True, return_inverse=True)
        order = np.argsort(first)
        rank = np.empty(len(order), np.uint32)
        rank[order] = np.arange(len(order))
        return smallest_codes(rank.take(inverse), len(order)), packed[first[order]]
    place = packed - np.int32(low)
    span = high - low + 1
    codes: Codes
    codes, rows = _first_come(place[:_FIRST_ROWS], span)
    if len(packed) > _FIRST_ROWS and len(rows) < _MANY:  # nearly always, all answers appear soon
        table = np.full(span, _UNSEEN, np.uint16)
        table[place[rows]] = np.arange(len(rows))
        codes = table.take(place)
        later = np.flatnonzero(codes == _UNSEEN)
        if not later.size:
            return smallest_codes(codes, len(rows)), packed[rows]
        if later.size < len(packed) // 2:
            more, others = by_appearance(packed[later])
            codes = codes.astype(np.uint32)
            codes[later] = more.astype(np.uint32) + np.uint32(len(rows))
            return smallest_codes(codes, len(rows) + len(others)), np.concatenate([packed[rows], others])
    if len(packed) > _FIRST_ROWS:
        codes, rows = _first_come(place, span)
    return smallest_codes(codes, len(rows)), packed[rows]


def _first_come(places: Packed, span: int) -> tuple[npt.NDArray[np.uint32], Places]:
    """Return codes in order of first appearance, and the rows of these; the places are below `span`."""
    index = places.astype(np.intp)
    order = np.arange(len(index), dtype=np.uint32)
    first = np.empty(span, np.uint32)
    first[index[::-1]] = order[::-1]  # of equal places, the one written last stays
    rows = np.flatnonzero(first.take(index) == order)
    first[index[rows]] = order[: len(rows)]
    return first.take(index), rows


def _maybe_alike(cells: list[Cell], count: Integers) -> list[Cell]:
    """Return cells of which two may be equal; `count` says how many there are of each kind."""
    if count[kinds.OTHER] or count[kinds.SHARED] + count[kinds.BLANK] == len(cells):
        return cells
    if count[kinds.SHARED] > 1 or count[kinds.DATE] or count[kinds.DURATION]:  # dates may be no dates, but texts
        return [cell for cell in cells if type(cell) is str]
    return []


def _merged(codes: Codes, cells: list[Cell]) -> tuple[Codes, list[Cell]]:
    """Make equal cells one: a text may be in the table twice, or stand in the cell too."""
    known: dict[tuple[type, Cell], int] = {}
    target = np.array([known.setdefault((type(cell), cell), len(known)) for cell in cells], np.uint32)
    return smallest_codes(target.take(codes), len(known)), [cell for _, cell in known]
