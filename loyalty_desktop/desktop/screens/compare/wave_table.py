"""Drivers or experiences wave by wave, with the change of the latest one and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.desktop.charts.head_heart_words import reference_tag
from loyalty_desktop.desktop.painting import CENTRE, RIGHT, draw_name, draw_tag, draw_text, text_width
from loyalty_desktop.desktop.screens.compare import forest_cells as cells
from loyalty_desktop.desktop.screens.compare.heat_cells import draw_total, middle_of
from loyalty_desktop.desktop.widgets.figure_model import FigureColumn
from loyalty_desktop.desktop.widgets.figure_table import FigureTable
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.compare_view import ForestRow, HeatCell
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.shown import Arrow
from loyalty_desktop.report.wave_lacking import lacking_text
from loyalty_desktop.report.wave_titles import short_waves
from loyalty_desktop.report.wave_words import verdict_word
from loyalty_desktop.report.waves_view import MOST_SHOWN, OF_DRIVERS, SHARES, WavePoint, WaveRow, WaveTable
from loyalty_desktop.report.waves_words import point_text, row_told

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from loyalty_desktop.compute.wave_results import WaveVerdict
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.compare_words import Told

ROW_HEIGHT, _TALLEST = 32, 52
_PLOT, _PAD, _INSIDE = 1 + MOST_SHOWN, 6, 18
_NOBODY = ClassCounts()
_EMPTY = WaveTable("head", (), (), "", Axis(-10.0, 10.0, (-10.0, 0.0, 10.0)), 0)
_ARROWS: dict[WaveVerdict, Arrow] = {"risen": "up", "fallen": "down", "unclear": "none", "": "none"}
_TAGS = {
    "risen": ("positive_text", "positive_bg"),
    "fallen": ("negative_text", "negative_bg"),
    "unclear": ("muted", "row"),
}


class WaveTableView(FigureTable[WaveRow]):
    """Shows a WaveTable; one of its rows can be chosen."""

    def __init__(self, look: Look) -> None:
        self._table = _EMPTY
        super().__init__(look, self._columns(), lambda row: row.id, ROW_HEIGHT, tallest=_TALLEST)

    def show_table(self, table: WaveTable) -> None:
        """Show other figures; waves that are not there leave their room to the others."""
        self._table = table
        for at in range(MOST_SHOWN):
            self.show_column(f"wave {at}", shown=at < len(table.titles))
        self.figures.titles_changed()
        self.set_rows(table.rows, (table.kind, table.titles, table.axis, table.earlier))

    @property
    def shown(self) -> WaveTable:
        """What the table shows."""
        return self._table

    def told(self, id_: str | None) -> Told | None:
        """Return what is said about a row."""
        found = next((row for row in self._table.rows if row.id == id_), None)
        return None if found is None else row_told(found, self._table)

    def _columns(self) -> tuple[FigureColumn[WaveRow], ...]:
        def wave(at: int) -> FigureColumn[WaveRow]:
            return FigureColumn(
                f"wave {at}", lambda: self._short_title(at), 86,
                lambda row: _lacking(row, at) or self._figure_text(_cell(row, at)),
                lambda row: _value(_cell(row, at)),
                lambda painter, box, row: self._draw_figure(painter, box, row, at), align=CENTRE, tip=self._told,
                least=70, title_tip=lambda: self._title(at), explains=True,
                figure_box=lambda box, _row: middle_of(box),
            )  # fmt: skip

        return (
            FigureColumn(
                "name", self._names_title, 140, lambda row: row.name, lambda row: row.name, self._draw_name, stretch=2,
                tip=self._told, first_descending=False, least=92,
            ),
            *(wave(at) for at in range(MOST_SHOWN)),
            FigureColumn(
                "interval", lambda: _("Change, 95% interval"), 170, self._interval_text, None, self._draw_plot,
                stretch=3, tip=self._told, least=96, paint_title=self._draw_ticks,
            ),
            FigureColumn(
                "change", lambda: _("Change"), 56, lambda row: score_text(_points(row)), _points, self._draw_change,
                align=RIGHT, tip=self._told, title_tip=lambda: _("In points; of shares, in percentage points"),
                explains=True,
            ),
            FigureColumn("verdict", lambda: "", 106, _verdict_text, None, self._draw_verdict, align=CENTRE,
                tip=self._told),
        )  # fmt: skip

    def _title(self, at: int) -> str:
        return self._table.titles[at] if at < len(self._table.titles) else ""

    def _short_title(self, at: int) -> str:
        return short_waves(self._table.titles)[at] if at < len(self._table.titles) else ""

    def _names_title(self) -> str:
        return _("Driver") if self._table.kind in OF_DRIVERS else _("Experience")

    def _told(self, row: WaveRow) -> str:
        return row_told(row, self._table).text

    def _figure_text(self, cell: WavePoint | None) -> str:
        said = point_text(cell, is_share=self._table.kind in SHARES)
        return f"{said} {reference_tag()}" if cell is not None and cell.state == "reference" else said

    def _interval_text(self, row: WaveRow) -> str:
        if row.change is None or row.change.low is None:
            return ""
        said = _("{low} to {high}")
        return said.format(low=score_text(row.change.low), high=score_text(row.change.high))

    def _scale(self) -> cells.ForestScale:
        left = self.columnViewportPosition(_PLOT) + _PAD + _INSIDE
        right = left + self.columnWidth(_PLOT) - 2 * (_PAD + _INSIDE)
        return cells.ForestScale(self._table.axis, left, right, None)

    def _draw_ticks(self, painter: QPainter, box: QRectF) -> None:
        cells.draw_ticks(self.look, painter, box, self._scale())

    def _draw_name(self, painter: QPainter, box: QRectF, row: WaveRow) -> None:
        draw_name(painter, box, row.short, self.look.font(12.5, 600), self.look.font(11, 600), self.look.colour("ink"))

    def _draw_figure(self, painter: QPainter, box: QRectF, row: WaveRow, at: int) -> None:
        cell = _cell(row, at)
        if cell is None:
            draw_text(painter, box, _lacking(row, at), self.look.font(11.5), self.look.colour("muted"), CENTRE)
            return
        figure = Estimate(cell.n, 0.0, 0.0, cell.value, cell.low, cell.high)
        shown = HeatCell(figure, None, cell.state, "none")
        draw_total(self.look, painter, box, shown, "head" if self._table.kind in SHARES else "heart")

    def _draw_plot(self, painter: QPainter, box: QRectF, row: WaveRow) -> None:
        if _points(row) is not None:
            cells.draw_plot(self.look, painter, box, self._scale(), _as_plotted(row))

    def _draw_change(self, painter: QPainter, box: QRectF, row: WaveRow) -> None:
        firm = row.state == "shown"
        ink = self.look.colour("ink" if firm else "muted")
        draw_text(painter, box, score_text(_points(row)), self.look.font(13, 600 if firm else 400), ink, RIGHT)

    def _draw_verdict(self, painter: QPainter, box: QRectF, row: WaveRow) -> None:
        if row.state == "reference":
            cells.draw_reference(self.look, painter, box, reference_tag())
        elif row.verdict:
            font, text = self.look.font(11, 600), verdict_word(row.verdict)
            ink, ground = (self.look.colour(role) for role in _TAGS[row.verdict])
            width = text_width(font, text) + 10
            draw_tag(painter, box.center().x() - width / 2, box.center().y(), text, font, ink, ground)


def _cell(row: WaveRow, at: int) -> WavePoint | None:
    return row.cells[at] if at < len(row.cells) else None


def _lacking(row: WaveRow, at: int) -> str:
    """Return why a wave has no figure, '' where it has one."""
    return lacking_text(row.lacking[at]) if at < len(row.lacking) else ""


def _value(cell: WavePoint | None) -> float | None:
    return None if cell is None else cell.value


def _points(row: WaveRow) -> float | None:
    return None if row.change is None else row.change.points


def _as_plotted(row: WaveRow) -> ForestRow:
    """Return the change as the forest plot draws a score."""
    one = row.change
    assert one is not None
    score = Estimate(0, 0.0, 0.0, one.points, one.low, one.high, one.flags)
    return ForestRow(row.id, row.name, row.short, 0, _NOBODY, score, one, row.state, _ARROWS[row.verdict])


def _verdict_text(row: WaveRow) -> str:
    if row.state == "hidden":
        return ""
    return reference_tag() if row.state == "reference" else verdict_word(row.verdict)
