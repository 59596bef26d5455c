from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from loyalty_desktop.compute.student_t import t_cdf, t_quantile, t_sf, two_sided_t_p
from tests.compute.reference import R, close
from tests.compute.strategies import invariant

degrees = st.one_of(st.integers(1, 400).map(float), st.floats(0.5, 5000))


@invariant
@given(st.floats(-60, 60), degrees)
def test_tails_are_scipy_s(t: float, df: float) -> None:
    # scipy's own cdf loses digits in the upper tail, so each is compared on its side.
    assert t_sf(t, df) == pytest.approx(stats.t.sf(t, df), rel=1e-9)
    assert t_cdf(t, df) == pytest.approx(stats.t.cdf(t, df), rel=1e-9)
    assert t_sf(t, df) + t_cdf(t, df) == pytest.approx(1, abs=1e-15)


@pytest.mark.parametrize("df", [1, 2, 19, 230, 10_000, 1_000_000])
@pytest.mark.parametrize("probability", [0.001, 0.025, 0.4, 0.5, 0.9, 0.975, 0.995])
def test_quantiles_are_scipy_s(probability: float, df: int) -> None:
    assert t_quantile(probability, df) == pytest.approx(stats.t.ppf(probability, df), rel=1e-8, abs=1e-12)


@pytest.mark.parametrize("df", [999, 1000, 1001, 40_000])
@pytest.mark.parametrize("probability", [0.51, 0.9, 0.975, 0.9999, 0.99999])
def test_quantiles_of_many_degrees_of_freedom_lie_where_their_tail_does(probability: float, df: int) -> None:
    # From 1,000 on they come from an expansion, further out from bisection: t_sf is the judge of both.
    assert t_sf(t_quantile(probability, df), df) == pytest.approx(1 - probability, rel=1e-10)


def test_quantile_of_the_jackknife_is_the_printed_one() -> None:
    # METHOD 5.2: t.975 with 19 degrees of freedom is 2.0930
    assert t_quantile(0.975, 19) == pytest.approx(2.0930, abs=5e-5)


def test_p_is_r_s() -> None:
    paired, waves = R["paired"], R["net_weighted"]["wave_diff"]
    assert two_sided_t_p(paired["t"], paired["df"]) == pytest.approx(paired["p"], rel=1e-9)
    assert two_sided_t_p(waves["svyttest_t"], waves["svyttest_df"]) == close(waves["svyttest_p"])


def test_infinite_t_has_no_tail() -> None:
    assert t_sf(math.inf, 5) == 0
    assert t_sf(-math.inf, 5) == 1
    assert two_sided_t_p(0, 5) == 1


def test_a_distribution_needs_degrees_of_freedom() -> None:
    with pytest.raises(ValueError, match="degrees"):
        t_sf(1, 0)


@pytest.mark.parametrize("probability", [0.0, 1.0, -0.1, math.nan])
def test_quantile_refuses_what_is_no_probability(probability: float) -> None:
    with pytest.raises(ValueError, match="probability"):
        t_quantile(probability, 10)
