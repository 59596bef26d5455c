from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from scipy import stats  # type: ignore[import-untyped]

from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Limits
from loyalty_desktop.compute.kruskal import KruskalWallis, kruskal_wallis
from tests.compute.strategies import invariant

amounts = st.lists(st.integers(0, 8), min_size=10, max_size=25)


def kruskal(*groups: list[int], limits: Limits = DEFAULT_LIMITS) -> KruskalWallis:
    values = [amount for group in groups for amount in group]
    members = [at for at, group in enumerate(groups) for _amount in group]
    places = np.unique(np.array(values, dtype=np.int64), return_inverse=True)[1].astype(np.intp)
    return kruskal_wallis(places, np.array(members, dtype=np.intp), limits=limits)


@invariant
@given(st.lists(amounts, min_size=2, max_size=4).filter(lambda groups: len({a for g in groups for a in g}) > 1))
def test_statistic_and_p_are_scipy_s(groups: list[list[int]]) -> None:
    found, expected = kruskal(*groups), stats.kruskal(*groups)
    assert found.statistic == pytest.approx(expected.statistic, rel=1e-9, abs=1e-12)
    assert found.p == pytest.approx(stats.chi2.sf(found.statistic, len(groups) - 1), rel=1e-9)
    assert (found.n, found.df) == (sum(map(len, groups)), len(groups) - 1)


def test_worked_example() -> None:
    # R: kruskal.test(c(1:10, 11:20), rep(1:2, each = 10)) gives 14.2857, p .000157.
    found = kruskal(list(range(1, 11)), list(range(11, 21)))
    assert found.statistic == pytest.approx(14.285714285714286)
    assert found.p == pytest.approx(0.000157052, rel=1e-5)
    assert found.flags == ("small_base",)


def test_small_groups_take_no_part() -> None:
    large, other, small = list(range(40)), list(range(20, 60)), [1000] * 9
    alone = kruskal(large, other)
    assert alone.flags == ()
    without = kruskal(large, other, small)
    assert without.flags == ("groups_left_out",)  # it is said
    assert replace(without, flags=()) == alone
    assert kruskal(large, other, small, limits=Limits(suppress=5)).groups == 3


def test_fewer_than_two_groups_are_no_test() -> None:
    assert kruskal(list(range(40)), [1] * 9) == KruskalWallis(40, 1, None, None, ("suppressed",))
    assert kruskal(list(range(40))) == KruskalWallis(40, 1, None, None, ("no_base",))
    assert kruskal().p is None


def test_equal_amounts_are_no_test() -> None:
    assert kruskal([5] * 40, [5] * 40) == KruskalWallis(80, 2, None, None, ("degenerate",))
