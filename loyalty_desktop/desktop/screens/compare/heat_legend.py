"""What the colours, arrows and tags of the heat table mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.charts.head_heart_words import reference_tag
from loyalty_desktop.desktop.painting import LEFT, draw_text, text_width
from loyalty_desktop.desktop.screens.compare.forest_cells import draw_arrow, draw_reference, tag_width
from loyalty_desktop.desktop.screens.compare.heat_cells import tint_colour
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.compare_words import scale_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.compare_view import HeatTable

_STEPS, _STEP, _HEIGHT, _GAP, _SIZE = 6, 20.0, 10.0, 7.0, 11
_APART, _LINE = 16.0, 17


class HeatLegend(QWidget):
    """The colour scale from its lowest to its highest figure; below it the arrows and the tag of small bases."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._table: HeatTable | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_table(self, table: HeatTable) -> None:
        """Explain the colours of a table."""
        self._table = table
        lines = [
            _(
                "▲▼: differs from everybody else by more than chance, even with so many groups compared "
                "(adjusted p below .05)"
            )
        ]
        if table.low is not None and table.high is not None:
            said = _(
                "The deeper the colour, the higher (better) the figure: from {low} to {high}. The colours fit what is "
                "shown, so they change with every filter: compare figures, not colours, between two tables."
            )
            lines.append(said.format(low=scale_text(table.low, table.kind), high=scale_text(table.high, table.kind)))
        lines.append(_("Few answers (fewer than 30): for reference only"))
        self.setAccessibleName("\n".join(lines))
        self.setToolTip(plain_tip("\n".join(lines)))
        self.updateGeometry()
        self.update()

    def _words(self) -> tuple[str, str, str, str]:
        table, others, small = self._table, _("vs. others"), _("under 30")
        if table is None or table.low is None or table.high is None:
            return "", "", others, small
        low, high = scale_text(table.low, table.kind), scale_text(table.high, table.kind)
        return _("lowest here {figure}").format(figure=low), _("{figure} highest").format(figure=high), others, small

    def _widths(self) -> tuple[float, float, float]:
        """Return how wide the scale, the arrows and the tag are with their words."""
        low, high, others, small = self._words()
        font = self._look.font(_SIZE)
        ends = text_width(font, low) + text_width(font, high)
        scale = ends + 2 * _GAP + _STEPS * _STEP + 2 if low else 0
        arrows = 24 + text_width(font, others) + 1
        return scale, arrows, _APART + tag_width(self._look, reference_tag()) + 5 + text_width(font, small) + 1

    def sizeHint(self) -> QSize:
        scale, arrows, tag = self._widths()
        return QSize(round(max(scale, arrows + tag) + 1), 2 * _LINE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scale above, the marks below; they begin where the scale begins."""
        painter, table = QPainter(self), self._table
        if table is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, arrows, _tag = self._widths()
        if scale:
            self._paint_scale(painter, table)
        painter.translate(0, _LINE)
        self._paint_arrows(painter, 0)
        self._paint_tag(painter, arrows + _APART)

    def _paint_scale(self, painter: QPainter, table: HeatTable) -> None:
        low, high, _others, _small = self._words()
        middle, at = _LINE / 2, self._write(painter, 0.0, low) + _GAP
        for step in range(_STEPS):
            box = QRectF(at + step * _STEP, middle - _HEIGHT / 2, _STEP, _HEIGHT)
            painter.fillRect(box, tint_colour(self._look, table.kind, step / (_STEPS - 1)))
        self._write(painter, at + _STEPS * _STEP + _GAP, high)

    def _paint_arrows(self, painter: QPainter, at: float) -> None:
        look, middle = self._look, _LINE / 2
        draw_arrow(painter, QPointF(at + 5, middle), "up", look.colour("positive_text"), 4.5)
        draw_arrow(painter, QPointF(at + 15, middle), "down", look.colour("negative_text"), 4.5)
        self._write(painter, at + 24, self._words()[2])

    def _paint_tag(self, painter: QPainter, at: float) -> None:
        width = tag_width(self._look, reference_tag())
        draw_reference(self._look, painter, QRectF(at, 0, width, _LINE), reference_tag())
        self._write(painter, at + width + 5, self._words()[3])

    def _write(self, painter: QPainter, at: float, text: str) -> float:
        font = self._look.font(_SIZE)
        width = text_width(font, text) + 1
        draw_text(painter, QRectF(at, 0, width, _LINE), text, font, self._look.colour("muted"), LEFT)
        return at + width
