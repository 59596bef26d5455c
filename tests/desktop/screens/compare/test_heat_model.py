"""The heat table says which of its cells, drivers and groups show something else: only those are painted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.desktop.screens.compare.heat_model import HeatModel
from loyalty_desktop.report.compare_view import TOTAL, ForestRow, HeatCell, HeatRow, HeatTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def cell(value: float) -> HeatCell:
    return HeatCell(Estimate(100, 100.0, 100.0, value, value - 5, value + 5), None, "shown", "none", 0.5)


def group(id_: str) -> ForestRow:
    figure = Estimate(100, 100.0, 100.0, 1.0, 0.0, 2.0)
    return ForestRow(id_, f"Group {id_}", f"Group {id_}", 100, ClassCounts(), figure, None, "shown", "none")


EVERYBODY = group(TOTAL)
GROUPS = (group("g0"), group("g1"), group("g2"))
ROWS = tuple(HeatRow(one, one, one, cell(3.0), tuple(cell(float(at)) for at in range(3))) for one in ("a", "b"))
TABLE = HeatTable("heart", GROUPS, ROWS, 0.0, 10.0)


class Told:
    """What a model has said since it was last asked."""

    def __init__(self, qtbot: QtBot) -> None:
        self.model = HeatModel()
        self._said: list[tuple[object, ...]] = []
        self.model.show_table(TABLE, EVERYBODY, "NPS")
        self.model.dataChanged.connect(lambda one, two: self._said.append((one.row(), one.column(), two.column())))
        self.model.title_changed.connect(lambda side, at: self._said.append((side.name, at)))
        self.model.modelReset.connect(lambda: self._said.append(("reset",)))
        self._keep = qtbot

    def by(self, table: HeatTable, total: ForestRow = EVERYBODY) -> list[tuple[object, ...]]:
        self._said.clear()
        self.model.show_table(table, total, "NPS")
        return list(self._said)


def test_the_same_table_says_nothing(qtbot: QtBot) -> None:
    assert Told(qtbot).by(replace(TABLE, low=-5.0)) == []


def test_only_what_shows_something_else_is_said(qtbot: QtBot) -> None:
    told = Told(qtbot)
    first, second = ROWS
    renamed = replace(TABLE, rows=(replace(first, name="c", short="c"), second))
    assert told.by(renamed) == [("Vertical", 0)]
    other = replace(second, cells=(second.cells[0], cell(7.0), second.cells[2]), total=cell(4.0))
    assert told.by(replace(renamed, rows=(renamed.rows[0], other))) == [(1, 1, 1), ("Vertical", 1)]
    counted = replace(GROUPS[2], respondents=99)
    assert told.by(replace(TABLE, rows=(renamed.rows[0], other), groups=(*GROUPS[:2], counted))) == [("Horizontal", 2)]


def test_head_for_heart_and_another_everybody_are_all_new(qtbot: QtBot) -> None:
    every = [(0, 0, 2), ("Vertical", 0), (1, 0, 2), ("Vertical", 1), *(("Horizontal", at) for at in range(3))]
    assert Told(qtbot).by(replace(TABLE, kind="head")) == every
    assert Told(qtbot).by(TABLE, replace(EVERYBODY, respondents=99)) == every


def test_other_groups_are_another_table(qtbot: QtBot) -> None:
    rows = tuple(replace(one, cells=one.cells[:2]) for one in ROWS)
    assert Told(qtbot).by(replace(TABLE, groups=GROUPS[:2], rows=rows)) == [("reset",)]
