from __future__ import annotations

import random
import sys
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.survey import split_search
from loyalty_desktop.survey.separators import tokens_of
from loyalty_desktop.survey.split_search import Refusal, find_split, search
from tests.survey.making import column_of, scale_of


@pytest.mark.parametrize(
    ("cell", "separator", "tokens"),
    [
        ("チャット, 電話", ", ", ("チャット", "電話")),
        ("ホタルイカ,", ", ", ("ホタルイカ",)),  # I05: "other" ticked, nothing written
        ("その他（ゴルフ, テニス）, 温泉", ", ", ("その他（ゴルフ, テニス）", "温泉")),
        ("チャット;電話;", ";", ("チャット", "電話")),  # I08
        ("チャット;", ";", ("チャット",)),
        ("/ Biceps / Triceps", " / ", ("Biceps", "Triceps")),  # I17
        (" / Biceps", " / ", ("Biceps",)),
        ("温泉\n観光\n", "\n", ("温泉", "観光")),
        ("温泉／観光（寺／神社）", "／", ("温泉", "観光（寺／神社）")),
        ("10,000円以上20,000円未満", ", ", ("10,000円以上20,000円未満",)),
        ("電話, 電話", ", ", ("電話",)),
        ("a) x, b", ", ", ("a) x", "b")),  # a closing bracket alone opens nothing
        ("", ", ", ()),
    ],
)
def test_tokens_when_cell_is_split(cell: str, separator: str, tokens: tuple[str, ...]) -> None:
    assert tokens_of(cell, separator) == tokens


def split_of(cells: list[str]) -> str | None:
    counted = Counter(cells)
    found = find_split(list(counted), np.array(list(counted.values())))
    return found.separator if found else None


@pytest.mark.parametrize(
    ("cells", "separator"),
    [
        (["店舗, 電話", "店舗", "電話", "店舗, 電話, サイト"] * 5, ", "),
        (["店舗;電話;", "店舗;", "電話;"] * 5, ";"),
        (["店舗;", "電話;", "サイト;"] * 5, ";"),  # nobody ticked two
        (["1,3,4", "1", "2,3", "1,2"] * 5, ","),  # I14
        (["2&5&7", "2", "5&7"] * 5, "&"),  # I21
        (["店舗、電話", "店舗", "電話", "サイト、店舗"] * 15, "、"),
        (["店舗／電話", "店舗", "電話", "サイト／店舗"] * 15, "／"),
        (["満足", "不満"] * 10, None),
        (["満足／やや満足", "不満", "どちらでもない"] * 10, None),
        (["はい、あった", "いいえ、なかった", "その他"] * 20, None),  # never combined otherwise
        (["1,000円以上3,000円未満", "3,000円以上5,000円未満", "使わない"] * 10, None),
        (["東京都港区、駅の近く", "はい、便利でした", "いいえ、とくに、ありません"], None),
        (["Smith, John", "Doe, Jane", "Roe, Richard", "Poe, Edgar"], None),
        (["Smith, John", "Smith, Anna", "Lee, Jane", "Doe, Jane"] * 10, None),  # one shared part is no list
        (["Austin, TX", "Dallas, TX", "Paris, France", "Online"] * 10, None),
        (["Suite, sea view", "Suite, city view", "Standard, sea view"] * 10, None),
        (["Food & Beverage", "Food & Retail", "Media", "Gas & Water", "Oil & Gas"] * 10, None),
        (["Yes, definitely", "Yes, a little", "Yes", "No"] * 10, None),
        (["会社員/公務員", "会社員/役員", "学生", "主婦/主夫"] * 10, None),
        (["友人、家族の紹介", "友人、知人のSNS", "通りがかり", "広告を見て"] * 10, None),
        (["ランチ/一人", "ランチ/家族", "ディナー/一人"] * 10, None),
        (["2/5", "5/5", "3/5", "4/5"] * 10, None),  # points, not answers 2 and 5
        (["6/10", "10/10", "8/10"] * 10, None),
        (["4/5", "5/4", "6/5", "5/6", "4/4"] * 10, None),  # days
        (["価格, 品質", "価格, 店員", "品質, 店員", "品質, 場所", "店員, 場所"] * 10, ", "),  # "choose two"
        (["電気, ガス", "ガス", "電気"] * 10, ", "),
    ],
)
def test_split_when_looked_for(cells: list[str], separator: str | None) -> None:
    assert split_of(cells) == separator


def test_options_when_one_holds_the_separator() -> None:
    # "A, B" never comes apart: it is one option (I05).
    cells = ["名所, 旧跡の観光", "温泉, 名所, 旧跡の観光", "温泉", "買い物, 温泉"] * 6
    scale = scale_of(cells, "訪問目的（複数選択）")
    assert {option.text: option.count for option in scale.options} == {"温泉": 18, "名所, 旧跡の観光": 12, "買い物": 6}


