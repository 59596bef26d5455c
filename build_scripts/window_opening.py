"""What the user waits for when a survey is opened in the standing window; see opened_window.py, which prints it."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop import app as program
from loyalty_desktop.desktop.collecting import Collecting
from loyalty_desktop.desktop.main_window import MainWindow
from loyalty_desktop.desktop.widgets.reading_overlay import ReadingOverlay

TICK_MS = 4
_CALM, _BUSY, _MOST_TRIES = 1.0, 0.02, 60
"""A window that computed no longer than this between two ticks of this many seconds has settled."""
CANCELLED_AT = (0.0, 0.02, 0.2, 0.5, 0.69, 0.8)
"""Shares of the progress: the process starts, has started, reads, hands over; the window's own process understands."""


class Stopwatch:
    """Ticks in the window's event loop and takes note of what came late."""

    def __init__(self) -> None:
        self.stall = self.computed = 0.0
        self._last, self._cpu = time.perf_counter(), time.process_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now, cpu = time.perf_counter(), time.process_time()
        self.stall = max(self.stall, now - self._last)
        self.computed = max(self.computed, cpu - self._cpu)
        self._last, self._cpu = now, cpu

    def stop(self) -> None:
        """Count what is still late."""
        self._tick()
        self._timer.stop()


def measure(path: Path, warm: float | None) -> dict[str, float]:
    """Return what one opening takes, and what cancelling takes; the window has stood for `warm` seconds, or settled."""
    app = program.application()
    with tempfile.TemporaryDirectory() as settings:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        Collecting(app)
        window = program.build(app)
        window.resize(1440, 900)
        window.show()
        if warm is None:
            _settle()
        else:
            _wait(warm)
        out = _opening(app, window, path)
        out["cancel"] = max(_cancelling(window, path, share) for share in CANCELLED_AT)
        window.parts.workspace.close()
        window.parts.jobs.finish()
    return out


def _opening(app: QApplication, window: MainWindow, path: Path) -> dict[str, float]:
    loop, news = QEventLoop(), [time.perf_counter()]
    window.parts.documents.reading_progress.connect(lambda _share: news.append(time.perf_counter()))
    window.parts.workspace.opened.connect(loop.quit)
    watch = Stopwatch()
    begin = time.perf_counter()
    news[:] = [begin]
    window.open_path(path)
    loop.exec()
    news.append(time.perf_counter())
    for _round in range(2):  # what the first asks to be laid out is painted in the second
        app.processEvents()
    opened = time.perf_counter() - begin
    watch.stop()
    gaps = [later - earlier for earlier, later in pairwise(news)]
    found = {"click": opened, "stall": watch.stall, "stall_cpu": watch.computed, "silence": max(gaps)}
    return {name: seconds * 1000 for name, seconds in found.items()}


def _cancelling(window: MainWindow, path: Path, share: float) -> float:
    """Press Cancel once the progress has come so far, and return how long it took."""
    loop = QEventLoop()
    documents = window.parts.documents

    def look(done: float) -> None:
        if done >= share:
            loop.quit()

    connected = documents.reading_progress.connect(look)
    before = {one.pid for one in psutil.Process().children(recursive=True)}
    documents.open(path)
    if share:
        loop.exec()
    else:
        _until(lambda: bool(_readers() - before))
    documents.reading_progress.disconnect(connected)
    overlay = window.findChild(ReadingOverlay)
    assert overlay is not None
    readers = _readers()
    begin = time.perf_counter()
    QTest.mouseClick(overlay.cancel, Qt.MouseButton.LeftButton)
    _until(lambda: overlay.isHidden() and not readers & _readers())
    taken = time.perf_counter() - begin
    _wait(0.5)
    return taken * 1000


def _readers() -> set[int]:
    """Return the processes that read files; the one that multiprocessing keeps beside is none."""
    found = set()
    for one in psutil.Process().children(recursive=True):
        try:
            if one.status() != psutil.STATUS_ZOMBIE and "spawn_main" in " ".join(one.cmdline()):
                found.add(one.pid)
        except psutil.Error:
            continue
    return found


def _until(condition: Callable[[], bool]) -> None:
    while not condition():
        QApplication.processEvents()
        time.sleep(0.001)


def _settle() -> None:
    """Wait until the window has nothing more to prepare for itself."""
    for _try in range(_MOST_TRIES):
        watch = Stopwatch()
        _wait(_CALM)
        watch.stop()
        if watch.computed < _BUSY:
            return


def _wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
