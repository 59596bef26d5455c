"""How the answers of a column are distributed, small enough to stand beside its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_desktop.survey.survey import Column

Floats: TypeAlias = npt.NDArray[np.float64]
Counts: TypeAlias = npt.NDArray[np.int64]

_MOST_BARS = 7
_MOST_STEPS = 11


def column_spark(column: Column) -> tuple[float, ...]:
    """Return the heights (0..1, the tallest is 1) of the bars that stand for a column's answers; () for none.

    A rating has one bar a step, the worst answer first; yes/no has yes, then no; options, categories and ranges
    have one bar each, at most seven; numbers are cut into seven ranges of the same width. Ids, dates and free
    texts have no distribution worth a picture.
    """
    kind = column.scale.kind
    if kind == "multi":
        return _heights(option.count for option in column.scale.options[:_MOST_BARS])
    if kind in {"id", "date", "text", "empty"}:
        return ()
    valid = column.scale.valid & (column.distinct.counts > 0)
    return _heights(_bars(column, column.scale.codes[valid], column.distinct.counts[valid]))


def _bars(column: Column, codes: Floats, counts: Counts) -> Iterable[float]:
    kind = column.scale.kind
    if kind in RATINGS:
        return _by_step(column, codes, counts)
    if kind == "yes_no":
        return [float(counts[codes == code].sum()) for code in (1, 0)]
    if kind in {"number", "money"}:
        told = ~np.isnan(codes)
        return _histogram(codes[told], counts[told], _MOST_BARS)
    if kind == "bands":
        return [float(count) for count in counts[np.argsort(codes, kind="stable")][:_MOST_STEPS]]
    return sorted((float(count) for count in counts), reverse=True)[:_MOST_BARS]


def _by_step(column: Column, codes: Floats, counts: Counts) -> Iterable[float]:
    low, points = column.scale.low or 0, column.scale.points or 0
    if points > _MOST_STEPS:
        return _histogram(codes, counts, _MOST_STEPS)
    return [float(counts[codes == low + step].sum()) for step in range(points)]


def _histogram(codes: Floats, counts: Counts, bins: int) -> Iterable[float]:
    if not codes.size:
        return ()
    return [float(count) for count in np.histogram(codes, bins=bins, weights=counts)[0]]


def _heights(counts: Iterable[float]) -> tuple[float, ...]:
    numbers = [float(count) for count in counts]
    top = max(numbers, default=0.0)
    return tuple(number / top for number in numbers) if top > 0 else ()
