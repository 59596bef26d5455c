"""What opens below the loyalty question in the header: the question, its name, scale, classes and target.

There is nothing to confirm: each change is one step at once, and the score in here is the score everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from loyalty_desktop.desktop.icons import icon
from loyalty_desktop.desktop.measure_parts import (
    ClassesPart,
    NamePart,
    QuestionPart,
    ScalePart,
    ScorePart,
    TargetPart,
)
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, row, rule
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

WIDTH = 440


class MeasureEditor(QDialog):
    """Edits the measure in place; Escape, its button or a click elsewhere close it."""

    def __init__(
        self, workspace: Workspace, look: Look, parent: QWidget | None = None, opener: QWidget | None = None
    ) -> None:
        # Not a popup window: those get no input methods, and Japanese is typed to search for the question.
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._look = look
        self._opener = opener
        self.title = Label(look, 15, 700)
        self.close_button = Button(look, "text")
        self.close_button.clicked.connect(self.close)
        self.score = ScorePart(workspace, look)
        self.question = QuestionPart(workspace, look)
        self.name = NamePart(workspace, look)
        self.scale = ScalePart(workspace, look)
        self.classes = ClassesPart(workspace, look)
        self.target = TargetPart(workspace, look)
        self._lay_out()
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter finishes what is typed and presses nothing
        steps = workspace.steps
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, steps.undo)
        for keys in ("Ctrl+Shift+Z", "Ctrl+Y"):
            QShortcut(QKeySequence(keys), self, steps.redo)
        workspace.changed.connect(self.draw)
        workspace.opened.connect(self.close)
        look.changed.connect(self.draw)
        self.close_button.setFocus()
        self.draw()

    def _lay_out(self) -> None:
        lines = column(self, (20, 12, 20, 16), 11)
        top = row(None)
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button)
        lines.addLayout(top)
        lines.addWidget(self.score)
        lines.addWidget(rule())
        for part in (self.question, self.name, self.scale, self.classes):
            lines.addWidget(part)
        lines.addWidget(rule())
        lines.addWidget(self.target)
        lines.addStretch()

    def draw(self) -> None:
        """Show the measure and its score in the look and language in use."""
        self.title.setText(_("What is measured"))
        self.setWindowTitle(self.title.text())
        self.setAccessibleName(self.title.text())
        self.close_button.setIcon(icon(self._look, "close", "muted", 16))
        self.close_button.setAccessibleName(_("Close"))
        self.close_button.setToolTip(_("Close"))
        self.score.draw()
        for part in (self.question, self.name, self.scale, self.classes, self.target):
            part.draw()
        self._fit()
        self.update()

    def _fit(self) -> None:
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setFixedSize(WIDTH, layout.totalHeightForWidth(WIDTH))
        if self.isVisible():
            self._stay_on_screen()

    def _stay_on_screen(self) -> None:
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
        for other in parent.findChildren(MeasureEditor) if parent is not None else ():
            if other is not self:
                other.close()
        self._workspace.end_run()  # what was done in here before is a step of its own
        self._fit()
        self._stay_on_screen()
        self._application().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        self._application().removeEventFilter(self)
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("panel"))
        painter.setPen(QPen(self._look.colour("accent_line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
