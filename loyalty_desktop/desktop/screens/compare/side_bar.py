"""The conditions of one of two groups as chips, as the filters in the header are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from loyalty_desktop.desktop.filters.bar import FilterBar
from loyalty_desktop.desktop.widgets.labels import no_keys
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.opposed_view import LETTERS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.compare.side_place import SidePlace
    from loyalty_desktop.desktop.session.workspace import Workspace


class SideBar(FilterBar):
    """Builds one group: chips, what adds a condition, a menu with the filters kept under names."""

    def __init__(self, workspace: Workspace, look: Look, place: SidePlace, parent: QWidget | None = None) -> None:
        self._side = place
        self.kept = QMenu()
        super().__init__(workspace, look, parent, place)
        self.kept.aboutToShow.connect(self.fill)

    def made_menu(self) -> QMenu:
        """Return the menu of kept filters."""
        return self.kept

    def draw_below(self) -> None:
        """Say in the words of a group what the buttons do; who is in it stands above."""
        letter = LETTERS[self._side.side]
        self.none.setText(_("No condition yet"))
        self.add.setText(_("＋ Condition"))
        self.add.setAccessibleName(_("Add a condition of group {letter}").format(letter=letter))
        self.menu.setAccessibleName(_("Saved filters for group {letter}").format(letter=letter))
        for widget in (self.count, self.everybody, self.weight):
            widget.hide()

    def fill(self) -> None:
        """Offer what there is now."""
        state, filters = self._workspace.state, self._side.filters
        self.kept.clear()
        for view in state.project.views:
            action = self.kept.addAction(no_keys(view.name))
            action.setCheckable(True)
            action.setChecked(view.filters == filters)
            action.triggered.connect(lambda _on=False, one=view: self._side.take(one.filters))
        if state.journey.filters:
            now = self.kept.addAction(_("Use the current filters"))
            now.triggered.connect(lambda _on=False: self._side.take(state.journey.filters))
        keep = self.kept.addAction(_("Save these filters…"))
        keep.setEnabled(bool(filters))
        keep.triggered.connect(lambda _on=False: self.ask_name())
        gone = self.kept.addAction(_("Remove all conditions"))
        gone.setEnabled(bool(filters))
        gone.triggered.connect(lambda _on=False: self._side.take(()))
