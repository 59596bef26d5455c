from __future__ import annotations

import math

import pytest
from scipy import stats  # type: ignore[import-untyped]

from loyalty_desktop.compute.gauss import critical_value, two_sided_p


@pytest.mark.parametrize("confidence", [0.5, 0.8, 0.9, 0.95, 0.99, 0.999999])
def test_critical_value_is_scipy_s_quantile(confidence: float) -> None:
    assert critical_value(confidence) == pytest.approx(stats.norm.ppf((1 + confidence) / 2), rel=1e-13)


@pytest.mark.parametrize("confidence", [0.0, 1.0, -0.5, 95.0, math.nan])
def test_critical_value_refuses_what_is_no_confidence_level(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        critical_value(confidence)


@pytest.mark.parametrize("z", [0.0, 1e-9, 0.5, -1.96, 5.0, -8.5, 20.0, 37.0])
def test_two_sided_p_is_scipy_s_tail_even_far_out(z: float) -> None:
    assert two_sided_p(z) == pytest.approx(2 * stats.norm.sf(abs(z)), rel=1e-12)
    assert two_sided_p(z) > 0
