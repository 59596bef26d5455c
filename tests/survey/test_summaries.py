from __future__ import annotations

from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.summaries import is_summary
from tests.survey.making import sheet_of


def test_few_respondents_who_rate_alike_are_no_table_of_shares() -> None:
    """The ratings of two dozen people add up to about a hundred, and every share of them is about four per cent."""
    rows: list[list[Cell]] = [["Age", "I can do it", "I like it"]]
    rows += [[20 + 7 * n % 31, 4 + n % 2, 5 - n % 2] for n in range(22)]
    assert not is_summary(sheet_of(rows))


def test_counts_beside_their_shares_are_a_table() -> None:
    counts = [120, 180, 60, 40, 200, 90, 150, 60, 100]
    rows: list[list[Cell]] = [["City", "Guests", "Part"]]
    rows += [[f"City {n}", count, round(count / 10, 1)] for n, count in enumerate(counts)]
    assert is_summary(sheet_of(rows))
