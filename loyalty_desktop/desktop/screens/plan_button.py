"""One press makes an action of what is chosen; where it is one already, the press goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from loyalty_desktop.desktop.session.planning import is_planned, plan
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace


class PlanButton(Button):
    """A button beside a driver or an experience; it is not there while none is chosen."""

    wanted = Signal()
    """The actions are to be shown."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(look, size=12)
        self._workspace = workspace
        self._item: str | None = None
        self.hide()
        self.clicked.connect(self._on_clicked)

    def show_item(self, item: str | None) -> None:
        """Be about this driver or experience; None for none."""
        self._item = item
        self.setVisible(item is not None)
        if is_planned(self._workspace, item):
            self.setText(_("See the action"))
            self.setToolTip(_("Go to the Actions screen, where this is planned."))
        else:
            self.setText(_("＋ Add as an action"))
            self.setToolTip(_("Put this among the actions, with an estimate of what it would bring."))

    def _on_clicked(self) -> None:
        if self._item is None:
            return
        if is_planned(self._workspace, self._item):
            self.wanted.emit()
        else:
            plan(self._workspace, self._item)
            self.show_item(self._item)
