"""Cells as they are shown: the text of each, what is said about it by its look, the number of its row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from loyalty_desktop.report.cells import Cells
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.sheet import Cell
from tests.survey import making
from tests.surveys import APPAREL, survey_of, workbook_of


def test_text_when_compared_with_the_sheet() -> None:
    read = survey_of(APPAREL)
    cells = Cells(read)
    sheet = workbook_of(APPAREL).sheets[0]

    for at, column in enumerate(read.columns):
        for row, (text, _state) in enumerate(cells.column(at).shown(0, 40)):
            raw = sheet.columns[column.index].cell(cells.row_number(row) - 1)
            if raw is not None and not isinstance(raw, dt.datetime | float):
                assert text == " ".join(str(raw).split()), (column.letter, row)


def test_state_when_answers_differ() -> None:
    answers = ["9", "１０", "11", "わからない", None, *["8", "7", "3"] * 10]
    read = making.of_columns({"No": list(range(len(answers))), "友人に勧めたいですか（0～10）": answers})
    column = Cells(read).column(1)

    assert column.side == "right"
    assert column.shown(0, 5) == [
        ("9", "plain"),
        ("１０", "converted"),
        ("11", "outside"),
        ("わからない", "faint"),
        ("–", "faint"),
    ]


def test_side_when_the_kind_differs() -> None:
    read = survey_of(APPAREL)
    sides = {column.letter: Cells(read).column(at).side for at, column in enumerate(read.columns)}

    assert (sides["C"], sides["D"], sides["I"], sides["W"], sides["AQ"]) == ("left", "right", "left", "centre", "right")


def test_blank_when_a_box_is_not_ticked() -> None:
    answers: dict[str, Sequence[Cell]] = {
        "体験 [提案]": ["○", None] * 10,
        "体験 [放置]": [None, "○"] * 10,
        "No": list(range(20)),
    }
    column = Cells(making.of_columns(answers)).column(0)

    assert column.side == "centre"
    assert column.shown(0, 2) == [("○", "plain"), ("·", "faint")]


def test_row_number_when_rows_are_left_out() -> None:
    rows: list[list[Cell]] = [
        ["満足度調査", None],
        ["会員番号", "満足度"],
        ["a1", 5],
        [None, None],
        ["a2", 4],
        ["a3", 3],
        ["合計", 12],
    ]
    read = making.survey_of(rows)
    cells = Cells(read)

    assert read.heading_rows == (2,)
    assert [cells.row_number(row) for row in range(cells.rows)] == [3, 5, 6]


def test_sample_when_the_column_is_long() -> None:
    read = making.of_columns({"No": list(range(3000)), "地域": ["北"] * 2999 + ["南"]})

    assert set(Cells(read).column(1).sample(60, 60)) == {"北"}  # one in three thousand is not in a sample
    assert len(Cells(read).column(0).sample(60, 60)) <= 125


def test_state_when_the_user_leaves_a_value_out() -> None:
    key = ColumnKey("地域")
    columns: dict[str, Sequence[Cell]] = {"No": list(range(20)), "地域": ["北", "南"] * 10}
    read = making.of_columns(columns, Correction(key, missing=(("南", "refused"),)))

    assert Cells(read).column(1).shown(0, 2) == [("北", "plain"), ("南", "faint")]
