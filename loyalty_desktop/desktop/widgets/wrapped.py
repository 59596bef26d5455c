"""Text that wraps anywhere it must, so that no word pushes its pane wider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QSizePolicy

from loyalty_desktop.desktop.painting import broken
from loyalty_desktop.desktop.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look

_ROLES = {"positive": "positive_text", "negative": "negative_text"}


class Wrapped(Label):
    """Text in as many lines as it needs; even a word without spaces never makes the pane wider."""

    def __init__(
        self, look: Look, size: float = 12, weight: int = 400, tone: str = "ink", leading: float = 1.5
    ) -> None:
        super().__init__(look, size, weight, tone)
        self._look = look
        self._leading = leading
        self._lines: dict[int, tuple[str, ...]] = {}
        self._lines_of: tuple[str, QFont] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lines(self, width: int) -> tuple[str, ...]:
        """Return the text as it is broken at this width."""
        text, font = self.text(), self.font()
        if self._lines_of != (text, font):
            self._lines_of = (text, font)
            self._lines.clear()
        if width not in self._lines:
            self._lines[width] = tuple(line.rstrip() for line in broken(text, font, width))
        return self._lines[width]

    def _line_height(self) -> float:
        return round(self.font().pixelSize() * self._leading)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(len(self.lines(width)) * self._line_height())

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, round(self._line_height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = str(self.property("tone"))
        painter.setPen(self._look.colour(_ROLES.get(tone, tone)))
        painter.setFont(self.font())
        height = self._line_height()
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        for at, line in enumerate(self.lines(self.width())):
            painter.drawText(QRectF(0, at * height, self.width() + 8, height), align, line)
        if self.hasFocus():
            painter.fillRect(0, self.height() - 2, self.width(), 2, self._look.colour("accent"))
