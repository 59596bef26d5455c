"""Labels that no scale has all of, below a question that asks to rate: read by how good each of them is, and asked."""

from __future__ import annotations

import pytest

from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.survey.degrees_abroad import grade_of_side_abroad
from loyalty_desktop.survey.roles import LIKELY
from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import codes_of, column_of, of_columns


@pytest.mark.parametrize(
    ("heading", "best_first", "role"),
    [
        ("How was the queue?", ("Superb 🤩", "Nice 🙂", "Okay 😐", "Bad 🙁", "Dreadful 😡"), "driver"),
        ("案内は分かりやすかったですか", ("はい、とても", "まあそう思う", "どちらでもない", "いいえ"), "driver"),
        ("How likely are you to come back?", ("Definitely", "Likely", "Undecided", "Unlikely", "Never"), "loyalty"),
    ],
)
def test_labels_of_several_scales_are_steps(heading: str, best_first: tuple[str, ...], role: str) -> None:
    found = column_of(best_first * 10, heading)
    assert (found.role, found.guess.confidence < 0.8) == (role, True)
    codes = codes_of(found)
    assert [codes[text] for text in best_first] == [*range(len(best_first), 0, -1)]


def test_the_same_words_sort_people_where_nothing_is_rated() -> None:
    assert column_of(("Definitely", "Likely", "Undecided", "Never") * 10, "Group").role == "segment"
    assert column_of(("Good", "Average", "Terrible", "Blue") * 10, "How was the colour?").scale.kind == "category"


@pytest.mark.parametrize(
    ("heading", "answers"),
    [
        ("How was your room?", ["Superb", "Had its flaws", "Bad", "So to speak"]),
        ("我们的客房如何", ["宽敞", "一般", "拥挤", "太窄"]),
        ("Le jardin", ["Très fleuri", "Plutôt fleuri", "En friche", "À l'abandon"]),
    ],
)
def test_a_rating_of_which_half_is_understood_is_asked_and_in_no_figure(heading: str, answers: list[Cell]) -> None:
    read = of_columns({"No": list(range(40)), heading: answers * 10})
    asked = read.columns[1]
    assert (asked.role, asked.guess.why.id, asked.guess.confidence < LIKELY) == ("driver", "why_rating_unscaled", True)
    assert suggest_journey(read).drivers == ()


@pytest.mark.parametrize(
    "best_first",
    [
        ("Ja, sehr", "Ja", "Eher nein", "Nein"),
        ("Seguro que sí", "Probablemente sí", "Probablemente no", "Seguro que no"),
        ("Oui, tout à fait", "Oui", "Non", "Non, pas du tout"),
    ],
)
def test_yes_and_no_in_degrees_of_other_languages(best_first: tuple[str, ...]) -> None:
    grades = [grade_of_side_abroad(text.casefold()) for text in best_first]
    known = [grade for grade in grades if grade is not None]
    assert known == sorted(set(known), reverse=True)
    assert len(known) == len(best_first)


def test_a_loyalty_question_in_words_without_steps_is_asked_and_no_measure_yet() -> None:
    read = of_columns(
        {"No": list(range(40)), "¿Nos recomendarías?": ["Sí, con cambios", "Sí, tal cual", "No"] * 13 + ["No"]}
    )
    asked = read.columns[1]
    assert (asked.role, asked.guess.why.id, asked.guess.confidence < LIKELY) == (
        "loyalty",
        "why_loyalty_unscaled",
        True,
    )
    assert suggest_journey(read).measure.column is None
