from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from loyalty_desktop.compute.difference import Difference, score_difference
from loyalty_desktop.compute.multiplicity import adjust_family, benjamini_hochberg, holm
from tests.compute.reference import EXPERIENCES, LETTERS, SURVEY, WEIGHTED, R, close
from tests.compute.strategies import invariant, known

if TYPE_CHECKING:
    from random import Random

    from loyalty_desktop.compute.multiplicity import Adjustment

EXAMPLE = R["padjust_example"]
CORRECTIONS: list[Adjustment] = [benjamini_hochberg, holm]
p_values = st.lists(st.one_of(st.floats(0, 1), st.sampled_from([0.01, 0.04, 1.0])), min_size=1, max_size=30)
gaps = st.sampled_from([None, math.nan])


def lifts(*, weighted: bool = False) -> list[Difference]:
    found = []
    for name in EXPERIENCES:
        base, had = SURVEY.answered(name), SURVEY.answers[name] == 1
        with_it, without = (SURVEY.counts(rows, weighted=weighted) for rows in (base & had, base & ~had))
        found.append(score_difference(with_it, without))
    return found


# Reference figures: R's p.adjust


def test_example_as_r_has_it() -> None:
    assert benjamini_hochberg(EXAMPLE["p"]) == close(tuple(EXAMPLE["BH"]))
    assert holm(EXAMPLE["p"]) == close(tuple(EXAMPLE["holm"]))
    assert [min(1, len(EXAMPLE["p"]) * p) for p in EXAMPLE["p"]] == close(EXAMPLE["bonferroni"])


def test_experiences_as_r_has_them() -> None:
    adjusted = [lift.p_adjusted for lift in adjust_family(lifts())]
    assert adjusted == close([R["experience_bh"][name] for name in EXPERIENCES])
    by_holm = [lift.p_adjusted for lift in adjust_family(lifts(), holm)]
    assert by_holm == close([R["experience_holm"][name] for name in EXPERIENCES])


def test_weighted_experiences_as_r_has_them() -> None:
    adjusted = [lift.p_adjusted for lift in adjust_family(lifts(weighted=True))]
    assert adjusted == close([WEIGHTED["experience_weighted_bh"][name] for name in EXPERIENCES])


@pytest.mark.parametrize(
    ("ps", "expected"),
    [
        (
            {name: pair["p"] for name, pair in LETTERS["letters"]["pairs"].items()},
            {"holm": LETTERS["letters"]["holm"], "BH": LETTERS["letters"]["BH"]},
        ),
        (
            {name: test["p"] for name, test in LETTERS["vs_rest"]["tests"].items()},
            {"BH": LETTERS["vs_rest"]["BH"]},
        ),
        (R["segments"]["p"], {"holm": R["segments"]["holm"], "BH": R["segments"]["BH"]}),
    ],
    ids=["letters", "versus rest", "segments"],
)
def test_segments_as_r_has_them(ps: dict[str, float], expected: dict[str, dict[str, float]]) -> None:
    for method, adjusted in expected.items():
        correction = holm if method == "holm" else benjamini_hochberg
        assert dict(zip(ps, correction(list(ps.values())), strict=True)) == close(adjusted)


# Edge cases


@pytest.mark.parametrize("correction", CORRECTIONS)
def test_nothing_tested_gives_nothing(correction: Adjustment) -> None:
    assert correction([]) == ()
    assert correction([None, math.nan]) == (None, None)


def test_the_largest_p_comes_back_to_the_last_digit() -> None:
    # 3 * .1 / 3 is .10000000000000002, which would put BH above Holm.
    assert benjamini_hochberg([0.01, 0.02, 0.1])[2] == 0.1


def test_suppressed_differences_are_no_members_of_the_family() -> None:
    hidden = Difference(None, None, None, None, None, ("suppressed",))
    tested = Difference(10.0, 1.0, 19.0, 0.03, None, ("small_base",))
    assert adjust_family([hidden, tested]) == (
        hidden,
        Difference(10.0, 1.0, 19.0, 0.03, 0.03, ("small_base",)),
    )


# Invariants of METHOD 8, by number


@invariant
@given(p_values)
def test_27_p_is_at_most_bh_is_at_most_holm(ps: list[float]) -> None:
    for p, bh, by_holm in zip(ps, benjamini_hochberg(ps), holm(ps), strict=True):
        assert p <= known(bh) <= known(by_holm) <= 1


@invariant
@given(p_values, st.sampled_from(CORRECTIONS))
def test_28_corrections_keep_the_order_of_p(ps: list[float], correction: Adjustment) -> None:
    ordered = sorted(zip(ps, map(known, correction(ps)), strict=True))
    assert all(first[1] <= second[1] for first, second in pairwise(ordered))


@invariant
@given(p_values, st.randoms(use_true_random=False), st.sampled_from(CORRECTIONS))
def test_29_corrections_follow_the_items(ps: list[float], random: Random, correction: Adjustment) -> None:
    places = list(range(len(ps)))
    random.shuffle(places)
    adjusted = correction(ps)
    assert correction([ps[i] for i in places]) == tuple(adjusted[i] for i in places)


@invariant
@given(st.floats(0, 1), st.sampled_from(CORRECTIONS))
def test_30_a_single_p_is_unchanged(p: float, correction: Adjustment) -> None:
    assert correction([p]) == (p,)


@invariant
@given(p_values, st.lists(st.tuples(st.integers(0, 30), gaps), max_size=5), st.sampled_from(CORRECTIONS))
def test_31_gaps_are_not_counted(
    ps: list[float], holes: list[tuple[int, float | None]], correction: Adjustment
) -> None:
    holed: list[float | None] = list(ps)
    for place, gap in holes:
        holed.insert(place, gap)
    adjusted = correction(holed)
    tested = [p is not None and not math.isnan(p) for p in holed]
    assert tuple(q for q, real in zip(adjusted, tested, strict=True) if real) == correction(ps)
    assert all(q is None for q, real in zip(adjusted, tested, strict=True) if not real)


@invariant
@given(p_values)
def test_benjamini_hochberg_is_scipy_s(ps: list[float]) -> None:
    expected = stats.false_discovery_control(np.array(ps))
    assert benjamini_hochberg(ps) == pytest.approx(tuple(expected), rel=1e-12)
