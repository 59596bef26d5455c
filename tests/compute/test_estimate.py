from __future__ import annotations

import pytest

from loyalty_desktop.compute.counts import Tally
from loyalty_desktop.compute.estimate import Limits, base_flags, hidden_estimate, is_hidden


@pytest.mark.parametrize(
    ("n", "flags"),
    [
        # METHOD 1.6: n = 0 no_base, 1-9 suppressed, 10-29 small_base.
        (0, ("no_base",)),
        (1, ("suppressed",)),
        (9, ("suppressed",)),
        (10, ("small_base",)),
        (29, ("small_base",)),
        (30, ()),
        (1000, ()),
    ],
)
def test_flags_follow_the_unweighted_base(n: int, flags: tuple[str, ...]) -> None:
    assert base_flags(Tally.of(n)) == flags


def test_small_base_when_the_weights_leave_fewer_than_thirty() -> None:
    # n_eff = 40²/64 = 25, deff = 1.6
    assert base_flags(Tally(40, 40.0, 64.0)) == ("small_base",)


def test_high_deff_when_the_weights_cost_more_than_half() -> None:
    # n_eff = 100²/250 = 40 of 100 respondents: deff 2.5; at exactly 2 there is no warning (METHOD 0.1: > 2).
    assert base_flags(Tally(100, 100.0, 250.0)) == ("high_deff",)
    assert base_flags(Tally(100, 100.0, 200.0)) == ()


def test_both_flags_when_both_hold() -> None:
    assert base_flags(Tally(20, 20.0, 60.0)) == ("small_base", "high_deff")


@pytest.mark.parametrize("weight", [0.1, 0.7, 1 / 3, 1e-6, 123.456])
def test_equal_weights_raise_no_flag_by_rounding(weight: float) -> None:
    base = sum((Tally(1, weight, weight * weight) for _ in range(30)), Tally())
    assert base_flags(base) == ()


def test_no_base_when_nobody_has_a_weight() -> None:
    assert base_flags(Tally(12, 0.0, 0.0)) == ("no_base",)


def test_limits_are_the_user_s() -> None:
    assert base_flags(Tally.of(10), Limits(suppress=20, small=50)) == ("suppressed",)
    assert base_flags(Tally.of(40), Limits(suppress=20, small=50)) == ("small_base",)
    assert base_flags(Tally.of(1), Limits(suppress=0, small=0)) == ()


def test_hidden_estimate_keeps_its_base() -> None:
    estimate = hidden_estimate(Tally(4, 5.0, 10.0), ("suppressed",))
    assert (estimate.n, estimate.w, estimate.n_eff) == (4, 5.0, 2.5)
    assert (estimate.value, estimate.low, estimate.high) == (None, None, None)


@pytest.mark.parametrize(
    ("flags", "hidden"),
    [((), False), (("small_base", "high_deff"), False), (("no_base",), True), (("suppressed",), True)],
)
def test_only_empty_and_suppressed_bases_are_hidden(flags: tuple[str, ...], hidden: bool) -> None:
    assert is_hidden(flags) is hidden
