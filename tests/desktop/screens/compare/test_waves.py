"""The change over time: one survey split by its dates, the picture, the table, what is done with waves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from loyalty_desktop.compute.wave_results import WaveComparison
from loyalty_desktop.desktop.screens.compare.waves_dialog import WavesDialog
from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.desktop.session.waves import Waves
from loyalty_desktop.journey.drift_results import Drift, ScaleChanged
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Source
from loyalty_desktop.journey.wave_settings import Renamed
from loyalty_desktop.messages import message
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.answering import Answers
from tests.desktop.screens.compare.hands import LEFT, Show, click_cell, groups

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.compare.screen import CompareScreen
    from loyalty_desktop.desktop.session.documents import Documents
    from loyalty_desktop.desktop.session.jobs import Jobs
    from loyalty_desktop.desktop.session.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen
PAIR = Renamed(ColumnKey("here"), ColumnKey("there"))


def action(menu: QMenu, text: str) -> QAction:
    menu.aboutToShow.emit()
    return next(one for one in menu.actions() if text in one.text())


@pytest.fixture
def split(toyama: Workspace, show: Show, qtbot: QtBot) -> CompareScreen:
    """The Toyama survey split into quarters by the button of the empty pane, its waves worked out."""
    screen = show(toyama)
    starter = screen.below.starter
    assert starter.isVisible()
    action(starter.buttons.menu, "quarter").trigger()
    qtbot.waitUntil(lambda: isinstance(found(screen), WaveComparison), timeout=20000)
    return screen


def found(screen: CompareScreen) -> object:
    """Return what the screen shows of the waves, by the groups that it shows."""
    return screen.compared_waves()


def test_dates_make_waves_and_the_change_stands_below_the_groups(split: CompareScreen) -> None:
    waves = found(split)
    assert isinstance(waves, WaveComparison)
    latest = waves.latest
    assert latest is not None
    change = latest.score.change
    assert change is not None
    assert split.below.change.points.text() == score_text(change.points, 1)
    assert split.below.change.chip.isVisible()
    told = split.below.chart.told.splitlines()
    assert told[0] == split.below.chart._chart.titles[-1]  # type: ignore[union-attr]
    assert told[1].startswith("Everybody")
    assert f"n={latest.score.estimate.n:,}" in told[1]
    assert len(told) == 4  # the most and the least loyal segment too
    assert split.workspace.steps.count() == 1
    split.workspace.steps.undo()
    assert split.below.starter.isVisible()


def test_keys_and_the_mouse_tell_every_wave(split: CompareScreen, qtbot: QtBot) -> None:
    chart, waves = split.below.chart, found(split)
    assert isinstance(waves, WaveComparison)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert f"n={waves.waves[0].score.estimate.n:,}" in chart.accessibleDescription()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.pointed == 1
    plane = chart.plane()
    last = len(waves.waves) - 1
    QTest.mouseMove(chart, QPoint(round(plane.x(last)), round(plane.top) + 20))
    qtbot.waitUntil(lambda: chart.pointed == last)
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.pointed is None


def test_a_cell_is_told_in_the_same_place_and_the_waves_come_back(split: CompareScreen) -> None:
    click_cell(split, split.workspace.state.journey.drivers[0].name, groups(split)[1])
    assert split.told.isVisible()
    assert not split.below.chart.isVisible()
    assert not split.below.change.isVisible()
    QTest.mouseClick(split.below.tabs.button("waves"), LEFT)
    assert split.below.chart.isVisible()


def test_drivers_wave_by_wave_and_one_of_them_as_a_picture(split: CompareScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(split.below.more, LEFT)
    page, waves = split.waves, found(split)
    assert isinstance(waves, WaveComparison)
    assert page.verdict.text()
    table = page.panel.table
    model = table.figures
    QTest.mouseClick(page.panel.kinds.button("heart"), LEFT)
    driver = split.workspace.state.journey.drivers[0]
    latest = waves.latest
    assert latest is not None
    expected = latest.driver(driver.id)
    assert expected is not None
    assert expected.heart.change is not None
    shown = [str(model.index(0, at).data()) for at in range(model.columnCount())]
    assert shown[0] == driver.name
    assert shown[-2] == score_text(expected.heart.change.points)
    assert any(f"n={expected.heart.estimate.n:,}" in one for one in shown)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert driver.name in page.title.full_text()
    assert split.workspace.selection.driver == driver.id
    assert page.chart.told.splitlines()[1].startswith(driver.name)
    assert not page.chart.is_of_report
    QTest.mouseClick(page.back, LEFT)
    assert page.chart.told.splitlines()[1].startswith("Everybody")


def test_the_picture_is_that_of_the_report_only_without_groups_beside_everybody(split: CompareScreen) -> None:
    split.modes.chosen.emit("waves")
    page = split.waves
    drawn = page.chart._chart
    assert drawn is not None
    assert page.chart.is_of_report is (len(drawn.series) == 1)
    assert split.below.chart.is_of_report is (len(split.below.chart._chart.series) == 1)  # type: ignore[union-attr]
    page.segments._choose(())
    assert page.chart.is_of_report is (len(page.chart._chart.series) == 1)  # type: ignore[union-attr]


def test_segments_of_the_picture_are_chosen(split: CompareScreen) -> None:
    split.modes.button("waves").click()
    page = split.waves
    assert len(page.chart.told.splitlines()) == 4
    action(page.segments.list, "女性").trigger()
    assert [line.split(" ")[0] for line in page.chart.told.splitlines()[1:]] == ["Everybody", "女性"]
    action(page.segments.list, "most and the least").trigger()
    assert len(page.chart.told.splitlines()) == 4


def test_another_wave_to_compare_with_and_no_split_again(split: CompareScreen, qtbot: QtBot) -> None:
    split.modes.button("waves").click()
    dialog = WavesDialog(split.workspace, split.look, split._waves, split._questions, split.compared_waves, split)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.baseline.count() > 2, timeout=20000)
    dialog.baseline.setFocus()
    qtbot.keyClick(dialog.baseline, Qt.Key.Key_Down)
    assert split._waves.settings.baseline == dialog.baseline.itemData(1)
    action(dialog.buttons.menu, "Do not split").trigger()
    assert split._waves.settings.by is None
    assert split.waves.starter.isVisible()
    dialog.close()


def test_the_next_survey_is_asked_for_and_added(
    split: CompareScreen, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    added: list[Path] = []
    monkeypatch.setattr(split._waves.files, "add", added.append)
    chosen: list[Path | None] = [None, Path("next.xlsx")]
    monkeypatch.setattr(split._questions, "survey", lambda: chosen.pop(0))
    add = split.waves.starter.buttons.add
    add.click()
    assert added == []
    add.click()
    assert added == [Path("next.xlsx")]


def test_what_may_be_the_same_question_is_decided(split: CompareScreen, qtbot: QtBot) -> None:
    dialog = WavesDialog(split.workspace, split.look, split._waves, split._questions, split.compared_waves, split)
    view = dialog.drift
    scale = ScaleChanged(
        ColumnKey("q"), ("Q",), message("wave_loyalty_none", wave="W", column="q"), ColumnKey("q"), (1, 5)
    )
    drift = Drift("W", proposed=(PAIR,), refused=(PAIR,), scales=(scale,), told=(message("wave_gone"),))
    decided: list[object] = []
    for signal in (view.confirmed, view.refused, view.scale_wanted):
        signal.connect(decided.append)
    view.show_drift("W", drift)
    texts = {one.text(): one for one in view.findChildren(QPushButton)}
    for text in ("The same question", "Another question", "Read it on 1–5, as in the open survey"):
        texts[text].click()
    assert decided == [PAIR, PAIR, scale]
    assert "there" in texts["The same question"].accessibleDescription()
    view.show_drift("W", Drift("W"))
    assert "Its questions are the same as in the open survey." in [one.text() for one in view.findChildren(QLabel)]
    dialog.close()


def test_waves_are_named_ordered_and_taken_out_by_keys(
    apparel: Workspace, look: Look, documents: Documents, jobs: Jobs, qtbot: QtBot
) -> None:
    waves = Waves(apparel, documents, Further(apparel, jobs))  # no screen: nothing is read
    dialog = WavesDialog(apparel, look, waves, Answers(), lambda: None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert [line.name.text() for line in dialog.lines] == ["2026春", "2026秋"]
    assert [line.remove.isVisible() for line in dialog.lines] == [True, False]
    first = dialog.lines[0]
    first.name.setFocus()
    first.name.setText("Spring")
    qtbot.keyClick(first.name, Qt.Key.Key_Return)
    assert [one.name for one in waves.listed] == ["Spring", "2026秋"]
    assert apparel.steps.count() == 1
    assert dialog.isVisible()  # Enter has taken the name, and closed nothing
    assert dialog.lines[0].name.hasFocus()
    down = dialog.lines[0].down
    down.setFocus()
    qtbot.keyClick(down, Qt.Key.Key_Space)
    assert [one.name for one in waves.listed] == ["2026秋", "Spring"]
    assert not dialog.lines[1].down.isEnabled()
    QTest.mouseClick(dialog.lines[1].remove, LEFT)
    assert [one.name for one in waves.listed] == ["2026秋"]
    for _step in range(3):
        apparel.steps.undo()
    assert [line.name.text() for line in dialog.lines] == ["2026春", "2026秋"]


def test_a_wave_whose_file_is_gone_is_told_first_with_the_way_to_find_it(
    alone: Workspace, show: Show, qtbot: QtBot
) -> None:
    project = alone.state.project
    gone = Source("/gone/春.xlsx", file_name="春.xlsx", sha256="1" * 64, wave="春")
    alone.edit(message("step_target"), changed(project, sources=(*project.sources, gone)))
    screen = show(alone)
    qtbot.waitUntil(lambda: isinstance(found(screen), WaveComparison), timeout=20000)
    assert screen.below.lost.isVisible()
    assert screen.below.lost.text() == "Not in this comparison: 春."
    QTest.mouseClick(screen.below.more, LEFT)
    assert screen.waves.lost.isVisible()
    assert screen.waves.lost.text() == "Not in this comparison: 春."  # and there is no other change
    assert "since" not in screen.waves.panel.note.text()
    QTest.mouseClick(screen.waves.find_file, LEFT)
    (dialog,) = (one for one in screen.findChildren(WavesDialog) if one.isVisible())
    line = next(one for one in dialog.lines if one.wave.name == "春")
    assert "春.xlsx" in line.problem.text()
    assert line.mend.isVisible()
    dialog.reject()
