"""The state of an action as a chip that opens the list of all states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QActionGroup, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.actions import ACTION_STATES, ActionState
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.desktop.look import Look

STATE_ROLES: dict[ActionState, str] = {
    "considered": "passive",
    "running": "accent",
    "done": "head",
    "verified": "positive",
    "dropped": "spark_used",
}


class StateButton(Button):
    """Shows one state; Enter, Space or a click open the menu."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "chip", 12, parent)
        self._look = look
        self._state: ActionState = "considered"
        self._shown: tuple[object, ...] = ()
        self.doubted: Callable[[], bool] = lambda: False
        """Says whether no later survey would confirm the action, were it verified."""
        self.menu_of_states = QMenu(self)
        self.menu_of_states.aboutToShow.connect(self._fill)
        self.setMenu(self.menu_of_states)

    def show_state(self, state: ActionState, doubt: str = "") -> None:
        """Show the state of an action; `doubt` is what speaks against it."""
        self._state = state
        shown = (state, doubt, self._look.language, self._look.theme.name)
        if shown == self._shown:
            return
        self._shown = shown
        self.setText(word("action_state", state))
        self.setIcon(dot(self._look, state, self.devicePixelRatioF()))
        said = word("action_state", state)
        self.setAccessibleName(_("State: {state}").format(state=f"{said} ({doubt})" if doubt else said))

    def _fill(self) -> None:
        fill_states(self.menu_of_states, self._look, self._state, self.chosen.emit, self.doubted())


def fill_states(
    menu: QMenu, look: Look, present: ActionState | None, choose: Callable[[str], object], doubted: bool
) -> None:
    """Offer all states in a menu, the present one checked; `doubted` says that no survey would confirm “verified”."""
    menu.clear()
    group = menu.findChild(QActionGroup) or QActionGroup(menu)  # exclusive: they are shown and told as radio buttons
    for state in ACTION_STATES:
        picture = dot(look, state, menu.devicePixelRatioF(), ringed=state == present)
        text = word("action_state", state)
        if state == "verified" and doubted:
            text = _("{state} (no later survey confirms it)").format(state=text)
        action = group.addAction(menu.addAction(picture, text))
        action.setCheckable(True)
        action.setChecked(state == present)
        if state == present:  # the picture takes the place of the mark
            font = menu.font()
            font.setBold(True)
            action.setFont(font)
        action.triggered.connect(lambda _on=False, state=state: choose(state))


def dot(look: Look, state: ActionState, ratio: float, *, ringed: bool = False) -> QIcon:
    """Return the dot of a state, with a ring around that of the present one."""
    picture = QPixmap(round(12 * ratio), round(12 * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(STATE_ROLES[state]))
    painter.drawEllipse(QPointF(6, 6), 3 if ringed else 4, 3 if ringed else 4)
    if ringed:
        painter.setPen(QPen(look.colour("ink"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(6, 6), 5.2, 5.2)
    painter.end()
    return QIcon(picture)
