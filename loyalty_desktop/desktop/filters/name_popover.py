"""The name under which the present filters are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from loyalty_desktop.desktop.filters.page import field
from loyalty_desktop.desktop.filters.place import FilterPlace
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.desktop.widgets.popover import Popover
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.parts import tidy_name
from loyalty_desktop.report.column_names import short_columns
from loyalty_desktop.report.filter_words import base_words

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

WIDTH = 360


class NamePopover(Popover):
    """Keeps the filters in force under a name; one of that name is replaced, and says so before."""

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        parent: QWidget | None = None,
        opener: QWidget | None = None,
        place: FilterPlace | None = None,
    ) -> None:
        super().__init__(look, parent, opener)
        self._workspace = workspace
        self._place = FilterPlace(workspace) if place is None else place
        self.title = Label(look, 14, 700)
        self.words = Label(look, 12, tone="muted", wrap=True)
        self.name = field(look)
        self.told = Label(look, 12, tone="warn", wrap=True)
        self.cancel, self.keep = Button(look), Button(look, "primary")
        lines = column(self, (18, 14, 18, 14), 10)
        for one in (self.title, self.words, self.name, self.told):
            lines.addWidget(one)
        foot = row(gap=8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.keep)
        lines.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.keep.setDefault(True)
        self.cancel.clicked.connect(self.close)
        self.keep.clicked.connect(self._on_keep)
        self.name.textChanged.connect(self._judge)
        workspace.changed.connect(self.close)
        look.changed.connect(self.close)
        self._write()

    def _write(self) -> None:
        state = self._workspace.state
        journey = state.journey
        names = short_columns(state.survey, journey)
        self.title.setText(_("Save these filters"))
        self.setWindowTitle(self.title.text())
        self.setAccessibleName(self.title.text())
        self.words.setText(base_words(self._place.filters, journey.measure, journey.groupings, names))
        self.name.setPlaceholderText(_("Name, such as “Gold members in Tokyo”"))
        self.name.setAccessibleName(_("Name"))
        self.cancel.setText(_("Cancel"))
        self.keep.setText(_("Save"))
        self._judge()

    def _judge(self) -> None:
        name = tidy_name(self.name.text())
        taken = any(one.name == name for one in self._workspace.state.project.views)
        self.keep.setEnabled(bool(name))
        self.told.setVisible(taken)
        self.told.setText(_("This name is already in use; the saved filters will be replaced.") if taken else "")
        self.setFixedWidth(WIDTH)
        self.adjustSize()

    def _on_keep(self) -> None:
        try:
            self._place.keep(self.name.text())
        except LoyaltyError as error:
            self._workspace.notices.say(error.message, "error")
            return
        self.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.name.setFocus(Qt.FocusReason.TabFocusReason)
