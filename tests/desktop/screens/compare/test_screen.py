"""The screen that compares groups, driven by mouse and keys; the eight Toyama cities equal the published table."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop.screens.compare.screen import CompareScreen
from loyalty_desktop.desktop.session.selection import driver_chosen
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.screens.compare.hands import (
    LEFT,
    NO_KEY,
    Show,
    click_axis,
    click_cell,
    driver_name,
    edit,
    forest,
    groups,
    heat,
    type_axis,
)
from tests.surveys import DATA

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_eight_toyama_cities_equal_the_published_table(toyama: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(toyama)
    type_axis(screen, qtbot, "回答場所")
    shown = forest(screen)
    with (DATA / "toyama-2025" / "published-nps-city-2025.csv").open(encoding="utf-8-sig", newline="") as file:
        published = {row["city"]: row for row in csv.DictReader(file) if row["pref"] == "富山県"}
    assert len(published) == 8
    for city, row in published.items():
        assert shown[city][0] == f"n={int(row['cnt'])}"
        assert shown[city][2] == f"+{row['NPS']}"
    assert shown["氷見市"][3] == "▼"
    assert shown["富山市"][3] == "–"
    assert "30" in screen.forest.note.text()  # who did not answer is told, not lost


def test_another_segment_by_mouse_and_by_arrow_keys(screen: CompareScreen, qtbot: QtBot) -> None:
    assert list(forest(screen)) == ["Everybody", "20代以下", "30代", "40代", "50代", "60代", "70代以上"]
    assert forest(screen)["20代以下"] == ["n=186", "−16.0 to +6.5", "−4.8", "▼"]
    assert screen.axes.segments is not None
    buttons = screen.axes.segments
    at = [one.name for one in screen.axes.quick].index("年代")
    buttons.button(str(at)).setFocus()
    qtbot.keyClick(buttons.button(str(at)), Qt.Key.Key_Left)
    assert list(forest(screen)) == ["Everybody", "女性", "男性"]
    assert screen.forest.title.full_text() == "NRS by 性別"
    assert screen.axes.segments is buttons  # the focus stays where it was
    assert buttons.button(str(at - 1)).hasFocus()


def test_a_question_with_several_answers_is_found_by_typing(screen: CompareScreen, qtbot: QtBot) -> None:
    type_axis(screen, qtbot, "利用したチャネル")
    assert list(forest(screen))[1:4] == ["公式サイト", "アプリ", "店舗"]
    assert "one person may be in several groups" in screen.forest.note.text()
    assert screen.axes.segments is not None
    assert not any(screen.axes.segments.button(str(at)).isChecked() for at in range(len(screen.axes.quick)))


def test_no_question_is_offered_twice(screen: CompareScreen, qtbot: QtBot) -> None:
    """Side by side or in the list; the list says what is in use only where nothing else does, and then in full."""
    quick = {one.name for one in screen.axes.quick}
    listed = {text for _key, text in screen.axes.combo.items}
    assert quick
    assert listed
    assert not quick & listed
    assert screen.axes.combo.line.text() == "Others…"
    type_axis(screen, qtbot, "利用したチャネル")
    screen.heat.table.setFocus()
    assert screen.axes.combo.line.text() == screen.axes.combo.current_text
    assert "利用したチャネル" in screen.axes.combo.current_text
    click_axis(screen, "年代")
    assert screen.axes.combo.line.text() == "Others…"


@pytest.mark.parametrize(("width", "height"), [(1364, 776), (1204, 596), (2484, 1316)])
def test_the_groups_get_the_room_that_they_need_and_no_more(screen: CompareScreen, width: int, height: int) -> None:
    """Two of seven rows wait below in a small window, none in a usual one, and there is no desert in a large one."""
    screen.resize(width, height)
    QApplication.processEvents()
    table = screen.forest.table
    last = table.visualRect(table.model().index(table.model().rowCount() - 1, 0))
    hidden = last.bottom() + 1 - table.viewport().height()
    assert hidden <= (2.5 * table.rowHeight(0) if height < 600 else 0)
    assert -hidden <= 12
    assert screen.below.height() >= 176


def test_head_and_heart_are_switched_by_mouse_and_keys(screen: CompareScreen, qtbot: QtBot) -> None:
    assert heat(screen, "店舗接客", "40代") == "+45 n=212"
    legend = screen.heat.legend.accessibleName()
    QTest.mouseClick(screen.heat.kinds.button("head"), LEFT)
    assert heat(screen, "店舗接客", "40代").startswith("65% n=")
    assert screen.heat.legend.accessibleName() != legend
    screen.heat.kinds.button("head").setFocus()
    qtbot.keyClick(screen.heat.kinds.button("head"), Qt.Key.Key_Right)
    assert heat(screen, "店舗接客", "40代") == "+45 n=212"


def test_groups_by_score_in_both_pictures(screen: CompareScreen, qtbot: QtBot) -> None:
    screen.orders.setFocus()
    qtbot.keyClick(screen.orders, Qt.Key.Key_Down)
    assert list(forest(screen))[1:] == ["40代", "50代", "60代", "30代", "20代以下", "70代以上"]
    assert groups(screen) == list(forest(screen))[1:]
    assert heat(screen, "店舗接客", "40代") == "+45 n=212"
    qtbot.keyClick(screen.orders, Qt.Key.Key_Up)
    assert groups(screen)[0] == "20代以下"


def test_two_segments_are_crossed_by_keys(screen: CompareScreen, qtbot: QtBot) -> None:
    screen.crossings.setFocus()
    qtbot.keyClick(screen.crossings, Qt.Key.Key_Down)
    assert screen.crossings.currentText() == "会員ランク"
    assert len(forest(screen)) == 1 + 6 * 3
    assert forest(screen)["40代 × ゴールド"][2].startswith("+")
    assert groups(screen)[0] == "20代以下 × ゴールド"
    assert screen.forest.title.full_text() == "NRS by 年代 × 会員ランク"
    click_axis(screen, "会員ランク")  # nothing is crossed with itself
    assert screen.crossings.currentText() == "none"
    assert len(forest(screen)) == 4


def test_small_bases_are_for_reference_and_the_smallest_hidden(screen: CompareScreen) -> None:
    assert forest(screen)["70代以上"] == ["n=27", "−20.6 to +33.9", "+7.4", "few"]
    assert heat(screen, "情報収集", "70代以上") == "+14 n=14 few"
    assert heat(screen, "返品・交換", "70代以上") == "n=3"
    click_cell(screen, "返品・交換", "70代以上")
    assert "Fewer than 10" in screen.told.sentence.text()
    assert not screen.told.lines.isVisible()


def test_a_cell_chooses_its_driver_and_is_explained(screen: CompareScreen) -> None:
    click_cell(screen, "品揃え", "40代")
    assert driver_name(screen) == "品揃え"
    assert screen.told.title.text() == "品揃え × 40代"
    assert "clearly more loyal" in screen.told.sentence.text()
    assert "n=284" in screen.told.lines.text()
    assert "adjusted p" in screen.told.lines.text()
    assert screen.told.lines.text() in screen.told.area.accessibleName()
    row = screen.forest.table.chosen_id
    assert row is not None
    assert screen.forest.table.figures.place_of(row) == 3  # everybody, 20s, 30s, 40s


def test_keys_go_from_cell_to_cell_and_to_everybody(screen: CompareScreen, qtbot: QtBot) -> None:
    click_cell(screen, "情報収集", "20代以下")
    table = screen.heat.table
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert screen.told.title.text() == "公式サイトの見やすさ × 30代"
    assert driver_name(screen) == "公式サイトの見やすさ"
    qtbot.keyClick(table, Qt.Key.Key_Left)
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert screen.told.title.text() == "公式サイトの見やすさ × Everybody"
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert screen.told.title.text() == "品揃え × Everybody"
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert screen.told.title.text() == "品揃え × 20代以下"


def test_passing_through_by_tab_chooses_nothing(screen: CompareScreen) -> None:
    screen.heat.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert screen.heat.table.hasFocus()
    assert driver_name(screen) is None


def test_tab_goes_through_the_screen_as_it_is_read(screen: CompareScreen, qtbot: QtBot) -> None:
    assert screen.axes.segments is not None
    screen.axes.segments.button("2").setFocus()
    visited = []
    for _step in range(7):
        focus = QApplication.focusWidget()
        assert focus is not None
        visited.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    expected = (
        screen.axes.segments.button("2"),
        screen.axes.combo,
        screen.crossings,
        screen.orders,
        screen.make_groups,
        screen.forest.table,
    )
    assert visited[:6] == list(expected)
    assert screen.below.isAncestorOf(visited[6])


def test_a_driver_name_tells_what_everybody_has(screen: CompareScreen) -> None:
    header = screen.heat.table.verticalHeader()
    at = QPoint(40, header.sectionViewportPosition(3) + 10)
    QTest.mouseClick(header.viewport(), LEFT, NO_KEY, at)
    assert driver_name(screen) == "店舗接客"
    assert screen.told.title.text() == "店舗接客 × Everybody"


def test_a_group_of_the_forest_is_explained(screen: CompareScreen, qtbot: QtBot) -> None:
    table = screen.forest.table
    QTest.mouseClick(table.viewport(), LEFT, NO_KEY, table.visualRect(table.figures.index(1, 0)).center())
    assert screen.told.title.text() == "20代以下"
    assert screen.told.sentence.text() == "20代以下: clearly less loyal than everybody else."
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert screen.told.title.text() == "30代"
    tip = table.figures.index(1, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert "clearly less loyal" in tip


def test_a_driver_chosen_elsewhere_is_marked_and_told(screen: CompareScreen) -> None:
    workspace = screen.workspace
    driver = workspace.state.journey.drivers[4]
    workspace.select(driver_chosen(workspace.state.journey, driver.id))
    assert screen.heat.table.place == (4, -1)
    assert screen.told.title.text() == f"{driver.name} × Everybody"


def test_a_filter_and_undo_redraw_everything(screen: CompareScreen) -> None:
    before, cell = forest(screen), heat(screen, "店舗接客", "40代")
    edit(screen, lambda journey: replace(journey, filters=(Filter(ColumnKey("性別"), ("女性",)),)))
    assert forest(screen)["Filtered group"][0] == "n=853"
    assert "Everybody" not in forest(screen)
    assert heat(screen, "店舗接客", "40代") != cell
    screen.workspace.steps.undo()
    assert forest(screen) == before


def test_many_groups_scroll_both_ways_under_titles_that_stay(toyama: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(toyama)
    screen.resize(1204, 596)
    type_axis(screen, qtbot, "居住都道府県")
    assert screen.said.isVisible()  # 47 groups are compared beside the window: no old figure is shown meanwhile
    qtbot.waitUntil(lambda: len(forest(screen)) == 48)
    assert screen.heat.isVisible()
    table = screen.heat.table
    assert table.horizontalScrollBar().maximum() > 0
    assert screen.forest.table.verticalScrollBar().maximum() > 0
    click_cell(screen, screen.workspace.state.journey.drivers[0].name, groups(screen)[0])
    names, corner = table.verticalHeader().geometry(), table.corner.geometry()
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.horizontalScrollBar().value() > 0
    assert screen.told.title.text().endswith(groups(screen)[-1])
    assert table.verticalHeader().geometry() == names
    assert table.corner.geometry() == corner
    assert screen.forest.table.verticalScrollBar().value() > 0  # the group is brought into sight there too
    hidden = next(group for group, texts in forest(screen).items() if texts[2] == "–")
    assert int(forest(screen)[hidden][0].removeprefix("n=")) < 10
