"""What covers the window's centre while a file is being read: how far it is, and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QMainWindow, QProgressBar, QWidget

from loyalty_desktop.desktop.painting import draw_box
from loyalty_desktop.desktop.widgets.announce import announce
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from loyalty_desktop.desktop.look import Look

_STEPS = 1000
_WIDTH, _MARGIN = 460, 32


class ReadingOverlay(QWidget):
    """Covers its parent from `start` to `end`; nothing below it hears mouse or keyboard meanwhile."""

    cancel_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._covered = parent
        """What it lies on: the parent, or the centre of a main window."""
        self._name = ""
        self._before: QWidget | None = None
        self._sentence = Label(look, 14, 600)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self.cancel = Button(look, "", 13)
        self.cancel.setAutoDefault(True)
        self.cancel.clicked.connect(self.cancel_wanted)
        self._lay_out()
        look.changed.connect(self.draw)
        self.draw()
        self.hide()

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignCenter
        card = Panel()
        card.setFixedWidth(_WIDTH)
        inside = column(card, (_MARGIN, 26, _MARGIN, 24), 18)
        inside.addWidget(self._sentence)
        inside.addWidget(self._bar)
        inside.addWidget(self.cancel, 0, middle)
        column(self).addWidget(card, 0, middle)

    def start(self, name: str) -> None:
        """Appear at once, for the file called `name`."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._name = name
        self._bar.setValue(0)
        self.draw()
        self._cover()
        self.show()
        self.raise_()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.repaint()  # reading starts next, and may keep this thread busy for a moment
        announce(self)

    def progress(self, share: float) -> None:
        """Show how far reading is, 0..1; it never goes back."""
        self._bar.setValue(max(self._bar.value(), round(_STEPS * min(max(share, 0.0), 1.0))))

    def end(self) -> None:
        """Disappear; who had the keyboard has it again."""
        if self.isHidden():
            return
        focused = QApplication.focusWidget()
        self.hide()
        if (focused is None or self.isAncestorOf(focused)) and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def draw(self) -> None:
        """Write everything in the language in use."""
        metrics = QFontMetrics(self._sentence.font())
        sentence = _("Reading {file}…")
        room = _WIDTH - 2 * _MARGIN - 4 - metrics.horizontalAdvance(sentence.format(file=""))
        shown = metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, room)
        self._sentence.setText(sentence.format(file=shown))
        self._sentence.setAccessibleName(sentence.format(file=self._name))
        self.setAccessibleName(self._sentence.accessibleName())
        self._bar.setAccessibleName(_("Progress of reading"))
        self.cancel.setText(_("Cancel"))
        self.update()

    def _cover(self) -> None:
        parent = self.parentWidget()
        centre = parent.centralWidget() if isinstance(parent, QMainWindow) else parent
        if centre is not None:
            self._covered = centre
        self._covered.installEventFilter(self)  # once more is once
        self.setGeometry(self._covered.rect() if self._covered is parent else self._covered.geometry())

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Keep the keyboard here: there is nothing else to reach."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel_wanted.emit()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched is self._covered and self.isVisible():
            self._cover()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        backdrop = QColor(self._look.colour("bg"))
        backdrop.setAlphaF(0.82)
        draw_box(QPainter(self), QRectF(self.rect()), 0, backdrop)
