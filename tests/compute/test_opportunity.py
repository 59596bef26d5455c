from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.difference import Difference, score_difference
from loyalty_desktop.compute.net_score import net
from loyalty_desktop.compute.opportunity import Opportunity, Shift, shift, size_opportunity
from tests.compute.reference import DRIVERS, EXPERIENCES, OWN, SURVEY, BoolArray, close
from tests.compute.strategies import any_counts, invariant, known

ALL_VALID = SURVEY.counts().total
shares = st.floats(0, 1)
spans = st.lists(st.floats(-200, 200), min_size=3, max_size=3).map(sorted)


def sized(base: BoolArray, had: BoolArray) -> Opportunity:
    with_it, without = SURVEY.counts(base & had), SURVEY.counts(base & ~had)
    found = size_opportunity(with_it, without, ALL_VALID, score_difference(with_it, without))
    assert found is not None
    return found


# Reference figures: own.opportunity_*


@pytest.mark.parametrize("name", EXPERIENCES)
def test_experiences_are_sized_as_in_the_reference(name: str) -> None:
    expected = OWN["opportunity_experience"][name]
    base, had = SURVEY.answered(name), SURVEY.answers[name] == 1
    found = sized(base, had)
    assert found.base_share == close(expected["b"])
    assert found.incidence_share == close(expected["p"])
    assert found.n == int(base.sum())
    assert net(SURVEY.counts(base & had)) == close(expected["S1"])
    assert net(SURVEY.counts(base & ~had)) == close(expected["S0"])
    assert net(SURVEY.counts(~base)) == close(expected["S_not_asked"])
    assert found.ten_more.points == close(expected["per_10pt"])
    assert [found.ten_more.low, found.ten_more.high] == close(expected["per_10pt_ci"])
    assert found.everyone.points == close(expected["full_potential_up"])
    assert found.nobody.points == close(expected["full_potential_down"])


@pytest.mark.parametrize("name", DRIVERS)
def test_drivers_are_sized_as_in_the_reference(name: str) -> None:
    expected = OWN["opportunity_driver"][name]
    found = sized(SURVEY.answered(name), SURVEY.top_two(name))
    assert found.base_share == close(expected["b"])
    assert found.ten_more.points == close(expected["per_10pt"])
    assert [found.ten_more.low, found.ten_more.high] == close(expected["per_10pt_ci"])


# Edge cases


def test_ten_points_stop_at_everyone_and_at_nobody() -> None:
    # 19 of 20 had it: 95 % can only rise by five points; lift 20, base is everybody.
    lift = Difference(20.0, 10.0, 30.0, 0.01)
    often = size_opportunity(ClassCounts.of(0, 0, 19), ClassCounts.of(0, 0, 1), Tally.of(20), lift)
    assert often is not None
    assert (often.ten_more.to_share, often.ten_more.points) == (1, close(1.0))
    rarely = size_opportunity(ClassCounts.of(0, 0, 1), ClassCounts.of(0, 0, 19), Tally.of(20), lift)
    assert rarely is not None
    assert (rarely.ten_fewer.to_share, rarely.ten_fewer.points) == (0, close(-1.0))


def test_nobody_asked_has_no_opportunity() -> None:
    lift = Difference(None, None, None, None, None, ("no_base",))
    assert size_opportunity(ClassCounts(), ClassCounts(), Tally.of(50), lift) is None


def test_hidden_lift_gives_no_size() -> None:
    lift = Difference(None, None, None, None, None, ("suppressed",))
    found = size_opportunity(ClassCounts.of(1, 1, 1), ClassCounts.of(10, 10, 10), Tally.of(50), lift)
    assert found is not None
    assert found.ten_more == Shift(found.incidence_share + 0.1, None, None, None)
    assert found.everyone == Shift(1.0, None, None, None)


@pytest.mark.parametrize("target", [-0.01, 1.01])
def test_shift_refuses_what_is_no_share(target: float) -> None:
    with pytest.raises(ValueError, match="share"):
        shift(1.0, 0.5, target, Difference(20.0, 10.0, 30.0, 0.01))


# Invariants of METHOD 8, by number


@invariant
@given(shares, shares, shares, spans)
def test_25_there_and_back_is_nothing(b: float, p: float, q: float, span: list[float]) -> None:
    lift = Difference(span[1], span[0], span[2], 0.5)
    there, back = shift(b, p, q, lift), shift(b, q, p, lift)
    assert (back.points, back.low, back.high) == pytest.approx(
        (-known(there.points), -known(there.high), -known(there.low)), abs=1e-9
    )
    assert known(there.low) <= known(there.points) <= known(there.high)
    stay = shift(b, p, p, lift)
    assert (stay.points, stay.low, stay.high) == (0, 0, 0)
    assert "-0" not in f"{stay.points} {stay.low} {stay.high}"


@invariant
@given(shares, shares, shares, shares, spans)
def test_25_the_shift_is_linear_in_the_target(b: float, p: float, q: float, part: float, span: list[float]) -> None:
    lift = Difference(span[1], span[0], span[2], 0.5)
    whole = known(shift(b, p, q, lift).points)
    some = min(1.0, max(0.0, p + part * (q - p)))
    assert shift(b, p, some, lift).points == pytest.approx(part * whole, abs=1e-9)


@invariant
@given(any_counts(10), any_counts(10), any_counts())
def test_24_the_total_is_made_of_the_asked_and_the_others(
    with_it: ClassCounts, without: ClassCounts, not_asked: ClassCounts
) -> None:
    total = with_it + without + not_asked
    lift = score_difference(with_it, without)
    found = size_opportunity(with_it, without, total.total, lift)
    assert found is not None
    b, p = found.base_share, found.incidence_share
    of_base = p * known(net(with_it)) + (1 - p) * known(net(without))
    assert net(total) == pytest.approx(b * of_base + (1 - b) * known(net(not_asked)), abs=1e-9)
    # Everyone having it moves the base to S1: the identity behind the sizing.
    moved = b * known(net(with_it)) + (1 - b) * known(net(not_asked))
    assert known(net(total)) + known(found.everyone.points) == pytest.approx(moved, abs=1e-9)
