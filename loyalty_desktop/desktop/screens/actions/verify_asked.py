"""The figures of the verification that explain themselves: both surveys, and the change between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from loyalty_desktop.desktop.explaining.offering import known_by, offer
from loyalty_desktop.desktop.explaining.spots import FigureSpots, whole_of
from loyalty_desktop.report.explained_waves import Asked, KnownWaves, wave_change, wave_figure

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.actions.pair_view import PairView
    from loyalty_desktop.desktop.screens.actions.verify_pane import VerifyPane
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.actions_view import ActionRow


class VerifyFigures(QObject):
    """Opens the cards of one action before and after."""

    def __init__(self, workspace: Workspace, look: Look, pane: VerifyPane) -> None:
        super().__init__(pane)
        self._workspace, self._look = workspace, look
        self._pair: WaveComparison | None = None
        self._item = Asked()
        for view in (pane.item, pane.score):
            is_item = view is pane.item
            FigureSpots(look, view.chart, view.chart.spots, partial(self._on_survey, view, is_item))
            FigureSpots(look, view.points, partial(whole_of, view.points), partial(self._on_change, view, is_item))

    def know(self, pair: WaveComparison, row: ActionRow) -> None:
        """Explain what two surveys say about an action from now on."""
        action = row.action
        self._pair = pair
        self._item = Asked("head", action.driver, row.item) if action.driver is not None else Asked()
        if action.experience is not None:
            self._item = Asked("incidence", action.experience, row.item)

    def _on_survey(self, view: PairView, is_item: bool, at: int, place: QRect) -> None:
        pair = self._pair
        if pair is not None and at < len(pair.waves):
            self._offer(view.chart, place, pair.waves[at].name, is_item, is_change=False)

    def _on_change(self, view: PairView, is_item: bool, _key: str, place: QRect) -> None:
        if self._pair is not None:
            self._offer(view.points, place, self._pair.waves[-1].name, is_item, is_change=True)

    def _offer(self, widget: QWidget, place: QRect, wave: str, is_item: bool, *, is_change: bool) -> None:
        known, pair = known_by(self._workspace), self._pair
        if known is not None and pair is not None:
            waves = KnownWaves(known, pair, self._workspace.state.project.waves.by)
            asked = self._item if is_item else Asked()
            made = wave_change(waves, wave, asked) if is_change else wave_figure(waves, wave, asked)
            offer(self._workspace, self._look, widget, place, made)
