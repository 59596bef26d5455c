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


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-05-01T10:{at:02}:00+09:00", "2026-05-01T10:{at:02}:{took:02}+09:00"),
        ("2026-05-01T10:{at:02}:00+09:00", "2026-05-01T01:{at:02}:{took:02}Z"),  # one of them is in UTC
        ("2026-05-01T10:{at:02}:00+09:00", "2026-05-01 10:{at:02}:{took:02}"),  # one of them names no zone
    ],
)
def test_lengths_are_worked_out_across_zones(start: str, end: str) -> None:
    took = [40] * (N - 2) + [5] * 2
    columns: dict[str, Sequence[Cell]] = {"No": list(range(N)), "推奨度": [at % 11 for at in range(N)]}
    columns["Start time"] = [start.format(at=at) for at in range(N)]
    columns["Completion time"] = [end.format(at=at, took=took[at]) for at in range(N)]
    read = of_columns(columns)
    counts = {note.rule: note.count for note in read.notes if note.rule}
    assert counts.get("rows_hurried") == 2
    assert "rows_impossible_times" not in counts
    assert [read.columns[at].role for at in (2, 3)] == ["timestamp", "timestamp"]


def test_zones_are_told_with_an_example() -> None:
    columns: dict[str, Sequence[Cell]] = {"No": list(range(N)), "推奨度": [at % 11 for at in range(N)]}
    columns["回答日時"] = [f"2026-05-01T10:{at:02}:00+09:00" for at in range(N)]
    (told,) = (note for note in of_columns(columns).notes if note.message.id == "times_zoned")
    assert (told.count, told.state) == (1, "told")
    assert dict(told.message.args)["value"] == "2026-05-01T10:00:00+09:00"
    columns["回答日時"] = [f"2026-05-01 10:{at:02}:00" for at in range(N)]
    assert "times_zoned" not in {note.message.id for note in of_columns(columns).notes}
