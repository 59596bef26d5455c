from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from loyalty_desktop.compute.chi_square import chi_square_sf
from tests.compute.reference import R, close
from tests.compute.strategies import invariant


@invariant
@given(st.floats(0, 600), st.one_of(st.integers(1, 60).map(float), st.floats(0.5, 300)))
def test_tails_are_scipy_s(x: float, df: float) -> None:
    assert chi_square_sf(x, df) == pytest.approx(stats.chi2.sf(x, df), rel=1e-9, abs=1e-13)


@pytest.mark.parametrize("x", [0.5, 2.0, 5.99, 41.642466478341, 300.0, 1400.0])
def test_two_degrees_of_freedom_are_an_exponential(x: float) -> None:
    assert chi_square_sf(x, 2) == pytest.approx(math.exp(-x / 2), rel=1e-12)


def test_p_is_r_s() -> None:
    kruskal = R["economics"]["kruskal"]
    assert chi_square_sf(kruskal["stat"], 2) == close(kruskal["p"])


def test_ends_of_the_scale() -> None:
    assert chi_square_sf(0, 3) == 1
    assert chi_square_sf(-1, 3) == 1
    assert chi_square_sf(math.inf, 3) == 0


@pytest.mark.parametrize("df", [0, -1])
def test_a_distribution_needs_degrees_of_freedom(df: float) -> None:
    with pytest.raises(ValueError, match="degrees"):
        chi_square_sf(1, df)
