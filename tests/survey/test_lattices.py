"""Numbers between whole steps on one lattice, side by side, are ratings that somebody has to give steps to."""

from __future__ import annotations

from itertools import cycle, islice

import pytest

from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import of_columns, roles

N = 60


def answers(*numbers: Cell) -> list[Cell]:
    return list(islice(cycle(numbers), N))


@pytest.mark.parametrize("given", [answers(2.5, 5, 7.5, 10, 10, 7.5), answers(1, 2.5, 3, 3.5, 4.5, 5, 4)])
def test_three_columns_on_one_lattice_are_rated(given: list[Cell]) -> None:
    names = ("Staff", "Location", "Facilities")
    found = roles(of_columns({"No": list(range(N)), **dict.fromkeys(names, given)}))
    assert [found[name] for name in names] == ["driver"] * 3


def test_two_columns_and_measures_are_not() -> None:
    given = answers(2.5, 5, 7.5, 10, 10, 7.5)
    found = roles(of_columns({"No": list(range(N)), "Room": given, "Wing": given}))
    assert (found["Room"], found["Wing"]) == ("segment", "segment")
    measured = ("利用期間A", "利用期間B", "利用期間C")
    found = roles(of_columns({"No": list(range(N)), **dict.fromkeys(measured, given)}))
    assert "driver" not in {found[name] for name in measured}
