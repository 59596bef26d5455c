from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.recognise import values_like
from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import coded, distinct_of, of_columns, scale_of

FIVE = ["大いに満足", "満足", "普通", "不満", "大いに不満"]


@pytest.mark.parametrize(
    ("answers", "heading", "kind", "points"),
    [
        (list(range(11)), "", "zero_to_ten", 11),
        ([1, 2, 3, 4, 5], "満足度", "points", 5),
        (["１", "２", "３", "４", "５"], "満足度", "points", 5),
        (["1点", "2点", "3点", "4点", "5点"], "満足度", "points", 5),
        ([1.0, 2.0, 3.0, 4.0], "", "points", 4),
        (["5 とても満足", "4 やや満足", "3 普通", "2 やや不満", "1 とても不満"], "", "numbered", 5),
        (["5:満足", "4:やや満足", "3:普通", "2:やや不満", "1:不満"], "", "numbered", 5),
        (["10(強くすすめる)", 9, 8, 7, "0（全くすすめない）"], "おすすめ度", "zero_to_ten", 11),
        (["2/5", "4/5", "3/5"], "", "points", 5),  # the best is named, though nobody chose it
        (["7/10", "0/10", "9/10"], "", "zero_to_ten", 11),
        (["4 out of 5", "2 of 5", "3 out of 5"], "", "points", 5),
        (FIVE, "", "words", 5),
        (["はい", "いいえ"], "", "yes_no", 2),
        (["20代", "30代", "40代"], "年代", "bands", 3),
        (["2: 300〜599万円", "1: 300万円未満"], "世帯年収", "bands", 2),
        (["12,000円", "3,000円"], "購入金額", "money", None),
        ([12000, 3400, 800], "購入金額", "number", None),
        ([1, 2, 3, 4, 5], "年間購入回数", "number", None),  # a count, not a rating
        ([1, 2, 3, 4, 5], "Number of visits", "number", None),
        (["2025/4/1", "2025/4/2"], "", "date", None),
        ([dt.datetime(2025, 4, 1), dt.datetime(2025, 4, 2)], "", "date", None),
        ([45750, 45751], "回答日", "date", None),  # I47: Excel's serial numbers
        ([20250403, 20250404], "回答日", "date", None),
        ([45750, 45751], "会員番号", "number", None),
        (["東京", "大阪", "東京", "大阪", "東京", "東京"], "都道府県", "category", None),
        (["とても良い店でした", "店員さんが親切", "駅から遠い"] * 2, "ご意見", "text", None),
        ([None, "", "無回答"], "", "empty", None),
        ([], "", "empty", None),
    ],
)
def test_kind_when_answers_are(answers: list[Cell], heading: str, kind: str, points: int | None) -> None:
    scale = scale_of(answers, heading, loyal="おすすめ" in heading)
    assert scale.kind == kind or (kind == "text" and scale.kind == "category")
    if kind != "bands":
        assert scale.points == points


def test_ids_when_zeros_lead() -> None:
    scale = scale_of([f"{n:05}" for n in range(45, 85)], "会員番号")
    assert scale.kind == "id"
    assert scale_of([f"M-{n}" for n in range(40)]).kind == "id"
    assert scale_of([f"{n:03}" for n in range(40)]).kind == "id"
    assert scale_of(list(range(40, 80)), "満足度（100点満点）").kind == "number"  # no id: points out of a hundred


@pytest.mark.parametrize(
    "answers",
    [
        ["1 とても満足", "2 満足", "3 普通", "4 不満", "5 とても不満"],
        ["1. Very satisfied", "2. Satisfied", "3. Neutral", "4. Dissatisfied", "5. Very dissatisfied"],
        ["1：とても満足", "2：満足", "3：普通", "4：不満", "5：とても不満"],
    ],
)
def test_numbered_words_when_one_is_best(answers: list[str]) -> None:
    scale = scale_of(answers)
    assert (scale.kind, scale.reversed, scale.points) == ("numbered", True, 5)
    assert scale.codes.tolist() == [5, 4, 3, 2, 1]


