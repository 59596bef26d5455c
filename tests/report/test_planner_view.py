"""How many answers are needed and what the present ones show, in words and lines."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from loyalty_desktop import i18n
from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.planner import (
    Spread,
    group_and_rest,
    half_width,
    next_wave,
    smallest_difference,
    two_groups,
)
from loyalty_desktop.compute.results import Results
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Journey, Measure
from loyalty_desktop.journey.project import open_project
from loyalty_desktop.report.planner_view import ReachRow, needed, present, reach_rows, row_sentence
from loyalty_desktop.survey.reading import ColumnKey
from tests.surveys import APPAREL, survey_from, survey_of

JOURNEY = open_project(APPAREL.with_suffix(".loyalty")).journey
COUNTER = Counter(survey_of(APPAREL))
AGE = ColumnKey("年代")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    spoken = i18n.language()
    i18n.use("en")
    yield
    i18n.use(spoken)


@pytest.fixture(scope="module")
def results() -> Results:
    return analyze(COUNTER, JOURNEY)


def spread(results: Results) -> Spread:
    positive, negative = results.loyalty.positive_share, results.loyalty.negative_share
    assert positive is not None
    assert negative is not None
    return Spread(positive, negative)


def test_two_halves_a_group_and_a_wave_are_told_with_their_numbers(results: Results) -> None:
    halves = two_groups(10, spread(results))
    assert halves is not None
    told = needed(results, 10, "halves", 0.2)
    assert told.sentence == (
        f"{halves.together:,} answers show a difference of 10 points between two halves: {halves.group:,} in each."
    )
    group = group_and_rest(10, 0.2, spread(results))
    assert group is not None
    said = needed(results, 10, "rest", 0.2).sentence
    assert f"{group.group:,} in the group, {group.other:,} in the rest" in said
    assert "a group of 20%" in said
    wave = next_wave(10, results.loyalty.score.n_eff, spread(results))
    assert wave is not None
    assert needed(results, 10, "wave", 0.2).number == f"{wave.group:,} answers"


def test_a_change_too_small_for_the_present_wave_says_what_can_show(results: Results) -> None:
    told = needed(results, 2, "wave", 0.2)
    assert told.number == ""
    least = smallest_difference(1e7, results.loyalty.score.n_eff, spread(results))
    assert f"Changes from {math.ceil(10 * least) / 10:.1f} points on can show." in told.sentence


def test_weights_cost_answers(results: Results) -> None:
    score = results.loyalty.score
    weighted = replace(
        results, weight=ColumnKey("w"), loyalty=replace(results.loyalty, score=replace(score, n_eff=score.n / 2))
    )
    plan = two_groups(10, spread(results))
    assert plan is not None
    told = needed(weighted, 10, "halves", 0.2)
    assert f"{2 * plan.group:,} in each" in told.sentence
    assert "2.00 respondents tell as much as one" in told.basis
    assert "Weights" not in needed(results, 10, "halves", 0.2).basis


def test_the_present_answers_in_sentences(results: Results) -> None:
    score = results.loyalty.score
    width = half_width(score.n_eff, spread(results))
    assert present(results) == (
        f"All {score.n:,} answers together place the score to within ±{width:.1f} points. A next wave of the same size "
        f"shows changes from {smallest_difference(score.n, score.n, spread(results)):.1f} points on."
    )


@pytest.mark.parametrize(("n", "said"), [(9, "too few answers"), (20, "for reference only")])
def test_small_surveys_have_no_figures_in_sentences(n: int, said: str) -> None:
    survey = survey_from([["推奨度"], *([at % 11] for at in range(n))])
    small = analyze(Counter(survey), Journey(Measure(ColumnKey("推奨度"))))
    assert said in present(small)
    assert ("no score yet" in needed(small, 10, "wave", 0.2).sentence) == (n < 10)
    assert "answers show a difference" in needed(small, 10, "halves", 0.2).sentence


def test_groups_in_lines_small_ones_for_reference() -> None:
    rows = {one.name: one for one in reach_rows(COUNTER, JOURNEY, AGE, 10)}
    forties, seventies = rows["40代"], rows["70代以上"]
    assert (forties.state, seventies.state) == ("shown", "reference")
    assert forties.half_width is not None
    assert row_sentence(forties) == (
        f"40代: the score is placed to within ±{forties.half_width:.1f} points; differences to the rest show from "
        f"{forties.found_text} points on."
    )
    assert "for reference only" in row_sentence(seventies)
    assert forties.missing
    assert forties.missing_text() == f"{forties.missing:,} more"


def test_what_is_missing_is_what_makes_the_difference_show() -> None:
    """A group of which none is missing shows the difference, and the other way round."""
    for points in (5, 10, 15, 20, 40):
        for row in reach_rows(COUNTER, JOURNEY, AGE, points):
            if row.detectable is not None:
                assert (row.missing == 0) == (row.detectable <= points + 1e-9), (row.name, points)


def test_hidden_groups_and_columns_without_groups() -> None:
    row = ReachRow("0", "x", 4, "hidden", None, None, None)
    assert (row.width_text, row.found_text, row.missing_text()) == ("–", "–", "–")
    assert "ten are needed" in row_sentence(row)
    with pytest.raises(UnusableJourney):
        reach_rows(COUNTER, JOURNEY, ColumnKey("nowhere"), 10)
