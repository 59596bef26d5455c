"""A grid in words that no scale has is one of ratings that wait for their steps."""

from __future__ import annotations

from collections.abc import Sequence

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
