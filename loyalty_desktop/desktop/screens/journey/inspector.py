"""The pane at the right of the journey map: what is chosen, looked at closely and changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from loyalty_desktop.desktop.screens.journey.inspector_column import ColumnPage
from loyalty_desktop.desktop.screens.journey.inspector_driver import DriverPage
from loyalty_desktop.desktop.screens.journey.inspector_experience import ExperiencePage
from loyalty_desktop.desktop.screens.journey.inspector_parts import MARGIN
from loyalty_desktop.desktop.screens.journey.inspector_summary import SummaryPage
from loyalty_desktop.desktop.widgets.panel import Panel, column
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.inspector_parts import Page
    from loyalty_desktop.desktop.session.selection import Selection
    from loyalty_desktop.desktop.session.workspace import Workspace

WIDTH = 300


class JourneyInspector(QWidget):
    """Shows the page that fits what is chosen; F2 renames it."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: Selection | None = None
        self.setFixedWidth(WIDTH)
        self.driver = DriverPage(workspace, look)
        self.experience = ExperiencePage(workspace, look)
        self.column = ColumnPage(workspace, look)
        self.summary = SummaryPage(workspace, look)
        self.several = Wrapped(look, 12)
        self._pages: tuple[Page, ...] = (self.driver, self.experience, self.column, self.summary)
        holder = QWidget()
        holder.setProperty("kind", "clear")
        holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        lines = column(holder)
        self._told, box = QWidget(), Panel("fact")
        column(box, (12, 8, 12, 8)).addWidget(self.several)
        column(self._told, (MARGIN - 4, 10, MARGIN - 4, 0)).addWidget(box)
        self._told.hide()
        lines.addWidget(self._told)
        for page in self._pages:
            page.hide()
            lines.addWidget(page)
        lines.addStretch()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(holder)
        side = Panel("side")
        column(side, (1, 0, 0, 0)).addWidget(self.area)
        column(self).addWidget(side)

    def draw(self) -> None:
        """Show the state and what is chosen."""
        self.setAccessibleName(_("Details of the selection"))
        page = self._page()
        page.draw()
        here = QApplication.focusWidget()
        moved = here is not None and any(one.isAncestorOf(here) for one in self._pages if one is not page)
        page.show()
        if moved:
            page.take_focus()
        for one in self._pages:
            one.setVisible(one is page)
        selection = self._workspace.selection
        if selection != self._shown:
            self._shown = selection
            self.area.verticalScrollBar().setValue(0)

    def tell_several(self, counted: str) -> None:
        """Say that several are chosen, `counted` in words, as the page shows one of them only; '' for no set."""
        said = _(
            "{parts} chosen. This page shows the one you chose last; dragging, Delete and the right-click menu "
            "act on all."
        )
        self.several.setText(said.format(parts=counted) if counted else "")
        self._told.setVisible(bool(counted))

    def mark(self) -> None:
        """Show what is chosen, where that is not shown yet."""
        if self._workspace.selection != self._shown:
            self.draw()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._page()

    def _page(self) -> Page:
        selection, journey = self._workspace.selection, self._workspace.state.journey
        if any(one.id == selection.experience for one in journey.experiences):
            return self.experience
        if any(one.id == selection.driver for one in (*journey.drivers, *journey.overall)):
            return self.driver
        return self.column if selection.column is not None else self.summary

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self._page().begin_rename():
            return
        super().keyPressEvent(event)
