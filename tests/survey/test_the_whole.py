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
    alone = of_columns({"No": list(range(N)), "満足度": WORDS}).columns[1]
    assert (alone.role, alone.guess.confidence < 0.8) == ("driver", True)
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


@pytest.mark.parametrize("heading", ["日本滞在中の満足度", "How satisfied were you with your visit today?"])
def test_satisfaction_with_the_occasion_is_the_whole_beside_the_loyalty_question(heading: str) -> None:
    read = of_columns({"No": list(range(N)), heading: WORDS, "友人に勧める可能性（0〜10）": TENS})
    assert (read.columns[1].role, read.columns[1].guess.confidence < 0.8) == ("overall_satisfaction", True)


def test_of_two_places_the_one_that_is_recommended_is_the_whole() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "No": list(range(N)),
        "満足度(調査地)": WORDS,
        "満足度(富山県)": WORDS,
        "推奨度(富山県)": TENS,
        "施設推奨度(調査地)": TENS,
    }
    found = roles(of_columns(columns))
    assert [found[name] for name in columns if name != "No"] == [
        *("driver", "overall_satisfaction", "loyalty", "driver"),
    ]


def test_quality_as_a_whole_gives_way_to_satisfaction() -> None:
    points: list[Cell] = list(islice(cycle(range(1, 11)), N))
    quality, satisfied = "全体的な品質：どのように評価しますか", "満足度：どの程度満足していますか"
    found = roles(of_columns({"No": list(range(N)), quality: points, satisfied: points}))
    assert (found[quality], found[satisfied]) == ("driver", "overall_satisfaction")


def test_life_as_a_whole_beside_its_parts() -> None:
    words: list[Cell] = list(islice(cycle(["満足している", "まあ満足している", "やや不満だ", "不満だ"]), N))
    whole, parts = "あなたは、全体として、現在の生活に満足していますか", ("所得・収入", "食生活", "住生活")
    found = roles(of_columns({"No": list(range(N)), whole: words, **dict.fromkeys(parts, words)}))
    assert (found[whole], *(found[part] for part in parts)) == ("overall_satisfaction", *("driver",) * 3)
    assert roles(of_columns({"No": list(range(N)), whole: words}))[whole] == "segment"
