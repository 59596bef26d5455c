"""What can be answered to questions about values: one press sets it for all columns of the question."""

from __future__ import annotations

import datetime as dt

import pytest

from loyalty_desktop.report.value_choices import value_choices
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import of_columns

N = 60
FIVE: list[Cell] = [1, 2, 3, 4, 5] * 12
RANGES: list[Cell] = ["1,000円未満", "1,000円以上3,000円未満", "3,000円以上"] * 20
MOMENTS: list[Cell] = [dt.datetime(1900, 2, 1 + at % 20, 12) for at in range(N)]
QUESTIONS: dict[str, dict[str, list[Cell]]] = {
    "direction_asked": {"評価 [接客]": FIVE, "評価 [価格]": FIVE},
    "lowest_asked": {"おすすめ度（10点満点）": [*range(1, 11)] * 6},
    "one_higher_asked": {
        "満足度（0〜10） [接客]": [*range(1, 11), *range(1, 10), 11] * 3,
        "満足度（0〜10） [価格]": [*range(1, 11)] * 6,
    },
    "extra_code_asked": {
        "評価 [接客]": FIVE,
        "評価 [価格]": FIVE,
        "評価 [店内]": [*FIVE[:40], *[6] * 20],
    },
    "hundred_asked": {
        "接客の満足度（100点満点）": [40, 55, 70, 85, 90, 100] * 10,
        "品揃えの満足度": [0, 20, 60, 80, 95, 100] * 10,
    },
    "averages_asked": {"満足度の平均": [4.5, 3.75, 2.25, 5, 1.5, 3] * 10},
    "fractions_asked": {"おすすめ度（0〜10）": [*range(11), 8.5] * 5},
    "second_loyalty_asked": {"おすすめ度（0〜10）": [*range(11), 9] * 5, "継続意向": FIVE},
    "steps_asked": {f"K{at}": ["まだできない", "手本があればできる", "手本なしでできる"] * 20 for at in (1, 2, 3)},
    "burden_asked": {"手続きに手間がかかりましたか": ["かかった", "どちらともいえない", "かからなかった"] * 20},
    "ranking_words_asked": {
        "重視する点 [1位]": ["価格", "品質", "接客"] * 20,
        "重視する点 [2位]": ["品質", "接客", "価格"] * 20,
        "重視する点 [3位]": ["接客", "価格", "品質"] * 20,
    },
    "nothing_asked": {"年間購入金額": ["なし", 1200, 3400, "0円", 5600] * 12, "来店回数": ["なし", 1, 2, 3, 10] * 12},
    "sixth_asked": {"評価 [接客]": [1, 2, 3, 4, 5, 6] * 10, "評価 [価格]": [6, 5, 4, 3, 2, 1] * 10},
    "beside_scale_asked": {"満足度": ["不満", "やや不満", "普通", "やや満足", "満足", "見ていない"] * 10},
    "one_two_asked": {"経験 [行列]": [1, 2, 2] * 20, "経験 [満席]": [2, 2, 1] * 20, "経験 [故障]": [1, 2, 2] * 20},
    "driver_doubtful": {"梱包": [*range(1, 9), 8, 8] * 6, "配送": [*range(1, 9), 8, 8] * 6},
    "blank_asked": {"クーポンを利用した": ["○", None] * 30},
    "date_order_asked": {"Order date": ["03/04/2025", "05/06/2025", "07/08/2025"] * 20},
    "turned_asked": {"人数": ["6-10", "11-20", "1月5日"] * 20},
    "numbers_turned_asked": {
        "購入単価": [dt.datetime(1900, 4, 9, 10, 57, 24), 101.5, 102.5] * 20,
        "年間購入金額": MOMENTS,
    },
    "amounts_asked": {"購入金額": RANGES},
    "currencies_asked": {"購入金額": ["¥1,000", "$20", "2,500円", "15 USD"] * 15},
    "unit_asked": {"購入金額（千円）": [12, 34, 56.5] * 20},
}


def read_of(id_: str) -> Survey:
    return of_columns({"No": list(range(N)), **QUESTIONS[id_]})


def note_of(read: Survey, id_: str) -> Noted | None:
    return next((note for note in read.notes if note.message.id == id_), None)


@pytest.mark.parametrize("id_", QUESTIONS)
def test_every_question_is_settled_by_any_of_its_answers(id_: str) -> None:
    read = read_of(id_)
    note = note_of(read, id_)
    assert note is not None
    choices = value_choices(note, read)
    assert choices
    for choice in choices:
        answered = survey(read.workbook, choice.reading, read)
        assert note_of(answered, id_) is None, choice.text
        touched = {one.column for one in choice.reading.corrections}
        assert touched == set(note.columns)


def test_direction_when_turned_the_scale_is_turned_for_all() -> None:
    read = read_of("direction_asked")
    note = note_of(read, "direction_asked")
    assert note is not None
    high, low = value_choices(note, read)
    assert (high.chosen, low.chosen) == (True, False)
    assert high.told == "Then 20% gave the best answer to “接客” · Holds for 2 columns"
    turned = survey(read.workbook, low.reading, read)
    assert all(one.scale.reversed for one in turned.columns[1:])


def test_lines_without_a_question_about_values_have_no_answers_here() -> None:
    read = read_of("amounts_asked")
    assert value_choices(Noted(read.notes[0].message, columns=()), read) == ()


def test_numbers_shown_as_moments_of_1900_are_numbers_again() -> None:
    read = read_of("numbers_turned_asked")
    note = note_of(read, "numbers_turned_asked")
    assert note is not None
    assert note.count == 20 + N
    answered = survey(read.workbook, value_choices(note, read)[0].reading, read)
    column = answered.columns[1]
    assert column.scale.codes[column.raw.codes].tolist()[:3] == [100.4565, 101.5, 102.5]
    assert answered.columns[2].scale.kind in {"number", "money"}
    assert note_of(answered, "answers_outside") is None
