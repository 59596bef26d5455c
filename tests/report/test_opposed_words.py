"""What is said where two groups of one's own cannot be compared."""

from __future__ import annotations

import pytest

from loyalty_desktop.compute.compare import compare_groups
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.model import Driver, Filter, Journey, Measure, Stage
from loyalty_desktop.report.opposed_view import opposed_table, opposed_view
from loyalty_desktop.report.opposed_words import row_told, verdict_text
from loyalty_desktop.survey.reading import ColumnKey
from tests.surveys import survey_from

KEYS = ASKED, STAFF, SHOP = tuple(map(ColumnKey, ("おすすめ度 (0-10)", "接客の満足度", "店舗")))
JOURNEY = Journey(Measure(ASKED, "nps"), (Stage("s", "s", (Driver("staff", "接客", STAFF),)),))
ROWS = [[at * 7 % 11, 1 + at % 5, "渋谷" if at < 60 else "新宿"] for at in range(67)]


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        (("渋谷", "新宿"), "fewer than 10 are in the larger group only"),
        (("新宿",), "fewer than 10 in one of the groups"),
    ],
)
def test_the_reason_is_the_one_there_is(second: tuple[str, ...], reason: str) -> None:
    """Who is in 渋谷 too cannot be set against themselves: 7 are left, though either group has 60 or more."""
    counter = Counter(survey_from([[key.heading for key in KEYS], *ROWS]))
    found = compare_groups(counter, JOURNEY, (Filter(SHOP, ("渋谷",)),), (Filter(SHOP, second),))
    assert found.score.points is None
    assert reason in verdict_text(opposed_view(found, ("A", "B"), "all"))
    (row,) = opposed_table(found, JOURNEY, "head").rows
    assert reason in row_told(row, "head", "NPS").sentence


def test_differences_of_scores_are_points_and_those_of_shares_percentage_points() -> None:
    counter = Counter(survey_from([[key.heading for key in KEYS], *(ROWS * 10)]))
    found = compare_groups(counter, JOURNEY, (Filter(SHOP, ("渋谷",)),), None)
    (head,) = opposed_table(found, JOURNEY, "head").rows
    (heart,) = opposed_table(found, JOURNEY, "heart").rows
    shares = next(line for line in row_told(head, "head", "NPS").lines if line.startswith("Difference"))
    scores = next(line for line in row_told(heart, "heart", "NPS").lines if line.startswith("Difference"))
    assert " percentage points" in shares
    assert " points" in scores
    assert "percentage" not in scores
