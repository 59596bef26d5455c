"""How many answers: asked by mouse and keys, the present ones told group by group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.planner.dialog import PlannerDialog, open_planner
from loyalty_desktop.journey.edit_measure import set_measure
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    """A window that the dialog opens before."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield window
    for dialog in window.findChildren(PlannerDialog):
        dialog.reject()


def shown(workspace: Workspace, look: Look, host: QWidget, qtbot: QtBot) -> PlannerDialog:
    open_planner(workspace, look, host)
    dialog = next(one for one in host.findChildren(PlannerDialog) if one.isVisible())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_a_difference_is_typed_and_answered(apparel: Workspace, look: Look, host: QWidget, qtbot: QtBot) -> None:
    dialog = shown(apparel, look, host, qtbot)
    assert dialog.points.hasFocus()
    asked = dialog.answer.text()
    assert "a difference of 10 points between two halves" in asked
    qtbot.keyClicks(dialog.points, "5")
    assert "a difference of 5 points between two halves" in dialog.answer.text()
    qtbot.keyClick(dialog.points, Qt.Key.Key_Up)
    assert "a difference of 6 points" in dialog.answer.text()
    assert dialog.answer.accessibleName() == dialog.answer.text()
    assert not dialog.share.isVisible()


def test_a_group_and_a_wave_are_asked_for_by_mouse_and_keys(
    apparel: Workspace, look: Look, host: QWidget, qtbot: QtBot
) -> None:
    dialog = shown(apparel, look, host, qtbot)
    qtbot.mouseClick(dialog.question.button("rest"), LEFT)
    assert dialog.share.isVisible()
    assert "between a group of 20% and the rest" in dialog.answer.text()
    dialog.share.setFocus()
    qtbot.keyClick(dialog.share, Qt.Key.Key_Up)
    assert "between a group of 21% and the rest" in dialog.answer.text()
    dialog.question.button("rest").setFocus()
    qtbot.keyClick(dialog.question.button("wave"), Qt.Key.Key_Space)
    assert "in the next wave show a change of 10 points" in dialog.answer.text()
    assert not dialog.share.isVisible()


def test_groups_of_another_column_are_told_and_chosen(
    toyama: Workspace, look: Look, host: QWidget, qtbot: QtBot
) -> None:
    dialog = shown(toyama, look, host, qtbot)
    dialog.by.setFocus(Qt.FocusReason.TabFocusReason)
    dialog.by.line.setText("居住都道府県")  # keys of a test are ASCII
    qtbot.keyClick(dialog.by.line, Qt.Key.Key_Return)
    rows = {one.name: one for one in dialog.rows}
    assert rows["富山県"].state == "shown"
    assert rows["佐賀県"].state == "hidden"
    assert rows["北海道"].state == "reference"
    dialog.table.setFocus()
    dialog.table.choose(None)
    at = next(at for at, one in enumerate(dialog.table.figures.rows) if one.name == "富山県")
    place = dialog.table.figures.index(at, 0)
    dialog.table.scrollTo(place)
    qtbot.mouseClick(dialog.table.viewport(), LEFT, pos=dialog.table.visualRect(place).center())
    assert dialog.told.text().startswith("富山県: the score is placed to within ±")
    qtbot.keyClick(dialog.table, Qt.Key.Key_Home)
    assert dialog.told.text().startswith(f"{dialog.table.figures.rows[0].name}:")
    spoken = dialog.table.figures.data(place, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Group: 富山県, n: ")


def test_figures_of_small_groups_carry_their_tag_and_no_verdict(
    toyama: Workspace, look: Look, host: QWidget, qtbot: QtBot
) -> None:
    dialog = shown(toyama, look, host, qtbot)
    place = next(at for at, one in enumerate(dialog.by.items) if one[1] == "居住都道府県")
    dialog.by.activated.emit(place)
    qtbot.keyClicks(dialog.points, "100")
    model = dialog.table.figures
    small = next(at for at, one in enumerate(model.rows) if one.name == "北海道")
    assert model.data(model.index(small, 2)).endswith("(few answers)")
    assert model.data(model.index(small, 4)) == "–"
    large = next(at for at, one in enumerate(model.rows) if one.name == "富山県")
    assert model.data(model.index(large, 4)) == "enough"


def test_without_a_loyalty_question_it_still_answers(
    apparel: Workspace, look: Look, host: QWidget, qtbot: QtBot
) -> None:
    apparel.edit_journey(message("step_measure", column=""), lambda journey: set_measure(journey, Measure()))
    dialog = shown(apparel, look, host, qtbot)
    assert "answers show a difference of 10 points" in dialog.answer.text()
    assert "spread evenly over the three classes" in dialog.basis.text()
    qtbot.mouseClick(dialog.closing, LEFT)
    qtbot.waitUntil(lambda: not host.findChildren(PlannerDialog))
