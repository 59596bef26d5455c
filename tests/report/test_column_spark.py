"""Distributions small enough to stand beside a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.report.column_spark import column_spark
from tests.surveys import APPAREL, TOYAMA, survey_from, survey_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.sheet import Cell
    from loyalty_desktop.survey.survey import Column

WORDS = ("とても不満", "やや不満", "どちらともいえない", "やや満足", "とても満足")


def column_of(heading: str, answers: Sequence[Cell]) -> Column:
    rows: list[Sequence[Cell]] = [[heading, "おすすめ度"], *([answer, at % 11] for at, answer in enumerate(answers))]
    return survey_from(rows).columns[0]


def test_a_rating_has_a_bar_a_step_the_worst_first() -> None:
    answers = [word for word, count in zip(WORDS, (2, 0, 4, 8, 6), strict=True) for _one in range(count)]
    column = column_of("満足度（価格）", list(answers))
    assert column.scale.points == 5
    assert column_spark(column) == (0.25, 0.0, 0.5, 1.0, 0.75)


def test_what_is_no_answer_is_no_part_of_it() -> None:
    answers = [WORDS[4]] * 8 + [WORDS[3]] * 4 + [WORDS[2]] * 4 + [WORDS[0]] * 2 + ["利用していない"] * 40 + [None] * 9
    assert column_spark(column_of("満足度（価格）", list(answers))) == (0.25, 0.0, 0.5, 0.5, 1.0)


def test_yes_comes_before_no() -> None:
    assert column_spark(column_of("値引きがあった", ["はい"] * 10 + ["いいえ"] * 30)) == (10 / 30, 1.0)


def test_options_have_a_bar_each_at_most_seven() -> None:
    survey = survey_of(TOYAMA)
    several = [one for one in survey.columns if one.scale.kind == "multi"]
    assert all(len(column_spark(one)) == min(7, len(one.scale.options)) for one in several)


def test_numbers_are_cut_into_ranges() -> None:
    spend = next(one for one in survey_of(APPAREL).columns if one.heading.startswith("年間購入金額"))
    found = column_spark(spend)
    assert len(found) == 7
    assert found[0] == 1.0
    assert found[0] > found[1] > found[2]


@pytest.mark.parametrize("kind", ["id", "date", "text"])
def test_ids_dates_and_texts_have_none(kind: str) -> None:
    found = [one for one in survey_of(APPAREL).columns if one.scale.kind == kind]
    assert found
    assert all(column_spark(one) == () for one in found)


def test_every_height_lies_between_nothing_and_one_and_the_tallest_is_one() -> None:
    for survey in (survey_of(APPAREL), survey_of(TOYAMA)):
        for column in survey.columns:
            heights = column_spark(column)
            assert all(0 <= height <= 1 for height in heights)
            assert not heights or max(heights) == 1
