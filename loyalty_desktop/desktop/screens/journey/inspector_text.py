"""Texts of the inspector that can be changed: a name edited in place, a tag that can be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import CENTRE, draw_box, text_width
from loyalty_desktop.desktop.widgets.panel import column
from loyalty_desktop.desktop.widgets.wrapped import Wrapped

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from loyalty_desktop.desktop.look import Look


class Tag(QAbstractButton):
    """A small filled tag that does something when it is pressed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFont(look.font(11))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(round(text_width(self.font(), self.text())) + 14, round(metrics.height()) + 4)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, over = self._look, self.underMouse() and self.isEnabled()
        line = look.colour("accent") if self.hasFocus() else look.colour("accent_line") if over else None
        draw_box(painter, QRectF(self.rect()), 4, look.colour("accent_bg" if over else "row"), line)
        painter.setPen(look.colour("accent" if over else "muted"))
        painter.setFont(self.font())
        painter.drawText(QRectF(self.rect()), CENTRE, self.text())


class EditableName(QWidget):
    """A name that is edited where it stands: double-click, F2 or Enter; Enter keeps, Escape leaves it as it was."""

    renamed = Signal(str)

    def __init__(self, look: Look, size: float = 17, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Wrapped(look, size, 700, leading=1.4)
        self.label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.label.installEventFilter(self)
        self.editor = QLineEdit()
        self.editor.setFont(look.font(14, 600))
        self.editor.hide()
        self.editor.installEventFilter(self)
        self.editor.editingFinished.connect(self._on_finished)
        self._name = ""
        box = column(self)
        box.addWidget(self.label)
        box.addWidget(self.editor)

    def show_name(self, name: str, accessible: str, hint: str) -> None:
        """Show a name; an edit of another one is given up."""
        if name != self._name:
            self._close()
        self._name = name
        self.label.setText(name)
        self.label.setAccessibleName(f"{accessible}: {name}")
        self.label.setAccessibleDescription(hint)
        self.label.setToolTip(hint)
        self.editor.setAccessibleName(accessible)

    def name(self) -> str:
        """Return the name that is shown."""
        return self._name

    def is_editing(self) -> bool:
        """Say whether the name is being typed."""
        return not self.editor.isHidden()

    def start(self) -> None:
        """Let the name be typed."""
        self.editor.setText(self._name)
        self.label.hide()
        self.editor.show()
        self.editor.selectAll()
        self.editor.setFocus()

    def _on_finished(self) -> None:
        if not self.is_editing():
            return
        typed = self.editor.text()
        self._close()
        if typed != self._name:
            self.renamed.emit(typed)

    def _close(self) -> None:
        had_focus = self.editor.hasFocus()
        self.editor.hide()
        self.label.show()
        if had_focus:
            self.label.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin and give up editing."""
        if watched is self.label and self._begins(event):
            self.start()
            return True
        if watched is self.editor and event.type() == QEvent.Type.KeyPress:
            key: QKeyEvent = event  # type: ignore[assignment]
            if key.key() == Qt.Key.Key_Escape:
                self.editor.setText(self._name)
                self._close()
                return True
        return super().eventFilter(watched, event)

    @staticmethod
    def _begins(event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            mouse: QMouseEvent = event  # type: ignore[assignment]
            return mouse.button() == Qt.MouseButton.LeftButton
        if event.type() != QEvent.Type.KeyPress:
            return False
        key: QKeyEvent = event  # type: ignore[assignment]
        return key.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
