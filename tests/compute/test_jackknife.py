from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats  # type: ignore[import-untyped]

from loyalty_desktop.compute.jackknife import jackknife_groups, jackknife_interval


def test_groups_are_even_and_the_same_every_time() -> None:
    # METHOD 5.2, step 5: rows by id, permuted with default_rng(20240430), position mod 20
    ids = np.arange(107)
    groups = jackknife_groups(ids)
    assert sorted(set(np.bincount(groups).tolist())) == [5, 6]
    mixed = np.random.default_rng(20240430).permutation(107)
    assert [int(groups[row]) for row in mixed[:25]] == [*range(20), *range(5)]
    assert np.array_equal(groups, jackknife_groups(ids))


def test_groups_belong_to_respondents_wherever_they_stand() -> None:
    ids = np.random.default_rng(1).permutation(60)
    here = jackknife_groups(np.argsort(ids))
    there = jackknife_groups(np.argsort(np.sort(ids)))
    assert [int(here[np.flatnonzero(ids == one)[0]]) for one in range(60)] == there.tolist()


def test_interval_by_hand() -> None:
    without = np.array([[0.5 + 0.01 * (group % 2), 0.5] for group in range(20)])
    low, high = jackknife_interval(np.array([0.505, 0.5]), without)
    # 20 deviations of .005: 19/20 * 20 * .005^2
    half = float(stats.t.ppf(0.975, 19)) * math.sqrt(19 * 0.005**2)
    assert low.tolist() == pytest.approx([0.505 - half, 0.5])
    assert high.tolist() == pytest.approx([0.505 + half, 0.5])


def test_interval_stays_a_share() -> None:
    without = np.array([[0.9 * (group % 2)] for group in range(20)])
    low, high = jackknife_interval(np.array([0.4]), without)
    assert (low.tolist(), high.tolist()) == ([0], [1])
