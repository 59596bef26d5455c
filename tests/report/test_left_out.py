"""What is in no figure: reasons with their counts, and how many answers remain."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.left_out import Analysed, left_out, rows_told
from tests.report.making import apparel
from tests.surveys import APPAREL, survey_of


def test_the_sample_leaves_out_those_without_a_loyalty_answer() -> None:
    told = left_out(survey_of(APPAREL), apparel())
    assert told.analysed == Analysed(1238, 1259, 21, 0, 1259)
    assert told.reasons == apparel().left_out


def test_nothing_is_analysed_without_results_or_a_question() -> None:
    survey = survey_of(APPAREL)
    assert left_out(survey, None).analysed is None
    assert left_out(survey, None).reasons == survey.left_out
    journey = suggest_journey(survey)
    blind = analyze(Counter(survey), replace(journey, measure=replace(journey.measure, column=None)))
    assert left_out(survey, blind).analysed is None


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Analysed(350, 350, 0, 0, 350), "all 350 rows"),
        (Analysed(335, 335, 0, 15, 335), "335 rows; 15 more are left out"),
        (Analysed(330, 335, 5, 15, 335), "335 rows, 5 of them without a loyalty answer; 15 more are left out"),
        (Analysed(120, 120, 0, 0, 350), "120 rows"),
    ],
)
def test_rows_that_are_left_out_are_never_all_rows(told: Analysed, said: str) -> None:
    assert rows_told(told) == said
