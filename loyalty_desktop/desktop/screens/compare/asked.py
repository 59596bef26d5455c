"""The figures of the Compare screen that explain themselves: the scores of groups, the cells of the heat table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from loyalty_desktop.desktop.explaining.offering import Cards
from loyalty_desktop.report.explained_groups import group_cell, group_score

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QPoint
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.compute.comparison import Comparison
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.compare.forest_table import ForestTable
    from loyalty_desktop.desktop.screens.compare.heat_table import HeatTableView
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.explanation import Explanation, Known

_HALF = 40
"""Half the width of the digits in the middle of a cell of the heat table, with their base."""
_EVERYBODY = -1


class GroupFigures(Cards):
    """Opens the cards of one comparison; Space asks for the cell where the keys are."""

    def __init__(self, workspace: Workspace, look: Look, forest: ForestTable, heat: HeatTableView) -> None:
        super().__init__(workspace, look, heat)
        self._forest, self._heat = forest, heat
        self._found: Comparison | None = None
        self._pressed: tuple[int, int] | None = None
        forest.explain_wanted.connect(self._on_group)
        self._head, self._cells = heat.verticalHeader().viewport(), heat.viewport()
        for part in (heat, self._head, self._cells):
            part.installEventFilter(self)
        self._head.setMouseTracking(True)
        self._cells.setMouseTracking(True)

    def know(self, found: Comparison) -> None:
        """Explain the figures of this comparison from now on."""
        self._found = found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._heat:
            return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._on_key(event)
        if isinstance(event, QMouseEvent) and watched in (self._head, self._cells):
            self._on_mouse(self._head if watched is self._head else self._cells, event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        row, group = self._heat.place
        if event.key() != Qt.Key.Key_Space or event.modifiers() or row < 0:
            return False
        self._on_cell(row, group)
        return True

    def _on_mouse(self, part: QWidget, event: QMouseEvent) -> None:
        place = self._place_at(part, event.position().toPoint())
        if event.type() == QEvent.Type.MouseMove:
            shape = Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.PointingHandCursor
            part.setCursor(shape)
        elif event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = place
        elif event.type() == QEvent.Type.MouseButtonRelease and place is not None and place == self._pressed:
            self._pressed = None
            self._on_cell(*place)

    def _place_at(self, part: QWidget, where: QPoint) -> tuple[int, int] | None:
        """Return the row and the group whose digits are at a place; the group is -1 for everybody."""
        if part is self._head:
            place = self._heat.verticalHeader().logicalIndexAt(where.y()), _EVERYBODY
        else:
            index = self._heat.indexAt(where)
            place = index.row(), index.column()
        return place if place[0] >= 0 and self._digits(*place).contains(where) else None

    def _digits(self, row: int, group: int) -> QRect:
        """Return where the digits of a cell stand, in the part of the table that they are on."""
        heat = self._heat
        if group != _EVERYBODY:
            cell = heat.visualRect(heat.cells.index(row, group))
        else:
            head = heat.verticalHeader()
            wide = 2 * (_HALF + 4)  # everybody stands at the right end
            cell = QRect(head.width() - wide, head.sectionViewportPosition(row), wide, head.sectionSize(row))
        middle = cell.center().x()
        return QRect(middle - _HALF, cell.top() + 2, 2 * _HALF, cell.height() - 4)

    def _on_cell(self, row: int, group: int) -> None:
        part = self._head if group == _EVERYBODY else self._cells
        self.open(part, self._digits(row, group), lambda known: self._cell(known, row, group))

    def _cell(self, known: Known, row: int, group: int) -> Explanation | None:
        found, table, total = self._found, self._heat.cells.table, self._heat.cells.total
        one = self._heat.cells.row(row)
        if found is None or table is None or total is None or one is None:
            return None
        cell, beside = (one.total, total) if group == _EVERYBODY else (one.cells[group], table.groups[group])
        return group_cell(known, found, one, cell, beside, table.kind)

    def _on_group(self, id_: str, _column: str, at: QRect) -> None:
        found = self._found
        row = next((one for one in self._forest.figures.rows if one.id == id_), None)
        if found is not None and row is not None:
            self.open(self._forest.viewport(), at, lambda known: group_score(known, found, row))
