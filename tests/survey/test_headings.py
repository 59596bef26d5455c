from __future__ import annotations

import datetime as dt

import pytest

from loyalty_desktop.survey.heading_levels import read_headings
from loyalty_desktop.survey.headings import find_heading_rows
from loyalty_desktop.survey.sheet import Cell
from tests.survey import exports
from tests.survey.making import cells, sheet_of

ANSWERS: list[list[Cell]] = [["1", "女性", 5, "良い"], ["2", "男性", 4, None], ["3", "女性", 5, "また来ます"]]
HEADINGS: list[Cell] = ["No", "性別", "満足度", "ご意見"]


def headings_of(rows: list[list[Cell]]) -> tuple[str, ...]:
    sheet = sheet_of(rows)
    return read_headings(sheet, find_heading_rows(sheet)).texts


@pytest.mark.parametrize(
    ("above", "rows"),
    [
        ([], (0,)),
        ([["2025年4月 顧客満足度調査"]], (1,)),  # I26
        ([["2025年4月 顧客満足度調査"], ["実施期間：4/1～4/30"], []], (3,)),
        ([[], []], (2,)),
        ([["n=3", None, None, "2025/4/1"]], (1,)),
    ],
)
def test_heading_row_when_titles_stand_above(above: list[list[Cell]], rows: tuple[int, ...]) -> None:
    assert find_heading_rows(sheet_of([*above, HEADINGS, *ANSWERS])) == rows


def test_heading_row_when_all_answers_are_words() -> None:
    rows: list[list[Cell]] = [["性別", "職業"], ["女性", "会社員"], ["男性", "学生"], ["女性", "学生"]]
    assert find_heading_rows(sheet_of(rows)) == (0,)


def test_heading_row_when_the_sheet_is_empty() -> None:
    assert find_heading_rows(sheet_of([[None, None], [None, ""]])) == ()


def test_headings_when_units_stand_below() -> None:
    rows: list[list[Cell]] = [["No", "売上", "回数"], [None, "（円）", "（回）"], [1, 500, 2], [2, 800, 3]]
    sheet = sheet_of(rows)
    assert find_heading_rows(sheet) == (0, 1)  # I29
    assert read_headings(sheet, (0, 1)).texts == ("No", "売上 （円）", "回数 （回）")


@pytest.mark.parametrize(
    "legend",
    [
        [None, "0〜10", "1〜5", "1〜5", "はい/いいえ"],
        ["SA", "SA", "5段階", "5段階", "MA"],
        [None, "(0-10)", "1 to 5", "1-5", "Yes/No"],
        ["数値", "単一回答", "単一回答", "自由記述", "複数回答"],
    ],
)
def test_headings_when_a_legend_stands_below(legend: list[Cell]) -> None:
    names: list[Cell] = ["ID", "推奨度", "接客", "価格", "予約"]
    answers: list[list[Cell]] = [[n, n, 1 + n % 5, 3, "はい"] for n in range(9)]
    sheet = sheet_of([names, legend, *answers])
    assert find_heading_rows(sheet) == (0, 1)
    assert read_headings(sheet, (0, 1)).texts == ("ID", "推奨度", "接客", "価格", "予約")
    titled = sheet_of([["調査"], [], names, legend, *answers])
    assert find_heading_rows(titled) == (2, 3)
    grouped = sheet_of([["基本", None, "満足度"], names, legend, *answers])
    assert find_heading_rows(grouped) == (0, 1, 2)
    assert read_headings(grouped, (0, 1, 2)).texts[2] == "満足度 / 接客"


def test_headings_when_answers_look_like_a_legend() -> None:
    rows: list[list[Cell]] = [["回数", "人数"], ["1-5", "2-3"], ["0-2", "2-3"], ["1-5", "0-2"]]
    assert find_heading_rows(sheet_of(rows)) == (0,)


def test_headings_when_groups_stand_above() -> None:
    rows: list[list[Cell]] = [
        ["基本属性", None, "満足度（5段階）", None],
        ["会員番号", "回答日", "接客", "品揃え"],
        ["A1", "2025/4/1", 5, 4],
        ["A2", "2025/4/2", 3, 4],
    ]
    sheet = sheet_of(rows)
    assert find_heading_rows(sheet) == (0, 1)  # I27
    headings = read_headings(sheet, (0, 1))
    assert headings.texts[2:] == ("満足度（5段階） / 接客", "満足度（5段階） / 品揃え")
    assert headings.owns == ("会員番号", "回答日", "接客", "品揃え")


def test_headings_when_qualtrics_writes_three_rows() -> None:
    rows: list[list[Cell]] = [
        ["StartDate", "ResponseId", "Q1"],
        ["Start Date", "Response ID", "How <b>satisfied</b> are you?"],
        ['{"ImportId":"startDate"}', '{"ImportId":"_recordId"}', '{"ImportId":"QID1"}'],
        ["2025-04-01 09:00:00", "R_1", "5"],
    ]
    assert find_heading_rows(sheet_of(rows)) == (0, 1, 2)  # I11: the first respondent is not lost
    assert headings_of(rows) == ("StartDate", "ResponseId", "Q1 How satisfied are you?")


