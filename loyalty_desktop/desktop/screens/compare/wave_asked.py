"""The figures of waves that explain themselves: points of the picture, the change, the rows of the table."""

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
    from loyalty_desktop.desktop.screens.compare.wave_change import WaveChangeLine
    from loyalty_desktop.desktop.screens.compare.wave_chart import WaveChartView
    from loyalty_desktop.desktop.screens.compare.wave_table import WaveTableView
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.explanation import Explanation, Known
    from loyalty_desktop.report.waves_view import WaveTable


class WaveFigures(Cards):
    """Opens the cards of one comparison of waves, wherever its figures stand."""

    def __init__(self, workspace: Workspace, look: Look, chart: WaveChartView, change: WaveChangeLine) -> None:
        super().__init__(workspace, look, chart)
        self._chart = chart
        self._found: WaveComparison | None = None
        self._drawn: Asked | None = None
        FigureSpots(look, chart, chart.spots, self._on_point, takes_keys=False)
        chart.explain_wanted.connect(lambda series, wave, at: self._on_point((series, wave), at))
        self.of_whole(change.points, lambda known: self._latest(known, Asked()))

    def of_table(self, table: WaveTableView) -> None:
        """Have the figures of drivers and experiences explain themselves."""
        table.explain_wanted.connect(partial(self._on_row, table))

    def know(self, found: WaveComparison, drawn: Asked | None = None) -> None:
        """Explain these waves from now on; the picture shows the score, unless another figure is `drawn`."""
        self._found, self._drawn = found, drawn

    def _waves(self, known: Known) -> KnownWaves | None:
        by = self._workspace.state.project.waves.by
        return None if self._found is None else KnownWaves(known, self._found, by)

    def _figure(self, known: Known, wave: str, asked: Asked) -> Explanation | None:
        waves = self._waves(known)
        return None if waves is None else wave_figure(waves, wave, asked)

    def _latest(self, known: Known, asked: Asked) -> Explanation | None:
        waves = self._waves(known)
        latest = None if waves is None else waves.comparison.latest
        return None if waves is None or latest is None else wave_change(waves, latest.name, asked)

    def _on_point(self, key: tuple[int, int], at: QRect) -> None:
        found, (series, wave) = self._found, key
        if found is not None and wave < len(found.waves):
            asked = self._drawn or Asked(name=self._chart.series_id(series))
            self.open(self._chart, at, lambda known: self._figure(known, found.waves[wave].name, asked))

    def _on_row(self, table: WaveTableView, id_: str, column: str, at: QRect) -> None:
        shown, wave = table.shown, _wave_of(table.shown, column)
        row = next((one for one in shown.rows if one.id == id_), None)
        if row is None:
            return
        asked = Asked(shown.kind, row.id, row.name)
        if column == "change":
            self.open(table.viewport(), at, lambda known: self._latest(known, asked))
        elif wave is not None:
            self.open(table.viewport(), at, lambda known: self._figure(known, wave, asked))


def _wave_of(table: WaveTable, column: str) -> str | None:
    """Return the wave that a column of the table shows."""
    place = int(column.removeprefix("wave ")) if column.startswith("wave ") else -1
    return table.waves[place] if 0 <= place < len(table.waves) else None