def test_numbers_when_the_heading_says_one_is_best() -> None:
    scale = scale_of([1, 2, 3, 4, 5], "満足度（1:非常に満足～5:非常に不満）")
    assert (scale.kind, scale.reversed) == ("points", True)
    assert scale.codes.tolist() == [5, 4, 3, 2, 1]


def test_direction_when_the_user_says_otherwise() -> None:
    scale = scale_of([1, 2, 3, 4, 5], "満足度（1:非常に満足～5:非常に不満）", reversed=False)
    assert scale.codes.tolist() == [1, 2, 3, 4, 5]
    assert scale_of(FIVE, reversed=True).codes.tolist() == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("answers", "heading", "loyal", "left_out"),
    [
        ([*[1, 2, 3, 4, 5] * 20, 6], "満足度（5段階）", False, {"6": "out_of_range"}),
        ([*[1, 2, 3, 4, 5] * 20, 0], "満足度", False, {"0": "out_of_range"}),
        ([*[1, 2, 3, 4, 5] * 20, 9, -1, -9], "満足度", False, {"9": "out_of_range", "-1": "blank", "-9": "blank"}),
        ([*list(range(11)) * 20, 11, 99, -1], "NPS", True, {"11": "out_of_range", "99": "blank", "-1": "blank"}),
        ([*list(range(11)) * 20, 7.5], "NPS", True, {"7.5": "out_of_range"}),
        ([*FIVE * 20, "その他"], "", False, {"その他": "out_of_range"}),
        ([*FIVE * 20, "利用していない", "#N/A"], "", False, {"利用していない": "not_used", "#N/A": "error"}),
    ],
)
def test_answers_when_off_the_scale(answers: list[Cell], heading: str, loyal: bool, left_out: dict[str, str]) -> None:
    found = coded(answers, scale_of(answers, heading, loyal=loyal))
    assert {text: code for text, code in found.items() if isinstance(code, str)} == left_out


def test_questions_beside_when_one_has_a_code_more() -> None:
    # I45: 6 in one of several five-point questions is "cannot judge", never a sixth step.
    five = [1, 2, 3, 4, 5] * 6
    read = of_columns(
        {
            "No": list(range(30)),
            **{f"満足度 [{name}]": five for name in ("接客", "品揃え", "価格")},
            "満足度 [駐車場]": [1, 2, 3, 4, 6] * 6,
        }
    )
    scale = read.columns[4].scale
    assert (scale.low, scale.high, scale.unsure) == (1, 5, True)
    assert scale.reasons[-1] == "out_of_range"


def test_questions_beside_when_they_only_ask_alike() -> None:
    # No group in the headings: the word 満足度 tells that the questions share a scale.
    five: list[Cell] = [1, 2, 3, 4, 5] * 12
    asked: dict[str, list[Cell]] = {"No": list(range(60)), "価格満足度": five, "品質満足度": five}
    odd: list[list[Cell]] = [
        [1, 2, 3, 4, 6] * 12,
        [*five[:-1], 6],
        [*five[:-2], 55, 12],
        [0, 1, 2, 3, 4, 5, 6, 4, 3, 5] * 6,
    ]
    for answers in odd:
        scale = of_columns({**asked, "接客満足度": answers}).columns[3].scale
        assert (scale.kind, scale.low, scale.high, scale.unsure) == ("points", 1, 5, True)
    # What a column settles by itself stays: seven points, or four of many answers.
    seven = of_columns({**asked, "接客満足度": [1, 2, 3, 4, 5, 6, 7, 4, 5, 6] * 6}).columns[3].scale
    four = of_columns({**asked, "接客満足度": [1, 2, 3, 4] * 15}).columns[3].scale
    assert (seven.high, four.high) == (7, 4)


