from __future__ import annotations

import pytest

from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.unfit_rows import unfit_rows
from tests.survey.making import sheet_of

CODES: list[Cell] = ["ResponseId", "Status", "Progress", "Finished", "Q1"]


def found(rows: list[list[Cell]]) -> dict[str, list[bool]]:
    return {one.rule: one.rows.tolist() for one in unfit_rows(sheet_of(rows), (0,))}


@pytest.mark.parametrize(
    ("status", "finished"),
    [
        ((0, 1, 8, 4), (1, 1, 1, 0)),
        (("0", "2", "9", "16"), ("1", "1", "1", "0")),
        (("IP Address", "Survey Preview", "Spam", "Imported"), ("True", "True", "True", "False")),
        (("IP アドレス", "アンケートのプレビュー", "スパム", ""), (True, True, True, False)),
    ],
)
def test_rows_when_qualtrics_marks_them(status: tuple[Cell, ...], finished: tuple[Cell, ...]) -> None:
    rows = [[f"R_{at}", one, 100, end, 5] for at, (one, end) in enumerate(zip(status, finished, strict=True))]
    assert found([CODES, *rows]) == {
        "rows_test_answers": [False, True, True, False],
        "rows_unfinished": [False, False, False, True],
    }


def test_rows_when_most_are_previews_are_only_offered() -> None:
    status = ("IP Address", *["Survey Preview"] * 8)
    rows: list[list[Cell]] = [[f"R_{at}", one, 100, 1, 1 + at % 5] for at, one in enumerate(status)]
    assert [one.usual for one in unfit_rows(sheet_of([CODES, *rows]), (0,))] == [False]
    assert [one.usual for one in unfit_rows(sheet_of([CODES, *rows[:2]]), (0,))] == [True]


def test_rows_when_only_progress_is_told() -> None:
    rows: list[list[Cell]] = [["ResponseId", "Progress", "Status", "Finished", "Q"]]
    rows += [["R_1", 100, 0, None, 1], ["R_2", 40, 0, None, 2]]
    assert found(rows) == {}  # the tool says nothing of who finished
    without = [[row[0], row[2], row[1], row[4]] for row in rows]
    assert found([["ResponseId", "Status", "Progress", "Q"], *without[1:]]) == {}  # no signature in one row
    two: list[list[Cell]] = [
        ["ResponseId", "Progress", "Q"],
        ["Response ID", "Progress", "How?"],
        ["R_1", 100, 1],
        ["R_2", 40, 2],
    ]
    assert [(one.rule, one.rows.tolist()) for one in unfit_rows(sheet_of(two), (0, 1))] == [
        ("rows_unfinished", [False, True])
    ]


def test_rows_when_another_file_has_a_status() -> None:
    assert found([["会員番号", "Status", "満足度"], ["A1", 1, 5], ["A2", 8, 4]]) == {}


def test_rows_when_limesurvey_never_sent_them() -> None:
    head: list[Cell] = ["id", "submitdate", "lastpage", "startlanguage", "Q1"]
    rows: list[list[Cell]] = [
        [n, when, 3, "ja", 5] for n, when in enumerate(("2026-04-01", None, "1980-01-01 00:00:00"))
    ]
    assert found([head, *rows]) == {"rows_unfinished": [False, True, True]}
    never: list[list[Cell]] = [[n, None, 3, "ja", 5] for n in range(3)]
    assert found([head, *never]) == {}  # a survey without dates
