"""What a terminal shows: who the figures are about, what the score is called, and what is only for reference."""

from __future__ import annotations

import msgspec
import pytest

from loyalty_desktop import i18n
from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.measures import choose_measure
from loyalty_desktop.journey.model import Filter, Journey
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.console import analysis_text, inspection_text
from loyalty_desktop.survey.noted import column_letters
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey
from tests.surveys import APPAREL, SFO, SFO_TOLD, TOYAMA, survey_from, survey_of


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.use("en")


def text(survey: Survey, journey: Journey | None = None) -> str:
    return analysis_text(survey, analyze(Counter(survey), journey or suggest_journey(survey)))


def test_filters_and_weight_are_printed_with_the_figures() -> None:
    survey = survey_of(SFO, SFO_TOLD)
    chosen = (Filter(ColumnKey("DAY"), ("MON",)),)
    journey = msgspec.structs.replace(suggest_journey(survey), filters=chosen, weight=ColumnKey("WEIGHT"))
    printed = text(survey, journey)
    assert "Only: DAY: MON" in printed
    assert "Weighted by WEIGHT" in printed
    assert "Weighted" not in text(survey)


def test_cut_offs_are_printed_wherever_the_score_is() -> None:
    assert "Answers from 0 to 10: 9 and more are positive, up to 6 negative" in text(survey_of(TOYAMA))


def test_moved_cut_offs_are_marked_at_the_name_of_the_score() -> None:
    """INPUTS I46: what is not 0 to 10 with 9 and 6 is not simply NPS."""
    survey = survey_of(TOYAMA)
    journey = suggest_journey(survey)
    printed = text(survey, edit.set_cut_offs(journey, 5, 8))
    assert "NPS (cut-offs changed: 8 and up / 5 and below)  " in printed
    assert "cut-offs changed" not in text(survey, journey)


def test_a_score_on_another_scale_is_never_called_nps() -> None:
    """METHOD 0.1, INPUTS I46."""
    answers: list[list[Cell]] = [[at % 5 + 1, at % 4 + 1] for at in range(80)]
    rows: list[list[Cell]] = [["どの程度おすすめしたいですか（5段階）", "満足度（味）"], *answers]
    key = ColumnKey("どの程度おすすめしたいですか（5段階）")
    survey = survey_from(rows, Reading(corrections=(Correction(key, role="loyalty"),)))
    journey = msgspec.structs.replace(suggest_journey(survey), measure=choose_measure(survey))
    printed = text(survey, journey)
    assert "NPS" not in printed
    assert "Score (5-point answers)" in printed
    assert "High answers" in printed
    assert "Answers from 1 to 5: 5 and more are positive, up to 3 negative" in printed


def test_names_that_stand_for_two_things_are_told_apart() -> None:
    printed = text(survey_of(TOYAMA))
    assert "シロエビ (海の幸（食べた）)" in printed
    assert "シロエビ (海の幸（感動した）)" in printed


def test_small_bases_are_marked_and_get_no_verdict() -> None:
    """DESIGN's one rule: the value, marked, and no sentence on it."""
    line = next(line for line in text(survey_of(APPAREL)).splitlines() if "急かされた" in line)
    assert "−18*" in line
    assert "for reference" in line
    assert "Negative" not in line


def test_a_scale_that_may_be_turned_round_is_told() -> None:
    answers: list[list[Cell]] = [[at % 11, 5 - at % 11 // 3] for at in range(220)]
    rows: list[list[Cell]] = [["おすすめ度", "満足度（味）"], *answers]
    assert "The scale may be reversed: 味" in text(survey_from(rows))


def test_without_a_loyalty_question_the_way_on_is_told() -> None:
    answers: list[list[Cell]] = [[at % 5 + 1, at % 4 + 1] for at in range(80)]
    rows: list[list[Cell]] = [["総合満足度", "満足度（味）"], *answers]
    assert "--measure satisfaction" in text(survey_from(rows))


def test_inspection_shows_every_column_in_order() -> None:
    printed = inspection_text(survey_of(TOYAMA)).splitlines()
    first = next(at for at, line in enumerate(printed) if line.startswith("─")) + 1
    letters = [line.split()[0] for line in printed[first : first + 52]]
    assert letters == [column_letters(at) for at in range(52)]
    assert printed[first + 52] == ""
