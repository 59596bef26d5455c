"""The table of drivers: head, heart and lift of each, with what the screen may say about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.journey.model import Value
from loyalty_desktop.report.axis import Axis, nice_axis
from loyalty_desktop.report.importance_view import PENDING, ImportanceRow
from loyalty_desktop.report.shown import Arrow, Shown, arrow_of, how_shown, least_shown
from loyalty_desktop.report.shown_names import ShownName, driver_names

if TYPE_CHECKING:
    from loyalty_desktop.compute.results import DriverResult, Results
    from loyalty_desktop.report.importance_view import ImportanceView

DriverColumn: TypeAlias = Literal["name", "stage", "n", "head", "heart", "lift", "importance"]


class DriverRow(msgspec.Struct, frozen=True):
    """One driver: head (share 0..1), heart (points), lift (points), each with how far it may be shown.

    `short` is its name where there is little room. `at` is its place in the journey, `stage_at` that of its stage.
    `overall` marks the overall satisfaction, which stands beside the drivers and is never ranked: it has no arrow
    and no sort value.
    """

    driver: str
    name: str
    short: str
    value: Value
    stage: str
    at: int
    stage_at: int
    n_head: int
    n_heart: int
    head: Estimate
    heart: Estimate
    rest: Estimate
    lift: Difference
    head_state: Shown
    heart_state: Shown
    lift_state: Shown
    arrow: Arrow
    flags: tuple[str, ...]
    """`no_column`, `no_scale`: why there are no figures; `reverse_direction`: the scale may be turned round."""
    overall: bool
    importance: ImportanceRow | None = None
    """None while it is not known, and for overall satisfaction, which is no driver."""


def driver_rows(results: Results, importance: ImportanceView = PENDING) -> tuple[DriverRow, ...]:
    """Return the drivers in the order of the journey, then the overall satisfaction."""
    known = {one.driver: one for one in importance.rows}
    stages = {driver: at for at, stage in enumerate(results.stages) for driver in stage.drivers}
    names = driver_names(results)
    last = len(results.stages)
    rows = [
        _row(one, names[one.driver.id], at, stages.get(one.driver.id, last), known.get(one.driver.id))
        for at, one in enumerate(results.drivers)
    ]
    beside = [
        _row(one, names[one.driver.id], len(rows) + at, last, overall=True) for at, one in enumerate(results.overall)
    ]
    return (*rows, *beside)


def _row(
    result: DriverResult,
    name: ShownName,
    at: int,
    stage_at: int,
    importance: ImportanceRow | None = None,
    *,
    overall: bool = False,
) -> DriverRow:
    head, heart, rest, lift = result.head, result.heart, result.rest, result.lift
    return DriverRow(
        driver=result.driver.id,
        name=name.full,
        short=name.short,
        value=result.driver.value,
        stage=result.stage,
        at=at,
        stage_at=stage_at,
        n_head=head.n,
        n_heart=heart.n,
        head=head,
        heart=heart,
        rest=rest,
        lift=lift,
        head_state=how_shown(head),
        heart_state=how_shown(heart),
        lift_state=least_shown(how_shown(lift), how_shown(heart)),
        arrow="none" if overall else arrow_of(lift, heart, rest),
        flags=result.flags,
        overall=overall,
        importance=importance,
    )


def sort_value(row: DriverRow, column: DriverColumn) -> float | str | None:
    """Return what the table sorts by; None (last in either direction) for hidden figures and the overall row.

    Stages sort in the order of the journey.
    """
    if row.overall:
        return None
    values: dict[DriverColumn, float | str | None] = {
        "name": row.name,
        "stage": float(row.stage_at),
        "n": float(row.n_head),
        "head": row.head.value,
        "heart": row.heart.value,
        "lift": row.lift.points,
        "importance": row.importance.figure if row.importance is not None else None,
    }
    return values[column]


def heart_axis(rows: Sequence[DriverRow], overall: float | None) -> Axis:
    """Return the axis of the bars in the heart column: with 0, the overall score and all firm intervals on it."""
    values = [0.0] if overall is None else [0.0, overall]
    for row in rows:
        if row.heart.value is not None:
            values.append(row.heart.value)
        if row.heart_state == "shown":
            values += [value for value in (row.heart.low, row.heart.high) if value is not None]
    return nice_axis(min(values), max(values), most=5, least=20, limit_low=-100, limit_high=100)


def largest_share(rows: Sequence[DriverRow]) -> float:
    """Return the share of importance that the bars of its column end at: the largest upper limit of the firm ones."""
    known = [row.importance for row in rows if row.importance is not None and row.importance.state == "shown"]
    values = [value for one in known for value in (one.share.value, one.share.high) if value is not None]
    return max(values, default=0.0) or 1.0
