"""The list of templates: opened from the menu, one deleted, all of them switched off; remembered between starts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop import app as program
from loyalty_desktop.desktop.main_window import MainWindow
from loyalty_desktop.desktop.session.templates import Templates
from loyalty_desktop.desktop.templates_dialog import TemplatesDialog
from tests.desktop.answering import LONG, Answers
from tests.desktop.test_questionnaire import choose
from tests.desktop.test_template_offer import open_wave, wave

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def saved(window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot) -> Templates:
    """Two projects saved: two templates."""
    for name in ("春", "秋"):
        (tmp_path / f"{name}.csv").write_bytes(wave(3))
        open_wave(window, tmp_path / f"{name}.csv", qtbot)
        answers.path = tmp_path / f"{name}.loyalty"
        assert window.parts.documents.save(answers.path)
    found = window.parts.documents.templates
    assert found is not None
    return found


def shown(window: MainWindow, qtbot: QtBot) -> TemplatesDialog:
    choose(window, Qt.Key.Key_M, qtbot)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(TemplatesDialog)))
    return next(one for one in window.findChildren(TemplatesDialog) if one.isVisible())


def test_one_is_deleted_by_keys_and_the_other_stays(saved: Templates, window: MainWindow, qtbot: QtBot) -> None:
    dialog = shown(window, qtbot)
    names = [one.full_text() for one in dialog.names]
    assert sorted(names) == ["春", "秋"]
    dialog.deleting[0].setFocus()
    qtbot.keyClick(dialog.deleting[0], Qt.Key.Key_Space)
    assert [one.full_text() for one in dialog.names] == names[1:]
    assert [one.name for one in saved.all()] == names[1:]
    assert dialog.focusWidget() is dialog.deleting[0]
    qtbot.mouseClick(dialog.deleting[0], LEFT)
    assert (saved.all(), dialog.nothing.isVisible()) == ((), True)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(TemplatesDialog))


def test_switched_off_they_are_not_offered_and_that_is_remembered(
    saved: Templates, window: MainWindow, answers: Answers, qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot)
    assert dialog.wanted.isChecked()
    dialog.wanted.setFocus()
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.closing, LEFT)
    assert not saved.is_wanted
    assert len(saved.all()) == 2
    again = program.build(qapp, answers)
    qtbot.addWidget(again)
    again.show()
    templates = again.parts.documents.templates
    assert templates is not None
    assert not templates.is_wanted
    offers: list[object] = []
    again.parts.notices.said.connect(lambda notice: offers.extend(notice.actions))
    with qtbot.waitSignal(again.parts.workspace.opened, timeout=LONG):
        again.open_path(tmp_path / "春.csv")
    assert offers == []
    again.parts.workspace.close()
    again.parts.jobs.finish()


def test_without_any(window: MainWindow, qtbot: QtBot) -> None:
    dialog = shown(window, qtbot)
    assert dialog.nothing.isVisible()
    assert not dialog.deleting
