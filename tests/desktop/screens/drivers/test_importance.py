"""Importance on the screen of drivers: pending, arrived, sorted, pictured, never an old figure."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from loyalty_desktop.compute.importance import importance
from loyalty_desktop.desktop.screens.drivers import importance_asked
from loyalty_desktop.desktop.screens.drivers.screen import DriversScreen
from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.desktop.session.selection import driver_chosen
from loyalty_desktop.journey.edit import rename_driver, set_cut_offs, set_filters, set_target
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.messages import message
from loyalty_desktop.report.figures import share_text
from loyalty_desktop.report.importance_told import correlation_text
from tests.desktop.conftest import open_in, see

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.importance_results import Importance
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.jobs import Jobs, Running
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey

_LEFT, _NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_TEXT, _TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
IMPORTANCE = 6


class Gate:
    """Works out importance once the test lets it, and counts how often it was asked to."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.begun = 0

    def work(self, counter: Counter, journey: Journey, running: Running) -> Importance:
        self.begun += 1
        while not self.open.wait(0.01):
            if running.cancelled():
                break
        return importance(counter, journey, cancelled=running.cancelled)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    made = Gate()
    monkeypatch.setattr(importance_asked, "_work", made.work)
    return made


def shown(qtbot: QtBot, workspace: Workspace, look: Look, jobs: Jobs) -> DriversScreen:
    return see(qtbot, DriversScreen(workspace, look, Further(workspace, jobs)))


def arrived(qtbot: QtBot, screen: DriversScreen) -> None:
    qtbot.waitUntil(lambda: not screen.is_pending, timeout=20_000)


@pytest.fixture
def screen(qtbot: QtBot, apparel: Workspace, look: Look, jobs: Jobs) -> DriversScreen:
    made = shown(qtbot, apparel, look, jobs)
    arrived(qtbot, made)
    return made


def cells(screen: DriversScreen, role: Qt.ItemDataRole = _TEXT) -> list[str]:
    model = screen.table_panel.table.figures
    return [str(model.index(row, IMPORTANCE).data(role) or "") for row in range(model.rowCount())]


def names(screen: DriversScreen) -> list[str]:
    return [row.name for row in screen.table_panel.table.figures.rows]


def id_of(screen: DriversScreen, name: str) -> str:
    return next(one.id for one in screen.workspace.state.journey.drivers if one.name == name)


