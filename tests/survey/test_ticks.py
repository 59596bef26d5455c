from __future__ import annotations

import pytest

from loyalty_desktop.survey.sheet import Cell, RawColumn
from loyalty_desktop.survey.ticks import NOT_TICKED, Marked, fill_unticked, name_copies
from tests.survey.making import of_columns, raw_column


def cells(column: RawColumn) -> list[Cell]:
    return [column.values[code] for code in column.codes]


def filled(*columns: tuple[str, str, list[Cell]]) -> list[list[Cell]]:
    return [cells(one) for one in fill_unticked([Marked(group, own, raw_column(c)) for group, own, c in columns])]


def test_blank_when_another_option_was_ticked() -> None:
    chat, phone = filled(("Which?", "Chat", ["Chat", None, None]), ("Which?", "Phone", [None, "Phone", None]))
    assert chat == ["Chat", NOT_TICKED, None]  # the third answered nothing: nothing is known (I09)
    assert phone == [NOT_TICKED, "Phone", None]


def test_blank_when_other_was_written() -> None:
    chat, _phone, other = filled(
        ("Which?", "Chat", ["Chat", None, None]),
        ("Which?", "Phone", [None, "Phone", None]),
        ("Which?", "Other (please specify)", [None, None, "By letter"]),
    )
    assert chat == ["Chat", NOT_TICKED, NOT_TICKED]
    assert other == [None, None, "By letter"]  # words stay words


def test_blank_when_words_stand_beside_the_options() -> None:
    # LimeSurvey writes a comment beside each option (I15), Qualtrics a text (I14); nobody chose the third.
    chat, _said, phone, _why, _fax, _gone = filled(
        ("Q1", "SQ001", ["Y", None, None]),
        ("Q1", "SQ001comment", ["fast", None, None]),
        ("Q1", "SQ002", [None, "Y", None]),
        ("Q1", "Other - Text", [None, "slow", None]),
        ("Q1", "SQ003", [None, None, None]),
        ("Q1", "SQ004", [None, None, None]),
    )
    assert (chat, phone) == (["Y", NOT_TICKED, None], [NOT_TICKED, "Y", None])


def test_blank_when_a_question_was_seen_and_skipped() -> None:
    # I14: -99 where nothing was chosen is no answer; beside another option it is one that was not chosen.
    chat, phone = filled(("Q3", "Chat", ["Chat", -99, None, -99]), ("Q3", "Phone", [-99, "Phone", None, -99]))
    assert (chat, phone) == (["Chat", NOT_TICKED, None, -99], [NOT_TICKED, "Phone", None, -99])


def test_blank_when_the_mark_is_its_own_heading() -> None:
    # I17: Typeform's old export names the question nowhere.
    chat, phone, _age = filled(
        ("", "Chat", ["Chat", None, "Chat"]), ("", "Phone", [None, "Phone", None]), ("", "Age", [30, 40, None])
    )
    assert chat == ["Chat", NOT_TICKED, "Chat"]
    assert phone == [NOT_TICKED, "Phone", NOT_TICKED]


def test_blank_when_zero_says_no() -> None:
    # I21: 1, 0 and blank are three states; blank was not asked.
    columns: list[tuple[str, str, list[Cell]]] = [
        ("q2", "c1", [1, 0, None]),
        ("q2", "c2", [1, None, None]),
        ("q2", "c3", [1, None, None]),
    ]
    assert filled(*columns) == [values for _group, _own, values in columns]


def test_blank_when_no_tick_box() -> None:
    assert filled(("", "Q1", [1, None]), ("", "Q2", [2, None])) == [[1, None], [2, None]]
    assert filled(("Q", "a", ["x", None])) == [["x", None]]  # one box is no question of several


@pytest.mark.parametrize(("mark", "again"), [("○", "◯"), (1, 1), ("x", "X"), ("レ", "レ"), ("✓", "✔")])
def test_blank_when_marks_stand_side_by_side(mark: Cell, again: Cell) -> None:
    tried, nobody, asked, age = filled(
        ("", "試着した", [mark, None, None]),
        ("", "返品した", [None, None, None]),
        ("", "相談した", [None, again, None]),
        ("", "年齢", [30, 40, 50]),
    )
    assert tried == [mark, NOT_TICKED, None]
    assert asked == [NOT_TICKED, again, None]
    assert (nobody, age) == ([None, None, None], [30, 40, 50])


def test_blank_when_marks_differ_or_stand_apart() -> None:
    columns: list[tuple[str, str, list[Cell]]] = [
        ("", "a", ["○", None]),
        ("", "b", ["レ", None]),
        ("", "c", ["東京", None]),
        ("", "d", ["東京", None]),
        ("", "e", ["○", None]),
        ("", "f", ["○", "×"]),
    ]
    assert filled(*columns) == [values for _group, _own, values in columns]


def test_experiences_when_headings_share_nothing() -> None:
    read = of_columns(
        {
            "No": list(range(40)),
            "試着した": ["○", None] * 20,
            "相談した": [None, "○", None, None] * 10,
            "特になし": [None, None, None, "○"] * 10,
        }
    )
    assert [(one.role, one.guess.confidence) for one in read.columns[1:3]] == [("experience", 0.8)] * 2
    assert read.columns[3].role == "unused"  # none of them is nothing that happened


def named(*columns: tuple[str, list[Cell]]) -> list[tuple[str, str]]:
    return [(one.group, one.own) for one in name_copies([Marked("", own, raw_column(c)) for own, c in columns])]


def test_copies_when_headings_were_lost() -> None:
    # I10: the second heading row is gone, each column holds its option.
    assert named(
        ("ID", [1, 2]),
        ("Field", ["Biology", None]),
        ("Column2", [None, "Physics"]),
        ("列3", ["Other", None]),
        ("Column4", ["my own", "words"]),
        ("Age", [30, 40]),
    ) == [("", "ID"), ("Field", "Biology"), ("Field", "Physics"), ("Field", "Other"), ("Field", "Column4"), ("", "Age")]


def test_copies_when_there_are_none() -> None:
    assert named(("回答場所", ["駅", "宿"]), ("", ["観光案内所", "公園"])) == [("", "回答場所"), ("", "")]
    assert named(("Column1", ["a", None]), ("Column2", ["b", None])) == [("", "Column1"), ("", "Column2")]
