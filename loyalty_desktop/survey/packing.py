"""Distinct cells on their way from one process to another: many of one kind as one value, not one by one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from loyalty_desktop.survey.cell import Cell

_WORTHWHILE = 1_000
_AT_ONCE = 50_000  # in between, other threads have their turn
_MOST_OTHERS = 100  # cells of another kind, as the heading is above its column
SEPARATOR = "\0"
"""Between texts that are joined; no survey tool writes that sign."""
_ZERO, _MICROSECOND = dt.datetime(1970, 1, 1), dt.timedelta(microseconds=1)


Bulk: TypeAlias = "tuple[str, ...] | npt.NDArray[np.generic]"


class Packed(NamedTuple):
    """Cells that are nearly all texts, joined some at a time, moments or numbers; `others` by their places."""

    bulk: Bulk
    others: dict[int, Cell]


def pack(values: tuple[Cell, ...]) -> tuple[Cell, ...] | Packed:
    """Return cells in the form in which they are soonest on the other side."""
    kind = type(values[-1]) if len(values) >= _WORTHWHILE else None
    if kind is str:
        texts = [value for value in values if type(value) is str]
        some = [texts[start : start + _AT_ONCE] for start in range(0, len(texts), _AT_ONCE)]
        joined = tuple(map(SEPARATOR.join, some))
        if all(one.count(SEPARATOR) == len(part) - 1 for one, part in zip(joined, some, strict=True)):
            return _packed(values, kind, len(texts), joined)
    if kind is dt.datetime:
        moments = [value for value in values if type(value) is dt.datetime]
        try:
            since = [(moment - _ZERO) // _MICROSECOND for moment in moments]
        except TypeError:  # one of them has a time zone
            return values
        return _packed(values, kind, len(moments), np.array(since, np.int64).view("M8[us]"))
    if kind in {int, float} and (numbers := _numbers(values, kind)) is not None:
        return _packed(values, kind, len(numbers), numbers)
    return values


def _numbers(values: tuple[Cell, ...], kind: type) -> npt.NDArray[np.int64 | np.float64] | None:
    """Return the whole or broken numbers among the values; None where they are too large for that."""
    try:
        return np.array([value for value in values if type(value) is kind], np.int64 if kind is int else np.float64)
    except OverflowError:
        return None


def _packed(values: tuple[Cell, ...], kind: type, count: int, bulk: Bulk) -> tuple[Cell, ...] | Packed:
    left = len(values) - count
    if left > _MOST_OTHERS:
        return values
    others: dict[int, Cell] = {}
    for place, value in enumerate(values):
        if len(others) == left:  # soon, usually: the heading, the blank cell
            break
        if type(value) is not kind:
            others[place] = value
    return Packed(bulk, others)


def unpack(packed: tuple[Cell, ...] | Packed) -> tuple[Cell, ...]:
    """Return the cells that were packed."""
    if not isinstance(packed, Packed):
        return packed
    bulk = packed.bulk
    cells: list[Cell] = []
    if isinstance(bulk, tuple):
        for joined in bulk:
            cells += joined.split(SEPARATOR)
    else:
        for start in range(0, len(bulk), _AT_ONCE):
            cells += bulk[start : start + _AT_ONCE].tolist()
    for place, value in sorted(packed.others.items(), key=lambda item: item[0]):
        cells.insert(place, value)
    return tuple(cells)
