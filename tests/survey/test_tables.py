from __future__ import annotations

import pytest

from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.survey.headings import find_heading_rows
from loyalty_desktop.survey.sheet import Cell, Sheet, Workbook
from loyalty_desktop.survey.tables import Rows, answer_rows, choose_sheet
from tests.survey.making import sheet_of

HEADINGS: list[Cell] = ["No", "性別", "満足度"]
ANSWERS: list[list[Cell]] = [[n, "女性" if n % 2 else "男性", 1 + n % 5] for n in range(1, 21)]
RAW: list[list[Cell]] = [HEADINGS, *ANSWERS]
GT: list[list[Cell]] = [
    ["[TABLE001]"],
    ["SEX", "性別"],
    ["単一回答", "", "Ｎ", "％"],
    ["1", "男性", 15073, 50.2],
    ["2", "女性", 14927, 49.8],
    ["", "全体", 30000, 100],
]
PIVOT: list[list[Cell]] = [["Row Labels", "Count of NPS"], ["Promoter", 12], ["Passive", 3], ["Grand Total", 15]]


def book(*sheets: Sheet) -> Workbook:
    return Workbook(sheets, None, "survey.xlsx")


def rows_of(rows: list[list[Cell]]) -> Rows:
    sheet = sheet_of(rows)
    return answer_rows(sheet, find_heading_rows(sheet))


def left_out(rows: Rows) -> dict[str, int]:
    return {what.id: n for what, n in rows.left_out}


def test_sheet_when_others_are_summaries() -> None:
    sheets = (sheet_of(PIVOT, "集計"), sheet_of(GT, "GT"), sheet_of(RAW, "回答"), sheet_of([["グラフ"]], "グラフ"))
    assert choose_sheet(book(*sheets), None).name == "回答"
    assert choose_sheet(book(*reversed(sheets)), None).name == "回答"


def test_sheet_when_one_has_more_answers() -> None:
    assert choose_sheet(book(sheet_of(RAW[:5], "試し"), sheet_of(RAW, "本番")), None).name == "本番"


def test_sheet_when_hidden() -> None:
    hidden, shown = sheet_of(RAW, "隠し", hidden=True), sheet_of(RAW[:4], "表示")
    assert choose_sheet(book(hidden, shown), None).name == "表示"
    assert choose_sheet(book(hidden), None).name == "隠し"  # nothing else is there


@pytest.mark.parametrize("asked", ["回答", "回 答", "ＡＢＣ", "abc"])
def test_sheet_when_named(asked: str) -> None:
    workbook = book(sheet_of(RAW, "本番"), sheet_of(RAW[:4], "回答" if "答" in asked else "ABC"))
    assert choose_sheet(workbook, asked).rows == 4


@pytest.mark.parametrize(
    ("sheets", "name", "what"),
    [
        ((GT, PIVOT), None, "only_summaries"),
        (([[None]],), None, "no_answers"),
        (([HEADINGS],), None, "no_answers"),
        ((RAW,), "四月", "sheet_missing"),
    ],
)
def test_sheet_when_there_is_none(sheets: tuple[list[list[Cell]], ...], name: str | None, what: str) -> None:
    workbook = book(*(sheet_of(rows, f"S{place}") for place, rows in enumerate(sheets)))
    with pytest.raises(NoAnswers) as caught:
        choose_sheet(workbook, name)
    assert caught.value.message.id == what


def test_rows_when_clean() -> None:
    rows = rows_of(RAW)
    assert (rows.first, rows.keep, rows.count, rows.left_out) == (1, None, 20, ())


def test_rows_when_totals_and_notes_end_the_sheet() -> None:
    rows = rows_of([*RAW, ["合計", None, 60], ["平均", None, 3.0], [], ["※無回答を除く"], ["n=20"]])  # I30
    assert rows.count == 20
    assert left_out(rows) == {"rows_totals": 4, "rows_empty": 1}


def test_rows_when_headings_are_repeated() -> None:
    rows = rows_of([*RAW[:6], HEADINGS, *RAW[6:], [], []])  # I36
    assert rows.count == 20
    assert left_out(rows) == {"rows_repeated_headings": 1}  # empty rows at the end are nobody's


def test_rows_when_empty_between() -> None:
    rows = rows_of([HEADINGS, [], *ANSWERS[:3], [None, " ", ""], *ANSWERS[3:]])
    assert rows.count == 20
    assert left_out(rows) == {"rows_empty": 2}


def test_rows_when_an_answer_is_called_total() -> None:
    # 全体 in the middle, or followed by words, is an answer.
    rows = rows_of([*RAW, ["平均", "女性", 4]])
    assert rows.count == 21
    assert rows_of([HEADINGS, ["合計", None, 5], *ANSWERS]).count == 21


def test_counts_when_added_up() -> None:
    rows = rows_of([*RAW, [], ["合計", None, 60]])
    assert rows.count + sum(n for _what, n in rows.left_out) == 22
