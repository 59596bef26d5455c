"""Numbered headings over one answer each are the options of one question."""

from __future__ import annotations

from collections.abc import Sequence

from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import of_columns

N = 60
THINGS = ("Parking", "Price of tickets", "Distance", "Weather")


def test_numbered_columns_of_one_answer_each_are_options() -> None:
    columns: dict[str, Sequence[Cell]] = {"No": list(range(N))}
    for at, thing in enumerate(THINGS, start=1):
        columns[f"Why would you stay away? (all that apply){at}"] = [thing if n % (at + 1) else None for n in range(N)]
    ticks = of_columns(columns).columns[1:]
    assert [(one.role, one.own) for one in ticks] == [("experience", thing) for thing in THINGS]
    assert {one.group for one in ticks} == {"Why would you stay away? (all that apply)"}


def test_numbered_columns_of_one_mark_keep_their_names() -> None:
    columns: dict[str, Sequence[Cell]] = {"No": list(range(N))}
    columns |= {f"Stop {at}": ["x" if n % at else None for n in range(N)] for at in (2, 3, 4)}
    assert [one.own for one in of_columns(columns).columns[1:]] != ["x"] * 3
