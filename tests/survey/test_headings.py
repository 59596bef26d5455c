from __future__ import annotations

import pytest

from loyalty_desktop.survey.headings import find_heading_rows, read_headings, split_headings
from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import sheet_of

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
    assert [part.own for part in split_headings(headings)] == ["会員番号", "回答日", "接客", "品揃え"]


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


def parts(*texts: str) -> list[tuple[str, str]]:
    sheet = sheet_of([list(texts), [1] * len(texts)])
    return [(part.group, part.own) for part in split_headings(read_headings(sheet, (0,)))]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("満足度 [接客]", "満足度 [品揃え]"), [("満足度", "接客"), ("満足度", "品揃え")]),  # I04
        (("「支払い」で経験したこと [決済エラーが出た]",), [("「支払い」で経験したこと", "決済エラーが出た")]),
        (("満足度（接客）", "満足度（品揃え（特産品））"), [("満足度", "接客"), ("満足度", "品揃え（特産品）")]),
        (("満足度（接客）", "年齢"), [("", "満足度（接客）"), ("", "年齢")]),
        (("How was it? - Staff", "How was it? - Price"), [("How was it?", "Staff"), ("How was it?", "Price")]),
        (("満足度：接客", "満足度：価格"), [("満足度", "接客"), ("満足度", "価格")]),
        (("Q3_1", "Q3_2", "Q30_1"), [("Q3", "_1"), ("Q3", "_2"), ("", "Q30_1")]),
        (("Q3_1 フロント", "Q3_2 客室"), [("Q3", "フロント"), ("Q3", "客室")]),
        (("q2c1", "q2c2"), [("q2", "c1"), ("q2", "c2")]),
        (("Q02[SQ001]", "Q02[SQ002]"), [("Q02", "SQ001"), ("Q02", "SQ002")]),  # I15
        (
            ("emp1[SQ001]. Which tools? [Git]", "emp1[SQ002]. Which tools? [SVN]"),
            [("emp1. Which tools?", "Git"), ("emp1. Which tools?", "SVN")],
        ),
        (("売上 [円]",), [("", "売上 [円]")]),  # a unit is no item
        (("満足度 [5段階]",), [("", "満足度 [5段階]")]),
        (("利用したもの [複数選択]",), [("", "利用したもの [複数選択]")]),
    ],
)
def test_parts_when_headings_share_a_group(headings: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert parts(*headings) == expected
