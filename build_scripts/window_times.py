"""Measure what the user waits for in the open window: an edit until it is painted, and each frame of a drag.

An edit is held against the analyst's script run anew, a frame of a drag against a frame of a 60 Hz screen.
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pandas as pd
from PySide6.QtCore import QEventLoop, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from build_scripts import analyst
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.desktop import app as program
from loyalty_desktop.desktop.main_window import MainWindow
from loyalty_desktop.desktop.rail import SCREENS
from loyalty_desktop.desktop.screens.journey.screen import JourneyScreen
from loyalty_desktop.desktop.session.opening import Opened
from loyalty_desktop.journey import corrections, edit
from loyalty_desktop.journey.edit_filters import put_filter
from loyalty_desktop.journey.model import Filter, Journey
from loyalty_desktop.journey.project import Project, source_of
from loyalty_desktop.messages import message
from loyalty_desktop.report.labels import Box, place_labels
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.survey import Survey

FRAME_MS = 1000 / 60
STEP = message("step_headings")
_FRAMES = 120
SEGMENTS = 6
"""How many answers the column has that is filtered by."""


def window_times(size: str, survey: Survey, journey: Journey, frame: pd.DataFrame, rounds: int) -> list[dict[str, Any]]:
    """Return medians in milliseconds of edits and drag frames at 1440x900, with the worst frame of the drag."""
    app = program.application()
    with tempfile.TemporaryDirectory() as settings:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        window = program.build(app)
        window.resize(1440, 900)
        with_start_screen = QEventLoop()
        window.first_painted.connect(with_start_screen.quit)
        window.show()
        with_start_screen.exec()
        for screen in SCREENS:  # edits are what is measured, and not the making of screens in the first second
            window.book.page(screen)
        project = Project((source_of(Path("bench.csv"), None, survey),), journey)
        window.parts.workspace.open(Opened(project, None, survey, Counter(survey), fresh=True))
        script = statistics.median(_timed(lambda: analyst.recount(frame)) for _round in range(rounds))
        out = []
        for screen in SCREENS:
            window.book.show_screen(screen)
            _paint(app)
            edits = [_edit(app, window, turn) for turn in range(2 * rounds + 1)]
            out.append(_row(f"edit_{screen}_{size}", statistics.median(edits[1:]), script))
            filters = [_filter(app, window, turn) for turn in range(2 * rounds + 1)]
            out.append(_row(f"filter_{screen}_{size}", statistics.median(filters[1:]), script))
            weights = [_weight(app, window) for _turn in range(rounds + 1)]
            out.append(_row(f"weight_{screen}_{size}", statistics.median(weights[1:]), script))
        out.append(_row("labels_60", statistics.median(_labels() for _round in range(rounds)), FRAME_MS))
        frames = _drag(app, window)
        out.append(_row(f"drag_frame_{size}", statistics.median(frames), FRAME_MS))
        out.append(_row(f"drag_frame_worst_{size}", max(frames), FRAME_MS))
        window.parts.workspace.close()
        window.parts.jobs.finish()
    return out


def _row(name: str, ours: float, baseline: float) -> dict[str, Any]:
    return {"name": name, "ours_ms": round(ours, 2), "baseline_ms": round(baseline, 1), "ratio": baseline / ours}


def _timed(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - begin)


def _paint(app: QApplication) -> None:
    app.processEvents()  # twice: what the first round asks to be laid out is painted in the second
    app.processEvents()


def _edit(app: QApplication, window: MainWindow, turn: int) -> float:
    """Rename a driver or turn its scale round, and wait until the window has been painted."""
    workspace = window.parts.workspace
    driver = workspace.state.journey.drivers[turn % 7]
    key = driver.column
    survey = workspace.state.survey
    column = survey.column(key) if survey is not None and key is not None else None
    assert key is not None
    assert column is not None
    turned = not column.correction.reversed  # another screen may have been measured before, and left it turned

    def change() -> None:
        if turn % 2:
            workspace.edit_reading(STEP, lambda read: corrections.set_reversed(read, [key], turned))
        else:
            workspace.edit_journey(STEP, lambda each: edit.rename_driver(each, driver.id, f"{driver.name} {turn}"))
        _paint(app)

    return _timed(change)


def _filter(app: QApplication, window: MainWindow, turn: int) -> float:
    """Filter by another segment, on which nothing has been counted, and wait until the window has been painted."""
    workspace = window.parts.workspace
    assert workspace.counter is not None
    workspace.counter.forget_bases()
    chosen = Filter(ColumnKey("segment"), (str(100 * (1 + turn % SEGMENTS)),))

    def change() -> None:
        workspace.edit_journey(STEP, lambda each: put_filter(each, chosen, 0))
        _paint(app)

    return _timed(change)


def _weight(app: QApplication, window: MainWindow) -> float:
    """Weight everybody by a column on which nothing has been counted, and wait until the window has been painted."""
    workspace = window.parts.workspace
    workspace.edit_journey(STEP, lambda each: edit.set_weight(edit.set_filters(each, ()), None))
    _paint(app)
    assert workspace.counter is not None
    workspace.counter.forget_bases()

    def change() -> None:
        workspace.edit_journey(STEP, lambda each: edit.set_weight(each, ColumnKey("weight")))
        _paint(app)

    spent = _timed(change)
    workspace.edit_journey(STEP, lambda each: edit.set_weight(each, None))
    _paint(app)
    return spent


def _labels() -> float:
    """Place 60 names beside 60 points of a chart."""
    chance = random.Random(1)  # noqa: S311 - the same places every time
    points = [(chance.uniform(10, 530), chance.uniform(20, 450)) for _at in range(60)]
    sizes = [(chance.uniform(32, 120), 16.0) for _at in range(60)]
    return _timed(lambda: place_labels(points, sizes, Box(0, 0, 540, 460), marker=5))


def _drag(app: QApplication, window: MainWindow) -> list[float]:
    """Drag a column from the list all over the map and return what each move took until it was painted."""
    window.book.show_screen("journey")
    screen = window.book.page("journey")
    assert isinstance(screen, JourneyScreen)
    _paint(app)
    source = screen.palette_panel.list.viewport()
    canvas = screen.canvas
    start = QPoint(60, 60)
    QTest.mousePress(source, Qt.MouseButton.LeftButton, pos=start)
    frames = []
    for at in range(_FRAMES):
        spot = QPoint(round(canvas.width() * (at % 40) / 40), 60 + round((canvas.height() - 120) * at / _FRAMES))
        place = source.mapFromGlobal(canvas.mapToGlobal(spot))
        frames.append(_timed(lambda place=place: (QTest.mouseMove(source, place), _paint(app))))  # type: ignore[misc, func-returns-value]
    QTest.keyClick(source, Qt.Key.Key_Escape)
    QTest.mouseRelease(source, Qt.MouseButton.LeftButton, pos=start)
    return frames[2:]
