"""Filtering by answers: ticked in a list, these or all but these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from loyalty_desktop.desktop.filters.answer_list import AnswerList
from loyalty_desktop.desktop.filters.page import Asked, Page, field
from loyalty_desktop.desktop.widgets.buttons import Button, Segmented
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.edit_filters import filter_of
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.report.filter_choices import (
    FilterKind,
    answer_choices,
    class_choices,
    group_choices,
    own_group,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Grouping, LoyaltyClass
    from loyalty_desktop.survey.reading import ColumnKey

_SEARCHED = 8
"""From this many answers on a search helps."""
_CLASSES: dict[str, LoyaltyClass] = {"negative": "negative", "passive": "passive", "positive": "positive"}


class AnswersPage(Page):
    """A list of answers, options, classes or groups of one's own."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: FilterKind = "answers"
        self._key: ColumnKey | None = None
        self._grouping: Grouping | None = None
        self._had = False
        self.sense = Segmented(look, ("these", "others"))
        self.search = field(look)
        self.search.setClearButtonEnabled(True)
        self.all, self.none = Button(look, "text", 12), Button(look, "text", 12)
        self.chosen = Label(look, 12, tone="muted")
        self.list = AnswerList(look)
        self._others = False
        lines = column(self, gap=8)
        lines.addWidget(self.sense)
        lines.addWidget(self.search)
        marks = row(gap=8)
        marks.addWidget(self.chosen, 1)
        marks.addWidget(self.all)
        marks.addWidget(self.none)
        lines.addLayout(marks)
        lines.addWidget(self.list, 1)
        for button in (self.all, self.none):
            button.setAutoDefault(False)
        self.search.textChanged.connect(self.list.answers.search)
        self.search.installEventFilter(self)
        self.list.answers.ticked.connect(self._on_ticked)
        self.list.left_above.connect(self._on_left_above)
        self.all.clicked.connect(lambda: self.list.answers.tick_shown(on=True))
        self.none.clicked.connect(lambda: self.list.answers.tick_shown(on=False))
        self.sense.chosen.connect(self._on_sense)

    def use_grouping(self, grouping: Grouping | None) -> None:
        """Offer the groups of this grouping instead of answers."""
        self._grouping = grouping

    def show_column(self, asked: Asked) -> None:
        kind, counted, old = asked.kind, asked.counted, asked.old
        self._kind, self._key = kind, asked.column.key
        self._had = asked.column.section == "experience"
        answers = self.list.answers
        answers.single = kind == "groups"
        ticked: tuple[str, ...] = () if old is None else old.values
        if kind == "classes":
            choices = class_choices(counted, asked.measure)
            ticked = () if old is None else old.classes
        elif kind == "groups" and self._grouping is not None:
            choices = group_choices(counted, self._grouping.groups)
            found = None if old is None else own_group(old, (self._grouping,))
            ticked = () if found is None else (found[1].name,)
        else:
            choices = answer_choices(counted)
        self.search.clear()
        answers.show_choices(choices, ticked)
        self.search.setVisible(len(choices) >= _SEARCHED)
        self.all.setVisible(not answers.single)
        self._others = old is not None and old.inverted
        self.sense.choose("others" if self._others else "these")
        self._write()

    def made(self) -> Filter | None:
        values = self.list.answers.values()
        if not values or self._key is None:
            return None
        if self._kind == "classes":
            return Filter(self._key, classes=tuple(_CLASSES[one] for one in values), inverted=self._others)
        if self._kind == "groups" and self._grouping is not None:
            return changed(filter_of(self._grouping, values[0]), inverted=self._others)
        return Filter(self._key, values, inverted=self._others)

    def begin(self) -> None:
        (self.search if self.search.isVisibleTo(self) else self.list).setFocus(Qt.FocusReason.TabFocusReason)
        self.list.put_cursor()

    def _write(self) -> None:
        these, others = _("These"), _("All but these")
        if self._kind == "options" and self._had:
            these, others = _("Had any of these"), _("Had none of these")
        elif self._kind == "options":
            these, others = _("Chose any of these"), _("Chose none of these")
        self.sense.set_texts(these, others)
        self.search.setPlaceholderText(_("Search the answers"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.all.setText(_("Tick all"))
        self.none.setText(_("Clear all"))
        self.list.setAccessibleName(_("Answers"))
        count = len(self.list.answers.values())
        self.chosen.setText(_("{count:,} chosen").format(count=count) if count else _("Nothing chosen yet"))

    def _on_ticked(self) -> None:
        self._write()
        self.edited.emit()

    def _on_sense(self, code: str) -> None:
        self._others = code == "others"
        self.edited.emit()

    def _on_left_above(self) -> None:
        if self.search.isVisibleTo(self):
            self.search.setFocus(Qt.FocusReason.BacktabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search down into the list."""
        is_key = watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and event.key() == Qt.Key.Key_Down:  # type: ignore[attr-defined]  # a key event
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.list.put_cursor()
            return True
        return super().eventFilter(watched, event)
