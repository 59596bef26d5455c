from __future__ import annotations

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.wave_results import WaveComparison
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.report.many_compared import many_told
from loyalty_desktop.report.verify_view import verification
from loyalty_desktop.report.waves_words import page_verdict
from tests.report.test_verify_view import SERVICE, row, wave

MISSED = Difference(2.0, 0.1, 4.0, 0.04, 0.08)


@pytest.mark.parametrize(
    ("change", "is_told"),
    [
        (MISSED, True),
        (replace(MISSED, points=-2.0, low=-4.0, high=-0.1), True),
        (replace(MISSED, p_adjusted=0.04), False),  # it has risen
        (replace(MISSED, low=-0.1, p=0.06, p_adjusted=0.06), False),  # the interval says so itself
        (replace(MISSED, flags=("small_base",)), False),
        (Difference(None, None, None, None), False),
        (None, False),
    ],
)
def test_an_interval_beside_0_that_is_not_enough_is_explained(change: Difference | None, is_told: bool) -> None:
    assert ("several comparisons are made at once" in many_told(change)) == is_told


def test_it_stands_beside_the_verdict_in_compare_and_in_actions() -> None:
    waves = (wave("spring", 200, 400, None), wave("autumn", 200, 400, (200, 400), MISSED))
    whole = WaveComparison(waves, "", 2)
    assert many_told(MISSED) in page_verdict(whole, Measure())
    found = verification(row(SERVICE), whole, "NPS")
    assert found is not None
    assert found.sentences.count(many_told(MISSED)) == 1
