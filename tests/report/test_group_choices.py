"""What groups can be made of, and the bands that are proposed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop import i18n
from loyalty_desktop.compute.admission import everybody
from loyalty_desktop.journey.edit_groups import overlapping_bands
from loyalty_desktop.journey.model import Group
from loyalty_desktop.report.group_choices import (
    band_name,
    group_sizes,
    grouping_columns,
    proposed_bands,
    ungrouped,
)
from loyalty_desktop.survey.survey import Survey
from tests.report.test_filter_choices import JOURNEY
from tests.surveys import APPAREL, survey_from, survey_of


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    spoken = i18n.language()
    i18n.use("en")
    yield
    i18n.use(spoken)


def of_numbers(numbers: list[int]) -> Survey:
    return survey_from([["支払金額"], *([number] for number in numbers)])


def test_comments_and_days_make_no_groups() -> None:
    names = {one.name for one in grouping_columns(survey_of(APPAREL), JOURNEY)}
    assert {"性別", "年間購入金額（円）", "認知経路（複数選択可）"} <= names
    assert not names & {"Q30 ご意見・ご要望", "タイムスタンプ", "会員番号"}


def test_sizes_and_what_is_left() -> None:
    column = next(one for one in survey_of(APPAREL).columns if one.heading == "性別")
    counted = everybody(column)
    assert group_sizes(counted, (Group("a", ("女性",)), Group("b", ("いない",)))) == (866, 0)
    assert ungrouped(counted, (Group("a", ("女性",)),)) == 347
    assert ungrouped(counted, (Group("a", ("女性",)), Group("b", ("男性",)))) == 0


def test_bands_of_spend_hold_about_as_many_each() -> None:
    column = next(one for one in survey_of(APPAREL).columns if "年間購入金額" in one.heading)
    bands = proposed_bands(everybody(column))
    assert [one.name for one in bands] == ["up to 12,999", "13,000–25,499", "25,500–58,799", "from 58,800 on"]
    assert group_sizes(everybody(column), bands) == (313, 315, 316, 315)


@given(st.lists(st.integers(0, 5_000), min_size=25, max_size=80), st.integers(2, 6))
def test_proposed_bands_hold_everybody_once(numbers: list[int], wanted: int) -> None:
    column = of_numbers(numbers).columns[0]
    bands = proposed_bands(everybody(column), wanted)
    if bands:
        assert overlapping_bands(bands) is None
        assert ungrouped(everybody(column), bands) == 0
        assert len(bands) <= wanted


@given(st.lists(st.decimals(0, 50, places=2), min_size=25, max_size=60), st.integers(2, 6))
def test_no_price_lies_between_two_proposed_bands(prices: list[Decimal], wanted: int) -> None:
    column = of_numbers([float(one) for one in prices]).columns[0]  # type: ignore[misc]
    bands = proposed_bands(everybody(column), wanted)
    for before, after in pairwise(bands):
        assert before.high is not None
        assert after.low is not None
        digits = max(0, *(-int(one.normalize().as_tuple().exponent) for one in prices))
        assert round(before.high + 10.0**-digits, digits) == after.low
    if bands:
        assert ungrouped(everybody(column), bands) == 0


def test_bands_are_called_by_their_limits() -> None:
    assert band_name(None, None) == "New band"
    assert band_name(20, 29) == "20–29"
    assert band_name(20, 20) == "20"
    assert band_name(20, None) == "from 20 on"
