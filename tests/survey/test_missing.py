from __future__ import annotations

import pytest

from loyalty_desktop.survey.missing import REASONS, no_answer_codes, reason_of, says_nothing
from loyalty_desktop.survey.vocabulary import keys, words


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "blank"),
        ("　", "blank"),
        ("無回答", "blank"),
        ("No answer", "blank"),
        ("―", "blank"),
        ("利用していない", "not_used"),
        ("選択なし/該当施設なし", "not_used"),
        ("N/A", "not_used"),
        ("ｎ／ａ", "not_used"),
        ("Not applicable", "not_used"),
        ("わからない", "dont_know"),
        ("Don’t know", "dont_know"),
        ("分からない/無回答", "dont_know"),
        ("答えたくない", "refused"),
        ("Prefer not to say", "refused"),
        ("6: 無回答", "blank"),
        ("99=No answer", "blank"),
        ("#N/A", "error"),
        ("#DIV/0!", "error"),
    ],
)
def test_reason_when_no_answer(text: str, reason: str) -> None:
    assert reason_of(text) == reason


@pytest.mark.parametrize(
    "text", ["満足", "なし", "None", "0", "わからないことが多い", "ｎ", "利用していないが知っている", "答え"]
)
def test_reason_when_an_answer(text: str) -> None:
    assert reason_of(text) is None


def test_reason_when_a_word_stands_in_two_lists() -> None:
    lists = [keys("missing", reason) for reason in REASONS if reason != "out_of_range"]
    together = [word for words_ in lists for word in words_]
    assert len(together) == len(set(together))


@pytest.mark.parametrize(
    "text", ["特になし", "なし", "特に無し。", "None", "no comment", "-", ".", "。", "特にありません"]
)
def test_says_nothing_when_there_is_nothing_to_say(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["特になし以外", "味", "No parking"])
def test_says_nothing_when_something_is_said(text: str) -> None:
    assert not says_nothing(text)


def test_codes_when_asked_for() -> None:
    assert {-1.0, 99.0, -9.0, -9999.0} <= no_answer_codes()
    assert not any(0 <= code <= 10 for code in no_answer_codes())
    assert words("missing", "codes")
