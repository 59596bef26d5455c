from __future__ import annotations

import pytest

from loyalty_desktop.survey.graded import grades_of
from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import codes_of, column_of


@pytest.mark.parametrize(
    "labels",
    [
        ("No", "Yes, sometimes", "Yes, always"),
        ("No, not at all", "No, not really", "Neutral", "Yes, somewhat", "Yes, definitely"),
        ("No", "Yes, to some extent", "Yes, completely"),
        ("No", "Yes (partly)", "Yes (fully)"),
        ("いいえ", "はい、ある程度", "はい、とても"),
        ("いいえ、まったく", "いいえ、あまり", "はい、まあまあ", "はい、とても"),
    ],
)
def test_yes_in_degrees_is_a_rating_from_worst_to_best(labels: tuple[str, ...]) -> None:
    found = column_of([*labels] * 20, "Were you treated with respect?")
    assert (found.scale.kind, found.scale.low, found.scale.high) == ("words", 1, len(labels))
    assert [codes_of(found)[label] for label in labels] == [float(step) for step in range(1, len(labels) + 1)]
    assert found.role == "driver"


@pytest.mark.parametrize(
    "labels",
    [
        ("Yes", "No"),
        ("Yes, always", "No"),
        ("はい、あった", "いいえ、なかった"),
        ("Yes", "No", "Maybe"),
        ("Yes, red", "Yes, blue", "No"),
    ],
)
def test_yes_without_degrees_is_none(labels: tuple[str, ...]) -> None:
    assert grades_of(labels) is None


def test_yes_in_degrees_beside_nothing_to_rate() -> None:
    answers: list[Cell] = ["No", "Yes, to some extent", "Yes, definitely", "I did not need an explanation"]
    found = column_of(answers * 20, "Did the doctor explain it?")
    scale, codes = found.scale, codes_of(found)
    assert (scale.kind, scale.high, codes["Yes, definitely"]) == ("words", 3, 3.0)
    assert codes["I did not need an explanation"] == "not_used"


def test_partly_between_yes_and_no_is_neither() -> None:
    answers: list[Cell] = ["解決した", "一部解決した", "解決しなかった"]
    found = column_of(answers * 20, "問題は解決しましたか")
    assert found.scale.kind == "yes_no"
    assert [codes_of(found)[str(one)] for one in answers] == [1.0, "dont_know", 0.0]
