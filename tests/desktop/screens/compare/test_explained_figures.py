"""Every figure of the two groups and of the waves can be asked, by the mouse and by Space."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from loyalty_desktop.compute.wave_results import WaveComparison
from loyalty_desktop.desktop.explaining.card import ExplanationCard
from loyalty_desktop.journey import edit_waves
from loyalty_desktop.journey.opposed import Opposed
from loyalty_desktop.journey.wave_settings import WaveColumn
from loyalty_desktop.report.figures import score_text, share_text
from tests.desktop.screens.compare.hands import LEFT, NO_KEY, STEP, Show
from tests.desktop.screens.compare.test_two_groups import GOLD

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.screens.compare.screen import CompareScreen
    from loyalty_desktop.desktop.screens.compare.wave_chart import WaveChartView
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.desktop.widgets.figure_table import FigureTable
    from loyalty_desktop.report.explanation import Explanation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists, without a screen


def card(screen: CompareScreen) -> Explanation:
    """Return the card that is open, and close it."""
    (found,) = [one for one in screen.window().findChildren(ExplanationCard) if one.isVisible()]
    found.close()
    return found.explanation


def click_figure(table: FigureTable[Any], row: int, key: str) -> None:
    at = [one.key for one in table.figures.columns].index(key)
    rect = table.figure_rect(table.figures.index(row, at))
    assert rect is not None
    QTest.mouseClick(table.viewport(), LEFT, NO_KEY, rect.center())


def ask_by_keys(qtbot: QtBot, table: FigureTable[Any], row: int, key: str) -> None:
    table.setFocus()
    table.setCurrentIndex(table.figures.index(row, [one.key for one in table.figures.columns].index(key)))
    qtbot.keyClick(table, Qt.Key.Key_Space)


def test_two_groups_explain_their_scores_their_rows_and_the_difference(screen: CompareScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(screen.modes.button("groups"), LEFT)
    page = screen.opposed
    page._edit("step_group_own", Opposed((GOLD,)))
    scores, table = page.score.table, page.panel.table
    click_figure(scores, 1, "score")
    told = card(screen)
    assert told.figure == scores.figures.index(1, 3).data() == "+35.0"
    assert told.whom is not None
    ask_by_keys(qtbot, scores, 0, "n")
    assert card(screen).n == scores.figures.rows[0].score.n
    QTest.mouseClick(page.score.difference, LEFT)
    assert card(screen).figure == page.score.difference.text()
    page.score.difference.setFocus()
    qtbot.keyClick(page.score.difference, Qt.Key.Key_Space)
    assert "A − B" in card(screen).title
    row = table.figures.rows[0]
    click_figure(table, 0, "first")
    assert card(screen).figure == share_text(row.first.value, 1)
    ask_by_keys(qtbot, table, 0, "difference")
    assert card(screen).figure == score_text(row.difference.points, 1)


def ask_points(qtbot: QtBot, screen: CompareScreen, chart: WaveChartView, waves: WaveComparison) -> None:
    """Ask a point by the mouse, and one of the whole and one of a segment by keys."""
    key, place = chart.spots()[0]
    assert key == (0, 0)
    QTest.mouseClick(chart, LEFT, NO_KEY, place.center())
    assert card(screen).figure == score_text(waves.waves[0].score.estimate.value, 1)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    names = set()
    for _turn in range(3):
        qtbot.keyClick(chart, Qt.Key.Key_Up)
    for _turn in range(3):
        chart.setFocus()
        qtbot.keyClick(chart, Qt.Key.Key_End)
        qtbot.keyClick(chart, Qt.Key.Key_Space)
        told = card(screen)
        assert told.figure in chart.told
        names.add(told.title)
        chart.setFocus()
        qtbot.keyClick(chart, Qt.Key.Key_End)
        qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert len(names) == 3


def test_waves_explain_their_points_their_change_and_their_rows(toyama: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(toyama)
    workspace = screen.workspace
    date = next(one.column for one in screen._waves.time_columns() if "quarter" in one.units)
    workspace.edit(STEP, edit_waves.part_by(workspace.state.project, WaveColumn(date, "quarter")))
    qtbot.waitUntil(lambda: isinstance(screen.compared_waves(), WaveComparison), timeout=20000)
    waves = screen.compared_waves()
    assert isinstance(waves, WaveComparison)
    ask_points(qtbot, screen, screen.below.chart, waves)
    QTest.mouseClick(screen.below.change.points, LEFT)
    assert card(screen).figure == screen.below.change.points.text()
    QTest.mouseClick(screen.below.more, LEFT)
    page = screen.waves
    page.change.points.setFocus()
    qtbot.keyClick(page.change.points, Qt.Key.Key_Space)
    assert card(screen).figure == page.change.points.text()
    table = page.panel.table
    row = table.figures.rows[0]
    shown = len(table.shown.titles) - 1
    click_figure(table, 0, f"wave {shown}")
    told, cell = card(screen), row.cells[shown]
    assert cell is not None
    assert (told.figure, told.n) == (share_text(cell.value, 1), cell.n)
    assert told.whom is not None
    ask_by_keys(qtbot, table, 0, "change")
    assert row.change is not None
    assert card(screen).figure == score_text(row.change.points, 1)
    page.chart.setFocus()  # the row that was clicked is the picture now
    qtbot.keyClick(page.chart, Qt.Key.Key_Space)
    assert row.name in card(screen).title
