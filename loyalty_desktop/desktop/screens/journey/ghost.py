"""What follows the pointer while something is dragged, and the marker of the place where it will land."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.painting import CENTRE, draw_box, draw_text, text_width
from loyalty_desktop.i18n import ngettext

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.marks import Mark

_WIDEST = 360
_BESIDE, _BELOW = 14, 8
_PAD, _GAP = 9, 7
_SHEET, _PILL = 4, 20
"""How far the sheet behind the picture stands out, and the height of the pill that says how many there are."""
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class Ghost(QWidget):
    """A faint picture of what is dragged, with the words for what letting go would do below it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._ground = parent
        self._picture = QPixmap()
        self._text = ""
        self._count = ""
        self._refused = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("ghost")
        self.hide()

    @property
    def text(self) -> str:
        """What letting go would do."""
        return self._text

    @property
    def is_refusing(self) -> bool:
        """Whether letting go here would do nothing."""
        return self._refused

    @property
    def count(self) -> str:
        """How many things are dragged, in words; '' for one."""
        return self._count

    def take(self, picture: QPixmap, count: int = 1) -> None:
        """Look like `picture`, the uppermost of `count`."""
        self._picture = picture
        self._text = ""
        self._count = ngettext("{count} item", "{count} items", count).format(count=f"{count:,}") if count > 1 else ""
        self._fit()

    def say(self, text: str, *, refused: bool) -> None:
        """Say what letting go would do."""
        if (text, refused) != (self._text, self._refused):
            self._text, self._refused = text, refused
            self.setAccessibleName(text if not self._count else f"{self._count}, {text}")
            self._fit()
            self.update()

    def go(self, where: QPoint) -> None:
        """Hang at the pointer, beside it so that the line under it stays in sight, and never leave the parent."""
        tip = self._ground.mapFromGlobal(where)
        left = tip.x() + _BESIDE if tip.x() + _BESIDE + self.width() <= self._ground.width() else None
        x = tip.x() - _BESIDE - self.width() if left is None else left
        self.move(x, min(tip.y() + _BELOW, self._ground.height() - self.height()))

    def stand_by(self, place: QRect) -> None:
        """Be beside a place of the screen, never outside the parent."""
        where = self._ground.mapFromGlobal(place.bottomLeft()) + QPoint(24, 10)
        room = self._ground.size() - self.size()
        self.move(max(0, min(where.x(), room.width() - 4)), max(0, min(where.y(), room.height() - 4)))

    def _fit(self) -> None:
        picture, caption = self._sheet(), self._caption()
        wide = max(picture.right() + 1, round(self._pill().right()) + 1, caption.width())
        self.resize(wide, picture.bottom() + 1 + _GAP + caption.height())

    def _sheet(self) -> QRect:
        """Return where the picture is, with the sheets behind it."""
        size = self._picture.deviceIndependentSize().toSize()
        if not self._count:
            return QRect(QPoint(0, 0), size)
        return QRect(0, 0, size.width() + _SHEET, _PILL // 2 + size.height() + _SHEET)

    def _pill(self) -> QRectF:
        """Return where the number of things stands: over the right upper corner of the picture."""
        if not self._count:
            return QRectF()
        width = text_width(self._look.font(11, 700), self._count) + 16
        right = self._picture.deviceIndependentSize().width()
        return QRectF(max(0.0, right - width / 2), 0, width, _PILL)

    def _caption(self) -> QRect:
        if not self._text:
            return QRect()
        metrics = QFontMetrics(self._look.font(12, 600))
        text = metrics.boundingRect(QRect(0, 0, _WIDEST - 2 * _PAD, 400), _WRAP, self._text)
        top = self._sheet().bottom() + 1 + _GAP
        return QRect(0, top, text.width() + 2 * _PAD + 1, text.height() + _PAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.92)
        if self._count:
            self._paint_several(painter)
        else:
            painter.drawPixmap(0, 0, self._picture)
        painter.setOpacity(1)
        box = self._caption()
        if not box.isEmpty():
            fill, ink = ("warn_bg", "warn") if self._refused else ("primary", "on_primary")
            line = self._look.colour("warn") if self._refused else None
            draw_box(painter, QRectF(box), 7, self._look.colour(fill), line)
            painter.setFont(self._look.font(12, 600))
            painter.setPen(self._look.colour(ink))
            painter.drawText(box.adjusted(_PAD, 0, -_PAD + 2, 0), _WRAP | Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.end()

    def _paint_several(self, painter: QPainter) -> None:
        """Draw the picture with a sheet behind it and the number in its corner."""
        size = self._picture.deviceIndependentSize()
        front = QRectF(0, _PILL / 2, size.width(), size.height())
        card, line = self._look.colour("card"), self._look.colour("accent_line")
        draw_box(painter, front.translated(_SHEET, _SHEET), 8, card, line)
        painter.drawPixmap(front.topLeft(), self._picture)
        pill = self._pill()
        painter.setOpacity(1)
        draw_box(painter, pill, _PILL / 2, self._look.colour("primary"), card)
        draw_text(painter, pill, self._count, self._look.font(11, 700), self._look.colour("on_primary"), CENTRE)


class Marker(QWidget):
    """The box that lights up and the line where something is put in between."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._mark: Mark | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("marker")
        self.hide()

    def show_mark(self, mark: Mark | None) -> None:
        """Show a place; None shows none."""
        if mark == self._mark and self.isVisible() == (mark is not None):
            return
        self._mark = mark
        if mark is None:
            self.hide()
            return
        self.setGeometry(mark.bounds)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        mark = self._mark
        if mark is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(-self.pos()))
        accent = self._look.colour("accent")
        if mark.box is not None:
            tint = self._look.colour("accent").lighter(100)
            tint.setAlpha(22)
            draw_box(painter, QRectF(mark.box).adjusted(-2, -2, 2, 2), 12, tint, accent, 2)
        if mark.line is not None:
            line = QRectF(mark.line)
            draw_box(painter, line, min(line.width(), line.height()) / 2, accent)
            painter.setBrush(accent)
            across = line.width() >= line.height()
            ends = (
                (QPointF(line.left(), line.center().y()), QPointF(line.right(), line.center().y()))
                if across
                else (QPointF(line.center().x(), line.top()), QPointF(line.center().x(), line.bottom()))
            )
            painter.setPen(Qt.PenStyle.NoPen)
            for end in ends:
                painter.drawEllipse(end, 4, 4)
        painter.end()
