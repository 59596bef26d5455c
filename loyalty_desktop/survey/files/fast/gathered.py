"""The columns of some rows of a sheet, and those of two processes joined."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_desktop.errors import FileTooLarge
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.fast import kinds
from loyalty_desktop.survey.files.fast.decoded import Decoder
from loyalty_desktop.survey.files.fast.encoded import blanks, stacked
from loyalty_desktop.survey.files.fast.window import UnknownLayoutError
from loyalty_desktop.survey.files.hand_over import Courier
from loyalty_desktop.survey.files.limits import FAR, MAX_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.files.fast.encoded import Encoded
    from loyalty_desktop.survey.files.fast.numbers import Integers, Packed
    from loyalty_desktop.survey.files.fast.texts import SharedTexts
    from loyalty_desktop.survey.files.package import Styles
    from loyalty_desktop.survey.sheet import Cell, RawColumn

MAX_CELLS = 100_000_000


class Gathered(NamedTuple):
    """The rows behind row `above` up to row `last` (both from 1): their columns, still as numbers.

    `others` are what cells of that kind number, `cells` is how many cells there are. `formatted` says how many numbers
    a column has in each style (one line a column), the last figure of each line how many in none.
    """

    above: int
    last: int
    columns: tuple[Encoded, ...]
    others: tuple[Cell, ...]
    cells: int
    formatted: Integers

    def finished(self, styles: Styles, shared: SharedTexts, report: Callable[[float], None]) -> tuple[RawColumn, ...]:
        """Return the columns, with the number format that most of their numbers have."""
        decoder = Decoder(shared, self.others)
        found = []
        for column, counts in zip(self.columns, self.formatted, strict=True):
            usual = {int(style): int(counts[style]) for style in np.flatnonzero(counts)}
            found.append(decoder.column(column, styles.usual_format(usual)))
            report(len(found) / len(self.columns))
            Courier.ahead(found[-1])  # who waits takes it in while the next one is decoded
        return tuple(found)


def check_limits(width: int, cells: int, file: str) -> None:
    """Raise FileTooLarge for more columns or cells than any survey has."""
    if width > MAX_COLUMNS:
        raise FileTooLarge(message("file_too_wide", file=file, limit=MAX_COLUMNS))
    if cells > MAX_CELLS:
        raise FileTooLarge(message("file_too_many_cells", file=file, limit=MAX_CELLS))


def joined(upper: Gathered, lower: Gathered, file: str, report: Callable[[float], None]) -> Gathered:
    """Return all rows of two.

    Raises UnknownLayoutError unless `lower` follows on `upper` as rows of one table do.
    """
    if not lower.columns:  # nothing but blank cells
        return upper
    gap = lower.above - upper.last
    if not 0 <= gap < FAR or len(lower.columns) > len(upper.columns) + FAR:
        raise UnknownLayoutError(str(gap))
    width = max(len(upper.columns), len(lower.columns))
    check_limits(width, upper.cells + lower.cells, file)
    known = {(type(cell), cell): number for number, cell in enumerate(upper.others)}
    numbers = np.array([known.setdefault((type(cell), cell), len(known)) for cell in lower.others], np.int64)
    others = tuple(cell for _type, cell in known)
    columns = []
    for one, other in zip(_filled(upper, width), _filled(lower, width), strict=True):
        below = replace(other, distinct=_renumbered(other.distinct, numbers))
        columns.append(stacked([one, blanks(gap), below]))
        report(len(columns) / width)
    formatted = np.zeros((width, upper.formatted.shape[1]), np.int64)
    for half in (upper, lower):
        formatted[: len(half.formatted)] += half.formatted
    return Gathered(upper.above, lower.last, tuple(columns), others, upper.cells + lower.cells, formatted)


def _filled(half: Gathered, width: int) -> list[Encoded]:
    """Return so many columns, blank ones on the right."""
    return [*half.columns, *[blanks(half.last - half.above)] * (width - len(half.columns))]


def _renumbered(cells: Packed, numbers: Integers) -> Packed:
    """Return cells whose others are numbered otherwise."""
    at = np.flatnonzero((cells & kinds.KIND) == kinds.OTHER)
    if at.size:
        cells = cells.copy()
        cells[at] = kinds.packed(numbers[cells[at] >> kinds.KIND_BITS], kinds.OTHER)
    return cells
