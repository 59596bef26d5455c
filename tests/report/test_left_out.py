"""What is in no figure: reasons with their counts, and how many answers remain."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.messages import message
from loyalty_desktop.report.left_out import Analysed, gathered, left_out
from tests.report.making import apparel
from tests.surveys import APPAREL, survey_of

REASONS = tuple((message("rows_empty", at=at), at) for at in (1, 2, 4, 8))


def test_the_sample_leaves_out_those_without_a_loyalty_answer() -> None:
    told = left_out(survey_of(APPAREL), apparel())
    assert told.analysed == Analysed(1238, 1259, 21)
    assert told.reasons == apparel().left_out


def test_nothing_is_analysed_without_results_or_a_question() -> None:
    survey = survey_of(APPAREL)
    assert left_out(survey, None).analysed is None
    assert left_out(survey, None).reasons == survey.left_out
    journey = suggest_journey(survey)
    blind = analyze(Counter(survey), replace(journey, measure=replace(journey.measure, column=None)))
    assert left_out(survey, blind).analysed is None


@pytest.mark.parametrize(
    ("room", "shown", "rest_count"), [(9, (1, 2, 4, 8), 0), (4, (1, 2, 4, 8), 0), (3, (1, 2), 12), (1, (), 15)]
)
def test_reasons_without_room_are_counted_together(room: int, shown: tuple[int, ...], rest_count: int) -> None:
    found = gathered(REASONS, room)
    assert tuple(count for _what, count in found.shown) == shown
    assert found.rest_count == rest_count
    assert (*found.shown, *found.rest) == REASONS
