"""The forest plot: the score of every group with its interval, beside that of everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.charts.head_heart_words import reference_tag
from loyalty_desktop.desktop.painting import CENTRE, RIGHT
from loyalty_desktop.desktop.screens.compare import forest_cells as cells
from loyalty_desktop.desktop.widgets.figure_model import FigureColumn
from loyalty_desktop.desktop.widgets.figure_table import FigureTable
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.compare_view import CompareView, ForestRow
from loyalty_desktop.report.compare_words import Told, group_told
from loyalty_desktop.report.figures import score_text

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from loyalty_desktop.desktop.look import Look

ROW_HEIGHT, COMFORTABLE, TALLEST = 28, 31, 60
_PLOT, _PAD, _INSIDE = 2, 6, 12
_EMPTY = Axis(-100.0, 100.0, (-100.0, 0.0, 100.0))
_MARKS = {"up": "▲", "down": "▼", "none": "–"}


class ForestTable(FigureTable[ForestRow]):
    """Everybody, then the groups in the order of the view; one of them can be chosen."""

    def __init__(self, look: Look, tallest: int = TALLEST) -> None:
        self._view: CompareView | None = None
        self._measure = Measure()
        super().__init__(look, self._columns(), lambda row: row.id, ROW_HEIGHT, tallest=tallest)

    def show_view(self, view: CompareView, measure: Measure) -> None:
        """Show the scores of a view."""
        self._view, self._measure = view, measure
        self.set_rows((view.total, *view.groups), (view.axis, view.total, measure))

    def scale(self) -> cells.ForestScale:
        """Return the axis in the pixels of its column as it is now."""
        left = self.columnViewportPosition(_PLOT) + _PAD + _INSIDE
        right = left + self.columnWidth(_PLOT) - 2 * (_PAD + _INSIDE)
        view = self._view
        return cells.ForestScale(
            _EMPTY if view is None else view.axis, left, right, None if view is None else view.total
        )

    def _columns(self) -> tuple[FigureColumn[ForestRow], ...]:
        return (
            FigureColumn(
                "group", lambda: _("Group"), 110, lambda row: row.name, None, self._draw_group, stretch=1,
                tip=self._told, least=70,
            ),
            FigureColumn(
                "n", lambda: "n", 62, lambda row: _("n={n:,}").format(n=row.score.n), align=RIGHT, tip=self._told,
                ink=lambda _row: "muted", explains=True,
            ),
            FigureColumn(
                "interval", lambda: _("95% interval"), 200, self._interval_text, None, self._draw_plot, stretch=5,
                tip=self._told, least=120, paint_title=self._draw_ticks,
            ),
            FigureColumn(
                "score", lambda: _("Score"), 52, lambda row: score_text(row.score.value, 1), None, self._draw_score,
                align=RIGHT, tip=self._told, explains=True,
            ),
            FigureColumn(
                "verdict", lambda: "▲▼", 54, _verdict_text, None, self._draw_verdict, align=CENTRE, tip=self._told,
                title_tip=lambda: _(
                    "▲▼ mark groups that differ from everybody else by more than chance, even with so many "
        "groups compared (adjusted p below .05)."
                ),
            ),
        )  # fmt: skip

    def told(self, row: ForestRow) -> Told:
        """Return what is said of a row."""
        return group_told(row, self._measure)

    def _told(self, row: ForestRow) -> str:
        return self.told(row).text

    def _interval_text(self, row: ForestRow) -> str:
        if row.score.low is None:
            return _("Fewer than 10 answers: not shown")
        said = _("{low} to {high}")
        return said.format(low=score_text(row.score.low, 1), high=score_text(row.score.high, 1))

    def _draw_ticks(self, painter: QPainter, box: QRectF) -> None:
        cells.draw_ticks(self.look, painter, box, self.scale())

    def _draw_group(self, painter: QPainter, box: QRectF, row: ForestRow) -> None:
        cells.draw_group(self.look, painter, box, row)

    def _draw_plot(self, painter: QPainter, box: QRectF, row: ForestRow) -> None:
        cells.draw_plot(self.look, painter, box, self.scale(), row)

    def _draw_score(self, painter: QPainter, box: QRectF, row: ForestRow) -> None:
        cells.draw_score(self.look, painter, box, row)

    def _draw_verdict(self, painter: QPainter, box: QRectF, row: ForestRow) -> None:
        cells.draw_verdict(self.look, painter, box, row)


def _verdict_text(row: ForestRow) -> str:
    if row.is_total or row.state == "hidden":
        return ""
    return reference_tag() if row.state == "reference" else _MARKS[row.arrow]
