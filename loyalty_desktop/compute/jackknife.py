"""Intervals by leaving out a twentieth of the respondents at a time (METHOD 5.2, step 5)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.compute.student_t import t_quantile

if TYPE_CHECKING:
    from loyalty_desktop.compute.linearised import FloatArray
    from loyalty_desktop.compute.missing_patterns import Ints

GROUPS = 20
_SEED = 20240430


def jackknife_groups(by_id: Ints) -> Ints:
    """Return the group 0..19 of each row, the same every time; `by_id` are the rows in the order of their ids."""
    mixed = by_id[np.random.default_rng(_SEED).permutation(len(by_id))]
    group = np.empty(len(by_id), dtype=np.int64)
    group[mixed] = np.arange(len(by_id)) % GROUPS
    return group


def jackknife_interval(
    values: FloatArray, without: FloatArray, confidence: float = 0.95
) -> tuple[FloatArray, FloatArray]:
    """Return the limits θ ± t₁₉·√(19/20·Σ(θ_g − θ̄)²), cut to 0..1: `without` has a row for each group left out."""
    groups = len(without)
    spread = ((without - without.mean(axis=0)) ** 2).sum(axis=0)
    half = t_quantile((1 + confidence) / 2, groups - 1) * math.sqrt((groups - 1) / groups) * np.sqrt(spread)
    return np.clip(values - half, 0.0, 1.0), np.clip(values + half, 0.0, 1.0)
