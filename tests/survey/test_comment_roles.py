"""Few short answers to an open question are comments, and a wish is one role, in Japanese as in English."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import column_of

WORDS: list[Cell] = ["価格", "スタッフ", "立地", "味", "雰囲気"]
WORDS_EN: list[Cell] = ["Price", "Staff", "Location", "Taste", "Mood"]


def few(words: list[Cell], count: int) -> list[Cell]:
    return [words[at % len(words)] if at % 3 == 0 else None for at in range(count)]


@pytest.mark.parametrize("count", [12, 30, 60])
@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("理由を教えてください", WORDS),
        ("ご意見・ご要望", WORDS),
        ("その理由", WORDS),
        ("Please tell us why", WORDS_EN),
        ("Comments and suggestions", WORDS_EN),
    ],
)
def test_few_short_answers_where_people_are_asked_to_write_are_comments(
    heading: str, words: list[Cell], count: int
) -> None:
    assert column_of(few(words, count), heading).role == "comment"


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("来店の理由を教えてください", ["近い", "安い", "品揃え"]),
        ("性別を教えてください", ["男性", "女性", "回答しない"]),
        ("Please tell us why you came", ["Near", "Cheap", "Range"]),
        ("お住まいの地域をお書きください", ["東京", "大阪", "福岡"]),
    ],
)
def test_options_that_many_chose_are_none(heading: str, words: list[Cell]) -> None:
    assert column_of(words * 20, heading).role == "segment"


def test_a_segment_is_none_however_few_answered() -> None:
    for heading in ("性別を教えてください", "お住まいの地域をお書きください"):
        assert column_of(few(["東京", "大阪"], 60), heading).role == "segment"


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("Would you attend again next year?", "来年も参加したいですか"),
        ("Will you attend next year?", "来年も参加しますか"),
        ("Would you use it again?", "また利用したいですか"),
        ("Did you attend last year?", "昨年も参加しましたか"),
    ],
)
def test_yes_or_no_has_one_role_in_both_languages(english: str, japanese: str) -> None:
    one = column_of(["Yes" if at % 3 else "No" for at in range(40)], english)
    other = column_of(["はい" if at % 3 else "いいえ" for at in range(40)], japanese)
    assert (one.role, one.guess.confidence) == (other.role, other.guess.confidence)
    assert one.role == ("experience" if "last" in english else "loyalty")


CODES: list[Cell] = [f"K-{at}" for at in range(60)]
SIGNS: list[Cell] = [f"良{at}" if at % 2 == 0 else None for at in range(60)]
FIGURES: list[Cell] = [37 * (at * 7919 % 61) + 1003 for at in range(60)]


@pytest.mark.parametrize("answers", [CODES, SIGNS])
@pytest.mark.parametrize(
    "heading", ["ご意見", "ご意見・ご要望", "コメント", "改善点", "Comments", "Feedback", "その他（具体的に）"]
)
def test_short_answers_that_look_like_codes_are_comments_where_the_heading_says_so(
    heading: str, answers: list[Cell]
) -> None:
    column = column_of(answers, heading)
    assert (column.role, column.scale.kind) == ("comment", "text")
    assert column.guess.why.id == "why_comment"


@pytest.mark.parametrize(
    "heading", ["No.", "会員番号", "ご意見番号", "Feedback ID", "comment_id", "受付コード", "Code"]
)
def test_the_number_of_a_comment_is_an_id(heading: str) -> None:
    assert column_of(CODES, heading).role == "id"


def test_numbers_below_such_a_heading_are_asked_about() -> None:
    guess = column_of(FIGURES, "ご意見").guess
    assert (guess.role, guess.confidence) == ("comment", 0.55)
