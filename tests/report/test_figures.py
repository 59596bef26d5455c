"""METHOD 1.6: half away from zero, signs, no minus zero."""

from __future__ import annotations

import pytest

from loyalty_desktop.report.figures import number_text, p_text, plain_share_text, score_text, share_text


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (12.36, 1, "+12.4"),
        (-0.4, 0, "0"),
        (2.5, 0, "+3"),
        (-2.5, 0, "−3"),
        (0.0, 1, "0.0"),
        (100.0, 0, "+100"),
        (None, 0, "–"),
    ],
)
def test_scores_have_signs(value: float | None, digits: int, text: str) -> None:
    assert score_text(value, digits) == text


@pytest.mark.parametrize(
    ("value", "digits", "text"), [(0.625, 0, "63%"), (0.6311, 1, "63.1%"), (0.0, 0, "0%"), (None, 0, "–")]
)
def test_shares_are_per_cent(value: float | None, digits: int, text: str) -> None:
    assert share_text(value, digits) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0004, "<.001"), (0.0005, ".001"), (0.0416, ".042"), (0.9996, "1"), (1.0, "1"), (None, "–")],
)
def test_p_has_three_decimals(value: float | None, text: str) -> None:
    assert p_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(15_000_000.0, "15,000,000"), (1999.5, "1,999.5"), (0.1 + 0.2, "0.3"), (-3.0, "-3")]
)
def test_numbers_are_told_whole(value: float, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(
    ("share", "text"), [(0.37, "37%"), (0.041, "4.1%"), (1.0, "100%"), (0.0, "0%"), (0.0996, "10%")]
)
def test_a_typed_share_has_a_decimal_only_where_it_needs_one(share: float, text: str) -> None:
    assert plain_share_text(share) == text
