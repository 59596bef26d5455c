"""The bottom line: whether all figures are up to date, what they are made from, and the promise of privacy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStatusBar

from loyalty_desktop import __version__
from loyalty_desktop.desktop.widgets.announce import announce
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from loyalty_desktop.compute.results import LoyaltyResult
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.survey import Survey

_MOMENT = 6_000


class StatusLine(QStatusBar):
    """Says in one line where the figures come from."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._workspace: Workspace | None = None
        self._saved = ""
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(_MOMENT)
        self._moment.timeout.connect(self._on_moment)
        self.setSizeGripEnabled(False)
        self.setFixedHeight(26)
        self.setContentsMargins(10, 0, 10, 0)
        self._state = Label(look, 11.5, tone="muted")
        self._data = ElidedLabel(look, 11.5, tone="muted")
        self._promise = Label(look, 11.5, tone="muted")
        self.addWidget(self._state)
        self.addWidget(self._data, 1)
        self.addPermanentWidget(self._promise)
        look.changed.connect(self.draw)
        self.draw()

    def follow(self, workspace: Workspace) -> None:
        """Show the state of a workspace from now on."""
        self._workspace = workspace
        workspace.changed.connect(self.draw)
        workspace.opened.connect(self._on_moment)
        workspace.steps_changed.connect(self._on_moment)
        self.draw()

    def say_saved(self, path: Path) -> None:
        """Say for a moment that the project was written."""
        self._saved = path.name
        self._moment.start()
        self.draw()
        self._state.setAccessibleName(self._state.text())
        announce(self._state)

    def _on_moment(self) -> None:
        self._saved = ""
        self._state.setAccessibleName("")
        self.draw()

    def draw(self) -> None:
        """Show the state in the language in use."""
        self._promise.setText(_("Offline — your data never leaves this PC"))
        workspace = self._workspace
        if workspace is None or not workspace.is_open:
            self._state.setText("●  " + _("Ready"))
            self._data.setText(_("Version {version}").format(version=__version__))
            return
        state = workspace.state
        self._data.setText(_source(state.survey))
        missing = _missing(state.results.loyalty) if state.results is not None else ""
        if self._saved:
            self._state.setText("✓  " + _("Saved: {file}").format(file=self._saved))
        elif state.problem is not None:
            self._state.setText("▲  " + state.problem.text())
        elif missing:
            self._state.setText("○  " + missing)
        elif state.results is not None:
            took = _("●  All figures are up to date ({ms:.0f} ms)")
            self._state.setText(took.format(ms=1000 * workspace.seconds))
        else:
            self._state.setText("○  " + _("No survey yet"))


def _missing(loyalty: LoyaltyResult) -> str:
    """Return what keeps the loyalty figures from being there, "" when nothing does."""
    if loyalty.measure.column is None:
        return _("Choose the loyalty question, and the figures appear")
    if "no_column" in loyalty.score.flags:
        return _("The loyalty question is not in this survey")
    if "no_scale" in loyalty.score.flags:
        return _("The answers to the loyalty question are on no scale")
    return ""


def _source(survey: Survey | None) -> str:
    if survey is None:
        return ""
    rows, columns = survey.rows, len(survey.columns)
    said = _("Data: {file} / sheet “{sheet}” / {answers} × {columns}")
    return said.format(
        file=survey.workbook.file_name,
        sheet=survey.sheet.name,
        answers=ngettext("{count:,} answer", "{count:,} answers", rows).format(count=rows),
        columns=ngettext("{count:,} column", "{count:,} columns", columns).format(count=columns),
    )
