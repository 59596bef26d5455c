"""The inspector: codes typed, answers left out and counted again, yes told from no, long lists, small bases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox, QWidget

from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.data.inspector import Inspector
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.screens.data.value_menu import ValueMenu
from loyalty_desktop.desktop.screens.data.value_model import CODE, MEANING
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.report.column_detail import column_detail
from loyalty_desktop.survey.reading import ColumnKey, Correction
from tests.desktop.screens.data.acting import LEFT, NONE, choose, column, results, take_role
from tests.desktop.screens.data.acting import place as place_of
from tests.desktop.turning import turn_wheel
from tests.survey import making

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.workspace import Workspace
    from tests.desktop.screens.data.conftest import Show

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # pop-ups, without a screen

SERVICE, GENDER, PAYMENT = "I", "AI", "Z"


@pytest.fixture
def screen(apparel: Workspace, show: Show) -> DataScreen:
    made = show(apparel)
    choose(made, SERVICE)
    return made


def shown(screen: DataScreen) -> list[tuple[str, ...]]:
    model = screen.inspector.table.rows
    return [tuple(str(model.index(at, each).data()) for each in range(4)) for at in range(model.rowCount())]


def click(screen: DataScreen, value: str, each: int) -> None:
    """Click into the row of an answer."""
    table = screen.inspector.table
    at = table.rows.place(value)
    assert at is not None
    QTest.mouseClick(table.viewport(), LEFT, NONE, table.visualRect(table.rows.index(at, each)).center())


def editing(screen: DataScreen) -> QSpinBox:
    """The field of the code that is being typed."""
    table = screen.inspector.table
    editor = table.indexWidget(table.currentIndex())
    assert isinstance(editor, QSpinBox)
    return editor


def menu() -> ValueMenu:
    """The menu of an answer that is open."""
    found = QApplication.activePopupWidget()
    assert isinstance(found, ValueMenu)
    return found


def take(choices: ValueMenu, text: str) -> None:
    """Take a choice from the menu or from the one inside it."""
    for action in choices.actions():
        inner = action.menu()
        for each in inner.actions() if inner is not None else [action]:  # type: ignore[attr-defined]
            if each.text() == text:
                each.trigger()
                choices.close()
                return
    raise AssertionError(text)


def test_table_when_a_driver_is_chosen(screen: DataScreen) -> None:
    assert shown(screen) == [
        ("とても満足", "5", "Head satisfied", "273"),
        ("やや満足", "4", "Head satisfied", "366"),
        ("どちらとも", "3", "–", "223"),
        ("やや不満", "2", "–", "101"),
        ("とても不満", "1", "–", "49"),
        ("利用していない", "out", "Never used it", "218"),
        ("(blank)", "empty", "No answer", "29"),
    ]


def test_code_when_it_is_typed(screen: DataScreen, qtbot: QtBot) -> None:
    """A satisfied 4 made a 3: the two best answers are then the fives and nobody."""
    workspace = screen.workspace
    key = column(workspace, SERVICE).key
    click(screen, "やや満足", CODE)
    editor = editing(screen)
    QTest.keyClicks(editor, "3")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workspace.steps.count() == 1)

    driver = next(one for one in results(workspace).drivers if one.driver.column == key)
    assert (driver.top2, driver.head.n) == (273, 1012)
    assert dict(workspace.reading.correction(key).codes)["やや満足"] == 3
    workspace.steps.undo()
    assert shown(screen)[1] == ("やや満足", "4", "Head satisfied", "366")


def test_code_when_the_field_is_left(screen: DataScreen, qtbot: QtBot) -> None:
    """Looking at the code of a value that is left out does not count it."""
    click(screen, "利用していない", CODE)
    editor = editing(screen)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.wait(50)  # nothing happens

    assert screen.workspace.steps.count() == 0


def test_code_when_a_chip_asks_for_it(screen: DataScreen, qtbot: QtBot) -> None:
    chip = screen.inspector.excluded.chips[0]
    assert chip.text().startswith("利用していない")
    chip.click()
    editor = editing(screen)
    QTest.keyClicks(editor, "1")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 1)

    key = column(screen.workspace, SERVICE).key
    driver = next(one for one in results(screen.workspace).drivers if one.driver.column == key)
    assert driver.head.n == 1012 + 218


def test_menu_when_an_answer_is_left_out(screen: DataScreen) -> None:
    click(screen, "どちらとも", MEANING)
    take(menu(), "Leave out: Don't know")
    key = column(screen.workspace, SERVICE).key

    assert screen.workspace.reading.correction(key).missing == (("どちらとも", "dont_know"),)
    assert ("どちらとも", "out", "Don't know", "223") in shown(screen)
    click(screen, "どちらとも", MEANING)
    take(menu(), "Count it as an answer again")
    assert screen.workspace.reading.corrections == ()


def test_menu_when_keys_open_it(screen: DataScreen) -> None:
    table = screen.inspector.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(2, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    take(menu(), "Leave out: Would not say")

    assert ("どちらとも", "out", "Would not say", "223") in shown(screen)


def test_menu_when_the_cell_is_blank(screen: DataScreen) -> None:
    click(screen, "", MEANING)

    assert QApplication.activePopupWidget() is None


def test_chip_when_it_is_taken_back(screen: DataScreen) -> None:
    click(screen, "どちらとも", MEANING)
    take(menu(), "Leave out: Don't know")
    chip = next(one for one in screen.inspector.excluded.chips if one.text().startswith("どちらとも"))
    chip.click()

    assert screen.workspace.reading.corrections == ()


def test_form_when_the_value_is_nowhere(screen: DataScreen, told: list[str]) -> None:
    form = screen.inspector.excluded.form
    screen.inspector.excluded.add.click()
    form.value.setEditText("ない値")
    QTest.keyClick(form.value, Qt.Key.Key_Return)

    assert screen.workspace.steps.count() == 0
    assert any("ない値" in sentence for sentence in told)


def test_form_when_it_is_left(screen: DataScreen) -> None:
    excluded = screen.inspector.excluded
    excluded.add.click()
    assert excluded.form.isVisible()
    QTest.keyClick(excluded.form.reason, Qt.Key.Key_Escape)

    assert not excluded.form.isVisible()
    assert excluded.add.isVisible()


def test_yes_when_it_is_turned(screen: DataScreen) -> None:
    workspace = screen.workspace
    choose(screen, PAYMENT)
    key = column(workspace, PAYMENT).key
    click(screen, "なし", MEANING)
    take(menu(), "Yes")
    assert set(workspace.reading.correction(key).yes or ()) == {"あり", "なし"}

    click(screen, "あり", MEANING)
    take(menu(), "No")
    experience = next(one for one in results(workspace).experiences if one.experience.column == key)
    assert experience.count == 1164


def test_yes_when_a_column_of_categories_is_an_experience(screen: DataScreen) -> None:
    workspace = screen.workspace
    choose(screen, GENDER)
    take_role(screen.grid, place_of(workspace, GENDER), "experience")
    click(screen, "女性", MEANING)
    take(menu(), "Yes")

    assert column(workspace, GENDER).scale.kind == "yes_no"
    assert ("女性", "1", "Yes", "866") in shown(screen)


def test_coding_when_answers_on_no_scale_are_rated(screen: DataScreen, qtbot: QtBot) -> None:
    workspace = screen.workspace
    choose(screen, "BE")  # how often the site is looked at
    take_role(screen.grid, place_of(workspace, "BE"), "driver")
    assert screen.inspector._coding.isVisible()
    for count, (value, code) in enumerate((("ほぼ毎日", "5"), ("週に数回", "4"), ("ほとんど見ない", "1")), start=2):
        assert screen.inspector.edit_code(value)
        editor = editing(screen)
        QTest.keyClicks(editor, code)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda count=count: workspace.steps.count() == count)  # type: ignore[misc]

    key = column(workspace, "BE").key
    driver = next(one for one in results(workspace).drivers if one.driver.column == key)
    assert (driver.head.n, driver.top2) == (80 + 292 + 65, 80 + 292)


def test_list_when_it_is_long(screen: DataScreen) -> None:
    choose(screen, "AM")  # fourteen shops and a blank
    inspector = screen.inspector
    assert len(shown(screen)) == 12
    inspector.whole.click()

    assert len(shown(screen)) == 15
    assert not inspector.whole.isVisible()
    choose(screen, SERVICE)
    choose(screen, "AM")
    assert len(shown(screen)) == 12


def test_heading_when_nothing_is_chosen(apparel: Workspace, show: Show) -> None:
    screen = show(apparel)

    assert screen.inspector.nothing.isVisible()
    assert not screen.inspector.table.isVisible()


def test_role_when_it_is_chosen_in_the_inspector(screen: DataScreen) -> None:
    combo = screen.inspector.role
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert screen.workspace.steps.count() == 0  # the list is open, nothing is chosen yet
    QTest.keyClick(combo.view(), Qt.Key.Key_Down)
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)

    assert screen.workspace.steps.count() == 1
    assert column(screen.workspace, SERVICE).role == "overall_satisfaction"
    assert combo.currentText() == "Overall satisfaction"


def test_spread_when_few_answered(qtbot: QtBot, look: Look) -> None:
    read = making.of_columns({"No": list(range(12)), "満足度 [店]": [*["満足", "不満", "普通"] * 3, None, None, None]})
    inspector = Inspector(look)
    qtbot.addWidget(inspector)
    inspector.resize(316, 700)
    inspector.show()
    inspector.show_column(column_detail(read, read.columns[1], Measure()), Measure(), 0)

    assert not inspector.spread.isVisible()
    assert inspector._spread_n.text() == "n=9"
    assert "Too few" in inspector._spread_note.text()


def test_spread_when_the_base_is_small(qtbot: QtBot, look: Look) -> None:
    read = making.of_columns({"No": list(range(12)), "満足度 [店]": ["満足", "不満", "普通"] * 4})
    inspector = Inspector(look)
    qtbot.addWidget(inspector)
    inspector.resize(316, 700)
    inspector.show()
    inspector.show_column(column_detail(read, read.columns[1], Measure()), Measure(), 0)

    assert inspector.spread.isVisible()
    assert inspector._spread_reference.isVisible()
    assert inspector.spread.accessibleName() == "1: 33%, 2: 33%, 3: 33%"


def test_bars_when_a_driver_is_chosen(screen: DataScreen, look: Look) -> None:
    spread = screen.inspector.spread
    image = spread.grab().toImage()
    ratio = image.devicePixelRatio()
    spots = [((at + 0.5) * spread.width() / 5, spread.height() - 24) for at in range(5)]
    colours = [image.pixelColor(round(x * ratio), round(y * ratio)).name() for x, y in spots]

    assert colours == [look.colour(role).name() for role in ("negative", "fourth", "middle", "second", "head")]


def test_names_when_the_screen_is_heard(screen: DataScreen) -> None:
    inspector = screen.inspector
    for widget in (
        inspector.role,
        inspector.table,
        inspector.direction.switch,
        inspector.excluded.add,
        inspector.spread,
    ):
        assert widget.accessibleName(), widget
    assert screen.grid.mapTo(screen, QPoint()).x() < inspector.mapTo(screen, QPoint()).x()


def active(screen: DataScreen, qtbot: QtBot) -> None:
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)


def test_wheel_when_it_turns_over_a_choice(screen: DataScreen) -> None:
    for combo in (screen.inspector.role, screen.strip.headings):
        turn_wheel(combo)

    assert screen.workspace.steps.count() == 0


def test_form_when_a_part_of_an_answer_is_typed(qtbot: QtBot, look: Look) -> None:
    inspector = Inspector(look)
    qtbot.addWidget(inspector)
    survey = making.of_columns({"No": [f"a{at}" for at in range(6)], "Shop": ["abc", "xyz"] * 3})
    shop = survey.columns[1]
    inspector.show_column(column_detail(survey, shop, Measure(None)), Measure(None), 0)
    inspector.show()
    inspector.activateWindow()
    qtbot.waitUntil(inspector.isActiveWindow)
    inspector.excluded.add.click()
    line = inspector.excluded.form.value.lineEdit()
    assert line is not None
    line.clear()
    QTest.keyClicks(line, "b")

    assert line.text() == "b"


def test_form_when_enter_is_pressed_on_cancel(screen: DataScreen, qtbot: QtBot) -> None:
    active(screen, qtbot)
    excluded = screen.inspector.excluded
    excluded.add.click()
    excluded.form.drop.setFocus()
    QTest.keyClick(excluded.form.drop, Qt.Key.Key_Return)

    assert screen.workspace.steps.count() == 0
    assert not excluded.form.isVisible()


def test_chips_when_the_keyboard_is_on_them(screen: DataScreen, qtbot: QtBot) -> None:
    active(screen, qtbot)
    excluded = screen.inspector.excluded
    excluded.form.done.emit("とても満足", "dont_know")
    excluded.form.done.emit("やや満足", "dont_know")
    order: list[QWidget] = [screen.inspector.direction.switch, *excluded.chips, excluded.add]
    order[0].setFocus()
    for expected in order[1:]:
        before = QApplication.focusWidget()
        assert before is not None
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert expected.hasFocus()
    by_user = excluded.chips[-2]
    by_user.setFocus()
    QTest.keyClick(by_user, Qt.Key.Key_Space)

    assert len(excluded.chips) == len(order) - 3
    assert excluded.chips[-1].hasFocus()


def test_chip_when_the_value_has_an_ampersand(qtbot: QtBot, look: Look) -> None:
    inspector = Inspector(look)
    qtbot.addWidget(inspector)
    said = Correction(ColumnKey("Shop"), missing=(("B&B", "dont_know"),))
    survey = making.of_columns({"No": [f"a{at}" for at in range(6)], "Shop": ["B&B", "Inn"] * 3}, said)
    inspector.show_column(column_detail(survey, survey.columns[1], Measure(None)), Measure(None), 0)

    assert [chip.text() for chip in inspector.excluded.chips] == ["B&&B  ✕"]
    assert inspector.excluded.chips[0].shortcut().isEmpty()
