"""Charts without what is about few people: bars, parted bars, points and cells of small groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from loyalty_desktop.report.document.anonymity_cells import hidden_by_class, hidden_counts
from loyalty_desktop.report.document.anonymity_names import Names
from loyalty_desktop.report.document.charts import (
    Bar,
    Bars,
    Chart,
    Grid,
    Line,
    Lines,
    Parts,
    Portion,
    Scatter,
    Spot,
    Whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class ClearedChart(msgspec.Struct, frozen=True):
    """A chart with what must not be known taken out: how many bars, points or cells that were, and whom about.

    Names are told of those only that are groups of people for sure: bars and points may be drivers or words.
    """

    chart: Chart
    count: int = 0
    names: Names = Names()


def cleared_chart(chart: Chart, least: int, names: Names) -> ClearedChart:
    """Return the chart without small groups; `names` are groups that are hidden elsewhere."""
    match chart:
        case Bars():
            return _bars(chart, least, names)
        case Parts():
            return _parts(chart, least, names)
        case Scatter():
            return _scatter(chart, least, names)
        case Grid():
            return _grid(chart, least, names)
        case Lines():
            return _lines(chart, names)


def _is_gone(name: str, n: int | None, least: int, names: Names) -> bool:
    return (n is not None and 0 < n < least) or names.touches(name, n) or names.calls(name)


def _names(found: Iterable[tuple[str, int | None]]) -> Names:
    return Names(tuple(found))


def _bars(chart: Bars, least: int, names: Names) -> ClearedChart:
    if chart.unit == "count" or chart.upright:
        return _distribution(chart, least, names)
    gone = [one for one in chart.bars if _is_gone(one.name, one.n, least, names)]
    kept = tuple(one for one in chart.bars if one not in gone)
    return ClearedChart(replace(chart, bars=kept), len(gone))


def _distribution(chart: Bars, least: int, names: Names) -> ClearedChart:
    """Answers in order: their bars stay in their places; how many are in each class (of one colour) is mostly known."""
    tones = sorted({one.tone for one in chart.bars})
    counts = {
        (at, tones.index(one.tone)): count
        for at, one in enumerate(chart.bars)
        if (count := _count(one, chart)) is not None
    }
    also = [(at, tone) for at, tone in counts if names.touches(chart.bars[at].name, chart.bars[at].n)]
    found = hidden_by_class(counts, least, free_rows=range(len(chart.bars)), also=also)
    gone = {at for at, _tone in found.places}
    bars = tuple(_blank(one) if at in gone else one for at, one in enumerate(chart.bars))
    told = _names((chart.bars[at].name, chart.bars[at].n) for at in sorted(gone))
    return ClearedChart(replace(chart, bars=bars), len(gone), told)


def _count(bar: Bar, chart: Bars) -> int | None:
    if bar.n is not None:
        return bar.n
    return round(bar.value) if chart.unit == "count" and bar.value is not None else None


def _blank(bar: Bar) -> Bar:
    return replace(bar, value=None, low=None, high=None, n=None, state="hidden", text="", tone="muted")


def _parts(chart: Parts, least: int, names: Names) -> ClearedChart:
    wholes = chart.wholes
    gone = {at for at, one in enumerate(wholes) if _is_gone(one.name, one.n, least, names)}
    if _is_total(wholes) and 0 not in gone:  # then a single one that is missing is the rest
        counts = {(at, 0): one.n for at, one in enumerate(wholes) if at}
        also = [(at, 0) for at in gone]
        gone = {at for at, _column in hidden_counts(counts, least, free_rows=range(len(wholes)), also=also).places}
    kept = [one for at, one in enumerate(wholes) if at not in gone]
    unsafe = _with_few(kept, least, names)
    shown = tuple(_without_parts(one) if at in unsafe else one for at, one in enumerate(kept))
    told: list[tuple[str, int | None]] = [(wholes[at].name, wholes[at].n) for at in sorted(gone)]
    if len({one.n for one in wholes}) == 1:  # the parts of everybody: rows of a table are about them too
        told += [(part.name, part.n) for at in sorted(unsafe) for part in kept[at].parts]
    return ClearedChart(replace(chart, wholes=shown), len(gone) + len(unsafe), _names(told))


def _with_few(wholes: Sequence[Whole], least: int, names: Names) -> frozenset[int]:
    """Return which of these have a part of few people, and which others keep it from being worked out.

    The first one may be all the others together: then its parts are the sums of theirs.
    """
    small = {at for at, one in enumerate(wholes) if _has_few(one, least, names)}
    everything = frozenset(range(len(wholes)))
    if 0 in small and _is_total(wholes):
        return everything
    groups = [at for at in range(len(wholes)) if at or not _is_total(wholes)]
    if len(small) == 1 and len(groups) > 1:
        spare = sorted((wholes[at].n, at) for at in groups if at not in small and wholes[at].n)
        return frozenset(small | {at for _n, at in spare[:1]}) if spare else everything
    return frozenset(small)


def _has_few(whole: Whole, least: int, names: Names) -> bool:
    return any(
        one.share is not None and (_is_few(one, whole.n, least) or names.touches(one.name, one.n))
        for one in whole.parts
    )


def _is_few(part: Portion, whole: int, least: int) -> bool:
    """Say whether few are in a part; a weighted share does not tell how many, so it has to be twice as large."""
    if part.n is not None or part.share is None:
        return 0 < (part.n or 0) < least
    count = part.share * whole
    is_exact = abs(count - round(count)) < 1e-6
    return count > 0 and (round(count) < least if is_exact else count < 2 * least)


def _is_total(wholes: Sequence[Whole]) -> bool:
    others = [one.n for one in wholes[1:]]
    return bool(others) and wholes[0].n >= max(others)


def _without_parts(whole: Whole) -> Whole:
    return replace(whole, parts=tuple(replace(one, share=None, n=None) for one in whole.parts), state="hidden", text="")


def _scatter(chart: Scatter, least: int, names: Names) -> ClearedChart:
    gone = [one for one in chart.dots if _is_gone(one.name, one.n, least, names)]
    kept = tuple(one for one in chart.dots if one not in gone)
    if len(gone) == 1:  # the lines are the means of all: they tell where a single missing one lies
        chart = replace(chart, x_line=None, y_line=None, x_line_name="", y_line_name="", quarters=("", "", "", ""))
    return ClearedChart(replace(chart, dots=kept), len(gone))


def _lines(chart: Lines, names: Names) -> ClearedChart:
    kept = [one for one in chart.lines if not names.touches(one.name, None) and not names.calls(one.name)]
    gone = {at for at, place in enumerate(chart.places) if names.calls(place)}
    shown = tuple(_without_places(one, gone) for one in kept)
    hidden = sum(one != fresh for one, fresh in zip(kept, shown, strict=True))
    return ClearedChart(replace(chart, lines=shown), len(chart.lines) - len(kept) + hidden)


def _without_places(line: Line, gone: set[int]) -> Line:
    """Return the line with gaps at the stages whose means would tell of few."""

    def gaps(values: tuple[float | None, ...]) -> tuple[float | None, ...]:
        return tuple(None if at in gone else one for at, one in enumerate(values))

    states = tuple("hidden" if at in gone else one for at, one in enumerate(line.states))
    return replace(line, values=gaps(line.values), lows=gaps(line.lows), highs=gaps(line.highs), states=states)


def _grid(chart: Grid, least: int, names: Names) -> ClearedChart:
    counts = {
        (down, across): spot.n
        for down, row in enumerate(chart.spots)
        for across, spot in enumerate(row)
        if spot.n is not None
    }
    spots = {place: chart.spots[place[0]][place[1]] for place in counts}
    also = [place for place, spot in spots.items() if names.touches(spot.name, spot.n)]
    found = hidden_by_class(counts, least, also=also)
    rows = tuple(
        tuple(_empty(spot) if (down, across) in found.places else spot for across, spot in enumerate(row))
        for down, row in enumerate(chart.spots)
    )
    told = _names((spots[place].name, spots[place].n) for place in sorted(found.places))
    return ClearedChart(replace(chart, spots=rows), len(found.places), told)


def _empty(spot: Spot) -> Spot:
    return replace(spot, lines=(), tone="muted", strength=0.0, state="hidden", n=None)


def is_empty(chart: Chart) -> bool:
    """Say whether nothing is left to be drawn."""
    match chart:
        case Bars():
            return not chart.bars
        case Parts():
            return not chart.wholes
        case Scatter():
            return not chart.dots
        case Lines():
            return not chart.lines
        case Grid():
            return all(spot.state == "hidden" for row in chart.spots for spot in row)
