"""Comments one by one: order, what is marked, what counts as none."""

from __future__ import annotations

import numpy as np
import pytest

from loyalty_desktop.compute.comments import Listener, comment_columns
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.report.voice_list import voice_table
from loyalty_desktop.report.voice_rows import VoiceOrder, VoiceRows, matching, ordered, term_spans
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.speech.folded import search_words
from loyalty_desktop.survey.survey import Survey
from tests.surveys import survey_from

SCORE, LIKED, MISSED = (ColumnKey(name) for name in ("score", "liked", "missed"))
ROWS: list[tuple[Cell, ...]] = [
    ("score", "liked", "missed"),
    (10, "接客が良い", "特になし"),
    (2, "", "値段が高い。ほんとうに高い"),
    ("", "良くなかった", ""),
    (8, "none", "なし"),
]
READING = Reading(
    corrections=(
        Correction(SCORE, role="loyalty", low=0, high=10),
        *(Correction(one, role="comment") for one in (LIKED, MISSED)),
    )
)


@pytest.fixture
def survey() -> Survey:
    return survey_from(ROWS, READING)


def view(survey: Survey, term: str = "", asked: str = "") -> VoiceRows:
    heard = Listener().listen(comment_columns(survey))
    return VoiceRows(survey, Measure(SCORE), heard, np.flatnonzero(heard.of_row >= 0), search_words(asked), term)


def test_who_says_only_nothing_has_no_comment(survey: Survey) -> None:
    shown = view(survey)
    assert shown.rows.tolist() == [0, 1, 2]
    first, second, third = (shown.comment(row) for row in shown.rows.tolist())
    assert (first.answer, first.code, first.text) == ("10", "positive", "接客が良い")
    assert (second.answer, second.code, [one.asked for one in second.said]) == ("2", "negative", ["missed"])
    assert (third.answer, third.code, third.who) == ("", None, "Row 4")


@pytest.mark.parametrize(
    ("order", "rows"), [("file", [0, 1, 2]), ("low", [1, 0, 2]), ("high", [0, 1, 2]), ("long", [1, 2, 0])]
)
def test_orders(survey: Survey, order: VoiceOrder, rows: list[int]) -> None:
    assert ordered(view(survey), order).tolist() == rows


def test_words_and_what_is_looked_for_are_marked_together(survey: Survey) -> None:
    text = view(survey, term="高い", asked="値段が高").comment(1).said[0]
    assert [text.text[start:end] for start, end in text.spans] == ["値段が高い", "高い"]
    assert term_spans("😊接客が良い、値段が高い", "接客 + 良い") == [(1, 6)]
    assert term_spans("良い", "良くない") == []


def test_a_search_may_be_met_by_several_answers_of_one_person(survey: Survey) -> None:
    columns = comment_columns(survey)
    assert matching(columns, search_words("せっきゃく"), 4).tolist() == [False] * 4
    assert matching(columns, search_words("高イ 値段"), 4).tolist() == [False, True, False, False]
    assert matching(columns, search_words("なし"), 4).tolist() == [False] * 4


def test_the_table_to_be_written_has_everything_in_full(survey: Survey) -> None:
    table = voice_table(view(survey), "name")
    assert table.headings == ("Row in the file", "score", "Class", "liked", "missed")
    assert table.rows[0] == (2, "10", "Promoters", "接客が良い", "")
    assert table.comments == (3, 4)
