"""The palette: all columns of the file, searched while one types, taken from here to the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from loyalty_desktop.desktop.icons import icon
from loyalty_desktop.desktop.screens.journey.column_list import ColumnList, ListHost
from loyalty_desktop.desktop.screens.journey.columns import Entries, entries_of, rows_of
from loyalty_desktop.desktop.screens.journey.ghost import Marker
from loyalty_desktop.desktop.screens.journey.marks import Mark
from loyalty_desktop.desktop.session.selection import column_chosen, experience_chosen
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.columns import ColumnRow
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Survey

WIDTH = 226


class Palette(Panel):
    """Search field and list; without a survey, one sentence."""

    def __init__(self, workspace: Workspace, look: Look, host: ListHost, parent: QWidget | None = None) -> None:
        super().__init__("palette", parent)
        self._workspace = workspace
        self._look = look
        self._expanded: set[ColumnKey] = set()
        self._entries: tuple[Survey, Entries] | None = None
        self.setFixedWidth(WIDTH)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list = ColumnList(host, self)
        self.list.row_chosen.connect(self._on_chosen)
        self.list.fold_wanted.connect(self._on_fold)
        self._nothing = Label(look, 12, tone="muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        body = column(self, (0, 10, 1, 0), 4)
        field = column(None, (12, 0, 12, 0))
        field.addWidget(self.search)
        body.addLayout(field)
        body.addWidget(self.list, 1)
        said = column(None, (14, 6, 14, 0))
        said.addWidget(self._nothing)
        body.addLayout(said)
        self._marker = Marker(look, self)

    def draw(self, *, anew: bool = False) -> None:
        """Show the columns; `anew` writes everything again, after the language or the theme changed."""
        self.search.setPlaceholderText(_("Search columns"))
        self.search.setAccessibleName(_("Search columns"))
        self.list.setAccessibleName(_("Columns of the survey"))
        self.list.setAccessibleDescription(
            _("Press Enter to pick up a column, then choose its place with the arrow keys.")
        )
        if anew:
            self._glass.setIcon(icon(self._look, "search", "faint", 16))
            self._entries = None
            self.list.viewport().update()
        self._fill()
        self.mark()

    def mark(self) -> None:
        """Show which column is chosen."""
        selection = self._workspace.selection
        journey = self._workspace.state.journey
        option = next((one.option for one in journey.experiences if one.id == selection.experience), None)
        self.list.choose(selection.column, option)

    def set_target(self, lit: bool) -> None:
        """Show that what is dragged would leave the journey here."""
        self._marker.show_mark(Mark(self.rect().adjusted(6, 6, -7, -6)) if lit else None)

    def _fill(self) -> None:
        survey = self._workspace.state.survey
        self.search.setVisible(survey is not None)
        self.list.setVisible(survey is not None)
        if survey is None:
            self._entries = None
            self.list.show_rows(())
            self._say(_("Open a file with answers, and its columns are listed here to be dragged onto the map."))
            return
        if self._entries is None or self._entries[0] is not survey:
            old = self._entries[1] if self._entries is not None else None
            self._entries = (survey, entries_of(survey, old))
        rows = rows_of(self._entries[1], self._workspace.state.journey, self.search.text(), self._expanded)
        self.list.show_rows(rows)
        self._say("" if rows else _("No column has that name."))

    def _say(self, text: str) -> None:
        self._nothing.setText(text)
        self._nothing.setVisible(bool(text))

    def _on_chosen(self, row: ColumnRow) -> None:
        journey = self._workspace.state.journey
        key = None if row.option is None else match_text(row.option)
        same = [one for one in journey.experiences if one.column == row.key and one.option is not None]
        there = next((one.id for one in same if match_text(one.option or "") == key), None)
        chosen = column_chosen(journey, row.key) if there is None else experience_chosen(journey, there)
        self._workspace.select(chosen)

    def _on_fold(self, key: ColumnKey) -> None:
        self._expanded ^= {key}
        self.list.choose(key)
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)
