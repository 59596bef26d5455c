from __future__ import annotations

import pytest

from loyalty_desktop.sentences import SENTENCES
from loyalty_desktop.survey.headings import find_heading_rows
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.tools import _SIGNATURES, tool_of
from tests.survey import exports
from tests.survey.making import sheet_of


def told(rows: list[list[Cell]]) -> str:
    sheet = sheet_of(rows)
    tool = tool_of(sheet, find_heading_rows(sheet))
    return tool.said if tool else ""


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (exports.google_ja(), "tool_google_forms"),
        (exports.google_en(), "tool_google_forms"),
        (exports.forms_ja(), "tool_microsoft_forms_quiz"),
        (exports.surveymonkey(), "tool_surveymonkey_more_rows"),
        (exports.qualtrics(), "tool_qualtrics_three_rows"),
        (exports.qualtrics(2), "tool_qualtrics_two_rows"),
        (exports.limesurvey_codes(), "tool_limesurvey_codes"),
        (exports.limesurvey_text(), "tool_limesurvey_full_text"),
        (exports.typeform_new(), "tool_typeform"),
        (exports.agency_codes(), "tool_agency_codes"),
        (exports.surveroid(), "tool_surveroid"),
        (exports.joined_and_columns(), ""),
    ],
)
def test_tool_when_its_signature_is_there(rows: list[list[Cell]], sentence: str) -> None:
    assert told(rows) == sentence
    assert told([["2026年の調査"], [], *rows]) == sentence  # a title above changes nothing


def test_tool_when_only_some_of_its_headings_are_there() -> None:
    scores: list[list[Cell]] = [[n, f"x{n}", n % 6] for n in range(12)]
    for heading in (
        ["タイムスタンプ", "名前", "満足度"],  # no times below
        ["ID", "開始時刻", "満足度"],
        ["ID", "Status", "Q1"],
        ["Response ID", "Name", "Q1"],
        ["q1", "q2", "q3"],
        ["#", "Name", "Score"],
    ):
        assert told([list(heading), *scores]) == "", heading


def test_tool_when_written_by_hand_below_many_titles() -> None:
    assert told([["No", "満足度"], [1, 5], [2, 4]]) == ""
    assert told([[None, None], [None, None]]) == ""


def test_sentences_when_a_tool_is_named() -> None:
    assert {one.tool.said for one in _SIGNATURES} <= set(SENTENCES)
