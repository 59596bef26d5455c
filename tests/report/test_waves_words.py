"""What the table of waves says in words follows the figures beside them."""

from __future__ import annotations

import pytest

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.wave_counts import WaveInput
from loyalty_desktop.compute.waves import compare_waves
from loyalty_desktop.journey.model import Driver, Journey, Measure, Stage
from loyalty_desktop.report.waves_view import wave_table
from loyalty_desktop.report.waves_words import row_told
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell
from tests.surveys import survey_from

ID, SCORE, STAFF = (ColumnKey(name) for name in ("id", "score", "staff"))
JOURNEY = Journey(Measure(SCORE), (Stage("s", "shop", (Driver("d", "Staff", STAFF),)),))
CORRECTIONS = (
    Correction(ID, role="id"),
    Correction(SCORE, role="loyalty"),
    Correction(STAFF, role="driver", low=1, high=5),
)


def wave(name: str, staff: int, asked: str = "staff") -> WaveInput:
    rows: list[tuple[Cell, ...]] = [("id", "score", asked)]
    rows += [(f"m{at}", at * 7 % 11, staff) for at in range(60)]
    return WaveInput(name, Counter(survey_from(rows, Reading(corrections=CORRECTIONS))), JOURNEY, ids=ID)


@pytest.mark.parametrize(
    ("before", "said"), [(5, "gave the same answer in both surveys"), (2, "Everybody changed in the same way")]
)
def test_what_everybody_answers_alike_has_a_figure_in_both_surveys(before: int, said: str) -> None:
    table = wave_table(compare_waves((wave("spring", before), wave("autumn", 5))), JOURNEY, "head")
    told = row_told(table.rows[0], table)
    assert said in told.sentence
    assert "autumn: 100.0%  n=60" in told.lines


def test_a_wave_without_the_question_says_so_instead_of_a_dash() -> None:
    comparison = compare_waves((wave("spring", 4, "something else"), wave("autumn", 5)))
    table = wave_table(comparison, JOURNEY, "head")
    assert table.rows[0].lacking == ("not_asked", "")
    told = row_told(table.rows[0], table)
    assert told.sentence == "spring has no column for this question, so there is nothing to compare."
    assert told.lines == ("spring: not asked", "autumn: 100.0%  n=60")
