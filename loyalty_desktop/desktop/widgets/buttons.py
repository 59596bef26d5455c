"""Buttons: of a kind that the style sheet knows, a row of which one is chosen, a switch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from loyalty_desktop.desktop.painting import draw_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look


class Button(QPushButton):
    """A push button; `kind` is "" (plain), primary, text, chip or dashed."""

    def __init__(self, look: Look, kind: str = "", size: float = 12.5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(look.font(size))
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class Segmented(QFrame):
    """A few choices side by side, one of them chosen, where Tab stops; arrow keys move the choice."""

    chosen = Signal(str)

    def __init__(self, look: Look, codes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segmented")
        self._look = look
        self._group = QButtonGroup(self)
        self._codes = tuple(codes)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for code in self._codes:
            button = Button(look, "segment", 12)
            button.setCheckable(True)
            button.clicked.connect(lambda _on, code=code: self.chosen.emit(code))
            self._group.addButton(button)
            self._buttons[code] = button
            row.addWidget(button, 1)
        self._group.buttonToggled.connect(self._on_toggled)

    def set_texts(self, *texts: str) -> None:
        """Write the choices, in their order."""
        for code, text in zip(self._codes, texts, strict=True):
            self._buttons[code].setText(text)
            self._buttons[code].setAccessibleName(text)

    def choose(self, code: str) -> None:
        """Show `code` as chosen, without a signal."""
        self._buttons[code].setChecked(True)

    def button(self, code: str) -> QPushButton:
        """Return the button of one choice."""
        return self._buttons[code]

    def _on_toggled(self) -> None:
        """Have Tab stop at what is chosen: Qt moves the stop only once a button gets the keys."""
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus)


class Switch(QAbstractButton):
    """An on/off switch; Space turns it, as a check box for those who hear the screen."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(32, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(2, 2, 28, 16)
        on = self.isChecked()
        line = self._look.colour("accent") if self.hasFocus() else None
        draw_box(painter, box, 8, self._look.colour("primary" if on else "switch_off"), line)
        knob = QRectF(box.right() - 14 if on else box.left() + 2, box.top() + 2, 12, 12)
        draw_box(painter, knob, 6, self._look.colour("on_primary"))
