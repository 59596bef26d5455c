"""Opportunities by size: METHOD 9's reference figures from a survey file, what is ranked and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.levers import Lever, gain, levers
from tests.compute.reference import DRIVERS, EXPERIENCES, OWN, close
from tests.compute.small_survey import JOURNEY, small_counter
from tests.compute.strategies import invariant, known
from tests.report import making

FOUND = {one.id: one for one in levers(analyze(small_counter(), JOURNEY))}


@pytest.mark.parametrize("name", EXPERIENCES)
def test_experiences_are_sized_as_in_the_reference(name: str) -> None:
    expected, lever = OWN["opportunity_experience"][name], FOUND[name]
    assert (lever.base_share, lever.now) == close((expected["b"], expected["p"]))
    ten_more = lever.shift_to(known(lever.now) + 0.1)
    assert ten_more.points == close(expected["per_10pt"])
    assert [ten_more.low, ten_more.high] == close(expected["per_10pt_ci"])
    assert lever.shift_to(1.0).points == close(expected["full_potential_up"])
    assert lever.shift_to(0.0).points == close(expected["full_potential_down"])


@pytest.mark.parametrize("name", DRIVERS)
def test_drivers_are_sized_as_in_the_reference(name: str) -> None:
    expected, lever = OWN["opportunity_driver"][name], FOUND[name]
    goal = lever.shift_to(known(lever.goal))
    assert goal.points == close(expected["per_10pt"])
    assert [goal.low, goal.high] == close(expected["per_10pt_ci"])


def test_only_what_is_determined_is_ranked_and_by_its_points() -> None:
    """METHOD 9: e2 and e5 rest on fewer than 30, e1, e3 and e6 are undetermined, e4 and all drivers are not."""
    assert {name: FOUND[name].state for name in EXPERIENCES} == {
        "e1": "undetermined",
        "e2": "small",
        "e3": "undetermined",
        "e4": "ranked",
        "e5": "small",
        "e6": "undetermined",
    }
    ranked = [one for one in FOUND.values() if one.rank is not None]
    assert [one.rank for one in ranked] == list(range(1, 8))
    assert {one.id for one in ranked} == {*DRIVERS, "e4"}
    sizes = [gain(one) for one in ranked]
    assert sizes == sorted(sizes, reverse=True)
    assert ranked[0].id == "d1"
    assert [one.id for one in FOUND.values() if one.rank is None] == ["e1", "e2", "e3", "e5", "e6"]
    # grey, but with its interval
    assert None not in (FOUND["e1"].shift_to(0.5).low, FOUND["e1"].shift_to(0.5).high)


def test_goals_lie_ten_points_the_better_way_within_everybody_and_nobody() -> None:
    results = making.results(
        drivers=(making.driver("often", (1, 2, 95), (2, 0, 0)), making.driver("few", (0, 4, 5), (40, 30, 20))),
        experiences=(
            making.experience("rare", (30, 10, 0), (50, 200, 350)),
            making.experience("annoys", (100, 60, 40), (10, 40, 150)),
            making.experience("pleases", (10, 40, 150), (100, 60, 40)),
        ),
    )
    found = {one.name: one for one in levers(results)}
    assert found["often"].goal == 1
    assert found["rare"].goal == 0
    assert known(found["annoys"].goal) == close(known(found["annoys"].now) - 0.1)
    assert known(found["pleases"].goal) == close(known(found["pleases"].now) + 0.1)
    assert gain(found["annoys"]) > 0
    few = found["few"]
    assert (few.state, few.rank, few.n, few.count) == ("hidden", None, 99, 9)
    assert few.shift_to(0.5).points is None


def test_of_fewer_than_ten_only_their_number_is_told() -> None:
    results = making.results(experiences=(making.experience("rare", (1, 1, 2), (2, 2, 1)),))
    (rare,) = levers(results)
    assert (rare.n, rare.count, rare.now, rare.goal, rare.state) == (9, 4, None, None, "hidden")


def test_a_driver_whose_satisfied_are_less_loyal_is_no_opportunity() -> None:
    results = making.results(drivers=(making.driver("turned", (150, 40, 10), (10, 40, 150)),))
    (lever,) = levers(results)
    assert (lever.state, lever.rank) == ("against", None)
    assert known(lever.shift_to(known(lever.goal)).points) < 0


@invariant
@given(st.sampled_from([one for one in FOUND.values() if one.now is not None]), st.floats(0, 1), st.floats(0, 1))
def test_25_the_change_is_linear_in_the_target_and_nothing_where_nothing_moves(
    lever: Lever, one: float, two: float
) -> None:
    now = known(lever.now)
    assert lever.shift_to(now).points == 0
    middle = lever.shift_to((one + two) / 2).points
    assert middle == pytest.approx(
        (known(lever.shift_to(one).points) + known(lever.shift_to(two).points)) / 2, abs=1e-9
    )
