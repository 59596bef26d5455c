"""Earlier states of the open project: each was put aside when it was saved over, and can be opened again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from loyalty_desktop.desktop.screens.welcome.when import when_text
from loyalty_desktop.desktop.session.earlier import earlier, work_of
from loyalty_desktop.desktop.widgets.lines_dialog import Deed, Line, LinesDialog
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.parts import Parts
    from loyalty_desktop.journey.backups import Backup


def open_earlier(parts: Parts, parent: QWidget, may_leave: Callable[[], bool]) -> None:
    """List the earlier states of the open project; `may_leave` says whether what is open may go for one of them."""
    path, folder = parts.workspace.path, parts.documents.backups
    if path is None or folder is None:
        return

    def show(backup: Backup) -> None:
        try:
            work = work_of(backup, path)
        except LoyaltyError as error:
            parts.notices.say(error.message, "error")
            return
        if may_leave():
            parts.documents.open_kept(work, lambda: None)

    dialog = EarlierDialog(parts.look, path, earlier(path, folder), parent)
    dialog.open_wanted.connect(show)
    dialog.open()


class EarlierDialog(LinesDialog):
    """Lists the earlier states, the newest first."""

    open_wanted = Signal(object)
    """The back-up that is to be opened."""

    def __init__(self, look: Look, path: Path, backups: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        told = _(
            "Each time you save, what was in the file before is kept. An earlier version is opened as unsaved changes "
            "of this project; your file stays as it is until you save."
        )
        self.write(_("Earlier versions of {file}").format(file=path.name), told, _("Close"))
        self.show_lines([self._told(one) for one in backups], _("There are none yet: this project was saved once."))

    def _told(self, backup: Backup) -> Line:
        now = datetime.now().astimezone()
        at = backup.at.astimezone()
        days = (now.date() - at.date()).days
        when = when_text(at, now) if days <= 1 else f"{when_text(at, now)} {at:%H:%M}"
        ago = _("replaced today") if days == 0 else _ago(days)
        spoken = _("Open the version until {when}").format(when=when)
        return Line(
            when,
            _("As it was until then, {ago}").format(ago=ago),
            (Deed(_("Open"), spoken, lambda: self._open(backup)),),
        )

    def _open(self, backup: Backup) -> None:
        self.accept()  # first: what covers the window meanwhile gives the keyboard back to where it was
        self.open_wanted.emit(backup)


def _ago(days: int) -> str:
    return ngettext("replaced {count} day ago", "replaced {count} days ago", days).format(count=days)