def test_questions_beside_when_they_have_six_points() -> None:
    six: list[Cell] = [1, 2, 3, 4, 5, 6] * 10
    few: list[Cell] = [*[1, 2, 3, 4, 5] * 11, 3, 4, 5, 5, 6]
    read = of_columns({"No": list(range(60)), "価格満足度": six, "接客満足度": few})
    assert [(one.scale.high, one.scale.unsure) for one in read.columns[1:]] == [(6, True), (6, True)]
    # A question that has five by itself is never widened: 6 may be a code in the others.
    five: list[Cell] = [1, 2, 3, 4, 5] * 12
    read = of_columns({"No": list(range(60)), "満足度 [価格]": six, "満足度 [接客]": six, "満足度 [品質]": five})
    assert [one.scale.high for one in read.columns[1:]] == [6, 6, 5]


@pytest.mark.parametrize(
    ("answers", "kind", "points"),
    [
        ([*["Very satisfied", "Satisfied", "Neutral", "Dissatisfied"] * 24, *["Furious"] * 4], "category", None),
        ([*["Very satisfied", "Satisfied", "Neutral", "Dissatisfied"] * 100, *["Furious"] * 8], "category", None),
        ([*["Very satisfied", "Satisfied", "Neutral", "Dissatisfied"] * 24, "Furious"], "words", 5),
        ([*["Very satisfied", "Satisfied", "Neutral", "Dissatisfied"] * 24, *["Very satisfed"] * 4], "words", 5),
        ([*["Excellent", "Good", "OK", "Poor"] * 24, *["Terrible"] * 4], "words", 5),
        ([*FIVE * 20, *["利用していない"] * 30], "words", 5),
    ],
)
def test_words_when_one_of_them_is_not_known(answers: list[Cell], kind: str, points: int | None) -> None:
    # The worst answer must not vanish: an answer that many gave leaves the scale open until the user says.
    scale = scale_of(answers)
    assert (scale.kind, scale.points) == (kind, points)


@pytest.mark.parametrize(
    ("letters", "heading", "codes"),
    [
        ("A B C D E", "接客の満足度", [5, 4, 3, 2, 1]),
        ("A1 A2 A3 A4 A5", "Satisfaction [SQ001]", [1, 2, 3, 4, 5]),
    ],
)
def test_letters_when_the_heading_asks_for_a_rating(letters: str, heading: str, codes: list[int]) -> None:
    scale = scale_of(letters.split() * 5, heading)
    assert (scale.kind, scale.points, scale.unsure) == ("words", 5, True)
    assert scale.codes.tolist() == codes
    assert scale_of(letters.split() * 5, "店舗").kind == "category"


def test_na_when_the_others_are_codes_of_regions() -> None:
    regions: list[Cell] = ["NA", "EU", "APAC", "EU"] * 5
    ratings: list[Cell] = [1, 2, 3, 4, 5, "NA"]
    assert coded(regions, scale_of(regions, "Region"))["NA"] != "not_used"
    assert coded(ratings, scale_of(ratings))["NA"] == "not_used"


def test_text_when_there_is_nothing_to_say() -> None:
    answers = [f"意見その{n}、いろいろありました" for n in range(40)] + ["特になし", "なし"]
    found = coded(answers, scale_of(answers, "ご意見"))
    assert found["特になし"] == found["なし"] == "blank"
    assert sum(1 for code in found.values() if code == "blank") == 2


def test_codes_when_set_by_hand() -> None:
    answers = ["まあ良い", "良い", "ダメ", "無回答"]
    scale = scale_of(answers, codes=(("まあ良い", 2), ("良い", 3), ("ダメ", 1)))
    assert coded(answers, scale) == {"まあ良い": 2, "良い": 3, "ダメ": 1, "無回答": "blank"}
    assert (scale.low, scale.high) == (1, 3)


def test_missing_when_corrected() -> None:
    scale = scale_of([0, 1, 2, 3, 4, 5, 6] * 5, missing=(("6", "not_used"), ("0", "blank")))
    assert (scale.kind, scale.points, scale.unsure) == ("points", 5, False)
    assert scale.reasons == ("blank", None, None, None, None, None, "not_used")


