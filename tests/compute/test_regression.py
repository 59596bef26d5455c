from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from loyalty_desktop.compute.combined import combined_change
from loyalty_desktop.compute.linearised import linearised_mean
from loyalty_desktop.compute.regression import INTERCEPT, Fit, Regressor, dummies, weighted_ols
from tests.compute.reference import EXPERIENCES, SURVEY, FloatArray, R, close
from tests.compute.strategies import invariant, known

POINTS = 100 * SURVEY.classes()
ITEMS = [Regressor(name, SURVEY.answers[name]) for name in EXPERIENCES]
CONTROLS = [*dummies("seg", SURVEY.segment), *dummies("wave", SURVEY.wave)]
R_NAMES = {
    "(Intercept)": INTERCEPT,
    "factor(seg)B": "seg=B",
    "factor(seg)C": "seg=C",
    "factor(wave)2": "wave=2.0",
}


def fitted(outcome: FloatArray, regressors: list[Regressor], weights: FloatArray | None = None) -> Fit:
    fit = weighted_ols(outcome, regressors, weights)
    assert fit is not None
    return fit


def column(*values: float) -> FloatArray:
    return np.array(values)


# Reference figures: R.experience_adjusted (lm, sandwich::vcovHC type HC3)


def test_adjusted_lifts_as_r_has_them() -> None:
    expected = R["experience_adjusted"]
    fit = fitted(POINTS, [*ITEMS, *CONTROLS])
    assert (fit.n, fit.aliased) == (expected["n"], ())
    assert [c.name for c in fit.coefficients] == [R_NAMES.get(name, name) for name in expected["coef"]]
    assert [c.value for c in fit.coefficients] == close(list(expected["coef"].values()))
    assert [c.se for c in fit.coefficients] == close(list(expected["se_hc3"].values()))
    diagonal = [math.sqrt(fit.covariance[i][i]) for i in range(len(fit.coefficients))]
    assert diagonal == close([c.se for c in fit.coefficients])


def test_aliased_columns_are_left_out_and_named() -> None:
    repeated = Regressor("e1 again", 1 - SURVEY.answers["e1"])
    constant = Regressor("constant", np.full(POINTS.shape, 3.0))
    absent = Regressor("absent", np.zeros(POINTS.shape))
    plain = fitted(POINTS, ITEMS)
    fit = fitted(POINTS, [constant, *ITEMS, repeated, absent])
    assert fit.aliased == ("constant", "e1 again", "absent")
    assert fit.coefficient("e1 again") is None
    assert [c.value for c in fit.coefficients] == close([c.value for c in plain.coefficients])
    assert [c.se for c in fit.coefficients] == close([c.se for c in plain.coefficients])


# Edge cases


def test_a_single_experiencer_has_an_effect_without_an_error() -> None:
    # Row 0 alone had "rare": its leverage is 1, and R's HC3 is NaN for everything.
    y = column(100, 0, 0, 100, -100, 0, 100)
    rare, common = column(1, 0, 0, 0, 0, 0, 0), column(0, 1, 0, 1, 0, 1, 0)
    fit = fitted(y, [Regressor("rare", rare), Regressor("common", common)])
    found = fit.coefficient("rare")
    assert found is not None
    assert found.se is None
    rest = fitted(y[1:], [Regressor("common", common[1:])])
    assert fit.coefficients[2].value == close(rest.coefficients[1].value)
    assert fit.coefficients[2].se == close(rest.coefficients[1].se)


def test_no_row_to_spare_leaves_no_error() -> None:
    fit = fitted(column(1, 3), [Regressor("x", column(0, 1))])
    assert [c.value for c in fit.coefficients] == close([1, 2])
    assert [c.se for c in fit.coefficients] == [None, None]
    assert fit.df == 0


def test_no_complete_row_has_no_fit() -> None:
    assert weighted_ols(column(1, math.nan), [Regressor("x", column(math.nan, 1))]) is None
    assert weighted_ols(column(1, 2), [], column(0, 0)) is None


def test_incomplete_and_weightless_rows_change_nothing() -> None:
    x, y = np.arange(12.0) % 5, np.arange(12.0) ** 2 % 7
    plain = fitted(y, [Regressor("x", x)], np.ones(12))
    more = fitted(
        np.append(y, [math.nan, 5.0, 5.0]),
        [Regressor("x", np.append(x, [1.0, math.nan, 1.0]))],
        np.append(np.ones(12), [1.0, 1.0, 0.0]),
    )
    assert more == plain


def test_dummies_leave_out_the_first_label() -> None:
    found = dummies("seg", np.array(["B", "A", "C", "B"]))
    assert [(d.name, list(d.values)) for d in found] == [("seg=B", [1, 0, 0, 1]), ("seg=C", [0, 0, 1, 0])]


# Several actions together (METHOD 4.4)


def test_one_action_is_the_simple_shift() -> None:
    # One item: beta is the plain lift, so the change is METHOD 4.3's b (q - p) lift.
    base, had = SURVEY.answered("e4"), SURVEY.answers["e4"] == 1
    b, p = base.sum() / 231, (base & had).sum() / base.sum()
    lift = R["experience"]["e4"]["lift"]
    found = combined_change(POINTS, [(ITEMS[3], 0.5)])
    assert (found.n, found.base_share) == (225, close(b))
    assert found.points == close(b * (0.5 - p) * lift)
    # HC3 of a 0/1 regressor by hand: each group's squared residuals over (1 - 1/n)^2 n^2.
    variance = 0.0
    for rows in (base & had, base & ~had):
        y = POINTS[rows]
        variance += float(((y - y.mean()) ** 2).sum()) / (len(y) - 1) ** 2
    half = stats.t.ppf(0.975, 223) * b * (0.5 - p) * math.sqrt(variance)
    assert [found.low, found.high] == close([known(found.points) - half, known(found.points) + half])
    assert (found.left_out, found.flags) == ((), ())


