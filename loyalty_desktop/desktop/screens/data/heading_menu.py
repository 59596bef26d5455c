"""What a row is: an answer or none, the headings, alone or beside others; and which of the first rows these are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from loyalty_desktop.desktop.widgets.labels import no_keys
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.read_choices import rows_of_headings
from loyalty_desktop.report.row_choices import row_choices

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from loyalty_desktop.survey.survey import Survey


class HeadingMenu(QMenu):
    """Offers to leave a row out or to take it back, and rows as heading rows, as far as they are those of the file."""

    headings_wanted = Signal(object)
    """The heading rows (from 1) as a tuple; () for none."""
    choice_made = Signal(object)
    """What is to become of the row: a `Choice`."""

    def __init__(self, survey: Survey, row: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row is not None:
            self._offer_row(survey, row)
        if not survey.cut.made:
            self._offer_headings(survey, row)

    def _offer_row(self, survey: Survey, row: int) -> None:
        for at, choice in enumerate(row_choices(survey, row)):
            key = "" if at else _("Del")
            action = self.addAction(no_keys(choice.text) + (f"\t{key}" if key else ""))
            action.triggered.connect(lambda _on=False, choice=choice: self.choice_made.emit(choice))

    def _offer_headings(self, survey: Survey, row: int | None) -> None:
        now = survey.heading_rows
        if not self.isEmpty():
            self.addSeparator()
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
        self.addSeparator()
        none = self._offer(_("There are no headings: every row is an answer"), ())
        none.setCheckable(True)
        none.setChecked(not now)

    def ask(self, place: QPoint) -> None:
        """Show the choices at a place on the screen, if there are any."""
        if self.isEmpty():
            self.deleteLater()
        else:
            self.popup(place)

    def _offer(self, text: str, rows: tuple[int, ...]) -> QAction:
        action = self.addAction(no_keys(text))
        action.triggered.connect(lambda _on=False: self.headings_wanted.emit(rows))
        return action
