"""The JSON of the importance of drivers: `importance` of `analyze --importance --json` (README.md).

Shares, R² and thresholds are 0..1, correlations -1..1; what is hidden or impossible is null and keeps its n.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from loyalty_desktop.report.importance_notes import importance_notes, left_out_because

if TYPE_CHECKING:
    from loyalty_desktop.compute.importance_performance import ImportancePerformance, Placed
    from loyalty_desktop.compute.importance_results import DriverImportance, Importance
    from loyalty_desktop.messages import Message

Json: TypeAlias = "dict[str, Any]"


def importance_json(importance: Importance, placed: ImportancePerformance) -> Json:
    """Return how much each driver matters, and where it stands between importance and performance."""
    thresholds = placed.thresholds
    by_id = {one.driver.id: one for one in placed.drivers}
    return {
        "n": importance.n,
        "n_eff": importance.n_eff,
        "used": importance.used,
        "needed": importance.needed,
        "method": importance.method,
        "source": importance.source,
        "r2": importance.r2,
        "adjusted_r2": importance.adjusted_r2,
        "flags": list(importance.flags),
        "notes": [_said(one) for one in importance_notes(importance)],
        "thresholds": None
        if thresholds is None
        else {"importance": thresholds.importance, "performance": thresholds.performance},
        "drivers": [_driver(one, by_id.get(one.driver.id), importance) for one in importance.drivers],
    }


def _said(message: Message) -> Json:
    return {"id": message.id, "text": message.text()}


def _driver(one: DriverImportance, placed: Placed | None, importance: Importance) -> Json:
    driver, share = one.driver, one.share
    why = left_out_because(one, importance)
    return {
        "name": driver.name,
        "column": driver.column.heading if driver.column else None,
        "occurrence": driver.column.occurrence if driver.column else None,
        "n": share.n,
        "n_eff": share.n_eff,
        "share": share.value,
        "low": share.low,
        "high": share.high,
        "rank": one.rank,
        "contribution": one.contribution,
        "relative_weight": one.relative_weight,
        "vif": one.vif,
        "pearson": one.pearson,
        "spearman": one.spearman,
        "quadrant": placed.quadrant if placed is not None else None,
        "hollow": placed.hollow if placed is not None else None,
        "left_out": _said(why) if why is not None else None,
        "flags": list(dict.fromkeys((*one.flags, *share.flags, *(placed.flags if placed is not None else ())))),
    }
