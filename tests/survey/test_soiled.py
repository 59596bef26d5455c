"""A loyalty question whose answers were typed in many ways is read, and what fits nowhere is counted."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.roles import LIKELY
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.soiled import typed_number
from tests.survey.making import codes_of, of_columns

N = 60
TYPED: list[Cell] = [9, "nine", "score 8", 7, "3/10", "10 points", 5, "-1", "12", "no idea what to put", 6.5, 8]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ten", 10),
        ("Score: 8", 8),
        ("7点", 7),
        ("9 out of 10", 9),
        ("zwei", 2),
        ("九", 9),
        ("8.0", 8),
        ("11", None),
        ("8.5", None),
        ("8 or 9", None),
        ("score", None),
    ],
)
def test_number_that_was_typed(text: str, number: int | None) -> None:
    assert typed_number(text) == number


@pytest.mark.parametrize(("heading", "sure"), [("score", False), ("How likely are you to recommend us?", True)])
def test_soiled_answers_are_read_and_the_rest_is_counted(heading: str, *, sure: bool) -> None:
    read = of_columns({"No": list(range(N)), heading: TYPED * (N // len(TYPED))})
    column = read.columns[1]
    assert (column.role, column.scale.kind, column.guess.confidence >= LIKELY) == ("loyalty", "zero_to_ten", sure)
    codes = codes_of(column)
    assert (codes["nine"], codes["score 8"], codes["10 points"]) == (9, 8, 10)
    assert [codes[text] for text in ("12", "no idea what to put", "6.5")] == ["out_of_range"] * 3
    told = {note.message.id: note.count for note in read.notes if column.key in note.columns}
    assert told, "what is left out is told"


def test_a_column_of_words_with_a_number_or_two_is_no_score() -> None:
    answers: list[Cell] = ["fine", "nine lives", "7 dwarfs", "ok then", "8", "five", "hello", "bye"] * 8
    assert of_columns({"No": list(range(64)), "score": answers}).columns[1].scale.kind != "zero_to_ten"
