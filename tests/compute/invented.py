"""Small surveys made up for comparisons of groups, and how their figures are compared."""

from __future__ import annotations

from typing import Any

from loyalty_desktop.compute.comparison import Comparison, Group
from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.journey.model import Driver, Experience, Journey, Measure, Stage
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.survey import Survey
from tests.compute.reference import close
from tests.surveys import survey_from

SCORE, CITY, SHOP, SEEN, RATED, HEAVY = (
    ColumnKey(name) for name in ("score", "city", "shop", "seen", "rated", "heavy")
)
INVENTED = Journey(
    Measure(SCORE),
    (Stage("s", "s", (Driver("d", "d", RATED),)),),
    (Experience("e", "e", SEEN),),
)


def invented(rows: list[tuple[Any, ...]]) -> Survey:
    """Return a survey of (score, city, shops, seen, rated, weight)."""
    corrections = (
        Correction(SCORE, role="loyalty"),
        Correction(RATED, low=1, high=5),
        Correction(SEEN, yes=("yes",)),
    )
    headings = ["score", "city", "shop", "seen", "rated", "heavy"]
    return survey_from([headings, *rows], Reading(corrections=corrections))


def group(comparison: Comparison, *names: str) -> Group:
    return next(one for one in comparison.groups if one.names == names)


def block(counts: list[int], name: str) -> list[tuple[Any, ...]]:
    """Return rows of a city with so many detractors, passives and promoters."""
    return [
        (score, name, "x, y", "yes" if at % 3 else "no", 1 + at % 5, 1)
        for score, count in zip((3, 8, 10), counts, strict=True)
        for at in range(count)
    ]


def same(found: Estimate, expected: Estimate) -> None:
    assert (found.n, found.flags) == (expected.n, expected.flags)
    assert [found.value, found.low, found.high] == close([expected.value, expected.low, expected.high])


def alike(found: Difference, expected: Difference) -> None:
    """Compare two differences apart from the correction, which rests on the other groups too."""
    assert found.flags == expected.flags
    assert [found.points, found.low, found.high] == close([expected.points, expected.low, expected.high])
    assert found.p == close(expected.p)
