"""Small tables beside the answers, and pivots below them, are no respondents and no questions (I20, I25)."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.blocks_beside import find_beside
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Cell, Workbook
from loyalty_desktop.survey.summaries import is_summary
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import cells, sheet_of

Rows = list[list[Cell]]
HEAD: list[Cell] = ["No", "接客の満足度", "価格の満足度", "友人にすすめたいですか（0〜10）"]
LEGEND: Rows = [["凡例", None], [5, "とても満足"], [4, "満足"], [3, "普通"], [2, "不満"], [1, "とても不満"]]
PIVOT: Rows = [["行ラベル", "平均 / 接客"], ["銀座", 3.4], ["新宿", 3.6], ["総計", 3.5]]
N = 30


def answers() -> Rows:
    return [HEAD, *(cells(at + 1, 1 + at % 5, 1 + (at * 2) % 5, at % 11) for at in range(N))]


def beside(table: Rows, first: int = 0, *, left: bool = False) -> Rows:
    width = len(table[0])
    rows: Rows = []
    for at, row in enumerate(answers()):
        more = table[at - first] if first <= at < first + len(table) else [None] * width
        rows.append([*more, None, *row] if left else [*row, None, *more])
    return rows


def read(rows: Rows, reading: Reading | None = None) -> Survey:
    return survey(Workbook((sheet_of(rows),), file_name="a.xlsx", sha256="0"), reading)


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize(("table", "first", "place"), [(LEGEND, 0, "F1:G6"), (PIVOT, 2, "F3:G6")])
def test_a_small_table_beside_the_answers(table: Rows, first: int, place: str, *, left: bool) -> None:
    found = read(beside(table, first, left=left))
    (told,) = [note for note in found.notes if note.rule == "table_beside"]
    assert [column.heading for column in found.columns] == HEAD
    assert [column.letter for column in found.columns] == list("DEFG" if left else "ABCD")
    assert (found.rows, told.state) == (N, "done")
    assert left or dict(told.message.args)["place"] == place
    kept = read(beside(table, first, left=left), Reading(kept=("table_beside",)))
    assert len(kept.columns) == len(HEAD) + 2


@pytest.mark.parametrize("noted", [range(4, N, 9), range(1, 13)])
def test_few_comments_behind_a_blank_column_stay(noted: range) -> None:
    rows = [[*row, None, "対応済みです" if at in noted else None] for at, row in enumerate(answers())]
    rows[0][-1] = "担当者のメモ"
    sheet = sheet_of(rows)
    assert find_beside(sheet, 0) is None
    assert read(rows).columns[-1].heading == "担当者のメモ"


@pytest.mark.parametrize("rows", [[*answers(), [None] * 4, *PIVOT], beside(PIVOT, 2)])
def test_a_pasted_pivot_makes_no_summary_of_the_answers(rows: Rows) -> None:
    rows = [[*row, *[None] * (7 - len(row))] for row in rows]
    assert not is_summary(sheet_of(rows))
    assert read(rows).rows == N


def test_a_pivot_alone_is_a_summary() -> None:
    assert is_summary(sheet_of(PIVOT))
    assert is_summary(sheet_of([*PIVOT, [None, None], *PIVOT]))
