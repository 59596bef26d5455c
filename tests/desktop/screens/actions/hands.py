"""What a person's hands do on the screen of actions, and what is to be seen then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from loyalty_desktop.compute.levers import levers
from loyalty_desktop.compute.planned import planned as planned_together
from loyalty_desktop.messages import message
from loyalty_desktop.report.figures import score_text

if TYPE_CHECKING:
    from loyalty_desktop.desktop.screens.actions.action_row import ActionRowWidget
    from loyalty_desktop.desktop.screens.actions.screen import ActionsScreen
    from loyalty_desktop.journey.actions import Action

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
STEP = message("step_filters")


def row(screen: ActionsScreen, at: int) -> ActionRowWidget:
    return screen.table.rows[screen.table.ids[at]]


def action(screen: ActionsScreen, at: int) -> Action:
    return screen.workspace.state.project.actions[at]


def press(widget: QWidget, kind: QEvent.Type, x: float) -> None:
    """Press, drag or release the left button at a place of a widget."""
    at = QPointF(x, widget.height() / 2)
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    event = QMouseEvent(
        kind, at, QPointF(widget.mapToGlobal(at.toPoint())), button, held, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


def spare(row: ActionRowWidget) -> QPoint:
    """Return a place of a row where none of its parts is."""
    return QPoint(row.slider.x() - 6, 4)


def together(screen: ActionsScreen) -> str:
    """Return what the ticked actions bring together, worked out anew."""
    workspace = screen.workspace
    results, counter = workspace.state.results, workspace.counter
    assert results is not None
    assert counter is not None
    now = {one.id: one.now for one in levers(results)}
    steps = {
        one.item: one.target - (now[one.item] or 0.0)
        for one in workspace.state.project.actions
        if one.ticked and one.item is not None and one.target is not None
    }
    found = planned_together(counter, workspace.state.journey, tuple(steps))
    assert found is not None
    return score_text(found.change_by(steps).points, 1) + " points"
