"""How the answers of one column spread: steps of a scale, yes and no, options, ranges of amounts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec
import numpy as np

from loyalty_desktop.compute.estimate import DEFAULT_LIMITS
from loyalty_desktop.compute.folding import top_code
from loyalty_desktop.report.figures import number_text
from loyalty_desktop.report.shown import Shown
from loyalty_desktop.report.value_rows import RATED, ValueRow
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.survey.survey import Column

Tone: TypeAlias = Literal["best", "second", "middle", "fourth", "worst", "positive", "passive", "negative", "plain"]

_MOST_BARS = 8
_FEW_NUMBERS = 12
_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)


class Bar(msgspec.Struct, frozen=True):
    """How many gave one answer; the share (0..1 of the answers) is None where the base is too small to show it."""

    label: str
    count: int
    share: float | None
    tone: Tone = "plain"


class Distribution(msgspec.Struct, frozen=True):
    """The bars of a column: `steps` of a scale from worst to best, else a `list`; `n` answers in all.

    `more` is how many different answers have no bar of their own.
    """

    kind: Literal["steps", "list"]
    bars: tuple[Bar, ...]
    n: int
    state: Shown
    more: int = 0


def distribution(column: Column, measure: Measure, rows: Sequence[ValueRow]) -> Distribution:
    """Return how the answers of a column spread; `rows` are its values as `value_rows` lists them."""
    kind = column.scale.kind
    answers = [row for row in rows if row.reason is None]
    n = _answered(column)
    state: Shown = "hidden" if n < DEFAULT_LIMITS.suppress else "reference" if n < DEFAULT_LIMITS.small else "shown"
    base = 0 if state == "hidden" else n
    if kind in RATINGS:
        return Distribution("steps", _steps(column, measure, answers, base), n, state)
    if kind in {"number", "money"}:
        return Distribution("list", _amounts(column, base), n, state)
    if kind in {"text", "id", "date", "empty"}:
        return Distribution("list", (), n, state)
    most = answers if kind in {"bands", "yes_no"} else answers[:_MOST_BARS]
    bars = tuple(Bar(row.value, row.count, _share(row.count, base)) for row in most)
    return Distribution("list", bars, n, state, len(answers) - len(most))


def _answered(column: Column) -> int:
    return int(column.distinct.counts[column.scale.valid].sum())


def _share(count: int, base: int) -> float | None:
    return count / base if base else None


def _steps(column: Column, measure: Measure, answers: Sequence[ValueRow], base: int) -> tuple[Bar, ...]:
    scale = column.scale
    low, high = scale.low or 0, scale.high or 0
    counts = dict.fromkeys(range(low, high + 1), 0)
    for row in answers:
        if row.code is not None and int(row.code) in counts:
            counts[int(row.code)] += row.count
    tones = _tones(column, measure, low, high)
    return tuple(
        Bar(str(step), count, _share(count, base), tone)
        for (step, count), tone in zip(counts.items(), tones, strict=True)
    )


def _tones(column: Column, measure: Measure, low: int, high: int) -> list[Tone]:
    """Colour the classes of the loyalty question and the top box of ratings; other steps mean nothing good or bad."""
    steps = range(low, high + 1)
    if column.key == measure.column:
        cuts = measure.negative_max, measure.positive_min
        return ["negative" if step <= cuts[0] else "positive" if step >= cuts[1] else "passive" for step in steps]
    if column.role not in RATED:
        return ["plain" for _step in steps]
    top = top_code(column.scale)
    low_ones: dict[int, Tone] = {low: "worst", low + 1: "fourth"}
    high_ones: dict[int, Tone] = {high: "best", high - 1: "second"}
    return [(high_ones if step >= top else low_ones).get(step, "middle") for step in steps]


def _amounts(column: Column, base: int) -> tuple[Bar, ...]:
    """Return a bar for each number if there are few, else for ranges of equal, round width; the last one is open."""
    scale = column.scale
    valid = scale.valid & ~np.isnan(scale.codes) & (column.distinct.counts > 0)
    values, counts = scale.codes[valid], column.distinct.counts[valid]
    if not len(values):
        return ()
    steps = np.unique(values)
    if len(steps) <= _FEW_NUMBERS:
        sums = [int(counts[values == step].sum()) for step in steps]
        return tuple(Bar(number_text(step), n, _share(n, base)) for step, n in zip(steps.tolist(), sums, strict=True))
    order = np.argsort(values)
    reached = np.cumsum(counts[order])
    low, usual = float(values[order][0]), float(values[order][int(np.searchsorted(reached, 0.95 * reached[-1]))])
    width = _round_width((usual - low) / (_MOST_BARS - 1))
    start = math.floor(low / width) * width
    bins = max(1, min(_MOST_BARS, math.floor((usual - start) / width) + 1))
    places = np.minimum(((values - start) // width).astype(np.int64), bins - 1)
    sums = np.bincount(places, weights=counts, minlength=bins).astype(np.int64).tolist()
    is_open = float(values.max()) >= start + bins * width
    whole = width >= 1 and bool((values == np.floor(values)).all())
    labels = [_range(start + at * width, width, whole, is_open and at == bins - 1) for at in range(bins)]
    return tuple(Bar(label, n, _share(n, base)) for label, n in zip(labels, sums, strict=True))


def _round_width(wanted: float) -> float:
    if wanted <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(nice * power for nice in _NICE if nice * power >= wanted - 1e-12)


def _range(low: float, width: float, whole: bool, is_open: bool) -> str:
    if is_open:
        return f"{number_text(low)}+"
    high = low + width - 1 if whole else low + width
    return number_text(low) if high == low else f"{number_text(low)}–{number_text(high)}"
