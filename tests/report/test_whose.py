"""Those whom a filter lets pass are never called all, and the target is set against all whatever the filter."""

from __future__ import annotations

import pytest

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.results import Results
from loyalty_desktop.desktop.charts.head_heart_words import overall_text
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.journey.project import open_project
from loyalty_desktop.report.emotion_curve import emotion_curve
from loyalty_desktop.report.head_heart import head_heart
from loyalty_desktop.report.target_view import standing_text, target_of
from loyalty_desktop.report.whose import everybody_name, whole_told
from loyalty_desktop.survey.reading import ColumnKey
from tests.surveys import APPAREL, ROOT, survey_of


@pytest.fixture(scope="module")
def gold() -> Results:
    """The sample, of whom only the 334 of the highest rank are shown: +35.0, and +12.4 without the filter."""
    journey = open_project(ROOT / "resources" / "samples" / "apparel_ja.loyalty").journey
    gold = Filter(ColumnKey("会員ランク"), ("ゴールド",))
    return analyze(Counter(survey_of(APPAREL)), edit.set_filters(journey, (gold,)))


def test_the_target_is_set_against_the_score_of_all(gold: Results) -> None:
    stands = target_of(gold.loyalty, None)
    assert stands is not None
    assert (stands.n, stands.standing, standing_text(stands)) == (1238, "below", "5.6 to go")
    assert stands.lacking is None


def test_the_score_of_those_filtered_is_not_called_that_of_all(gold: Results) -> None:
    told = overall_text(head_heart(gold), gold.loyalty.measure)
    assert (told.startswith("NRS of the filtered group "), told.endswith("+35.0 (n=334)")) == (True, True)
    assert emotion_curve(gold).is_filtered
    assert whole_told(35.0, 334, is_filtered=True) == "Filtered group +35.0 (n=334)"
    assert whole_told(12.4, 1238, is_filtered=False, measure="NRS") == "Overall NRS +12.4 (n=1,238)"
    assert (everybody_name(is_filtered=True), everybody_name(is_filtered=False)) == ("Filtered group", "Everybody")
