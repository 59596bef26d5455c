"""What opens below the loyalty question in the header: the question, its name, scale, classes and target.

There is nothing to confirm: each change is one step at once, and the score in here is the score everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

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
from loyalty_desktop.desktop.widgets.popover import Popover
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

WIDTH = 440


class MeasureEditor(Popover):
    """Edits the measure in place; Escape, its button or a click elsewhere close it."""

    def __init__(
        self, workspace: Workspace, look: Look, parent: QWidget | None = None, opener: QWidget | None = None
    ) -> None:
        super().__init__(look, parent, opener)
        self._workspace = workspace
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
            self.stay_on_screen()

    def showEvent(self, event: QShowEvent) -> None:
        self._workspace.end_run()  # what was done in here before is a step of its own
        self._fit()
        super().showEvent(event)
