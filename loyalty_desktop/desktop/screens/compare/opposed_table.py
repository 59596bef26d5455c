"""Drivers or experiences of two groups side by side, with A minus B and its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.desktop.charts.head_heart_words import reference_tag
from loyalty_desktop.desktop.painting import CENTRE, RIGHT, draw_name, draw_text
from loyalty_desktop.desktop.screens.compare import forest_cells as cells
from loyalty_desktop.desktop.screens.compare.heat_cells import draw_total, middle_of
from loyalty_desktop.desktop.widgets.figure_model import FigureColumn
from loyalty_desktop.desktop.widgets.figure_table import FigureTable
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.compare_view import TOTAL, ForestRow, HeatCell
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.opposed_view import DRIVER_KINDS, OpposedRow, OpposedTable
from loyalty_desktop.report.opposed_words import SHARES, figure_words, row_told
from loyalty_desktop.report.shown import how_shown

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from loyalty_desktop.compute.difference import Difference
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.compare_words import Told

ROW_HEIGHT, _TALLEST = 32, 52
_PLOT, _PAD, _INSIDE = 5, 6, 18
_MARKS = {"up": "▲", "down": "▼", "none": "–"}
_NOBODY = ClassCounts()
_EMPTY = OpposedTable("head", (), 0, Axis(-10.0, 10.0, (-10.0, 0.0, 10.0)))


class OpposedTableView(FigureTable[OpposedRow]):
    """Shows an OpposedTable; one of its rows can be chosen."""

    def __init__(self, look: Look) -> None:
        self._table = _EMPTY
        self._measure = ""
        super().__init__(look, self._columns(), lambda row: row.id, ROW_HEIGHT, tallest=_TALLEST)

    def show_table(self, table: OpposedTable, measure: str) -> None:
        """Show other figures, in the order that was chosen; at first by the difference."""
        self._table, self._measure = table, measure
        for key in ("first_lift", "second_lift"):
            self.show_column(key, shown=table.kind == "heart")
        self.figures.titles_changed()
        self.set_rows(table.rows, (table.kind, table.axis, measure))

    def told(self, id_: str | None) -> Told | None:
        """Return what is said about a row."""
        found = next((row for row in self._table.rows if row.id == id_), None)
        return None if found is None else row_told(found, self._table.kind, self._measure)

    def _columns(self) -> tuple[FigureColumn[OpposedRow], ...]:
        def side(key: str, letter: str, place: int) -> FigureColumn[OpposedRow]:
            return FigureColumn(
                key, lambda: letter, 92, lambda row: self._figure_text((row.first, row.second)[place]),
                lambda row: (row.first, row.second)[place].value,
                lambda painter, box, row: self._draw_figure(painter, box, (row.first, row.second)[place]),
                align=CENTRE, tip=self._told, explains=True, figure_box=lambda box, _row: middle_of(box),
            )  # fmt: skip

        def lift(key: str, letter: str, place: int) -> FigureColumn[OpposedRow]:
            return FigureColumn(
                key, lambda: _("Lift {group}").format(group=letter), 58, lambda row: _lift_text(row, place),
                lambda row: _lift(row, place), align=RIGHT, ink=lambda row: _lift_ink(row, place), tip=self._told,
                explains=True,
                title_tip=lambda: _("Score of the satisfied minus that of all others who rated it, within the group"),
            )  # fmt: skip

        return (
            FigureColumn(
                "name", self._names_title, 150, lambda row: row.name, lambda row: row.name, self._draw_name, stretch=2,
                tip=self._told, first_descending=False, least=96,
            ),
            side("first", "A", 0),
            side("second", "B", 1),
            lift("first_lift", "A", 0),
            lift("second_lift", "B", 1),
            FigureColumn(
                "interval", lambda: _("A − B, 95% interval"), 190, self._interval_text, None, self._draw_plot,
                stretch=3, tip=self._told, least=110, paint_title=self._draw_ticks,
            ),
            FigureColumn(
                "difference", lambda: _("A − B"), 56, lambda row: score_text(row.difference.points),
                lambda row: row.difference.points, self._draw_difference, align=RIGHT, tip=self._told, explains=True,
                title_tip=lambda: _("In points; of shares, in percentage points"),
            ),
            FigureColumn("verdict", lambda: "▲▼", 54, _verdict_text, None, self._draw_verdict, align=CENTRE,
                tip=self._told),
        )  # fmt: skip

    def _names_title(self) -> str:
        return _("Driver") if self._table.kind in DRIVER_KINDS else _("Experience")

    def _told(self, row: OpposedRow) -> str:
        return row_told(row, self._table.kind, self._measure).text

    def _figure_text(self, figure: Estimate) -> str:
        said = f"{figure_words(self._table.kind, figure)} n={figure.n:,}"
        return f"{said} {reference_tag()}" if how_shown(figure) == "reference" else said

    def _interval_text(self, row: OpposedRow) -> str:
        if row.difference.low is None:
            return ""
        said = _("{low} to {high}")
        return said.format(low=score_text(row.difference.low), high=score_text(row.difference.high))

    def _scale(self) -> cells.ForestScale:
        left = self.columnViewportPosition(_PLOT) + _PAD + _INSIDE
        return cells.ForestScale(self._table.axis, left, left + self.columnWidth(_PLOT) - 2 * (_PAD + _INSIDE), None)

    def _draw_ticks(self, painter: QPainter, box: QRectF) -> None:
        cells.draw_ticks(self.look, painter, box, self._scale())

    def _draw_name(self, painter: QPainter, box: QRectF, row: OpposedRow) -> None:
        fonts = self.look.font(12.5, 600), self.look.font(11, 600)
        draw_name(painter, box, row.short, *fonts, self.look.colour("ink" if row.state == "shown" else "muted"))

    def _draw_figure(self, painter: QPainter, box: QRectF, figure: Estimate) -> None:
        cell = HeatCell(figure, None, how_shown(figure), "none")
        draw_total(self.look, painter, box, cell, "head" if self._table.kind in SHARES else "heart")

    def _draw_plot(self, painter: QPainter, box: QRectF, row: OpposedRow) -> None:
        cells.draw_plot(self.look, painter, box, self._scale(), _as_plotted(row))

    def _draw_difference(self, painter: QPainter, box: QRectF, row: OpposedRow) -> None:
        firm = row.state == "shown"
        font = self.look.font(13, 600 if firm else 400)
        ink = self.look.colour("ink" if firm else "muted")
        draw_text(painter, box, score_text(row.difference.points), font, ink, RIGHT)

    def _draw_verdict(self, painter: QPainter, box: QRectF, row: OpposedRow) -> None:
        cells.draw_verdict(self.look, painter, box, _as_plotted(row))


def _as_plotted(row: OpposedRow) -> ForestRow:
    """Return the difference as the forest plot draws a score."""
    one = row.difference
    score = Estimate(row.first.n, 0.0, 0.0, one.points, one.low, one.high, one.flags)
    return ForestRow(row.id or TOTAL, row.name, row.short, 0, _NOBODY, score, one, row.state, row.arrow)


def _lift(row: OpposedRow, place: int) -> float | None:
    return None if row.lifts is None else row.lifts[place].points


def _lift_text(row: OpposedRow, place: int) -> str:
    return score_text(_lift(row, place))


def _lift_ink(row: OpposedRow, place: int) -> str:
    lift: Difference | None = None if row.lifts is None else row.lifts[place]
    return "ink" if lift is not None and how_shown(lift) == "shown" else "muted"


def _verdict_text(row: OpposedRow) -> str:
    if row.state == "hidden":
        return ""
    return reference_tag() if row.state == "reference" else _MARKS[row.arrow]
