"""What can be answered to questions about several answers: each answer settles them and does what it says."""

from __future__ import annotations

import pytest

from loyalty_desktop.messages import message
from loyalty_desktop.report.asked import is_asked
from loyalty_desktop.report.choice import Choice
from loyalty_desktop.report.read_choices import choices_of
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import book_of, of_columns

QUESTIONS: dict[str, dict[str, list[Cell]]] = {
    "column_split_asked": {"契約内容": ["電気, ガス", "電気", "ガス"] * 20},
    "option_rejoined": {"目的（複数選択）": ["夜景, 星空, 食事", "食事", "温泉, 食事"] * 20},
    "tick_run_asked": {"駐車場利用": ["○", None, None] * 20, "クレーム歴": [None, "○", None] * 20},
    "options_without_question": {"温泉": ["温泉", None, None] * 20, "寺": [None, "寺", None] * 20},
    "ticked_nothing_asked": {"体験したこと（複数選択）": ["行列, 満席", "行列", "満席, 故障", None] * 15},
    "options_named_by_answers": {
        "Which did you use?": ["Shop", None, None] * 20,
        "Column2": [None, "Phone", None] * 20,
        "Column3": [None, "Mail", "Mail"] * 20,
    },
}


def asked(id_: str) -> tuple[Survey, Noted, tuple[Choice, ...]]:
    read = of_columns({"No": list(range(60)), **QUESTIONS[id_]})
    note = next(one for one in read.notes if one.message.id == id_)
    return read, note, choices_of(note, read)


@pytest.mark.parametrize("id_", QUESTIONS)
def test_every_question_is_settled_by_any_of_its_answers(id_: str) -> None:
    read, _note, choices = asked(id_)
    assert len(choices) >= 2
    for choice in choices:
        answered = survey(read.workbook, choice.reading, read)
        left = {one.message.id for one in answered.notes if one.state == "asked" and is_asked(one, answered)}
        assert id_ not in left, choice.text


def test_a_column_that_was_split_is_put_together_again() -> None:
    read, _note, (several, one) = asked("column_split_asked")
    assert [several.told, one.told] == ["ガス | 電気", "電気, ガス"]
    assert survey(read.workbook, one.reading, read).columns[1].scale.kind == "category"
    assert survey(read.workbook, several.reading, read).columns[1].scale.kind == "multi"


def test_an_option_that_was_kept_whole_is_parted_or_nothing_is_split() -> None:
    read, note, (_one, several, none) = asked("option_rejoined")
    assert "all other cells were split at “,”" in note.message.text()
    options = {option.text for option in survey(read.workbook, several.reading, read).columns[1].scale.options}
    assert options == {"夜景", "星空", "食事", "温泉"}
    assert survey(read.workbook, none.reading, read).columns[1].scale.kind == "category"


def test_marks_side_by_side_are_one_question_or_each_on_its_own() -> None:
    read, note, choices = asked("tick_run_asked")
    assert "40 of 60 people" in note.message.text()
    assert [choice.told for choice in choices] == ["n=40", "n=60", "n=20, n=20"]
    bases = []
    for choice in choices:
        column = survey(read.workbook, choice.reading, read).columns[1]
        bases.append(int(column.distinct.counts[column.scale.valid].sum()))
    assert bases == [40, 60, 20]


def test_who_ticked_nothing_was_not_asked_or_had_none_of_it() -> None:
    read, _note, (left_out, counted) = asked("ticked_nothing_asked")
    assert [left_out.told, counted.told] == ["満席 67%", "満席 50%"]
    assert left_out.chosen
    bases = []
    for choice in (left_out, counted):
        column = survey(read.workbook, choice.reading, read).columns[1]
        bases.append(int(column.distinct.counts[column.scale.valid].sum()))
    assert bases == [45, 60]


def test_heading_rows_that_were_joined_can_be_one_row() -> None:
    rows: list[list[Cell]] = [["No", "満足度", None], [None, "接客", "価格"]]
    rows += [[at, at % 5 + 1, at * 3 % 5 + 1] for at in range(60)]
    read = survey(book_of(rows), Reading(heading_rows=(1, 2)))
    choices = choices_of(Noted(message("heading_rows_joined", rows="1, 2"), 2, "asked"), read)
    assert choices[0].chosen
    assert [choice.reading.heading_rows for choice in choices][:3] == [(1, 2), (1,), (2,)]
