"""The figures of the Actions screen that explain themselves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from loyalty_desktop.desktop.explaining.offering import known_by, offer
from loyalty_desktop.desktop.explaining.spots import FigureSpots, whole_of
from loyalty_desktop.report.actions_view import ActionRow, ActionsView
from loyalty_desktop.report.explained_actions import action_figure, together_figure
from loyalty_desktop.report.explained_scores import overall_score

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from loyalty_desktop.compute.combined import CombinedChange
    from loyalty_desktop.compute.planned import Planned
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.actions.change_bar import ChangeBar
    from loyalty_desktop.desktop.screens.actions.strip import Strip
    from loyalty_desktop.desktop.session.workspace import Workspace


class ActionFigures(QObject):
    """Opens the cards of the score, of the common estimate and of each action's own."""

    def __init__(self, workspace: Workspace, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self.together: tuple[Planned, CombinedChange, ActionsView] | None = None
        """What the strip shows; None while there is no estimate."""

    def of_strip(self, strip: Strip) -> None:
        """Have the score and the estimate explain themselves."""
        FigureSpots(self._look, strip.score, partial(whole_of, strip.score), partial(self._on_score, strip))
        FigureSpots(self._look, strip.points, partial(whole_of, strip.points), partial(self._on_together, strip))

    def of_row(self, bar: ChangeBar) -> None:
        """Have the estimate of one action explain itself; a click chooses its row too."""
        FigureSpots(self._look, bar, bar.spots, partial(self._on_action, bar), passes_on=True)

    def _on_score(self, strip: Strip, _key: str, at: QRect) -> None:
        known = known_by(self._workspace)
        if known is not None:
            offer(self._workspace, self._look, strip.score, at, overall_score(known))

    def _on_together(self, strip: Strip, _key: str, at: QRect) -> None:
        known = known_by(self._workspace)
        if known is not None and self.together is not None:
            offer(self._workspace, self._look, strip.points, at, together_figure(known, *self.together))

    def _on_action(self, bar: ChangeBar, row: ActionRow, at: QRect) -> None:
        known = known_by(self._workspace)
        if known is not None:
            offer(self._workspace, self._look, bar, at, action_figure(known, row))
