"""Which row holds the headings: the row that was pointed at, or one of those above the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from loyalty_desktop.desktop.widgets.labels import no_keys
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.read_choices import rows_of_headings

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from loyalty_desktop.survey.survey import Survey


class HeadingMenu(QMenu):
    """Offers a row of the sheet as heading row, alone or beside those there are; the rows above the answers too."""

    headings_wanted = Signal(object)
    """The heading rows (from 1) as a tuple."""

    def __init__(self, survey: Survey, row: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = survey.heading_rows
        if row is not None:
            self._offer(_("Make row {row} the heading row").format(row=row), (row,))
            if now:
                both = tuple(sorted({*now, row}))
                self._offer(_("Take row {row} as a heading row too (Ctrl+click)").format(row=row), both)
            self.addSeparator()
        for at, text in rows_of_headings(survey):
            if at == row or not text:
                continue
            action = self._offer(_("Row {row}: {text}").format(row=at, text=text), (at,))
            action.setCheckable(True)
            action.setChecked(at in now)

    def ask(self, place: QPoint) -> None:
        """Show the choices at a place on the screen."""
        self.popup(place)

    def _offer(self, text: str, rows: tuple[int, ...]) -> QAction:
        action = self.addAction(no_keys(text))
        action.triggered.connect(lambda _on=False: self.headings_wanted.emit(rows))
        return action
