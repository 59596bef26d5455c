"""Distinct cells on their way from one process to another: many texts or moments as one value, not one by one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from loyalty_desktop.survey.cell import Cell

_WORTHWHILE = 1_000
_MOST_OTHERS = 100  # cells of another kind, as the heading is above its column
_SEPARATOR = "\0"
_ZERO, _MICROSECOND = dt.datetime(1970, 1, 1), dt.timedelta(microseconds=1)


class Packed(NamedTuple):
    """Cells that are nearly all texts, joined, or nearly all moments; `others` by their places."""

    bulk: str | npt.NDArray[np.datetime64]
    others: dict[int, Cell]


def pack(values: tuple[Cell, ...]) -> tuple[Cell, ...] | Packed:
    """Return cells in the form in which they are soonest on the other side."""
    kind = type(values[-1]) if len(values) >= _WORTHWHILE else None
    if kind is str:
        texts = [value for value in values if type(value) is str]
        joined = _SEPARATOR.join(texts)
        if joined.count(_SEPARATOR) == len(texts) - 1:
            return _packed(values, kind, len(texts), joined)
    if kind is dt.datetime:
        moments = [value for value in values if type(value) is dt.datetime]
        if all(moment.tzinfo is None for moment in moments):
            since = [(moment - _ZERO) // _MICROSECOND for moment in moments]
            return _packed(values, kind, len(moments), np.array(since, np.int64).view("M8[us]"))
    return values


def _packed(
    values: tuple[Cell, ...], kind: type, count: int, bulk: str | npt.NDArray[np.datetime64]
) -> tuple[Cell, ...] | Packed:
    if len(values) - count > _MOST_OTHERS:
        return values
    return Packed(bulk, {place: value for place, value in enumerate(values) if type(value) is not kind})


def unpack(packed: tuple[Cell, ...] | Packed) -> tuple[Cell, ...]:
    """Return the cells that were packed."""
    if not isinstance(packed, Packed):
        return packed
    bulk = packed.bulk
    cells: list[Cell] = [*bulk.split(_SEPARATOR)] if isinstance(bulk, str) else bulk.tolist()
    for place, value in sorted(packed.others.items(), key=lambda item: item[0]):
        cells.insert(place, value)
    return tuple(cells)
