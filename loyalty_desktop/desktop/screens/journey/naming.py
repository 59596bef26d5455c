"""Names written in place: a field over the name of a stage, driver or experience, or where a new one will stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from loyalty_desktop.desktop.look import Look

_HEIGHT = 28


class NameField(QLineEdit):
    """The field; `done(text)` says whether the name was taken, otherwise it stays open."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._done: Callable[[str], bool] | None = None
        self._closed: Callable[[bool], None] | None = None
        self.setObjectName("name")
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a name is being written."""
        return self._closed is not None

    def open(
        self, box: QRect, text: str, label: str, done: Callable[[str], bool], closed: Callable[[bool], None]
    ) -> None:
        """Let a name be written at `box`; `closed` is called once, whether or not it was taken.

        It is told whether somebody took the keyboard elsewhere: then that is where it belongs.
        """
        self.close_field()
        self._done, self._closed = done, closed
        self.setFont(self._look.font(12.5, 600))
        self.setText(text)
        self.setPlaceholderText(label)
        self.setAccessibleName(label)
        self.setGeometry(QRect(box.left(), box.center().y() - _HEIGHT // 2, box.width(), _HEIGHT))
        self.raise_()
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self, *, left: bool = False) -> None:
        """Leave everything as it is; `left` says that the keyboard is elsewhere already."""
        if self._done is None:
            return
        closed = self._closed
        self._done = self._closed = None
        self.hide()
        if closed is not None:
            closed(left)

    def _finish(self, *, left: bool = False) -> None:
        done, self._done = self._done, None  # taking the name draws the map anew, which must not finish it again
        if done is None:
            return
        taken = done(self.text())
        self._done = done
        if taken:
            self.close_field(left=left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_field()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        self._finish()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            return
        if self.text().strip() and self._done is not None:
            self._finish(left=True)
        self.close_field(left=True)
