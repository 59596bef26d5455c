"""Several items at once (METHOD 4.4), against an independent least squares, and by its invariants."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from loyalty_desktop.compute.combined import JointEffect, joint_effect
from loyalty_desktop.compute.regression import Regressor
from tests.compute.reference import EXPERIENCES, SURVEY, FloatArray, close
from tests.compute.strategies import invariant, known

POINTS = 100 * SURVEY.classes()
CHOSEN = ("e1", "e3", "e4")
ITEMS = [Regressor(name, SURVEY.answers[name]) for name in CHOSEN]
TARGETS = {"e1": 0.6, "e3": 0.25, "e4": 0.9}
shares = st.fixed_dictionaries({name: st.floats(0, 1) for name in CHOSEN})
EFFECTS = {weighted: joint_effect(POINTS, ITEMS, SURVEY.weights if weighted else None) for weighted in (False, True)}


def oracle(weights: FloatArray, targets: dict[str, float]) -> tuple[float, float, float]:
    """Normal equations and White's HC3 written out row by row."""
    rows = ~np.isnan(POINTS)
    for item in ITEMS:
        rows &= ~np.isnan(item.values)
    w, y = weights[rows], POINTS[rows]
    x = np.column_stack([np.ones(rows.sum()), *(item.values[rows] for item in ITEMS)])
    inverse = np.linalg.inv(x.T @ (w[:, None] * x))
    beta = inverse @ (x.T @ (w * y))
    meat = np.zeros_like(inverse)
    for xi, yi, wi in zip(x, y, w, strict=True):
        leverage = wi * float(xi @ inverse @ xi)
        meat += (wi * (yi - float(xi @ beta)) / (1 - leverage)) ** 2 * np.outer(xi, xi)
    b = w.sum() / weights[~np.isnan(POINTS)].sum()
    now = [float((w * item.values[rows]).sum() / w.sum()) for item in ITEMS]
    moves = np.array([0.0, *(targets[item.name] - p for item, p in zip(ITEMS, now, strict=True))])
    points = b * float(moves @ beta)
    se = b * math.sqrt(float(moves @ inverse @ meat @ inverse @ moves))
    half = float(stats.t.ppf(0.975, rows.sum() - 4)) * se
    return points, points - half, points + half


@pytest.mark.parametrize("weighted", [False, True])
def test_the_change_of_three_items_is_that_of_least_squares_written_out(weighted: bool) -> None:
    found = EFFECTS[weighted].change(TARGETS)
    weights = SURVEY.weights if weighted else np.ones(len(POINTS))
    assert (found.points, found.low, found.high) == close(oracle(weights, TARGETS))
    assert EFFECTS[weighted].everybody == 231
    assert found.n == EFFECTS[weighted].n < 231


@pytest.mark.parametrize("name", EXPERIENCES)
def test_one_item_alone_is_its_plain_lift(name: str) -> None:
    effect = joint_effect(POINTS, [Regressor(name, SURVEY.answers[name])])
    rows = SURVEY.answered(name)
    had = SURVEY.answers[name] == 1
    lift = POINTS[rows & had].mean() - POINTS[rows & ~had].mean()
    b, p = rows.sum() / 231, (rows & had).sum() / rows.sum()
    assert effect.change({name: 0.5}).points == close(b * (0.5 - p) * lift)


def test_an_item_that_is_not_named_stays_where_it_is() -> None:
    effect = EFFECTS[True]
    now = dict(effect.now)
    assert effect.change({"e4": 0.9}).points == close(effect.change(now | {"e4": 0.9}).points)
    assert (effect.change({}).points, effect.change(now).points) == close((0.0, 0.0))


def test_a_target_beyond_everybody_is_no_share() -> None:
    with pytest.raises(ValueError, match="share"):
        EFFECTS[False].change({"e1": 1.5})


def test_everybody_of_one_class_leaves_no_error_to_tell_an_interval_from() -> None:
    effect = joint_effect(np.where(np.isnan(POINTS), math.nan, 100.0), ITEMS)
    found = effect.change(TARGETS)
    assert (found.low, found.high, found.flags, found.is_decided) == (None, None, ("degenerate",), False)
    assert found.points == pytest.approx(0, abs=1e-9)


def test_an_interval_around_0_decides_nothing() -> None:
    effect = EFFECTS[False]
    for step in (-0.3, 0.3):
        found = effect.change_by({"e4": step})
        assert found.is_decided == (known(found.low) * known(found.high) > 0)
    assert effect.change_by({"e4": 0.3}).is_decided
    assert not effect.change_by({"e3": 0.3}).is_decided
    assert not effect.change_by({}).is_decided


@invariant
@given(shares, shares, st.floats(0, 1), st.booleans())
def test_the_change_is_linear_in_the_targets(
    one: dict[str, float], two: dict[str, float], part: float, weighted: bool
) -> None:
    effect = EFFECTS[weighted]
    between = {name: part * one[name] + (1 - part) * two[name] for name in CHOSEN}
    ends = [known(effect.change(targets).points) for targets in (one, two)]
    assert effect.change(between).points == pytest.approx(part * ends[0] + (1 - part) * ends[1], abs=1e-9)


@invariant
@given(shares, st.floats(1e-3, 1e3))
def test_the_scale_of_the_weights_is_irrelevant(targets: dict[str, float], factor: float) -> None:
    def ends(effect: JointEffect) -> tuple[float | None, ...]:
        found = effect.change(targets)
        return found.points, found.low, found.high

    scaled = joint_effect(POINTS, ITEMS, factor * SURVEY.weights)
    assert ends(scaled) == pytest.approx(ends(EFFECTS[True]), rel=1e-9, abs=1e-9)
