"""What the screen that compares looks like, and what it says when there is little or nothing to compare."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop.filters.groups_dialog import GroupsDialog
from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.main_window import MainWindow
from loyalty_desktop.desktop.screens.compare.forest_cells import ForestScale, written_ticks
from loyalty_desktop.desktop.screens.compare.heat_cells import two_lines
from loyalty_desktop.desktop.screens.compare.screen import CompareScreen
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.journey.edit_filters import add_grouping
from loyalty_desktop.journey.model import Filter, Group, Measure
from loyalty_desktop.report.axis import nice_axis
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.conftest import open_in
from tests.desktop.screens.compare.hands import LEFT, Show, click_axis, click_cell, edit, forest, groups, type_axis
from tests.surveys import APPAREL, TOYAMA

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot


def test_colours_of_cells_and_marks(screen: CompareScreen) -> None:
    table, look = screen.heat.table, screen.look
    picture = table.viewport().grab().toImage()

    def ground(driver: str, group: str) -> str:
        assert table.cells.table is not None
        row = [one.name for one in table.cells.table.rows].index(driver)
        box = table.visualRect(table.cells.index(row, groups(screen).index(group)))
        return picture.pixelColor(box.left() + 8, box.top() + 6).name()

    assert ground("返品・交換", "70代以上") == look.colour("row").name()
    assert ground("情報収集", "70代以上") == look.colour("row").name()
    pale, deep = ground("支払い", "20代以下"), ground("店舗接客", "50代")
    assert pale != deep
    assert int(deep[3:5], 16) < int(pale[3:5], 16)  # the deeper rose has less green
    forest_picture = screen.forest.table.viewport().grab().toImage()
    box = screen.forest.table.visualRect(screen.forest.table.figures.index(1, 4))
    assert forest_picture.pixelColor(box.center() - QPoint(4, 0)).name() == look.colour("negative").name()


def test_own_groups_made_from_here_are_compared_at_once(screen: CompareScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(screen.make_groups, LEFT)
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, GroupsDialog) and one.isVisible()]
    assert len(dialogs) == 1
    dialogs[0].reject()
    two = (Group("under 40", ("20代以下", "30代")), Group("from 40", ("40代", "50代")))
    edit(screen, lambda journey: add_grouping(journey, "two ages", ColumnKey("年代"), two))
    assert list(forest(screen)) == ["Everybody", "under 40", "from 40"]
    assert screen.forest.title.full_text() == "NRS by two ages"
    assert "Not compared" not in screen.forest.note.text()
    screen.workspace.steps.undo()
    assert "女性" in forest(screen) or "ゴールド" in forest(screen)


def test_without_a_survey_or_a_column_it_is_said_what_to_do(workspace: Workspace, show: Show, look: Look) -> None:
    screen = show(workspace)
    assert screen.said.title.text() == "No answers yet"
    assert not screen.to_data.isVisible()
    assert not screen.make_groups.isVisible()
    look.set_language("ja")
    assert screen.said.title.text() != "No answers yet"


def test_without_a_segment_the_data_screen_is_one_click_away(
    apparel: Workspace, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loyalty_desktop.desktop.screens.compare.screen.compare_choices", lambda *_survey: ())
    screen = show(apparel)
    assert screen.said.title.text() == "No column with groups"
    assert "Segment" in screen.said.text.text()
    assert not screen.forest.isVisible()
    assert screen.modes.width() == screen.modes.sizeHint().width()  # not drawn out over what is missing
    with qtbot.waitSignal(screen.data_wanted):
        QTest.mouseClick(screen.to_data, LEFT)


def test_without_drivers_or_a_loyalty_question_the_rest_still_stands(screen: CompareScreen) -> None:
    edit(screen, lambda journey: replace(journey, stages=(), experiences=()))
    assert screen.heat.nothing.isVisible()
    assert not screen.heat.kinds.isVisible()
    assert forest(screen)["20代以下"][2] == "−4.8"
    screen.workspace.steps.undo()
    edit(screen, lambda journey: replace(journey, measure=Measure()))
    assert screen.forest.note.text().startswith("Choose the question that asks about loyalty.")
    assert forest(screen)["20代以下"][2] == "–"


def test_what_cannot_be_worked_out_is_said(screen: CompareScreen) -> None:
    edit(screen, lambda journey: replace(journey, filters=(Filter(ColumnKey("no such column"), ("x",)),)))
    assert screen.said.title.text() == "No figures yet"
    assert "no such column" in screen.said.text.text()
    assert not screen.to_data.isVisible()
    screen.workspace.steps.undo()
    assert screen.forest.isVisible()


def test_the_model_keeps_the_rules_of_models(screen: CompareScreen, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(screen.heat.table.cells)


def test_another_project_starts_afresh(screen: CompareScreen, qtbot: QtBot) -> None:
    click_cell(screen, "品揃え", "40代")
    QTest.mouseClick(screen.heat.kinds.button("head"), LEFT)
    open_in(screen.workspace, TOYAMA)
    assert list(forest(screen)) == ["Everybody", "女性", "男性", "その他"]
    assert screen.heat.kinds.button("heart").isChecked()
    assert screen.told.title.text() == "What the figure means"


def test_the_window_opens_the_screen_by_its_keys(window: MainWindow, qtbot: QtBot) -> None:
    open_in(window.parts.workspace, APPAREL)
    qtbot.waitUntil(window.book.isVisible)
    window.commands["show_compare"].trigger()
    assert window.book.current == "compare"
    page = window.book.page("compare")
    assert isinstance(page, CompareScreen)
    assert len(forest(page)) == 4
    page.data_wanted.emit()
    assert window.book.current == "data"


def test_language_and_theme_change_at_once(screen: CompareScreen, look: Look) -> None:
    look.set_language("ja")
    assert screen.title.text() == "比較"
    assert screen.forest.title.full_text() == "年代ごとのNRS"
    assert "全体" in forest(screen)
    assert screen.axes.combo.accessibleName() == "比べる軸"
    look.set_theme("dark")
    assert screen.heat.table.viewport().grab().toImage().pixelColor(1, 1).name() == look.colour("panel").name()


def test_the_legend_of_the_heat_table_is_whole_in_a_small_window_too(screen: CompareScreen) -> None:
    screen.resize(1204, 596)
    legend = screen.heat.legend
    assert legend.width() >= legend.sizeHint().width()
    assert "higher (better) the figure" in legend.accessibleName()
    assert "change with every filter" in legend.accessibleName()


def test_everything_has_a_name_for_those_who_hear_the_screen(screen: CompareScreen) -> None:
    named = (
        screen.axes.combo,
        screen.orders,
        screen.forest.table,
        screen.heat.table,
        screen.heat.legend,
        screen.told.area,
    )
    assert all(widget.accessibleName() for widget in named)
    header = screen.heat.table.cells.headerData(0, Qt.Orientation.Vertical)
    assert header == "情報収集 +19 n=665"


def test_names_of_crossed_groups_are_broken_between_the_two(look: Look) -> None:
    font = look.font(12, 600)
    assert two_lines(font, "40s", 90) == ("40s",)
    assert two_lines(font, "20s or less × Bronze", 90) == ("20s or less", "× Bronze")
    first, second = two_lines(font, "a name that is much too long for two lines of a title", 90)
    assert first == "a name that is"[: len(first)]
    assert second.endswith("…")


def test_rows_of_a_few_groups_are_all_seen_at_once(screen: CompareScreen, look: Look, qtbot: QtBot) -> None:
    type_axis(screen, qtbot, "今後ほしい服（複数選択可）")  # its notes take three lines more
    qtbot.waitUntil(lambda: screen.forest.table.verticalScrollBar().maximum() == 0)
    assert screen.forest.table.rowHeight(0) > 31


@pytest.mark.parametrize("language", ["en", "ja"])
def test_everything_has_room_in_the_smallest_window(screen: CompareScreen, look: Look, language: str) -> None:
    look.set_language(language)
    screen.resize(1204, 596)
    for mode in screen.modes._codes:
        screen.modes.button(mode).click()
        assert screen.width() == 1204
        assert screen.minimumSizeHint().width() <= 1204
        right = [one for one in (screen.make_groups, screen.manage) if one.isVisible()]
        assert all(one.mapTo(screen, one.rect().topRight()).x() < screen.width() for one in right)
        assert screen.axes.combo.isVisible() == (mode == "segments")


def test_scores_on_the_axis_never_lie_on_one_another() -> None:
    axis = nice_axis(-50, 50, most=11)
    for width in (60, 150, 400):
        scale = ForestScale(axis, 0, width, None)
        written = written_ticks(scale, 26)
        places = [scale.place(tick) for tick in written]
        assert 0.0 in written
        assert all(b - a >= 26 for a, b in pairwise(places)) or len(places) == 1


def test_a_header_may_ask_for_what_is_no_longer_there(screen: CompareScreen) -> None:
    model = screen.heat.table.cells  # while a table of other drivers is put in, Qt does so; an error would end all
    for side in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
        assert model.headerData(99, side) is None
        assert model.headerData(0, side)


def test_few_groups_give_their_room_to_the_scale(screen: CompareScreen) -> None:
    screen.resize(1204, 596)
    many = screen.forest.width()
    click_axis(screen, "性別")
    QApplication.processEvents()
    assert screen.forest.width() > many
