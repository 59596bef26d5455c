"""The figures of the verification that explain themselves: both surveys, and the change between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from loyalty_desktop.desktop.explaining.offering import Cards
from loyalty_desktop.desktop.explaining.spots import FigureSpots
from loyalty_desktop.report.explained_waves import Asked, KnownWaves, wave_change, wave_figure

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.actions.pair_view import PairView
    from loyalty_desktop.desktop.screens.actions.verify_pane import VerifyPane
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.actions_view import ActionRow
    from loyalty_desktop.report.explanation import Explanation, Known


class VerifyFigures(Cards):
    """Opens the cards of one action before and after."""

    def __init__(self, workspace: Workspace, look: Look, pane: VerifyPane) -> None:
        super().__init__(workspace, look, pane)
        self._pair: WaveComparison | None = None
        self._item = Asked()
        for view in (pane.item, pane.score):
            is_item = view is pane.item
            FigureSpots(look, view.chart, view.chart.spots, partial(self._on_survey, view, is_item))
            self.of_whole(view.points, partial(self._change, is_item))

    def know(self, pair: WaveComparison, row: ActionRow) -> None:
        """Explain what two surveys say about an action from now on."""
        action = row.action
        self._pair = pair
        self._item = Asked("head", action.driver, row.item) if action.driver is not None else Asked()
        if action.experience is not None:
            self._item = Asked("incidence", action.experience, row.item)

    def _on_survey(self, view: PairView, is_item: bool, at: int, place: QRect) -> None:
        self.open(view.chart, place, partial(self._survey, is_item, at))

    def _survey(self, is_item: bool, at: int, known: Known) -> Explanation | None:
        pair = self._pair
        if pair is None or at >= len(pair.waves):
            return None
        return wave_figure(self._waves(known, pair), pair.waves[at].name, self._asked(is_item))

    def _change(self, is_item: bool, known: Known) -> Explanation | None:
        pair = self._pair
        if pair is None:
            return None
        return wave_change(self._waves(known, pair), pair.waves[-1].name, self._asked(is_item))

    def _waves(self, known: Known, pair: WaveComparison) -> KnownWaves:
        return KnownWaves(known, pair, self._workspace.state.project.waves.by)

    def _asked(self, is_item: bool) -> Asked:
        return self._item if is_item else Asked()
