"""Groups of one's own: answers dragged, put in with buttons or keys, numbers in bands; saving is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from loyalty_desktop.desktop.filters.groups_dialog import GroupsDialog, open_groups
from loyalty_desktop.journey.edit_filters import add_grouping, filter_of, put_filter
from loyalty_desktop.journey.model import Group
from loyalty_desktop.messages import message
from tests.desktop.filters.hands import LEFT
from tests.desktop.screens.journey.inspecting import key_of, type_into

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QMimeData
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.filters.answer_pool import AnswerPool
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists, without a screen
STEP = message("step_grouping")


@pytest.fixture
def dialog(qtbot: QtBot, apparel: Workspace, look: Look) -> Iterator[GroupsDialog]:
    made = GroupsDialog(apparel, look, key=key_of(apparel, "居住地域"))
    yield from shown(qtbot, made)


def shown(qtbot: QtBot, dialog: GroupsDialog) -> Iterator[GroupsDialog]:
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    dialog.reject()


def pooled(dialog: GroupsDialog) -> tuple[str, ...]:
    pool = dialog.answers.pool
    return tuple(pool.item(at).data(Qt.ItemDataRole.UserRole) for at in range(pool.count()))


def choose(pool: AnswerPool, *values: str) -> None:
    pool.clearSelection()
    for at in range(pool.count()):
        item = pool.item(at)
        if item.data(Qt.ItemDataRole.UserRole) in values:
            item.setSelected(True)


def drop(target: QWidget, data: QMimeData, place: QPoint) -> None:
    """Drop data as a hand does: it enters, moves and lets go."""
    buttons, modifiers = LEFT, Qt.KeyboardModifier.NoModifier
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    QApplication.sendEvent(target, QDragEnterEvent(place, actions, data, buttons, modifiers))
    QApplication.sendEvent(target, QDragMoveEvent(place, actions, data, buttons, modifiers))
    QApplication.sendEvent(target, QDropEvent(QPointF(place), actions, data, buttons, modifiers))


def test_answers_are_put_together_and_saved_in_one_step(qtbot: QtBot, dialog: GroupsDialog, apparel: Workspace) -> None:
    assert dialog.column.current_text == "居住地域"
    assert dialog.name.text() == "居住地域 (groups)"
    assert pooled(dialog)[:3] == ("中国・四国", "中部", "九州・沖縄")  # as they are compared, too
    assert not dialog.save.isEnabled()
    assert dialog.told.text() == "Make at least one group."
    choose(dialog.answers.pool, "関東", "中部")
    qtbot.mouseClick(dialog.answers.put, LEFT)
    assert dialog.groups == (Group("Group", ("中部", "関東")),)
    assert "関東" not in pooled(dialog)
    dialog.name.clear()
    type_into(dialog.name, "地域ブロック")
    qtbot.mouseClick(dialog.answers.rest, LEFT)
    assert dialog.told.text() == "Everybody who answered is in a group."
    qtbot.mouseClick(dialog.save, LEFT)
    (grouping,) = apparel.state.journey.groupings
    assert grouping.name == "地域ブロック"
    assert [one.name for one in grouping.groups] == ["Group", "Others"]
    assert apparel.steps.count() == 1
    apparel.steps.undo()
    assert apparel.state.journey.groupings == ()


def test_by_keys_alone(qtbot: QtBot, dialog: GroupsDialog) -> None:
    pool, tree = dialog.answers.pool, dialog.answers.tree
    pool.setFocus()
    qtbot.keyClick(pool, Qt.Key.Key_Return)  # the first answer, into a group that is made for it
    assert [one.values for one in dialog.groups] == [("中国・四国",)]
    qtbot.keyClick(pool, Qt.Key.Key_Return)
    assert [one.values for one in dialog.groups] == [("中国・四国", "中部")]
    qtbot.mouseClick(dialog.answers.new, LEFT)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)  # the name it has is good enough
    choose(pool, "近畿")
    pool.setFocus()
    qtbot.keyClick(pool, Qt.Key.Key_1)
    assert dialog.groups[0].values[-1] == "近畿"
    tree.setFocus()
    top = tree.topLevelItem(0)
    assert top is not None
    tree.setCurrentItem(top.child(1))
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert dialog.groups[0].values[:] == ("中国・四国", "近畿")
    assert "中部" in pooled(dialog)
    last = tree.topLevelItem(len(dialog.groups) - 1)
    assert last is not None
    tree.setCurrentItem(last)
    before = len(dialog.groups)
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert len(dialog.groups) == before - 1


def test_a_group_is_renamed_in_its_place(qtbot: QtBot, dialog: GroupsDialog) -> None:
    choose(dialog.answers.pool, "関東")
    qtbot.mouseClick(dialog.answers.put, LEFT)
    qtbot.mouseClick(dialog.answers.name, LEFT)
    editor = dialog.answers.tree.findChild(QLineEdit)
    assert editor is not None
    editor.setText("首都圏")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.groups[0].name == "首都圏")
    choose(dialog.answers.pool, "近畿")
    dialog.answers.new.click()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.mouseClick(dialog.answers.name, LEFT)
    editor = dialog.answers.tree.findChildren(QLineEdit)[-1]
    editor.setText("首都圏")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.groups[1].name == "首都圏")
    assert dialog.told.text() == "Two groups are called “首都圏”. Give one of them another name."
    assert not dialog.save.isEnabled()


def test_answers_are_dragged_into_groups_and_out_again(qtbot: QtBot, dialog: GroupsDialog) -> None:
    pool, tree = dialog.answers.pool, dialog.answers.tree
    choose(pool, "関東", "中部")
    drop(tree.viewport(), pool.mimeData(pool.selectedItems()), QPoint(40, 200))  # beside all groups: a new one
    assert [one.values for one in dialog.groups] == [("中部", "関東")]
    choose(pool, "近畿")
    top = tree.topLevelItem(0)
    assert top is not None
    drop(tree.viewport(), pool.mimeData(pool.selectedItems()), tree.visualItemRect(top).center())
    assert [one.values for one in dialog.groups] == [("中部", "関東", "近畿")]
    top = tree.topLevelItem(0)
    assert top is not None
    drop(pool.viewport(), tree.mimeData([top.child(0)]), QPoint(20, 20))
    assert dialog.groups[0].values == ("関東", "近畿")
    assert "中部" in pooled(dialog)


def test_search_narrows_the_answers(dialog: GroupsDialog) -> None:
    dialog.answers.search.setText("九州")
    assert pooled(dialog) == ("九州・沖縄",)


def test_bands_of_numbers(qtbot: QtBot, dialog: GroupsDialog, apparel: Workspace) -> None:
    dialog.choose_column(key_of(apparel, "年間購入金額"))
    bands = dialog.bands
    assert bands.isVisible()
    assert dialog.name.text() == "年間購入金額（円） (groups)"
    qtbot.mouseClick(bands.propose, LEFT)
    assert [row[3].text() for row in bands.rows] == ["313", "315", "316", "315"]
    name, low, _high, size, _gone = bands.rows[1]
    low.clear()
    qtbot.keyClicks(low, "10000")
    assert name.text() == "10,000–25,499"
    assert int(size.text()) > 315
    assert bands.trouble.text() == "“up to 12,999” and “10,000–25,499” overlap: some respondents are in both."
    qtbot.keyClicks(low, "x")
    assert bands.trouble.text() == "“10000x” is not a number."
    low.setText("13000")
    low.textEdited.emit("13000")
    assert not bands.trouble.isVisible()
    name.clear()
    qtbot.keyClicks(name, "Some")
    qtbot.mouseClick(bands.rows[0][4], LEFT)
    qtbot.mouseClick(bands.new, LEFT)
    assert dialog.told.text() == "Nothing belongs to the group “New band” yet. Choose answers for it, or take it away."
    qtbot.keyClicks(bands.rows[-1][2], "12,999")
    qtbot.mouseClick(dialog.save, LEFT)
    (grouping,) = apparel.state.journey.groupings
    assert [(one.name, one.low, one.high) for one in grouping.groups] == [
        ("Some", 13_000, 25_499),
        ("25,500–58,799", 25_500, 58_799),
        ("from 58,800 on", 58_800, None),
        ("up to 12,999", None, 12_999),
    ]


def test_numbers_that_stand_for_answers_can_be_either(qtbot: QtBot, dialog: GroupsDialog, apparel: Workspace) -> None:
    dialog.choose_column(key_of(apparel, "年間購入回数"))
    assert dialog.ways.isVisible()
    assert dialog.bands.isVisible()
    qtbot.mouseClick(dialog.ways.button("answers"), LEFT)
    assert dialog.answers.isVisible()


def test_groups_are_changed_and_deleted(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    key = key_of(apparel, "居住地域")
    groups = (Group("東", ("関東",)), Group("西", ("近畿", "九州・沖縄")))
    apparel.edit_journey(STEP, lambda each: add_grouping(each, "東西", key, groups))
    (grouping,) = apparel.state.journey.groupings
    apparel.edit_journey(STEP, lambda each: put_filter(each, filter_of(grouping, "西")))
    for dialog in shown(qtbot, GroupsDialog(apparel, look, grouping=grouping.id)):
        assert not dialog.column.isEnabled()
        assert dialog.groups == groups
        choose(dialog.answers.pool, "中部")
        dialog.answers.tree.setCurrentItem(dialog.answers.tree.topLevelItem(0))  # type: ignore[arg-type]  # it is there
        qtbot.mouseClick(dialog.answers.put, LEFT)
        qtbot.mouseClick(dialog.save, LEFT)
    assert apparel.state.journey.groupings[0].groups[0].values == ("関東", "中部")
    for dialog in shown(qtbot, GroupsDialog(apparel, look, grouping=grouping.id)):
        qtbot.mouseClick(dialog.delete, LEFT)
    assert apparel.state.journey.groupings == ()
    assert len(apparel.state.journey.filters) == 1  # it names the answers themselves
    assert apparel.steps.count() == 4


def test_cancel_changes_nothing(qtbot: QtBot, dialog: GroupsDialog, apparel: Workspace) -> None:
    choose(dialog.answers.pool, "関東")
    qtbot.mouseClick(dialog.answers.put, LEFT)
    qtbot.mouseClick(dialog.cancel, LEFT)
    assert apparel.steps.count() == 0


def test_everything_has_a_name(dialog: GroupsDialog, apparel: Workspace) -> None:
    dialog.choose_column(key_of(apparel, "年間購入金額"))
    dialog.bands.propose.click()
    for widget in dialog.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLineEdit) and widget.isVisible() and widget is not dialog.column.line:
            named = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            assert named, widget


def test_without_a_survey_nothing_opens(workspace: Workspace, look: Look) -> None:
    before = len(QApplication.topLevelWidgets())
    open_groups(workspace, look, None)
    assert len(QApplication.topLevelWidgets()) == before
