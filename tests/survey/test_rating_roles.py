"""What is rated: the respondents' own life, the whole organisation, or one of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice

import pytest

from loyalty_desktop.journey.measures import choose_measure
from loyalty_desktop.report.value_choices import value_choices
from loyalty_desktop.survey.guess import LIKELY, Guess
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import survey
from tests.survey.making import of_columns, roles

N = 66
WORDS = ["とても満足", "やや満足", "どちらともいえない", "やや不満", "とても不満"]
FIVE: list[Cell] = [1, 2, 3, 4, 5]
ELEVEN: list[Cell] = [*range(11)]


def guess_of(heading: str, answers: Sequence[Cell]) -> Guess:
    columns: dict[str, Sequence[Cell]] = {"No": list(range(N)), heading: list(islice(cycle(answers), N))}
    return of_columns(columns).columns[1].guess


@pytest.mark.parametrize(
    "heading",
    [
        "現在の生活に満足していますか",
        "Q12. 今の暮らしにどの程度満足していますか",
        "生活満足度",
        "人生の満足度",
        "生活全般の満足度",
        "あなたはどの程度幸せですか",
        "主観的幸福感",
        "Life satisfaction",
        "How satisfied are you with your life as a whole?",
        "Overall, how satisfied are you with your life nowadays?",
        "How happy are you these days?",
    ],
)
@pytest.mark.parametrize("answers", [WORDS, FIVE, ELEVEN])
def test_satisfaction_with_ones_own_life_is_asked_about(heading: str, answers: list[Cell]) -> None:
    guess = guess_of(heading, answers)
    assert (guess.role, guess.why.id) == ("segment", "why_oneself")
    assert guess.confidence < LIKELY


@pytest.mark.parametrize(
    "heading",
    [
        "生活用品の品揃えの満足度",
        "生活環境の満足度",
        "日々の生活の中で当店の接客に満足していますか",
        "暮らしやすさの満足度",
        "Satisfaction with your life insurance",
        "How happy are you with our delivery?",
        "Battery life satisfaction rating",
    ],
)
def test_satisfaction_with_what_touches_life_is_a_driver_all_the_same(heading: str) -> None:
    assert guess_of(heading, FIVE).role == "driver"


@pytest.mark.parametrize(
    "heading",
    [
        "Rate this hospital 0-10",
        "How would you rate our hotel?",
        "Using any number from 0 to 10, where 0 is the worst hospital possible and 10 is the best hospital possible, "
        "what number would you use to rate this hospital during your stay?",
        "Rate your stay (0-10)",
        "How would you rate your visit today?",
        "この病院の評価",
        "当院の総合評価（0〜10）",
        "本セミナーの満足度は？",
    ],
)
@pytest.mark.parametrize("answers", [FIVE, ELEVEN])
def test_rating_the_whole_is_the_satisfaction_as_a_whole(heading: str, answers: list[Cell]) -> None:
    assert guess_of(heading, answers).role == "overall_satisfaction"


@pytest.mark.parametrize(
    "heading",
    [
        "Rate the food 0-10",
        "How would you rate our hotel's cleanliness?",
        "How would you rate this hospital on noise?",
        "How would you rate our store staff?",
        "Rate your visit to the cafe",
        "この病院の待合室の評価",
        "当店の接客の満足度",
    ],
)
def test_rating_a_part_is_a_driver(heading: str) -> None:
    assert guess_of(heading, ELEVEN).role == "driver"


def test_a_wish_to_stay_on_a_short_scale_beside_the_loyalty_question_is_asked_about() -> None:
    columns: dict[str, Sequence[Cell]] = {"No": list(range(N)), "推奨度（0〜10）": list(islice(cycle(ELEVEN), N))}
    columns["継続意向"] = list(islice(cycle(FIVE), N))
    read = of_columns(columns)
    (asked,) = (note for note in read.notes if note.message.id == "second_loyalty_asked")
    assert [key.heading for key in asked.columns] == ["継続意向"]
    found = [survey(read.workbook, choice.reading, read) for choice in value_choices(asked, read)]
    assert [roles(one)["継続意向"] for one in (read, *found)] == ["driver", "driver", "loyalty", "segment", "unused"]
    assert not [note for one in found for note in one.notes if note.message.id == "second_loyalty_asked"]
    chosen = [choose_measure(one).column for one in found]
    assert [key.heading for key in chosen if key is not None] == [
        "推奨度（0〜10）",
        "継続意向",
        *["推奨度（0〜10）"] * 2,
    ]


def test_a_wish_to_stay_alone_is_the_loyalty_question() -> None:
    read = of_columns({"No": list(range(N)), "継続意向": list(islice(cycle(FIVE), N))})
    assert read.columns[1].role == "loyalty"
    assert "second_loyalty_asked" not in {note.message.id for note in read.notes}


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("本日のセミナーの満足度を教えてください", "overall_satisfaction"),
        ("見学会に対する満足度", "overall_satisfaction"),
        ("Rate your last Blue Harbour experience", "overall_satisfaction"),
        ("How would you rate your check-in experience?", "driver"),
        ("Overall staff friendliness", "driver"),
        ("客席（温度、明るさ、全体的な広さなど）に満足しましたか", "driver"),
        ("セミナー資料の満足度", "driver"),
        ("Wie zufrieden sind Sie mit der Häufigkeit der Besuche?", "driver"),
    ],
)
def test_the_whole_is_told_from_its_parts(heading: str, role: str) -> None:
    assert guess_of(heading, FIVE).role == role
