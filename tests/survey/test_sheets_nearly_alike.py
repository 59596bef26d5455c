"""Sheets of one survey whose headings differ a little: nobody's answers are lost without a word (I31)."""

from __future__ import annotations

import pytest

from loyalty_desktop.report.read_choices import choices_of
from loyalty_desktop.survey.reading import ColumnKey, Reading
from loyalty_desktop.survey.sheet import Cell, Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import cells, sheet_of

Rows = list[list[Cell]]
GINZA: list[Cell] = ["No", "接客の満足度", "価格の満足度", "おすすめ度（0〜10）", "ご意見"]
SHIBUYA: list[Cell] = ["No.", "価格 の満足度", "接客の満足度", "おすすめ度(0～10)", "新サービスの満足度", "ご意見"]
MEANS: list[Cell] = ["No", "接客の満足度", "価格の満足度", "おすすめ度（0〜10）", "件数"]
N = 20


def answers(head: list[Cell], many: int = N) -> Rows:
    return [head, *(cells(at, *(1 + (at * place) % 5 for place in range(1, len(head)))) for at in range(many))]


@pytest.fixture
def book() -> Workbook:
    means: Rows = [MEANS, *(cells(f"店{at}", 3.5, 3.25, 7.5, 40) for at in range(N))]
    sheets = (sheet_of(answers(GINZA), "銀座"), sheet_of(answers(SHIBUYA, 15), "渋谷"), sheet_of(means, "集計"))
    return Workbook(sheets, file_name="stores.xlsx", sha256="0")


def said(read: Survey) -> dict[str, tuple[int, str]]:
    return {note.message.id: (note.count, dict(note.message.args).get("columns", "")) for note in read.notes}  # type: ignore[misc]


def test_the_other_sheet_is_offered_with_what_differs(book: Workbook) -> None:
    read = survey(book)
    assert (read.sheet.name, read.rows) == ("銀座", N)
    assert said(read)["other_sheets_alike"] == (15, "新サービスの満足度")
    assert "other_sheets" not in said(read)


def test_answers_of_both_stand_below_one_another(book: Workbook) -> None:
    read = survey(book, Reading(left_out=("sheets",)))
    assert read.rows == N + 15
    assert [column.key.heading for column in read.columns] == [*GINZA, "新サービスの満足度", "シート名"]
    assert said(read)["sheets_columns_apart"] == (1, "新サービスの満足度")
    price, new = (read.column(ColumnKey(name)) for name in ("価格の満足度", "新サービスの満足度"))
    assert price is not None
    assert new is not None
    assert [price.question.raw.cell(at) for at in (1, N, N + 1)] == [1 + 2 % 5, 1, 1 + 1 % 5]
    assert [new.question.raw.cell(at) for at in (0, N - 1, N + 1)] == [None, None, 1 + 4 % 5]


def test_a_sheet_of_other_questions_is_none_of_them(book: Workbook) -> None:
    other: list[Cell] = ["No", "性別", "年代", "来店回数", "友人に勧めたいと思いますか"]
    read = survey(Workbook((*book.sheets[:1], sheet_of(answers(other), "別の調査")), file_name="a.xlsx", sha256="0"))
    assert not {"other_sheets", "other_sheets_alike"} & said(read).keys()


def test_what_to_do_with_the_other_sheet_is_asked_and_done_in_one_step(book: Workbook) -> None:
    read = survey(book)
    asked = next(note for note in read.notes if note.rule == "sheets")
    assert asked.state == "asked"
    every, alone = choices_of(asked, read)
    assert (f"{N + 15}" in every.told, survey(book, every.reading).rows) == (True, N + 15)
    left = survey(book, alone.reading)
    assert (left.rows, next(note for note in left.notes if note.rule == "sheets").state) == (N, "offered")
    named = survey(book, Reading(sheet="渋谷"))
    assert next(note for note in named.notes if note.rule == "sheets").state == "offered"  # that was decided
