"""The figures of two groups that explain themselves: their scores, the difference, the rows of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.explaining.offering import Cards
from loyalty_desktop.report.explained_opposed import opposed_difference, opposed_figure, opposed_score

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from loyalty_desktop.compute.comparison import TwoGroups
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.compare.opposed_score import OpposedScore
    from loyalty_desktop.desktop.screens.compare.opposed_table import OpposedTableView
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.explanation import Explanation, Known
    from loyalty_desktop.report.opposed_view import OpposedTable, OpposedView


class OpposedFigures(Cards):
    """Opens the cards of two groups."""

    def __init__(self, workspace: Workspace, look: Look, score: OpposedScore, table: OpposedTableView) -> None:
        super().__init__(workspace, look, table)
        self._score, self._table = score, table
        self._shown: tuple[TwoGroups, OpposedView, OpposedTable] | None = None
        score.table.explain_wanted.connect(self._on_side)
        table.explain_wanted.connect(self._on_row)
        self.of_whole(score.difference, self._difference)

    def know(self, found: TwoGroups, view: OpposedView, table: OpposedTable) -> None:
        """Explain these figures from now on."""
        self._shown = found, view, table

    def _on_side(self, id_: str, _column: str, at: QRect) -> None:
        shown, row = self._shown, self._score.row(id_)
        if shown is not None and row is not None:
            self.open(self._score.table.viewport(), at, lambda known: opposed_score(known, shown[0], row))

    def _difference(self, known: Known) -> Explanation | None:
        return None if self._shown is None else opposed_difference(known, *self._shown[:2])

    def _on_row(self, id_: str, column: str, at: QRect) -> None:
        if self._shown is None:
            return
        found, _view, table = self._shown
        row = next((one for one in table.rows if one.id == id_), None)
        if row is not None:
            self.open(self._table.viewport(), at, lambda known: opposed_figure(known, found, table, row, column))
