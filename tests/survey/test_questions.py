from __future__ import annotations

import pytest

from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.survey.questions import cut
from loyalty_desktop.survey.reading import ColumnKey, Reading
from loyalty_desktop.survey.recognise import Context
from loyalty_desktop.survey.sheet import Cell, Workbook
from tests.survey.making import book_of, sheet_of

ROWS: list[list[Cell]] = [
    ["No", "満足度", "満足度", "その他", "", None],
    [1, 5, 4, "a", "駅", None],
    [2, 4, 3, "b", None, None],
    [3, 5, 5, None, "宿", None],
]


def test_cut_when_headings_are_doubled_or_blank() -> None:
    done = cut(book_of(ROWS), Reading())
    assert [question.key for question in done.questions] == [
        ColumnKey("No"),
        ColumnKey("満足度"),
        ColumnKey("満足度", 2),  # I34
        ColumnKey("その他"),
        ColumnKey(""),  # I33: a blank heading with answers is kept, one without is dropped
    ]
    assert [question.index for question in done.questions] == [0, 1, 2, 3, 4]
    assert (done.heading_rows, done.rows) == ((1,), 3)


def test_cut_when_counted_every_row_is_there() -> None:
    for question in cut(book_of(ROWS), Reading()).questions:
        assert question.distinct.counts.sum() == 3
        assert len(question.raw.codes) == 3


def test_cut_when_the_user_chooses_the_heading_row() -> None:
    rows: list[list[Cell]] = [["調査"], *ROWS]
    done = cut(book_of(rows), Reading(heading_rows=(2,)))
    assert (done.heading_rows, done.rows) == ((2,), 3)
    assert done.questions[1].key == ColumnKey("満足度")


@pytest.mark.parametrize("chosen", [(0,), (9,), (1, 99)])
def test_cut_when_the_heading_row_lies_outside(chosen: tuple[int, ...]) -> None:
    with pytest.raises(NoAnswers) as caught:
        cut(book_of(ROWS), Reading(heading_rows=chosen))
    assert caught.value.message.id == "heading_rows_outside"


def test_cut_when_nothing_is_below_the_headings() -> None:
    with pytest.raises(NoAnswers):
        cut(book_of(ROWS), Reading(heading_rows=(4,)))


def test_scale_when_asked_twice_it_is_worked_out_once() -> None:
    question = cut(book_of(ROWS), Reading()).questions[1]
    context = Context(question.words)
    scale = question.scale(context)
    assert question.scale(Context(question.words)) is scale
    assert question.guess(scale, 0) is question.guess(scale, 0)
    assert question.scale(Context(question.words, loyal=True)) is not scale


def test_cut_when_other_sheets_hold_answers_too() -> None:
    sheets = tuple(sheet_of(ROWS, name) for name in ("4月", "5月", "6月"))
    done = cut(Workbook(sheets, None, "survey.xlsx"), Reading())
    assert (done.sheet.name, done.rows) == ("4月", 3)
    others = [note for note in done.notes if note.left_out]
    assert [(note.message.id, dict(note.message.args)["sheets"], note.count) for note in others] == [
        ("other_sheets", "5月, 6月", 6)
    ]
    alone = cut(book_of(ROWS), Reading()).notes
    assert [(note.message.id, note.count) for note in alone] == [
        ("columns_without_heading", 1),
        ("headings_repeated", 2),
    ]
