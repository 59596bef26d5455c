"""Of several questions that ask for loyalty one is the loyalty question; the others are ratings, and asked about."""

from __future__ import annotations

from itertools import cycle, islice

from loyalty_desktop.survey.roles import LIKELY
from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import of_columns, roles

N = 60
FIVES: list[Cell] = list(islice(cycle([5, 4, 3, 2, 1]), N))
TENS: list[Cell] = list(islice(cycle(range(11)), N))
YES: list[Cell] = list(islice(cycle(["はい", "いいえ", "どちらともいえない"]), N))


def test_to_recommend_comes_before_to_come_again() -> None:
    read = of_columns({"No": list(range(N)), "今後も継続して利用したいですか": FIVES, "友人に薦めたいですか": FIVES})
    assert list(roles(read).values()) == ["id", "driver", "loyalty"]
    assert all(one.guess.confidence < LIKELY for one in read.columns[1:])


def test_yes_and_no_ask_for_loyalty_where_nothing_else_does() -> None:
    alone = of_columns({"No": list(range(N)), "また利用したいですか": YES, "友人に薦めたいですか": YES})
    assert list(roles(alone).values()) == ["id", "driver", "loyalty"]
    beside = of_columns({"No": list(range(N)), "おすすめ度（0〜10）": TENS, "また利用したいですか": YES})
    assert roles(beside)["また利用したいですか"] == "segment"


def test_what_was_done_or_is_recommended_to_one_is_no_wish() -> None:
    for heading in ("Have you recommended us to a friend?", "Would you use an app that recommends you places?"):
        read = of_columns({"No": list(range(N)), heading: ["Yes", "No"] * (N // 2)})
        assert read.columns[1].role != "loyalty"
