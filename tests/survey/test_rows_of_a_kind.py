"""What columns side by side tell about one another: rows of points out of a hundred, grids with few answers."""

from __future__ import annotations

import pytest

from loyalty_desktop.report.value_choices import value_choices
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import column, of_columns, roles

N = 60
PLACES = ("clean", "service", "price", "comfort", "queue")


def hundred(*places: str, spread: int = 71) -> Survey:
    row: dict[str, list[Cell]] = {
        place: [100 - (n * (at + 7) * 13) % spread for n in range(N)] for at, place in enumerate(places)
    }
    return of_columns({"respondent": [f"R{n:03}" for n in range(N)], **row})


def test_a_row_of_points_out_of_a_hundred_is_asked_about_and_becomes_ratings() -> None:
    read = hundred(*PLACES)
    (asked,) = (note for note in read.notes if note.message.id == "hundred_asked")
    assert (asked.state, [key.heading for key in asked.columns]) == ("asked", list(PLACES))
    told = survey(read.workbook, value_choices(asked, read)[0].reading, read)
    assert [roles(told)[place] for place in PLACES] == ["driver"] * 5
    assert {(one.scale.low, one.scale.high) for one in told.columns[1:]} == {(0, 10)}


def test_single_numbers_up_to_a_hundred_and_narrow_ones_are_left_alone() -> None:
    for read in (hundred("clean", "food"), hundred(*PLACES, spread=11), hundred("age", "visits", "steps", "km")):
        assert "hundred_asked" not in {note.message.id for note in read.notes}


def test_a_column_of_a_grid_that_few_answered_is_what_its_siblings_are() -> None:
    words = ("Sehr interessant", "Interessant", "Mäßig interessant", "Kaum interessant")
    grid: dict[str, list[Cell]] = {
        f"Themen [{name}]": [words[(n + at) % 4] for n in range(N)] for at, name in enumerate("ABCD")
    }
    few: list[Cell] = [words[n] if n < 4 else None for n in range(N)]
    read = of_columns({"No": list(range(N)), **grid, "Themen [E]": few})
    rest = {column(read, heading).role for heading in grid}
    assert {column(read, "Themen [E]").role} == rest


def test_loyalty_out_of_a_hundred_is_no_question_from_zero_to_ten() -> None:
    points: list[Cell] = [100 - n * 13 % 71 for n in range(N)]
    read = of_columns({"No": list(range(N)), "友人にすすめたいですか（0〜100）": points})
    (asked,) = (note for note in read.notes if note.message.id == "hundred_asked")
    told = survey(read.workbook, value_choices(asked, read)[0].reading, read)
    assert told.columns[1].role == "loyalty"
    (note,) = (note for note in told.notes if note.message.id == "loyalty_not_nps")
    assert dict(note.message.args) | {"low": 0, "high": 100} == dict(note.message.args)


USED = ("Mobile app", "Web site", "Shop (in town)", "Other (please specify):")


def test_ticks_whose_headings_end_with_the_option_are_one_question() -> None:
    asked = "3) Which channel(s) do you use?"
    ticked: dict[str, list[Cell]] = {
        f"{asked} {option}": [option if (n * (at + 2)) % 7 < 3 and n % 6 else None for n in range(N)]
        for at, option in enumerate(USED)
    }
    rest: dict[str, list[Cell]] = {
        f"{asked} Telephone": [None] * N,  # nobody ticked it
        "City": ["Rome" if n % 2 else "Bern" for n in range(N)],
    }
    read = of_columns({"respondent": [f"R{n:03}" for n in range(N)], **ticked, **rest})
    assert [roles(read)[heading] for heading in ticked] == ["experience"] * 4
    assert {one.question.group for one in read.columns[1:6]} == {asked}
    assert (read.columns[2].question.own, column(read, "City").role) == ("Web site", "segment")
    # Who ticked anything did not tick the others; who ticked nothing was perhaps not asked.
    assert read.columns[1].distinct.values.count("☐") == 1


@pytest.mark.parametrize(("limits", "role"), [((6, 8), "loyalty"), ((3, 8), "overall_satisfaction")])
def test_a_score_that_classes_of_promoters_follow_is_the_loyalty_question(limits: tuple[int, int], role: str) -> None:
    scores: list[Cell] = [(10, 8, 9, 7, 10, 9, 5)[n % 7] for n in range(N)]
    names = ("Detractor", "Passive", "Promoter")
    classes: list[Cell] = [names[(int(str(one)) > limits[0]) + (int(str(one)) > limits[1])] for one in scores]
    foods: list[Cell] = [7 + n % 4 for n in range(N)]
    read = of_columns({"respondent": [f"R{n:03}" for n in range(N)], "Rating": scores, "Food": foods, "Mood": classes})
    assert (column(read, "Rating").role, column(read, "Mood").role) == (role, "derived")
    assert column(read, "Food").role != "loyalty"
    if role == "loyalty":
        assert (column(read, "Rating").scale.low, column(read, "Rating").guess.why.id) == (0, "why_classed")
