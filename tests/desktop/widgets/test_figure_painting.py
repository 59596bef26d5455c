"""What a table of figures paints again: rows that show something else, and all where what is beside them changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication

from loyalty_desktop.desktop.widgets.figure_model import FigureColumn, Order
from loyalty_desktop.desktop.widgets.figure_table import FigureTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look

AXIS = (0.0, 50.0)


@dataclass(frozen=True)
class Shop:
    id: str
    score: float


SHOPS = (Shop("a", 20.0), Shop("b", 45.0), Shop("c", -5.0), Shop("d", 7.0))


class Painted:
    """A table that tells which rows it has painted."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        self.rows: list[str] = []
        columns = (
            FigureColumn[Shop]("name", lambda: "Shop", 120, lambda one: one.id, paint=self._paint),
            FigureColumn[Shop]("score", lambda: "Score", 80, lambda one: f"{one.score}", lambda one: one.score),
        )
        self.table = FigureTable[Shop](look, columns, lambda one: one.id)
        self.table.set_rows(SHOPS, AXIS)
        self.table.resize(420, 260)
        qtbot.addWidget(self.table)
        self.table.show()
        qtbot.waitExposed(self.table)
        self.by_then()

    def _paint(self, _painter: QPainter, _box: QRectF, row: Shop) -> None:
        self.rows.append(row.id)

    def by_then(self) -> list[str]:
        """Return what was painted until now, and begin anew."""
        for _what_it_brings_about in range(3):
            QCoreApplication.processEvents()
        found, self.rows = self.rows, []
        return found

    def show(self, rows: Sequence[Shop], beside: object = AXIS) -> list[str]:
        self.table.set_rows(rows, beside)
        return self.by_then()


@pytest.fixture
def painted(qtbot: QtBot, look: Look) -> Painted:
    return Painted(qtbot, look)


def test_the_same_figures_are_not_painted_again(painted: Painted) -> None:
    assert painted.show(tuple(replace(one) for one in SHOPS), (0.0, 50.0)) == []


def test_only_rows_that_show_something_else_are_painted_again(painted: Painted) -> None:
    """Qt counts the line below a row to it, so that its neighbour is painted too."""
    assert painted.show((SHOPS[0], replace(SHOPS[1], score=40.0), *SHOPS[2:])) in (["b"], ["b", "c"])
    rows = painted.table.figures.rows
    assert painted.show((replace(rows[0], score=1.0), *rows[1:])) in (["a"], ["a", "b"])
    assert [row.score for row in painted.table.figures.rows] == [1.0, 40.0, -5.0, 7.0]


@pytest.mark.parametrize("beside", [(0.0, 60.0), None])
def test_another_axis_paints_every_row_and_none_is_never_the_same(painted: Painted, beside: object) -> None:
    assert painted.show(SHOPS, beside) == ["a", "b", "c", "d"]
    assert painted.show(SHOPS, beside) == ([] if beside else ["a", "b", "c", "d"])


def test_rows_that_change_places_are_painted_where_they_stand_now(painted: Painted) -> None:
    painted.table.figures.set_order(Order(1, descending=True))
    assert painted.by_then() == ["b", "a", "d", "c"]
    assert painted.show((replace(SHOPS[0], score=50.0), *SHOPS[1:])) == ["a", "b", "d", "c"]
    assert painted.show((replace(SHOPS[0], score=51.0), *SHOPS[1:])) in (["a"], ["a", "b"])


def test_other_rows_are_all_painted(painted: Painted) -> None:
    assert set(painted.show(SHOPS[:2])) == {"a", "b"}


def test_a_choice_is_seen_at_once(painted: Painted) -> None:
    painted.table.choose("c")
    assert "c" in painted.by_then()
