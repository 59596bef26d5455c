"""Two surveys that do not follow one another are picked: it is said that they are judged on their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from loyalty_desktop.desktop.session.planning import wave_shown
from loyalty_desktop.journey.wave_settings import WaveColumn

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.screens.actions.screen import ActionsScreen

LONG = 60_000


def test_a_pair_that_was_picked_is_said_to_be_tested_alone(screen: ActionsScreen, qtbot: QtBot) -> None:
    waves = screen._verifying._waves
    survey = screen.workspace.state.survey
    assert survey is not None
    ages = next(one.key for one in survey.columns if "年代" in one.heading)
    assert waves.edits.part_by(WaveColumn(ages, order=("20代以下", "30代", "40代", "50代", "60代")))
    verify = screen.verify
    qtbot.waitUntil(lambda: verify.pairs.count() > 2, timeout=LONG)
    assert (verify.pairs.currentText(), verify.has_figures) == ("70代以上 → next survey", False)
    assert wave_shown(screen.workspace) == "70代以上"  # what an action that is added now is planned on
    verify.pairs.setFocus()
    for pair, is_alone in (("30代 → 40代", False), ("20代以下 → 40代", True)):
        for _at in range(verify.pairs.count()):
            if verify.pairs.currentText() != pair:
                qtbot.keyClick(verify.pairs, Qt.Key.Key_Down)
        assert verify.pairs.currentText() == pair
        qtbot.waitUntil(lambda: verify.has_figures, timeout=LONG)
        assert ("judged on their own" in verify.sentences.text()) == is_alone
        assert verify.sentences.text().startswith(
            "This action was planned on the results of “70代以上”, so it did not exist yet when “40代” was answered"
        )
