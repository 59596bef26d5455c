"""Text as it is searched, and the way back to where it stands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.survey.speech.folded import folded, found_spans, search_key, search_words


@pytest.mark.parametrize(
    ("text", "asked", "marked"),
    [
        ("ｻｲｽﾞが合わない", "サイズ", ["ｻｲｽﾞ"]),
        ("サイズ感", "さいず", ["サイズ"]),
        ("ＡＢＣとabc", "Abc", ["ＡＢＣ", "abc"]),
        ("㈱と㌔", "株", ["㈱"]),
        ("がっかり", "ｶﾞｯｶﾘ", ["がっかり"]),
        ("接客と値段", "値段 接客", ["接客", "値段"]),
        ("何もない", "値段", []),
        ("何もない", "", []),
    ],
)
def test_found_words_are_marked_where_they_stand(text: str, asked: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in found_spans(text, search_words(asked))] == marked


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("aＡ１ｶﾞﾊﾟがカ゛é e\u0301㈱😊ﬁ\nー"), max_size=12))
def test_places_lead_back_whatever_was_typed(text: str) -> None:
    known = folded(text)
    assert known.text == unicodedata.normalize("NFKC", text).lower() or "\u0301" in text or "ﾞ" in text or "ﾟ" in text
    places = [known.span(at, at)[0] for at in range(len(known.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
    assert found_spans(text, (search_key(text),) if search_key(text) else ()) == (((0, len(text)),) if text else ())
