"""The only question up to 10 of a survey of codes is taken for the loyalty question where a reason follows."""

from __future__ import annotations

from collections.abc import Sequence

from loyalty_desktop.survey.roles import LIKELY
from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import column, of_columns, roles

N = 60
TENS: list[Cell] = [1 + n * 7 % 10 for n in range(N)]
WHY: list[Cell] = [f"because they came {n} minutes late on day {n}" for n in range(N)]


def test_codes_with_a_reason_behind_are_asked_about_as_loyalty() -> None:
    read = of_columns({"No": list(range(N)), "Q4": TENS, "Q5": WHY})
    assert (column(read, "Q4").role, column(read, "Q4").guess.confidence < LIKELY) == ("loyalty", True)


def test_not_where_there_are_two_or_none_follows_or_words_say_otherwise() -> None:
    two = roles(of_columns({"No": list(range(N)), "Q4": TENS, "Q5": WHY, "Q6": TENS, "Q7": WHY}))
    assert (two["Q4"], two["Q6"]) == ("driver", "driver")
    assert roles(of_columns({"No": list(range(N)), "Q4": TENS, "Q5": [1, 2] * (N // 2)}))["Q4"] == "driver"
    assert roles(of_columns({"No": list(range(N)), "Taste": TENS, "Why?": WHY}))["Taste"] == "driver"


def test_a_score_with_a_comment_is_asked_about_where_the_file_says_nps() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "No": list(range(N)),
        "Survey Type": ["nps"] * N,
        "Score": TENS,
        "Comment": WHY,
    }
    assert roles(of_columns(columns))["Score"] == "loyalty"
    columns["Survey Type"] = ["csat"] * N
    assert roles(of_columns(columns))["Score"] == "driver"
