"""Which sheet, which rows: summaries, totals, several sheets, hidden ones, repeated headings, fills (I20, I30-I38)."""

from __future__ import annotations

import io
from itertools import cycle, islice

from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill

from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Survey
from tests.survey.files.workbooks import book_of_sheets, saved
from tests.survey.layouts.layout import Layout, codes, csv, roles, said

N = 12
Rows = list[list[object]]


def answers(first: int = 1, many: int = N) -> Rows:
    marks = islice(cycle([5, 4, 3, 5, 2]), many)
    return [[first + n, "女性" if n % 2 else "男性", mark, 10 - n % 7] for n, mark in enumerate(marks)]


HEAD: list[object] = ["No", "性別", "接客の満足度", "友人にすすめたいですか"]
HEAD_EN: list[object] = ["No", "Gender", "Satisfaction with staff", "How likely are you to recommend us?"]
RAW: Rows = [HEAD, *answers()]
RAW_EN: Rows = [HEAD_EN, *([one, "Female" if sex == "女性" else "Male", *rest] for one, sex, *rest in answers())]
GT: Rows = [
    ["[TABLE001]"],
    ["SEX", "性別"],
    ["単一回答", "", "Ｎ", "％"],
    [1, "男性", 15073, 50.2],
    [2, "女性", 14927, 49.8],
    ["", "全体", 30000, 100],
]
PIVOT: Rows = [["Row Labels", "Count of NPS Type"], ["Promoter", 12], ["Passive", 3], ["Grand Total", 15]]
PIVOT_JA: Rows = [["行ラベル", "個数 / 性別"], ["男性", 12], ["女性", 3], ["総計", 15]]
SHARES: Rows = [["年代", "人", "割合"], ["20代", 120, "24.0%"], ["30代", 180, "36.0%"], ["40代", 200, "40.0%"]]
MEANS: Rows = [["店舗", "回答数", "平均満足度"], ["銀座", 40, 4.2], ["新宿", 35, 3.9], ["渋谷", 28, 4.05]]


def check_raw(survey: Survey) -> None:
    assert (survey.sheet.name, survey.rows) == ("回答", N)
    assert list(roles(survey).values()) == ["id", "segment", "driver", "loyalty"]
    assert said(survey)["sheets_summaries"] == 2


def check_raw_en(survey: Survey) -> None:
    assert (survey.sheet.name, survey.rows) == ("Responses", N)
    assert list(roles(survey).values()) == ["id", "segment", "driver", "loyalty"]
    assert said(survey)["sheets_summaries"] == 1


def check_means(survey: Survey) -> None:
    assert "sheet_worked_out" in [note.message.id for note in survey.notes if note.state == "asked"]


TOTALS: Rows = [
    *RAW,
    ["合計", None, 46, 84],
    ["平均", None, 3.83, 7.0],
    ["※無回答を除く"],
]
TOTALS_EN: Rows = [*RAW_EN, ["Total", None, 46, 84], ["Average", None, 3.83, 7.0], ["Note: without blanks"]]


def check_totals(survey: Survey) -> None:
    assert survey.rows == N
    (totals,) = [note for note in survey.notes if note.rule == "rows_totals"]
    assert (totals.count, totals.state, totals.left_out) == (3, "done", True)
    assert totals.cells == ("A14", "A15", "A16")


def check_totals_kept(survey: Survey) -> None:
    assert survey.rows == N + 3
    (totals,) = [note for note in survey.notes if note.rule == "rows_totals"]
    assert (totals.count, totals.state, totals.left_out) == (3, "offered", False)


MONTHS: dict[str, Rows] = {
    "4月": [HEAD, *answers()],
    "5月": [HEAD, *answers(101, 9), ["合計", None, 36, 60]],
    "集計": PIVOT_JA,
}
STORES: dict[str, Rows] = {
    "Ginza": RAW_EN,
    "Shibuya": [HEAD_EN, *([100 + n, *row[1:]] for n, row in enumerate(RAW_EN[1:]))],
}


def check_offered(survey: Survey) -> None:
    assert (survey.sheet.name, survey.rows) == ("4月", N)
    (offer,) = [note for note in survey.notes if note.message.id == "other_sheets"]
    assert (offer.count, offer.state, offer.rule, offer.left_out) == (9, "asked", "sheets", True)


def check_months(survey: Survey) -> None:
    assert survey.rows == N + 9
    assert roles(survey)["シート名"] == "segment"
    assert codes(survey, "シート名").keys() == {"4月", "5月"}
    column = survey.columns[-1]
    assert sorted(column.distinct.counts.tolist(), reverse=True)[:2] == [N, 9]
    (totals,) = [note for note in survey.notes if note.rule == "rows_totals"]
    assert (totals.count, totals.cells) == (1, ("5月!A11",))
    assert [(note.state, note.rule) for note in survey.notes if note.message.id == "sheets_as_one"] == [
        ("done", "sheets")
    ]


def check_stores(survey: Survey) -> None:
    assert survey.rows == 2 * N
    assert roles(survey)["Sheet"] == "segment"
    assert codes(survey, "Sheet").keys() == {"Ginza", "Shibuya"}


def hidden() -> bytes:
    """A hidden sheet, an autofilter's hidden rows and a hidden column."""
    book = load_workbook(io.BytesIO(book_of_sheets({"控え": [HEAD, *answers(1, 40)], "回答": RAW}, "控え")))
    sheet = book["回答"]
    for row in (3, 4, 9):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["B"].hidden = True
    return saved(book)


