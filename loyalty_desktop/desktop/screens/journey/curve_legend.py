"""The line above the curve of feelings: its title, what each line is, a button that folds it away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from loyalty_desktop.desktop.painting import LEFT, draw_box, draw_text, text_width
from loyalty_desktop.desktop.screens.journey.inspector_parts import measure_short
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.whose import whole_told

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.emotion_curve import EmotionCurve

_SIDE, _HEIGHT, _STROKE = 14, 32, 14


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    role: str
    short: str = ""
    """What is written where there is no room for the text."""
    dashed: bool = False


class FoldButton(QAbstractButton):
    """A small arrow that points down while there is something to fold away."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(24, 24)

    def sizeHint(self) -> QSize:
        return QSize(24, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        line = look.colour("accent") if self.hasFocus() else None
        if self.underMouse() or line is not None:
            draw_box(painter, QRectF(self.rect()), 6, look.colour("row"), line)
        painter.setPen(QPen(look.colour("muted"), 1.6))
        turn = -2.5 if self.isChecked() else 2.5
        middle = QPointF(12, 12 + turn)
        painter.drawLine(QPointF(7.5, 12 - turn), middle)
        painter.drawLine(middle, QPointF(16.5, 12 - turn))


class CurveLegend(QWidget):
    """Painted, since it is one line of which the end may be cut."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = ""
        self._entries: tuple[_Entry, ...] = ()
        self.note = ""
        self.fold = FoldButton(look, self)
        self.setFixedHeight(_HEIGHT)

    def show_legend(self, curve: EmotionCurve | None, measure: Measure) -> None:
        """Name the lines of the curve; without one there is only the title."""
        self._title = _("Emotion curve")
        name = measure_short(measure)
        entries = []
        if curve is not None:
            entries = [
                _Entry(_("Head: share satisfied"), "head"),
                _Entry(
                    _("Heart: {measure} of the satisfied").format(measure=name),
                    "heart",
                    _("Heart: {measure}").format(measure=name),
                ),
            ]
            if curve.overall is not None:
                text = whole_told(curve.overall, curve.overall_n, is_filtered=curve.is_filtered)
                weak = curve.overall_state == "reference"
                text = _("{what}, for reference").format(what=text) if weak else text
                entries.append(_Entry(text, "muted", dashed=True))
        self._entries = tuple(entries)
        self.note = _("% and score: two scales") if entries else ""
        self.setAccessibleName(" ".join((self._title, *self.texts(), self.note)).strip())
        told = _("Compare heights within one line only: the upper one is in percent, the lower one in points.")
        self.setToolTip(plain_tip(told) if entries else "")
        self.show_fold()
        self.update()

    def show_fold(self) -> None:
        """Say what the button does next."""
        said = _("Show the emotion curve") if self.fold.isChecked() else _("Hide the emotion curve")
        self.fold.setAccessibleName(said)
        self.fold.setToolTip(said)

    def texts(self) -> tuple[str, ...]:
        """Return what the legend says."""
        return tuple(one.text for one in self._entries)

    def _font(self, entry: _Entry) -> QFont:
        return self._look.font(12, 400 if entry.dashed else 600)

    def _width(self, entry: _Entry, text: str) -> float:
        return _STROKE + 5 + text_width(self._font(entry), text) + 15

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.fold.move(self.width() - 24 - 8, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, font, right = self._look, self._look.font(12, 600), float(self.width() - 40)
        left, middle = float(_SIDE), _HEIGHT / 2
        wide = text_width(font, self._title)
        draw_text(painter, QRectF(left, 0, right - left, _HEIGHT), self._title, font, look.colour("muted"), LEFT)
        left += wide + 14
        is_short = sum(self._width(entry, entry.text) for entry in self._entries) > right - left
        for entry in () if self.fold.isChecked() else self._entries:
            if left + _STROKE + 24 > right:
                break
            colour = look.colour("passive" if entry.dashed else entry.role)
            pen = QPen(colour, 2)
            if entry.dashed:
                pen.setDashPattern([1.2, 1.2])
            painter.setPen(pen)
            painter.drawLine(QPointF(left, middle), QPointF(left + _STROKE, middle))
            left += _STROKE + 5
            text, entry_font = (is_short and entry.short) or entry.text, self._font(entry)
            box = QRectF(left, 0, min(text_width(entry_font, text) + 1, right - left), _HEIGHT)
            draw_text(painter, box, text, entry_font, look.colour(entry.role), LEFT)
            left += box.width() + 14
        note = self._look.font(11.5)
        if self.note and not self.fold.isChecked() and text_width(note, self.note) <= right - left:
            box = QRectF(left, 0, right - left, _HEIGHT)
            draw_text(painter, box, self.note, note, look.colour("faint"), LEFT)
