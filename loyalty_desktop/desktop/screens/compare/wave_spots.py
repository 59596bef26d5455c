"""Where the figures of the picture of waves can be asked: at their points, their bases, and at the ends of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF

if TYPE_CHECKING:
    from loyalty_desktop.desktop.screens.compare.wave_layout import WavePlane
    from loyalty_desktop.report.waves_view import WaveChart

_REACH = 9.0
_LINE = 16.0
_GAP = 8.0
WaveSpot = tuple[tuple[int, int], QRect]


def point_spots(chart: WaveChart, plane: WavePlane, rows: int) -> list[WaveSpot]:
    """Return the points by series and wave; of one that is not shown, its base, if it is in the `rows` below."""
    found: list[WaveSpot] = []
    for at, series in enumerate(chart.series):
        for wave, point in enumerate(series.points):
            if point is None or (point.value is None and at >= rows):
                continue
            if point.value is None:
                middle = plane.left + plane.step * (wave + 0.5)
                below = plane.bottom + 6 + _LINE * (1 + at)
                rect = QRectF(middle - 24, below, 48, _LINE)
            else:
                y = plane.y(chart.axis.clip(point.value))
                rect = QRectF(plane.x(wave, at) - _REACH, y - _REACH, 2 * _REACH, 2 * _REACH)
            found.append(((at, wave), rect.toAlignedRect()))
    return found


def end_spots(chart: WaveChart, plane: WavePlane, width: float) -> list[WaveSpot]:
    """Return the figures at the ends of the lines, which say the latest of each series again."""
    found: list[WaveSpot] = []
    for at, y in plane.ends(chart):
        last = chart.series[at].last
        if last is not None:
            rect = QRectF(plane.right + _GAP, y - _LINE / 2, width - plane.right - _GAP, _LINE)
            found.append(((at, last), rect.toAlignedRect()))
    return found


def next_series(chart: WaveChart, wave: int, at: int, step: int) -> int:
    """Return the series that is reached by going up (-1) or down at a wave: by their values, the highest first."""
    points = [(one, series.points[wave]) for one, series in enumerate(chart.series)]
    there = [(one, point) for one, point in points if point is not None]
    there.sort(key=lambda pair: (pair[1].value is None, -(pair[1].value or 0.0)))
    order = [one for one, _point in there]
    if at not in order:
        return order[0] if order else at
    return order[max(0, min(len(order) - 1, order.index(at) + step))]
