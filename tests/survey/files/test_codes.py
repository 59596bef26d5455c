from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.survey.files.codes import ColumnEncoder

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
