"""A question that a wave words otherwise: said to be the same by hand, and found from the notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from loyalty_desktop.desktop.screens.compare.waves_dialog import WavesDialog
from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.desktop.session.waves import Waves
from loyalty_desktop.desktop.widgets.notice_bar import NoticeBar
from loyalty_desktop.journey.drift_results import Drift
from loyalty_desktop.journey.wave_settings import Renamed
from loyalty_desktop.survey.files.door import read_here
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.answering import Answers
from tests.desktop.conftest import open_in
from tests.desktop.screens.compare.hands import LEFT
from tests.desktop.session.waving import CALLED, LONG, STAFF, read_quickly, write

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.main_window import MainWindow
    from loyalty_desktop.desktop.session.documents import Documents
    from loyalty_desktop.desktop.session.jobs import Jobs
    from loyalty_desktop.desktop.session.notices import Notice, Notices
    from loyalty_desktop.desktop.session.workspace import Workspace

UNLIKE = "対応の早さ"


@pytest.fixture
def waves(
    workspace: Workspace,
    documents: Documents,
    jobs: Jobs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Waves:
    """Waves of a project with one survey."""
    monkeypatch.setattr(f"{read_here.__module__}.read_workbook", read_quickly)
    made = Waves(workspace, documents, Further(workspace, jobs))
    open_in(workspace, write(tmp_path / "秋.csv", 10, 2))
    return made


@pytest.fixture
def dialog(waves: Waves, workspace: Workspace, look: Look, tmp_path: Path, qtbot: QtBot) -> WavesDialog:
    """What a wave asks otherwise that words one question so that nothing recognises it."""
    with qtbot.waitSignal(workspace.steps.indexChanged, timeout=LONG):
        waves.files.add(write(tmp_path / "春.csv", 9, 0, UNLIKE))
    made = WavesDialog(workspace, look, waves, Answers(), lambda: None)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_drift(1)
    qtbot.waitUntil(made.drift.same.isVisible, timeout=LONG)
    return made


def press(button: QPushButton, *, by_key: bool, qtbot: QtBot) -> None:
    if by_key:
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
    else:
        QTest.mouseClick(button, LEFT)


@pytest.mark.parametrize("by_key", [False, True])
def test_an_unlike_question_is_said_to_be_the_same_and_taken_back(
    dialog: WavesDialog, workspace: Workspace, qtbot: QtBot, by_key: bool
) -> None:
    same, before = dialog.drift.same, workspace.steps.count()
    assert same.here.accessibleName() == f"Only in the open survey: {STAFF}"
    assert same.there.accessibleName() == f"Only in 春: {UNLIKE}"
    assert UNLIKE in same.button.accessibleDescription()
    same.there.setFocus()
    qtbot.keyClick(same.there, Qt.Key.Key_Tab)
    assert same.button.hasFocus()
    press(same.button, by_key=by_key, qtbot=qtbot)
    pair = Renamed(ColumnKey(STAFF), ColumnKey(UNLIKE))
    assert renamed(workspace) == [pair]
    assert workspace.steps.count() == before + 1
    qtbot.waitUntil(lambda: held(dialog) == "Not the same question", timeout=LONG)
    assert not same.isVisible()  # neither side lacks a question now

    def told() -> list[str]:
        labels = dialog.drift.findChildren(QLabel)
        return [one.text() for one in labels if one.isVisible() and UNLIKE in one.text()]

    qtbot.waitUntil(lambda: any("is counted as" in one for one in told()))
    assert len(told()) == 1  # it is said beside the button that takes it back, and nowhere else
    taker = dialog.focusWidget()
    assert isinstance(taker, QPushButton)
    press(taker, by_key=by_key, qtbot=qtbot)
    assert renamed(workspace) == []
    qtbot.waitUntil(same.isVisible, timeout=LONG)
    assert held(dialog) == "The same question after all"


def test_what_differs_stays_that_of_its_wave_when_others_come_before_it(
    dialog: WavesDialog, waves: Waves, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(workspace.steps.indexChanged, timeout=LONG):
        waves.files.add(write(tmp_path / "とても長い名前の冬の調査ファイル.csv", 12, 0))
    last = dialog.lines[-1]
    assert (last.name.width(), last.name.cursorPosition()) == (dialog.lines[0].name.width(), 0)
    for _up in range(2):
        QTest.mouseClick(
            dialog.lines[next(at for at, one in enumerate(dialog.lines) if "冬" in one.wave.name)].up, LEFT
        )
    assert [one.wave.index for one in dialog.lines] == [1, 2, 0]  # 春 was number 1 until now
    qtbot.waitUntil(dialog.drift.same.isVisible, timeout=LONG)
    assert dialog.drift.same.there.accessibleName() == f"Only in 春: {UNLIKE}"
    QTest.mouseClick(dialog.drift.same.button, LEFT)
    assert [len(one.renamed) for one in workspace.state.project.sources] == [0, 0, 1]


def test_of_several_questions_none_is_taken_for_the_other_unasked(dialog: WavesDialog, qtbot: QtBot) -> None:
    same = dialog.drift.same
    same.show_questions("春", Drift("春", new=(ColumnKey("x"), ColumnKey("y")), gone=(ColumnKey("a"),)))
    assert not same.button.isEnabled()
    same.there.setFocus()
    qtbot.keyClick(same.there, Qt.Key.Key_End)
    assert same.button.isEnabled()
    confirmed: list[object] = []
    same.confirmed.disconnect()
    same.confirmed.connect(confirmed.append)
    QTest.mouseClick(same.button, LEFT)
    assert confirmed == [Renamed(ColumnKey("a"), ColumnKey("y"))]


@pytest.mark.parametrize(
    ("asked", "id_", "ways"), [(CALLED, "wave_added_asked", 1), (UNLIKE, "wave_added", 1), (STAFF, "wave_added", 0)]
)
def test_the_notice_counts_what_is_to_be_confirmed_and_leads_there(
    waves: Waves, workspace: Workspace, notices: Notices, tmp_path: Path, qtbot: QtBot, asked: str, id_: str, ways: int
) -> None:
    said: list[Notice] = []
    wanted: list[int] = []
    notices.said.connect(said.append)
    waves.drift_wanted.connect(wanted.append)
    with qtbot.waitSignal(notices.said, timeout=LONG):
        waves.files.add(write(tmp_path / "春.csv", 9, 0, asked))
    (notice,) = said
    assert [one.id for one in notice.messages] == [id_]
    assert ("need confirming: 1" in notice.messages[0].text()) == (id_ == "wave_added_asked")
    assert len(notice.actions) == ways
    for action in notice.actions:
        action.run()
        assert wanted == [1]
        workspace.steps.undo()
        action.run()  # the wave is gone: nothing to lead to
        assert wanted == [1]


def test_the_window_leads_from_the_notice_to_what_differs(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(f"{read_here.__module__}.read_workbook", read_quickly)
    parts = window.parts
    open_in(parts.workspace, write(tmp_path / "秋.csv", 10, 2))
    with qtbot.waitSignal(parts.notices.said, timeout=LONG):
        parts.waves.files.add(write(tmp_path / "春.csv", 9, 0, CALLED))
    (bar,) = window.findChildren(NoticeBar)
    (button,) = bar.buttons
    assert button.text() == "See what differs"
    press(button, by_key=True, qtbot=qtbot)
    assert window.book.current == "compare"
    (dialog,) = window.findChildren(WavesDialog)
    assert dialog.isVisible()
    same = "The same question"
    qtbot.waitUntil(lambda: any(one.text() == same for one in dialog.drift.findChildren(QPushButton)), timeout=LONG)
    dialog.reject()


def held(dialog: WavesDialog) -> str:
    focus = dialog.focusWidget()
    return focus.text() if isinstance(focus, QPushButton) else ""


def renamed(workspace: Workspace) -> list[Renamed]:
    return list(workspace.state.project.sources[1].renamed)
