"""What all parts of the JSON contract write alike: a figure, a difference, what a part of the journey is known by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from loyalty_desktop.compute.difference import Difference
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.survey.reading import ColumnKey

Json: TypeAlias = "dict[str, Any]"


def asked_json(name: str, column: ColumnKey | None) -> Json:
    """Return what a driver or an experience is known by; names may be the same."""
    return {
        "name": name,
        "column": column.heading if column else None,
        "occurrence": column.occurrence if column else None,
    }


def estimate_json(estimate: Estimate, name: str) -> Json:
    """Return a figure on its base, unrounded; `name` says what it is: score, share."""
    return {
        "n": estimate.n,
        "n_eff": estimate.n_eff,
        name: estimate.value,
        "low": estimate.low,
        "high": estimate.high,
        "flags": list(estimate.flags),
    }


def difference_json(difference: Difference) -> Json:
    """Return a difference in points with its interval and tests, unrounded."""
    return {
        "points": difference.points,
        "low": difference.low,
        "high": difference.high,
        "p": difference.p,
        "p_adjusted": difference.p_adjusted,
        "flags": list(difference.flags),
    }
