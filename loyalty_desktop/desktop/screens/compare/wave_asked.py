"""The figures of waves that explain themselves: points of the picture, the change, the rows of the table."""

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
    from loyalty_desktop.desktop.screens.compare.wave_change import WaveChangeLine
    from loyalty_desktop.desktop.screens.compare.wave_chart import WaveChartView
    from loyalty_desktop.desktop.screens.compare.wave_table import WaveTableView
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.waves_view import WaveTable

_SCORE = Asked()


class WaveFigures(QObject):
    """Opens the cards of one comparison of waves, wherever its figures stand."""

    def __init__(self, workspace: Workspace, look: Look, chart: WaveChartView, change: WaveChangeLine) -> None:
        super().__init__(chart)
        self._workspace, self._look, self._chart, self._change = workspace, look, chart, change
        self._found: WaveComparison | None = None
        self._drawn: Asked | None = None
        FigureSpots(look, chart, chart.spots, self._on_point, takes_keys=False)
        chart.explain_wanted.connect(lambda series, wave, at: self._on_point((series, wave), at))
        FigureSpots(look, change.points, partial(whole_of, change.points), self._on_change)

    def of_table(self, table: WaveTableView) -> None:
        """Have the figures of drivers and experiences explain themselves."""
        table.explain_wanted.connect(partial(self._on_row, table))

    def know(self, found: WaveComparison, drawn: Asked | None = None) -> None:
        """Explain these waves from now on; the picture shows the score, unless another figure is `drawn`."""
        self._found, self._drawn = found, drawn

    def _known(self) -> KnownWaves | None:
        known = known_by(self._workspace)
        if known is None or self._found is None:
            return None
        return KnownWaves(known, self._found, self._workspace.state.project.waves.by)

    def _on_point(self, key: tuple[int, int], at: QRect) -> None:
        waves, (series, wave) = self._known(), key
        if waves is None or wave >= len(waves.comparison.waves):
            return
        asked = self._drawn or Asked(name=self._chart.series_id(series))
        made = wave_figure(waves, waves.comparison.waves[wave].name, asked)
        offer(self._workspace, self._look, self._chart, at, made)

    def _on_change(self, _key: str, at: QRect) -> None:
        self._offer_change(self._change.points, at, _SCORE)

    def _offer_change(self, widget: QWidget, at: QRect, asked: Asked) -> None:
        waves = self._known()
        latest = None if waves is None else waves.comparison.latest
        if waves is not None and latest is not None:
            offer(self._workspace, self._look, widget, at, wave_change(waves, latest.name, asked))

    def _on_row(self, table: WaveTableView, id_: str, column: str, at: QRect) -> None:
        waves, shown = self._known(), table.shown
        row = next((one for one in shown.rows if one.id == id_), None)
        if waves is None or row is None:
            return
        asked = Asked(shown.kind, row.id, row.name)
        if column == "change":
            self._offer_change(table.viewport(), at, asked)
            return
        wave = _wave_of(shown, column)
        if wave is not None:
            offer(self._workspace, self._look, table.viewport(), at, wave_figure(waves, wave, asked))


def _wave_of(table: WaveTable, column: str) -> str | None:
    """Return the wave that a column of the table shows."""
    place = int(column.removeprefix("wave ")) if column.startswith("wave ") else -1
    return table.waves[place] if 0 <= place < len(table.waves) else None
