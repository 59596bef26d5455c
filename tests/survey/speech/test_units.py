"""Words of comments as a person would count them: each expected list was written by hand."""

from __future__ import annotations

import subprocess
import sys

import pytest

from loyalty_desktop.survey.speech.lexicon import Lexicon
from loyalty_desktop.survey.speech.terms import pairs_of, phrase_text, units_of


def words(text: str) -> list[str]:
    return [unit.word for unit in units_of(text)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("接客が良い。", ["接客", "良い"]),
        ("ほかの店、その他も見た", ["店", "見る"]),
        ("部屋のWi-Fiが遅い", ["部屋", "wi-fi", "遅い"]),
        ("Booking.comで予約", ["booking.com", "予約"]),
        ("接客が良くなかった。", ["接客", "良くない"]),
        ("良くはない", ["良くない"]),
        ("よくありませんでした", ["良くない"]),
        ("悪くない", ["悪くない"]),
        ("値段が高かった", ["値段", "高い"]),
        ("高すぎる", ["高い"]),
        ("在庫がありませんでした", ["在庫がない"]),
        ("問題ない。問題がなかった", ["問題がない", "問題がない"]),
        ("不満はありません", ["不満がない"]),
        ("親切じゃなかった。丁寧ではない", ["親切ではない", "丁寧ではない"]),
        ("納得できない。改善しなかった", ["納得できない", "改善しない"]),
        ("電話がつながらない", ["電話", "繋がらない"]),
        ("気づいてもらえず", ["気付かない"]),
        ("まだ届いていない", ["届かない"]),
        ("返事が来ません", ["返事", "来ない"]),
        ("もう行きたくない。また利用したい", ["行きたくない", "利用したい"]),
        ("使わなければならない", ["使う"]),
        ("アプリが使いづらい", ["アプリ", "使いづらい"]),
        ("わかりにくく、使いやすくない", ["分かりにくい", "使いやすくない"]),
        ("不親切で無愛想な店員さん", ["不親切", "無愛想", "店員"]),
        ("清潔感があり、試着室も広い", ["清潔感", "試着室", "広い"]),
        ("コスパ最高", ["コスパ", "最高"]),
        ("よく分からない", ["分からない"]),
        ("ご対応に感謝", ["対応", "感謝"]),
        ("とても、もう少し、特に", []),
        ("100円で3回", []),
        ("食べられなかった。使われていない", ["食べられない", "使われない"]),
        ("改善されない", ["改善されない"]),
        ("利用しやすいが移動しにくい", ["利用しやすい", "移動しにくい"]),
        ("来るかもしれない", ["来る"]),
    ],
)
def test_japanese_in_the_form_of_the_dictionary_with_its_negation(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The service was good", ["servic", "good"]),
        ("Services weren't very good", ["servic", "not good"]),
        ("not only friendly but clean", ["friend", "clean"]),
        ("No problems at all!", ["not problem"]),
        ("never again. Good food", ["good", "food"]),
        ("I don’t think it is worth it", ["not think", "worth"]),
        ("42 minutes", ["minut"]),
    ],
)
def test_english_without_endings_and_with_its_negation(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_width_case_and_kana_width_make_no_difference() -> None:
    assert words("ｻｲｽﾞがＢＡＤ") == words("サイズがbad") == ["サイズ", "bad"]
    assert words("GREAT Service") == words("great services")


def test_both_languages_in_one_comment() -> None:
    found = words("The staff was not friendly at all. 店員さんの接客が良くない。wifiも遅い")
    assert found == ["staff", "not friend", "店員", "接客", "良くない", "wifi", "遅い"]


def phrases(text: str) -> list[str]:
    known, units = units_of(text)
    return [phrase_text(pair, known.text) for pair in pairs_of(units)]


def test_phrases_are_two_words_with_nothing_but_small_ones_between() -> None:
    assert phrases("接客がとても丁寧。配送が早くて助かりました") == ["接客が丁寧", "配送が早い", "早くて助かる"]
    assert phrases("The service was very slow, staff") == ["service was very slow"]
    assert phrases("良い！悪い") == []


def test_places_are_those_of_the_text_as_it_was_written() -> None:
    text = "😊ｻｰﾋﾞｽが良かった"
    known, units = units_of(text)
    assert [text[slice(*known.span(one.start, one.end))] for one in units] == ["ｻｰﾋﾞｽ", "良かっ"]


def test_a_lexicon_takes_each_text_apart_once_and_says_what_it_counted_together() -> None:
    lexicon = Lexicon()
    texts = ["Services were slow", "service is slow", "The services!", "美味しかった", "おいしい"]
    found = [lexicon.terms_in(text) for text in texts]
    assert lexicon.terms_in(texts[0]) is found[0]
    number = lexicon.number("servic")
    assert number is not None
    assert (lexicon.text(number), lexicon.forms(number)) == ("services", ("services", "service"))
    tasty = lexicon.number("美味しい")
    assert tasty is not None
    assert set(lexicon.forms(tasty)) == {"美味しかっ", "おいしい"}
    pair = lexicon.number("servic + slow")
    assert pair is not None
    assert (lexicon.kind(pair), lexicon.text(pair), lexicon.key(pair)) == ("phrase", "service is slow", "servic + slow")


def test_the_dictionary_is_not_loaded_before_a_comment_is_taken_apart() -> None:
    code = "import sys, loyalty_desktop.compute.voices, loyalty_desktop.report.voice_rows as _; "
    code += "print('lindera' in sys.modules, 'snowballstemmer' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
