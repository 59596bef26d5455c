"""The dialogs of the Analysis menu: known shares of the population, how many answers are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.actions import Actions
    from loyalty_desktop.desktop.parts import Parts


def connect_dialogs(actions: Actions, parts: Parts, place: QWidget) -> None:
    """Have the actions open their dialogs before the window that `place` is in."""
    workspace = parts.workspace

    def open_shares() -> None:
        from loyalty_desktop.desktop.shares.dialog import open_known_shares  # noqa: PLC0415 - rarely opened

        open_known_shares(workspace, parts.look, place.window())

    def open_plan() -> None:
        from loyalty_desktop.desktop.planner.dialog import open_planner  # noqa: PLC0415 - rarely opened

        open_planner(workspace, parts.look, place.window())

    def enable() -> None:
        state = workspace.state
        actions["known_shares"].setEnabled(state.survey is not None)
        actions["how_many"].setEnabled(state.results is not None)

    actions.on("known_shares", open_shares)
    actions.on("how_many", open_plan)
    workspace.changed.connect(enable)
    enable()
