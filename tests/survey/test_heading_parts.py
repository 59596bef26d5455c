from __future__ import annotations

import pytest

from loyalty_desktop.survey.heading_levels import read_headings
from loyalty_desktop.survey.heading_parts import split_headings
from tests.survey.making import sheet_of


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
        (("Q02_SQ001", "Q02_SQ002", "Q02_other"), [("Q02", "SQ001"), ("Q02", "SQ002"), ("Q02", "other")]),
        (("1X2X3SQ001", "1X2X3SQ002"), [("1X2X3", "SQ001"), ("1X2X3", "SQ002")]),
        (("q3s1c1", "q3s1c2", "q3s2c1"), [("q3s1", "c1"), ("q3s1", "c2"), ("q3", "s2c1")]),  # I21
        (("Q23 Recommend?", "Q23_NPS_GROUP Group"), [("", "Q23 Recommend?"), ("", "Q23_NPS_GROUP Group")]),  # I13
        (
            ("Q1 満足度", "Q10 満足度", "Q16A 満足度"),
            [("", "Q1 満足度"), ("", "Q10 満足度"), ("", "Q16A 満足度")],
        ),  # I35
        (("Rank [Price] [1]", "Rank [Price] [2]"), [("Rank [Price]", "1"), ("Rank [Price]", "2")]),
        (("売上 [円]",), [("", "売上 [円]")]),  # a unit is no item
        (("満足度 [5段階]",), [("", "満足度 [5段階]")]),
        (("利用したもの [複数選択]",), [("", "利用したもの [複数選択]")]),
    ],
)
def test_parts_when_headings_share_a_group(headings: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert parts(*headings) == expected
