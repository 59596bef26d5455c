"""What the drivers' figures say, in at most three sentences that are true of the figures shown."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.rounding import round_half_away
from loyalty_desktop.messages import Argument, Message, message
from loyalty_desktop.report.driver_table import DriverRow, driver_rows
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.importance_view import PENDING

if TYPE_CHECKING:
    from loyalty_desktop.compute.importance_performance import Placed
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.report.importance_view import ImportanceView

FindingKind: TypeAlias = Literal["wins_hearts", "leaves_cold", "room_to_grow", "improve_first"]
_DOUBTFUL = frozenset({"unstable", "psd_repaired", "lmg_rw_differ", "nothing_explained", "no_interval"})
"""Flags of importance on which no finding may rest."""


class Finding(msgspec.Struct, frozen=True):
    """One thing worth knowing about a driver: a headline, and the figures with their bases that it rests on."""

    kind: FindingKind
    driver: str
    headline: Message
    detail: Message


def finding_text(finding: Finding, setting: str = "") -> str:
    """Return a finding to be pasted elsewhere: what it says, the figures with their bases, whom they count."""
    return "\n".join(line for line in (finding.headline.text(), finding.detail.text(), setting) if line)


class _Compared(msgspec.Struct, frozen=True):
    """A driver on firm bases, with its figures as plain numbers."""

    row: DriverRow
    head: float
    lift: float


def findings(
    results: Results, importance: ImportanceView = PENDING, rows: Sequence[DriverRow] | None = None
) -> tuple[Finding, ...]:
    """Return what stands out among the drivers with firm bases (30 or more, also effectively).

    What is said about the heart rests on the lift and its adjusted p, never on the heart's level, which is tied
    to the head (METHOD 3.3). A superlative needs two drivers that differ in print. What to improve first rests on
    importance where that is certain, and then takes the place of the room to grow. `rows` are the drivers as the
    table shows them, where they are known already.
    """
    compared = _compared(driver_rows(results) if rows is None else rows)
    if not compared:
        return ()
    strongest = _wins_hearts(compared)
    coldest = _leaves_cold(compared)
    used = {one.driver for one in (strongest, coldest) if one is not None}
    found = (strongest, coldest, _improve_first(compared, importance) or _room_to_grow(compared, used))
    return tuple(one for one in found if one is not None)


def _compared(rows: Sequence[DriverRow]) -> list[_Compared]:
    return [
        _Compared(row, row.head.value, row.lift.points)
        for row in rows
        if not row.overall
        and row.head_state == row.heart_state == row.lift_state == "shown"
        and row.head.value is not None
        and row.lift.points is not None
    ]


def _wins_hearts(rows: Sequence[_Compared]) -> Finding | None:
    """The largest significant lift; called the largest only if every other one is smaller in print."""
    ordered = sorted(rows, key=lambda one: -one.lift)
    first = next((one for one in ordered if one.row.arrow == "up"), None)
    if first is None:
        return None
    others = [one for one in ordered if one is not first]
    if not others or _points(others[0].lift) >= _points(first.lift):
        return _finding("wins_hearts", "finding_wins", first, "finding_wins_detail", **_lift_args(first))
    second = others[0]
    args: dict[str, Argument] = {**_lift_args(first), "count": len(rows)}
    if (first.row.lift.low or 0.0) > (second.row.lift.high or 0.0):
        return _finding("wins_hearts", "finding_wins_most", first, "finding_wins_most_detail", **args)
    close: dict[str, Argument] = {"second": second.row.name, "second_lift": score_text(second.lift)}
    return _finding("wins_hearts", "finding_wins_most", first, "finding_wins_close_detail", **args, **close)


def _leaves_cold(rows: Sequence[_Compared]) -> Finding | None:
    """The largest head, if satisfaction there moves loyalty little or not provably."""
    first, *others = sorted(rows, key=lambda one: -one.head)
    if not others or _percent(others[0].head) == _percent(first.head):
        return None
    if first.row.arrow == "down" or "reverse_direction" in first.row.flags:
        return None  # the satisfied are less loyal: more likely a scale turned round than a heart left cold
    mean = fmean(one.lift for one in rows)
    args = {**_lift_args(first), "head": share_text(first.head), "head_n": first.row.n_head, "count": len(rows)}
    if first.row.arrow == "none":
        return _finding("leaves_cold", "finding_cold_unproven", first, "finding_cold_unproven_detail", **args)
    if _points(first.lift) < min(_points(one.lift) for one in others):
        return _finding("leaves_cold", "finding_cold_least", first, "finding_cold_least_detail", **args)
    if first.row.lift.high is not None and _points(first.row.lift.high) < _points(mean):
        args["mean"] = score_text(mean)
        return _finding("leaves_cold", "finding_cold_below", first, "finding_cold_below_detail", **args)
    return None


def _room_to_grow(rows: Sequence[_Compared], used: set[str]) -> Finding | None:
    """The smallest head clearly below the mean, where the lift is significant and above the mean."""
    mean_head, mean_lift = fmean(one.head for one in rows), fmean(one.lift for one in rows)
    fitting = [
        one
        for one in rows
        if one.row.arrow == "up"
        and one.row.driver not in used
        and _points(one.lift) > _points(mean_lift)
        and one.row.head.high is not None
        and one.row.head.high < mean_head
        and _percent(one.head) < _percent(mean_head)
    ]
    if not fitting:
        return None
    first = min(fitting, key=lambda one: one.head)
    args = {**_lift_args(first), "head": share_text(first.head), "head_n": first.row.n_head}
    means: dict[str, Argument] = {
        "mean_head": share_text(mean_head),
        "mean_lift": score_text(mean_lift),
        "count": len(rows),
    }
    return _finding("room_to_grow", "finding_room", first, "finding_room_detail", **args, **means)


def _improve_first(rows: Sequence[_Compared], importance: ImportanceView) -> Finding | None:
    """The most important driver among those with few satisfied, both clearly apart from the mean of the drivers."""
    lines, found = importance.thresholds, importance.found
    if lines is None or found is None or _DOUBTFUL & set(found.flags):
        return None
    fitting = [
        (placed, one)
        for placed in importance.placed
        for one in rows
        if placed.driver.id == one.row.driver
        and placed.quadrant == "improve_first"
        and not placed.hollow
        and not placed.flags
        and "reverse_direction" not in one.row.flags
        and _is_apart(placed, lines.importance, lines.performance)
    ]
    if not fitting:
        return None
    placed, first = max(fitting, key=lambda one: one[0].importance.value or 0.0)
    largest = max(_tenths(one.importance.value) for one in importance.placed if one.driver.id != placed.driver.id)
    is_most = _tenths(placed.importance.value) > largest
    share, head = placed.importance, placed.performance
    return _finding(
        "improve_first",
        "finding_improve_most" if is_most else "finding_improve",
        first,
        "finding_improve_detail",
        share=share_text(share.value, 1),
        low=share_text(share.low, 1),
        high=share_text(share.high, 1),
        n=share.n,
        mean=share_text(lines.importance, 1),
        count=len(importance.placed),
        head=share_text(head.value, 1),
        head_low=share_text(head.low, 1),
        head_high=share_text(head.high, 1),
        head_n=head.n,
        mean_head=share_text(lines.performance, 1),
    )


def _is_apart(placed: Placed, importance: float, performance: float) -> bool:
    """Tell whether a driver is above the one mean and below the other in print too."""
    share, head = placed.importance.value, placed.performance.value
    return _tenths(share) > _tenths(importance) and _tenths(head) < _tenths(performance)


def _tenths(share: float | None) -> float:
    return round_half_away(100 * (share or 0.0), 1)


def _finding(kind: FindingKind, headline: str, one: _Compared, detail: str, **args: Argument) -> Finding:
    return Finding(kind, one.row.driver, message(headline, driver=one.row.name), message(detail, **args))


def _lift_args(one: _Compared) -> dict[str, Argument]:
    row = one.row
    return {
        "heart": score_text(row.heart.value),
        "n": row.heart.n,
        "rest": score_text(row.rest.value),
        "rest_n": row.rest.n,
        "lift": score_text(row.lift.points),
        "low": score_text(row.lift.low),
        "high": score_text(row.lift.high),
    }


def _points(value: float) -> float:
    return round_half_away(value)


def _percent(share: float) -> float:
    return round_half_away(100 * share)
