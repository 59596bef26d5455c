"""The ways to an export: the header's button and its menu, the File menu, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QDialog, QMenu

from loyalty_desktop.desktop.exporting.collecting import Collector
from loyalty_desktop.desktop.exporting.figure_menus import FigureMenus
from loyalty_desktop.desktop.exporting.pictures import Pictures
from loyalty_desktop.desktop.exporting.writing import Exports
from loyalty_desktop.desktop.rail import SCREENS, screen_name
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.actions import Actions
    from loyalty_desktop.desktop.exporting.collecting import Pair
    from loyalty_desktop.desktop.exporting.dialog import ExportDialog
    from loyalty_desktop.desktop.exporting.remembered import Kept
    from loyalty_desktop.desktop.header import Header
    from loyalty_desktop.desktop.parts import Parts
    from loyalty_desktop.report.document.model import SectionId

_TOLD: dict[str, SectionId] = {
    name: name for name in ("journey", "drivers", "experiences", "customers", "voices", "compare", "actions")
}
"""The screens of which a report has a part."""


class Screens(Protocol):
    """The screens of an open project."""

    @property
    def current(self) -> str:
        """The screen that is open."""

    def page(self, name: str) -> QWidget:
        """Return a screen."""

    def compared_by(self) -> Pair | None:
        """Return what somebody chose to compare by."""


class Entries(QMenu):
    """The menu beside the header's button; everything else that leads to the dialog is connected with it."""

    def __init__(self, parts: Parts, actions: Actions, header: Header, screens: Screens) -> None:
        super().__init__(header)
        self._parts, self._actions, self._header, self._screens = parts, actions, header, screens
        collector = Collector(parts.workspace, parts.further, parts.waves, screens.compared_by, parts.documents.chosen)
        self.exports = Exports(parts.workspace, parts.jobs, parts.notices, collector)
        self.pictures = Pictures(parts.jobs, parts.notices, collector)
        self.figures = FigureMenus(parts.look, self.pictures, self._folder, header)
        self.dialog: ExportDialog | None = None
        self._kept: Kept | None = None
        parts.questions.place_of_list = self._place_of_list
        header.export_more.setMenu(self)
        header.export_wanted.connect(self.open)
        actions.on("export", self.open)
        actions.on("export_screen", self.open_screen)
        self.aboutToShow.connect(self.fill)
        parts.workspace.changed.connect(self.enable)
        parts.workspace.opened.connect(self.pictures.forget)
        parts.workspace.opened.connect(self._forget)
        for screen in SCREENS:
            actions[f"show_{screen}"].toggled.connect(self.enable)
        self.enable()

    def open(self, only: Sequence[SectionId] = ()) -> None:
        """Open the dialog; with `only`, these parts and no others are ticked in it."""
        from loyalty_desktop.desktop.exporting.dialog import ExportDialog  # noqa: PLC0415 - not before it is wanted

        if self.dialog is None and self.exports.collector.has_figures:
            self.dialog = ExportDialog(self._parts, self.exports, only, self._header.window(), self._kept)
            self.dialog.finished.connect(self._on_closed)
            self.dialog.open()

    def open_screen(self) -> None:
        """Open the dialog for the part of the report that the present screen is; not where it is none."""
        section = _TOLD.get(self._screens.current)
        if section is not None:
            self.open((section,))

    def enable(self) -> None:
        """Let reports be written only where there are figures, and screens that are a part of the report."""
        has_figures = self.exports.collector.has_figures
        self._actions["export"].setEnabled(has_figures)
        self._actions["export_screen"].setEnabled(has_figures and self._screens.current in _TOLD)

    def fill(self) -> None:
        """Offer what there is on the present screen."""
        self.clear()
        self.addAction(self._actions["export"])
        current = self._screens.current
        if current in _TOLD:
            only = self.addAction(_("Export “{screen}” only…").format(screen=screen_name(current)))
            only.triggered.connect(self.open_screen)
        for page in (self._screens.page(self._screens.current), self._header):
            for one in self.figures.on(page):
                self.addSeparator()
                self.figures.fill(self, one, named=True)

    def _folder(self) -> Path:
        from loyalty_desktop.desktop.exporting.naming import folder_beside  # noqa: PLC0415 - only for a picture, a list
        from loyalty_desktop.desktop.exporting.remembered import folder_of  # noqa: PLC0415

        workspace = self._parts.workspace
        return folder_of(self._parts.settings, folder_beside(workspace.path, workspace.state.project.sources))

    def _place_of_list(self, name: str) -> Path:
        from loyalty_desktop.desktop.exporting.naming import proposed_list  # noqa: PLC0415 - only for a list

        workspace = self._parts.workspace
        sources = [one.file_name for one in workspace.state.project.sources]
        return self._folder() / proposed_list(sources, workspace.path, name)

    def _on_closed(self, result: int) -> None:
        """Keep what was chosen where nothing was written: somebody may only have wanted to look something up."""
        assert self.dialog is not None
        self._kept = None if result == QDialog.DialogCode.Accepted else self.dialog.kept
        self.dialog = None

    def _forget(self) -> None:
        """Begin anew: another project is open."""
        self._kept = None
