"""How many pass a filter is told before it is applied, and is what the analysis then counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.compute.admission import admission, everybody
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.model import Filter, Journey
from tests.compute.test_passing import CITY, DAY, MEASURE, SPEND, SURVEY, TRIED, VOICE, column

FILTERS = (
    Filter(CITY, ("東京",)),
    Filter(CITY, ("東京",), inverted=True),
    Filter(SPEND, low=3_000, high=15_000),
    Filter(TRIED, ("店舗",)),
    Filter(VOICE, contains="接客"),
    Filter(DAY, since="2025-04-05"),
    Filter(MEASURE.column, classes=("positive",)) if MEASURE.column is not None else Filter(CITY),
)


@given(st.sampled_from(FILTERS), st.lists(st.sampled_from(FILTERS), max_size=3, unique=True))
def test_what_is_told_before_is_what_is_counted_after(new: Filter, others: list[Filter]) -> None:
    counter = Counter(SURVEY)
    counted = admission(counter, Journey(MEASURE, filters=tuple(others)), new.column)
    assert counted.everybody == counter.base(tuple(others), None, MEASURE).count
    assert counted.passing(new, MEASURE) == counter.base((*others, new), None, MEASURE).count


def test_the_filter_that_is_changed_is_not_in_force() -> None:
    journey = Journey(MEASURE, filters=(FILTERS[0], FILTERS[2]))
    counted = admission(Counter(SURVEY), journey, CITY, without=0)
    assert counted.everybody == Counter(SURVEY).base((FILTERS[2],), None).count
    assert counted.passing(FILTERS[1], MEASURE) > 0


def test_everybody_is_the_survey() -> None:
    assert everybody(column(CITY)).everybody == SURVEY.rows
