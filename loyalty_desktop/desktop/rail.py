"""The rail: one entry a screen, in the order of the method's steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from loyalty_desktop.desktop.icons import pixmap
from loyalty_desktop.desktop.painting import CENTRE, draw_box, draw_text, text_width
from loyalty_desktop.desktop.widgets.panel import Panel, column
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QPaintEvent

    from loyalty_desktop.desktop.look import Look

SCREENS = ("data", "journey", "drivers", "experiences", "customers", "voices", "compare", "actions")


def screen_name(screen: str) -> str:
    """Return what a screen is called, in the language in use."""
    names = {
        "data": _("Data"),
        "journey": _("Journey"),
        "drivers": _("Drivers"),
        "experiences": _("Experiences"),
        "customers": _("Customers"),
        "voices": _("Voices"),
        "compare": _("Compare"),
        "actions": _("Actions"),
    }
    return names[screen]


class RailButton(QAbstractButton):
    """An icon with its word below."""

    def __init__(self, look: Look, screen: str) -> None:
        super().__init__()
        self._look = look
        self._screen = screen
        self.setCheckable(True)
        self.setFixedSize(66, 56)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(66, 56)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        box = QRectF(self.rect())
        if on or self.underMouse() or self.hasFocus():
            line = self._look.colour("accent") if self.hasFocus() else None
            draw_box(painter, box, 10, self._look.colour("accent_bg" if on else "row"), line)
        role = "accent" if on else "muted"
        picture = pixmap(self._look, self._screen, role, 22, self.devicePixelRatioF())
        painter.drawPixmap(QRectF((box.width() - 22) / 2, 8, 22, 22), picture, QRectF(picture.rect()))
        weight = 600 if on else 400
        sizes = [size for size in (11, 10) if text_width(self._look.font(size, weight), self.text()) <= box.width()]
        font = self._look.font(next(iter(sizes), 9), weight)
        draw_text(painter, QRectF(0, 33, box.width(), 16), self.text(), font, self._look.colour(role), CENTRE)


class Rail(Panel):
    """Chooses the screen; arrow keys move along it."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__("palette")
        self._look = look
        self.setFixedWidth(76)
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        stack = column(self, (5, 8, 5, 8), 2)
        for screen in SCREENS:
            button = RailButton(look, screen)
            button.clicked.connect(lambda _on, screen=screen: self.chosen.emit(screen))
            self._group.addButton(button)
            self._buttons[screen] = button
            stack.addWidget(button)
        stack.addStretch()
        look.changed.connect(self.draw)
        self.draw()

    def choose(self, screen: str) -> None:
        """Show `screen` as the one that is open."""
        self._buttons[screen].setChecked(True)

    def button(self, screen: str) -> RailButton:
        """Return the entry of one screen."""
        return self._buttons[screen]

    def draw(self) -> None:
        """Write the entries in the language in use."""
        for screen, button in self._buttons.items():
            button.setText(screen_name(screen))
            button.setAccessibleName(screen_name(screen))
            button.update()
