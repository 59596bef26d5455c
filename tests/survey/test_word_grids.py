"""A grid in words that no scale has is one of ratings that wait for their steps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice

import pytest

from loyalty_desktop.survey.roles import LIKELY
from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import of_columns, roles

N = 60
SKILL: list[Cell] = ["人に説明できる", "手本なしでできる", "手本があればできる", "まだできない"]


def grid(size: int, words: list[Cell]) -> dict[str, Sequence[Cell]]:
    columns: dict[str, Sequence[Cell]] = {"No": list(range(N))}
    return columns | {
        f"K{at}": [words[(n * 5 + n // (at + 2)) % len(words)] for n in range(N)] for at in range(1, size + 1)
    }


def test_four_columns_with_the_same_words_are_asked_about_as_ratings() -> None:
    read = of_columns(grid(4, SKILL))
    assert {(one.role, one.guess.confidence < LIKELY) for one in read.columns[1:]} == {("driver", True)}


def test_two_of_them_or_sums_of_money_are_not() -> None:
    assert set(roles(of_columns(grid(2, SKILL))).values()) == {"id", "segment"}
    assert "driver" not in roles(of_columns(grid(4, ["HKD10-20", "HKD20-30", "HKD30-40", "HKD40-50"]))).values()


@pytest.mark.parametrize(
    ("headings", "words"),
    [
        (("職業", "配偶者の職業"), ["会社員", "契約会社員", "公務員", "派遣会社員"]),
        (("Home region", "Work region"), ["North East", "North West", "South East", "South West"]),
    ],
)
def test_kinds_that_are_built_as_degrees_are_tell_people_apart_where_the_headings_say_so(
    headings: tuple[str, str], words: list[Cell]
) -> None:
    one, other = (column for key, column in grid(2, words).items() if key != "No")
    read = of_columns({"No": list(range(N)), headings[0]: one, headings[1]: other})
    assert [column.role for column in read.columns[1:]] == ["segment", "segment"]


def test_a_grid_with_a_middle_is_rated_though_a_part_of_it_is_a_price() -> None:
    good: list[Cell] = list(islice(cycle(["良い", "普通", "要改善"]), N))
    parts = {f"当サロンの印象 [{part}]": good for part in ("接客サービス", "メニュー料金", "総合満足度")}
    read = of_columns({"No": list(range(N)), **parts})
    assert [column.role for column in read.columns[1:]] == ["driver", "driver", "overall_satisfaction"]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Membership", ["member", "gold member", "silver member", "guest"]),
        ("来店の時間帯", ["平日午前", "平日午後", "休日午前", "休日午後"]),
        ("Q4", ["North East", "North West", "South East", "South West"]),
        ("Which type of customer are you?", ["customer", "new customer", "former customer"]),
        ("よく行く店", ["本店", "渋谷本店", "新宿本店", "支店"]),
        ("同居者", ["学生", "大学生", "高校生", "中学生"]),
    ],
)
def test_kinds_stay_groups_to_compare_by_though_they_are_built_as_degrees_are(
    heading: str, words: list[Cell], columns: int
) -> None:
    answers = [column for key, column in grid(columns, words).items() if key != "No"]
    read = of_columns({"No": list(range(N))} | {f"{heading} {at}": one for at, one in enumerate(answers, 1)})
    assert {column.role for column in read.columns[1:]} == {"segment"}
