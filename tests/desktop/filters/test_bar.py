"""The filter bar: chips, what is behind them, named choices and weights; each change is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from loyalty_desktop.desktop.filters.name_popover import NamePopover
from loyalty_desktop.desktop.filters.popover import FilterPopover
from loyalty_desktop.desktop.shares.dialog import KnownSharesDialog
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.edit_filters import put_filter
from loyalty_desktop.journey.model import Filter, Group, Grouping, Margin
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.messages import message
from tests.desktop.filters.hands import LEFT, adding, filters_of, hosting, opened
from tests.desktop.screens.journey.inspecting import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.filters.bar import FilterBar
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen
STEP = message("step_filter_add")


@pytest.fixture
def bar(qtbot: QtBot, apparel: Workspace, look: Look) -> Iterator[FilterBar]:
    yield from hosting(qtbot, apparel, look)


def put(workspace: Workspace, heading: str, *values: str, inverted: bool = False) -> None:
    one = Filter(key_of(workspace, heading), values, inverted=inverted)
    workspace.edit_journey(STEP, lambda journey: put_filter(journey, one))


def words(bar: FilterBar) -> list[str]:
    return [chip.full_text() for chip in bar.chips]


def action(menu: QMenu, text: str) -> QAction:
    return next(one for one in menu.actions() if one.text() == text)


def submenu(menu: QMenu, text: str) -> QMenu:
    return next(one for one in menu.findChildren(QMenu) if one.title() == text)


def test_without_a_filter_it_says_so(bar: FilterBar) -> None:
    assert bar.none.isVisible()
    assert bar.none.text() == "No filter"
    assert not bar.count.isVisible()
    assert not bar.weight.isVisible()


def test_each_filter_is_a_chip_that_drops_it(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    put(apparel, "性別", "女性")
    put(apparel, "会員ランク", "ゴールド", inverted=True)
    assert words(bar) == ["性別: 女性", "Not 会員ランク: ゴールド"]
    assert not bar.none.isVisible()
    assert apparel.state.results is not None
    assert bar.count.text() == f"{apparel.state.results.respondents:,} of 1,259 respondents"
    qtbot.mouseClick(bar.chips[0].cross, LEFT)
    assert words(bar) == ["Not 会員ランク: ゴールド"]
    assert apparel.steps.count() == 3
    apparel.steps.undo()
    assert words(bar) == ["性別: 女性", "Not 会員ランク: ゴールド"]


def test_delete_drops_and_the_keyboard_goes_on(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    put(apparel, "性別", "女性")
    put(apparel, "会員ランク", "ゴールド")
    bar.chips[1].words.setFocus()
    qtbot.keyClick(bar.chips[1].words, Qt.Key.Key_Delete)
    assert words(bar) == ["性別: 女性"]
    assert bar.chips[0].words.hasFocus()
    bar.chips[0].cross.setFocus()
    qtbot.keyClick(bar.chips[0].cross, Qt.Key.Key_Space)
    assert filters_of(apparel) == ()
    assert bar.add.hasFocus()


def test_tab_goes_through_the_bar_from_left_to_right(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    put(apparel, "性別", "女性")
    put(apparel, "会員ランク", "ゴールド")
    apparel.edit_journey(STEP, lambda journey: edit.set_weight(journey, key_of(apparel, "年間購入回数")))
    wanted = [*(part for chip in bar.chips for part in (chip.words, chip.cross)), bar.add, bar.menu, bar.weight]
    wanted[0].setFocus()
    for one in wanted:
        assert QApplication.focusWidget() is one
        qtbot.keyClick(one, Qt.Key.Key_Tab)


def test_chips_that_do_not_fit_are_behind_a_button(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    for heading, value in (("性別", "女性"), ("会員ランク", "ゴールド"), ("年代", "30代"), ("居住地域", "関東")):
        put(apparel, heading, value)
    host = bar.window()
    host.resize(430, 700)
    qtbot.waitUntil(lambda: bar.width() <= 430)
    shown = [chip for chip in bar.chips if chip.isVisible()]
    assert 0 < len(shown) < 4
    assert bar.more.text() == f"{4 - len(shown)} more ▾"
    for widget in (*shown, bar.more, bar.add, bar.menu):
        assert bar.rect().contains(QRect(widget.mapTo(bar, QPoint(0, 0)), widget.size()))
    bar.more_menu.aboutToShow.emit()
    last = submenu(bar.more_menu, "居住地域: 関東")
    action(last, "Remove this filter").trigger()
    assert words(bar) == ["性別: 女性", "会員ランク: ゴールド", "年代: 30代"]
    host.resize(900, 700)
    qtbot.waitUntil(lambda: not bar.more.isVisible())
    assert all(chip.isVisible() for chip in bar.chips)


def test_the_button_that_adds_gives_up_its_word_before_a_chip_does(bar: FilterBar, apparel: Workspace) -> None:
    put(apparel, "年代", "30代")
    assert bar.add.text() == "＋ Filter"
    words = bar.chips[0].words.text()
    bar.setFixedWidth(bar.sizeHint().width() - 20)
    assert bar.add.text() == "＋"
    assert (bar.add.accessibleName(), bar.chips[0].words.text()) == ("Add a filter", words)


def test_a_long_filter_is_cut_and_its_tool_tip_is_not(bar: FilterBar, apparel: Workspace) -> None:
    put(apparel, "年代", "20代以下", "30代", "40代", "50代", "60代", "<b>70代以上</b>")
    chip = bar.chips[0]
    assert "…" in chip.words.text()
    assert chip.words.text().endswith("上</b>")  # what the filter lets pass is read to its end
    assert "60代" in chip.words.toolTip()
    assert "<b>" not in chip.words.toolTip()
    assert "60代" in chip.words.accessibleName()


def test_nobody_is_said_with_a_way_back(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    put(apparel, "性別", "いない")
    assert bar.count.text() == "Nobody matches these filters."
    qtbot.mouseClick(bar.everybody, LEFT)
    assert filters_of(apparel) == ()
    assert not bar.everybody.isVisible()


def test_a_filter_of_a_column_that_is_gone_can_be_dropped(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    gone = Filter(changed(key_of(apparel, "性別"), heading="昔の列"), ("x",))
    apparel.edit_journey(STEP, lambda journey: put_filter(journey, gone))
    assert apparel.state.problem is not None
    assert bar.count.full_text() == apparel.state.problem.text()
    qtbot.mouseClick(bar.chips[0].cross, LEFT)
    assert apparel.state.problem is None


def test_filters_are_kept_under_a_name_chosen_and_forgotten(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    said: list[str] = []
    apparel.notices.said.connect(lambda notice: said.extend(one.text() for one in notice.messages))
    bar.bar_menu.fill()
    assert not action(bar.bar_menu, "Save these filters…").isEnabled()
    put(apparel, "性別", "女性")
    bar.bar_menu.fill()
    action(bar.bar_menu, "Save these filters…").trigger()
    popover = opened(qtbot, bar, NamePopover)
    assert popover.words.text() == "性別: 女性"
    assert not popover.keep.isEnabled()
    qtbot.keyClicks(popover.name, "Women")
    qtbot.keyClick(popover.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bar.popover is None)
    assert [view.name for view in apparel.state.project.views] == ["Women"]
    assert said == ["These filters are saved as “Women”. Use ▾ beside the filters to choose them again."]
    assert bar.menu.text() == "Women ▾"  # said where it can be seen, not behind the arrow only
    assert bar.menu.accessibleName().startswith("Women. ")
    bar.bar_menu.fill()
    assert action(bar.bar_menu, "Women").isChecked()
    action(bar.bar_menu, "Remove all filters").trigger()
    bar.bar_menu.fill()
    assert not action(bar.bar_menu, "Women").isChecked()
    assert bar.menu.text() == "▾"
    action(bar.bar_menu, "Women").trigger()
    assert words(bar) == ["性別: 女性"]
    bar.bar_menu.fill()
    action(submenu(bar.bar_menu, "Delete saved filters"), "Women").trigger()
    assert apparel.state.project.views == ()
    assert words(bar) == ["性別: 女性"]
    assert apparel.steps.count() == 5


def test_a_name_that_is_taken_says_so(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    put(apparel, "性別", "女性")
    bar.ask_name()
    popover = opened(qtbot, bar, NamePopover)
    popover.name.setText("A")
    qtbot.mouseClick(popover.keep, LEFT)
    bar.ask_name()
    popover = opened(qtbot, bar, NamePopover)
    popover.name.setText(" A ")
    assert popover.told.isVisible()


def test_the_weight_is_chosen_and_removed_in_the_bar(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    bar.bar_menu.fill()
    others = submenu(submenu(bar.bar_menu, "Weight"), "Other columns with numbers")
    action(others, "年間購入回数").trigger()
    assert apparel.state.journey.weight == key_of(apparel, "年間購入回数")
    assert bar.weight.text() == "Weight: 年間購入回数 ▾"
    bar.weight_menu.aboutToShow.emit()
    action(bar.weight_menu, "No weight column").trigger()
    assert apparel.state.journey.weight is None
    assert not bar.weight.isVisible()
    assert apparel.steps.count() == 2


def test_known_shares_are_told_beside_the_weight(bar: FilterBar, apparel: Workspace) -> None:
    margin = Margin(key_of(apparel, "性別"), (("女性", 50.0), ("男性", 50.0)))
    apparel.edit_journey(STEP, lambda journey: changed(journey, raking=(margin,)))
    assert bar.weight.text() == "Weight: known shares of 性別 ▾"
    assert "All shares are met. 1,259 respondents then tell as much as" in bar.weight.toolTip()
    bar.weight_menu.aboutToShow.emit()
    shares = action(bar.weight_menu, "Match known shares…")
    assert shares.isChecked()
    shares.trigger()
    (dialog,) = bar.window().findChildren(KnownSharesDialog)
    assert dialog.list.item(0).text() == "性別\nTogether 100 %"
    dialog.reject()


def test_a_group_of_ones_own_is_called_by_its_name(bar: FilterBar, apparel: Workspace) -> None:
    key = key_of(apparel, "年代")
    grouping = Grouping("g", "若さ", key, (Group("若い", ("20代以下", "30代")),))
    apparel.edit_journey(STEP, lambda journey: changed(journey, groupings=(grouping,)))
    put(apparel, "年代", "20代以下", "30代")
    assert words(bar) == ["年代: 若い"]


def test_a_chip_opens_its_filter_and_closes_it(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    put(apparel, "性別", "女性")
    qtbot.mouseClick(bar.chips[0].words, LEFT)
    popover = opened(qtbot, bar, FilterPopover)
    assert popover.title.full_text() == "性別"
    assert popover.answers.list.answers.values() == ("女性",)
    qtbot.mouseClick(bar.chips[0].words, LEFT)
    qtbot.waitUntil(lambda: bar.popover is None)


def test_without_a_survey_there_is_no_bar(bar: FilterBar, apparel: Workspace) -> None:
    apparel.close()
    assert not bar.isVisible()


def test_everything_has_a_name(bar: FilterBar, apparel: Workspace, look: Look) -> None:
    put(apparel, "性別", "女性")
    look.set_language("ja")
    bar.draw()
    assert bar.add.text() == "＋ 絞り込み"
    for widget in bar.findChildren(QWidget):
        if isinstance(widget, QAbstractButton) and widget.isVisible():
            assert widget.accessibleName() or widget.text(), widget


def test_language_changes_live(qtbot: QtBot, bar: FilterBar, apparel: Workspace, look: Look) -> None:
    put(apparel, "性別", "女性")
    adding(qtbot, bar, "会員ランク")
    look.set_language("ja")
    bar.draw()
    qtbot.waitUntil(lambda: bar.popover is None)
    assert bar.count.text() == "1,259人中 866人"
