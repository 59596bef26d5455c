"""The importance of drivers as the screen of drivers shows it: a figure for each, or why there is none (yet)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.importance_performance import Placed, Thresholds, importance_performance
from loyalty_desktop.compute.importance_results import Importance
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.messages import Message, message
from loyalty_desktop.report.head_heart import Absent, HeadHeart, Point, fitted_axis
from loyalty_desktop.report.importance_notes import importance_notes, left_out_because
from loyalty_desktop.report.shown import Shown, how_shown, least_shown
from loyalty_desktop.report.shown_names import driver_names

if TYPE_CHECKING:
    from loyalty_desktop.compute.results import DriverResult, Results
    from loyalty_desktop.report.shown_names import ShownName

ImportanceState: TypeAlias = Literal["pending", "problem", "correlations", "shares"]
_LEAST_SHARE = 0.1  # the least that the axis of importance shows
_SAID_APART = ("importance_missing_at_random", "importance_association")


class ImportanceRow(msgspec.Struct, frozen=True):
    """One driver: its share (0..1) with its rank, or only its correlations.

    `figure` is what the table shows and sorts by, None without one; `why` says why a driver is not in the model.
    """

    driver: str
    name: str
    share: Estimate
    rank: int | None
    pearson: float | None
    spearman: float | None
    figure: float | None
    state: Shown
    why: Message | None
    is_turned: bool
    """Better ratings go with lower loyalty."""


class ImportanceView(msgspec.Struct, frozen=True):
    """What can be said about importance now: nothing yet, a problem, correlations alone, or shares."""

    state: ImportanceState
    rows: tuple[ImportanceRow, ...] = ()
    found: Importance | None = None
    placed: tuple[Placed, ...] = ()
    thresholds: Thresholds | None = None
    notes: tuple[Message, ...] = ()
    """What is to be kept in mind, but for what every figure of importance has to be told with."""
    problem: Message | None = None

    def row(self, driver: str) -> ImportanceRow | None:
        """Return the figures of a driver, None without any."""
        return next((one for one in self.rows if one.driver == driver), None)


PENDING = ImportanceView("pending")


def importance_view(found: Importance | LoyaltyError | None, results: Results) -> ImportanceView:
    """Return how importance is shown beside `results` of the same journey; None: it is being worked out."""
    if found is None:
        return PENDING
    if isinstance(found, LoyaltyError):
        return ImportanceView("problem", problem=found.message)
    names = driver_names(results)
    is_alone = found.method is None
    placed = importance_performance(found, results)
    return ImportanceView(
        "correlations" if is_alone else "shares",
        tuple(_row(found, at, names, is_alone=is_alone) for at in range(len(found.drivers))),
        found,
        placed.drivers,
        placed.thresholds,
        _notes(found),
    )


def _notes(found: Importance) -> tuple[Message, ...]:
    """Return what is to be kept in mind; nobody is told how many answers no driver at all would need."""
    notes = importance_notes(found)
    if found.used == 0:
        notes = tuple(message("importance_no_drivers") if one.id == "importance_too_few" else one for one in notes)
    return tuple(one for one in notes if one.id not in _SAID_APART)


def _row(found: Importance, at: int, names: dict[str, ShownName], *, is_alone: bool) -> ImportanceRow:
    one = found.drivers[at]
    figure = one.pearson if is_alone else one.share.value
    state: Shown = "hidden"
    if figure is not None:
        state = "reference" if "small_base" in one.share.flags else "shown"
    name = names.get(one.driver.id)
    return ImportanceRow(
        one.driver.id,
        name.full if name is not None else one.driver.name,
        one.share,
        one.rank,
        one.pearson,
        one.spearman,
        figure,
        state,
        left_out_because(one, found),
        "reverse_direction" in one.flags,
    )


def satisfaction_importance(results: Results, view: ImportanceView) -> HeadHeart:
    """Return the satisfaction x importance picture (METHOD 5.4), its lines at the thresholds; empty without shares."""
    names = driver_names(results)
    by_id = {one.driver.id: one for one in results.drivers}
    points = tuple(
        point
        for one in view.placed
        if one.driver.id in by_id
        and (point := _point(by_id[one.driver.id], one, names[one.driver.id], view.row(one.driver.id))) is not None
    )
    there = {one.driver for one in points}
    absent = tuple(_absent(one, names[one.driver.id], view) for one in results.drivers if one.driver.id not in there)
    lines = view.thresholds
    return HeadHeart(
        "importance",
        points,
        absent,
        fitted_axis([(one.x, one.x_low, one.x_high) for one in points], (), 0.2, (0.0, 1.0)),
        fitted_axis([(one.y, one.y_low, one.y_high) for one in points], (), _LEAST_SHARE, (0.0, 1.0)),
        lines.performance if lines is not None and points else None,
        lines.importance if lines is not None and points else None,
        None,
        view.found.n if view.found is not None else 0,
        averaged=len(points),
    )


def _point(result: DriverResult, placed: Placed, name: ShownName, row: ImportanceRow | None) -> Point | None:
    head, share = placed.performance, placed.importance
    if head.value is None or share.value is None:
        return None
    state = least_shown(how_shown(head), how_shown(share))
    return Point(
        result.driver.id,
        name.full,
        name.short,
        result.driver.value,
        result.stage,
        head.value,
        _or(head.low, head.value),
        _or(head.high, head.value),
        share.value,
        _or(share.low, share.value),
        _or(share.high, share.value),
        head.n,
        share.n,
        state,
        placed.hollow,
        # a small base has no verdict, and one that is rated the wrong way round is not to be improved
        "" if state != "shown" or (row is not None and row.is_turned) else placed.quadrant,
    )


def _or(limit: float | None, value: float) -> float:
    return value if limit is None else limit


def _absent(result: DriverResult, name: ShownName, view: ImportanceView) -> Absent:
    row = view.row(result.driver.id)
    why = (row.why.id.removeprefix("importance_"),) if row is not None and row.why is not None else ()
    n = row.share.n if row is not None else 0
    return Absent(result.driver.id, name.full, name.short, result.head.n, n, why)
