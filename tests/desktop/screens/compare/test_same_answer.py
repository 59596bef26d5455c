"""An answer that a wave words otherwise: said to be the same, by a press or by hand, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from loyalty_desktop.compute.wave_results import WaveComparison
from loyalty_desktop.desktop.screens.compare.same_answer import SameAnswer
from loyalty_desktop.desktop.screens.compare.waves_dialog import WavesDialog
from loyalty_desktop.journey.drift_results import Drift, OptionsChanged
from loyalty_desktop.journey.wave_settings import Reworded
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.answering import Answers
from tests.desktop.screens.compare.test_same_question import held, press, waves
from tests.desktop.session.waving import LONG, write

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.waves import Waves
    from loyalty_desktop.desktop.session.workspace import Workspace

__all__ = ["waves"]  # the fixture
SEX = ColumnKey("性別")
WOMEN, MEN = Reworded(SEX, "女性", "女性の方"), Reworded(SEX, "男性", "M")


@pytest.fixture
def dialog(waves: Waves, workspace: Workspace, look: Look, tmp_path: Path, qtbot: QtBot) -> WavesDialog:
    """A wave that writes 女性の方 for 女性, which is alike, and M for 男性, which is not."""
    path = write(tmp_path / "春.csv", 9, 0)
    path.write_text(path.read_text("utf-8").replace(WOMEN.here, WOMEN.there).replace(MEN.here, MEN.there), "utf-8")
    with qtbot.waitSignal(workspace.steps.indexChanged, timeout=LONG):
        waves.files.add(path)
    made = WavesDialog(workspace, look, waves, Answers(), lambda: None)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_drift(1)
    qtbot.waitUntil(made.drift.same_answer.isVisible, timeout=LONG)
    return made


def reworded(workspace: Workspace) -> tuple[Reworded, ...]:
    return workspace.state.project.sources[1].reworded


def button(dialog: WavesDialog, text: str, qtbot: QtBot) -> QPushButton:
    """The button with this text, once what differs is worked out anew and what stood there before is gone."""

    def found() -> list[QPushButton]:
        return [one for one in dialog.drift.findChildren(QPushButton) if one.text() == text and one.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1, timeout=LONG)
    return found()[0]


@pytest.mark.parametrize("by_key", [False, True])
def test_an_alike_answer_is_confirmed_and_taken_back(
    dialog: WavesDialog, workspace: Workspace, qtbot: QtBot, by_key: bool
) -> None:
    same, before = button(dialog, "The same answer", qtbot), workspace.steps.count()
    assert same.accessibleDescription() == "性別: is “女性の方” the same answer as “女性”?"
    press(same, by_key=by_key, qtbot=qtbot)
    assert (reworded(workspace), workspace.steps.count()) == ((WOMEN,), before + 1)
    qtbot.waitUntil(lambda: held(dialog) == "Not the same answer", timeout=LONG)
    press(button(dialog, "Not the same answer", qtbot), by_key=by_key, qtbot=qtbot)
    assert (reworded(workspace), workspace.state.project.sources[1].not_reworded) == ((), (WOMEN,))
    again = button(dialog, "The same answer after all", qtbot)  # it is asked no more
    qtbot.waitUntil(lambda: held(dialog) == again.text(), timeout=LONG)
    press(again, by_key=by_key, qtbot=qtbot)
    assert (reworded(workspace), workspace.state.project.sources[1].not_reworded) == ((WOMEN,), ())
    workspace.steps.undo()
    assert reworded(workspace) == ()


def test_an_unlike_answer_is_paired_by_hand(
    dialog: WavesDialog, workspace: Workspace, waves: Waves, qtbot: QtBot
) -> None:
    same = dialog.drift.same_answer
    assert same.here.accessibleName().startswith("Answer only in the open survey")
    assert same.there.accessibleName().startswith("Answer only in 春")
    assert not same.button.isEnabled()  # none is taken for the other unasked
    for combo, text in ((same.here, MEN.here), (same.there, MEN.there)):
        combo.setFocus()
        qtbot.keyClick(combo, Qt.Key.Key_Home)
        while combo.currentData() != text:
            qtbot.keyClick(combo, Qt.Key.Key_Down)
    press(same.button, by_key=True, qtbot=qtbot)
    assert reworded(workspace) == (MEN,)
    qtbot.waitUntil(lambda: held(dialog) == "Not the same answer", timeout=LONG)
    assert not same.isVisible()  # one pair is left, which is asked about
    press(button(dialog, "The same answer", qtbot), by_key=False, qtbot=qtbot)
    assert set(reworded(workspace)) == {WOMEN, MEN}
    qtbot.waitUntil(lambda: waves.comparison(SEX) is not None, timeout=LONG)
    shown = waves.comparison(SEX)
    assert isinstance(shown, WaveComparison)
    assert {one.names[0] for wave in shown.waves for one in wave.segments} == {"女性", "男性"}


@pytest.mark.parametrize(
    ("options", "is_offered"),
    [
        (OptionsChanged(SEX, ("良い",), ("よい",), is_choice=False), False),  # a step of a rating is one however worded
        (OptionsChanged(SEX, ("M",), ("男性",)), True),
        (OptionsChanged(SEX, ("M",), ("男性",), refused=(("男性", "M"),)), False),  # taken back where it says so
        (OptionsChanged(SEX, ("M",)), False),
    ],
)
def test_pairs_are_offered_where_there_is_something_to_pair(
    look: Look, qtbot: QtBot, options: OptionsChanged, is_offered: bool
) -> None:
    same = SameAnswer(look)
    qtbot.addWidget(same)
    same.show_answers("春", Drift("春", options=(options,)))
    assert same.isVisible() == is_offered
