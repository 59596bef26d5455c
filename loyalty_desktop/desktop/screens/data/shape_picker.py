"""The ways in which the table can be read, to choose one by mouse or keys; each says what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label, no_keys
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.choice import Choice

WIDTH = 420
_BESIDE = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class ShapePicker(QFrame):
    """A pop-up with one button for each way; the sizes follow once they are worked out."""

    choice_made = Signal(object)
    """The reading of this `Choice` is wanted."""

    def __init__(self, look: Look, choices: tuple[Choice, ...], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "panel")
        self.setAccessibleName(_("How the table is read"))
        self._choices = choices
        self.buttons: list[Button] = []
        self.sizes: list[Label] = []
        inside = column(self, (14, 12, 14, 10), 2)
        title = Label(look, 13, 700)
        title.setText(_("How the table is read"))
        inside.addWidget(title)
        inside.addSpacing(6)
        group = QButtonGroup(self)
        for choice in choices:
            button = Button(look, "chip", 12.5)
            button.setText(no_keys(choice.text))
            button.setCheckable(True)
            button.setChecked(choice.chosen)
            button.setStyleSheet("text-align: left;")
            button.setAccessibleName(f"{choice.text}. {choice.told}")
            button.clicked.connect(lambda _on=False, choice=choice: self._take(choice))
            group.addButton(button)
            size, told = Label(look, 11.5, 600), Label(look, 11.5, tone="muted", wrap=True)
            size.setText("…")
            told.setText(choice.told)
            told.setContentsMargins(11, 0, 0, 6)
            line = row(gap=10)
            line.addWidget(button, 1)
            line.addWidget(size)
            inside.addLayout(line)
            inside.addWidget(told)
            self.buttons.append(button)
            self.sizes.append(size)
        self._fit()

    def ask(self, below: QRect) -> None:
        """Show the ways below a place on the screen, the present one with the keys."""
        screen = self.screen().availableGeometry()
        at = QPoint(min(below.left(), screen.right() - self.width()), below.bottom() + 3)
        self.move(at)
        self.show()
        chosen = next((at for at, choice in enumerate(self._choices) if choice.chosen), 0)
        self.buttons[chosen].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sizes(self, sizes: tuple[str, ...]) -> None:
        """Say what comes of each way."""
        for label, button, choice, size in zip(self.sizes, self.buttons, self._choices, sizes, strict=True):
            label.setText(size)
            button.setAccessibleName(f"{choice.text}. {choice.told} {size}")
        self._fit()

    def _fit(self) -> None:
        """Be as tall as what is said."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        width = max(WIDTH, layout.minimumSize().width())
        self.setFixedSize(width, layout.totalHeightForWidth(width))

    def _take(self, choice: Choice) -> None:
        self.close()
        if not choice.chosen:
            self.choice_made.emit(choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _BESIDE:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            for button in [one for one in self.buttons if one.hasFocus()]:
                button.click()
        else:
            super().keyPressEvent(event)
