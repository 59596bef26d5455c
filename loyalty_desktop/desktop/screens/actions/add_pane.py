"""Taking up an action: one of the opportunities, or something of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from loyalty_desktop.desktop.painting import elided
from loyalty_desktop.desktop.screens.actions.opportunity_table import OpportunityTable
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label, no_keys
from loyalty_desktop.desktop.widgets.panel import column, row, rule
from loyalty_desktop.desktop.widgets.popover import Popover
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.journey.parts import tidy_name
from loyalty_desktop.report.actions_words import caption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.actions_view import ActionRow
    from loyalty_desktop.report.axis import Axis

_POPOVER = (760, 520)
_LONGEST, _LONGEST_SHOWN = 80, 150


class AddPane(QWidget):
    """Offers what is not planned yet; one stays here until all that is wanted is taken."""

    taken = Signal(object)
    """These drivers and experiences, a tuple of ids, are to become actions."""
    named = Signal(str)
    """An action of this name is to be added, which nothing measures."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title, self.words = Label(look, 14, 700), Label(look, 12, tone="muted", wrap=True)
        self.table = OpportunityTable(look)
        self.take, self.all_taken = Button(look, "primary"), Label(look, 12.5, tone="muted", wrap=True)
        self.caption = Label(look, 11.5, tone="muted", wrap=True)
        self.own, self.add = QLineEdit(), Button(look)
        self.own.setFont(look.font(12.5))
        self.own.setMaxLength(_LONGEST)
        self._lay_out()
        self.take.clicked.connect(self.table.take)
        self.table.taken.connect(self.taken)
        self.table.chosen.connect(lambda _id: self._draw_take())
        self.table.picked.connect(self._draw_take)
        self.own.textChanged.connect(lambda text: self.add.setEnabled(bool(tidy_name(text))))
        self.own.returnPressed.connect(self._on_named)
        self.add.clicked.connect(self._on_named)

    def draw(self, rows: Sequence[ActionRow], axis: Axis, *, has_any: bool) -> None:
        """Offer these opportunities, the first one bringing most; `has_any` says that there are some at all."""
        self.title.setText(_("What could raise the score"))
        self.words.setText(
            _(
                "Sorted by the estimated gain from ten percentage points more (or ten fewer of what annoys "
                "people). Pick what you plan to do and add it: what you add is included in the estimate at once. "
                "You can change the targets later."
            )
        )
        self.caption.setText(caption())
        none_left = _("Every driver and experience is already an action.")
        self.all_taken.setText(none_left if has_any else _("No figures"))
        self.own.setPlaceholderText(_("Something else, in your own words"))
        self.own.setAccessibleName(_("An action in your own words"))
        self.add.setText(_("Add"))
        self.add.setEnabled(bool(tidy_name(self.own.text())))
        self.table.show_opportunities(rows, axis)
        self.table.setVisible(bool(rows))
        self.take.setVisible(bool(rows))
        self.all_taken.setVisible(not rows)
        self.table.focus_first()
        self._draw_take()

    def _draw_take(self) -> None:
        """Say on the button how many would be taken."""
        count = self.table.count
        several = ngettext("Add the picked one as an action", "Add the {n} picked ones as actions", count)
        name = elided(self.take.font(), self.table.chosen_name, _LONGEST_SHOWN)
        one = no_keys(_("Add “{name}” as an action").format(name=name)) if name else _("Add as an action")
        self.take.setText(several.format(n=count) if count else one)
        self.take.setEnabled(bool(self.table.wanted))

    def _on_named(self) -> None:
        name = tidy_name(self.own.text())
        if name:
            self.own.clear()
            self.named.emit(name)

    def _lay_out(self) -> None:
        parts = column(self)
        head = column(None, (16, 14, 16, 10), 4)
        head.addWidget(self.title)
        head.addWidget(self.words)
        parts.addLayout(head)
        parts.addWidget(rule())
        parts.addWidget(self.table, 1)
        parts.addWidget(rule())
        foot = column(None, (16, 10, 16, 12), 8)
        foot.addWidget(self.all_taken)
        foot.addWidget(self.caption)
        line = row(None, gap=8)
        line.addWidget(self.own, 1)
        line.addWidget(self.add)
        line.addSpacing(16)
        line.addWidget(self.take)
        foot.addLayout(line)
        parts.addLayout(foot)


class AddPopover(Popover):
    """The same below the button that opens it."""

    again = Signal()
    """The actions are others now: what is offered is to be drawn again."""

    def __init__(self, look: Look, parent: QWidget | None = None, opener: QWidget | None = None) -> None:
        super().__init__(look, parent, opener)
        self.setWindowTitle(_("Add an action"))
        self.setAccessibleName(_("Add an action"))
        self.pane = AddPane(look)
        column(self, (1, 1, 1, 1)).addWidget(self.pane)
        for button in (self.pane.take, self.pane.add):
            button.setAutoDefault(False)

    def show_below(self, opener: QWidget) -> None:
        """Open below what it was opened by, the right edges one below the other."""
        self.resize(*_POPOVER)
        corner = opener.mapToGlobal(opener.rect().bottomRight())
        self.move(corner.x() - self.width(), corner.y() + 4)
        self.show()

    def draw_again(self) -> None:
        """Say that what is offered may be something else."""
        self.again.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        pane = self.pane
        (pane.table if pane.table.isVisible() else pane.own).setFocus(Qt.FocusReason.PopupFocusReason)
