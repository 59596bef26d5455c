"""The six steps of the method, in the order in which they are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from loyalty_desktop.desktop.painting import CENTRE
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look

_COUNT = 6
_CIRCLE = 22


class StepsRow(QWidget):
    """What the user will do, step by step."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 20, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._titles = tuple(ElidedLabel(look, 13, 600) for _step in range(_COUNT))
        self._texts = tuple(Label(look, 11.5, tone="muted", wrap=True) for _step in range(_COUNT))
        for at, (title, text) in enumerate(zip(self._titles, self._texts, strict=True)):
            self._grid.addWidget(StepMark(look, at + 1, at == _COUNT - 1), 0, at)
            self._grid.addWidget(title, 1, at)
            self._grid.addWidget(text, 2, at, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(at, 1)
            text.setMinimumWidth(100)

    def set_compact(self, compact: bool) -> None:
        """Take less height."""
        self._grid.setContentsMargins(0, 12 if compact else 20, 0, 0)

    def draw(self) -> None:
        """Write everything in the language in use."""
        steps = (
            (_("Take in the answers"), _("Read the survey as it was downloaded")),
            (_("Choose the score"), _("NPS: would they recommend you? NRS: will they stay?")),
            (_("Draw the journey"), _("Put what customers rated (the drivers) in order, from learning to using")),
            (_("Know your customers"), _("See who comes back and who may leave")),
            (_("Find the causes"), _("What satisfies (head), what makes loyal (heart), what happened (experience)")),
            (_("Act and verify"), _("Start where it seems to help most, check with the next survey")),
        )
        for (heading, about), title, text in zip(steps, self._titles, self._texts, strict=True):
            title.setText(heading)
            text.setText(about)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.drawLine(QPointF(0, 0.5), QPointF(self.width(), 0.5))


class StepMark(QWidget):
    """The number of a step in a circle, with the way to the next."""

    def __init__(self, look: Look, number: int, is_last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._number = number
        self._is_last = is_last
        self.setFixedHeight(_CIRCLE + 9)

    def sizeHint(self) -> QSize:
        return QSize(_CIRCLE + 20, _CIRCLE + 9)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        painter.setPen(QPen(look.colour("spark"), 1.3))
        circle = QRectF(0.7, 0.7, _CIRCLE - 1.4, _CIRCLE - 1.4)
        painter.drawEllipse(circle)
        painter.setFont(look.font(11.5, 600))
        painter.setPen(look.colour("muted"))
        painter.drawText(circle, CENTRE, str(self._number))
        if not self._is_last:
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(QPointF(_CIRCLE + 8, _CIRCLE / 2), QPointF(self.width(), _CIRCLE / 2))
