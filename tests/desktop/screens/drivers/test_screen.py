"""The screen of drivers, used like a person does, its figures compared with what analyze says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from loyalty_desktop.desktop.screens.drivers.screen import DriversScreen
from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.desktop.session.jobs import Jobs
from loyalty_desktop.desktop.session.selection import driver_chosen, experience_chosen
from loyalty_desktop.journey.edit import remove_driver, rename_driver, set_filters
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.messages import message
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.findings import findings
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.conftest import dress, open_in, see

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

_LEFT, _NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_TEXT = Qt.ItemDataRole.DisplayRole


def shown(qtbot: QtBot, workspace: Workspace, look: Look, width: int = 1364, height: int = 776) -> DriversScreen:
    jobs = Jobs()
    made = DriversScreen(workspace, look, Further(workspace, jobs))
    qtbot.addWidget(made, before_close_func=lambda _screen: jobs.finish())
    return see(qtbot, made, width, height)


@pytest.fixture
def screen(qtbot: QtBot, apparel: Workspace, look: Look) -> DriversScreen:
    return shown(qtbot, apparel, look)


def figures(screen: DriversScreen) -> Results:
    results = screen.workspace.state.results
    assert results is not None
    return results


def id_of(screen: DriversScreen, name: str) -> str:
    return next(one.id for one in screen.workspace.state.journey.drivers if one.name == name)


def rows(screen: DriversScreen) -> list[list[str]]:
    model = screen.table_panel.table.figures
    return [
        [str(model.index(row, column).data(_TEXT)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def click_row(screen: DriversScreen, name: str) -> None:
    table = screen.table_panel.table
    place = table.figures.place_of(id_of(screen, name))
    assert place is not None
    at = table.visualRect(table.figures.index(place, 0)).center()
    QTest.mouseClick(table.viewport(), _LEFT, _NO_KEY, at)


def drawn(screen: DriversScreen) -> set[str]:
    places = screen.chart_panel.chart.places()
    assert places is not None
    return {one.point.name for one in places.marks}


def choose_kind(screen: DriversScreen, presses: int) -> None:
    screen.kinds.setFocus()
    for _time in range(presses):
        QTest.keyClick(screen.kinds, Qt.Key.Key_Down)


def visible_words(screen: DriversScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def test_every_driver_stands_in_the_table_with_its_figures(screen: DriversScreen) -> None:
    results = figures(screen)
    found = rows(screen)
    for row, one in zip(found, (*results.drivers, *results.overall), strict=True):
        arrow = "▲" in row[5] or "▼" in row[5]
        assert row[0] == one.driver.name
        assert row[2] == f"{one.head.n:,} / {one.heart.n:,}"
        assert row[3:5] == [share_text(one.head.value), score_text(one.heart.value)]
        assert row[5].split()[0] == score_text(one.lift.points)
        assert arrow == (one in results.drivers and (one.lift.p_adjusted or 0) < 0.05)
    assert ["店舗接客", "選ぶ", "1,012 / 639", "63%", "+41", "+63 ▲"] in [one[:6] for one in found]
    assert found[-1][0] == "総合満足度"


def test_a_click_in_the_table_chooses_everywhere(screen: DriversScreen) -> None:
    click_row(screen, "店舗接客")
    shop = id_of(screen, "店舗接客")
    assert screen.workspace.selection == driver_chosen(screen.workspace.state.journey, shop)
    assert "店舗接客" in screen.chart_panel.chart.accessibleDescription()


def test_a_click_in_the_picture_chooses_everywhere(screen: DriversScreen) -> None:
    chart = screen.chart_panel.chart
    places = chart.places()
    assert places is not None
    point = next(one for one in places.marks if one.point.name == "デザイン")
    QTest.mouseClick(chart.canvas, _LEFT, _NO_KEY, point.at.toPoint())
    assert screen.workspace.selection.driver == point.point.driver == screen.table_panel.table.chosen_id


def test_what_is_chosen_elsewhere_is_shown_here(screen: DriversScreen) -> None:
    journey = screen.workspace.state.journey
    experience = next(one for one in journey.experiences if one.driver is not None)
    screen.workspace.select(experience_chosen(journey, experience.id))
    assert screen.table_panel.table.chosen_id == experience.driver
    assert screen.workspace.selection.experience == experience.id
    screen.hide()
    screen.workspace.select(driver_chosen(journey, id_of(screen, "価格")))
    screen.show()
    assert screen.table_panel.table.chosen_id == id_of(screen, "価格")


def test_overall_satisfaction_can_be_chosen_and_is_never_ranked(screen: DriversScreen) -> None:
    table = screen.table_panel.table
    for _direction in range(2):
        header = table.horizontalHeader()
        at = header.rect().center()
        at.setX(header.sectionViewportPosition(5) + 40)
        QTest.mouseClick(header.viewport(), _LEFT, _NO_KEY, at)
        assert rows(screen)[-1][0] == "総合満足度"
    assert rows(screen)[0][0] == "価格"
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End)
    assert screen.workspace.selection.driver == screen.workspace.state.journey.overall[0].id
    assert "総合満足度" not in drawn(screen)


def test_the_kind_filters_picture_and_table_but_moves_nothing(screen: DriversScreen) -> None:
    plane, sentences = screen.chart_panel.chart.plane, [card.headline.text() for card in screen.cards]
    choose_kind(screen, 2)
    basic = {one.name for one in screen.workspace.state.journey.drivers if one.value == "basic"}
    assert drawn(screen) == basic
    assert {row[0] for row in rows(screen)} == {*basic, "総合満足度"}
    assert screen.chart_panel.chart.plane == plane
    assert [card.headline.text() for card in screen.cards] == sentences
    places = screen.chart_panel.chart.places()
    assert places is not None
    assert places.x_mean is not None
    assert places.x_mean.text == "Mean of 12 drivers 63.4%"


def test_the_switch_changes_what_is_upwards(screen: DriversScreen) -> None:
    panel = screen.chart_panel
    QTest.mouseClick(panel.axes.button("lift"), _LEFT)
    places = panel.chart.places()
    assert places is not None
    lifts = {one.driver.id: one.lift.points for one in figures(screen).drivers}
    assert {one.point.driver: one.point.y for one in places.marks} == lifts
    click_row(screen, "店舗接客")
    assert "Lift: NRS +62.9 (95% interval +53.4" in panel.chart.accessibleDescription()
    QTest.keyClick(panel.axes.button("lift"), Qt.Key.Key_Left)
    QTest.keyClick(panel.axes.button("heart"), Qt.Key.Key_Space)
    places = panel.chart.places()
    assert places is not None
    hearts = {one.driver.id: one.heart.value for one in figures(screen).drivers}
    assert {one.point.driver: one.point.y for one in places.marks} == hearts


def test_findings_say_what_the_figures_say_and_lead_to_the_experiences(screen: DriversScreen, qtbot: QtBot) -> None:
    found = findings(figures(screen))
    assert [card.headline.text() for card in screen.cards if card.isVisible()] == [one.headline.text() for one in found]
    assert [card.detail.text() for card in screen.cards if card.isVisible()] == [one.detail.text() for one in found]
    card = screen.cards[0]
    assert card.link.accessibleName() == "See the experiences of デザイン"
    with qtbot.waitSignal(screen.experiences_wanted):
        QTest.mouseClick(card.link, _LEFT)
    assert screen.workspace.selection.driver == found[0].driver
    for one in screen.cards:
        assert one.headline.height() >= one.headline.heightForWidth(one.headline.width())
        assert one.detail.height() >= one.detail.heightForWidth(one.detail.width())


def test_a_finding_without_experiences_has_no_link(qtbot: QtBot, toyama: Workspace, look: Look) -> None:
    screen = shown(qtbot, toyama, look)
    journey = toyama.state.journey
    for card, one in zip(screen.cards, findings(figures(screen)), strict=False):
        assert card.link.isVisible() == bool(journey.experiences_at(one.driver))


def test_an_edit_is_drawn_in_place(screen: DriversScreen) -> None:
    click_row(screen, "店舗接客")
    table, shop = screen.table_panel.table, id_of(screen, "店舗接客")
    table.sort_by(3)
    first = table.figures.id_at(0)
    screen.workspace.edit_journey(message("step_rename_driver", name="店"), lambda one: rename_driver(one, shop, "店"))
    assert "店" in drawn(screen)
    assert (table.chosen_id, table.figures.id_at(0)) == (shop, first)
    screen.workspace.edit_journey(message("step_remove_driver", name="店"), lambda one: remove_driver(one, shop))
    assert (table.chosen_id, len(rows(screen))) == (None, 12)
    screen.workspace.steps.undo()
    assert len(rows(screen)) == 13


def test_another_project_starts_with_everything_shown(screen: DriversScreen) -> None:
    choose_kind(screen, 1)
    QTest.mouseClick(screen.chart_panel.axes.button("lift"), _LEFT)
    screen.table_panel.table.sort_by(4)
    open_in(screen.workspace, screen.workspace.path or _nowhere())
    assert len(drawn(screen)) == 12
    assert rows(screen)[0][0] == "情報収集"
    assert screen.chart_panel.axes.button("heart").isChecked()


def _nowhere() -> Path:
    raise AssertionError


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_language_and_theme_follow_at_once(
    screen: DriversScreen, qapp: QApplication, language: str, theme: str
) -> None:
    look = screen.look
    look.set_theme("dark" if theme == "dark" else "light")
    look.set_language(language)
    dress(qapp, look)
    words = visible_words(screen)
    title, everything = ("ドライバー", "すべて") if language == "ja" else ("Drivers", "All")
    assert title in words.splitlines()
    assert screen.kinds.currentText() == everything
    head = screen.table_panel.table.figures.headerData(5, Qt.Orientation.Horizontal, _TEXT)
    assert head == ("リフト" if language == "ja" else "Lift (pt)")
    image = screen.table_panel.table.viewport().grab().toImage()
    assert image.pixelColor(4, 4).name() == look.colour("panel").name()


@pytest.mark.parametrize("size", [(1364, 776), (1204, 596), (2400, 1300)])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_everything_fits(qtbot: QtBot, apparel: Workspace, look: Look, size: tuple[int, int], language: str) -> None:
    look.set_language(language)
    screen = shown(qtbot, apparel, look, *size)
    assert (screen.width(), screen.height()) == size
    table = screen.table_panel.table
    assert not table.horizontalScrollBar().isVisible()
    assert screen.chart_panel.chart.canvas.height() > 250
    for card in screen.cards:
        assert card.detail.height() >= card.detail.heightForWidth(card.detail.width())
    assert screen.table_panel.note.height() >= screen.table_panel.note.heightForWidth(screen.table_panel.note.width())


def test_tab_goes_through_everything_in_reading_order(screen: DriversScreen) -> None:
    screen.kinds.setFocus()
    order = [screen.kinds]
    while (widget := QApplication.focusWidget()) is not None and len(order) < 12:
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())  # type: ignore[arg-type]
    panel = screen.chart_panel
    expected = [screen.kinds, panel.axes.button("heart"), panel.chart, screen.table_panel.table]
    expected += [card.link for card in screen.cards if card.link.isVisible()]
    assert [one for one in order if one in expected][: len(expected)] == expected


def test_with_nothing_open_it_says_what_to_do(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    screen = shown(qtbot, workspace, look)
    assert "No answers yet" in visible_words(screen)
    assert not screen.chart_panel.isVisible()
    assert not screen.kinds.isVisible()


def test_without_drivers_it_points_to_the_journey(screen: DriversScreen) -> None:
    journey = screen.workspace.state.journey
    screen.workspace.edit_journey(message("step_add_stage"), lambda one: changed(one, stages=(), experiences=()))
    assert "drag a column with ratings onto a stage" in visible_words(screen)
    screen.workspace.edit_journey(message("step_add_stage"), lambda _one: journey)
    assert screen.chart_panel.isVisible()


def test_a_journey_that_cannot_be_analysed_says_why(screen: DriversScreen) -> None:
    screen.workspace.edit_journey(message("step_filters"), lambda one: changed(one, weight=ColumnKey("no such column")))
    problem = screen.workspace.state.problem
    assert problem is not None
    assert problem.text() in visible_words(screen)


def test_too_few_answers_show_bases_but_no_picture(
    qtbot: QtBot, workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    answers = "\n".join(f"{at},{4 + at % 2},{at % 11}" for at in range(7))
    path = tmp_path / "few.csv"
    path.write_text(
        "No,店舗接客の満足度（5：とても満足）,1年後も利用していると思いますか（0〜10）\n" + answers, encoding="utf-8"
    )
    open_in(workspace, path)
    screen = shown(qtbot, workspace, look)
    assert [row[2:6] for row in rows(screen)] == [["7 / 7", "–", "–", "–"]]
    assert "Too few answers for a picture" in visible_words(screen)
    assert "n=7" in visible_words(screen)
    assert "No driver stands out clearly enough" in visible_words(screen)


def test_a_finding_is_copied_with_the_figures_it_rests_on(screen: DriversScreen) -> None:
    first, card = findings(figures(screen))[0], screen.cards[0]
    QTest.mouseClick(card.copy_button, _LEFT)
    assert QApplication.clipboard().text() == f"{first.headline.text()}\n{first.detail.text()}"
    assert "898" in QApplication.clipboard().text()  # the base
    QApplication.clipboard().clear()
    step = message("step_filter_add")
    screen.workspace.edit_journey(step, lambda journey: set_filters(journey, (Filter(ColumnKey("性別"), ("女性",)),)))
    card.actions()[0].trigger()
    assert QApplication.clipboard().text().endswith("Filter: 性別: 女性 · Weight: none, everybody counts alike")
