from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.compute.rounding import round_half_away
from tests.compute.reference import OWN
from tests.compute.strategies import invariant


@pytest.mark.parametrize(("x", "digits", "expected"), OWN["rounding"])
def test_rounding_is_the_reference_s(x: float, digits: int, expected: float) -> None:
    assert round_half_away(x, digits) == expected


@pytest.mark.parametrize("x", [-0.4, -0.0, 0.0, -1e-300])
def test_there_is_no_minus_zero(x: float) -> None:
    assert str(round_half_away(x)) == "0.0"


def test_tens_are_rounded_with_negative_digits() -> None:
    assert round_half_away(15, -1) == 20
    assert round_half_away(-15, -1) == -20


def test_numpy_scalars_are_numbers_too() -> None:
    assert round_half_away(float(np.float64(2.675)), 2) == 2.68
    assert round_half_away(np.float64(2.675), 2) == 2.68


@pytest.mark.parametrize("x", [1.7e308, 1e22, 123456789012345.67])
def test_very_large_numbers_are_rounded_too(x: float) -> None:
    assert round_half_away(x, 1) == pytest.approx(x, rel=1e-15)


@pytest.mark.parametrize("x", [math.nan, math.inf, -math.inf])
def test_what_is_no_figure_is_refused(x: float) -> None:
    with pytest.raises(ValueError, match="cannot be rounded"):
        round_half_away(x)


@invariant
@given(st.floats(-1e6, 1e6), st.integers(0, 6))
def test_rounding_is_odd_and_never_further_than_half_a_step(x: float, digits: int) -> None:
    rounded = round_half_away(x, digits)
    assert abs(rounded - x) <= 0.5 * 10**-digits + 1e-9
    assert round_half_away(-x, digits) == -rounded


@invariant
@given(st.integers(-10_000, 10_000), st.integers(0, 3))
def test_halves_go_away_from_zero(whole: int, digits: int) -> None:
    half = float(f"{whole}5e{-digits - 1}")
    expected = float(f"{abs(whole) + 1}e{-digits}")
    assert abs(round_half_away(half, digits)) == expected
