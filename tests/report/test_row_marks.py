"""The signs beside row numbers are explained, as far as they occur among the rows shown."""

from __future__ import annotations

import numpy as np

from loyalty_desktop.report.row_marks import RowMarks
from loyalty_desktop.survey.sheet import Cell
from tests.surveys import survey_from

HEADS = ["回答者ID", "おすすめ度（0-10）", *(f"Q{at} 満足度" for at in range(1, 7))]


def test_only_signs_that_occur_are_in_the_key() -> None:
    rows: list[list[Cell]] = [[f"a{at}", at % 11, *((at + one) % 5 + 1 for one in range(6))] for at in range(40)]
    rows[3][2:] = [3, 3, 3, 3, 3, 3]
    survey = survey_from([HEADS, *rows])
    marks = RowMarks(survey)
    assert marks.sign(3) == "S"
    assert marks.key(np.arange(survey.rows)) == "S: Same throughout"
    assert marks.key(np.array([0, 1, 2])) == ""