def check_hidden(survey: Survey) -> None:
    assert (survey.sheet.name, survey.rows) == ("回答", N)
    (rows,) = [note for note in survey.notes if note.rule == "rows_hidden"]
    assert (rows.count, rows.state, rows.left_out, rows.cells) == (3, "offered", False, ("A3", "A4", "A9"))
    (columns,) = [note for note in survey.notes if note.message.id == "columns_hidden"]
    assert [key.heading for key in columns.columns] == ["性別"]
    assert "other_sheets" not in said(survey)


def check_hidden_out(survey: Survey) -> None:
    assert survey.rows == N - 3
    (rows,) = [note for note in survey.notes if note.rule == "rows_hidden"]
    assert (rows.count, rows.state, rows.left_out) == (3, "done", True)


def check_only_hidden(survey: Survey) -> None:
    assert survey.rows == N


REPEATED: Rows = [*RAW, [], HEAD, *answers(101), [None, None, None, None], HEAD, *answers(201, 3)]
REPEATED_EN: Rows = [*RAW_EN, [], HEAD_EN, *RAW_EN[1:]]


def check_repeated(survey: Survey) -> None:
    assert survey.rows == 2 * N + 3
    counts = said(survey)
    assert (counts["rows_repeated_headings"], counts["rows_empty"]) == (2, 2)
    (repeated,) = [note for note in survey.notes if note.rule == "rows_repeated_headings"]
    assert repeated.cells == ("A15", "A29")


def check_repeated_en(survey: Survey) -> None:
    assert survey.rows == 2 * N
    assert said(survey)["rows_repeated_headings"] == 1


def coloured() -> bytes:
    """Answers with a fill, a cell comment and a drop-down list: what is written is read, what is not is not."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "回答"
    for row in RAW:
        sheet.append(row)
    for at in range(2, 2 + N):
        sheet.cell(at, 3).fill = PatternFill("solid", fgColor="FFCC00")
    return saved(book)


def check_coloured(survey: Survey) -> None:
    assert survey.rows == N
    assert codes(survey, "接客の満足度")["5"] == 5


MONTHS_READ = Reading(sheets=("4月", "5月"))
LAYOUTS = (
    Layout(
        ("I20", "I31"),
        "raw behind pivot and gt",
        "nps.xlsx",
        lambda: book_of_sheets({"集計": PIVOT_JA, "GT": GT, "回答": RAW}),
        check_raw,
    ),
    Layout(
        ("I20",),
        "raw behind pivot en",
        "nps.xlsx",
        lambda: book_of_sheets({"Summary": PIVOT, "Responses": RAW_EN}),
        check_raw_en,
    ),
    Layout(("I20",), "gt alone", "978_GT.xlsx", lambda: book_of_sheets({"N％表": GT}), refused="only_summaries"),
    Layout(("I20",), "pivot alone", "pivot.xlsx", lambda: book_of_sheets({"Sheet1": PIVOT}), refused="only_summaries"),
    Layout(("I20",), "counts and shares", "cross.csv", lambda: csv(SHARES, "cp932"), refused="only_summaries"),
    Layout(("I20",), "means of stores", "stores.xlsx", lambda: book_of_sheets({"店舗別": MEANS}), check_means),
    Layout(("I30",), "totals ja", "totals.xlsx", lambda: book_of_sheets({"回答": TOTALS}), check_totals),
    Layout(("I30",), "totals en", "totals.csv", lambda: csv(TOTALS_EN), check_totals),
    Layout(
        ("I30",),
        "totals kept",
        "totals.csv",
        lambda: csv(TOTALS_EN),
        check_totals_kept,
        reading=Reading(kept=("rows_totals",)),
    ),
    Layout(("I31",), "months offered", "months.xlsx", lambda: book_of_sheets(MONTHS), check_offered),
    Layout(("I31",), "months as one", "months.xlsx", lambda: book_of_sheets(MONTHS), check_months, reading=MONTHS_READ),
    Layout(
        ("I31",),
        "months as one, by the offer",
        "months.xlsx",
        lambda: book_of_sheets(MONTHS),
        check_months,
        reading=Reading(left_out=("sheets",)),
    ),
    Layout(
        ("I31",),
        "stores as one",
        "stores.xlsx",
        lambda: book_of_sheets(STORES),
        check_stores,
        reading=Reading(sheets=("Ginza", "Shibuya")),
    ),
    Layout(("I32",), "hidden sheet, rows and column", "hidden.xlsx", hidden, check_hidden),
    Layout(
        ("I32",),
        "only what is shown",
        "hidden.xlsx",
        hidden,
        check_hidden_out,
        reading=Reading(left_out=("rows_hidden",)),
    ),
    Layout(
        ("I32",),
        "nothing but hidden sheets",
        "hidden.xlsx",
        lambda: book_of_sheets({"メモ": [["この表は非表示"]], "回答": RAW}, "回答"),
        refused="no_answers",
    ),
    Layout(("I36",), "repeated headings ja", "year.csv", lambda: csv(REPEATED), check_repeated),
    Layout(
        ("I36",), "repeated headings en", "year.xlsx", lambda: book_of_sheets({"all": REPEATED_EN}), check_repeated_en
    ),
    Layout(("I38",), "fills", "colours.xlsx", coloured, check_coloured),
)
