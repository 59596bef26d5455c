"""Notices: one way to say something, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.desktop.session.notices import Notice
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.notices import Level, Notices
    from loyalty_desktop.messages import Message

ONE, TWO = message("file_empty", file="a.csv"), message("file_numbers")


@pytest.mark.parametrize("level", ["info", "warning", "error"])
def test_say_when_there_is_something(level: Level, notices: Notices, qtbot: QtBot) -> None:
    as_they_come = (one for one in (TWO, ONE))
    for said, heard in ((ONE, (ONE,)), ([ONE, TWO], (ONE, TWO)), (as_they_come, (TWO, ONE))):
        with qtbot.assertNotEmitted(notices.cleared), qtbot.waitSignal(notices.said) as signal:
            notices.say(said, level)
        assert signal.args == [Notice(heard, level)]


def test_say_when_no_level_is_named(notices: Notices, qtbot: QtBot) -> None:
    with qtbot.waitSignal(notices.said) as signal:
        notices.say(ONE)
    assert signal.args == [Notice((ONE,), "info")]


@pytest.mark.parametrize("nothing", [(), []])
def test_say_when_there_is_nothing(nothing: Iterable[Message], notices: Notices, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(notices.said), qtbot.waitSignal(notices.cleared):
        notices.say(nothing, "error")


def test_clear_when_wanted(notices: Notices, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(notices.said), qtbot.waitSignal(notices.cleared):
        notices.clear()
