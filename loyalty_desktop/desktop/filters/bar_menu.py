"""What the filter bar's menu offers: named choices, groups of one's own, the weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from loyalty_desktop.desktop.widgets.labels import no_keys
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.edit_filters import drop_view, take_view
from loyalty_desktop.messages import message
from loyalty_desktop.report.filter_choices import weight_columns

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.reading import ColumnKey


class BarMenu(QMenu):
    """Filled each time it opens, from the project as it is then."""

    def __init__(
        self,
        workspace: Workspace,
        ask_name: Callable[[], object],
        open_groups: Callable[[str], object],
        open_shares: Callable[[], object],
    ) -> None:
        super().__init__()
        self._open_shares = open_shares
        self._workspace = workspace
        self._ask_name = ask_name
        self._open_groups = open_groups
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what there is now."""
        self.clear()
        self._add_views()
        self.addSeparator()
        self._add_groups()
        self.addSeparator()
        add_weights(self.addMenu(_("Weight")), self._workspace, self._open_shares)
        if self._workspace.state.journey.filters:
            self.addSeparator()
            self.addAction(_("Remove all filters")).triggered.connect(lambda: drop_all(self._workspace))

    def _add_views(self) -> None:
        project = self._workspace.state.project
        for view in project.views:
            action = self.addAction(no_keys(view.name))
            action.setCheckable(True)
            action.setChecked(view.filters == project.journey.filters)
            action.triggered.connect(lambda _on=False, name=view.name: self._take(name))
        keep = self.addAction(_("Save these filters…"))
        keep.setEnabled(bool(project.journey.filters))
        keep.triggered.connect(lambda _on=False: self._ask_name())
        if project.views:
            gone = self.addMenu(_("Delete saved filters"))
            for view in project.views:
                action = gone.addAction(no_keys(view.name))
                action.triggered.connect(lambda _on=False, name=view.name: self._forget(name))

    def _add_groups(self) -> None:
        make = self.addAction(_("Make groups of answers…"))
        make.triggered.connect(lambda _on=False: self._open_groups(""))
        groupings = self._workspace.state.journey.groupings
        if groupings:
            change = self.addMenu(_("Change groups"))
            for one in groupings:
                action = change.addAction(no_keys(one.name))
                action.triggered.connect(lambda _on=False, id_=one.id: self._open_groups(id_))

    def _take(self, name: str) -> None:
        workspace = self._workspace
        workspace.edit(message("step_view_take"), take_view(workspace.state.project, name))

    def _forget(self, name: str) -> None:
        workspace = self._workspace
        workspace.edit(message("step_view_drop"), drop_view(workspace.state.project, name))


def drop_all(workspace: Workspace) -> None:
    """Show everybody again."""
    workspace.edit_journey(message("step_filters_drop"), lambda journey: edit.set_filters(journey, ()))


def add_weights(menu: QMenu, workspace: Workspace, open_shares: Callable[[], object]) -> None:
    """Offer the columns that can weigh respondents, those meant for it first, and known shares of the population."""
    survey, used = workspace.state.survey, workspace.state.journey.weight

    def add(where: QMenu, name: str, key: ColumnKey | None) -> None:
        action = where.addAction(no_keys(name))
        action.setCheckable(True)
        action.setChecked(key == used)
        action.triggered.connect(lambda _on=False: set_weight(workspace, key))

    add(menu, _("No weight column"), None)
    if survey is None:
        return
    found = weight_columns(survey)
    if used is not None and all(one.key != used for one in found):
        add(menu, used.heading, used)
    for one in found:
        if one.meant:
            add(menu, one.name, one.key)
    others = [one for one in found if not one.meant]
    if others:
        menu.addSeparator()
        more = menu.addMenu(_("Other columns with numbers"))
        for one in others:
            add(more, one.name, one.key)
    menu.addSeparator()
    shares = menu.addAction(_("Match known shares…"))
    shares.setCheckable(True)
    shares.setChecked(bool(workspace.state.journey.raking))
    shares.triggered.connect(lambda _on=False: open_shares())


def set_weight(workspace: Workspace, key: ColumnKey | None) -> None:
    """Weight by a column, or by none."""
    workspace.edit_journey(message("step_weight"), lambda journey: edit.set_weight(journey, key))
