"""Ratings without steps are never left unused in silence: points out of 100, averages, half points."""

from __future__ import annotations

import pytest

from loyalty_desktop.desktop.session.following import followed
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.value_choices import value_choices
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.roles import LIKELY
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import codes_of, of_columns

N = 60
TENS: list[Cell] = [0, 10, 20, 40, 50, 60, 70, 80, 90, 100] * 6
POINTS: list[Cell] = [35, 42, 58, 67, 73, 79, 85, 88, 95, 100] * 6
HALVES: list[Cell] = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5] * 6
MEANS: list[Cell] = [4.5, 3.75, 2.25, 5, 1.5, 3, 4.25, 3.25, 2, 4] * 6


def read_of(heading: str, answers: list[Cell]) -> Survey:
    return of_columns({"No": list(range(len(answers))), heading: answers})


def note(read: Survey, id_: str) -> Noted | None:
    return next((one for one in read.notes if one.message.id == id_), None)


def answered(read: Survey, id_: str, place: int = 0) -> Survey:
    asked = note(read, id_)
    assert asked is not None
    return survey(read.workbook, value_choices(asked, read)[place].reading, read)


@pytest.mark.parametrize(
    "heading",
    [
        "接客の満足度（100点満点）",
        "満足度(0〜100)",
        "接客の評価",
        "Satisfaction score (0-100)",
        "Rating out of 100",
        "CSAT (%)",
    ],
)
@pytest.mark.parametrize("answers", [TENS, POINTS])
def test_points_out_of_a_hundred_are_asked_about_and_read_by_full_tens(heading: str, answers: list[Cell]) -> None:
    read = read_of(heading, answers)
    asked = note(read, "hundred_asked")
    assert asked is not None
    assert (asked.count, asked.state) == (N, "asked")
    assert (read.columns[1].role, read.columns[1].guess.why.id) == ("driver", "why_stepless")
    one = answered(read, "hundred_asked").columns[1]
    assert (one.role, one.scale.low, one.scale.high) == ("driver", 0, 10)
    codes = codes_of(one)
    assert all(codes[str(number)] == int(str(number)) // 10 for number in answers)


def test_points_out_of_a_hundred_of_loyalty_keep_the_limits_of_its_classes() -> None:
    one = answered(read_of("推奨度（0-100）", POINTS), "hundred_asked").columns[1]
    assert (one.role, one.scale.kind) == ("loyalty", "zero_to_ten")
    codes = codes_of(one)
    assert (codes["67"], codes["73"], codes["88"], codes["95"]) == (6, 7, 8, 9)


@pytest.mark.parametrize(
    ("heading", "answers"),
    [
        ("購入金額（満足度調査）", POINTS),
        ("年齢", POINTS),
        ("満足度アンケートの所要時間（分）", POINTS),
        ("来店回数", POINTS),
        ("得点", POINTS),
        ("満足度の合計", [8, 12, 17, 20, 23, 25] * 10),
    ],
)
def test_other_numbers_up_to_a_hundred_are_no_such_ratings(heading: str, answers: list[Cell]) -> None:
    read = read_of(heading, answers)
    assert note(read, "hundred_asked") is None
    assert read.columns[1].guess.why.id != "why_stepless"


def test_averages_when_full_points_count() -> None:
    read = read_of("満足度の平均", MEANS)
    asked = note(read, "averages_asked")
    assert asked is not None
    assert [choice.text for choice in value_choices(asked, read)] == [
        "Only full points count",
        "Leave them in no figure",
    ]
    one = answered(read, "averages_asked").columns[1]
    assert (one.role, one.scale.low, one.scale.high) == ("driver", 1, 5)
    codes = codes_of(one)
    assert (codes["4.5"], codes["3.75"], codes["2.25"], codes["5"]) == (4, 3, 2, 5)


def test_half_points_when_they_are_steps_of_their_own() -> None:
    one = answered(read_of("接客の満足度", HALVES), "averages_asked", 1).columns[1]
    assert (one.scale.low, one.scale.high) == (1, 9)
    assert (codes_of(one)["1.5"], codes_of(one)["5"]) == (2, 9)


def test_averages_when_the_small_number_is_good() -> None:
    codes = codes_of(answered(read_of("満足度（1=とても満足、5=とても不満）", MEANS), "averages_asked").columns[1])
    assert (codes["5"], codes["4.5"], codes["1.5"]) == (1, 1, 4)  # never better than it was


def test_fractions_beside_the_steps_of_the_loyalty_question() -> None:
    answers: list[Cell] = [*range(11), 8.5] * 5
    read = read_of("おすすめ度（0〜10）", answers)
    asked = note(read, "fractions_asked")
    assert asked is not None
    assert asked.count == 5
    assert note(read, "loyalty_outside") is None  # asked once
    told = answered(read, "fractions_asked").columns[1]
    assert (codes_of(told)["8.5"], told.scale.kind) == (8, "zero_to_ten")
    gone = answered(read, "fractions_asked", 1)
    assert note(gone, "fractions_asked") is None
    assert codes_of(gone.columns[1])["8.5"] == "out_of_range"


def test_a_single_fraction_is_a_slip() -> None:
    read = read_of("おすすめ度（0〜10）", [*([*range(10)] * 6)[:-1], 8.5])
    assert note(read, "fractions_asked") is None
    assert note(read, "answers_outside") is not None


def test_one_answer_says_what_all_averages_alike_count_as() -> None:
    headings = ("満足度（接客）", "満足度（食事）", "Room rating", "Recommend us")
    read = of_columns({"No": list(range(N)), **dict.fromkeys(headings, MEANS)})
    asked = note(read, "averages_asked")
    assert asked is not None
    assert {key.heading for key in asked.columns} == set(headings)
    assert [one.role for one in read.columns[1:]] == ["driver", "driver", "driver", "loyalty"]
    assert all(one.guess.confidence < LIKELY for one in read.columns[1:])
    drawn = suggest_journey(read)
    assert (drawn.measure.column, drawn.drivers) == (None, ())  # in no figure until they have steps
    told = answered(read, "averages_asked")
    assert note(told, "averages_asked") is None
    assert [one.role for one in told.columns[1:]] == ["driver", "driver", "driver", "loyalty"]
    assert {(one.scale.low, one.scale.high, codes_of(one)["4.5"]) for one in told.columns[1:]} == {(1, 5, 4)}


def test_averages_enter_the_map_when_somebody_says_what_they_count_as() -> None:
    read = of_columns({"No": list(range(N)), "満足度（接客）": MEANS, "Recommend us": MEANS})
    drawn = suggest_journey(read)
    told = answered(read, "averages_asked")
    after, _proposed = followed(edit.add_stage(drawn), read, told, proposed=False)
    assert [one.column.heading for one in after.drivers if one.column is not None] == ["満足度（接客）"]
    assert after.measure.column is not None
    assert after.measure.column.heading == "Recommend us"


@pytest.mark.parametrize(
    ("given", "steps"),
    [
        ([0, 25, 50, 75, 100, 25], [{"0": 1, "25": 2, "50": 3, "75": 4, "100": 5}]),
        ([0, 20, 40, 80, 100, 100], [{"0": 1, "20": 2, "40": 3, "80": 5, "100": 6}]),
        ([0, 33, 67, 100, 66.7, 0], [{"0": 1, "33": 2, "67": 3, "66.7": 3, "100": 4}]),
        ([50, 75, 100, 25], [{"25": 2, "50": 3, "75": 4, "100": 5}, {"25": 1, "50": 2, "75": 3, "100": 4}]),  # 0?
        (["0%", "50%", "100%"], [{"0%": 1, "50%": 2, "100%": 3}]),
        ([0, 10, 50, 90, 100, 30], []),
        ([35, 42, 58, 67, 73, 100], []),
    ],
)
def test_points_coarser_than_tens_keep_their_own_steps(given: list[Cell], steps: list[dict[str, int]]) -> None:
    read = read_of("接客の満足度（100点満点）", given * 10)
    asked = note(read, "hundred_asked")
    assert asked is not None
    choices = value_choices(asked, read)
    assert len(choices) == len(steps) + 2  # full tens, and nothing at all
    for choice, codes in zip(choices, steps, strict=False):
        one = survey(read.workbook, choice.reading, read).columns[1]
        assert (one.role, {text: code for text, code in codes_of(one).items() if text in codes}) == ("driver", codes)


def test_columns_that_share_coarse_steps_are_read_alike() -> None:
    columns: dict[str, list[Cell]] = {
        "接客の満足度(%)": [0, 25, 50, 75, 100, 50] * 10,
        "価格の満足度(%)": [25, 50, 75] * 20,
    }
    read = of_columns({"No": list(range(N)), **columns})
    one = answered(read, "hundred_asked")
    assert [(column.scale.low, column.scale.high) for column in one.columns[1:]] == [(1, 5), (1, 5)]
    codes = codes_of(one.columns[2])
    assert (codes["25"], codes["50"], codes["75"]) == (2, 3, 4)
