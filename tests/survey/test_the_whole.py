"""The one rating that names no part is that of the whole where others stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice

import pytest

from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import of_columns, roles

N = 60
WORDS: list[Cell] = list(islice(cycle(["とても満足", "満足", "普通", "不満", "とても不満"]), N))
TENS: list[Cell] = list(islice(cycle(range(11)), N))


@pytest.mark.parametrize(
    "heading", ["満足度", "ご満足度は？", "満足度（5段階）", "How satisfied are you?", "Satisfaction"]
)
def test_what_names_nothing_is_the_whole_beside_a_part_or_the_loyalty_question(heading: str) -> None:
    for beside, answers in (("接客の満足度", WORDS), ("友人に勧める可能性（0〜10）", TENS)):
        read = of_columns({"No": list(range(N)), heading: WORDS, beside: answers})
        assert read.columns[1].role == "overall_satisfaction"
        assert read.columns[1].guess.confidence < 0.85


def test_alone_or_beside_the_overall_question_it_is_one_of_the_drivers() -> None:
    assert roles(of_columns({"No": list(range(N)), "満足度": WORDS}))["満足度"] == "driver"
    both = roles(of_columns({"No": list(range(N)), "満足度": WORDS, "総合満足度": WORDS}))
    assert (both["満足度"], both["総合満足度"]) == ("driver", "overall_satisfaction")


def test_satisfaction_with_the_service_is_the_whole_only_beside_other_ratings() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "No": list(range(N)),
        "サービスの満足度": WORDS,
        "友人に勧める可能性（0〜10）": TENS,
    }
    assert roles(of_columns(columns))["サービスの満足度"] == "driver"
    columns["スタッフの対応の満足度"] = WORDS
    assert roles(of_columns(columns))["サービスの満足度"] == "overall_satisfaction"
