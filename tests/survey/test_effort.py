"""How easy something was is a rating; where it asks for a burden, more of it is worse, and somebody is asked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from loyalty_desktop.report.value_choices import value_choices
from loyalty_desktop.survey.labels import read_steps
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.roles import LIKELY
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import codes_of, of_columns

EASE = (
    ("とても簡単だった", "簡単だった", "どちらともいえない", "大変だった", "とても大変だった"),
    ("とても楽だった", "やや楽だった", "どちらともいえない", "やや大変だった", "とても大変だった"),
    ("非常にスムーズだった", "スムーズだった", "普通", "面倒だった", "非常に面倒だった"),
    ("手間がかからなかった", "どちらともいえない", "手間がかかった"),
    ("Very low effort", "Low effort", "Neutral", "High effort", "Very high effort"),
    ("Very easy", "Easy", "Neither easy nor difficult", "Difficult", "Very difficult"),
    ("Not difficult", "Somewhat difficult", "Difficult", "Very difficult"),
    ("Not at all difficult", "Slightly difficult", "Somewhat difficult", "Very difficult", "Extremely difficult"),
)
TOOK = ["まったくかからなかった", "あまりかからなかった", "どちらともいえない", "ややかかった", "とてもかかった"]
FELT = ["とても感じた", "やや感じた", "どちらともいえない", "あまり感じなかった", "まったく感じなかった"]
SEVEN: list[Cell] = [1, 2, 3, 4, 5, 6, 7] * 10


def read_of(heading: str, answers: Sequence[Cell]) -> Survey:
    return of_columns({"No": list(range(len(answers))), heading: answers})


def note(read: Survey, id_: str) -> Noted | None:
    return next((one for one in read.notes if one.message.id == id_), None)


@pytest.mark.parametrize("labels", EASE)
def test_words_of_ease_are_one_scale_with_the_easy_end_as_the_best(labels: tuple[str, ...]) -> None:
    steps = read_steps(labels)
    assert steps is not None
    assert steps.family == "ease"
    assert [code for _label, code in steps.codes] == list(range(len(labels), 0, -1))
    assert read_of("手続きについて", list(labels) * 10).columns[1].role == "driver"


def test_a_degree_before_a_satisfaction_is_still_one() -> None:
    steps = read_steps(("大変満足", "やや満足", "普通", "やや不満", "大変不満"))
    assert steps is not None
    assert (steps.family, steps.points) == ("satisfaction", 5)


@pytest.mark.parametrize(
    "heading",
    [
        "CES",
        "Customer effort score",
        "The company made it easy for me to handle my issue",
        "手続きは簡単でしたか",
        "問い合わせのしやすさ",
    ],
)
def test_numbers_of_effort_are_a_driver_that_is_asked_about(heading: str) -> None:
    read = read_of(heading, SEVEN)
    guess = read.columns[1].guess
    assert (guess.role, guess.why.id) == ("driver", "why_effort")
    assert guess.confidence < LIKELY
    assert note(read, "direction_asked") is not None


@pytest.mark.parametrize(
    ("heading", "labels"),
    [("解決までにどのくらい手間がかかりましたか", TOOK), ("手続きにストレスを感じましたか", FELT)],
)
def test_words_that_agree_with_a_burden_are_read_the_other_way_round_and_asked(heading: str, labels: list[str]) -> None:
    read = read_of(heading, list(labels) * 10)
    asked = note(read, "burden_asked")
    assert asked is not None
    best = next(label for label in labels if label.startswith("まったく"))
    assert codes_of(read.columns[1])[best] == 5
    right, wrong = value_choices(asked, read)
    assert (right.chosen, wrong.chosen) == (True, False)
    settled = survey(read.workbook, right.reading, read)
    assert note(settled, "burden_asked") is None
    turned = survey(read.workbook, wrong.reading, read)
    assert note(turned, "burden_asked") is None
    assert codes_of(turned.columns[1])[best] == 1


@pytest.mark.parametrize(
    "heading", ["手間がかからない", "負担が少ないと感じた", "ストレスなく手続きできた", "接客に満足を感じましたか"]
)
def test_what_is_no_burden_is_read_as_it_stands(heading: str) -> None:
    read = read_of(heading, list(FELT) * 10)
    assert note(read, "burden_asked") is None
    assert codes_of(read.columns[1])["とても感じた"] == 5


def test_numbers_of_a_burden_are_best_when_they_are_small_until_somebody_says() -> None:
    read = read_of("How much effort did you personally have to put forth?", SEVEN)
    asked = note(read, "direction_asked")
    assert asked is not None
    assert dict(asked.message.args)["best"] == 1
    assert read.columns[1].scale.reversed
    told = read_of("How much effort did it take? (1 = very difficult, 7 = very easy)", SEVEN)
    assert not told.columns[1].scale.reversed
