"""Tests for collecting garbage between two events."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
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


def look(collecting: Collecting, times: int = 1) -> None:
    for _look in range(times):
        collecting._look()


@pytest.fixture
def at_work(jobs: Jobs, collecting: Collecting) -> Iterator[threading.Event]:
    """A job that works until the event is set; only the test looks."""
    collecting._timer.stop()
    let_go = threading.Event()
    jobs.start("long", lambda _running: let_go.wait(30))
    yield let_go
    let_go.set()


def test_nothing_is_collected_while_a_job_is_at_work(
    collecting: Collecting, jobs: Jobs, at_work: threading.Event
) -> None:
    freed: list[int] = []
    tie(freed)
    look(collecting, 20)
    assert freed == []
    at_work.set()
    jobs.finish()
    look(collecting)
    assert freed == []  # it may be much: it waits until nobody minds
    look(collecting, 10)
    assert len(freed) == 2 * gc.get_threshold()[0]


def test_while_the_mouse_moves_there_is_no_look_at_everything(
    collecting: Collecting, jobs: Jobs, at_work: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    freed: list[int] = []
    tie(freed)
    look(collecting)
    at_work.set()
    jobs.finish()
    hand = iter(QPoint(at, 0) for at in range(100))
    with monkeypatch.context() as moving:
        moving.setattr(QCursor, "pos", lambda: next(hand))
        look(collecting, 20)
        assert freed == []
    look(collecting, 10)
    assert freed


def test_a_job_that_never_ends_holds_the_collector_up_for_some_time_only(
    collecting: Collecting, at_work: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting_module, "_MOST_SPARED", 1)
    freed: list[int] = []
    tie(freed)
    look(collecting, 40)
    assert freed


def test_the_collector_is_handed_back(collecting: Collecting) -> None:
    assert not gc.isenabled()
    collecting.stop()
    assert gc.isenabled()
