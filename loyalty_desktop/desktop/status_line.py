"""The bottom line: whether all figures are up to date, what they are made from, and the promise of privacy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStatusBar

from loyalty_desktop import __version__
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace


class StatusLine(QStatusBar):
    """Says in one line where the figures come from."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__()
        self._workspace = workspace
        self.setSizeGripEnabled(False)
        self.setFixedHeight(26)
        self.setContentsMargins(10, 0, 10, 0)
        self._state = Label(look, 11.5, tone="muted")
        self._data = ElidedLabel(look, 11.5, tone="muted")
        self._promise = Label(look, 11.5, tone="muted")
        self.addWidget(self._state)
        self.addWidget(self._data, 1)
        self.addPermanentWidget(self._promise)
        workspace.changed.connect(self.draw)
        workspace.opened.connect(self.draw)
        look.changed.connect(self.draw)
        self.draw()

    def draw(self) -> None:
        """Show the state in the language in use."""
        self._promise.setText(_("Offline — your data never leaves this PC"))
        state = self._workspace.state
        if not self._workspace.is_open:
            self._state.setText("●  " + _("Ready"))
            self._data.setText(_("Version {version}").format(version=__version__))
            return
        self._data.setText(self._source())
        if state.problem is not None:
            self._state.setText("▲  " + state.problem.text())
        elif state.results is not None:
            took = _("●  All figures are up to date ({ms:.0f} ms)")
            self._state.setText(took.format(ms=1000 * self._workspace.seconds))
        else:
            self._state.setText("○  " + _("No survey yet"))

    def _source(self) -> str:
        survey = self._workspace.state.survey
        if survey is None:
            return ""
        said = _("Data: {file} / sheet “{sheet}” / {rows:,} answers × {columns} columns")
        return said.format(
            file=survey.workbook.file_name,
            sheet=survey.sheet.name,
            rows=survey.rows,
            columns=len(survey.columns),
        )
