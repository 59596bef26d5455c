"""What the score is called: plainly with the cut-offs of its scale, marked with any others."""

from __future__ import annotations

import pytest

from loyalty_desktop import i18n
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.report.measure_words import class_kind, measure_name, measure_title, name_kind, standard_cut_offs


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.use("en")


def test_names_when_the_cut_offs_are_the_standard_ones() -> None:
    for measure, name in (
        (Measure(kind="nps"), "NPS"),
        (Measure(kind="nrs"), "NRS"),
        (Measure(low=1, high=5, negative_max=3, positive_min=5), "Score (5-point answers)"),
    ):
        assert measure_name(measure) == measure_title(measure) == name
        assert name_kind(measure) == class_kind(measure)


def test_names_when_the_cut_offs_were_moved() -> None:
    """INPUTS I46: with other cut-offs than 9 and 6 it is not simply NPS."""
    moved = Measure(kind="nps", negative_max=5, positive_min=8)
    assert measure_name(moved) == "NPS (cut-offs changed)"
    assert measure_title(moved) == "NPS (cut-offs changed: 8 and up / 5 and below)"
    assert name_kind(moved) == "other"
    assert class_kind(moved) == "nps"  # its classes keep their words
    assert standard_cut_offs(moved) == "9 and up / 6 and below"
    i18n.use("ja")
    assert measure_title(moved) == "NPS（境目を変更：8以上／5以下）"


def test_names_when_the_cut_offs_of_another_scale_were_moved() -> None:
    five = Measure(low=1, high=5, negative_max=2, positive_min=4)
    assert measure_title(five) == "Score (5-point answers) (cut-offs changed: 4 and up / 2 and below)"
    assert standard_cut_offs(five) == "5 and up / 3 and below"
