"""Two groups of one's own against each other, with and without respondents in common."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import numpy as np
import pytest

from loyalty_desktop.compute.compare import compare, compare_groups
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.multiplicity import holm
from loyalty_desktop.compute.wave_difference import Wave, overlap_difference
from loyalty_desktop.journey.model import Filter
from tests.compute.invented import INVENTED, SHOP, invented
from tests.compute.reference import DRIVERS, EXPERIENCES, R, close
from tests.compute.reference import SURVEY as ROWS
from tests.compute.small_survey import JOURNEY, SEGMENT, WAVE, WEIGHT, small_counter
from tests.compute.strategies import known

# Two groups of one's own


def test_two_waves_as_r_has_them() -> None:
    expected = R["two_sample_data"]["wave2_vs_wave1"]
    found = compare_groups(small_counter(), JOURNEY, (Filter(WAVE, ("2",)),), (Filter(WAVE, ("1",)),))
    assert (found.score.points, found.score.p) == (close(expected["diff"]), close(expected["aw_p"]))
    assert [found.score.low, found.score.high] == close(expected["aw"])
    assert found.both == 0
    assert (found.first.score.value, found.second.score.value) == (
        close(R["net_data"]["wave2"]["score"]),
        close(R["net_data"]["wave1"]["score"]),
    )


def test_weighted_waves_as_r_has_them() -> None:
    expected = R["two_sample_weighted"]["wave2_vs_wave1"]
    journey = msgspec.structs.replace(JOURNEY, weight=WEIGHT)
    found = compare_groups(small_counter(), journey, (Filter(WAVE, ("2",)),), (Filter(WAVE, ("1",)),))
    assert (found.score.points, found.score.p) == (close(expected["diff"]), close(expected["aw_p"]))


def test_two_groups_turned_round_differ_by_their_sign() -> None:
    # METHOD 8, invariant 15
    first, second = (Filter(SEGMENT, ("A",)),), (Filter(SEGMENT, ("C",)),)
    one, other = (compare_groups(small_counter(), JOURNEY, *pair) for pair in ((first, second), (second, first)))
    differences = [(one.score, other.score)]
    differences += [(a.head, b.head) for a, b in zip(one.drivers, other.drivers, strict=True)]
    differences += [(a.heart, b.heart) for a, b in zip(one.drivers, other.drivers, strict=True)]
    differences += [(a.incidence, b.incidence) for a, b in zip(one.experiences, other.experiences, strict=True)]
    for a, b in differences:
        assert (a.p is None, a.flags) == (b.p is None, b.flags)
        if a.points is None or a.p is None:
            continue
        assert a.p == close(b.p)
        assert (a.p_adjusted or 0) == close(b.p_adjusted or 0)
        assert a.points == close(-known(b.points))
        assert [a.low, a.high] == close([-known(b.high), -known(b.low)])


@pytest.mark.parametrize("weighted", [False, True])
def test_groups_in_common_are_allowed_for_as_in_waves_that_overlap(weighted: bool) -> None:
    # Oracle: METHOD 1.5's variance clustered by respondent, on the rows (compute/wave_difference.py, checked with R).
    journey = msgspec.structs.replace(JOURNEY, weight=WEIGHT if weighted else None)
    first, second = (Filter(SEGMENT, ("A", "B")),), (Filter(SEGMENT, ("B", "C")),)
    found = compare_groups(small_counter(), journey, first, second)
    rows = [ROWS.group(a) | ROWS.group(b) for a, b in ("AB", "BC")]
    assert found.both == ROWS.group("B").sum()

    def expected(values: np.ndarray[Any, Any], inside: np.ndarray[Any, Any] | None = None) -> Difference:
        kept = values if inside is None else np.where(inside, values, math.nan)
        waves = [Wave(ROWS.ids[one], kept[one], ROWS.weights[one] if weighted else None) for one in reversed(rows)]
        return overlap_difference(*waves).difference

    points = 100 * ROWS.classes()
    tested = [(found.score, expected(points))]
    for name, driver in zip(DRIVERS, found.drivers, strict=True):
        rating = ROWS.answers[name]
        tested.append((driver.head, expected(np.where(np.isnan(rating), math.nan, 100.0 * (rating >= 4)))))
        tested.append((driver.heart, expected(points, ROWS.top_two(name))))
    tested += [
        (one.incidence, expected(100 * ROWS.answers[name]))
        for name, one in zip(EXPERIENCES, found.experiences, strict=True)
    ]
    for own, oracle in tested:
        assert "overlap" in own.flags
        assert [own.points, own.low, own.high, own.p] == close([oracle.points, oracle.low, oracle.high, oracle.p])


def test_a_group_against_itself_is_no_test() -> None:
    one = (Filter(SEGMENT, ("A",)),)
    found = compare_groups(small_counter(), JOURNEY, one, one)
    assert (found.score.points, found.score.p) == (0, None)
    assert "degenerate" in found.score.flags


def test_groups_of_everybody_and_of_nobody() -> None:
    found = compare_groups(small_counter(), JOURNEY, (), (Filter(SEGMENT, ("D",)),))
    assert found.first.score.value == close(R["net_data"]["total"]["score"])
    assert (found.second.respondents, found.second.score.value, found.score.p) == (0, None, None)
    assert "no_base" in found.score.flags


def test_options_against_one_another_allow_for_who_chose_both() -> None:
    rows = [(at * 7 % 11, "A", ("x, y", "x", "y", "y, z", "z")[at % 5], "no", 3, 1) for at in range(200)]
    survey = invented(rows)
    counter = Counter(survey)
    comparison = compare(counter, INVENTED, SHOP)
    for pair in comparison.pairs:
        names = [comparison.groups[at].names[0] for at in (pair.first, pair.second)]
        direct = compare_groups(counter, INVENTED, *((Filter(SHOP, (name,)),) for name in names))
        assert msgspec.structs.replace(pair.difference, p_adjusted=None) == direct.score
    assert any("overlap" in pair.difference.flags for pair in comparison.pairs)
    assert tuple(one.difference.p_adjusted for one in comparison.pairs) == holm(
        [one.difference.p for one in comparison.pairs]
    )


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("filtered", [False, True])
def test_a_group_against_everybody_else_as_each_group_against_its_rest(weighted: bool, filtered: bool) -> None:
    # METHOD 1.4: whoever is not in the group, within the same filters and with the same weight
    journey = msgspec.structs.replace(
        JOURNEY, weight=WEIGHT if weighted else None, filters=(Filter(WAVE, ("2",)),) if filtered else ()
    )
    counter = small_counter()
    found = compare_groups(counter, journey, (Filter(SEGMENT, ("A",)),), None)
    whole = counter.base_of(journey).count
    assert (found.both, found.first.respondents + found.second.respondents) == (0, whole)
    direct = compare_groups(counter, journey, (Filter(SEGMENT, ("A",)),), (Filter(SEGMENT, ("B", "C")),))
    assert found.score == direct.score
    assert [one.heart for one in found.drivers] == [one.heart for one in direct.drivers]


def test_nobody_is_left_beside_everybody() -> None:
    found = compare_groups(small_counter(), JOURNEY, (), None)
    assert (found.second.respondents, found.second.score.value, found.score.points) == (0, None, None)


def test_lift_and_the_score_of_those_who_had_it_within_one_group() -> None:
    # METHOD 9: e4 has 63 with a score of 17.46, e2 19 with -73.68 (n = 231, all of them)
    found = compare_groups(small_counter(), JOURNEY, (), (Filter(WAVE, ("2",)),))
    reached = {one.experience: one.score for one in found.first.experiences}
    assert reached["e4"].n == 63
    assert reached["e4"].value == pytest.approx(17.460317, abs=1e-6)
    assert "small_base" in reached["e2"].flags
    lifts = {one.driver: one.lift for one in found.first.drivers}
    found_d1 = [lifts["d1"].points, lifts["d1"].low, lifts["d1"].high]
    assert found_d1 == pytest.approx([97.305263, 77.346395, 114.646069], abs=1e-6)
    score = next(one.score for one in found.experiences if one.experience == "e4")
    values = [
        next(one.score.value for one in side.experiences if one.experience == "e4")
        for side in (found.first, found.second)
    ]
    assert score.points == close(known(values[0]) - known(values[1]))
