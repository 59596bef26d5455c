"""Tests for collecting garbage between two events."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from loyalty_desktop.desktop import collecting as collecting_module
from loyalty_desktop.desktop.collecting import Collecting, collect_due
from loyalty_desktop.desktop.session.jobs import Jobs


class Knot:
    """An object that only the collector frees."""

    def __init__(self, freed: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: freed.append(threading.get_ident()))


@pytest.fixture
def collecting(qtbot: QtBot) -> Iterator[Collecting]:
    was_enabled = gc.isenabled()
    owner = QObject()
    made = Collecting(owner)
    yield made
    made.stop()
    if not was_enabled:
        gc.disable()


def tie(freed: list[int]) -> None:
    for _ in range(2 * gc.get_threshold()[0]):
        Knot(freed)


def test_nothing_is_collected_while_something_else_runs(collecting: Collecting) -> None:
    freed: list[int] = []
    tie(freed)
    assert freed == []
    collect_due()
    assert len(freed) == 2 * gc.get_threshold()[0]


def test_the_garbage_of_a_thread_is_freed_in_the_window_s(collecting: Collecting, qtbot: QtBot) -> None:
    freed: list[int] = []
    worker = threading.Thread(target=tie, args=(freed,))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(freed))
    assert set(freed) == {threading.get_ident()}


def test_nothing_is_collected_while_a_job_is_at_work(
    collecting: Collecting, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    freed: list[int] = []
    looks: list[int] = []
    let_go = threading.Event()
    monkeypatch.setattr(collecting_module, "collect_due", lambda: looks.append(gc.collect()))
    jobs.start("long", lambda _running: let_go.wait(30))
    tie(freed)
    with qtbot.waitSignal(collecting._timer.timeout):
        pass
    assert (freed, looks) == ([], [])
    let_go.set()
    qtbot.waitUntil(lambda: bool(looks))
    assert freed


def test_a_job_that_never_ends_holds_the_collector_up_for_some_time_only(
    collecting: Collecting, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting_module, "_MOST_SPARED", 1)
    freed: list[int] = []
    let_go = threading.Event()
    jobs.start("long", lambda _running: let_go.wait(30))
    tie(freed)
    qtbot.waitUntil(lambda: bool(freed))
    let_go.set()


def test_the_collector_is_handed_back(collecting: Collecting) -> None:
    assert not gc.isenabled()
    collecting.stop()
    assert gc.isenabled()
