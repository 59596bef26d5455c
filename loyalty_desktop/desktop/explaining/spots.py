"""Figures on a widget that can be clicked, and gone through with the keys; one at a time explains itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look

Key = TypeVar("Key")
Spot: TypeAlias = tuple[Key, QRect]
_ASKING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ON, _BACK = (Qt.Key.Key_Right, Qt.Key.Key_Down), (Qt.Key.Key_Left, Qt.Key.Key_Up)


class FigureSpots(QObject, Generic[Key]):
    """Lets a widget's figures be asked: a click on one, or Space and Enter on the one the arrow keys came to.

    `spots` are the figures that can be seen, each with its place on the widget, or with several, the one that the
    keys mark first; `ask` gets the key and the place. With `takes_keys` the widget becomes a stop of the Tab
    key; where it `passes_on`, the widget does with a click what it always does besides.
    """

    def __init__(
        self,
        look: Look,
        widget: QWidget,
        spots: Callable[[], Sequence[tuple[Key, QRect]]],
        ask: Callable[[Key, QRect], object],
        *,
        takes_keys: bool = True,
        passes_on: bool = False,
    ) -> None:
        super().__init__(widget)
        self._widget, self._spots, self._ask = widget, spots, ask
        self._at = 0
        self._pressed: Key | None = None
        self._takes_keys, self._passes_on = takes_keys, passes_on
        self._ring = _Ring(look, widget)
        widget.setMouseTracking(True)
        if takes_keys:
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        widget.installEventFilter(self)

    def spot_at(self, where: QPoint) -> tuple[Key, QRect] | None:
        """Return the figure at a place of the widget."""
        return next((one for one in self._spots() if one[1].contains(where)), None)

    @property
    def current(self) -> tuple[Key, QRect] | None:
        """The figure that Space would ask."""
        spots = self._marked()
        return spots[min(self._at, len(spots) - 1)] if spots else None

    def _marked(self) -> list[tuple[Key, QRect]]:
        """Return each figure with the place that the keys mark."""
        first: list[tuple[Key, QRect]] = []
        for key, rect in self._spots():
            if all(key != known for known, _rect in first):
                first.append((key, rect))
        return first

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._takes_keys:
            return self._on_key(event)
        if isinstance(event, QFocusEvent) and self._takes_keys:
            self._mark(shown=event.gotFocus())
        elif event.type() == QEvent.Type.Resize and self._widget.hasFocus() and self._takes_keys:
            self._mark(shown=True)
        return super().eventFilter(watched, event)

    def _on_mouse(self, event: QMouseEvent) -> bool:
        found = self.spot_at(event.position().toPoint())
        if event.type() == QEvent.Type.MouseMove:
            if found is not None:
                self._widget.setCursor(Qt.CursorShape.PointingHandCursor)
            else:
                self._widget.unsetCursor()
        elif event.button() != Qt.MouseButton.LeftButton:
            return False
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = None if found is None else found[0]
            return found is not None and not self._passes_on
        elif event.type() == QEvent.Type.MouseButtonRelease and found is not None and found[0] == self._pressed:
            self._pressed = None
            if self._passes_on:
                QTimer.singleShot(0, self, lambda: self._ask(*found))  # once the widget has done its part
                return False
            self._ask(*found)
            return True
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        spots, key = self._marked(), Qt.Key(event.key())
        if not spots or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _ASKING:
            self._ask(*spots[min(self._at, len(spots) - 1)])
        elif len(spots) > 1 and key in (*_ON, *_BACK):
            step = 1 if key in _ON else -1
            self._at = max(0, min(min(self._at, len(spots) - 1) + step, len(spots) - 1))
            self._mark(shown=True)
        else:
            return False
        return True

    def _mark(self, *, shown: bool) -> None:
        current = self.current
        if not shown or current is None:
            self._ring.hide()
            return
        self._ring.setGeometry(current[1].adjusted(-3, -2, 3, 2).intersected(self._widget.rect()))
        self._ring.show()
        self._ring.raise_()


def whole_of(widget: QWidget) -> list[tuple[str, QRect]]:
    """Return a widget that is all one figure, such as a label, as long as it says something."""
    says = not isinstance(widget, QLabel) or bool(widget.text())
    return [("", widget.rect())] if widget.isVisible() and says else []


class _Ring(QWidget):
    """Says where the keys are."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("accent"), 1.4))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 4, 4)
