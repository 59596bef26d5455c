"""The bar of the three classes with their shares, as it stands in the header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import draw_box, draw_text, text_width
from loyalty_desktop.report.figures import share_text
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.headline import ClassPart, Headline
    from loyalty_desktop.report.measure_words import ClassCode

_BAR, _APART = 14, 8
_CLASSES = range(3)


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

    def spots(self) -> list[tuple[ClassCode, QRect]]:
        """Return where the classes stand: the text of each, then its piece of the bar."""
        _font, places = self._placed()
        found = [(part.code, box.toAlignedRect()) for part, (_text, box) in zip(self._parts, places, strict=True)]
        left = 0.0
        for part in self._parts:
            share = (part.share or 0) * self.width()
            found.append((part.code, QRectF(left, 2, share, _BAR).toAlignedRect()))
            left += share
        return found

    def _placed(self) -> tuple[QFont, list[tuple[str, QRectF]]]:
        """Return the texts below the bar with their places: as much of them as does not collide."""
        small = self._look.font(10)
        names = [word(part.code, part.kind) for part in self._parts]
        fine, coarse = ([share_text(part.share, digits) for part in self._parts] for digits in (1, 0))
        ways = (
            (self._look.font(11), [f"{name} {share}" for name, share in zip(names, fine, strict=True)]),
            (small, [f"{name} {share}" for name, share in zip(names, fine, strict=True)]),
            (small, [f"{name} {share}" for name, share in zip(names, coarse, strict=True)]),
            (small, fine),
        )
        font, texts = next((one for one in ways if self._fits(*one)), ways[-1])
        wide = [text_width(font, text) + 2 for text in texts]
        gap = (self.width() - sum(wide)) / 2
        lefts = [0.0, wide[0] + gap, self.width() - wide[-1]] if len(wide) == len(_CLASSES) else [0.0] * len(wide)
        boxes = [QRectF(left, _BAR + 5, width, 17) for left, width in zip(lefts, wide, strict=True)]
        return font, list(zip(texts, boxes, strict=True))

    def _fits(self, font: QFont, texts: list[str]) -> bool:
        return sum(text_width(font, text) + 2 for text in texts) + 2 * _APART <= self.width()

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
        font, places = self._placed()
        for text, box in places:
            draw_text(painter, box, text, font, self._look.colour("muted"))
