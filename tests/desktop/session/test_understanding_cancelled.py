"""Cancel also ends what runs when the cells are read: understanding a survey that is made to take for ever."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NoReturn

import pytest

from loyalty_desktop.desktop.session import opening as module
from loyalty_desktop.errors import Cancelled, FileTooLarge
from loyalty_desktop.messages import message
from loyalty_desktop.survey.patience import go_on

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.documents import Documents
    from loyalty_desktop.desktop.session.notices import Notice, Notices

LONG = 60_000


def test_cancel_ends_understanding(
    documents: Documents, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = threading.Event(), threading.Event()

    def endless(*_given: object) -> NoReturn:
        begun.set()
        try:
            while True:
                go_on()
                ended.wait(0.001)
        except Cancelled:
            ended.set()
            raise

    monkeypatch.setattr(module, "open_file", endless)
    documents.open(tmp_path / "a.htm")
    qtbot.waitUntil(begun.is_set, timeout=LONG)
    documents.cancel()
    qtbot.waitUntil(ended.is_set, timeout=LONG)


def test_survey_that_takes_too_long_is_refused_in_a_sentence(
    documents: Documents, notices: Notices, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Notice] = []
    notices.said.connect(said.append)

    def slow(*_given: object) -> NoReturn:
        raise FileTooLarge(message("understanding_stuck", file="a.htm"))

    monkeypatch.setattr(module, "open_file", slow)
    with qtbot.waitSignal(documents.reading_ended, timeout=LONG):
        documents.open(tmp_path / "a.htm")
    qtbot.waitUntil(lambda: len(said) == 1, timeout=LONG)
    assert [one.id for one in said[0].messages] == ["understanding_stuck"]
