from __future__ import annotations

import datetime as dt
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.survey import packing
from loyalty_desktop.survey.packing import Packed, pack, unpack
from loyalty_desktop.survey.sheet import Cell, RawColumn

TEXTS = tuple(f"答え{number}\n" for number in range(2_000))
MOMENTS = tuple(dt.datetime(2025, 4, 1) + dt.timedelta(minutes=number, microseconds=7) for number in range(2_000))
WHOLE = tuple(range(-1_000, 1_000))
BROKEN = tuple(number / 7 for number in range(2_000))


@pytest.mark.parametrize("bulk", [TEXTS, MOMENTS, WHOLE, BROKEN])
def test_many_of_one_kind_become_one_value(bulk: tuple[Cell, ...]) -> None:
    values = ("回答日時" if bulk is MOMENTS else 7, *bulk[:500], None, *bulk[500:-1], 1.5, True, bulk[-1])
    packed = pack(values)
    assert isinstance(packed, Packed)
    assert unpack(packed) == values
    assert [type(value) for value in unpack(packed)] == [type(value) for value in values]


@pytest.mark.parametrize(
    "values",
    [
        (1, "a"),
        tuple(10**19 + number for number in range(2_000)),
        (*TEXTS, "a\0b"),
        TEXTS + MOMENTS,
        (*MOMENTS[:-1], MOMENTS[0].astimezone()),
    ],
)
def test_other_cells_go_as_they_are(values: tuple[Cell, ...]) -> None:
    assert pack(values) is values


CELLS = st.one_of(
    st.none(), st.integers(), st.floats(allow_nan=False), st.booleans(), st.text(max_size=3), st.datetimes()
)


@given(st.lists(CELLS, max_size=30).map(tuple))
def test_whatever_is_packed_comes_out_the_same(values: tuple[Cell, ...]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "_WORTHWHILE", 1)
        patch.setattr(packing, "_AT_ONCE", 3)
        found = unpack(pack(values))
    assert [(type(value), value) for value in found] == [(type(value), value) for value in values]


def test_column_is_the_same_on_the_other_side() -> None:
    column = RawColumn(TEXTS, np.arange(2_000, dtype=np.uint16), "00000")
    found = pickle.loads(pickle.dumps(column, protocol=5))
    assert found.values == TEXTS
    assert found.number_format == "00000"
    assert found.codes.tolist() == list(range(2_000))
    assert not found.codes.flags.writeable
