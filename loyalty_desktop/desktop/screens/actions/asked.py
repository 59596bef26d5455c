"""The figures of the Actions screen that explain themselves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from loyalty_desktop.desktop.explaining.offering import Cards
from loyalty_desktop.desktop.explaining.spots import FigureSpots
from loyalty_desktop.report.explained_actions import action_figure, together_figure
from loyalty_desktop.report.explained_scores import overall_score

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QRect

    from loyalty_desktop.compute.combined import CombinedChange
    from loyalty_desktop.compute.planned import Planned
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.actions.change_bar import ChangeBar
    from loyalty_desktop.desktop.screens.actions.strip import Strip
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.actions_view import ActionRow, ActionsView
    from loyalty_desktop.report.explanation import Explanation, Known


class ActionFigures(Cards):
    """Opens the cards of the score, of the common estimate and of each action's own."""

    def __init__(self, workspace: Workspace, look: Look, parent: QObject) -> None:
        super().__init__(workspace, look, parent)
        self.together: tuple[Planned, CombinedChange, ActionsView] | None = None
        """What the strip shows; None while there is no estimate."""

    def of_strip(self, strip: Strip) -> None:
        """Have the score and the estimate explain themselves."""
        self.of_whole(strip.score, overall_score)
        self.of_whole(strip.points, self._together)

    def of_row(self, bar: ChangeBar) -> None:
        """Have the estimate of one action explain itself; a click chooses its row too."""
        FigureSpots(self._look, bar, bar.spots, partial(self._on_action, bar), passes_on=True)

    def _together(self, known: Known) -> Explanation | None:
        return None if self.together is None else together_figure(known, *self.together)

    def _on_action(self, bar: ChangeBar, row: ActionRow, at: QRect) -> None:
        self.open(bar, at, lambda known: action_figure(known, row))
