"""The filter bar of the header: whom the figures are about, as chips; what does not fit is in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget
from shiboken6 import isValid

from loyalty_desktop.desktop.filters.bar_menu import BarMenu, add_weights, drop_all
from loyalty_desktop.desktop.filters.base_line import base_text, is_nobody_left, weight_text, weight_tip
from loyalty_desktop.desktop.filters.chip import NARROWEST, FilterChip
from loyalty_desktop.desktop.filters.groups_dialog import open_groups
from loyalty_desktop.desktop.filters.name_popover import NamePopover
from loyalty_desktop.desktop.filters.place import FilterPlace
from loyalty_desktop.desktop.filters.popover import FilterPopover
from loyalty_desktop.desktop.painting import elided
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, no_keys, plain_tip
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.desktop.widgets.tab_order import follow
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.column_names import shown_columns
from loyalty_desktop.report.filter_words import filter_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.desktop.widgets.popover import Popover

_GAP = 6
_WIDEST_NAME = 96
"""So many pixels of the name of saved filters are shown; all of it is in the tool tip."""


class FilterBar(QWidget):
    """Chips, what adds one, a menu; below them how many respondents are left and what weighs them."""

    def __init__(
        self, workspace: Workspace, look: Look, parent: QWidget | None = None, place: FilterPlace | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.place = FilterPlace(workspace) if place is None else place
        self._look = look
        self._popover: Popover | None = None
        self._popover_opener: QWidget | None = None
        self.chips: list[FilterChip] = []
        self.none = Label(look, 12, kind="no-filter")
        self.more, self.add = Button(look, "chip", 12), Button(look, "chip", 12)
        self.more_menu = QMenu(self.more)
        self.more.setMenu(self.more_menu)
        self.more_menu.aboutToShow.connect(self._fill_more)
        self.menu = Button(look, "chip", 12)
        self.bar_menu = BarMenu(workspace, self.ask_name, self.open_groups, self.open_shares)
        self.menu.setMenu(self.made_menu())
        self.count = ElidedLabel(look, 11, tone="muted")
        self.everybody = Button(look, "line", 11)
        self.weight = Button(look, "line", 11)
        self.weight_menu = QMenu(self.weight)
        self.weight.setMenu(self.weight_menu)
        self.weight_menu.aboutToShow.connect(self._fill_weights)
        self.add.clicked.connect(self.open_new)
        self.everybody.clicked.connect(lambda: drop_all(workspace))
        self._lay_out()

    def made_menu(self) -> QMenu:
        """Return what opens at the end of the bar."""
        return self.bar_menu

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        lines = column(self, gap=3)
        lines.addStretch(1)
        self._row = row(gap=_GAP)
        for widget in (self.none, self.more, self.add, self.menu):
            widget.setFixedHeight(26)
            self._row.addWidget(widget)
        self._row.addStretch(1)
        lines.addLayout(self._row)
        below = row(gap=8)
        below.addWidget(self.count)
        below.addWidget(self.everybody)
        below.addWidget(self.weight)
        below.addStretch(1)
        lines.addLayout(below)
        lines.addStretch(1)
        for widget in (self.everybody, self.weight):
            widget.setFixedHeight(18)
        self.count.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def draw(self) -> None:
        """Show the filters and the weight in force, in the look and language in use."""
        state = self._workspace.state
        self.setVisible(state.survey is not None)
        journey, filters = state.journey, self.place.filters
        self._make_chips(len(filters))
        names = shown_columns(state.survey, journey) if filters and state.survey is not None else {}
        called = {key: one.short for key, one in names.items()}
        asked = {key: one.full for key, one in names.items()}
        for chip, one in zip(self.chips, filters, strict=True):
            words, told = (filter_words(one, journey.measure, journey.groupings, which) for which in (called, asked))
            chip.show_words(words, told)
        self.none.setText(_("No filter"))
        self.none.setVisible(not filters)
        self.add.setAccessibleName(_("Add a filter"))
        self.add.setToolTip(plain_tip(self.add.accessibleName()))
        saved = self._saved_name()
        short = elided(self.menu.font(), saved, _WIDEST_NAME)
        self.menu.setText(no_keys(f"{short} ▾" if saved else "▾"))
        told = _("Saved filters, groups and weight")
        self.menu.setAccessibleName(_("{filters}. {told}").format(filters=saved, told=told) if saved else told)
        self.draw_below()
        self.menu.setToolTip(plain_tip(self.menu.accessibleName()))
        self._place()

    def _saved_name(self) -> str:
        """Return the name under which the filters in force are saved; '' where they are not."""
        filters = self.place.filters
        return next((one.name for one in self._workspace.state.project.views if filters and one.filters == filters), "")

    def draw_below(self) -> None:
        """Write how many are left, and what weighs them."""
        state = self._workspace.state
        nobody = is_nobody_left(state)
        said = base_text(state)
        self.count.setText(said)
        self.count.setVisible(bool(said))
        self.count.set_tone("negative" if nobody or state.problem is not None else "muted")
        self.everybody.setText(_("Show everybody"))
        self.everybody.setVisible(nobody or (state.problem is not None and bool(state.journey.filters)))
        weight = weight_text(state)
        metrics = self.weight.fontMetrics()
        shown = metrics.elidedText(weight, Qt.TextElideMode.ElideRight, 190)
        self.weight.setText(no_keys(f"{shown} ▾"))
        self.weight.setToolTip(plain_tip(weight_tip(state)))
        self.weight.setAccessibleName(_("{weight}, change").format(weight=weight))
        self.weight.setVisible(bool(weight))

    def _make_chips(self, count: int) -> None:
        while len(self.chips) > count:
            chip = self.chips.pop()
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        while len(self.chips) < count:
            chip = FilterChip(self._look, self)
            chip.change_wanted.connect(lambda chip=chip: self.open_filter(self.chips.index(chip)))
            chip.drop_wanted.connect(lambda chip=chip: self.drop(self.chips.index(chip)))
            self._row.insertWidget(len(self.chips), chip)
            follow(self.chips[-1].cross if self.chips else self.none, (chip.words, chip.cross))
            self.chips.append(chip)

    def _place(self) -> None:
        """Show as many chips as there is room for; the others are behind a button that says how many.

        The button that adds one gives up its word before a chip gives up its own.
        """
        wanted = [chip.natural_width() + _GAP for chip in self.chips]
        for words in (_("＋ Filter"), "＋"):
            self.add.setText(words)
            room = self.width() - self.add.sizeHint().width() - self.menu.sizeHint().width() - 2 * _GAP
            if sum(wanted) <= room:
                break
        fits = len(wanted)
        if sum(wanted) > room:
            room -= self._more_width(alone=False) + _GAP
            fits = 0
            while fits < len(wanted) and sum(wanted[: fits + 1]) <= room:
                fits += 1
            if not fits and room >= NARROWEST + _GAP:
                fits, wanted[0] = 1, room
        for at, chip in enumerate(self.chips):
            chip.setFixedWidth(max(NARROWEST, wanted[at] - _GAP))
            chip.setVisible(at < fits)
        hidden = len(self.chips) - fits
        self.more.setVisible(hidden > 0)
        self.more.setText(self._more_text(hidden, alone=not fits))
        self.more.setAccessibleName(self.more.text())

    def _more_text(self, hidden: int, *, alone: bool) -> str:
        said = ngettext("{count} filter ▾", "{count} filters ▾", hidden) if alone else _("{count} more ▾")
        return said.format(count=hidden)

    def _more_width(self, *, alone: bool) -> int:
        """Return how wide the button for the rest gets at most: `alone`, it stands for all filters."""
        before = self.more.text()
        self.more.setText(self._more_text(max(1, len(self.chips)), alone=alone))
        wide = self.more.sizeHint().width()
        self.more.setText(before)
        return wide

    def _fill_more(self) -> None:
        self.more_menu.clear()
        for at, chip in enumerate(self.chips):
            if not chip.isVisibleTo(self):
                one = self.more_menu.addMenu(no_keys(chip.full_text()))
                change, drop = one.addAction(_("Change…")), one.addAction(_("Remove this filter"))
                change.triggered.connect(lambda _on=False, at=at: self.open_filter(at))
                drop.triggered.connect(lambda _on=False, at=at: self.drop(at))

    def _fill_weights(self) -> None:
        self.weight_menu.clear()
        add_weights(self.weight_menu, self._workspace, self.open_shares)

    def drop(self, at: int) -> None:
        """Take one filter away; the keyboard goes on beside it."""
        had_focus = self.chips[at].isAncestorOf(self.focusWidget() or self)
        self.place.drop(at)
        if had_focus:
            left = [chip.words for chip in self.chips[: at + 1] if chip.isVisibleTo(self)]
            (left[-1] if left else self.add).setFocus(Qt.FocusReason.TabFocusReason)

    def open_new(self) -> None:
        """Open what adds a filter, or close it."""
        self._open(self.add, lambda opener: self._made_popover(opener, None))

    def open_filter(self, at: int) -> None:
        """Open a filter to be changed, or close it."""
        chip = self.chips[at]
        place = chip if chip.isVisibleTo(self) else self.more
        self._open(place, lambda opener: self._made_popover(opener, at))

    def _made_popover(self, opener: QWidget, at: int | None) -> FilterPopover:
        return FilterPopover(self._workspace, self._look, self.window(), opener, at, self.place)

    def ask_name(self) -> None:
        """Ask under which name the filters are to be kept."""
        self._open(self.menu, self._made_name)

    def _made_name(self, opener: QWidget) -> NamePopover:
        return NamePopover(self._workspace, self._look, self.window(), opener, self.place)

    def open_groups(self, grouping: str = "") -> None:
        """Make groups of one's own, or change those of an id."""
        open_groups(self._workspace, self._look, self.window(), grouping)

    def open_shares(self) -> None:
        """Weight respondents to known shares of the population."""
        from loyalty_desktop.desktop.shares.dialog import open_known_shares  # noqa: PLC0415 - rarely opened

        open_known_shares(self._workspace, self._look, self.window())

    @property
    def popover(self) -> Popover | None:
        """What is open below the bar."""
        return self._popover if self._popover is not None and isValid(self._popover) else None

    def _open(self, opener: QWidget, make: Callable[[QWidget], Popover]) -> None:
        before = self.popover
        if before is not None:
            same = self._popover_opener is opener
            before.close()
            self._popover = None
            if same:
                return
        made = make(opener)
        made.move(opener.mapToGlobal(QPoint(0, opener.height() + 6)))
        self._popover, self._popover_opener = made, opener
        made.finished.connect(lambda _code: self._on_closed(made))
        made.show()

    def _on_closed(self, popover: Popover) -> None:
        if self._popover is popover:
            self._popover = None

    def minimumSizeHint(self) -> QSize:
        wide = self.add.sizeHint().width() + self.menu.sizeHint().width() + self._more_width(alone=True) + 2 * _GAP
        return QSize(max(wide, 200), 48)

    def sizeHint(self) -> QSize:
        wide = sum(chip.natural_width() + _GAP for chip in self.chips) or self.none.sizeHint().width() + _GAP
        return QSize(wide + self.add.sizeHint().width() + self.menu.sizeHint().width() + 3 * _GAP, 48)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
