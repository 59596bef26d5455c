"""What the right button offers for the actions that are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from loyalty_desktop.desktop.screens.actions.state_button import fill_states
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.actions_view import ActionRow


class RowMenu(QMenu):
    """Filled each time it opens."""

    toggled = Signal()
    state_chosen = Signal(str)
    remove_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.states = QMenu(self)

    def offer(self, rows: Sequence[ActionRow], remove: str, *, doubted: bool) -> None:
        """Offer what can be done with these rows; `remove` is how deleting them is called.

        `doubted` says that no later survey confirms one of them.
        """
        self.clear()
        can = [one for one in rows if one.can_be_ticked]
        if can:
            tick = self.addAction(_("Include in the estimate"))
            tick.setCheckable(True)
            tick.setChecked(all(one.action.ticked for one in can))
            tick.triggered.connect(lambda _on=False: self.toggled.emit())
        self.states.setTitle(_("State"))
        self.addMenu(self.states)
        alike = {one.action.state for one in rows}
        fill_states(self.states, self._look, alike.pop() if len(alike) == 1 else None, self.state_chosen.emit, doubted)
        self.addSeparator()
        self.addAction(remove).triggered.connect(lambda _on=False: self.remove_wanted.emit())
