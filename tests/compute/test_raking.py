"""Weights that give a survey known shares: by hand, against an independent fit of rows, and as invariants."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.raking import Raked, rake
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Filter, Journey, Margin, Measure
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.survey import Survey
from tests.compute.reference import close
from tests.compute.strategies import invariant
from tests.surveys import survey_from

SEX, AGE, SCORE, HEAVY, SHOP = (ColumnKey(name) for name in ("sex", "age", "score", "heavy", "shop"))
HALVES = Margin(SEX, (("m", 0.5), ("f", 0.5)))
AGES = Margin(AGE, (("young", 0.3), ("old", 0.7)))


def people(counts: dict[tuple[str, str], int]) -> Survey:
    """Return a survey of so many people of each sex and age; scores follow the age, weights the sex."""
    rows = [
        [
            sex,
            age,
            (at * 3 + (5 if age == "old" else 0)) % 11,
            2.0 if sex == "m" else 0.5,
            ("x, y", "x", "y, z")[at % 3],
        ]
        for (sex, age), count in counts.items()
        for at in range(count)
    ]
    corrections = (Correction(SCORE, role="loyalty"),)
    return survey_from([["sex", "age", "score", "heavy", "shop"], *rows], Reading(corrections=corrections))


SURVEY = people({("m", "young"): 40, ("m", "old"): 20, ("f", "young"): 30, ("f", "old"): 10})


def ids(raked: Raked) -> list[str]:
    return [one.id for one in raked.report.problems]


def shares(survey: Survey, key: ColumnKey, weights: np.ndarray[Any, Any]) -> dict[str, float]:
    column = survey.column(key)
    assert column is not None
    sums = np.bincount(column.raw.codes, weights, minlength=len(column.raw.values))
    return {str(name): one / sums.sum() for name, one in zip(column.raw.values, sums.tolist(), strict=True) if one}


def test_one_margin_by_hand() -> None:
    # 60 m and 40 f: m weighs .5/.6, f .5/.4; n_eff = 100² / (60·(5/6)² + 40·(5/4)²) = 96.
    raked = rake(SURVEY, (HALVES,))
    assert sorted(set(raked.weights.round(9).tolist())) == [close(0.5 / 0.6), 1.25]
    report = raked.report
    assert (report.n, report.n_eff, report.deff) == (100, close(96), close(100 / 96))
    assert (report.lowest, report.median, report.highest) == (close(5 / 6), close(5 / 6), close(1.25))
    assert report.converged
    assert report.warnings == ()
    (fit,) = report.margins
    assert [(one.name, one.n, one.before, one.after) for one in fit.answers] == [
        ("m", 60, close(0.6), close(0.5)),
        ("f", 40, close(0.4), close(0.5)),
    ]


def test_two_margins_both_hold_and_the_association_stays() -> None:
    weights = rake(SURVEY, (HALVES, AGES)).weights
    assert weights.mean() == close(1.0)
    assert shares(SURVEY, SEX, weights) == close({"m": 0.5, "f": 0.5})
    assert shares(SURVEY, AGE, weights) == close({"young": 0.3, "old": 0.7})
    # What fitting leaves alone is the odds ratio (Deming & Stephan): 40·10 / (20·30) before and after.
    n = {cell: weights[at : at + size].sum() for cell, at, size in (("my", 0, 40), ("mo", 40, 20), ("fy", 60, 30))}
    last = weights[90:].sum()
    assert n["my"] * last / (n["mo"] * n["fy"]) == close(400 / 600)


def test_the_order_of_margins_does_not_matter() -> None:
    one, other = rake(SURVEY, (HALVES, AGES)), rake(SURVEY, (AGES, HALVES))
    assert one.weights == pytest.approx(other.weights, rel=1e-8)


@pytest.mark.parametrize(
    "margin",
    [
        Margin(SEX, (("m", 50.0), ("f", 50.0))),
        Margin(SEX, (("m", 61_000_000.0), ("f", 61_000_000.0))),
        Margin(SEX, (("Ｍ ", 0.5), (" f", 0.5))),
    ],
)
def test_shares_may_be_per_cent_or_people_and_names_untidy(margin: Margin) -> None:
    assert rake(SURVEY, (margin,)).weights == close(rake(SURVEY, (HALVES,)).weights)


def test_rounded_shares_need_not_add_up_exactly() -> None:
    survey = survey_from([["sex"], *[[name] for name in "abc" for _ in range(20)]])
    raked = rake(survey, (Margin(SEX, (("a", 33.0), ("b", 33.0), ("c", 33.0))),))
    assert raked.report.problems == ()
    assert raked.weights == close(np.ones(60))


@pytest.mark.parametrize(
    ("margins", "problem"),
    [
        ((Margin(SEX, (("m", 0.5), ("f", 0.4), ("x", 0.1))),), "raking_nobody"),
        ((Margin(SEX, (("m", 0.5), ("f", 0.43))),), "raking_sum"),
        ((Margin(SEX, (("m", 50.0), ("f", 57.0))),), "raking_sum"),
        ((Margin(SEX, (("m", -0.5), ("f", 1.5))),), "raking_no_shares"),
        ((Margin(SEX, (("m", float("nan")), ("f", 1.0))),), "raking_no_shares"),
        ((Margin(SEX, (("m", 0.0), ("f", 0.0))),), "raking_no_shares"),
        ((Margin(SEX, ()),), "raking_no_shares"),
        ((Margin(SEX, (("m", 0.5), ("M", 0.5))),), "raking_alike"),
        ((HALVES, HALVES), "raking_twice"),
        ((Margin(SHOP, (("x", 0.5), ("y", 0.5))),), "raking_several"),
        (
            (Margin(SEX, (("m", 5000.0), ("f", 5000.0))), Margin(AGE, (("young", 3000.0), ("old", 6000.0)))),
            "raking_totals",
        ),
    ],
)
def test_impossible_margins_are_told(margins: tuple[Margin, ...], problem: str) -> None:
    raked = rake(SURVEY, margins)
    assert ids(raked) == [problem]
    assert not raked.weights.any()
    assert all(one.text() for one in raked.report.problems)


def test_a_margin_of_a_missing_column_is_refused() -> None:
    with pytest.raises(UnusableJourney):
        rake(SURVEY, (Margin(ColumnKey("gone"), (("a", 1.0),)),))


def test_shares_that_exclude_one_another_are_reported_as_not_reached() -> None:
    # All women are old and all men young, so the shares of sex and age must be the same.
    survey = people({("m", "young"): 50, ("f", "old"): 50})
    raked = rake(survey, (HALVES, AGES))
    assert not raked.report.converged
    assert [one.id for one in raked.report.warnings] == ["raking_not_reached"]
    assert max(abs(one.after - one.target) for fit in raked.report.margins for one in fit.answers) > 0.05


def test_extreme_weights_are_warned_about() -> None:
    survey = people({("m", "young"): 195, ("f", "young"): 5})
    raked = rake(survey, (HALVES,))
    assert [one.id for one in raked.report.warnings] == ["raking_high_deff", "raking_extreme"]
    assert raked.report.deff > 2
    assert all(one.text() for one in raked.report.warnings)


def test_nobody_weighs_more_than_the_cap() -> None:
    survey = people({("m", "young"): 190, ("f", "young"): 10})
    raked = rake(survey, (HALVES,), cap=4.0)
    assert raked.weights.max() <= 4 * (1 + 1e-9)
    assert raked.weights.mean() == close(1.0)
    assert not raked.report.converged
    assert raked.report.margins[0].answers[1].after == close(0.2)  # 10 · 4 of 200
    assert rake(survey, (HALVES,), cap=10.0).weights == close(rake(survey, (HALVES,)).weights)
    with pytest.raises(ValueError, match="cap"):
        rake(survey, (HALVES,), cap=0.5)


def test_a_cap_that_leaves_room_still_reaches_the_shares() -> None:
    # Two kinds of women, of whom one brings ten times the weight: the others take over what she may not weigh.
    survey = people({("m", "young"): 50, ("f", "old"): 50})
    start = np.ones(100)
    start[50:55] = 10.0
    raked = rake(survey, (HALVES,), start, cap=3.0)
    assert raked.weights.max() <= 3 * (1 + 1e-9)
    assert raked.report.converged
    assert shares(survey, SEX, raked.weights) == pytest.approx({"m": 0.5, "f": 0.5}, abs=1e-4)


def test_who_gave_no_named_answer_is_not_adjusted_and_counted() -> None:
    survey = people({("m", "young"): 30, ("f", "young"): 60, ("", "old"): 7, ("other", "old"): 3})
    raked = rake(survey, (HALVES,))
    assert raked.report.margins[0].apart == 10
    assert ("count", 10) in raked.report.warnings[0].args
    assert raked.weights[90:] == close(np.ones(10))
    assert raked.weights.mean() == close(1.0)


def test_an_answer_with_no_share_leaves_the_figures() -> None:
    raked = rake(SURVEY, (Margin(SEX, (("m", 1.0), ("f", 0.0))),))
    assert raked.report.n == 60
    assert [(one.id, one.args) for one in raked.report.warnings] == [("raking_out", (("count", 40),))]
    assert not raked.weights[60:].any()


def test_weights_that_respondents_bring_are_multiplied() -> None:
    start = np.array([2.0, 0.5, 0.0] * 33 + [1.0])
    raked = rake(SURVEY, (HALVES,), start)
    assert raked.report.n == 67
    assert not raked.weights[start == 0].any()
    men = start[:60] > 0
    ratio = raked.weights[:60][men] / start[:60][men]
    assert ratio == close(np.full(int(men.sum()), ratio[0]))


def test_without_any_weight_there_is_nobody() -> None:
    assert ids(rake(SURVEY, (Margin(SEX, ()),), np.zeros(100))) == ["raking_no_shares"]
    assert ids(rake(SURVEY, (), np.zeros(100))) == ["raking_no_respondents"]


# How weights enter every figure


JOURNEY = Journey(Measure(SCORE), raking=(HALVES, AGES))


def test_every_figure_follows_the_known_shares() -> None:
    results = analyze(Counter(SURVEY), JOURNEY)
    weights = rake(SURVEY, (HALVES, AGES)).weights
    column = SURVEY.column(SCORE)
    assert column is not None
    x = column.scale.codes[column.raw.codes]
    y = np.where(x >= 9, 1, np.where(x >= 7, 0, -1))
    assert results.loyalty.score.value == close(100 * float(weights @ y) / weights.sum())
    assert results.loyalty.score.n_eff == close(weights.sum() ** 2 / (weights @ weights))
    assert results.weighted
    assert results.raking is not None
    assert results.raking.converged


def test_known_shares_multiply_the_weight_column() -> None:
    journey = msgspec.structs.replace(JOURNEY, weight=HEAVY)
    base = Counter(SURVEY).base_of(journey)
    assert base.weights is not None
    start = np.where(np.arange(100) < 60, 2.0, 0.5)
    assert base.weights == close(rake(SURVEY, (HALVES, AGES), start).weights)


def test_filters_choose_among_weights_made_on_everybody() -> None:
    counter = Counter(SURVEY)
    base = counter.base_of(msgspec.structs.replace(JOURNEY, filters=(Filter(SEX, ("m",)),)))
    whole = counter.base_of(JOURNEY)
    assert (base.count, whole.count) == (60, 100)
    assert base.weights is whole.weights


def test_impossible_shares_make_the_journey_unusable() -> None:
    journey = msgspec.structs.replace(JOURNEY, raking=(Margin(SEX, (("m", 0.5), ("x", 0.5))),))
    with pytest.raises(UnusableJourney) as caught:
        Counter(SURVEY).base_of(journey)
    assert caught.value.message.id == "raking_nobody"


def test_weights_are_made_once_and_again_for_other_shares() -> None:
    counter = Counter(SURVEY)
    first = counter.raked(None, (HALVES,))
    assert counter.raked(None, (HALVES,)) is first
    assert counter.raked(None, (HALVES,), 1.1) is not first
    assert counter.of(SURVEY).raked(None, (HALVES,)) is first


# Invariants


people_counts = st.fixed_dictionaries(
    {cell: st.integers(1, 30) for cell in (("m", "young"), ("m", "old"), ("f", "young"), ("f", "old"))}
)


@settings(invariant, max_examples=40)
@given(people_counts, st.floats(0.05, 0.95), st.floats(0.05, 0.95))
def test_all_shares_hold_and_the_mean_is_one(counts: dict[tuple[str, str], int], men: float, young: float) -> None:
    survey = people(counts)
    margins = (Margin(SEX, (("m", men), ("f", 1 - men))), Margin(AGE, (("young", young), ("old", 1 - young))))
    raked = rake(survey, margins)
    assume(raked.report.converged)  # extreme odds ratios converge slowly, and are reported
    assert raked.weights.mean() == close(1.0)
    assert shares(survey, SEX, raked.weights)["m"] == pytest.approx(men, abs=1e-4)
    assert shares(survey, AGE, raked.weights)["young"] == pytest.approx(young, abs=1e-4)
    assert 1 <= raked.report.n_eff <= raked.report.n * (1 + 1e-9)
    assert raked.report.lowest <= raked.report.median <= raked.report.highest


@settings(invariant, max_examples=40)
@given(people_counts, st.floats(0.01, 100))
def test_the_scale_of_brought_weights_does_not_matter(counts: dict[tuple[str, str], int], factor: float) -> None:
    survey = people(counts)
    start = np.linspace(0.5, 2, survey.rows)
    one, other = rake(survey, (HALVES,), start), rake(survey, (HALVES,), start * factor)
    assert one.weights == pytest.approx(other.weights)


@settings(invariant, max_examples=40)
@given(people_counts)
def test_shares_that_hold_already_change_nothing(counts: dict[tuple[str, str], int]) -> None:
    survey = people(counts)
    men = sum(count for (sex, _age), count in counts.items() if sex == "m")
    raked = rake(survey, (Margin(SEX, (("m", men / survey.rows), ("f", 1 - men / survey.rows))),))
    assert raked.weights == close(np.ones(survey.rows))
    assert raked.report.deff == close(1.0)


def test_shares_of_nothing_for_all_that_anybody_gave_leave_nobody() -> None:
    survey = people({("m", "young"): 20, ("f", "old"): 20})
    margins = (Margin(SEX, (("m", 0.0), ("f", 1.0))), Margin(AGE, (("old", 0.0), ("young", 1.0))))
    report = rake(survey, margins).report
    assert [one.id for one in report.problems] == ["raking_no_respondents"]
    with pytest.raises(UnusableJourney):
        analyze(Counter(survey), Journey(Measure(SCORE), raking=margins))


def test_a_cap_below_the_mean_in_a_project_file_is_told() -> None:
    journey = Journey(Measure(SCORE), raking=(HALVES,), raking_cap=0.5)
    with pytest.raises(UnusableJourney) as told:
        analyze(Counter(people({("m", "young"): 20, ("f", "old"): 20})), journey)
    assert told.value.message.id == "raking_cap_low"
