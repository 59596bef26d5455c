"""Lists of customers: their orders, and whom the method turns to first."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.customers import Customers, customers
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.journey.project import open_project
from loyalty_desktop.report.customer_orders import ambassadors, candidates_of, ordered, orders_of, priorities
from loyalty_desktop.report.customer_rows import customer_rows
from tests.surveys import APPAREL, survey_of


@lru_cache(maxsize=1)
def sample() -> tuple[Customers, Journey]:
    journey = open_project(APPAREL.with_suffix(".loyalty")).journey
    return customers(Counter(survey_of(APPAREL)), journey), journey


def test_the_method_turns_to_hostages_first_and_has_no_list_of_candidates_without_a_frequency() -> None:
    found, _journey = sample()
    assert found.grid is not None
    lists = priorities(found.grid, (), 7)
    assert [(one.code, one.n) for one in lists] == [
        ("hostages", 64), ("rebels", 253), ("angels", 185), ("ambassadors", 7),
    ]  # fmt: skip
    assert [one.code for one in priorities(found.grid, (("negative_high", "人質"),), None)][-1] == "angels"
    assert priorities(found.grid, (("negative_high", "人質"),), None)[0].name == "人質"


def test_candidates_for_ambassadors_are_positive_frequent_and_wrote_something() -> None:
    found, journey = sample()
    assert found.grid is not None
    assert found.profit is not None
    often = found.frequency
    assert often is not None
    rows = ambassadors(survey_of(APPAREL), journey.measure, found.grid, found.profit, often)
    assert rows is not None
    placed = np.flatnonzero(found.grid.placed >= 0)
    times = often.scale.codes[often.raw.codes]
    limit = float(np.median(times[placed][np.isfinite(times[placed])]))
    assert len(rows.rows) > 10
    for row in rows.rows.tolist():
        one = rows.customer(row)
        assert one.code == "positive"
        assert times[row] > limit
        assert one.comments
    parts = dict(candidates_of(found.grid, rows))
    assert sum(parts.values()) == len(rows.rows)
    assert set(parts) == {"positive_high", "positive_low"}
    assert parts["positive_high"] == len(set(rows.rows) & set(found.grid.rows_of("positive_high")))
    assert ambassadors(survey_of(APPAREL), journey.measure, found.grid, found.profit, None) is None


def test_lists_are_ordered_by_amount_frequency_or_answer() -> None:
    found, journey = sample()
    assert found.grid is not None
    assert found.profit is not None
    members = customer_rows(
        survey_of(APPAREL), journey.measure, found.grid, "negative_low", found.profit, found.frequency
    )
    assert [code for _text, code in orders_of(members)] == ["amount", "often", "answer"]
    assert ordered(members, "amount") is members
    answers = [members.score(row) for row in ordered(members, "answer").rows.tolist()]
    assert answers == sorted(answers)
    often = found.frequency
    assert often is not None
    times = often.scale.codes[often.raw.codes[ordered(members, "often").rows]]
    known = times[np.isfinite(times)]
    assert (np.diff(known) <= 0).all()
    assert set(ordered(members, "often").rows) == set(members.rows)
