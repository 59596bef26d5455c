"""Short names, stages and quotes in headings as survey tools write them."""

from __future__ import annotations

import pytest

from loyalty_desktop.journey.names import (
    code_of,
    is_code,
    name_of,
    quotes,
    short_name,
    split_item,
    stage_name,
    without_number,
)
from tests.journey.surveys import WORDS, YES_NO, survey_of


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Q14 アプリの使いやすさ", "アプリの使いやすさ"),
        ("Q１４．　アプリの使いやすさ（全体）", "アプリの使いやすさ（全体）"),  # full width stays as typed
        ("問3、価格", "価格"),
        ("【Q3】価格", "価格"),
        ("3. Ease of Use", "Ease of Use"),
        ("Q7ART", "ART"),
        ("店舗接客", "店舗接客"),
        ("QRコード決済", "QRコード決済"),
        ("2026年の満足度", "2026年の満足度"),
        ("Q5", "Q5"),
        ("", ""),
    ],
)
def test_without_number(heading: str, expected: str) -> None:
    assert without_number(heading) == expected


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("_1 着回しの提案があった", "着回しの提案があった"),
        ("Q4_1 着回しの提案があった", "着回しの提案があった"),
        ("【選ぶ】品揃え", "品揃え"),
        ("【選ぶ】", "【選ぶ】"),
        ("-5", "-5"),
        ("-55", "-55"),
        ("-1. 着回しの提案があった", "着回しの提案があった"),
        ("Q4-1 着回しの提案があった", "着回しの提案があった"),
        ("-5度以下の日の印象", "-5度以下の日の印象"),
        ("接客の満足度(1-5)", "接客の満足度"),
        ("How easy was it? (1 = very bad, 7 = very good)", "How easy was it?"),
        ("経験したこと（複数選択可）", "経験したこと"),
        ("買い物（工芸品・特産品など）", "買い物（工芸品・特産品など）"),
        ("来店回数（1年間）", "来店回数（1年間）"),
        ("(1-7)", "(1-7)"),
        ("COVID-19対策の満足度", "COVID-19対策の満足度"),
        ("2020-2023年の印象", "2020-2023年の印象"),
        ("Q3 2020-2023年の印象", "2020-2023年の印象"),
    ],
)
def test_short_name(own: str, expected: str) -> None:
    assert short_name(own) == expected


def test_name_of_columns() -> None:
    asked = survey_of(
        ("満足度（交通）", WORDS),
        ("満足度（買い物（工芸品・特産品など））", WORDS),
        ("「支払い」で経験したこと [決済エラーが出た]", YES_NO),
        ("年間購入金額（円）", (1000, 2000, 500)),
        ("", YES_NO),
    )
    assert [name_of(column) for column in asked.columns] == [
        "交通",
        "買い物（工芸品・特産品など）",
        "決済エラーが出た",
        "年間購入金額（円）",
        "[E]",
    ]


def test_codes_stay_whole() -> None:
    answers = (1, 2, 3, 4, 5)
    asked = survey_of(*((heading, answers) for heading in ("Q2S1", "Q2S2", "Q2S3")), ("Q3_1", YES_NO), ("Q3_2", YES_NO))
    assert all(column.group for column in asked.columns)
    assert [name_of(column) for column in asked.columns] == ["Q2S1", "Q2S2", "Q2S3", "Q3_1", "Q3_2"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Rate each [Price]", ("Rate each", "Price")),
        ("【選ぶ】の満足度 ［品揃え］", ("【選ぶ】の満足度", "品揃え")),
        ("Q4 満足度（買い物（特産品））", ("満足度", "買い物（特産品）")),
        ("満足度（5段階）", ("", "満足度（5段階）")),
        ("年間購入金額（円）", ("", "年間購入金額（円）")),
        ("[Price]", ("", "[Price]")),
    ],
)
def test_split_item(heading: str, expected: tuple[str, str]) -> None:
    assert split_item(heading) == expected


def test_quotes() -> None:
    assert quotes('「店舗接客」で経験したこと『試着』"and" “so on”') == ("店舗接客", "試着", "and", "so on")
    assert quotes("【Q3】価格の満足度") == ()
    assert quotes("「 」") == ()


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("【知る・調べる】の満足度", "知る・調べる"),
        ("Q5 「買う」についてお答えください", "買う"),
        ("選ぶの満足度", "選ぶ"),
        ("アフターサービスについて、どの程度満足していますか？", "アフターサービス"),
        ("店舗での満足度をお聞かせください", "店舗"),
        ("満足度", ""),
        ("Q3. 以下の項目についてどの程度満足していますか", ""),
        ("次のそれぞれについて評価してください", ""),
        ("How satisfied were you with the checkout?", "checkout"),
        ("Please rate the following", ""),
        ("Delivery satisfaction", "Delivery"),
        ("Rate our staff:", "staff"),
        ("", ""),
    ],
)
def test_stage_name(group: str, expected: str) -> None:
    assert stage_name(group) == expected


def test_codes() -> None:
    assert code_of("Q4_1 着回し") == (4, 1)
    assert code_of("問4 接客") == (4, None)
    assert code_of("Ｑ４－２ 試着") == (4, 2)
    assert code_of("接客") is None
    assert is_code("Q7")
    assert is_code("問12-3")
    assert not is_code("Q7ART")
