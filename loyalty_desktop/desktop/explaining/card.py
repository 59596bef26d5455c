"""The card on which a figure explains itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from shiboken6 import isValid

from loyalty_desktop.desktop.icons import icon
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, row, rule
from loyalty_desktop.desktop.widgets.popover import Popover
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.explanation import Explanation

WIDTH = 400
_TALLEST, _BESIDE, _EDGE = 560, 6, 8
_COPIED = Qt.TextInteractionFlag.TextSelectableByMouse


class ExplanationCard(Popover):
    """Shows one explanation beside its figure; Escape or a click elsewhere close it, and the focus goes back."""

    respondents_wanted = Signal()
    """Somebody wants to see the respondents whom the figure counts."""

    def __init__(self, look: Look, explanation: Explanation, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.explanation = explanation
        self._before = QApplication.focusWidget()
        self.title, self.figure = Label(look, 13, 600, wrap=True), Label(look, 22, 700)
        self.tag = Label(look, 11, kind="reference")
        self.close_button = Button(look, "text")
        self.words = QWidget()
        self.area = QScrollArea()
        self.show_button, self.copy_button = Button(look, "primary"), Button(look)
        self._lay_out()
        self._write()
        self.close_button.clicked.connect(self.close)
        self.copy_button.clicked.connect(self.copy)
        self.show_button.clicked.connect(self._on_respondents)
        look.changed.connect(self.close)

    def place(self, figure: QRect) -> None:
        """Stand below a figure (a place on the screen), above or beside it where there is no room; in the window."""
        parent = self.parentWidget()
        room = self.screen().availableGeometry()
        if parent is not None:
            window = parent.window()
            room = room.intersected(QRect(window.mapToGlobal(QPoint(0, 0)), window.size())) or room
        room = room.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        size = self._wanted(min(_TALLEST, room.height()))
        self.setFixedSize(size)
        top = figure.bottom() + _BESIDE
        left = figure.center().x() - size.width() // 2
        if top + size.height() > room.bottom() and figure.top() - _BESIDE - size.height() >= room.top():
            top = figure.top() - _BESIDE - size.height()
        elif top + size.height() > room.bottom():  # neither below nor above: beside it
            right = figure.right() + _BESIDE
            left = right if right + size.width() <= room.right() else figure.left() - _BESIDE - size.width()
            top = figure.center().y() - size.height() // 2
        left = max(room.left(), min(left, room.right() - size.width()))
        top = max(room.top(), min(top, room.bottom() - size.height()))
        self.move(left, top)

    def copy(self) -> None:
        """Put the whole text on the clipboard."""
        QGuiApplication.clipboard().setText(self.explanation.text)
        self.copy_button.setText(_("Copied"))

    def _wanted(self, tallest: int) -> QSize:
        """Return the size in which all of the text is read, or as much as there is room for."""
        self.setFixedWidth(WIDTH)
        self.ensurePolished()
        inner = self.words.layout()
        wide = WIDTH - 36 - self.area.verticalScrollBar().sizeHint().width()
        words = inner.heightForWidth(wide) if inner is not None else 0
        self.area.setMinimumHeight(min(words + 2, 120))
        layout = self.layout()
        around = (layout.heightForWidth(WIDTH) if layout is not None else 0) - self.area.sizeHint().height()
        return QSize(WIDTH, max(200, min(tallest, around + words + 6)))

    def _on_respondents(self) -> None:
        self.close()
        self.respondents_wanted.emit()

    def _lay_out(self) -> None:
        lines = column(self, (18, 12, 18, 14), 6)
        top = row(gap=6)
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(top)
        shown = row(gap=8)
        shown.addWidget(self.figure)
        shown.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignVCenter)
        shown.addStretch(1)
        lines.addLayout(shown)
        lines.addWidget(rule())
        self.words.setProperty("kind", "clear")
        self.area.setWidget(self.words)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines.addWidget(self.area, 1)
        lines.addWidget(rule())
        foot = row(gap=8)
        foot.addWidget(self.show_button)
        foot.addStretch(1)
        foot.addWidget(self.copy_button)
        lines.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _write(self) -> None:
        one, look = self.explanation, self._look
        self.setWindowTitle(_("Where this figure comes from"))
        self.setAccessibleName(f"{one.title} {one.figure}")
        self.setAccessibleDescription(one.text)
        self.title.setText(one.title)
        self.figure.setText(one.figure)
        self.figure.set_tone("muted" if one.is_reference else "ink")
        self.tag.setText(_("few answers"))
        self.tag.setVisible(one.is_reference)
        self.close_button.setIcon(icon(look, "close", "muted", 16))
        self.close_button.setAccessibleName(_("Close"))
        self.copy_button.setText(_("Copy the text"))
        shown = ngettext("Show this {n:,} respondent", "Show these {n:,} respondents", one.n)
        self.show_button.setText(shown.format(n=one.n))
        self.show_button.setVisible(one.whom is not None and one.n > 0)
        self.area.setAccessibleName(one.text)
        parts = column(self.words, (0, 4, 6, 4), 3)
        for at, part in enumerate(one.parts):
            if not (part.lines or part.methods):
                continue
            caption = Label(look, 11, 600, tone="muted")
            caption.setText(part.caption)
            caption.setContentsMargins(0, 8 if at else 0, 0, 0)
            parts.addWidget(caption)
            for line in part.lines:
                label = Label(look, 12.5, wrap=True)
                label.setText(line)
                label.setTextInteractionFlags(_COPIED)
                parts.addWidget(label)
            for line in part.methods:
                label = Label(look, 11, tone="muted", wrap=True)
                label.setText(line)
                label.setTextInteractionFlags(_COPIED)
                parts.addWidget(label)
        parts.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the arrow keys wherever the focus is; Space on the card itself closes it again."""
        bar = self.area.verticalScrollBar()
        steps = {Qt.Key.Key_Down: 40, Qt.Key.Key_Up: -40, Qt.Key.Key_PageDown: 200, Qt.Key.Key_PageUp: -200}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
