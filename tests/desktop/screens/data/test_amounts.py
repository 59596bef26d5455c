"""The numbers of ranges: proposed, taken up, changed in place, back to the proposal, told in the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.screens.data.value_model import CODE
from loyalty_desktop.desktop.session.workspace import Workspace
from tests.desktop.screens.data.acting import CONTROL, LEFT, choose, click_head, column, place
from tests.desktop.screens.data.conftest import Show
from tests.desktop.screens.data.test_groups import last_step
from tests.desktop.screens.data.test_inspector import click, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
FOOD, ROOM, TIMES, AGE, INCOME = "AD", "AE", "V", "D", "F"


@pytest.fixture
def screen(toyama: Workspace, show: Show, qtbot: QtBot) -> DataScreen:
    made = show(toyama)
    choose(made, FOOD)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def numbers(screen: DataScreen) -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in shown(screen) if row[1] not in {"out", "empty"}}


def type_number(screen: DataScreen, value: str, text: str) -> None:
    """Click on the number of a range and type another one."""
    click(screen, value, CODE)
    table = screen.inspector.table
    editor = table.indexWidget(table.currentIndex())
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def notes(screen: DataScreen) -> dict[str, str]:
    survey = screen.workspace.state.survey
    assert survey is not None
    return {note.message.id: note.message.text() for note in survey.notes}


def test_numbers_are_proposed_until_somebody_takes_them_up(screen: DataScreen) -> None:
    found = numbers(screen)
    assert all(value.strip() for value in found)
    lowest, highest = next(iter(found)), list(found)[-1]
    assert found[highest][1] == "No upper end"
    assert found[highest][0].endswith("+")
    assert screen.inspector.table.rows.headerData(CODE, Qt.Orientation.Horizontal) == "Number"
    assert "no sum or mean yet" in screen.inspector.amounts._told.text()
    assert highest in screen.inspector.amounts._open.text()
    assert not column(screen.workspace, FOOD).correction.amounts
    QTest.mouseClick(screen.inspector.amounts.use, LEFT)
    assert screen.workspace.steps.count() == 1
    assert column(screen.workspace, FOOD).scale.kind == "money"
    assert column(screen.workspace, FOOD).role == "spend"
    assert numbers(screen) == found, "the numbers in use are those that were proposed"
    assert lowest in numbers(screen)
    assert "amounts_used" in notes(screen)
    assert screen.inspector.amounts.use.isHidden()
    assert screen.inspector.amounts.back.isHidden()


def test_number_when_it_is_changed_and_taken_back(screen: DataScreen, qtbot: QtBot) -> None:
    found = numbers(screen)
    highest = list(found)[-1]
    type_number(screen, highest, "７５，０００")
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 1)
    assert numbers(screen)[highest] == ("75,000", "Your number")
    assert {key: one for key, one in numbers(screen).items() if key != highest} == {
        key: one for key, one in found.items() if key != highest
    }
    spent = column(screen.workspace, FOOD)
    assert spent.scale.codes[spent.distinct.labels.index(highest)] == 75000
    assert last_step(screen) == f"{highest} in 消費金額（飲食費） counts for 75,000"
    assert "1 were changed by hand" in notes(screen)["amounts_used"]
    assert screen.inspector.amounts.back.text() == "Back to the proposal (1 changed)"
    QTest.mouseClick(screen.inspector.amounts.back, LEFT)
    assert numbers(screen) == found
    QTest.mouseClick(screen.inspector.amounts.stop, LEFT)
    assert column(screen.workspace, FOOD).scale.kind == "bands"
    assert "amounts_used" not in notes(screen)
    for _step in range(3):
        screen.workspace.steps.undo()
    assert not screen.workspace.reading.corrections


def test_number_when_it_is_none(screen: DataScreen, qtbot: QtBot, told: list[str]) -> None:
    highest = list(numbers(screen))[-1]
    type_number(screen, highest, "a lot")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["“a lot” is not a number. Type what the range counts as, such as 2000."]
    assert screen.workspace.steps.count() == 0


def test_number_when_several_columns_are_chosen(screen: DataScreen, qtbot: QtBot) -> None:
    click_head(screen.grid, place(screen.workspace, ROOM), CONTROL)
    shared = set(numbers(screen)) & {
        text for text, n in zip(*_texts(screen, FOOD), strict=True) if n and text in _texts(screen, ROOM)[0]
    }
    value = sorted(shared)[0]
    type_number(screen, value, "1234")
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 1)
    for letter in (FOOD, ROOM):
        spent = column(screen.workspace, letter)
        assert spent.scale.codes[spent.distinct.labels.index(value)] == 1234
    assert last_step(screen) == f"{value} in 2 columns counts for 1,234"


def _texts(screen: DataScreen, letter: str) -> tuple[tuple[str, ...], list[int]]:
    found = column(screen.workspace, letter).distinct
    return found.labels, found.counts.tolist()


def test_numbers_of_the_other_columns_with_the_same_ranges(screen: DataScreen) -> None:
    QTest.mouseClick(screen.inspector.amounts.use, LEFT)
    told = screen.inspector.same_scale
    assert not told.isHidden()
    QTest.mouseClick(told, LEFT)
    survey = screen.workspace.state.survey
    assert survey is not None
    used = [one for one in survey.with_role("spend") if one.correction.amounts]
    assert len(used) > 2
    assert last_step(screen) == f"Same reading for {len(used)} columns"
    assert not screen.inspector._alike.isHidden()


def test_times_have_numbers_too(screen: DataScreen, qtbot: QtBot) -> None:
    choose(screen, TIMES)
    found = numbers(screen)
    assert found["１０回目以上"] == ("10+", "No upper end")
    type_number(screen, "１０回目以上", "15")
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 1)
    assert numbers(screen)["１０回目以上"] == ("15", "Your number")
    assert column(screen.workspace, TIMES).role == "frequency"


def test_ages_have_numbers_and_go_on_telling_customers_apart(screen: DataScreen, qtbot: QtBot) -> None:
    choose(screen, AGE)
    found = numbers(screen)
    assert found["20代"] == ("25", "Middle")
    assert found["80歳以上"] == ("80+", "No upper end")
    type_number(screen, "80歳以上", "84")
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 1)
    ages = column(screen.workspace, AGE)
    assert (ages.role, ages.scale.kind) == ("segment", "bands")
    assert ages.scale.codes[ages.distinct.labels.index("80歳以上")] == 84
    assert ages.scale.codes[ages.distinct.labels.index("20代")] == 25
    assert numbers(screen)["80歳以上"] == ("84", "Your number")
    QTest.mouseClick(screen.inspector.amounts.stop, LEFT)
    assert column(screen.workspace, AGE).correction.amounts == ()


def test_ranges_that_nobody_adds_up_have_no_numbers(screen: DataScreen) -> None:
    choose(screen, INCOME)
    assert screen.inspector.amounts.isHidden()
    assert screen.inspector.table.isColumnHidden(CODE)
    assert column(screen.workspace, INCOME).scale.kind == "bands"
