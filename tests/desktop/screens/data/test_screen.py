"""The data screen as a person uses it: every correction moves the figures at once, and can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.session.notices import Notice, Notices
from loyalty_desktop.desktop.session.opening import Opened
from loyalty_desktop.desktop.session.selection import column_chosen
from loyalty_desktop.journey.model import Filter, Stage
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.messages import message
from loyalty_desktop.report.what_was_read import Tile
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.survey import survey
from tests.desktop.screens.data.acting import (
    LEFT,
    NONE,
    SHIFT,
    choose,
    click_head,
    column,
    picker,
    place,
    results,
    take_role,
)
from tests.surveys import TOYAMA, survey_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.workspace import Workspace
    from tests.desktop.screens.data.conftest import Show

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # pop-ups, without a screen

FOOD, AGAIN = "AM", "AW"


def figures_are_right(workspace: Workspace) -> bool:
    """Say whether the figures are those of the whole way once more, from the workbook on."""
    state = workspace.state
    assert state.survey is not None
    read = survey(state.survey.workbook, state.project.sources[0].reading)
    return analyze(Counter(read), state.journey) == state.results


def test_role_when_it_is_taken_from_the_list(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    grid, before = screen.grid, toyama.state
    choose(screen, FOOD)
    take_role(grid, place(toyama, FOOD), "segment")

    assert column(toyama, FOOD).role == "segment"
    assert len(results(toyama).drivers) == 4
    assert figures_are_right(toyama)
    assert toyama.steps.count() == 1

    toyama.steps.undo()
    assert toyama.state.project == before.project
    assert toyama.state.results == before.results
    toyama.steps.redo()
    assert column(toyama, FOOD).role == "segment"


def test_role_when_keys_take_it(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    choose(screen, AGAIN)
    screen.grid.setFocus()
    QTest.keyClick(screen.grid, Qt.Key.Key_Return)
    listed = picker(screen.grid).list
    for _role in ("loyalty", "driver"):  # below the line that confirms what is there
        QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Return)

    assert column(toyama, AGAIN).role == "driver"
    assert QApplication.activePopupWidget() is None


def test_role_when_the_list_is_left(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    choose(screen, AGAIN)
    screen.grid.setFocus()
    QTest.keyClick(screen.grid, Qt.Key.Key_F4)
    QTest.keyClick(picker(screen.grid).list, Qt.Key.Key_Escape)

    assert QApplication.activePopupWidget() is None
    assert toyama.steps.count() == 0


def test_roles_when_several_columns_are_chosen(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    first, last = place(toyama, FOOD), place(toyama, "AO")
    choose(screen, FOOD)
    click_head(screen.grid, last, SHIFT)
    take_role(screen.grid, first, "unused")

    assert {column(toyama, letter).role for letter in (FOOD, "AN", "AO")} == {"unused"}
    assert toyama.steps.count() == 1
    assert len(screen.grid.chosen) == 3
    toyama.steps.undo()
    assert {column(toyama, letter).role for letter in (FOOD, "AN", "AO")} == {"driver"}


def test_role_when_it_becomes_the_loyalty_question(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    choose(screen, FOOD)
    screen.inspector.role.setCurrentIndex(0)
    screen.inspector.role.activated.emit(0)

    measure = toyama.state.journey.measure
    assert measure.column == column(toyama, FOOD).key
    assert (measure.low, measure.high) == (1, 5)
    assert figures_are_right(toyama)


def test_chain_when_a_scale_is_corrected(toyama: Workspace, show: Show) -> None:
    """Turn a scale, leave a value out, read the others alike, and take everything back."""
    screen = show(toyama)
    inspector = screen.inspector
    start = toyama.state
    choose(screen, FOOD)
    before = next(one for one in results(toyama).drivers if one.driver.column == column(toyama, FOOD).key)

    QTest.mouseClick(inspector.direction.switch, LEFT, NONE, inspector.direction.switch.rect().center())
    turned = next(one for one in results(toyama).drivers if one.driver.column == before.driver.column)
    assert (before.top2, turned.top2) == (1591 + 1359, 5 + 18)
    assert inspector.direction.example.accessibleName() == "Now best: 大いに不満. If switched: 大いに満足."

    inspector.excluded.add.click()
    inspector.excluded.form.value.setEditText("普通")
    inspector.excluded.form.reason.setCurrentIndex(1)
    inspector.excluded.form.take.click()
    key = column(toyama, FOOD).key
    assert [chip.text() for chip in inspector.excluded.chips] == ["普通  ✕"]
    assert toyama.reading.correction(key).missing == (("普通", "dont_know"),)

    assert inspector.same_scale.isVisible()
    assert "5 more" in inspector.same_scale.text()
    inspector.same_scale.click()
    assert all(toyama.reading.correction(one.column).missing for one in toyama.reading.corrections)
    assert len(toyama.reading.corrections) == 6
    assert not inspector.same_scale.isVisible()
    assert figures_are_right(toyama)

    assert toyama.steps.count() == 3
    for _step in range(3):
        toyama.steps.undo()
    assert toyama.state.project == start.project
    assert toyama.state.results == start.results
    assert not inspector.direction.switch.isChecked()


def test_clear_when_something_was_corrected(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    choose(screen, FOOD)
    assert not screen.inspector.clear.isVisible()
    screen.inspector.direction.switch.click()
    screen.inspector.clear.click()

    assert toyama.reading.corrections == ()
    assert not screen.inspector.clear.isVisible()
    assert toyama.steps.count() == 2


def test_direction_when_it_is_turned_back(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    choose(screen, FOOD)
    screen.inspector.direction.switch.click()
    screen.inspector.direction.switch.click()

    assert toyama.reading.corrections == ()  # it is read as proposed: there is nothing to remember


def test_next_when_the_unsure_are_looked_through(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    button = screen.role_line.trusts["open"]
    unknown = [head.letter for head in screen._heads if head.look == "open"]
    assert {AGAIN, "AZ"} <= set(unknown)  # the last one has no heading; AH counts among the roles to check
    assert button.text().endswith(f" {len(unknown)}")
    letters = []
    for _click in range(len(unknown) + 1):
        button.click()
        key = toyama.selection.column
        letters.append(next(head.letter for head in screen._heads if head.key == key))

    assert letters == [*unknown, unknown[0]]
    assert screen.grid.viewport().rect().contains(screen.grid.header_rect(place(toyama, unknown[0])))


def test_language_when_it_changes(apparel: Workspace, show: Show, look: Look) -> None:
    screen = show(apparel)
    choose(screen, "I")
    look.set_language("ja")

    assert screen.left_out.used.text() == "分析に使う回答 1,238 件"
    assert screen.inspector.trust.accessibleName() == "確実（5段階の評価）"
    assert screen.inspector.table.rows.index(0, 2).data() == "頭の満足に数える"
    assert screen.inspector.role.currentText() == "ドライバー"
    assert screen.strip.headings.itemText(0) == "1 行目（自動）"
    look.set_language("en")
    assert screen.left_out.used.text() == "1,238 answers are analysed"


def test_left_out_when_answers_are_missing(apparel: Workspace, show: Show) -> None:
    screen = show(apparel)
    screen.resize(2400, 900)
    QApplication.processEvents()

    assert screen.left_out.reasons.shown == (
        ("Repeated answers", "3"),
        ("Same throughout", "12"),
        ("Identical rows", "2"),
        ("Outside scale", "4"),
        ("Full-width digits", "118"),
        ("No loyalty answer", "20"),
        ("Loyalty answers outside the scale", "1"),
    )
    assert screen.left_out.sum.accessibleName() == "1,259 rows, 21 of them without a loyalty answer"


def test_left_out_when_there_is_no_room(apparel: Workspace, show: Show) -> None:
    screen = show(apparel)
    reasons = tuple(Tile("Empty rows", "Empty rows", count) for count in range(1, 8))
    screen.left_out.reasons.show_tiles(reasons)

    *whole, last = screen.left_out.reasons.shown
    assert whole == [("Empty rows", str(count)) for count in range(1, len(whole) + 1)]
    assert 1 < len(whole) < 6
    assert last == (f"{7 - len(whole)} more reasons", str(sum(range(len(whole) + 1, 8))))


def test_reasons_without_room_are_named_with_their_counts(apparel: Workspace, show: Show) -> None:
    screen = show(apparel)
    row = screen.left_out.reasons
    rows = Tile("Empty rows", "Empty rows", 2)
    digits = Tile("Full-width digits", "Numbers typed in full-width digits", 1118, cells=True)
    row.show_tiles((rows,) * 6 + (digits,))
    last = next(cell for cell in reversed(row.cells) if not cell.isHidden())
    assert last.count.text() == ""  # rows and answers are not added up
    assert last.names.isVisible()
    assert last.names.full_text().endswith("Empty rows 2, Full-width digits 1,118")
    assert last.accessibleName().splitlines()[-1] == "Full-width digits 1,118"
    row.show_tiles((rows, digits))
    assert not any(cell.names.isVisible() for cell in row.cells)


def test_onward_when_it_is_pressed(apparel: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(apparel)
    with qtbot.waitSignal(screen.journey_wanted):
        screen.left_out.onward.click()


def test_screen_when_nothing_is_open(workspace: Workspace, show: Show, look: Look) -> None:
    screen = show(workspace)
    assert screen.no_survey.isVisible()
    assert not screen.grid.isVisible()
    look.set_language("ja")
    look.set_theme("dark")
    assert screen.no_survey.title.text() == "アンケートのファイルをここにドロップ"


def test_screen_when_a_file_is_chosen(workspace: Workspace, show: Show, files: list[Path], qtbot: QtBot) -> None:
    screen = show(workspace)
    screen.no_survey.choose.click()  # the dialog is left without a choice
    assert not workspace.is_open

    files.append(TOYAMA)
    screen.no_survey.choose.click()
    qtbot.waitUntil(lambda: workspace.state.survey is not None, timeout=60_000)
    assert screen.grid.isVisible()
    assert screen.grid.visible_cells()


def test_screen_when_a_file_is_dropped(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(workspace)
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(TOYAMA))])
    copy, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPoint(300, 300), copy, carried, buttons, NONE)
    QApplication.sendEvent(screen, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(screen, QDropEvent(QPointF(300, 300), copy, carried, buttons, NONE))

    qtbot.waitUntil(lambda: workspace.state.survey is not None, timeout=60_000)


def test_drop_when_a_survey_is_open(toyama: Workspace, show: Show) -> None:
    """A file that falls onto an open survey is the window's business, not the grid's."""
    screen = show(toyama)
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(TOYAMA))])
    entering = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(screen, entering)

    assert not entering.isAccepted()


def test_screen_when_only_a_journey_is_drawn(workspace: Workspace, show: Show) -> None:
    journey = changed(suggest_journey(survey_of(TOYAMA)), stages=(Stage("1", "旅"),))
    workspace.open(Opened(Project((), journey), None, None, None))
    screen = show(workspace)

    assert "Your journey is ready" in screen.no_survey.told.text()


def test_screen_when_the_file_is_gone(toyama: Workspace, show: Show) -> None:
    project = toyama.state.project
    toyama.open(Opened(project, None, None, None))
    screen = show(toyama)

    assert "toyama_2025.csv" in screen.no_survey.told.text()
    assert screen.no_survey.choose.text() == "Show where it is…"
    nowhere = changed(project, sources=(changed(project.sources[0], path_absolute=""),))
    toyama.open(Opened(nowhere, None, None, None))
    assert screen.no_survey.told.text() == "The file toyama_2025.csv was not found. Check the name and the folder."


def test_screen_when_the_journey_cannot_be_analysed(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    toyama.edit_journey(
        message("step_filters"), lambda journey: changed(journey, filters=(Filter(ColumnKey("なし"), ("x",)),))
    )

    assert toyama.state.results is None
    assert toyama.state.problem is not None
    assert screen.left_out.used.text() == "Nothing can be analysed yet"
    assert screen.left_out.sum.accessibleName() == toyama.state.problem.text()
    assert screen.grid.visible_cells()


def test_screen_when_there_is_no_loyalty_question(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    choose(screen, "AV")
    journey = changed(toyama.state.journey, measure=changed(toyama.state.journey.measure, column=None))
    toyama.edit_journey(message("step_measure", column=""), lambda _journey: journey)

    assert screen.left_out.used.text() == "No loyalty question yet"


def test_screen_when_it_was_hidden_meanwhile(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    screen.hide()
    toyama.select(column_chosen(toyama.state.journey, column(toyama, FOOD).key))
    screen.show()

    assert screen.grid.chosen == (column(toyama, FOOD).key,)
    assert screen.inspector.heading.text() == "満足度（食べ物・料理）"


@pytest.mark.parametrize("size", [(1204, 596), (2460, 1300)])
def test_layout_when_the_window_is_small_or_large(apparel: Workspace, show: Show, size: tuple[int, int]) -> None:
    screen = show(apparel)
    choose(screen, "I")
    screen.resize(*size)
    QApplication.processEvents()

    assert screen.minimumSizeHint().width() <= 1204
    assert screen.minimumSizeHint().height() <= 596
    for part in (screen.strip, screen.grid, screen.inspector, screen.left_out):
        box = part.rect().translated(part.mapTo(screen, QPoint()))
        assert screen.rect().contains(box)
    assert screen.grid.width() >= screen.width() - 400
    assert isinstance(screen, DataScreen)


def test_code_when_it_is_beyond_the_scale(toyama: Workspace, show: Show, notices: Notices) -> None:
    """A wrong key must not stretch a scale of five to nine."""
    said: list[Notice] = []
    notices.said.connect(said.append)
    screen = show(toyama)
    choose(screen, FOOD)
    before = toyama.state.project
    screen.inspector.code_wanted.emit("満足", 9)
    assert toyama.state.project == before
    assert said[-1].messages[0].id == "code_outside_scale"
    screen.inspector.code_wanted.emit("満足", 3)
    assert toyama.state.project != before
