"""A small picture whose parts tell their figures: pointed at with the mouse, walked through with the arrow keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from loyalty_desktop.desktop.painting import draw_box
from loyalty_desktop.desktop.widgets.labels import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPaintEvent

    from loyalty_desktop.desktop.look import Look

_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up}
_ON = {Qt.Key.Key_Right, Qt.Key.Key_Down}


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a picture and what it tells."""

    box: QRectF
    tip: str


class SpotChart(QWidget):
    """A picture painted by hand; subclasses say where its parts are and paint them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def spots(self) -> Sequence[Spot]:
        """Return the parts that tell something, in reading order."""
        raise NotImplementedError

    def paint(self, painter: QPainter) -> None:
        """Paint the picture."""
        raise NotImplementedError

    def tell(self, name: str, summary: str = "") -> None:
        """Say what the picture shows to those who do not see it, and have it painted anew."""
        tips = [spot.tip for spot in self.spots()]
        self._at = min(self._at, len(tips) - 1)
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join([summary, *tips] if summary else tips))
        self.update()

    def spot_at(self, place: QPoint) -> Spot | None:
        """Return the part under a place."""
        return next((spot for spot in self.spots() if spot.box.contains(place)), None)

    @property
    def spoken(self) -> str:
        """What the part tells that the keyboard stands on; '' for none."""
        spots = self.spots()
        return spots[self._at].tip if 0 <= self._at < len(spots) else ""

    def _walk(self, step: int) -> None:
        spots = self.spots()
        if not spots:
            return
        self._at = 0 if self._at < 0 else max(0, min(self._at + step, len(spots) - 1))
        spot = spots[self._at]
        box = spot.box.toRect()
        QToolTip.showText(self.mapToGlobal(box.bottomLeft()), plain_tip(spot.tip), self)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Show the tip of the part that is pointed at."""
        if event.type() == QEvent.Type.ToolTip:
            help_event: QHelpEvent = event  # type: ignore[assignment]
            spot = self.spot_at(help_event.pos())
            if spot is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(help_event.globalPos(), plain_tip(spot.tip), self, spot.box.toAlignedRect())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _BACK | _ON:
            self._walk(-1 if key in _BACK else 1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._at = -1
        QToolTip.hideText()
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter)
        if self.hasFocus():
            spots = self.spots()
            box = spots[self._at].box if 0 <= self._at < len(spots) else QRectF(self.rect())
            draw_box(painter, box.intersected(QRectF(self.rect())), 4, None, self.look.colour("accent"))
