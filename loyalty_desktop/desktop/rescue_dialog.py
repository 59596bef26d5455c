"""Work that a program that has died had not saved: what there is, opened again or deleted."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from loyalty_desktop.desktop.screens.welcome.when import when_text
from loyalty_desktop.desktop.session.keeping import forget
from loyalty_desktop.desktop.widgets.lines_dialog import Deed, Line, LinesDialog
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.recovery import Kept


class RescueDialog(LinesDialog):
    """Lists what was left behind, the newest first; what is neither opened nor deleted is offered again next time."""

    open_wanted = Signal(object, object)
    """Where the work is kept, and the work."""

    def __init__(self, look: Look, left: Sequence[tuple[Path, Kept]], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._left = list(left)
        told = _(
            "Last time, the program ended before this work was saved. Open it and go on; nothing in your files "
            "changes until you save."
        )
        self.write(_("Your unsaved work is still here"), told, _("Decide later"))
        self._show_all()

    def _show_all(self) -> None:
        self.show_lines([self._told(file, kept) for file, kept in self._left])

    def _told(self, file: Path, kept: Kept) -> Line:
        about = kept.about
        place = _("never saved as a project") if not about.path else str(Path(about.path).parent)
        told = _("Last kept: {when} · {place}").format(when=_when(about.at), place=place)
        again = _("Open the unsaved work “{name}”").format(name=about.name)
        away = _("Delete the unsaved work “{name}”").format(name=about.name)
        deeds = (
            Deed(_("Open"), again, lambda: self._open(file, kept)),
            Deed(_("Delete"), away, lambda: self._delete(file)),
        )
        return Line(about.name, told, deeds)

    def _open(self, file: Path, kept: Kept) -> None:
        self.accept()  # first: what covers the window meanwhile gives the keyboard back to where it was
        self.open_wanted.emit(file, kept)

    def _delete(self, file: Path) -> None:
        forget(file)
        self._left = [one for one in self._left if one[0] != file]
        if self._left:
            self._show_all()
        else:
            self.accept()


def _when(at: str) -> str:
    """Return an ISO time as people say it; as it stands where it is none."""
    try:
        return when_text(datetime.fromisoformat(at).astimezone(), datetime.now().astimezone())
    except ValueError:
        return at
