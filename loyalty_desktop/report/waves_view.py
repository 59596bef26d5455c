"""What is shown of waves: a figure over time with its intervals, and drivers and experiences wave by wave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.wave_results import WaveVerdict
from loyalty_desktop.report.axis import Axis, nice_axis
from loyalty_desktop.report.shown import Shown, how_shown, least_shown
from loyalty_desktop.report.shown_names import shown_names
from loyalty_desktop.report.wave_lacking import Lacking, lacking
from loyalty_desktop.report.wave_words import wave_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loyalty_desktop.compute.wave_results import (
        DriverInWave,
        ExperienceInWave,
        WaveComparison,
        WaveFigure,
        WaveResult,
    )
    from loyalty_desktop.journey.model import Driver, Experience, Journey

WaveKind: TypeAlias = Literal["head", "heart", "incidence", "reached"]
WAVE_KINDS: tuple[WaveKind, ...] = ("head", "heart", "incidence", "reached")
OF_DRIVERS: frozenset[WaveKind] = frozenset({"head", "heart"})
SHARES: frozenset[WaveKind] = frozenset({"head", "incidence"})
SeriesRole: TypeAlias = Literal["whole", "segment"]
MOST_SHOWN, LEAST_SHOWN = 6, 2
"""So many waves stand in the table, fewer where it is narrow; the picture has all of them."""


class WavePoint(msgspec.Struct, frozen=True):
    """A score, or a share 0..1, in one wave; without a value only n is told."""

    value: float | None
    low: float | None
    high: float | None
    n: int
    state: Shown


class WaveSeries(msgspec.Struct, frozen=True):
    """One figure over all waves; None for a wave that has none."""

    id: str
    name: str
    role: SeriesRole
    points: tuple[WavePoint | None, ...]

    @property
    def last(self) -> int | None:
        """The place of the latest point that has a value."""
        return next((at for at in reversed(range(len(self.points))) if _has_value(self.points[at])), None)


class WaveChart(msgspec.Struct, frozen=True):
    """What the picture draws: waves from left to right, the whole first among the series."""

    titles: tuple[str, ...]
    bases: tuple[int, ...]
    """Everybody with an answer, wave by wave, for the first series."""
    series: tuple[WaveSeries, ...]
    axis: Axis
    is_share: bool = False


class WaveChange(msgspec.Struct, frozen=True):
    """The latest wave against the one that it is compared with."""

    change: Difference | None
    verdict: WaveVerdict
    earlier: str
    later: str
    state: Shown


class WaveRow(msgspec.Struct, frozen=True):
    """One driver or experience in the waves that are shown, and its change in the latest."""

    id: str
    name: str
    short: str
    cells: tuple[WavePoint | None, ...]
    change: Difference | None
    verdict: WaveVerdict
    state: Shown
    refused: str = ""
    lacking: tuple[Lacking, ...] = ()
    """Why a wave has no figure, wave by wave; '' for those that have one."""


class WaveTable(msgspec.Struct, frozen=True):
    """Drivers or experiences in order of the journey; `left_out` earlier waves are only in the picture."""

    kind: WaveKind
    titles: tuple[str, ...]
    rows: tuple[WaveRow, ...]
    earlier: str
    axis: Axis
    left_out: int
    waves: tuple[str, ...] = ()
    """By which names the comparison knows the waves that are shown."""


def segments_of(comparison: WaveComparison) -> tuple[str, ...]:
    """Return the names of all segments, in their order."""
    return tuple(dict.fromkeys(_name(one.names) for wave in comparison.waves for one in wave.segments))


def extreme_segments(comparison: WaveComparison) -> tuple[str, ...]:
    """Return the most and the least loyal segment of the latest wave, of those on a firm base; () without two."""
    latest = comparison.latest
    if latest is None:
        return ()
    firm = [one for one in latest.segments if how_shown(one.score.estimate) == "shown"]
    if len(firm) < 2:
        return ()
    ordered = sorted(firm, key=lambda one: one.score.estimate.value or 0.0)
    return _name(ordered[-1].names), _name(ordered[0].names)


def score_chart(comparison: WaveComparison, everybody: str, segments: Sequence[str]) -> WaveChart:
    """Return the score of everybody and of some segments over the waves."""
    series = [WaveSeries("", everybody, "whole", tuple(_point(wave, wave.score.estimate) for wave in comparison.waves))]
    for name in segments:
        found = [next((one for one in wave.segments if _name(one.names) == name), None) for wave in comparison.waves]
        points = tuple(None if one is None else _point_of(one.score.estimate) for one in found)
        series.append(WaveSeries(name, name, "segment", points))
    return _chart(comparison, series, share=False)


def figure_chart(comparison: WaveComparison, kind: WaveKind, id_: str, name: str) -> WaveChart:
    """Return one figure of a driver or an experience over the waves."""
    figures = [None if _lacking(wave, kind, id_) else _figure(wave, kind, id_) for wave in comparison.waves]
    points = tuple(None if one is None else _point_of(one.estimate) for one in figures)
    return _chart(comparison, [WaveSeries(id_, name, "whole", points)], share=kind in SHARES)


def score_change(comparison: WaveComparison) -> WaveChange | None:
    """Return how the score of the latest wave differs; None with a single wave."""
    latest = comparison.latest
    if latest is None or not latest.compared_with:
        return None
    change = latest.score.change
    earlier = comparison.wave(latest.compared_with)
    state = least_shown(how_shown(latest.score.estimate), "hidden" if change is None else how_shown(change))
    before = latest.compared_with if earlier is None else wave_name(earlier)
    return WaveChange(change, latest.score.verdict, before, wave_name(latest), state)


def wave_table(comparison: WaveComparison, journey: Journey, kind: WaveKind, most: int = MOST_SHOWN) -> WaveTable:
    """Return one figure of every driver or experience in the `most` latest waves."""
    latest = comparison.latest
    shown = _shown_waves(comparison, max(LEAST_SHOWN, min(MOST_SHOWN, most)))
    parts: tuple[Driver | Experience, ...] = journey.drivers if kind in OF_DRIVERS else journey.experiences
    names = shown_names([(one.name, one.column) for one in parts])
    rows = tuple(
        _row(comparison, shown, kind, part.id, (name.full, name.short)) for part, name in zip(parts, names, strict=True)
    )
    earlier = None if latest is None else comparison.wave(latest.compared_with)
    return WaveTable(
        kind,
        tuple(wave_name(one) for one in shown),
        rows,
        "" if earlier is None else wave_name(earlier),
        _change_axis(rows),
        len(comparison.waves) - len(shown),
        tuple(one.name for one in shown),
    )


def _shown_waves(comparison: WaveComparison, most: int) -> tuple[WaveResult, ...]:
    """Return the latest waves, and the one that the last of them is compared with."""
    waves, latest = comparison.waves, comparison.latest
    shown = waves[-most:]
    earlier = None if latest is None else comparison.wave(latest.compared_with)
    return shown if earlier is None or earlier in shown else (earlier, *shown[1:])


def _row(
    comparison: WaveComparison, shown: Sequence[WaveResult], kind: WaveKind, id_: str, name: tuple[str, str]
) -> WaveRow:
    latest = comparison.latest
    reasons = tuple(_lacking(wave, kind, id_) for wave in shown)
    figures = [None if why else _figure(wave, kind, id_) for wave, why in zip(shown, reasons, strict=True)]
    cells = tuple(None if one is None else _point_of(one.estimate) for one in figures)
    last = None if latest is None else _figure(latest, kind, id_)
    change = None if last is None else last.change
    part = None if latest is None else _part(latest, kind, id_)
    refused = "" if part is None or part.refused is None else part.refused.text()
    state: Shown = "hidden" if last is None or change is None else least_shown(how_shown(change))
    return WaveRow(id_, *name, cells, change, "" if last is None else last.verdict, state, refused, reasons)


def _part(wave: WaveResult, kind: WaveKind, id_: str) -> DriverInWave | ExperienceInWave | None:
    return wave.driver(id_) if kind in OF_DRIVERS else wave.experience(id_)


def _lacking(wave: WaveResult, kind: WaveKind, id_: str) -> Lacking:
    return lacking(wave, _part(wave, kind, id_))


def _figure(wave: WaveResult, kind: WaveKind, id_: str) -> WaveFigure | None:
    if kind in OF_DRIVERS:
        driver = wave.driver(id_)
        return None if driver is None else driver.head if kind == "head" else driver.heart
    experience = wave.experience(id_)
    return None if experience is None else experience.incidence if kind == "incidence" else experience.score


def _name(names: tuple[str, ...]) -> str:
    return " × ".join(names)


def _point(wave: WaveResult, figure: Estimate) -> WavePoint | None:
    return None if wave.problem is not None else _point_of(figure)


def _point_of(one: Estimate) -> WavePoint:
    return WavePoint(one.value, one.low, one.high, one.n, how_shown(one))


def _has_value(point: WavePoint | None) -> bool:
    return point is not None and point.value is not None


def _chart(comparison: WaveComparison, series: Sequence[WaveSeries], *, share: bool) -> WaveChart:
    bases = tuple(0 if point is None else point.n for point in series[0].points)
    titles = tuple(wave_name(wave) for wave in comparison.waves)
    points = [point for one in series for point in one.points if point is not None]
    return WaveChart(titles, bases, tuple(series), _axis(points, share=share), share)


def _axis(points: Iterable[WavePoint], *, share: bool) -> Axis:
    """Return an axis that holds every value and every firm interval."""
    values = []
    for point in points:
        ends = (point.low, point.high) if point.state == "shown" else ()
        values += [one for one in (point.value, *ends) if one is not None]
    low, high = min(values, default=0.0), max(values, default=0.0)
    if share:
        return nice_axis(low, high, most=6, least=0.1, limit_low=0.0, limit_high=1.0)
    return nice_axis(low, high, most=6, least=20.0, limit_low=-100.0, limit_high=100.0)


def _change_axis(rows: Iterable[WaveRow]) -> Axis:
    ends = [0.0]
    for row in rows:
        one = row.change
        if one is not None:
            firm = (one.low, one.high) if row.state == "shown" else (one.points,)
            ends += [end for end in firm if end is not None]
    return nice_axis(min(ends), max(ends), most=5, least=20.0)
