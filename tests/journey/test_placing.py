"""Experiences find the driver that their heading names, and no other."""

from __future__ import annotations

import pytest

from loyalty_desktop.journey.model import Driver, Experience
from loyalty_desktop.journey.placing import driver_for
from loyalty_desktop.survey.reading import ColumnKey
from tests.journey.surveys import WORDS, YES_NO, survey_of

DRIVERS = tuple(
    Driver(name, name, ColumnKey(name))
    for name in (
        "情報収集",
        "公式サイトの見やすさ",
        "店舗接客",
        "価格",
        "支払い",
        "会員登録",
        "返品・交換",
        "staff",
        "delivery speed",
    )
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("価格が高かった", "価格"),
        ("返品の手続きが面倒だった", "返品・交換"),
        ("会員登録でエラーが出た", "会員登録"),
        ("店員に相談した", None),  # nothing in the words says 接客
        ("公式サイトの支払いで迷った", "支払い"),
        ("会員登録と支払いで迷った", None),  # two alike
        ("手書きのメッセージが入っていた", None),
        ("The staff greeted me", "staff"),
        ("Late delivery", "delivery speed"),
        ("", None),
    ],
)
def test_driver_for_a_name(name: str, expected: str | None) -> None:
    assert driver_for(Experience("x", name), None, DRIVERS) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("「店舗接客」で経験したこと [着回しの提案があった]", "店舗接客"),
        ("「店舗での接客」で経験したこと [価格を聞かれた]", "店舗接客"),
        ("『価格』について [支払いが楽だった]", "価格"),
        ("情報収集で経験したこと [SNSで着用例を見た]", "情報収集"),
        ("「そのほか」で経験したこと [手紙が来た]", None),
    ],
)
def test_driver_for_a_question_that_names_it(heading: str, expected: str | None) -> None:
    column = survey_of((heading, YES_NO)).columns[0]
    own = heading.split("[")[1].rstrip("]")
    assert driver_for(Experience("x", own, column.key), column, DRIVERS) == expected


def test_driver_for_options_of_a_question_that_names_it() -> None:
    column = survey_of(
        ("「店舗接客」で経験したこと（複数選択可）", ("提案, 会計", "提案, 放置", "放置, 会計", "提案"))
    ).columns[0]
    assert driver_for(Experience("x", "放置", column.key, "放置"), column, DRIVERS) == "店舗接客"


def test_driver_for_when_question_numbers_tell() -> None:
    asked = survey_of(
        ("Q3 品揃え", WORDS), ("Q4 スタッフの応対", WORDS), ("Q4_1 提案があった", YES_NO), ("Q5_1 急かされた", YES_NO)
    )
    drivers = [Driver(column.heading, column.heading, column.key) for column in asked.columns[:2]]
    found = [driver_for(Experience("x", "y", column.key), column, drivers) for column in asked.columns[2:]]
    assert found == ["Q4 スタッフの応対", None]


def test_driver_for_when_two_drivers_have_the_same_name() -> None:
    twins = [Driver("1", "価格"), Driver("2", "価格")]
    assert driver_for(Experience("x", "価格が高かった"), None, twins) is None
    assert driver_for(Experience("x", "価格が高かった"), None, []) is None
