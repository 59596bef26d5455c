"""Bars of a column: shares of those who answered, colours by the place on the scale, nothing shown of a few."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from loyalty_desktop.journey.model import Measure
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.distribution import Distribution, distribution
from loyalty_desktop.report.value_rows import value_rows
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey
from tests.survey import making
from tests.surveys import APPAREL, TOYAMA, survey_of


def shown(read: Survey, heading: str, measure: Measure | None = None) -> Distribution:
    column = making.column(read, heading)
    measure = measure or Measure()
    return distribution(column, measure, value_rows(column, measure)[0])


def test_steps_when_a_driver_is_rated() -> None:
    """Shares by hand: 49, 101, 223, 366 and 273 of 1,012."""
    made = shown(survey_of(APPAREL), "【選ぶ】の満足度 [店舗接客]")

    assert (made.kind, made.n, made.state) == ("steps", 1012, "shown")
    assert [bar.label for bar in made.bars] == ["1", "2", "3", "4", "5"]
    assert [bar.tone for bar in made.bars] == ["worst", "fourth", "middle", "second", "best"]
    assert [bar.share for bar in made.bars] == pytest.approx([n / 1012 for n in (49, 101, 223, 366, 273)])


def test_steps_when_it_is_the_loyalty_question() -> None:
    read = survey_of(TOYAMA)
    made = shown(read, "おすすめ度", suggest_journey(read).measure)

    assert [bar.tone for bar in made.bars] == [*["negative"] * 7, *["passive"] * 2, *["positive"] * 2]
    assert sum(bar.count for bar in made.bars) == made.n == 3339


def test_state_when_few_answered() -> None:
    few = making.of_columns({"No": list(range(9)), "満足度 [店]": ["満足", "不満", "普通"] * 3})
    some = making.of_columns({"No": list(range(12)), "満足度 [店]": ["満足", "不満", "普通"] * 4})

    assert shown(few, "満足度 [店]").state == "hidden"
    assert [bar.share for bar in shown(few, "満足度 [店]").bars] == [None] * 3
    assert shown(some, "満足度 [店]").state == "reference"
    assert shown(some, "満足度 [店]").bars[0].share == pytest.approx(1 / 3)


def test_amounts_when_a_few_are_far_out() -> None:
    amounts = [*range(0, 10_000, 100), *range(0, 10_000, 100), 1_000_000]
    made = shown(making.of_columns({"No": list(range(201)), "購入金額（円）": amounts}), "購入金額（円）")

    assert made.bars[0].label == "0–1,999"
    assert made.bars[-1].label.endswith("+")
    assert sum(bar.count for bar in made.bars) == made.n == 201


def test_amounts_when_there_are_few_numbers() -> None:
    counts = [1, 2, 2, 15] * 10
    made = shown(making.of_columns({"No": list(range(40)), "年間購入回数": counts}), "年間購入回数")

    assert [(bar.label, bar.count) for bar in made.bars] == [("1", 10), ("2", 20), ("15", 10)]


def test_list_when_there_are_many_answers() -> None:
    made = shown(survey_of(TOYAMA), "居住都道府県")

    assert (made.bars[0].label, made.bars[0].count, len(made.bars), made.more) == ("富山県", 848, 8, 39)


def test_list_when_answers_are_words_of_their_own() -> None:
    assert shown(survey_of(TOYAMA), "自由意見").bars == ()


def test_tones_when_nothing_is_good_or_bad_about_a_step() -> None:
    """A loyalty question that is not in use, and a rating that is a segment, are only counted."""
    read = survey_of(TOYAMA)
    made = shown(read, "おすすめ度", Measure(ColumnKey("満足度（旅行全体）")))

    assert {bar.tone for bar in made.bars} == {"plain"}


def test_tones_when_the_scale_is_short() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "No": [f"a{at}" for at in range(40)],
        "満足度 [店]（1～4）": [1, 2, 3, 4] * 10,
    }
    read = making.of_columns(columns, Correction(ColumnKey("満足度 [店]（1～4）"), role="driver"))

    tones = [bar.tone for bar in shown(read, "満足度 [店]（1～4）").bars]
    assert tones == ["worst", "fourth", "second", "best"]