def test_options_when_rare_they_are_own_words() -> None:
    cells = [f"選択{n}, 選択{n + 1}" for n in range(12)] * 3 + ["選択1, 祖母の家に泊まった"]
    options = {option.text for option in scale_of(cells, "目的（複数選択）").options}
    assert "祖母の家に泊まった" not in options
    assert len(options) == 13


def test_options_when_spelled_differently_they_are_one() -> None:
    scale = scale_of(["ＳＮＳ, 店舗", "SNS, 店舗", "sns", "店舗"] * 5, "きっかけ")
    assert sorted(option.count for option in scale.options) == [15, 15]
    assert any(option.text.casefold() in {"sns", "ｓｎｓ"} for option in scale.options)


def test_multi_when_somebody_does_not_know() -> None:
    cells = ["店舗, 電話", "店舗", "電話", "わからない", None, "無回答"]
    reasons = dict(zip(cells, scale_of(cells * 5, "きっかけ").reasons, strict=True))
    # "Don't know" was answered: it is none of the options, and no blank.
    assert [reasons[cell] for cell in cells] == [None, None, None, None, "blank", "blank"]


@pytest.mark.parametrize("none", ["あてはまるものはない", "特になし", "なし", "None of the above", "none"])
def test_multi_when_none_of_the_options_was_chosen(none: str) -> None:
    cells = ["店舗, 電話", "店舗", "電話, サイト", none, None]
    scale = scale_of(cells * 5)
    # An answer, with a no for every option, and no option itself.
    assert scale.reasons == (None, None, None, None, "blank")
    assert {option.text for option in scale.options} == {"店舗", "電話", "サイト"}


def test_multi_when_an_option_only_speaks_of_nothing() -> None:
    scale = scale_of(["駅弁, 地酒", "地酒", "どれにも感動していない", "駅弁, 菓子"] * 5)
    assert "どれにも感動していない" in {option.text for option in scale.options}


def test_multi_when_the_user_calls_an_answer_missing() -> None:
    cells = ["店舗, 電話", "店舗", "わからない", "電話, サイト", "電話"]
    scale = scale_of(cells * 5, missing=(("わからない", "dont_know"), ("店舗", "not_used")))
    assert scale.kind == "multi"
    assert scale.reasons == (None, "not_used", "dont_know", None, None)


@pytest.mark.parametrize("cells", [["1,3,4", "1", "2,3", "1,2"], ["2&5&7", "2", "5&7", "5"]])
def test_multi_when_the_options_are_codes(cells: list[str]) -> None:
    found = column_of([*cells] * 10, "Q5 利用したもの")
    assert found.scale.kind == "multi"
    assert {option.text for option in found.scale.options} <= set("123457")


def test_split_when_many_texts_hold_the_separator() -> None:
    prose = [f"店員{n}さん、とても親切、また{n}年後に来ます" for n in range(5000)]
    assert split_of(prose) is None
    lists = [", ".join(f"選択{n}" for n in range(13) if at >> n & 1) for at in range(1, 8000)]
    assert split_of(lists) == ", "


@pytest.mark.parametrize("own", [0, 1, 3])
@pytest.mark.parametrize("separator", [", ", "、"])
def test_a_search_that_ends_early_finds_what_a_whole_one_finds(
    own: int, separator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(own)
    words = [f"語{at}" for at in range(40)]
    texts = [separator.join([*chance.sample(words, 3), *(f"私{at}-{n}" for n in range(own))]) for at in range(6_000)]
    counts = np.array([chance.choice([0, 1, 1, 3]) for _text in texts])
    early = search(texts, counts)
    monkeypatch.setattr(split_search, "_LOOK_EVERY", sys.maxsize)
    whole = search(texts, counts)
    assert type(early) is type(whole)
    if isinstance(early, Refusal) and isinstance(whole, Refusal):
        assert all(early.slack[one] <= slack for one, slack in whole.slack.items())
    else:
        assert early == whole


def test_role_when_reasons_are_chosen_from_a_list() -> None:
    found = column_of(["価格, 品質", "品質", "価格, 店員", "店員, 品質, 価格"] * 10, "選んだ理由（複数選択可）")
    assert (found.scale.kind, found.role) == ("multi", "experience")


OPTIONS = st.lists(
    st.sampled_from(["店舗", "電話", "サイト", "その他（紙、郵便）", "SNS"]), min_size=1, max_size=4, unique=True
)


@settings(deadline=None)
@given(st.lists(OPTIONS, min_size=20, max_size=60))
def test_options_when_counted_they_match_what_was_ticked(ticked: list[list[str]]) -> None:
    scale = scale_of([", ".join(options) for options in ticked], "利用したもの")
    if scale.kind == "multi":
        counted = Counter(option for options in ticked for option in options)
        assert {option.text: option.count for option in scale.options} == dict(counted)
        assert all(option.members.any() for option in scale.options)
