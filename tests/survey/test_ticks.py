from __future__ import annotations

from loyalty_desktop.survey.sheet import Cell, RawColumn
from loyalty_desktop.survey.ticks import NOT_TICKED, Marked, fill_unticked, name_copies
from tests.survey.making import raw_column


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