@pytest.mark.parametrize(
    ("codes", "texts"),
    [
        (["ResponseId", "Q1", "Q2"], ["Response ID", "How satisfied?", "Why?"]),
        (["V1", "V2", "Q1"], ["ResponseID", "ResponseSet", "How satisfied?"]),
    ],
)
def test_headings_when_qualtrics_writes_two_rows(codes: list[str], texts: list[str]) -> None:
    rows: list[list[Cell]] = [list(codes), list(texts), ["R_1", "x", "5"], ["R_2", "x", "4"]]
    assert find_heading_rows(sheet_of(rows)) == (0, 1)  # I12


def test_headings_when_dirty() -> None:
    rows: list[list[Cell]] = [
        ["\ufeffNo", "Q1.\u00a0満足度\n（接客） *", "<p>ご意見</p>"],
        [1, 5, "良い"],
        [2, 4, "悪い"],
    ]
    assert headings_of(rows) == ("No", "Q1. 満足度 （接客）", "ご意見")  # I35


@pytest.mark.parametrize(
    "rows",
    [
        exports.google_ja(), exports.google_en(), exports.forms_ja(), exports.surveymonkey(), exports.qualtrics(),
        exports.qualtrics(2), exports.limesurvey_codes(), exports.limesurvey_text(), exports.typeform_new(),
        exports.typeform_old(), exports.agency_codes(), exports.surveroid(), exports.joined_and_columns(),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "titles", [[["2026年 調査"]], [["Customer survey"], ["n=12"], []], [[], ["※ 実施期間 4/1〜4/30"]]]
)
def test_headings_when_titles_are_added(rows: list[list[Cell]], titles: list[list[Cell]]) -> None:
    plain, titled = sheet_of(rows), sheet_of([*titles, *rows])
    found = find_heading_rows(plain)
    assert found[0] == 0
    moved = find_heading_rows(titled)
    assert moved == tuple(at + len(titles) for at in found)
    assert read_headings(titled, moved).texts == read_headings(plain, found).texts


@pytest.mark.parametrize(
    ("first", "others"),
    [
        (["満足", "無回答", 3], ["不満", 4, 5]),
        ([1, 2, 3], [4, 5, 1]),
        (["長い感想を書きました", "a1", 1], ["短い", "a2", 2]),
        (["東京", "はい", "○"], ["大阪", "いいえ", None]),
    ],
)
def test_headings_when_the_first_answers_look_odd(first: list[Cell], others: list[Cell]) -> None:
    assert find_heading_rows(sheet_of([["満足度", "評価", "利用"], first, others, others])) == (0,)


def test_headings_when_the_user_chooses_any_rows() -> None:
    sheet = sheet_of([["調査"], ["基本", None, "満足度", None], ["番号", "日", "接客", "価格"], [1, 2, 3, 4]])
    assert read_headings(sheet, (2,)).texts == ("番号", "日", "接客", "価格")
    assert read_headings(sheet, (1, 2)).texts == ("基本 / 番号", "基本 / 日", "満足度 / 接客", "満足度 / 価格")
    assert read_headings(sheet, (0, 2)).texts[0] == "調査 / 番号"
    assert read_headings(sheet, (0, 1, 2)).texts[2] == "調査 / 満足度 / 接客"
    assert read_headings(sheet, (3,)).texts == ("1", "2", "3", "4")
    assert read_headings(sheet, ()).texts == ("A列", "B列", "C列", "D列")  # none: columns are called by their letters


@pytest.mark.parametrize("blank", ["Unnamed: {n}", "__EMPTY_{n}", "...{n}"])
def test_heading_when_a_program_named_empty_ones(blank: str) -> None:
    """pandas, SheetJS and readr write a name over columns whose heading was empty: a group spans them."""
    tops: list[Cell] = ["No", "Rate the shop", *(blank.format(n=n) for n in (2, 3))]
    options: list[Cell] = ["", "Staff", "Price", "Light"]
    rows = [tops, options, *(cells(str(n), 4, 5, 3) for n in range(6))]
    assert headings_of(rows)[1:] == tuple(f"Rate the shop / {name}" for name in ("Staff", "Price", "Light"))


def test_heading_when_a_program_named_the_column_of_row_numbers() -> None:
    rows = [cells("Unnamed: 0", "性別", "満足度"), *(cells(n, "女性", 4) for n in range(6))]
    assert headings_of(rows) == ("", "性別", "満足度")


def test_a_heading_that_is_a_day_is_known_as_projects_have_remembered_it() -> None:
    days: list[Cell] = ["No", dt.datetime(2025, 4, 1), "満足度"]
    assert headings_of([days, *(cells(at, at % 5 + 1, 5) for at in range(8))])[1] == "2025-04-01 00:00:00"
