"""The ways to an export: the header's button and its menu, the File menu, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QMenu

from loyalty_desktop.desktop.exporting.collecting import Collector
from loyalty_desktop.desktop.exporting.figure_menus import FigureMenus
from loyalty_desktop.desktop.exporting.pictures import Pictures
from loyalty_desktop.desktop.exporting.writing import Exports
from loyalty_desktop.desktop.rail import screen_name
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.actions import Actions
    from loyalty_desktop.desktop.exporting.collecting import Pair
    from loyalty_desktop.desktop.exporting.dialog import ExportDialog
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
        collector = Collector(parts.workspace, parts.further, parts.waves, screens.compared_by)
        self.exports = Exports(parts.workspace, parts.jobs, parts.notices, collector)
        self.pictures = Pictures(parts.jobs, parts.notices, collector)
        self.figures = FigureMenus(parts.look, self.pictures, self._folder, header)
        self.dialog: ExportDialog | None = None
        header.export_more.setMenu(self)
        header.export_wanted.connect(self.open)
        actions.on("export", self.open)
        actions.on("export_screen", self.open_screen)
        self.aboutToShow.connect(self.fill)
        parts.workspace.changed.connect(self.enable)
        parts.workspace.opened.connect(self.pictures.forget)
        self.enable()

    def open(self, only: Sequence[SectionId] = ()) -> None:
        """Open the dialog; with `only`, these parts and no others are ticked in it."""
        from loyalty_desktop.desktop.exporting.dialog import ExportDialog  # noqa: PLC0415 - not before it is wanted

        if self.dialog is None and self.exports.collector.has_figures:
            self.dialog = ExportDialog(self._parts, self.exports, only, self._header.window())
            self.dialog.finished.connect(self._on_closed)
            self.dialog.open()

    def open_screen(self) -> None:
        """Open the dialog for the part of the report that the present screen is."""
        section = _TOLD.get(self._screens.current)
        self.open(() if section is None else (section,))

    def enable(self) -> None:
        """Let reports be written only where there are figures."""
        for id_ in ("export", "export_screen"):
            self._actions[id_].setEnabled(self.exports.collector.has_figures)

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
        from loyalty_desktop.desktop.exporting.remembered import folder_of  # noqa: PLC0415 - only for a picture

        return folder_of(self._parts.settings, None)

    def _on_closed(self) -> None:
        self.dialog = None
