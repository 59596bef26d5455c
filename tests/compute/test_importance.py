"""The importance of drivers from a survey to its figures: METHOD 5.2 and 9, and everything that can be absent."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.compute import driver_model
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.em_covariance import em_covariance
from loyalty_desktop.compute.importance import importance
from loyalty_desktop.compute.importance_results import DriverImportance, Importance
from loyalty_desktop.compute.jackknife import jackknife_groups
from loyalty_desktop.compute.lmg import lmg, relative_weights
from loyalty_desktop.compute.pairwise import pairwise_correlation
from loyalty_desktop.errors import Cancelled
from loyalty_desktop.journey.expressions import Told
from loyalty_desktop.journey.model import Driver, Filter, Journey, Measure, Stage
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey
from tests.compute.reference import DRIVERS, OWN, SURVEY, FloatArray, R, close
from tests.compute.strategies import known
from tests.surveys import DATA, survey_from, survey_of

SMALL = DATA / "method" / "loyalty_small.csv"
SMALL_TOLD = Told(
    loyalty="nrs",
    roles=("d*=driver", "id=id", "w=weight"),
    missing=tuple(f"{name}=9:not_used" for name in DRIVERS),
    reverse=("d6",),
)
SCORE, WEIGHT, ID = ColumnKey("推奨度"), ColumnKey("ウェイト"), ColumnKey("顧客番号")


def journey_of(names: Sequence[str], score: ColumnKey = SCORE) -> Journey:
    drivers = tuple(Driver(name, name, ColumnKey(name)) for name in names)
    return Journey(Measure(score), (Stage("s", "店", drivers),))


def small(**changes: object) -> Importance:
    journey = msgspec.structs.replace(journey_of(DRIVERS, ColumnKey("nrs")), **changes)
    return importance(Counter(survey_of(SMALL, SMALL_TOLD)), journey)


def shares(found: Importance) -> list[float]:
    return [known(one.share.value) for one in found.drivers]


# Reference figures


def test_small_survey_as_the_independent_implementation_has_it() -> None:
    found, expected = small(), OWN["em"]
    assert (found.n, found.n_eff, found.used, found.needed) == (231, 231, 6, 60)
    assert (found.method, found.source, found.flags) == ("lmg", "em", ())
    # stopped at 1e-6, the expected ones at 1e-12
    assert shares(found) == pytest.approx(list(expected["lmg_share"].values()), abs=1e-6)
    contributions = [known(one.contribution) for one in found.drivers]
    assert contributions == pytest.approx(list(expected["lmg"].values()), abs=1e-6)
    weights = [known(one.relative_weight) for one in found.drivers]
    assert weights == pytest.approx(list(expected["rw"].values()), abs=1e-6)
    assert found.r2 == pytest.approx(expected["R2"], abs=1e-6)
    assert found.adjusted_r2 == pytest.approx(1 - (1 - expected["R2"]) * 230 / 224, abs=1e-6)
    assert [one.rank for one in found.drivers] == [1, 2, 5, 6, 4, 3]


def test_correlations_of_each_driver_as_r_has_them() -> None:
    # R.drivers_pairwise: cor and spearman with use = "pairwise"
    expected = R["drivers_pairwise"]
    found = small().drivers
    assert [one.pearson for one in found] == close(expected["cor"][0][1:])
    assert [one.spearman for one in found] == close(list(expected["spearman"].values()))
    assert [one.share.n for one in found] == expected["n"][0][1:]
    assert not any("reverse_direction" in one.flags for one in found)


def test_weighted_small_survey() -> None:
    found, expected = small(weight=ColumnKey("w")), OWN["em_weighted"]
    contributions = [known(one.contribution) for one in found.drivers]
    assert contributions == pytest.approx(list(expected["lmg"].values()), abs=1e-6)
    assert found.n_eff == pytest.approx(197.750138, abs=1e-6)  # METHOD 9, total
    assert found.flags == ("unstable",)  # 231 people are worth fewer than 200


def test_a_scale_read_the_wrong_way_round_is_told_and_changes_no_share() -> None:
    turned = Told(loyalty="nrs", roles=SMALL_TOLD.roles, missing=SMALL_TOLD.missing)
    found = importance(Counter(survey_of(SMALL, turned)), journey_of(DRIVERS, ColumnKey("nrs")))
    assert [one.driver.id for one in found.drivers if "reverse_direction" in one.flags] == ["d6"]
    assert known(found.drivers[5].pearson) == pytest.approx(-known(small().drivers[5].pearson))
    assert shares(found) == pytest.approx(shares(small()), abs=1e-9)


# Intervals


def test_interval_is_the_jackknife_of_refits() -> None:
    """Oracle: twenty fits from the start instead of warm ones, to 1e-10."""
    found = small()
    names = (*DRIVERS, "nrs")
    values = np.column_stack([SURVEY.answers[name] for name in names])
    ids = SURVEY.ids[~np.isnan(values[:, -1])]
    values = values[~np.isnan(values[:, -1])]
    group = jackknife_groups(np.argsort(ids))
    thetas = []
    for left_out in range(20):
        matrix = em_covariance(values[group != left_out], tolerance=1e-10).correlation()
        assert matrix is not None
        parts = lmg(matrix)
        thetas.append(parts / parts.sum())
    spread = np.array(thetas)
    se = np.sqrt(19 / 20 * ((spread - spread.mean(axis=0)) ** 2).sum(axis=0))
    for one, value, error in zip(found.drivers, shares(found), se, strict=True):
        # METHOD: t with 19 degrees of freedom is 2.0930; refits stop at 1e-4
        assert one.share.low == pytest.approx(max(0, value - 2.0930 * error), abs=5e-4)
        assert one.share.high == pytest.approx(value + 2.0930 * error, abs=5e-4)


def test_the_same_twice() -> None:
    assert small() == small()


# Invented surveys


def ratings(drivers: int, rows: int = 300, seed: int = 1) -> FloatArray:
    """A liking behind everything; the outcome 0-10 in the last column."""
    rng = np.random.default_rng(seed)
    liking = rng.normal(size=(rows, 1))
    rated = np.clip(np.rint(3.3 + 0.7 * liking + rng.normal(size=(rows, drivers))), 1, 5)
    score = np.clip(np.rint(6 + 2 * liking[:, 0] + rng.normal(size=rows)), 0, 10)
    rated[:5], score[:11] = np.arange(1, 6)[:, None], np.arange(11)  # every step is there
    return np.column_stack([rated, score])


def survey_with(values: FloatArray, *columns: tuple[ColumnKey, Sequence[Cell]]) -> tuple[Survey, Journey]:
    names = [f"満足度（{at}）" for at in range(values.shape[1] - 1)]
    corrections = [Correction(SCORE, role="loyalty")]
    corrections += [Correction(ColumnKey(name), role="driver", low=1, high=5) for name in names]
    corrections += [Correction(key, role="id" if key == ID else "weight") for key, _cells in columns]
    rows = [[None if math.isnan(cell) else int(cell) for cell in row] for row in values.tolist()]
    table = [[*row, *more] for row, *more in zip(rows, *(cells for _key, cells in columns), strict=True)]
    head = [*names, SCORE.heading, *(key.heading for key, _cells in columns)]
    return survey_from([head, *table], Reading(corrections=tuple(corrections))), journey_of(names)


def found_in(values: FloatArray) -> Importance:
    survey, journey = survey_with(values)
    return importance(Counter(survey), journey)


def nothing(one: DriverImportance) -> bool:
    return one.share.value is one.share.low is one.rank is one.contribution is one.vif is None


def test_no_driver() -> None:
    survey, _journey = survey_with(ratings(1))
    found = importance(Counter(survey), journey_of([]))
    assert (found.drivers, found.n, found.flags) == ((), 300, ("no_drivers",))


def test_one_driver_has_it_all() -> None:
    # METHOD 8, 37: K = 1 gives r squared
    found = found_in(ratings(1))
    (one,) = found.drivers
    assert found.source == "complete"
    assert (one.share.value, one.share.low, one.share.high, one.rank) == (1, 1, 1, 1)
    assert one.vif == pytest.approx(1)
    assert one.contribution == pytest.approx(known(one.pearson) ** 2)
    assert found.r2 == pytest.approx(known(one.contribution))


def test_two_drivers_have_the_closed_form() -> None:
    # METHOD 8, 38
    found = found_in(ratings(2))
    first, second = found.drivers
    difference = known(first.pearson) ** 2 - known(second.pearson) ** 2
    assert first.contribution == pytest.approx((known(found.r2) + difference) / 2)
    assert first.relative_weight == pytest.approx(known(first.contribution))
    assert "lmg_rw_differ" not in found.flags


def test_a_driver_that_repeats_another_shares_with_it() -> None:
    # METHOD 8, 39
    values = ratings(3)
    found = found_in(values[:, [0, 0, 1, 2, 3]])
    alone = found_in(values)
    assert "psd_repaired" in found.flags
    one, again, *_others = found.drivers
    assert one.share.value == pytest.approx(known(again.share.value))
    assert one.rank == again.rank
    assert found.r2 == pytest.approx(known(alone.r2), abs=1e-5)
    assert known(one.vif) > 1000


def test_more_than_twenty_drivers_use_relative_weights() -> None:
    found = found_in(ratings(21))
    assert (found.method, found.used) == ("relative_weights", 21)
    assert sum(shares(found)) == pytest.approx(1)
    assert all(one.contribution == one.relative_weight for one in found.drivers)
    assert all(known(one.share.low) <= known(one.share.value) <= known(one.share.high) for one in found.drivers)


def test_drivers_with_too_little_are_left_out_and_say_why() -> None:
    values = ratings(5)
    values[49:, 0] = math.nan  # 49 ratings
    values[89:, 1] = math.nan  # 89 of 300
    values[:, 2] = 4
    values[:, 3] = math.nan
    found = found_in(values)
    expected = ["few_ratings", "low_coverage", "constant", "no_scale"]
    assert [one.flags for one in found.drivers] == [*((flag,) for flag in expected), ()]
    assert all(nothing(one) for one in found.drivers[:4])
    assert found.used == 1
    assert found.drivers[4].share.value == 1
    assert found.drivers[0].pearson is not None
    assert found.drivers[2].pearson is found.drivers[2].spearman is found.drivers[3].pearson is None


def test_limits_of_ratings_and_coverage_are_inclusive() -> None:
    values = ratings(2, rows=160)
    values[50:, 0] = math.nan
    assert found_in(values).used == 2
    values = ratings(2, rows=300)
    values[90:, 0] = math.nan
    assert found_in(values).used == 2


def test_too_few_respondents_leave_the_correlations() -> None:
    # METHOD 5.2, step 2: ten a driver, fifty at least
    found = found_in(ratings(6, rows=59))
    assert (found.flags, found.method, found.needed) == (("too_few",), None, 60)
    assert all(nothing(one) and one.pearson is not None for one in found.drivers)
    enough = found_in(ratings(6, rows=60))
    assert enough.method == "lmg"
    assert "unstable" in enough.flags


def test_fewer_than_ten_ratings_have_no_correlation() -> None:
    found = found_in(ratings(1, rows=12)[:9])
    assert found.flags == ("suppressed", "too_few")
    assert found.drivers[0].pearson is None


def test_the_same_loyalty_answer_from_everybody_is_nothing_to_explain() -> None:
    values = ratings(2)
    survey, journey = survey_with(values)
    tens = msgspec.structs.replace(journey, filters=(Filter(SCORE, ("10",)),))
    found = importance(Counter(survey), tens)
    assert "constant_outcome" in found.flags
    assert all(nothing(one) and one.pearson is None for one in found.drivers)


def test_without_a_loyalty_question_there_is_nothing() -> None:
    survey, journey = survey_with(ratings(2))
    found = importance(Counter(survey), msgspec.structs.replace(journey, measure=Measure()))
    assert found.flags == ("no_base", "no_outcome")
    assert [one.share.n for one in found.drivers] == [0, 0]


def test_drivers_without_ratings_say_so() -> None:
    survey, journey = survey_with(ratings(1), (ID, [f"A{at}" for at in range(300)]))
    more = (Driver("x", "絵"), Driver("y", "番号", ID), Driver("z", "なし", ColumnKey("なし")))
    stage = Stage("s", "店", (*journey.drivers, *more))
    found = importance(Counter(survey), msgspec.structs.replace(journey, stages=(stage,)))
    assert [one.flags for one in found.drivers] == [(), ("no_column",), ("no_scale",), ("no_column",)]
    assert found.used == 1


def test_filters_and_weights_choose_the_rows() -> None:
    values = ratings(3, rows=400)
    weights = [1.5 if at % 3 else 0.0 for at in range(400)]
    survey, journey = survey_with(values, (WEIGHT, weights))
    weighted = importance(Counter(survey), msgspec.structs.replace(journey, weight=WEIGHT))
    kept = found_in(values[[at for at in range(400) if at % 3]])
    assert weighted.n == kept.n
    # METHOD 8, 40: the scale of the weights is irrelevant
    assert shares(weighted) == pytest.approx(shares(kept), abs=1e-9)
    low = tuple(str(score) for score in range(8))
    filtered = importance(Counter(survey), msgspec.structs.replace(journey, filters=(Filter(SCORE, low),)))
    assert shares(filtered) == pytest.approx(shares(found_in(values[values[:, -1] < 8])), abs=1e-9)


def test_2_rows_in_another_order_give_the_same_intervals_where_there_are_ids() -> None:
    values = ratings(3)
    values[::4, 1] = math.nan
    ids = list(range(1000, 1300))
    order = np.random.default_rng(3).permutation(300)
    survey, journey = survey_with(values, (ID, ids))
    mixed, _journey = survey_with(values[order], (ID, [ids[at] for at in order]))
    here, there = importance(Counter(survey), journey), importance(Counter(mixed), journey)
    for one, other in zip(here.drivers, there.drivers, strict=True):
        expected = (other.share.value, other.share.low, other.share.high)
        assert (one.share.value, one.share.low, one.share.high) == pytest.approx(expected, abs=1e-6)


def test_42_respondents_without_any_rating_change_no_correlation_of_drivers() -> None:
    values = ratings(2)
    more = np.vstack([values, np.column_stack([np.full((3, 2), math.nan), [math.nan] * 3])])
    assert shares(found_in(more)) == pytest.approx(shares(found_in(values)), abs=1e-9)


def test_nothing_explained_has_no_shares() -> None:
    grid = np.array([[rating, score] for rating in range(1, 6) for score in range(11)], dtype=np.float64)
    found = found_in(np.vstack([grid] * 2))
    assert "nothing_explained" in found.flags
    assert found.drivers[0].share.value is None
    assert found.drivers[0].rank is None


def test_a_driver_that_one_respondent_alone_rated_otherwise_has_no_interval() -> None:
    values = ratings(2)
    values[:, 0] = 3
    values[7, 0] = 1
    found = found_in(values)
    assert "no_interval" in found.flags
    assert all(one.share.value is not None and one.share.low is None for one in found.drivers)


@settings(max_examples=30, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 6), st.integers(5, 120), st.floats(0, 0.9), st.integers(0, 1000), st.booleans())
def test_32_33_whatever_the_survey_shares_sum_to_one_inside_their_intervals(
    drivers: int, rows: int, gaps: float, seed: int, weighted: bool
) -> None:
    values = ratings(drivers, rows=max(12, rows), seed=seed)
    rng = np.random.default_rng(seed)
    values[20:][rng.random(values[20:].shape) < gaps] = math.nan
    survey, journey = survey_with(values, (WEIGHT, [float(one) for one in rng.choice([0, 0.5, 1, 3], len(values))]))
    found = importance(Counter(survey), msgspec.structs.replace(journey, weight=WEIGHT if weighted else None))
    modelled = [one for one in found.drivers if one.share.value is not None]
    assert (len(modelled) == found.used and found.used > 0) == (found.method is not None)
    if modelled:
        assert sum(known(one.share.value) for one in modelled) == pytest.approx(1)
        assert sum(known(one.contribution) for one in modelled) == pytest.approx(known(found.r2), abs=1e-6)
        assert sum(known(one.relative_weight) for one in modelled) == pytest.approx(known(found.r2), abs=1e-6)
        assert all(0 <= known(one.contribution) <= 1 for one in modelled)
    for one in modelled:
        if one.share.low is not None:
            assert 0 <= one.share.low <= known(one.share.value) <= known(one.share.high) <= 1


# What takes too long or does not come to rest


def gappy() -> FloatArray:
    values = ratings(4)
    values[np.random.default_rng(2).random(values.shape) < [0.3, 0.3, 0.3, 0.3, 0]] = math.nan
    return values


@pytest.mark.parametrize(
    ("name", "value", "flag"), [("MOST_EFFORT", 1.0, "many_patterns"), ("MOST_ITERATIONS", 2, "not_converged")]
)
def test_pairs_take_the_place_of_em(monkeypatch: pytest.MonkeyPatch, name: str, value: float, flag: str) -> None:
    values = gappy()
    assert found_in(values).source == "em"
    monkeypatch.setattr(driver_model, name, value)
    found = found_in(values)
    assert found.source == "pairwise"
    assert flag in found.flags
    matrix = pairwise_correlation(values)
    assert [known(one.contribution) for one in found.drivers] == pytest.approx(list(lmg(matrix)), abs=1e-9)
    assert [known(one.relative_weight) for one in found.drivers] == pytest.approx(list(relative_weights(matrix)))
    assert all(known(one.share.low) < known(one.share.value) < known(one.share.high) for one in found.drivers)


def test_progress_rises_to_the_end() -> None:
    survey, journey = survey_with(gappy())
    heard: list[float] = []
    importance(Counter(survey), journey, on_progress=heard.append)
    assert heard == sorted(heard)
    assert len(heard) > 25
    assert (heard[0] > 0, heard[-1]) == (True, 1)


@pytest.mark.parametrize("moment", [1, 8, 20])
def test_it_can_be_stopped_at_any_time(moment: int) -> None:
    survey, journey = survey_with(gappy())
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked >= moment

    with pytest.raises(Cancelled):
        importance(Counter(survey), journey, cancelled=cancelled)
    assert asked == moment
