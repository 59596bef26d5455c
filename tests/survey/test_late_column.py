from __future__ import annotations

import pickle

import numpy as np

from loyalty_desktop.survey.late_column import LateColumn, merged
from loyalty_desktop.survey.packing import Packed
from loyalty_desktop.survey.sheet import RawColumn

CODES = np.array([0, 1, 2, 3, 1], np.uint8)


def late(joined: str, *, may_repeat: bool = True) -> LateColumn:
    return LateColumn(Packed((joined,), {1: None}), CODES, "@", may_repeat=may_repeat)


def test_cells_are_those_that_were_packed() -> None:
    column = late("理由\0高い\0遠い")
    assert column.values == ("理由", None, "高い", "遠い")
    assert column.codes.tolist() == [0, 1, 2, 3, 1]
    assert column.cell(4) is None
    assert column.values is column.values  # made once


def test_equal_cells_are_one() -> None:
    column = late("理由\0高い\0理由")
    assert column.values == ("理由", None, "高い")
    assert column.codes.tolist() == [0, 1, 2, 0, 1]


def test_on_the_other_side_it_is_a_column_like_any_other() -> None:
    found = pickle.loads(pickle.dumps(late("理由\0高い\0理由"), protocol=5))
    assert type(found) is RawColumn
    assert (found.values, found.codes.tolist(), found.number_format) == (("理由", None, "高い"), [0, 1, 2, 0, 1], "@")
    assert not found.codes.flags.writeable


def test_what_is_equal_but_of_another_kind_is_kept_apart() -> None:
    codes, cells = merged(np.array([0, 1, 2, 3], np.uint8), [1, True, 1.0, 1])
    assert [type(cell) for cell in cells] == [int, bool, float]
    assert codes.tolist() == [0, 1, 2, 0]
