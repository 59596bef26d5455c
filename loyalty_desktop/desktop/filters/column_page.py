"""Which column to filter by: found by typing, by arrow keys or with a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from loyalty_desktop.desktop.filters.page import field
from loyalty_desktop.desktop.widgets.labels import Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import column
from loyalty_desktop.i18n import N_
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.answer_search import answers_found
from loyalty_desktop.report.filter_choices import SECTIONS, FilterColumn, Section, columns_found

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.answer_search import AnswerPlace
    from loyalty_desktop.survey.reading import ColumnKey

_NAMES: dict[Section, str] = {
    "groups": N_("Your own groups"),
    "loyalty": N_("Loyalty"),
    "experience": N_("Experiences and choices"),
    "segment": N_("Who they are"),
    "amount": N_("Spend and frequency"),
    "day": N_("Days"),
    "comment": N_("Comments"),
    "rating": N_("Satisfaction"),
    "other": N_("Other columns"),
}
_KEYS = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
_COLUMN, _ANSWER = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_MOST_ANSWERS = 30


class ColumnPage(QWidget):
    """All that can be filtered by, under headings, with the answers that somebody types; what is in use is marked."""

    chosen = Signal(object)
    answer_chosen = Signal(object)
    """An answer was found by typing and chosen: its column is opened with it ticked."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._columns: tuple[FilterColumn, ...] = ()
        self._used: frozenset[ColumnKey] = frozenset()
        self._list_answers: Callable[[], tuple[AnswerPlace, ...]] = tuple
        self._places: tuple[AnswerPlace, ...] | None = None
        self.search = field(look)
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setProperty("kind", "choices")
        self.list.setTabKeyNavigation(False)
        self.nothing = Label(look, 12.5, tone="muted", wrap=True)
        lines = column(self, gap=8)
        lines.addWidget(self.search)
        lines.addWidget(self.nothing)
        lines.addWidget(self.list, 1)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(self._on_item)
        self.list.itemActivated.connect(self._on_item)

    def show_columns(
        self,
        columns: tuple[FilterColumn, ...],
        used: frozenset[ColumnKey],
        list_answers: Callable[[], tuple[AnswerPlace, ...]] = tuple,
    ) -> None:
        """Offer columns, of which some are filtered by already; answers are listed once somebody types."""
        self._columns, self._used = columns, used
        self._list_answers, self._places = list_answers, None
        self.search.setPlaceholderText(_("Search questions and answers"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.list.setAccessibleName(_("What to filter by"))
        self.search.clear()
        self._fill()

    def begin(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.TabFocusReason)

    def names(self) -> tuple[str, ...]:
        """Return what is offered."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return tuple(item.data(_COLUMN).name for item in items if item.data(_COLUMN) is not None)

    def answers(self) -> tuple[str, ...]:
        """Return the answers that were found."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return tuple(item.text() for item in items if item.data(_ANSWER) is not None)

    def _found_answers(self, typed: str) -> tuple[AnswerPlace, ...]:
        if not typed.strip():
            return ()
        if self._places is None:
            self._places = self._list_answers()
        return answers_found(self._places, typed, _MOST_ANSWERS)

    def _fill(self) -> None:
        found = columns_found(self._columns, self.search.text())
        answers = self._found_answers(self.search.text())
        self.list.clear()
        for section in SECTIONS:
            those = [one for one in found if one.section == section]
            if those:
                self._add_heading(_(_NAMES[section]))
            for one in those:
                self._add(one)
        if answers:
            self._add_heading(_("Answers"))
        for place in answers:
            self._add_answer(place)
        self.nothing.setVisible(not found and not answers)
        typed = self.search.text().strip()
        self.nothing.setText(
            _("Nothing is called “{text}”.").format(text=typed) if typed else _("There is nothing to filter by.")
        )
        items = ((at, self.list.item(at)) for at in range(self.list.count()))
        first = next((at for at, item in items if item.flags() & Qt.ItemFlag.ItemIsEnabled), -1)
        self.list.setCurrentRow(first)
        self.list.scrollToTop()

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._look.font(11, 600))
        item.setForeground(self._look.colour("muted"))
        self.list.addItem(item)

    def _add(self, one: FilterColumn) -> None:
        used = one.key in self._used and not one.grouping
        item = QListWidgetItem(_("{column} (in use)").format(column=one.short) if used else one.short)
        item.setFont(self._look.font(12.5))
        item.setData(_COLUMN, one)
        item.setToolTip(plain_tip(one.name))
        self.list.addItem(item)

    def _add_answer(self, place: AnswerPlace) -> None:
        said = _("{answer} ({column})").format(answer=place.text, column=place.column.short)
        item = QListWidgetItem(said)
        item.setFont(self._look.font(12.5))
        item.setData(_ANSWER, place)
        item.setToolTip(plain_tip(f"{place.text}\n{place.column.name}"))
        self.list.addItem(item)

    def _on_item(self, item: QListWidgetItem) -> None:
        one, place = item.data(_COLUMN), item.data(_ANSWER)
        if one is not None:
            self.chosen.emit(one)
        elif place is not None:
            self.answer_chosen.emit(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list, and choose from it, while the search has the keyboard."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _KEYS:
                self.list.keyPressEvent(event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                item = self.list.currentItem()
                if item is not None:
                    self._on_item(item)
                return True
        return super().eventFilter(watched, event)
