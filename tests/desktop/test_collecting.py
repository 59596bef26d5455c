"""Tests for collecting garbage between two events."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from loyalty_desktop.desktop.collecting import Collecting, collect_due


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


def test_the_collector_is_handed_back(collecting: Collecting) -> None:
    assert not gc.isenabled()
    collecting.stop()
    assert gc.isenabled()
