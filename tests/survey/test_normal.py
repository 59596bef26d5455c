from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.survey.normal import heading_words, match_text, one_line, plain, tidy_heading

# Without < and &: HTML is taken out once, and what is left may look like HTML again.
TEXTS = st.text(alphabet="満足不ア\u3000 ５5aＡｱ○◯〇（）\n\u00a0\u200bb/~〜～-−", max_size=20)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("満足度\n（接客）", "満足度 （接客）"),  # I06: Forms headings hold newlines
        ("\ufeff満足度", "満足度"),
        ("How\u00a0satisfied", "How satisfied"),
        ("<strong>店員</strong>の対応", "店員 の対応"),
        ("Tell us more&hellip;", "Tell us more…"),
        ("5 < 6 > 4", "5 < 6 > 4"),
        ("A & B", "A & B"),
        ("", ""),
    ],
)
def test_one_line_when_dirty(typed: str, shown: str) -> None:
    assert one_line(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Q1. 満足度（必須）", "Q1. 満足度"),
        ("How satisfied are you? *", "How satisfied are you?"),
        ("おすすめ度 [必須]\n", "おすすめ度"),
        ("*", "*"),  # nothing else is left: it stays
        ("満足度（5段階）", "満足度（5段階）"),
    ],
)
def test_tidy_heading_when_answer_is_required(typed: str, shown: str) -> None:
    assert tidy_heading(typed) == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("５", "5"),
        ("ｱﾝｹｰﾄ", "アンケート"),
        ("①", "1"),
        ("○", "〇"),
        ("○", "◯"),
        ("×", "✕"),
        ("✓", "✔"),
        ("1～5", "1〜5"),
        ("Very Satisfied", "very  satisfied"),
        ("don’t know", "Don't know"),
        ("大 満足", "大満足"),
    ],
)
def test_match_text_when_only_spelled_differently(one: str, other: str) -> None:
    assert match_text(one) == match_text(other)


@pytest.mark.parametrize(
    ("one", "other"), [("満足", "大いに満足"), ("その他", "その他スポーツ"), ("○", "×"), ("Q1", "Q10")]
)
def test_match_text_when_different(one: str, other: str) -> None:
    assert match_text(one) != match_text(other)


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Q1. 満足度", "満足度"),
        ("問１　満足度", "満足度"),
        ("【Q1】満足度", "満足度"),
        ("【選ぶ】の満足度", "【選ぶ】の満足度"),
        ("Q10 友人に勧めたいか", "友人に勧めたいか"),
        ("Q7ART", "art"),
        ("3) How likely", "how likely"),
        ("0-10 how likely", "0-10 how likely"),  # the ends of a scale are no question number
        ("5-point rating", "5-point rating"),
        ("Q1", "q1"),
    ],
)
def test_heading_words_when_numbered(heading: str, words: str) -> None:
    assert heading_words(heading) == words


@settings(deadline=None)
@given(TEXTS)
def test_normal_forms_when_applied_twice(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert match_text(match_text(text)) == match_text(text)
    assert match_text(plain(text)) == match_text(text)
    assert "\n" not in one_line(text)
