"""Known shares of groups of one's own, and of two questions together: by hand, against answers alone, as invariants."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.raking import rake
from loyalty_desktop.compute.wave_counts import WaveInput
from loyalty_desktop.compute.wave_periods import period_inputs
from loyalty_desktop.compute.waves import compare_waves
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Crossed, Filter, Group, Grouping, Journey, Margin, Measure
from loyalty_desktop.journey.wave_settings import WaveColumn
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey
from tests.compute.reference import close
from tests.compute.strategies import invariant
from tests.surveys import survey_from

CITY, SEX, YEARS, SCORE, DAY = (ColumnKey(name) for name in ("city", "sex", "years", "score", "day"))
CITIES = ("tokyo", "chiba", "osaka", "kobe")
AREA = Grouping("g:area", "area", CITY, (Group("east", ("tokyo", "chiba")), Group("west", ("osaka", "kobe"))))
BANDS = Grouping("g:bands", "bands", YEARS, (Group("under 40", high=39.0), Group("40 up", low=40.0)))
EAST = Margin(CITY, (("east", 40.0), ("west", 60.0)), AREA)
SEXES = Margin(SEX, (("m", 0.5), ("f", 0.5)))
AGES = Margin(YEARS, (("under 40", 30.0), ("40 up", 70.0)), BANDS)
PAIRS = tuple((city, sex) for city in CITIES for sex in ("m", "f"))


def people(counts: Sequence[int], days: Sequence[str] = ("2026/04/02 9:00:00",)) -> Survey:
    """Return so many people of each city and sex; years and scores go with both."""
    rows: list[list[Cell]] = [
        [city, sex, 20 + (at * 7 + 3 * len(city)) % 50, (at * 3 + place) % 11, days[at % len(days)]]
        for place, ((city, sex), count) in enumerate(zip(PAIRS, counts, strict=True))
        for at in range(count)
    ]
    corrections = (Correction(SCORE, role="loyalty"),)
    return survey_from([["city", "sex", "years", "score", "day"], *rows], Reading(corrections=corrections))


COUNTS = (30, 10, 8, 12, 15, 25, 9, 11)
SURVEY = people(COUNTS)
JOURNEY = Journey(Measure(SCORE))


def crossed(cells: dict[tuple[str, str], float], *, own: bool = True) -> Margin:
    shares = tuple((first, share) for (first, _second), share in cells.items())
    there = Crossed(SEX, tuple(second for _first, second in cells))
    return Margin(CITY, shares, AREA if own else None, there)


JOINT = crossed({("east", "m"): 0.1, ("east", "f"): 0.2, ("west", "m"): 0.3, ("west", "f"): 0.4})

TURNED = Margin(
    SEX, (("m", 0.1), ("f", 0.2), ("m", 0.3), ("f", 0.4)), None, Crossed(CITY, ("east", "east", "west", "west"), AREA)
)


def share_where(
    survey: Survey, weights: np.ndarray[tuple[int], np.dtype[np.float64]], **answers: Sequence[str]
) -> float:
    inside = np.ones(survey.rows, dtype=bool)
    for heading, wanted in answers.items():
        column = survey.column(ColumnKey(heading))
        assert column is not None
        inside &= np.isin(np.array([str(one) for one in column.raw.values])[column.raw.codes], list(wanted))
    return float(weights[inside].sum() / weights.sum())


def test_groups_have_their_shares_and_answers_within_them_their_proportions() -> None:
    """60 of 120 are in the east: they weigh .8 each, the others 1.2."""
    raked = rake(SURVEY, (EAST,))
    assert raked.weights == close(np.repeat((0.8, 1.2), 60))
    (fit,) = raked.report.margins
    assert (fit.by, [(one.name, one.n, one.before, one.after) for one in fit.answers]) == (
        (AREA,), [("east", 60, close(0.5), close(0.4)), ("west", 60, close(0.5), close(0.6))]
    )  # fmt: skip


def test_pairs_are_weighted_to_their_joint_shares() -> None:
    """One table leaves one way only: what each pair is to have over what it has."""
    raked = rake(SURVEY, (JOINT,))
    n: dict[tuple[str, ...], int] = {("east", "m"): 38, ("east", "f"): 22, ("west", "m"): 24, ("west", "f"): 36}
    assert [(one.names, one.n) for one in raked.report.margins[0].answers] == list(n.items())
    wanted = [120 * share / n[names] for names, (_name, share) in zip(JOINT.names, JOINT.shares, strict=True)]
    assert np.unique(raked.weights.round(12)) == pytest.approx(sorted(wanted))
    assert share_where(SURVEY, raked.weights, city=("tokyo", "chiba"), sex=("f",)) == close(0.2)


def test_bands_of_numbers_columns_and_pairs_hold_at_once() -> None:
    city_and_age = Margin(
        SEX, (("m", 0.2), ("m", 0.3), ("f", 0.1), ("f", 0.4)), None, Crossed(YEARS, ("under 40", "40 up") * 2, BANDS)
    )
    raked = rake(SURVEY, (EAST, city_and_age, AGES))
    assert raked.report.converged
    assert share_where(SURVEY, raked.weights, sex=("m",)) == pytest.approx(0.5, abs=1e-4)
    assert {one.name: one.after for one in raked.report.margins[2].answers} == pytest.approx(
        {"under 40": 0.3, "40 up": 0.7}, abs=1e-4
    )
    assert share_where(SURVEY, raked.weights, city=("osaka", "kobe")) == pytest.approx(0.6, abs=1e-4)


def test_who_is_in_no_pair_is_not_adjusted_and_counted() -> None:
    some = crossed({("east", "m"): 0.5, ("west", "f"): 0.5})
    raked = rake(SURVEY, (some,))
    assert raked.report.margins[0].apart == 46
    assert [one.id for one in raked.report.warnings] == ["raking_apart"]
    told = raked.report.warnings[0].text()
    assert "area × sex" in told


@pytest.mark.parametrize(
    ("margins", "problem", "said"),
    [
        ((Margin(CITY, (("east", 0.4), ("north", 0.6)), AREA),), "raking_no_group", "north"),
        ((replace(EAST, shares=(("east", 40.0), ("East ", 60.0))),), "raking_alike", "area"),
        ((replace(EAST, grouping=replace(AREA, groups=(*AREA.groups[:1], Group("west", ("osaka", "chiba"))))),),
         "raking_overlap", "both “east” and “west”"),
        ((replace(EAST, grouping=replace(AREA, groups=(*AREA.groups[:1], Group("west", ("nara",))))),),
         "raking_nobody_in", "west"),
        ((crossed({("tokyo", "m"): 0.5, ("nara", "f"): 0.5}, own=False),), "raking_nobody_in", "nara × f"),
        ((crossed({("tokyo", "m"): 0.5, ("Tokyo", "M"): 0.5}, own=False),), "raking_alike", "city × sex"),
        ((JOINT, TURNED), "raking_twice", "sex × area"),
        ((replace(EAST, shares=(("east", 40.0), ("west", 52.0))),), "raking_sum", "92 %"),
        ((replace(EAST, shares=(("east", 400.0), ("west", 600.0))), replace(AGES, shares=(("40 up", 900.0),))),
         "raking_totals", "bands 900"),
    ],
)  # fmt: skip
def test_impossible_groups_are_told_and_weigh_nobody(margins: tuple[Margin, ...], problem: str, said: str) -> None:
    raked = rake(SURVEY, margins)
    assert [one.id for one in raked.report.problems] == [problem]
    assert said in raked.report.problems[0].text()
    assert not raked.weights.any()
    with pytest.raises(UnusableJourney) as caught:
        analyze(Counter(SURVEY), replace(JOURNEY, raking=margins))
    assert caught.value.message.id == problem


def test_a_pair_that_nobody_is_may_have_no_share() -> None:
    """A zero cell with a share of 0 asks for nothing; one without anybody is no reason to stop."""
    survey = people((30, 0, 8, 12, 15, 25, 9, 11))
    cells = {pair: 0.0 if pair == ("tokyo", "f") else 1 / 7 for pair in PAIRS}
    raked = rake(survey, (crossed(cells, own=False),))
    assert (raked.report.problems, raked.report.converged) == ((), True)
    assert raked.report.margins[0].answers[1].n == 0


def test_shares_that_contradict_one_another_are_told_with_the_worst_of_them() -> None:
    against = Margin(SEX, (("m", 0.9), ("f", 0.1)))
    report = rake(SURVEY, (JOINT, against)).report
    assert not report.converged
    assert {one.name: one.after for one in report.margins[1].answers} == close({"m": 0.9, "f": 0.1})
    told = next(one for one in report.warnings if one.id == "raking_not_reached")
    assert (dict(told.args)["answer"], dict(told.args)["points"]) == ("west × m", 37.5)
    assert "contradict" in told.text()


def test_a_weight_column_is_multiplied_and_a_filter_may_empty_a_group() -> None:
    counter = Counter(SURVEY)
    journey = replace(JOURNEY, raking=(EAST, SEXES), weight=YEARS)
    whole = counter.base_of(journey)
    column = SURVEY.column(YEARS)
    assert column is not None
    assert whole.weights is not None
    start = column.scale.codes[column.raw.codes]
    assert whole.weights == close(rake(SURVEY, (EAST, SEXES), start).weights)
    only_east = analyze(counter, replace(journey, filters=(Filter(CITY, ("tokyo", "chiba")),)))
    assert (only_east.respondents, only_east.loyalty.score.n) == (60, 60)
    assert only_east.loyalty.score.n_eff < 60
    assert only_east.raking == analyze(counter, journey).raking  # made on everybody, whatever is filtered


def test_each_period_has_the_shares_of_groups_by_itself() -> None:
    days = ("2026/04/02 9:00:00", "2026/05/02 9:00:00", "2026/05/03 9:00:00")
    survey = people(COUNTS, days)
    journey = replace(JOURNEY, raking=(JOINT, AGES))
    inputs, _undated = period_inputs(Counter(survey), journey, WaveColumn(DAY, "month"))
    for wave, name in zip(compare_waves(inputs).waves, ("2026/04", "2026/05"), strict=True):
        rows = [
            [str(column.raw.values[column.raw.codes[at]]) for column in survey.columns] for at in range(survey.rows)
        ]
        of_month = survey_from(
            [["city", "sex", "years", "score", "day"], *(one for one in rows if one[4].startswith(name))],
            Reading(corrections=(Correction(SCORE, role="loyalty"),)),
        )
        (alone,) = compare_waves([WaveInput("alone", Counter(of_month), journey)]).waves
        assert wave.weighted
        assert (wave.score.estimate.n, wave.score.estimate.n_eff, wave.score.estimate.value) == (
            alone.score.estimate.n, close(alone.score.estimate.n_eff), close(alone.score.estimate.value)
        )  # fmt: skip


# Invariants

some_people = st.tuples(*(st.integers(1, 25) for _pair in PAIRS))
a_share = st.floats(0.1, 0.9)


@settings(invariant, max_examples=30)
@given(some_people, a_share, a_share)
def test_a_group_has_what_its_answers_have_together(counts: tuple[int, ...], east: float, men: float) -> None:
    """Known shares of groups, and of the column recoded to them, weigh everybody alike."""
    survey = people(counts)
    names = np.repeat(["east", "west"], [sum(counts[:4]), sum(counts[4:])])
    rows = [[area, sex] for area, sex in zip(names, np.repeat([sex for _c, sex in PAIRS], counts), strict=True)]
    recoded = survey_from([["area", "sex"], *rows], Reading())
    shares = (("east", east), ("west", 1 - east))
    sexes = Margin(SEX, (("m", men), ("f", 1 - men)))
    own = rake(survey, (Margin(CITY, shares, AREA), sexes))
    assert own.weights == pytest.approx(rake(recoded, (Margin(ColumnKey("area"), shares), sexes)).weights)
    together = sum(share_where(survey, own.weights, city=(city,)) for city in ("tokyo", "chiba"))
    assert together == pytest.approx(share_where(survey, own.weights, city=("tokyo", "chiba")))
    assume(own.report.converged)
    assert together == pytest.approx(east, abs=1e-4)


@settings(invariant, max_examples=30)
@given(some_people, st.lists(st.floats(0.05, 1), min_size=4, max_size=4), a_share)
def test_joint_shares_are_met_and_the_order_does_not_matter(
    counts: tuple[int, ...], parts: list[float], young: float
) -> None:
    survey = people(counts)
    cells = zip(JOINT.names, parts, strict=True)
    joint = crossed({(one, other): part / sum(parts) for (one, other), part in cells})
    ages = Margin(YEARS, (("under 40", young), ("40 up", 1 - young)), BANDS)
    one, other = rake(survey, (joint, ages)), rake(survey, (ages, joint))
    assume(one.report.converged and other.report.converged and max(one.report.rounds, other.report.rounds) < 500)
    assert one.weights == pytest.approx(other.weights, rel=1e-6, abs=1e-9)
    for names, (_name, share) in zip(joint.names, joint.shares, strict=True):
        fit = next(each for each in one.report.margins[0].answers if each.names == names)
        assert fit.after == pytest.approx(share, abs=1e-4)
