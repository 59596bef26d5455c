from __future__ import annotations

import pytest

from loyalty_desktop.survey.labels import label_of, read_steps
from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import column_of, of_columns, roles


def steps(*labels: str, siblings: tuple[str, ...] = ()) -> tuple[int, list[int]] | None:
    read = read_steps(labels, siblings)
    return None if read is None else (read.points, [code for _label, code in read.codes])


@pytest.mark.parametrize(
    ("labels", "points", "codes"),
    [
        (("Very proud", "Proud", "Somewhat proud", "Not proud"), 4, [4, 3, 2, 1]),
        (("Not at all tidy", "Tidy", "Very tidy"), 3, [1, 2, 3]),
        (
            ("Extremely important", "Very important", "Important", "Slightly important", "Not important"),
            5,
            [5, 4, 3, 2, 1],
        ),
        (("Very steady", "Steady", "Neutral", "Unsteady", "Very unsteady"), 5, [5, 4, 3, 2, 1]),
        (("Very formal", "Formal", "Informal"), 4, [4, 3, 2]),
        (("Somewhat tame", "Neither tame nor untame", "Somewhat untame"), 3, [3, 2, 1]),
    ],
)
def test_scale_of_one_word_that_nobody_listed(labels: tuple[str, ...], points: int, codes: list[int]) -> None:
    assert steps(*labels) == (points, codes)


def test_two_labels_are_no_scale_of_one_word() -> None:
    assert steps("Sufficient", "Insufficient") is None
    assert steps("Tidy", "Not tidy") is None


def test_scales_of_known_words_stay_what_they_were() -> None:
    assert steps("Very satisfied", "Satisfied", "Dissatisfied", "Very dissatisfied") == (4, [4, 3, 2, 1])
    assert steps("very satisfied", "satisfied", "not satisfied") == (4, [4, 3, 1])
    assert steps("Very likely", "Likely", "Unlikely") == (4, [4, 3, 2])


def test_labels_that_programs_wrote_as_one_word() -> None:
    assert steps("StronglyAgree", "Agree", "Disagree", "StronglyDisagree") == (4, [4, 3, 2, 1])
    assert steps("very_satisfied", "satisfied", "neutral", "very_dissatisfied") == (5, [5, 4, 3, 1])
    assert steps("AboveAverage", "Excellent", "Average", "Below_Average", "Poor") == (5, [4, 5, 3, 2, 1])


def test_the_middle_named_by_both_ends() -> None:
    for text in ("Neither favourably nor unfavourably (neutral)", "neither warm nor cold", "Neither fast or slow"):
        label = label_of(text)
        assert label is not None, text
        assert (label.family, label.grade) == ("neutral", 0)
    assert label_of("Neither agree nor disagree A lot") is None


def test_high_medium_low_rates_only_what_asks_for_satisfaction() -> None:
    answers: list[Cell] = ["Very_High", "High", "Medium", "Low"] * 12
    assert column_of(answers, "RelationshipSatisfaction").role == "driver"
    assert column_of(answers, "IncomeLevel").role == "segment"
    assert column_of(answers, "JobSatisfaction").scale.points == 4


def test_words_of_a_scale_that_only_another_column_has_whole() -> None:
    whole: list[Cell] = ["Very proud", "Proud", "Somewhat proud", "Not proud"] * 10
    part: list[Cell] = ["Very proud", "Proud", "Proud", "Somewhat proud"] * 10
    read = of_columns({"No": list(range(40)), "Of the team": whole, "Of the work": part, "City": ["Bonn", "Kiel"] * 20})
    assert roles(read) == {"No": "id", "Of the team": "driver", "Of the work": "driver", "City": "segment"}
    assert [column.scale.points for column in read.columns[1:3]] == [4, 4]
