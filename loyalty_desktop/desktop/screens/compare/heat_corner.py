"""What stands above the drivers: what they are, whose n is told, and everybody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.painting import CENTRE, draw_text
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.compare_view import ForestRow, HeatKind


class HeatCorner(QWidget):
    """The titles of the columns that do not scroll; nothing can be chosen here."""

    def __init__(self, look: Look, total_width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._width = total_width
        self._total: ForestRow | None = None
        self._kind: HeatKind = "heart"

    def show_total(self, total: ForestRow, kind: HeatKind) -> None:
        """Say how many everybody is."""
        self._total, self._kind = total, kind
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.fillRect(self.rect(), look.colour("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("line"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), look.colour("line"))
        middle, names = self.height() / 2, self.width() - self._width
        base = _("n: those who rated it") if self._kind == "head" else _("n: those who are satisfied")
        top, bottom = QRectF(14, middle - 18, names - 16, 18), QRectF(14, middle, names - 16, 18)
        draw_text(painter, top, _("Driver"), look.font(12, 600), look.colour("ink"))
        draw_text(painter, bottom, base, look.font(11), look.colour("muted"))
        if self._total is None:
            return
        top, bottom = (QRectF(names, at, self._width, 18) for at in (middle - 18, middle))
        draw_text(painter, top, self._total.short, look.font(12, 600), look.colour("ink"), CENTRE)
        n = _("n={n:,}").format(n=self._total.score.n)
        draw_text(painter, bottom, n, look.font(11), look.colour("muted"), CENTRE)
