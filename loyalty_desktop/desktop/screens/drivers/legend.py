"""What the marks of the head x heart picture mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.charts.head_heart_painter import draw_mark
from loyalty_desktop.desktop.painting import draw_text, text_width
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look

_MARK, _GAP, _SIZE = 18, 16, 12


class Legend(QWidget):
    """Mark and word of both kinds of value and of the interval, as many as there is room for from the left."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def draw(self) -> None:
        """Write the words in the language in use."""
        said = ", ".join(
            (
                _("filled circle: {value}").format(value=word("value", "experience")),
                _("open square: {value}").format(value=word("value", "basic")),
                _("thin lines: {interval}").format(interval=_("95% interval")),
            )
        )
        self.setAccessibleName(_("What the marks mean"))
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.updateGeometry()
        self.update()

    def _words(self) -> tuple[str, ...]:
        return word("value", "experience"), word("value", "basic"), _("95% interval")

    def _widths(self) -> list[float]:
        return [_MARK + text_width(self._look.font(_SIZE), text) + 1 for text in self._words()]

    def sizeHint(self) -> QSize:
        widths = self._widths()
        return QSize(round(sum(widths) + _GAP * (len(widths) - 1)) + 1, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._widths()[0]) + 1, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look, middle = QPainter(self), self._look, self.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        widths = self._widths()
        while len(widths) > 1 and sum(widths) + _GAP * (len(widths) - 1) > self.width() + 1:
            widths.pop()
        left = self.width() - sum(widths) - _GAP * (len(widths) - 1)
        for at, width in enumerate(widths):
            spot = QPointF(left + 7, middle)
            if at < 2:
                draw_mark(look, painter, spot, "experience" if at == 0 else "basic", "whisker")
            else:
                painter.setPen(QPen(look.colour("switch_off"), 1.3))
                painter.drawLine(QLineF(spot.x() - 7, middle, spot.x() + 7, middle))
                painter.drawLine(QLineF(spot.x(), middle - 6, spot.x(), middle + 6))
            box = QRectF(left + _MARK, 0, width - _MARK, self.height())
            draw_text(painter, box, self._words()[at], look.font(_SIZE), look.colour("muted"))
            left += width + _GAP
