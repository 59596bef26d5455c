"""DESIGN's one rule for small bases."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.difference import score_difference
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.report.shown import Shown, arrow_of, how_shown, least_shown

LARGE, SMALL, TINY = ClassCounts.of(10, 20, 170), ClassCounts.of(2, 7, 20), ClassCounts.of(1, 1, 7)
OTHERS = ClassCounts.of(120, 60, 20)


@pytest.mark.parametrize(
    ("n", "state"), [(0, "hidden"), (9, "hidden"), (10, "reference"), (29, "reference"), (30, "shown")]
)
def test_respondents_decide_how_a_figure_is_shown(n: int, state: Shown) -> None:
    assert how_shown(net_score(ClassCounts.of(0, 0, n))) == state
    assert how_shown(score_difference(ClassCounts.of(0, 0, n), OTHERS)) == state


def test_weights_that_leave_fewer_than_thirty_make_a_figure_a_reference() -> None:
    half = Tally(20, 20.0, 20.0)
    heavy = Tally(20, 200.0, 16000.0)
    counts = ClassCounts(half, Tally(), heavy)
    assert counts.total.n == 40
    assert counts.total.n_eff < 30
    assert how_shown(net_score(counts)) == "reference"


def test_figures_shown_together_are_as_firm_as_the_weakest() -> None:
    assert least_shown("shown", "hidden", "reference") == "hidden"
    assert least_shown("shown", "reference") == "reference"
    assert least_shown() == "shown"


def test_arrows_need_significance_and_firm_bases() -> None:
    up = replace(score_difference(LARGE, OTHERS), p_adjusted=0.0001)
    assert arrow_of(up, net_score(LARGE), net_score(OTHERS)) == "up"
    down = replace(score_difference(OTHERS, LARGE), p_adjusted=0.0001)
    assert arrow_of(down, net_score(LARGE), net_score(OTHERS)) == "down"
    assert arrow_of(replace(up, p_adjusted=0.05), net_score(LARGE)) == "none"
    assert arrow_of(replace(up, p_adjusted=None), net_score(LARGE)) == "none"
    assert arrow_of(replace(up, points=0.0), net_score(LARGE)) == "none"


@pytest.mark.parametrize("few", [SMALL, TINY])
def test_small_bases_get_no_arrow_however_sure(few: ClassCounts) -> None:
    sure = replace(score_difference(few, OTHERS), p_adjusted=1e-9)
    assert arrow_of(sure, net_score(few), net_score(OTHERS)) == "none"
    firm = replace(score_difference(LARGE, OTHERS), p_adjusted=1e-9)
    assert arrow_of(firm, net_score(few), net_score(OTHERS)) == "none"
