"""Blanks of yes/no questions: not chosen, or nothing known, as the user says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from loyalty_desktop.survey.reading import Correction
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey
from tests.survey.making import coded, of_columns, scale_of


def test_blank_when_it_means_no() -> None:
    answers = ["○", None, "○", None, None]
    assert coded(answers, scale_of(answers, "試着した", blank_is_no=True)) == {"○": 1, "": 0}
    assert coded(answers, scale_of(answers, "試着した")) == {"○": 1, "": "blank"}


def test_blank_when_the_only_answer_is_a_word() -> None:
    answers = ["大浴場", None, "大浴場", None]
    scale = scale_of(answers, "利用した施設", blank_is_no=True)
    assert (scale.kind, coded(answers, scale)) == ("yes_no", {"大浴場": 1, "": 0})
    two = ["大浴場", "食堂", None]
    assert scale_of(two, "利用した施設", blank_is_no=True).kind == "category"


@pytest.mark.parametrize("heading", ["満足度", "年齢"])
def test_blank_when_the_column_is_no_question_of_yes_and_no(heading: str) -> None:
    answers = [1, 2, 3, 4, 5, None] * 4
    assert coded(answers, scale_of(answers, heading, blank_is_no=True))[""] == "blank"


def test_blank_when_it_was_taken_for_not_chosen() -> None:
    # Tick boxes of one question: a blank beside a tick is "no", unless the user says that nothing is known.
    columns: dict[str, Sequence[Cell]] = {
        "No": [1, 2, 3],
        "施設 [食堂]": ["○", None, "○"],
        "施設 [温泉]": [None, "○", "○"],
    }
    read = of_columns(columns)
    assert coded_of(read) == {1.0, 0.0}
    told = of_columns(columns, Correction(read.columns[1].key, blank_is_no=False))
    assert coded_of(told) == {1.0}


def coded_of(read: Survey) -> set[float]:
    scale = read.columns[1].scale
    pairs = zip(scale.codes.tolist(), read.columns[1].distinct.counts.tolist(), strict=True)
    return {code for code, n in pairs if n and code == code}  # noqa: PLR0124 - NaN means no code


def test_blank_when_several_answers_stand_in_one_cell() -> None:
    answers = ["温泉;食堂", "温泉;", "食堂;", None] * 6
    plain, told = scale_of(answers, "利用したもの"), scale_of(answers, "利用したもの", blank_is_no=True)
    assert plain.kind == told.kind == "multi"
    assert plain.reasons[-1] == "blank"
    assert told.reasons[-1] is None
