"""Confirming what the program made of a column, in one press: by mouse, by keys, for one column and for several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.desktop.screens.data.acting import (
    LEFT,
    NONE,
    SHIFT,
    choose,
    column,
    picker,
    place,
    take_role,
)

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.workspace import Workspace
    from tests.desktop.screens.data.conftest import Show

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # pop-ups, without a screen

FOOD, AGAIN = "AM", "AW"


def test_role_when_it_is_confirmed(toyama: Workspace, show: Show) -> None:
    """Choosing what is there already says that it is right: nobody has to look at it again."""
    screen = show(toyama)
    unknown = sum(head.look == "open" for head in screen._heads)
    choose(screen, AGAIN)
    take_role(screen.grid, place(toyama, AGAIN), "segment")

    assert screen.inspector.trust.accessibleName() == "Decided by you"
    assert screen.role_line.trusts["open"].text().endswith(f" {unknown - 1}")


def test_confirmation_when_the_menu_gives_it(toyama: Workspace, show: Show) -> None:
    """The first line of the menu says that the role is right; the mouse needs nothing else."""
    screen = show(toyama)
    choose(screen, AGAIN)
    before = column(toyama, AGAIN).role
    QTest.mouseClick(screen.grid.viewport(), LEFT, NONE, screen.grid.role_rect(place(toyama, AGAIN)).center())
    listed = picker(screen.grid).list
    assert listed.item(0).text() == "Confirm this role"
    QTest.mouseClick(listed.viewport(), LEFT, NONE, listed.visualItemRect(listed.item(0)).center())

    assert column(toyama, AGAIN).role == before
    assert screen.inspector.trust.accessibleName() == "Decided by you"
    assert toyama.steps.count() == 1
    toyama.steps.undo()
    assert screen.inspector.trust.accessibleName() != "Decided by you"


@pytest.mark.parametrize("by", ["menu", "at once"])
def test_confirmation_when_keys_give_it(toyama: Workspace, show: Show, by: str) -> None:
    screen = show(toyama)
    choose(screen, AGAIN)
    screen.grid.setFocus()
    if by == "menu":
        QTest.keyClick(screen.grid, Qt.Key.Key_Return)
        QTest.keyClick(picker(screen.grid).list, Qt.Key.Key_Return)
    else:
        QTest.keyClick(screen.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert screen.inspector.trust.accessibleName() == "Decided by you"
    assert toyama.steps.count() == 1


def test_confirmation_when_the_inspector_gives_it(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    confirm = screen.inspector.confirm
    choose(screen, AGAIN)
    assert confirm.isVisible()
    QTest.mouseClick(confirm, LEFT, NONE, confirm.rect().center())

    assert screen.inspector.trust.accessibleName() == "Decided by you"
    assert not confirm.isVisible()
    assert screen.focusWidget() is screen.inspector.role  # the keys are not lost with the button
    choose(screen, FOOD)  # sure from the beginning
    assert not confirm.isVisible()


def test_confirmation_when_there_is_no_doubt(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    choose(screen, FOOD)
    screen.grid.setFocus()
    QTest.keyClick(screen.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(screen.grid, Qt.Key.Key_Return)
    listed = picker(screen.grid).list

    assert toyama.steps.count() == 0
    assert listed.item(0).data(Qt.ItemDataRole.UserRole) == "loyalty"
    QTest.keyClick(listed, Qt.Key.Key_Escape)


def test_confirmation_when_several_columns_are_chosen(toyama: Workspace, show: Show) -> None:
    """Each keeps its own role; what was sure already is not touched."""
    screen = show(toyama)
    before = {letter: column(toyama, letter).role for letter in ("AR", "AS", "AT", "AU", "AV", "AW")}
    in_doubt = [head for head in screen._heads if head.letter in before and head.trust != "sure"]
    assert 1 < len(in_doubt) < len(before)
    choose(screen, "AR")
    for _column in range(5):
        QTest.keyClick(screen.grid, Qt.Key.Key_Right, SHIFT)
    QTest.mouseClick(screen.inspector.confirm, LEFT, NONE, screen.inspector.confirm.rect().center())

    assert {letter: column(toyama, letter).role for letter in before} == before
    assert toyama.steps.count() == 1
    reading = toyama.reading
    spoken = {head.key for head in screen._heads if reading.correction(head.key).role is not None}
    assert spoken == {head.key for head in in_doubt}


def test_no_step_when_a_sure_column_is_given_the_role_it_has(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    sure = next(head for head in screen._heads if head.trust == "sure" and head.role == "driver")
    at = place(toyama, sure.letter)
    choose(screen, sure.letter)
    take_role(screen.grid, at, "driver")
    assert toyama.steps.count() == 0
    take_role(screen.grid, at, "segment")
    assert toyama.steps.count() == 1
