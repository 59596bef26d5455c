"""Putting the answers of a column into groups, by dragging, with buttons or with keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.filters.answer_pool import AnswerPool, GroupTree
from loyalty_desktop.desktop.filters.page import field
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.edit_groups import (
    Groups,
    in_no_group,
    put_into,
    renamed,
    rest_into,
    take_out,
    with_group,
    without_group,
)
from loyalty_desktop.report.filter_choices import AnswerChoice, answer_choices
from loyalty_desktop.report.group_choices import group_sizes
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from loyalty_desktop.compute.admission import Admission
    from loyalty_desktop.desktop.look import Look


class AnswerGroups(QWidget):
    """At the left the answers in no group, at the right the groups."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counted: Admission | None = None
        self._choices: tuple[AnswerChoice, ...] = ()
        self.groups: Groups = ()
        self.search = field(look)
        self.search.setClearButtonEnabled(True)
        self.pool, self.tree = AnswerPool(look), GroupTree(look)
        self.pool_title, self.tree_title = Label(look, 12.5, 600), Label(look, 12.5, 600)
        self.hint = Label(look, 11.5, tone="muted", wrap=True)
        self.put, self.out = Button(look), Button(look)
        self.new, self.rest, self.name, self.gone = (Button(look, "", 12) for _each in range(4))
        for button in (self.put, self.out, self.new, self.rest, self.name, self.gone):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        sides = row(self, gap=10)
        left, right = Panel(), Panel()
        lines = column(left, (12, 10, 6, 8), 6)
        lines.addWidget(self.pool_title)
        lines.addWidget(self.search)
        lines.addWidget(self.pool, 1)
        sides.addWidget(left, 1)
        middle = column(gap=8)
        middle.addStretch(1)
        middle.addWidget(self.put)
        middle.addWidget(self.out)
        middle.addStretch(1)
        sides.addLayout(middle)
        lines = column(right, (12, 10, 6, 8), 6)
        lines.addWidget(self.tree_title)
        lines.addWidget(self.tree, 1)
        foot = row(gap=6)
        for button in (self.new, self.name, self.gone):
            foot.addWidget(button)
        foot.addStretch(1)
        lines.addLayout(foot)
        last = row(gap=6)
        last.addWidget(self.rest)
        last.addStretch(1)
        lines.addLayout(last)
        sides.addWidget(right, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show_pool)
        self.pool.put_wanted.connect(self._on_put)
        self.pool.returned.connect(lambda values: self._take(take_out(self.groups, values)))
        self.pool.itemSelectionChanged.connect(self._enable)
        self.tree.itemSelectionChanged.connect(self._enable)
        self.tree.dropped.connect(self._on_dropped)
        self.tree.out_wanted.connect(lambda values: self._take(take_out(self.groups, values)))
        self.tree.drop_group_wanted.connect(lambda at: self._take(without_group(self.groups, at)))
        # later: the line that was renamed is still being written when this is told, and is made anew then
        self.tree.renamed.connect(self._on_renamed, Qt.ConnectionType.QueuedConnection)
        self.put.clicked.connect(lambda: self._on_put(None))
        self.out.clicked.connect(lambda: self._take(take_out(self.groups, self.tree.values())))
        self.new.clicked.connect(self._on_new)
        self.name.clicked.connect(self.tree.rename_current)
        self.gone.clicked.connect(self._on_gone)
        self.rest.clicked.connect(lambda: self._take(rest_into(self.groups, _("Others"), self._values())))

    def show_groups(self, counted: Admission, groups: Groups) -> None:
        """Show the answers of a column and the groups they are in."""
        self._counted = counted
        self._choices = answer_choices(counted)
        spelled = {match_text(one.value): one.value for one in self._choices}
        # groups may have been made of another wave: answers are called as this survey writes them
        self.groups = tuple(
            type(one)(one.name, tuple(spelled.get(match_text(value), value) for value in one.values), one.low, one.high)
            for one in groups
        )
        self.pool_title.setText(_("Answers in no group"))
        self.tree_title.setText(_("Groups"))
        self.search.setPlaceholderText(_("Search the answers"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.pool.setAccessibleName(_("Answers in no group; Enter puts them into the current group, 1 to 9 into one"))
        self.tree.setAccessibleName(_("Groups; F2 renames, Delete takes out"))
        self.put.setText("→")
        self.put.setAccessibleName(_("Put the chosen answers into the current group"))
        self.out.setText("←")
        self.out.setAccessibleName(_("Take the chosen answers out of their group"))
        for button in (self.put, self.out):
            button.setToolTip(button.accessibleName())
        self.new.setText(_("＋ New group"))
        self.name.setText(_("Rename"))
        self.gone.setText(_("Delete group"))
        self.rest.setText(_("Put the rest into “Others”"))
        self._show(0)

    def _values(self) -> tuple[str, ...]:
        return tuple(one.value for one in self._choices)

    def _take(self, groups: Groups, at: int | None = None) -> None:
        place = self.tree.group() if at is None else at
        self.groups = groups
        self._show(0 if place is None else min(place, len(groups) - 1))
        self.edited.emit()

    def _show(self, at: int) -> None:
        if self._counted is None:
            return
        self._show_pool()
        texts = {one.value: one for one in self._choices}
        self.tree.show_groups(self.groups, group_sizes(self._counted, self.groups), texts, at)
        self._enable()

    def _show_pool(self) -> None:
        free = set(in_no_group(self.groups, self._values()))
        wanted = match_text(self.search.text())
        self.pool.show_answers([one for one in self._choices if one.value in free and wanted in match_text(one.text)])

    def _enable(self) -> None:
        has_group = self.tree.group() is not None
        self.put.setEnabled(bool(self.pool.values()))
        self.out.setEnabled(bool(self.tree.values()))
        self.name.setEnabled(has_group)
        self.gone.setEnabled(has_group)
        self.rest.setEnabled(bool(in_no_group(self.groups, self._values())))

    def _on_put(self, at: int | None) -> None:
        values = self.pool.values()
        place = self.tree.group() if at is None else at
        if not values:
            return
        if place is None or place >= len(self.groups):
            self._on_dropped(values, None)
        else:
            self._take(put_into(self.groups, place, values), place)

    def _on_dropped(self, values: tuple[str, ...], at: int | None) -> None:
        if at is None:
            name = values[0] if len(values) == 1 else _("Group")
            self._take(with_group(take_out(self.groups, values), name, values), len(self.groups))
        else:
            self._take(put_into(self.groups, at, values), at)

    def _on_new(self) -> None:
        values = self.pool.values()
        self._take(with_group(self.groups, _("Group"), values), len(self.groups))
        self.tree.rename_current()

    def _on_renamed(self, at: int, name: str) -> None:
        self._take(renamed(self.groups, at, name))

    def _on_gone(self) -> None:
        at = self.tree.group()
        if at is not None:
            self._take(without_group(self.groups, at))
