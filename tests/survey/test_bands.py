from __future__ import annotations

import pytest

from loyalty_desktop.survey.bands import Band, band_of, sort_key
from tests.survey.making import coded, scale_of


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1,000円以上3,000円未満", 1000, 3000),  # I52
        ("10,000円～20,000円", 10000, 20000),
        ("2: 300〜599万円", 3e6, 5.99e6),  # I40: the number before it is the option's
        ("1: 300万円未満", None, 3e6),
        ("5: 2000万円以上", 2e7, None),
        ("60代", 60, 70),
        ("30代前半", 30, 35),
        ("30代後半", 35, 40),
        ("70代以上", 70, None),
        ("20代以下", None, 20),
        ("18歳～24歳", 18, 24),
        ("80歳以上", 80, None),
        ("4泊以上", 4, None),
        ("１０回目以上", 10, None),
        ("2～5回目", 2, 5),
        ("1年未満", None, 1),
        ("3か月以内", None, 3),
        ("使わない", 0, 0),
        ("日帰り", 0, 0),
        ("18-24", 18, 24),
        ("25 to 34 years old", 25, 34),
        ("65+", 65, None),
        ("65 or older", 65, None),
        ("> 60", 60, None),
        ("Under $25,000", None, 25000),
        ("$25,000 - $49,999", 25000, 49999),
        ("$150k+", 150000, None),
        ("10 minutes or less", None, 10),
        ("5 - 10 minutes", 5, 10),
        ("never", 0, 0),
        ("30分～1時間", 30, 60),  # hours in minutes, so that they can be ordered
        ("1～2時間", 60, 120),
        ("1時間以上", 60, None),
    ],
)
def test_band_when_a_range(text: str, low: float | None, high: float | None) -> None:
    assert band_of(text) == Band(low, high)


@pytest.mark.parametrize("text", ["5", "満足", "3回", "2025/4/1", "東京 1-2-3", "5-1", "", "男性20代", "10,000円"])
def test_band_when_none(text: str) -> None:
    assert band_of(text) is None


def test_bands_when_sorted_they_rise() -> None:
    texts = ["10代", "1,000円未満", "1,000円以上3,000円未満", "3,000円以上"]
    bands = [band for band in map(band_of, texts[1:]) if band]
    falling = bands[::-1]
    assert sorted(falling, key=sort_key) == bands


def test_scale_when_answers_are_bands() -> None:
    answers = ["3,000円以上", "使わない", "1,000円未満", "1,000円以上3,000円未満", "おぼえていない", None]
    scale = scale_of(answers * 3, "消費金額（飲食費）")
    assert scale.kind == "bands"
    assert coded(answers, scale) == {
        "使わない": 2,
        "1,000円未満": 1,
        "1,000円以上3,000円未満": 3,
        "3,000円以上": 4,
        "おぼえていない": "dont_know",
        "": "blank",
    }


def test_scale_when_counts_end_with_a_band() -> None:
    # Toyama 宿泊数（県内）: numbers, an open band at the top, and words for "none here".
    answers = ["1泊"] * 40 + ["2泊"] * 20 + ["3泊"] * 10 + ["4泊以上"] * 5 + ["日帰り"] * 5 + ["県内には宿泊しない"] * 4
    scale = scale_of(answers, "宿泊数（県内）")
    assert scale.kind == "bands"
    assert coded(answers, scale) == {
        "日帰り": 1,
        "1泊": 2,
        "2泊": 3,
        "3泊": 4,
        "4泊以上": 5,
        "県内には宿泊しない": "not_used",
    }


def test_scale_when_equal_bands_are_spelled_differently() -> None:
    scale = scale_of(["20代", "２０代", "20歳代", "30代"] * 3)
    assert coded(["20代", "２０代", "20歳代", "30代"], scale) == {"20代": 1, "２０代": 1, "20歳代": 1, "30代": 2}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1.000 bis 2.000 €", 1000, 2000),
        ("de 1 $ à moins de 1 000 $", 1, 1000),
        ("oltre 100 €", 100, None),
        ("até 1.500 reais", None, 1500),
        ("18 a 24 anos", 18, 24),
        ("65 y más", 65, None),
        ("moins de 18 ans", None, 18),
        ("от 18 до 24 лет", 18, 24),
        ("15,001 - 20,000 บาท", 15001, 20000),
        ("ต่ำกว่า 15,000 บาท", None, 15000),
        ("5-6 hrs", 300, 360),
    ],
)
def test_bands_in_other_languages(text: str, low: float | None, high: float | None) -> None:
    assert band_of(text) == Band(low, high)


@pytest.mark.parametrize("text", ["Plan a 3", "e 3 a 4", "1 fois", "1.234", "Route 5", "A 1 y B 2"])
def test_other_texts_with_numbers_are_no_bands(text: str) -> None:
    assert band_of(text) is None
