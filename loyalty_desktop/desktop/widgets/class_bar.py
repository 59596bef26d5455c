"""The bar of the three classes with their shares, as it stands in the header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import CENTRE, LEFT, RIGHT, draw_box, draw_text, text_width
from loyalty_desktop.report.figures import share_text
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.headline import ClassPart, Headline

_BAR = 14


class ClassBar(QWidget):
    """Negative, passive and positive customers, side by side, each named with its share."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._parts: tuple[ClassPart, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(180)
        self.setMaximumWidth(300)

    def show_headline(self, headline: Headline | None) -> None:
        """Show the classes of a headline."""
        self._parts = headline.parts if headline is not None else ()
        self.setAccessibleName(", ".join(f"{text} (n={part.count:,})" for text, part in self._texts()))
        self.setToolTip("\n".join(f"{text}  n={part.count:,}" for text, part in self._texts()))
        self.update()

    def texts(self) -> tuple[str, ...]:
        """Return what stands below the bar."""
        return tuple(text for text, _part in self._texts())

    def _texts(self) -> list[tuple[str, ClassPart]]:
        return [(f"{word(part.code, part.kind)} {share_text(part.share, 1)}", part) for part in self._parts]

    def sizeHint(self) -> QSize:
        return QSize(300, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._parts:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, 2, self.width(), _BAR)
        outline = QPainterPath()
        outline.addRoundedRect(bar, 4, 4)
        painter.setClipPath(outline)
        draw_box(painter, bar, 0, self._look.colour("soft"))
        left = 0.0
        for part in self._parts:
            wide = (part.share or 0) * self.width()
            painter.fillRect(QRectF(left, 2, wide, _BAR), self._look.colour(part.code))
            left += wide
        painter.setClipping(False)
        self._paint_texts(painter)

    def _paint_texts(self, painter: QPainter) -> None:
        line = QRectF(0, _BAR + 5, self.width(), 17)
        font = self._look.font(11)
        if sum(text_width(font, text) for text, _part in self._texts()) + 16 > self.width():
            font = self._look.font(10)
        places = (LEFT, CENTRE, RIGHT)
        for (text, _part), place in zip(self._texts(), places, strict=True):
            draw_text(painter, line, text, font, self._look.colour("muted"), place | Qt.AlignmentFlag.AlignVCenter)