def words(screen: DriversScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def found(screen: DriversScreen) -> Importance:
    counter = screen.workspace.counter
    assert counter is not None
    return importance(counter, screen.workspace.state.journey)


def rename(screen: DriversScreen, old: str, new: str) -> None:
    driver = id_of(screen, old)
    screen.workspace.edit_journey(message("step_rename_driver", name=new), lambda one: rename_driver(one, driver, new))


def cut_otherwise(screen: DriversScreen) -> None:
    """Have everything worked out anew; importance explains the answers themselves, so its figures stay."""
    screen.workspace.edit_journey(message("step_cut_offs"), lambda one: set_cut_offs(one, 5, 8))


def test_every_driver_has_its_share_and_rank_or_the_reason_it_has_none(screen: DriversScreen) -> None:
    for text, one in zip(cells(screen), found(screen).drivers, strict=False):
        expected = share_text(one.share.value) + (f" #{one.rank}" if one.rank is not None else "")
        assert text == expected
    assert cells(screen)[-1] == ""  # overall satisfaction is never ranked
    tips = dict(zip(names(screen), cells(screen, _TIP), strict=True))
    assert "less than 30%" in tips["返品・交換"]
    assert "Rank 1 of 11 drivers" in tips["デザイン"]
    assert "95% interval" in tips["デザイン"]


def test_the_note_says_what_importance_is_and_what_it_is_not(screen: DriversScreen) -> None:
    note = screen.table_panel.note
    for part in ("all 11 drivers make 100%", "n=1,238", "This is association, not proof"):
        assert part in note.text()
    assert "Left out: 返品・交換" in note.toolTip()
    assert "jackknife" in note.toolTip()
    assert "LMG" in note.toolTip()
    assert "jackknife" in note.accessibleDescription()


def test_a_click_on_the_title_sorts_by_importance_and_those_without_come_last(screen: DriversScreen) -> None:
    header = screen.table_panel.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(IMPORTANCE) + 40, header.height() // 2)
    QTest.mouseClick(header.viewport(), _LEFT, _NO_KEY, at)
    assert names(screen)[:3] == ["デザイン", "品質", "店舗接客"]
    assert names(screen)[-2:] == ["返品・交換", "総合満足度"]
    table = screen.table_panel.table
    table.setFocus()
    table.setCurrentIndex(table.figures.index(0, IMPORTANCE))
    QTest.keyClick(table, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert names(screen)[-2:] == ["返品・交換", "総合満足度"]
    assert names(screen)[-3] == "デザイン"


def test_what_is_pending_says_so_and_shows_itself_when_it_arrives(
    qtbot: QtBot, apparel: Workspace, look: Look, jobs: Jobs, gate: Gate
) -> None:
    screen = shown(qtbot, apparel, look, jobs)
    qtbot.waitUntil(lambda: gate.begun == 1)
    assert set(cells(screen)[:-1]) == {"working out"}
    QTest.mouseClick(screen.chart_panel.axes.button("importance"), _LEFT)
    assert "Importance is being worked out. You can go on meanwhile." in words(screen)
    assert not screen.chart_panel.chart.isVisible()
    gate.open.set()
    arrived(qtbot, screen)
    assert "38% #1" in cells(screen)
    assert screen.chart_panel.chart.isVisible()
    assert gate.begun == 1


def test_an_edit_shows_no_old_figure_and_the_last_edit_wins(
    qtbot: QtBot, apparel: Workspace, look: Look, jobs: Jobs, gate: Gate
) -> None:
    gate.open.set()
    screen = shown(qtbot, apparel, look, jobs)
    arrived(qtbot, screen)
    before = cells(screen)
    gate.open.clear()
    column = screen.workspace.state.journey.drivers[0].column
    assert column is not None
    survey = screen.workspace.state.survey
    assert survey is not None
    told = survey.column(column)
    assert told is not None
    some = tuple(text for text in told.distinct.texts if text)[:3]
    screen.workspace.edit_journey(message("step_filters"), lambda one: set_filters(one, (Filter(column, some),)))
    assert set(cells(screen)[:-1]) == {"working out"}
    assert "being worked out" in screen.table_panel.note.text()
    qtbot.waitUntil(lambda: gate.begun == 2)
    rename(screen, "デザイン", "見た目")
    assert set(cells(screen)[:-1]) == {"working out"}
    gate.open.set()
    arrived(qtbot, screen)
    assert cells(screen) != before
    for text, one in zip(cells(screen), found(screen).drivers, strict=False):
        assert text.split(" ")[0] == share_text(one.share.value)


def test_nothing_is_worked_out_for_a_screen_that_nobody_sees(
    qtbot: QtBot, apparel: Workspace, look: Look, jobs: Jobs, gate: Gate
) -> None:
    gate.open.set()
    screen = shown(qtbot, apparel, look, jobs)
    arrived(qtbot, screen)
    screen.hide()
    cut_otherwise(screen)
    QTest.qWait(120)
    assert gate.begun == 1
    screen.show()
    arrived(qtbot, screen)
    assert gate.begun == 2
    assert "38% #1" in cells(screen)


def test_a_screen_left_at_once_asks_when_it_is_seen_again(
    qtbot: QtBot, apparel: Workspace, look: Look, jobs: Jobs, gate: Gate
) -> None:
    gate.open.set()
    screen = shown(qtbot, apparel, look, jobs)
    screen.hide()
    QTest.qWait(120)
    screen.show()
    arrived(qtbot, screen)
    assert "38% #1" in cells(screen)


def test_the_switch_shows_importance_upwards_with_its_quarters(screen: DriversScreen) -> None:
    panel = screen.chart_panel
    QTest.mouseClick(panel.axes.button("importance"), _LEFT)
    places = panel.chart.places()
    assert places is not None
    shares = {one.driver.id: one.share.value for one in found(screen).drivers if one.share.value is not None}
    assert {one.point.driver: one.point.y for one in places.marks} == shares
    assert {one.title for one in places.quarters} == {"Improve first", "Keep up", "Watch", "Maintain"}
    assert places.y_mean is not None
    assert places.y_mean.text == "Mean of 11 drivers 9.1%"
    hollow = {one.point.name for one in places.marks if one.point.hollow}
    assert "店舗接客" in hollow
    assert "デザイン" not in hollow
    assert "返品・交換 (rated by too few, n=286)" in words(screen)


def test_the_picture_of_importance_is_used_by_keys_and_told(screen: DriversScreen) -> None:
    panel = screen.chart_panel
    panel.axes.button("importance").setFocus()
    QTest.keyClick(panel.axes.button("importance"), Qt.Key.Key_Space)
    panel.chart.setFocus()
    QTest.keyClick(panel.chart, Qt.Key.Key_Down)
    assert screen.workspace.selection.driver == id_of(screen, "デザイン")
    assert screen.table_panel.table.chosen_id == id_of(screen, "デザイン")
    assert panel.chart.accessibleName() == "Satisfaction and importance of the drivers"
    assert "Importance 38.0% (95% interval 29.9% to 46.1%), n=1,230. Keep up" in panel.chart.accessibleDescription()
    screen.workspace.select(driver_chosen(screen.workspace.state.journey, id_of(screen, "店舗接客")))
    assert "(position not certain)" in panel.chart.accessibleDescription()


def test_an_open_mark_is_open_and_a_certain_one_is_filled(screen: DriversScreen) -> None:
    panel = screen.chart_panel
    QTest.mouseClick(panel.axes.button("importance"), _LEFT)
    places = panel.chart.places()
    assert places is not None
    image = panel.chart.canvas.grab().toImage()
    for one in places.marks:
        if one.point.name in {"店舗接客", "デザイン"}:
            ink = "panel" if one.point.hollow else "whisker"
            assert image.pixelColor(one.at.toPoint()).name() == screen.look.colour(ink).name()


def test_another_name_or_target_leaves_the_importance_as_it_is(
    qtbot: QtBot, apparel: Workspace, look: Look, jobs: Jobs, gate: Gate
) -> None:
    gate.open.set()
    screen = shown(qtbot, apparel, look, jobs)
    arrived(qtbot, screen)
    before = cells(screen)
    rename(screen, "デザイン", "見た目")
    apparel.edit_journey(message("step_target"), lambda one: set_target(one, 20))
    assert cells(screen) == before
    assert "見た目" in names(screen)
    assert not screen.is_pending
    assert gate.begun == 1


def test_the_focus_comes_back_to_the_picture_after_an_edit(qtbot: QtBot, screen: DriversScreen) -> None:
    screen.activateWindow()
    chart, button = screen.chart_panel.chart, screen.chart_panel.axes.button("importance")
    QTest.mouseClick(button, _LEFT)
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    cut_otherwise(screen)
    assert button.hasFocus()
    arrived(qtbot, screen)
    assert chart.hasFocus()


def few(path: Path, drivers: int, rows: int) -> Path:
    """Write a survey with so many drivers and respondents."""
    named = ("店舗接客", "品揃え", "価格", "支払い", "品質", "デザイン")[:drivers]
    head = ["No", *(f"{one}の満足度（5：とても満足）" for one in named), "1年後も利用していると思いますか（0〜10）"]
    lines = [",".join(head)]
    for at in range(rows):
        ratings = [1 + (at * (one + 1) + at // 7) % 5 for one in range(drivers)]
        lines.append(",".join(map(str, [at, *ratings, min(10, 2 * ratings[0] + at % 3)])))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("drivers", "count", "said"),
    [
        (6, 55, "55 respondents are too few for 6 drivers; 60 are needed. Only the correlations are shown."),
        (1, 45, "No driver has enough ratings. Only the correlations are shown."),
    ],
)
def test_too_few_answers_leave_the_correlations_and_a_sentence(
    qtbot: QtBot,
    workspace: Workspace,
    look: Look,
    jobs: Jobs,
    tmp_path: Path,
    drivers: int,
    count: int,
    said: str,
) -> None:
    open_in(workspace, few(tmp_path / "few.csv", drivers, count))
    screen = shown(qtbot, workspace, look, jobs)
    arrived(qtbot, screen)
    head = screen.table_panel.table.figures.headerData(IMPORTANCE, Qt.Orientation.Horizontal, _TEXT)
    known = found(screen).drivers
    assert head == "Correlation"
    assert len(known) == drivers
    assert cells(screen) == [correlation_text(one.pearson) for one in known]
    assert cells(screen)[0].startswith("+0.")
    assert screen.table_panel.note.text().endswith(said)
    QTest.mouseClick(screen.chart_panel.axes.button("importance"), _LEFT)
    assert said in screen.chart_panel.said.text.text()
    assert screen.chart_panel.said.isVisible()


def test_fewer_than_ten_answers_show_no_figure(
    qtbot: QtBot, workspace: Workspace, look: Look, jobs: Jobs, tmp_path: Path
) -> None:
    open_in(workspace, few(tmp_path / "few.csv", 1, 7))
    screen = shown(qtbot, workspace, look, jobs)
    arrived(qtbot, screen)
    assert cells(screen) == ["–"]
    assert screen.table_panel.note.text().endswith("No driver has enough ratings.")


def test_a_kind_filters_the_picture_and_moves_no_line(screen: DriversScreen) -> None:
    QTest.mouseClick(screen.chart_panel.axes.button("importance"), _LEFT)
    before = screen.chart_panel.chart.places()
    screen.kinds.setFocus()
    QTest.keyClick(screen.kinds, Qt.Key.Key_Down)
    QTest.keyClick(screen.kinds, Qt.Key.Key_Down)
    after = screen.chart_panel.chart.places()
    assert before is not None
    assert after is not None
    assert len(after.marks) < len(before.marks)
    assert after.y_mean is not None
    assert before.y_mean is not None
    assert after.y_mean.text == before.y_mean.text


@pytest.mark.parametrize(("language", "title"), [("ja", "重要度"), ("en", "Importance")])
def test_the_column_and_the_switch_speak_the_language_in_use(screen: DriversScreen, language: str, title: str) -> None:
    screen.look.set_language(language)
    model = screen.table_panel.table.figures
    assert model.headerData(IMPORTANCE, Qt.Orientation.Horizontal, _TEXT) == title
    assert {"ja": "38% 1位", "en": "38% #1"}[language] in cells(screen)  # what is known is not worked out anew
    switch = {"ja": "満足 × 重要度", "en": "Satisfaction × importance"}[language]
    assert screen.chart_panel.axes.button("importance").text() == switch
