"""What the screen that compares groups shows: their scores with intervals, and head or heart at every driver."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.comparison import Score, Share
from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.report.axis import Axis, nice_axis
from loyalty_desktop.report.short_names import short_names
from loyalty_desktop.report.shown import Arrow, Shown, arrow_of, how_shown
from loyalty_desktop.report.shown_names import shown_names

if TYPE_CHECKING:
    from loyalty_desktop.compute.comparison import Comparison, DriverInAll, DriverInGroup, Group
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.missing import Reason

HeatKind: TypeAlias = Literal["head", "heart"]
GroupOrder: TypeAlias = Literal["file", "score"]
TOTAL = ""
"""The id of everybody who is compared; groups are `g0`, `g1` … in the order of their answers."""

_STEP = {"head": 0.05, "heart": 5.0}
_LEAST = {"head": 0.1, "heart": 20.0}
_LEAST_AXIS = 20.0
_FULL = {"head": (0.0, 1.0), "heart": (-100.0, 100.0)}


class ForestRow(msgspec.Struct, frozen=True):
    """The score of one group, or of everybody; `rest` is the difference to all others, None for everybody."""

    id: str
    name: str
    short: str
    respondents: int
    counts: ClassCounts
    score: Estimate
    rest: Difference | None
    state: Shown
    arrow: Arrow

    @property
    def is_total(self) -> bool:
        """Whether these are all who are compared."""
        return self.id == TOTAL


class HeatCell(msgspec.Struct, frozen=True):
    """Head (share 0..1) or heart (score) of one driver in one group; `tint` 0..1 is its place on the scale."""

    figure: Estimate
    rest: Difference | None
    state: Shown
    arrow: Arrow
    tint: float | None = None
    flags: tuple[str, ...] = ()
    """`no_column`, `no_scale`: why there are no figures."""


class HeatRow(msgspec.Struct, frozen=True):
    """One driver: everybody, then the groups in the order of the forest."""

    driver: str
    name: str
    short: str
    total: HeatCell
    cells: tuple[HeatCell, ...]


class HeatTable(msgspec.Struct, frozen=True):
    """Drivers × groups; `low` and `high` are the ends of the colour scale, None where no figure is firm."""

    kind: HeatKind
    groups: tuple[ForestRow, ...]
    rows: tuple[HeatRow, ...]
    low: float | None
    high: float | None


class CompareView(msgspec.Struct, frozen=True):
    """The scores of everybody and of each group on one axis, and who is not compared."""

    total: ForestRow
    groups: tuple[ForestRow, ...]
    axis: Axis
    overlapping: bool
    left_out: tuple[tuple[Reason, int], ...]


def compare_view(comparison: Comparison, order: GroupOrder, everybody: str) -> CompareView:
    """Return the scores to be drawn; `everybody` is what all who are compared are called."""
    whole = comparison.everybody
    total = total_row(everybody, whole.respondents, whole.counts, whole.score)
    rows = _forest_rows(comparison.groups)
    groups = tuple(rows[at] for at in _order(rows, order))
    return CompareView(total, groups, score_axis((total, *groups)), comparison.overlapping, comparison.left_out)


def heat_table(comparison: Comparison, journey: Journey, view: CompareView, kind: HeatKind) -> HeatTable:
    """Return head or heart of every driver in every group, the groups in the order of `view`."""
    drivers = journey.drivers
    names = shown_names([(one.name, one.column) for one in drivers])
    order = [int(row.id[1:]) for row in view.groups]
    whole = {one.driver: one for one in comparison.everybody.drivers}
    parts = [{one.driver: one for one in comparison.groups[at].drivers} for at in order]
    rows = [
        HeatRow(
            one.id,
            name.full,
            name.short,
            _whole_cell(whole[one.id], kind),
            tuple(_cell(part[one.id], kind) for part in parts),
        )
        for one, name in zip(drivers, names, strict=True)
        if one.id in whole
    ]
    low, high = _scale(kind, (cell for row in rows for cell in row.cells))
    return HeatTable(kind, view.groups, tuple(_tinted(row, low, high) for row in rows), low, high)


def total_row(name: str, respondents: int, counts: ClassCounts, score: Estimate) -> ForestRow:
    """Return the row of everybody who is compared."""
    return ForestRow(TOTAL, name, name, respondents, counts, score, None, how_shown(score), "none")


def _forest_rows(groups: Sequence[Group]) -> list[ForestRow]:
    names = [" × ".join(group.names) for group in groups]
    return [
        ForestRow(
            f"g{at}",
            name,
            short,
            group.respondents,
            group.counts,
            group.score,
            group.versus_rest,
            how_shown(group.score),
            arrow_of(group.versus_rest, group.score),
        )
        for at, (group, name, short) in enumerate(zip(groups, names, short_names(names), strict=True))
    ]


def _order(rows: Sequence[ForestRow], order: GroupOrder) -> list[int]:
    """Return the places of the rows; a small base has no rank, and stands behind those that have one."""
    places = list(range(len(rows)))
    if order == "file":
        return places
    firm = [at for at in places if rows[at].state == "shown"]
    firm.sort(key=lambda at: -(rows[at].score.value or 0.0))
    others = [at for state in ("reference", "hidden") for at in places if rows[at].state == state]
    return firm + others


def score_axis(rows: Sequence[ForestRow]) -> Axis:
    """Return an axis that holds every score and every firm interval; those of small bases may run out of it.

    Zero is on it unless it lies further away than the scores lie apart: a score is a place, not a length.
    """
    values: list[float] = []
    for row in rows:
        ends = (row.score.low, row.score.high) if row.state == "shown" else ()
        values += [one for one in (row.score.value, *ends) if one is not None]
    low, high = min(values, default=0.0), max(values, default=0.0)
    reach = max(high - low, _LEAST_AXIS)
    if -reach <= low and high <= reach:
        low, high = min(low, 0.0), max(high, 0.0)
    return nice_axis(low, high, most=6, least=_LEAST_AXIS, limit_low=-100, limit_high=100)


def _whole_cell(one: DriverInAll, kind: HeatKind) -> HeatCell:
    figure = one.head if kind == "head" else one.heart
    return HeatCell(figure, None, how_shown(figure), "none", flags=one.flags)


def _cell(one: DriverInGroup, kind: HeatKind) -> HeatCell:
    figure = _figure(one.head if kind == "head" else one.heart)
    rest = (one.head if kind == "head" else one.heart).versus_rest
    return HeatCell(figure, rest, how_shown(figure), arrow_of(rest, figure), flags=one.flags)


def _figure(one: Share | Score) -> Estimate:
    return one.share if isinstance(one, Share) else one.score


def _scale(kind: HeatKind, cells: Iterable[HeatCell]) -> tuple[float | None, float | None]:
    """Return round ends around all firm figures."""
    values = [cell.figure.value for cell in cells if cell.state == "shown" and cell.figure.value is not None]
    if not values:
        return None, None
    step, (floor, ceiling) = _STEP[kind], _FULL[kind]
    low, high = _down(min(values), step), -_down(-max(values), step)
    while high - low < _LEAST[kind]:
        low, high = low - step, high + step
    return max(low, floor), min(high, ceiling)


def _down(value: float, step: float) -> float:
    # The step as a whole number of hundredths: 0.15 // 0.05 is 2.
    size = round(100 * step)
    return (round(100 * value, 6) // size) * size / 100


def _tinted(row: HeatRow, low: float | None, high: float | None) -> HeatRow:
    return msgspec.structs.replace(row, cells=tuple(_tint(cell, low, high) for cell in row.cells))


def _tint(cell: HeatCell, low: float | None, high: float | None) -> HeatCell:
    value = cell.figure.value
    if cell.state != "shown" or value is None or low is None or high is None:
        return cell
    return msgspec.structs.replace(cell, tint=(value - low) / (high - low))