@pytest.mark.parametrize(
    ("value", "found"),
    [("5", ["5", "５", "5.0", "5点"]), ("５", ["5", "５", "5.0", "5点"]), ("満足", ["満足"]), ("満", []), ("", [""])],
)
def test_values_like_when_written_differently(value: str, found: list[str]) -> None:
    distinct = distinct_of(["5", "５", 5.0, "5点", "満足", "大いに満足", None])
    texts = ["5", "５", "5.0", "5点", "満足", "大いに満足", ""]
    assert [texts[at] for at in values_like(distinct, value)] == found


NOTATIONS: list[Callable[[int], Cell]] = [
    int,
    str,
    float,
    lambda n: chr(0xFF10 + n),
    lambda n: f"{n}点",
    lambda n: f"{n}.0",
]


@settings(deadline=None)
@given(st.lists(st.integers(1, 5), min_size=12, max_size=40), st.data())
def test_rating_when_notations_are_mixed(numbers: list[int], data: st.DataObject) -> None:
    numbers = [*numbers, 1, 2, 3, 4, 5]
    cells = [data.draw(st.sampled_from(NOTATIONS))(number) for number in numbers]
    clean, mixed = scale_of(numbers, "接客の満足度"), scale_of(cells, "接客の満足度")
    assert (mixed.kind, mixed.low, mixed.high, mixed.reversed) == (clean.kind, clean.low, clean.high, clean.reversed)
    by_cell = {(type(cell), cell): code for cell, code in zip(distinct_of(cells).values, mixed.codes, strict=True)}
    assert [by_cell[type(cell), cell] for cell in cells] == numbers


CELLS = st.one_of(
    st.none(),
    st.integers(-10, 120),
    st.floats(-5, 20, allow_nan=False),
    st.booleans(),
    st.sampled_from(
        [*FIVE, "はい", "いいえ", "無回答", "N/A", "20代", "30代", "1,000円", "店舗, 電話", "電話, 店舗", "#N/A"]
    ),
    st.text(max_size=6),
)
HEADINGS = st.sampled_from(
    ["", "満足度", "おすすめ度", "ご意見", "年間購入回数", "満足度（1:非常に満足～5:非常に不満）"]
)


@settings(deadline=None)
@given(st.lists(CELLS, max_size=40), HEADINGS, st.booleans())
def test_scale_when_anything_is_answered(cells: list[Cell], heading: str, loyal: bool) -> None:
    distinct = distinct_of(cells)
    scale = scale_of(cells, heading, loyal=loyal)
    assert len(scale.codes) == len(scale.reasons) == len(distinct.values)
    assert distinct.counts.sum() == len(cells)
    for text, code, reason in zip(distinct.texts, scale.codes.tolist(), scale.reasons, strict=True):
        assert math.isnan(code) or reason is None, text
        if scale.low is not None and scale.high is not None and not math.isnan(code):
            assert scale.low <= code <= scale.high
        if scale.kind in {"zero_to_ten", "points", "words", "numbered", "yes_no", "bands", "category"}:
            assert reason is not None or not math.isnan(code)
    assert all(option.members.shape == (len(distinct.values),) for option in scale.options)


@settings(deadline=None)
@given(st.lists(CELLS, min_size=1, max_size=30), st.sampled_from(["blank", "not_used", "dont_know"]), st.data())
def test_scale_when_a_value_is_declared_missing(cells: list[Cell], reason: str, data: st.DataObject) -> None:
    distinct = distinct_of(cells)
    at = data.draw(st.integers(0, len(distinct.values) - 1))
    scale = scale_of(cells, missing=((distinct.texts[at], reason),))
    assert scale.reasons[at] == reason
    assert math.isnan(scale.codes[at])


def test_key_when_compared() -> None:
    assert ColumnKey("満足度") == ColumnKey("満足度", 1) != ColumnKey("満足度", 2)
