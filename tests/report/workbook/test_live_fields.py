from __future__ import annotations

import numpy as np

from loyalty_desktop.compute.parts import partition
from loyalty_desktop.report.workbook.live_fields import (
    ASKED,
    BESIDE_SCALE,
    REASON_CODES,
    USED,
    amount_field,
    groups_field,
    happening_field,
    number_field,
    rating_field,
)
from loyalty_desktop.survey.reading import ColumnKey
from tests.report.workbook import live_example as example


def test_a_rating_has_its_code_and_what_is_no_answer_says_why() -> None:
    field = rating_field(example.survey(), example.STAFF)
    assert field is not None
    numbers = field.numbers()
    assert np.isnan(numbers[0])
    assert numbers[3] == REASON_CODES["not_used"]
    assert set(numbers[~np.isnan(numbers)]) == {1.0, 2.0, 3.0, 4.0, 5.0, REASON_CODES["not_used"]}
    assert field.top == 4.0


def test_codes_of_no_answer_lie_in_the_order_of_being_asked() -> None:
    assert BESIDE_SCALE > USED == REASON_CODES["dont_know"] > REASON_CODES["not_used"] >= ASKED > REASON_CODES["error"]


def test_conditions_are_those_of_excel_where_a_blank_meets_none() -> None:
    field = rating_field(example.survey(), example.STAFF)
    assert field is not None
    numbers = field.numbers()
    assert field.passing(">=", 4.0).sum() == int((np.nan_to_num(numbers, nan=-1e9) >= 4).sum())
    assert field.passing("<", 1e9).sum() == int((~np.isnan(numbers)).sum())
    assert field.passing("=", 3.0).sum() == int((numbers == 3).sum())


def test_an_experience_is_one_or_nothing() -> None:
    tried = happening_field(example.survey(), example.TRIED)
    friend = happening_field(example.survey(), example.FRIEND)
    assert tried is not None
    assert friend is not None
    assert set(friend.numbers()) == {0.0, 1.0}
    assert friend.numbers()[:4].tolist() == [1.0, 0.0, 1.0, 0.0]
    assert np.isnan(tried.numbers()[4])


def test_groups_are_places_or_a_column_each_where_they_overlap() -> None:
    counter = example.material().counter
    shops = groups_field(partition(counter, ColumnKey("店舗")), "店舗")
    assert len(shops.fields) == 1
    assert set(shops.fields[0].numbers()) == {1.0, 2.0, 3.0, 4.0}
    several = groups_field(partition(counter, ColumnKey("来店のきっかけ")), "来店")
    assert several.overlapping
    assert [one.name for one in several.fields] == [f"来店: {name}" for name in several.names]
    own = groups_field(partition(counter, example.REGIONS), "規模")
    assert own.overlapping
    assert len(own.fields) == 2


def test_amounts_and_weights_are_the_numbers_themselves() -> None:
    survey = example.survey()
    column = survey.column(ColumnKey("購入金額（円）"))
    assert column is not None
    numbers = amount_field("円", column).numbers()
    assert np.isnan(numbers[0])
    assert numbers[1] == 1037.0
    assert number_field("w", np.array([0.5, 2.0, 0.5])).numbers().tolist() == [0.5, 2.0, 0.5]
