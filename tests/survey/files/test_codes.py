from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.survey.files.codes import ColumnEncoder
from loyalty_desktop.survey.files.repeated_texts import Numbered

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Cell


def test_equal_looking_cells_of_different_type_are_kept_apart() -> None:
    encoder = ColumnEncoder()
    cells: list[Cell] = [1, 1.0, True, "1", 1, "1", dt.datetime(2025, 4, 1), dt.date(2025, 4, 1)]
    for row, cell in enumerate(cells):
        encoder.put(row, cell)
    column = encoder.column(len(cells))
    back = [column.cell(row) for row in range(len(cells))]
    assert back == cells
    assert [type(cell) for cell in back] == [type(cell) for cell in cells]
    assert len(column.values) == 6


def test_values_stand_in_order_of_appearance_blanks_included() -> None:
    encoder = ColumnEncoder()
    encoder.put(2, "b")
    encoder.put(3, "a")
    column = encoder.column(6)
    assert column.values == (None, "b", "a")
    assert column.codes.tolist() == [0, 0, 1, 2, 0, 0]


def test_empty_text_is_blank() -> None:
    encoder = ColumnEncoder()
    encoder.extend(["x", "", "x"])
    encoder.pad(5)
    column = encoder.column(5)
    assert column.values == ("x", None)
    assert column.codes.tolist() == [0, 1, 0, 1, 1]


def test_a_cell_given_twice_holds_the_last() -> None:
    encoder = ColumnEncoder()
    encoder.put(0, "a")
    encoder.put(0, "b")
    assert encoder.column(1).cell(0) == "b"


def test_codes_are_small_and_read_only() -> None:
    encoder = ColumnEncoder()
    encoder.extend([str(number) for number in range(300)])
    column = encoder.column(300)
    assert column.codes.dtype == np.uint16
    assert not column.codes.flags.writeable
    assert ColumnEncoder().column(0).codes.size == 0


def test_texts_that_are_all_new_have_the_codes_they_would_have_one_by_one() -> None:
    parts = [[f"a{row}" for row in range(9)], ["b", "c", "d"], ["e", "f", "e"], ["g", "", "h"], ["i", "a3", "j"], ["k"]]
    one_by_one, in_parts = ColumnEncoder(), ColumnEncoder()
    for row, text in enumerate(text for part in parts for text in part):
        one_by_one.put(row, text or None)
    for part in parts:
        in_parts.extend(part)
    expected, column = one_by_one.column(22), in_parts.column(22)
    assert column.values == expected.values
    assert column.codes.tolist() == expected.codes.tolist()


def test_numbered_texts_and_texts_follow_each_other() -> None:
    encoder, texts = ColumnEncoder(), ["no", "yes", ""]
    encoder.extend(["yes", "maybe"])
    encoder.extend_numbered(Numbered(np.array([0, 1, 2, 0], np.int16), texts))
    texts.append("later")
    encoder.extend_numbered(Numbered(np.array([3, 1], np.int16), texts))
    encoder.extend(["no"])
    column = encoder.column(10)
    cells = [column.cell(row) for row in range(10)]
    assert cells == ["yes", "maybe", "no", "yes", None, "no", "later", "yes", "no", None]
    assert column.values == ("yes", "maybe", "no", None, "later")
