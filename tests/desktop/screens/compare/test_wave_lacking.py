"""A wave that did not ask about a driver says so in its cell, its tip and on its card, instead of a dash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from loyalty_desktop.compute.waves import compare_waves
from loyalty_desktop.desktop.painting import draw_text
from loyalty_desktop.desktop.screens.compare import wave_table as module
from loyalty_desktop.desktop.screens.compare.wave_table import WaveTableView
from loyalty_desktop.report.waves_view import wave_table
from tests.desktop.conftest import Shown
from tests.report.test_waves_words import JOURNEY, wave

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look


def test_what_was_not_asked_says_so_and_can_be_asked_why(
    look: Look, shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []

    def told(*args: Any) -> None:
        written.append(args[2])
        draw_text(*args)

    monkeypatch.setattr(module, "draw_text", told)
    view = shown(WaveTableView(look), 700, 200)
    comparison = compare_waves((wave("spring", 4, "something else"), wave("autumn", 5)))
    view.show_table(wave_table(comparison, JOURNEY, "head"))
    view.viewport().repaint()
    assert "not asked" in written
    first = view.model().index(0, 1)
    assert first.data() == "not asked"
    assert "spring has no column for this question" in first.data(Qt.ItemDataRole.ToolTipRole)
    with qtbot.waitSignal(view.explain_wanted) as asked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(first).center())
    assert asked.args[:2] == ["d", "wave 0"]