def test_several_actions_use_the_common_fit() -> None:
    chosen = [(ITEMS[0], 0.6), (ITEMS[1], 0.0), (ITEMS[3], 1.0)]
    complete = np.logical_and.reduce([SURVEY.answered(item.name) for item, _ in chosen])
    fit = fitted(POINTS, [item for item, _ in chosen], SURVEY.weights)
    w = SURVEY.weights
    b = w[complete].sum() / w[~np.isnan(POINTS)].sum()
    moves = np.array([0.0, *(q - (w * item.values)[complete].sum() / w[complete].sum() for item, q in chosen)])
    found = combined_change(POINTS, chosen, SURVEY.weights, confidence=0.9)
    assert found.base_share == close(b)
    assert found.points == close(b * float(moves @ [c.value for c in fit.coefficients]))
    se = b * math.sqrt(float(moves @ np.array(fit.covariance) @ moves))
    half = float(stats.t.ppf(0.95, fit.df)) * se
    assert (known(found.high) - known(found.low)) / 2 == close(half)


def test_aliased_action_is_left_out_and_named() -> None:
    again = Regressor("again", SURVEY.answers["e1"])
    found = combined_change(POINTS, [(ITEMS[0], 0.5), (again, 0.9)])
    alone = combined_change(POINTS, [(ITEMS[0], 0.5)])
    assert found.left_out == ("again",)
    assert (found.points, found.low, found.high) == close((alone.points, alone.low, alone.high))


def test_too_few_complete_rows_are_hidden() -> None:
    outcome = np.where(np.arange(240) < 9, POINTS, math.nan)
    found = combined_change(outcome, [(ITEMS[3], 1.0)])
    assert (found.points, found.low, found.high) == (None, None, None)
    assert found.flags == ("suppressed",)
    nobody = combined_change(np.full(240, math.nan), [(ITEMS[3], 1.0)])
    assert (nobody.n, nobody.base_share, nobody.flags) == (0, 0.0, ("no_base",))


def test_effect_resting_on_one_respondent_has_no_interval() -> None:
    rare = np.zeros(240)
    rare[0] = 1
    found = combined_change(POINTS, [(Regressor("rare", rare), 1.0)])
    assert found.points is not None
    assert (found.low, found.high, found.flags) == (None, None, ("degenerate",))


def test_no_action_changes_nothing() -> None:
    found = combined_change(POINTS, [])
    assert (found.n, found.base_share, found.points, found.low, found.high) == (231, 1, 0, 0, 0)


def test_target_must_be_a_share() -> None:
    with pytest.raises(ValueError, match="share"):
        combined_change(POINTS, [(ITEMS[0], 1.2)])


# Invariants

table = st.lists(
    st.tuples(
        st.sampled_from([-100.0, 0.0, 100.0]),
        st.booleans(),
        st.floats(-5, 5).map(lambda x: round(x, 2)),
        st.floats(0.1, 10),
    ),
    min_size=8,
    max_size=40,
)
Table = list[tuple[float, bool, float, float]]


def unpacked(rows: Table) -> tuple[FloatArray, list[Regressor], FloatArray]:
    y, had, x, w = (np.array(values, dtype=np.float64) for values in zip(*rows, strict=True))
    return y, [Regressor("had", had), Regressor("x", x)], w


@invariant
@given(table)
def test_fit_is_numpy_s_least_squares_and_hc3_the_leave_one_out_error(rows: Table) -> None:
    """Oracles: lstsq on scaled rows; HC3 residuals are the residuals of fits without the row."""
    y, regressors, w = unpacked(rows)
    design = np.column_stack([np.ones(len(y)), *(r.values for r in regressors)])
    scaled, response = np.sqrt(w)[:, None] * design, np.sqrt(w) * y
    assume(np.linalg.cond(scaled) < 1e4)
    without = [np.delete(np.arange(len(y)), i) for i in range(len(y))]
    assume(all(np.linalg.cond(scaled[keep]) < 1e4 for keep in without))
    fit = fitted(y, regressors, w)
    beta = np.linalg.lstsq(scaled, response, rcond=None)[0]
    assert [c.value for c in fit.coefficients] == pytest.approx(list(beta), rel=1e-6, abs=1e-6)
    left_out = np.array(
        [
            response[i] - scaled[i] @ np.linalg.lstsq(scaled[keep], response[keep], rcond=None)[0]
            for i, keep in enumerate(without)
        ]
    )
    solve = np.linalg.pinv(scaled)
    expected = (solve * left_out) @ (solve * left_out).T
    errors = [c.se for c in fit.coefficients]
    assert errors == pytest.approx(list(np.sqrt(np.diag(expected))), rel=1e-5, abs=1e-6)


@invariant
@given(table, st.floats(1e-3, 1e3))
def test_3_the_scale_of_the_weights_is_irrelevant(rows: Table, factor: float) -> None:
    y, regressors, w = unpacked(rows)
    before, after = fitted(y, regressors, w), fitted(y, regressors, factor * w)
    assert after.aliased == before.aliased
    assert [c.value for c in after.coefficients] == pytest.approx(
        [c.value for c in before.coefficients], rel=1e-6, abs=1e-6
    )


@invariant
@given(table)
def test_without_regressors_the_intercept_is_the_mean(rows: Table) -> None:
    y, _, w = unpacked(rows)
    fit = fitted(y, [], w)
    assert fit.coefficients[0].value == pytest.approx(linearised_mean(y, w).value, abs=1e-9)
