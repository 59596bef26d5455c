from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import of_columns

N = 24


def hurried(lengths: Sequence[Cell]) -> int:
    read = of_columns({"No": list(range(N)), "推奨度": [at % 11 for at in range(N)], "所要時間": lengths})
    return next((note.count for note in read.notes if note.rule == "rows_hurried"), 0)


@pytest.mark.parametrize(
    ("usual", "short"),
    [
        (300, 20),
        (dt.timedelta(minutes=5), dt.timedelta(seconds=20)),
        (dt.time(0, 5), dt.time(0, 0, 20)),
        ("0:05:00", "0:00:20"),
        ("00:05:00.5", "00:00:20.1"),
        ("5:00", "0:20"),
    ],
)
def test_lengths_of_time_are_compared_however_they_are_written(usual: Cell, short: Cell) -> None:
    assert hurried([usual] * (N - 2) + [short] * 2) == 2
    assert hurried([usual] * N) == 0


def test_what_is_no_length_says_nothing() -> None:
    assert hurried(["about 5 minutes"] * (N - 2) + ["0:20"] * 2) == 0
