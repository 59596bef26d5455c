"""A small window that opens below a button of the main one; Escape or a click elsewhere close it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

    from loyalty_desktop.desktop.look import Look


class Popover(QDialog):
    """Stands over `parent`; a click on `opener` leaves closing to whoever opened it. Only one is open at a time."""

    def __init__(self, look: Look, parent: QWidget | None = None, opener: QWidget | None = None) -> None:
        # Not a popup window: those get no input methods, and Japanese is typed in here.
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look = look
        self._opener = opener

    def stay_on_screen(self) -> None:
        """Move to where all of it is seen."""
        room = self.screen().availableGeometry()
        left = max(room.left(), min(self.x(), room.right() - self.width()))
        top = max(room.top(), min(self.y(), room.bottom() - self.height()))
        if QPoint(left, top) != self.pos():
            self.move(left, top)

    @staticmethod
    def _application() -> QCoreApplication:
        application = QApplication.instance()
        assert application is not None
        return application

    def _is_inside(self, widget: QWidget) -> bool:
        """Say whether a widget is in here, in a window that was opened from here, or what opened this."""
        one: QWidget | None = widget
        while one is not None:
            if one is self or one is self._opener:
                return True
            one = one.parentWidget()
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on a click elsewhere, which still does what it is meant to do."""
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(watched, QWidget)
            and QApplication.activePopupWidget() is None
            and not self._is_inside(watched)
        ):
            self.close()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self.parentWidget()
        for other in parent.findChildren(Popover) if parent is not None else ():
            if other is not self:
                other.close()
        self.stay_on_screen()
        self._application().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        self._application().removeEventFilter(self)
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("panel"))
        painter.setPen(QPen(self._look.colour("accent_line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
