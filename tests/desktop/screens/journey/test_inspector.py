"""The inspector as a pane: which page it shows, its width, language and theme, the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from loyalty_desktop.desktop.screens.journey.inspector import WIDTH, JourneyInspector
from loyalty_desktop.desktop.session.opening import Opened
from loyalty_desktop.desktop.session.selection import NOTHING, driver_chosen
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.model import Driver
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project
from loyalty_desktop.messages import message
from tests.desktop.conftest import dress
from tests.desktop.screens.journey.inspecting import (
    choose_column,
    choose_driver,
    choose_experience,
    driver_named,
    inspector_of,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace


@pytest.fixture
def inspector(qtbot: QtBot, apparel: Workspace, look: Look) -> JourneyInspector:
    return inspector_of(qtbot, apparel, look)


def test_each_choice_has_its_page(apparel: Workspace, inspector: JourneyInspector) -> None:
    assert inspector.summary.isVisible()
    choose_driver(apparel, "店舗接客")
    assert inspector.driver.isVisible()
    assert not inspector.summary.isVisible()
    choose_experience(apparel, "急かされた")
    assert inspector.experience.isVisible()
    choose_column(apparel, "アプリの使いやすさ")
    assert inspector.column.isVisible()
    apparel.select(NOTHING)
    assert inspector.summary.isVisible()


def test_a_chosen_part_that_is_removed_leaves_the_page(apparel: Workspace, inspector: JourneyInspector) -> None:
    choose_driver(apparel, "店舗接客")
    driver = driver_named(apparel, "店舗接客")
    apparel.edit_journey(message("step_remove_driver"), lambda journey: edit.remove_driver(journey, driver.id))
    assert inspector.column.isVisible()
    assert inspector.column.heading.text() == "【選ぶ】の満足度 [店舗接客]"


def test_choosing_something_else_scrolls_back_to_the_top(apparel: Workspace, inspector: JourneyInspector) -> None:
    inspector.resize(WIDTH, 300)
    choose_driver(apparel, "店舗接客")
    bar = inspector.area.verticalScrollBar()
    QApplication.processEvents()
    bar.setValue(120)
    assert bar.value() == 120
    apparel.edit_journey(
        message("step_set_value"),
        lambda journey: edit.set_value(journey, driver_named(apparel, "店舗接客").id, "basic"),
    )
    assert bar.value() == 120
    choose_driver(apparel, "価格")
    assert bar.value() == 0


def test_every_page_speaks_the_language_in_use(apparel: Workspace, inspector: JourneyInspector, look: Look) -> None:
    choose_driver(apparel, "店舗接客")
    assert inspector.driver.caption.text() == "Chosen driver"
    look.set_language("ja")
    inspector.draw()
    assert inspector.driver.caption.text() == "選択中のドライバー"
    assert inspector.driver.head.title.full_text() == "頭の満足"
    assert inspector.driver.heart.title.full_text() == "心の満足 NRS"
    assert inspector.driver.settings.scale.text() == "尺度：5段階（5 = とても満足）"
    choose_experience(apparel, "急かされた")
    assert inspector.experience.caption.text() == "選択中の体験"
    choose_column(apparel, "アプリの使いやすさ")
    assert inspector.column.make.accessibleName() == "マップに置く"
    apparel.select(NOTHING)
    assert inspector.summary.caption.text() == "ジャーニー"


def test_the_theme_changes_what_is_painted(
    qapp: QApplication, apparel: Workspace, inspector: JourneyInspector, look: Look
) -> None:
    choose_driver(apparel, "店舗接客")
    bars = inspector.driver.bars
    middle = bars.height() // len(bars.bars) // 2
    place = (next(x for x in range(bars.width()) if _colour(bars, x, middle) == look.theme.hex("head")), middle)
    look.set_theme("dark")
    dress(qapp, look)
    inspector.draw()
    assert _colour(bars, *place) == look.theme.hex("head")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_long_names_never_widen_the_pane(
    apparel: Workspace, inspector: JourneyInspector, look: Look, language: str
) -> None:
    look.set_language(language)
    choose_driver(apparel, "店舗接客")
    chosen = driver_named(apparel, "店舗接客").id
    long = "A" * 80
    apparel.edit_journey(message("step_rename_driver"), lambda journey: edit.rename_driver(journey, chosen, long))
    QApplication.processEvents()
    page, name = inspector.driver, inspector.driver.name.label
    assert page.width() <= WIDTH
    assert len(name.lines(name.width())) > 2
    assert "".join(name.lines(name.width())) == long
    assert page.value.geometry().top() > page.name.geometry().top() + 40
    for part in page.findChildren(QWidget):
        if part.isVisible() and part.parentWidget() is page:
            assert part.geometry().right() <= page.width()


def test_nothing_is_open(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    inspector = inspector_of(qtbot, workspace, look)
    assert inspector.summary.isVisible()
    assert [count.text() for count, _word in inspector.summary.counts] == ["0", "0", "0"]


def test_a_journey_that_is_only_drawn(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    inspector = inspector_of(qtbot, workspace, look)
    journey = edit.add_stage(Project().journey, "Buy")
    journey = edit.add_driver(journey, journey.stages[0].id, Driver("", "Paying"))
    workspace.open(Opened(changed(Project(), journey=journey), None, None, None))
    workspace.select(driver_chosen(workspace.state.journey, journey.drivers[0].id))
    page = inspector.driver
    assert page.name.name() == "Paying"
    assert page.note.text() == "Open the answers to see its figures here."
    assert not page.head.isVisible()
    assert not page.settings.isVisible()


def test_f2_anywhere_in_the_pane_renames(qtbot: QtBot, apparel: Workspace, inspector: JourneyInspector) -> None:
    choose_experience(apparel, "急かされた")
    inspector.experience.chart.setFocus()
    qtbot.keyClick(inspector.experience.chart, Qt.Key.Key_F2)
    assert inspector.experience.name.is_editing()
    qtbot.keyClicks(inspector.experience.name.editor, "Hurried")
    qtbot.keyClick(inspector.experience.name.editor, Qt.Key.Key_Return)
    assert [one.name for one in apparel.state.journey.experiences].count("Hurried") == 1


def test_everything_that_takes_the_keyboard_has_a_name(apparel: Workspace, inspector: JourneyInspector) -> None:
    choose_driver(apparel, "店舗接客")
    _assert_named(inspector)
    choose_experience(apparel, "急かされた")
    _assert_named(inspector)
    choose_column(apparel, "認知経路")
    _assert_named(inspector)


def _assert_named(inspector: JourneyInspector) -> None:
    found = 0
    for part in inspector.findChildren(QWidget):
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
            found += 1
            spoken = part.text() if isinstance(part, QPushButton) else ""
            assert part.accessibleName() or spoken, f"{part} has no accessible name"
    assert found > 3


def _colour(widget: QWidget, x: int, y: int) -> str:
    return widget.grab().toImage().pixelColor(x, y).name().upper()


def test_tab_reaches_the_rows_where_they_stand(apparel: Workspace, inspector: JourneyInspector) -> None:
    choose_driver(apparel, "店舗接客")
    page = inspector.driver
    rows = [page.experiences.button(row.id) for row in page.experiences.rows]
    page.scores.setFocus()
    for expected in (*rows, page.settings.column):
        before = QApplication.focusWidget()
        assert before is not None
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert expected.hasFocus()


def test_the_keyboard_goes_along_to_another_page(apparel: Workspace, inspector: JourneyInspector) -> None:
    choose_driver(apparel, "店舗接客")
    row = inspector.driver.experiences.button(inspector.driver.experiences.rows[0].id)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert inspector.page is inspector.experience
    assert inspector.experience.name.label.hasFocus()
    inspector.experience.to_driver.setFocus()
    QTest.keyClick(inspector.experience.to_driver, Qt.Key.Key_Space)
    assert inspector.driver.name.label.hasFocus()
