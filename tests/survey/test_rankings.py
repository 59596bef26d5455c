"""Rankings and shared points: neither rates satisfaction, both are asked about, neither is a driver unasked."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.report.value_choices import value_choices
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import of_columns, roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.noted import Noted
    from loyalty_desktop.survey.sheet import Cell

ROWS = 60
BASE: dict[str, Sequence[Cell]] = {
    "No": [f"a{at}" for at in range(ROWS)],
    "How likely are you to recommend us? (0-10)": [at * 7 % 11 for at in range(ROWS)],
}
THINGS = ("Price", "Quality", "Service", "Range", "Place")


def ranked(places: int, given: int | None = None, form: str = "{}") -> list[list[Cell]]:
    """Columns in which every row orders `places` things, the first `given` of them only."""
    random = Random(places)
    rows = []
    for _row in range(ROWS):
        order: list[Cell] = [form.format(at) if at <= (given or places) else None for at in range(1, places + 1)]
        random.shuffle(order)
        rows.append([int(cell) if isinstance(cell, str) and cell.isdecimal() else cell for cell in order])
    return [list(column) for column in zip(*rows, strict=True)]


def shared(total: int, columns: int) -> list[list[Cell]]:
    random = Random(total)
    rows = []
    for _row in range(ROWS):
        cuts = sorted(random.randrange(0, total + 1, max(1, total // 20)) for _cut in range(columns - 1))
        ends = [0, *cuts, total]
        rows.append([ends[at + 1] - ends[at] for at in range(columns)])
    return [list(column) for column in zip(*rows, strict=True)]


def rated(columns: int) -> list[list[Cell]]:
    random = Random(7)
    return [[random.randint(1, 5) for _row in range(ROWS)] for _column in range(columns)]


def grid(columns: Sequence[Sequence[Cell]], heading: str) -> dict[str, Sequence[Cell]]:
    return {
        heading.format(thing=thing, at=at): column
        for at, (thing, column) in enumerate(zip(THINGS, columns, strict=False), 1)
    }


def asked(read: Survey) -> dict[str, Noted]:
    return {note.message.id: note for note in read.notes if note.state == "asked"}


@pytest.mark.parametrize(
    ("heading", "columns", "places"),
    [
        ("Order these by importance to you [{thing}]", ranked(5), 5),  # Google grid, LimeSurvey
        ("大切だと思う順番 / {thing}", ranked(5), 5),  # SurveyMonkey's two heading rows
        ("Q7_{at}", ranked(5, 3), 3),  # Qualtrics, the first three only
        ("{thing} の順位", ranked(5, form="{}位"), 5),
        ("満足度の順番 [{thing}]", ranked(5), 5),  # a word of satisfaction does not make it a rating
        ("Rank [{thing}]", ranked(5, form="{}th"), 5),
    ],
)
def test_ranking_is_no_driver_and_is_asked_about(heading: str, columns: list[list[Cell]], places: int) -> None:
    group = grid(columns, heading)
    read = of_columns({**BASE, **group})
    assert {roles(read)[name] for name in group} == {"unused"}
    note = asked(read)["ranking_asked"]
    assert note.count == 5
    assert [key.heading for key in note.columns] == list(group)
    assert dict(note.message.args)["places"] == places


@pytest.mark.parametrize(("total", "columns"), [(100, 4), (100, 2), (10, 5)])
def test_points_that_add_up_are_no_driver(total: int, columns: int) -> None:
    group = grid(shared(total, columns), "配点 [{thing}]")
    read = of_columns({**BASE, **group})
    assert {roles(read)[name] for name in group} == {"unused"}
    note = asked(read)["shared_out_asked"]
    assert dict(note.message.args)["total"] == total
    assert len(note.columns) == columns


def test_ratings_stay_drivers() -> None:
    group = grid(rated(5), "How satisfied were you? [{thing}]")
    read = of_columns({**BASE, **group})
    assert {roles(read)[name] for name in group} == {"driver"}
    assert not {"ranking_asked", "shared_out_asked"} & set(asked(read))


def test_two_ratings_that_everybody_answers_alike_are_no_shared_points() -> None:
    columns: list[list[Cell]] = [[5] * ROWS, [5] * ROWS]
    columns[0][3], columns[1][3] = 4, 6
    read = of_columns({**BASE, **grid(columns, "Rating (1-10) [{thing}]")})
    assert "shared_out_asked" not in asked(read)


def test_few_rows_tell_nothing() -> None:
    columns = [column[:6] for column in ranked(3)]
    few = {name: column[:6] for name, column in BASE.items()}
    read = of_columns({**few, **grid(columns, "Order [{thing}]")})
    assert "ranking_asked" not in asked(read)


def test_ranking_in_one_cell() -> None:
    """Microsoft Forms writes the whole order into one cell: everybody has every option."""
    random = Random(4)
    cells = [";".join(random.sample(THINGS, 5)) + ";" for _row in range(ROWS)]
    read = of_columns({**BASE, "Please rank": cells})
    assert roles(read)["Please rank"] == "unused"
    assert dict(asked(read)["ranking_cell_asked"].message.args)["places"] == 5


def test_answer_settles_the_question_for_all_columns() -> None:
    group = grid(ranked(5), "Order [{thing}]")
    read = of_columns({**BASE, **group})
    choices = value_choices(asked(read)["ranking_asked"], read)
    assert [choice.text for choice in choices] == [
        "Leave them in no figure",
        "Use as a segment",
        "Ratings of satisfaction after all: drivers",
    ]
    assert [choice.chosen for choice in choices] == [True, False, False]
    after = survey(read.workbook, choices[2].reading, read)
    assert {roles(after)[name] for name in group} == {"driver"}
    assert "ranking_asked" not in asked(after)


def test_word_of_the_user_beats_the_guess() -> None:
    group = grid(shared(100, 3), "Points [{thing}]")
    told = [Correction(ColumnKey(name), role="driver") for name in group]
    read = of_columns({**BASE, **group}, *told)
    assert {roles(read)[name] for name in group} == {"driver"}
    assert "shared_out_asked" not in asked(read)


def in_words(places: int, options: Sequence[str], least: int | None = None) -> list[list[Cell]]:
    """Columns for the first place, the second ..., with the option that each row puts there; some stop earlier."""
    random = Random(places)
    rows: list[list[Cell]] = []
    for _row in range(ROWS):
        order: list[Cell] = [*random.sample(list(options), places)]
        filled = random.randint(least or places, places)
        rows.append([*order[:filled], *[None] * (places - filled)])
    return [list(column) for column in zip(*rows, strict=True)]


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        ("What matters to you? [Rank {at}]", in_words(4, THINGS[:4])),  # LimeSurvey, full text
        ("Q5[{at}]", in_words(5, THINGS)),  # LimeSurvey, codes of questions
        ("重視する点の順位（{at}位）", in_words(3, ("価格", "品質", "接客", "立地"), least=1)),
        ("第{at}希望", in_words(3, ("東京", "大阪", "福岡", "札幌"))),
        ("Choice {at}", in_words(3, [f"Option {at}" for at in range(9)])),
        ("Rank {at}", in_words(2, THINGS)),
    ],
)
def test_ranking_in_words_is_no_segment_and_is_asked_about(heading: str, columns: list[list[Cell]]) -> None:
    group = grid(columns, heading)
    read = of_columns({**BASE, **group})
    assert {roles(read)[name] for name in group} == {"unused"}
    note = asked(read)["ranking_words_asked"]
    assert [key.heading for key in note.columns] == list(group)
    first = survey(read.workbook, value_choices(note, read)[1].reading, read)
    assert [roles(first)[name] for name in group] == ["segment", *["unused"] * (len(group) - 1)]
    assert "ranking_words_asked" not in asked(first)


def test_ranking_with_words_of_ones_own_beside_it() -> None:
    columns = in_words(3, [f"{thing} and everything about it" for thing in THINGS], least=1)
    other: list[Cell] = [f"something else {row}" if row % 9 == 0 else None for row in range(ROWS)]
    read = of_columns({**BASE, **grid([*columns, other], "Tools_Rank_{at}")})
    assert [roles(read)[f"Tools_Rank_{at}"] for at in (1, 2, 3, 4)] == ["unused", "unused", "unused", "comment"]


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        ("好きな店{at}", [["A店", "B店", "C店"] * 20, ["A店", "C店", "B店"] * 20, ["A店", "B店", "B店"] * 20]),
        ("Rank {at}", [["Gold", "Silver", "Bronze"] * 20, ["Gold", "Gold", "Bronze"] * 20]),  # of a member, twice
        ("満足度{at}", [["満足", "普通", "不満"] * 20, ["普通", "不満", "満足"] * 20]),
        ("Store {at}", [["A", "B", "C"] * 20, ["D", "E", "F"] * 20, ["G", "H", "I"] * 20]),
    ],
)
def test_columns_of_words_that_do_not_hang_together_are_no_ranking(heading: str, columns: list[list[Cell]]) -> None:
    read = of_columns({**BASE, **grid(columns, heading)})
    assert "ranking_words_asked" not in asked(read)
