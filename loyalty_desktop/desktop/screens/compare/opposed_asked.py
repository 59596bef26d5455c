"""The figures of two groups that explain themselves: their scores, the difference, the rows of the table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from loyalty_desktop.desktop.explaining.offering import known_by, offer
from loyalty_desktop.desktop.explaining.spots import FigureSpots, whole_of
from loyalty_desktop.report.explained_opposed import opposed_difference, opposed_figure, opposed_score

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from loyalty_desktop.compute.comparison import TwoGroups
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.compare.opposed_score import OpposedScore
    from loyalty_desktop.desktop.screens.compare.opposed_table import OpposedTableView
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.opposed_view import OpposedTable, OpposedView


class OpposedFigures(QObject):
    """Opens the cards of two groups."""

    def __init__(self, workspace: Workspace, look: Look, score: OpposedScore, table: OpposedTableView) -> None:
        super().__init__(table)
        self._workspace, self._look, self._score, self._table = workspace, look, score, table
        self._shown: tuple[TwoGroups, OpposedView, OpposedTable] | None = None
        score.table.explain_wanted.connect(self._on_side)
        table.explain_wanted.connect(self._on_row)
        FigureSpots(look, score.difference, partial(whole_of, score.difference), self._on_difference)

    def know(self, found: TwoGroups, view: OpposedView, table: OpposedTable) -> None:
        """Explain these figures from now on."""
        self._shown = found, view, table

    def _on_side(self, id_: str, _column: str, at: QRect) -> None:
        known, row = known_by(self._workspace), self._score.row(id_)
        if known is not None and self._shown is not None and row is not None:
            made = opposed_score(known, self._shown[0], row)
            offer(self._workspace, self._look, self._score.table.viewport(), at, made)

    def _on_difference(self, _key: str, at: QRect) -> None:
        known = known_by(self._workspace)
        if known is not None and self._shown is not None:
            made = opposed_difference(known, *self._shown[:2])
            offer(self._workspace, self._look, self._score.difference, at, made)

    def _on_row(self, id_: str, column: str, at: QRect) -> None:
        known = known_by(self._workspace)
        if known is None or self._shown is None:
            return
        found, _view, table = self._shown
        row = next((one for one in table.rows if one.id == id_), None)
        if row is not None:
            made = opposed_figure(known, found, table, row, column)
            offer(self._workspace, self._look, self._table.viewport(), at, made)
