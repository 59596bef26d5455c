"""Columns whose many distinct cells are made only when they are asked for: who reads a file just passes them on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.survey.packing import Packed, unpack
from loyalty_desktop.survey.sheet import RawColumn, smallest_codes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loyalty_desktop.survey.sheet import Cell, Codes


class LateColumn(RawColumn):
    """A column that is still packed; on the other side of a pickle it is one like any other."""

    __slots__ = ("_codes", "_made", "_may_repeat", "_packed")

    _packed: Packed
    _codes: Codes
    _may_repeat: bool
    _made: RawColumn | None

    def __init__(self, packed: Packed, codes: Codes, number_format: str, *, may_repeat: bool) -> None:
        """Make it of cells in order of appearance; `may_repeat` says that two of them may be equal."""
        known = {"_packed": packed, "_codes": codes, "_may_repeat": may_repeat, "_made": None}
        for name, value in {**known, "number_format": number_format}.items():
            object.__setattr__(self, name, value)  # a column cannot be changed

    @property
    def values(self) -> tuple[Cell, ...]:
        """The distinct cells in order of first appearance."""
        return self._column().values

    @property
    def codes(self) -> Codes:
        """The index of each row's cell in `values`."""
        return self._column().codes

    def __reduce__(self) -> tuple[Callable[..., RawColumn], tuple[object, ...]]:
        return _made, (self._packed, self._codes, self.number_format, self._may_repeat)

    def _column(self) -> RawColumn:
        if self._made is None:
            made = _made(self._packed, self._codes, self.number_format, self._may_repeat)
            object.__setattr__(self, "_made", made)
            return made
        return self._made


def _made(packed: Packed, codes: Codes, number_format: str, may_repeat: bool) -> RawColumn:
    values = unpack(packed)
    if may_repeat and len(set(values)) < len(values):
        codes, values = merged(codes, values)
    return RawColumn(values, codes, number_format)


def merged(codes: Codes, cells: Sequence[Cell]) -> tuple[Codes, tuple[Cell, ...]]:
    """Return codes and cells with equal ones made one: a text may be in a table twice, or stand in the cell too."""
    known: dict[tuple[type, Cell], int] = {}
    target = np.array([known.setdefault((type(cell), cell), len(known)) for cell in cells], np.uint32)
    return smallest_codes(target.take(codes), len(known)), tuple(cell for _, cell in known)
