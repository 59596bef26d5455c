"""Moved cut-offs, targets and presses in the measure editor: what is marked, said and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QStyle, QWidget

from loyalty_desktop.journey.model import Target
from tests.desktop.measuring import DOWN, LEFT, UP, analysed, click_arrow, hosting, measure_of, opened, press

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.measure_editor import MeasureEditor
    from loyalty_desktop.desktop.session.notices import Notice, Notices
    from loyalty_desktop.desktop.session.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists, without a screen


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    yield from hosting(qtbot)


@pytest.fixture
def editor(qtbot: QtBot, apparel: Workspace, look: Look, window: QWidget) -> MeasureEditor:
    return opened(qtbot, apparel, look, window)


def test_presses_on_one_arrow_are_one_step(apparel: Workspace, editor: MeasureEditor) -> None:
    field = editor.classes.negative
    for positive in (5, 4, 3):
        click_arrow(field, QStyle.SubControl.SC_SpinBoxDown)
        assert measure_of(apparel).negative_max == positive
    assert apparel.steps.count() == 1
    assert editor.score.score.text() == analysed(apparel)
    apparel.steps.undo()
    assert (measure_of(apparel).negative_max, field.value()) == (6, 6)
    assert editor.score.score.text() == "+12.4"
    apparel.steps.redo()
    assert (measure_of(apparel).negative_max, field.value()) == (3, 3)


def test_another_control_begins_another_step(qtbot: QtBot, apparel: Workspace, editor: MeasureEditor) -> None:
    press(qtbot, editor.classes.negative, DOWN, DOWN)
    press(qtbot, editor.classes.positive, DOWN, DOWN)
    press(qtbot, editor.target.score, UP, UP, UP)
    assert apparel.steps.count() == 3
    press(qtbot, editor.classes.negative, DOWN)
    assert apparel.steps.count() == 4
    apparel.steps.undo()
    apparel.steps.undo()
    assert (measure_of(apparel).negative_max, measure_of(apparel).positive_min) == (4, 7)
    assert measure_of(apparel).target == Target(18.0, "2027-03-31")


def test_presses_there_and_back_leave_no_step(qtbot: QtBot, apparel: Workspace, editor: MeasureEditor) -> None:
    press(qtbot, editor.classes.positive, DOWN, DOWN, UP, UP)
    assert measure_of(apparel).positive_min == 9
    assert apparel.steps.count() == 0
    assert not apparel.is_modified


def test_what_is_done_after_it_was_closed_is_another_step(
    qtbot: QtBot, apparel: Workspace, look: Look, window: QWidget, editor: MeasureEditor
) -> None:
    press(qtbot, editor.classes.positive, DOWN)
    with qtbot.waitSignal(editor.destroyed):
        qtbot.mouseClick(editor.close_button, LEFT)
    press(qtbot, opened(qtbot, apparel, look, window).classes.positive, DOWN)
    assert measure_of(apparel).positive_min == 7
    assert apparel.steps.count() == 2
    apparel.steps.undo()
    assert measure_of(apparel).positive_min == 8


def test_moved_cut_offs_are_marked_and_taken_back(qtbot: QtBot, apparel: Workspace, editor: MeasureEditor) -> None:
    """INPUTS I46: with other cut-offs than 9 and 6 it is not simply NRS."""
    back, title = editor.classes.back, "NRS (cut-offs changed: 8 and up / 6 and below)"
    assert not back.isVisible()
    assert "cut-offs" not in editor.score.base.text() + editor.name.told.text()
    press(qtbot, editor.classes.positive, DOWN)
    assert editor.score.base.text().startswith(title)
    assert editor.name.told.text().startswith("NRS (cut-offs changed): ")
    assert editor.classes.told.text().endswith("Do not compare it with scores that use the standard cut-offs.")
    assert back.isVisible()
    assert back.text() == "Back to the standard: 9 and up / 6 and below"
    assert editor.rect().contains(QRect(back.mapTo(editor, QPoint(0, 0)), back.size()))
    back.setFocus()
    qtbot.keyClick(back, Qt.Key.Key_Space)
    assert (measure_of(apparel).negative_max, measure_of(apparel).positive_min) == (6, 9)
    assert not back.isVisible()
    assert editor.score.score.text() == "+12.4"
    assert apparel.steps.count() == 2
    apparel.steps.undo()
    assert back.isVisible()
    qtbot.mouseClick(back, LEFT)
    assert editor.score.base.text().startswith("95% interval")


def test_moved_cut_offs_leave_room_on_a_low_screen(
    apparel: Workspace, editor: MeasureEditor, look: Look, qtbot: QtBot
) -> None:
    press(qtbot, editor.classes.positive, DOWN)
    for language in ("en", "ja"):
        look.set_language(language)
        assert editor.height() <= 680  # 720 lines less the task bar


def test_the_standard_of_another_scale(qtbot: QtBot, apparel: Workspace, editor: MeasureEditor) -> None:
    combo = editor.question.question
    combo.activated.emit(next(at for at, (_key, text) in enumerate(combo.items) if text.startswith("Q14")))
    assert not editor.classes.back.isVisible()
    press(qtbot, editor.classes.positive, DOWN)
    assert editor.classes.back.text() == "Back to the standard: 5 and up / 3 and below"
    assert editor.name.told.text().endswith("“Score (5-point answers) (cut-offs changed)”.")
    assert "(cut-offs changed: 4 and up / 3 and below)" in editor.score.base.text()


def test_another_question_has_no_target_and_says_so(
    apparel: Workspace, editor: MeasureEditor, look: Look, notices: Notices
) -> None:
    said: list[Notice] = []
    notices.said.connect(said.append)
    assert "None is set" not in editor.target.told.text()
    combo = editor.question.question
    combo.activated.emit(next(at for at, (_key, text) in enumerate(combo.items) if text.startswith("Q2")))
    assert measure_of(apparel).target is None
    assert editor.target.told.text().startswith("A target belongs to one question. None is set for this one.")
    assert [one.id for one in said[-1].messages] == ["target_stays"]
    look.set_language("ja")
    assert "この質問の目標はまだありません" in editor.target.told.text()
    apparel.steps.undo()
    assert measure_of(apparel).target == Target(18.0, "2027-03-31")
    assert editor.target.score.isVisible()
