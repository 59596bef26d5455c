"""What analysis must never do: score what is no scale, lose respondents between classes, or take endless memory."""

from __future__ import annotations

import tracemalloc

import pytest

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.model import Filter, Measure
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.sheet import Cell
from tests.compute.test_analyze import AREA, IN_BOTH_AREAS, JOURNEY, SCORE, SEED, SERVICE, USED, WEIGHT, figures, make
from tests.surveys import survey_from


def test_a_measure_on_a_column_without_a_scale_has_no_score_and_says_why() -> None:
    """A category's places in a list are no answers from 0 to 10."""
    for key in (AREA, WEIGHT):
        loyalty = figures(SEED * 10, measure=Measure(key)).loyalty
        assert loyalty.score.flags == ("no_base", "no_scale")
        assert loyalty.score.value is None
    assert figures(SEED * 10, measure=Measure(ColumnKey("gone"))).loyalty.score.flags == ("no_base", "no_column")


def test_answers_beyond_the_measures_scale_are_counted_as_out_of_range() -> None:
    """Respondents = answers on the scale + missing, whatever scale the user set."""
    rows = SEED * 10 + [(None, 5, "満足", "はい", "アプリ", 1, "北")] * 3
    narrow = figures(rows, measure=Measure(SCORE, low=1, high=9)).loyalty
    assert {one.reason: one.count for one in narrow.missing} == {"blank": 3, "out_of_range": 20}
    assert narrow.score.n + sum(one.count for one in narrow.missing) == len(rows)
    assert [answer.text for answer in narrow.distribution] == [str(at) for at in range(1, 10)]
    assert sum(answer.count for answer in narrow.distribution) == narrow.score.n


def test_half_points_are_no_answers() -> None:
    """METHOD 0.1: non-integers are missing, and counted."""
    rows: list[tuple[Cell, ...]] = [(at % 11 if at % 4 else 6.5, *SEED[0][1:]) for at in range(200)]
    loyalty = figures(rows).loyalty
    assert loyalty.score.n == 150
    assert {one.reason: one.count for one in loyalty.missing} == {"out_of_range": 50}


def test_a_filter_on_a_question_with_several_answers_takes_all_who_chose_the_option() -> None:
    rows = IN_BOTH_AREAS * 5
    filtered = figures(rows, filters=(Filter(USED, ("電話",)),))
    assert filtered.respondents == sum(isinstance(row[4], str) and "電話" in row[4] for row in rows)


def test_options_weigh_what_their_respondents_weigh() -> None:
    rows = IN_BOTH_AREAS * 5
    results = figures(rows, weight=WEIGHT)
    for one in results.experiences[1:]:
        had = [row for row in rows if row[4] is not None and str(one.experience.option) in str(row[4])]
        had_not = [row for row in rows if row[4] is not None and row not in had]
        assert one.incidence.w == pytest.approx(sum(float(str(row[5])) for row in (*had, *had_not)))
        assert one.without_it.n == sum(isinstance(row[0], int) for row in had_not)
        assert one.without_it.w == pytest.approx(sum(float(str(row[5])) for row in had_not if row[0] is not None))


def test_very_many_combinations_of_options_cost_memory_by_their_number_not_its_square() -> None:
    """20,000 respondents ticking 24 options leave some 17,000 different cells."""
    options = [f"option {at}" for at in range(24)]
    rows: list[list[Cell]] = [["recommend 0-10", "Which did you use? (select all)"]]
    rows += [
        [at % 11, ", ".join(name for bit, name in enumerate(options) if (at * 7919 + 13) >> bit & 1) or options[0]]
        for at in range(20_000)
    ]
    survey_ = survey_from(rows)
    journey = suggest_journey(survey_)
    assert len(journey.experiences) > 10
    tracemalloc.start()
    try:
        analyze(Counter(survey_), journey)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 200 * 1024 * 1024


def test_a_scale_that_may_be_turned_round_is_flagged() -> None:
    """METHOD 2: a warning when the recoded driver and the outcome correlate below -.1."""
    rows: list[tuple[Cell, ...]] = [
        (at % 11, 5 - (at % 11) // 3, "満足", "はい", "アプリ", 1, "北") for at in range(220)
    ]
    assert figures(rows).drivers[0].flags == ("reverse_direction",)
    turned = analyze(Counter(make(rows, Correction(SERVICE, role="driver", reversed=True))), JOURNEY)
    assert turned.drivers[0].flags == ()
    assert figures(rows[:20]).drivers[0].flags == ()
