"""Cards of figures, opened by mouse and keys on every screen: they say what is shown, and go away again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from loyalty_desktop.desktop.explaining.card import ExplanationCard
from loyalty_desktop.desktop.explaining.offering import offer
from loyalty_desktop.desktop.explaining.respondents import RespondentsDialog
from loyalty_desktop.desktop.header import Header
from loyalty_desktop.desktop.screens.compare.screen import CompareScreen
from loyalty_desktop.desktop.screens.customers.screen import CustomersScreen
from loyalty_desktop.desktop.screens.drivers.screen import DriversScreen
from loyalty_desktop.desktop.screens.experiences.screen import ExperiencesScreen
from loyalty_desktop.desktop.screens.journey.screen import JourneyScreen
from loyalty_desktop.desktop.session.customer_lists import CustomerLists
from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.desktop.session.selection import experience_chosen
from loyalty_desktop.desktop.session.waves import Waves
from loyalty_desktop.report.explained_scores import overall_score
from tests.desktop.answering import Answers
from tests.desktop.conftest import see

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.documents import Documents
    from loyalty_desktop.desktop.session.jobs import Jobs
    from loyalty_desktop.desktop.session.notices import Notices
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.desktop.widgets.figure_table import FigureTable

_LEFT, _NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_SPACE = Qt.Key.Key_Space


def the_card(parent: QWidget) -> ExplanationCard:
    found = [one for one in parent.window().findChildren(ExplanationCard) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def no_card(parent: QWidget) -> bool:
    return not any(one.isVisible() for one in parent.window().findChildren(ExplanationCard))


def click_figure(table: FigureTable[Any], row: int, key: str) -> str:
    """Click on the digits of a figure and return what the table says there."""
    column = next(at for at, one in enumerate(table.figures.columns) if one.key == key)
    index = table.figures.index(row, column)
    place = table.figure_rect(index)
    assert place is not None
    QTest.mouseClick(table.viewport(), _LEFT, _NO_KEY, place.center())
    return str(index.data())


@pytest.fixture
def header(qtbot: QtBot, apparel: Workspace, look: Look) -> Header:
    made = Header(apparel, look, QAction("Undo: x"), QAction("Redo"))
    see(qtbot, made, 1440, 73)
    made.draw()
    return made


def test_the_score_explains_itself_by_mouse_and_key_and_escape_goes_back(header: Header, qtbot: QtBot) -> None:
    score = header._score
    QTest.mouseClick(score, _LEFT)
    card = the_card(header)
    assert card.figure.text() == score.text() == "+12.4"
    assert "(Repeaters 470 − At risk 317) ÷ 1,238 × 100 = +12.4" in card.explanation.text
    assert "95% interval +7.9 to +16.7" in card.accessibleDescription()
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert no_card(header)
    score.setFocus()
    QTest.keyClick(score, _SPACE)
    assert the_card(header).title.text() == "NRS"
    QTest.keyClick(the_card(header), Qt.Key.Key_Escape)
    assert no_card(header)


def test_each_class_explains_itself(header: Header) -> None:
    bar = header._bar
    for text, (_code, place) in zip(bar.texts(), bar.spots()[:3], strict=True):
        QTest.mouseClick(bar, _LEFT, _NO_KEY, place.center())
        card = the_card(header)
        assert text == f"{card.title.text()} {card.figure.text()}"
        card.close()
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Right)
    QTest.keyClick(bar, _SPACE)
    assert the_card(header).title.text() == "Neutral"


def test_the_text_of_a_card_can_be_copied(header: Header) -> None:
    QTest.mouseClick(header._score, _LEFT)
    card = the_card(header)
    QTest.mouseClick(card.copy_button, _LEFT)
    assert QGuiApplication.clipboard().text() == card.explanation.text
    assert card.copy_button.text() == "Copied"


def test_an_edit_closes_the_card_of_the_state_before(header: Header, apparel: Workspace) -> None:
    QTest.mouseClick(header._score, _LEFT)
    the_card(header)
    apparel.changed.emit()
    assert no_card(header)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """An empty window of 1280 x 720, or as much of that as the screen has."""
    made, room = QWidget(), QApplication.primaryScreen().availableGeometry().size()
    see(qtbot, made, min(1280, room.width()), min(720, room.height()))
    made.move(0, 0)
    return made


@pytest.mark.parametrize("corner", [QPoint(2, 2), QPoint(1270, 700), QPoint(2, 700), QPoint(1270, 350)])
def test_a_card_stays_in_its_window_and_off_its_figure(
    window: QWidget, apparel: Workspace, look: Look, corner: QPoint
) -> None:
    corner = QPoint(min(corner.x(), window.width() - 12), min(corner.y(), window.height() - 12))
    figure = QRect(corner, corner + QPoint(8, 8))
    card = offer(apparel, look, window, figure, overall_score)
    assert card is not None
    assert QRect(window.mapToGlobal(QPoint(0, 0)), window.size()).contains(card.geometry())
    assert not card.geometry().intersects(QRect(window.mapToGlobal(figure.topLeft()), figure.size()))
    card.close()


def test_the_figures_of_the_table_of_drivers(qtbot: QtBot, apparel: Workspace, look: Look, jobs: Jobs) -> None:
    screen = DriversScreen(apparel, look, Further(apparel, jobs))
    see(qtbot, screen)
    qtbot.waitUntil(lambda: not screen.is_pending, timeout=20_000)
    table = screen.table_panel.table
    for key in ("head", "heart", "lift", "importance"):
        shown = click_figure(table, 3, key)
        card = the_card(screen)
        assert card.figure.text() in shown
        assert apparel.selection.driver == table.figures.rows[3].driver  # the click has chosen the row too
        QTest.keyClick(card, Qt.Key.Key_Escape)
    table.setFocus()
    table.setCurrentIndex(table.figures.index(3, 4))
    QTest.keyClick(table, _SPACE)
    assert the_card(screen).title.text().endswith("heart")
    the_card(screen).close()
    QTest.mouseClick(table.viewport(), _LEFT, _NO_KEY, table.visualRect(table.figures.index(5, 0)).center())
    assert no_card(screen)  # a name is chosen, and explains nothing


def test_a_point_is_chosen_by_the_first_click_and_explained_by_the_second(
    qtbot: QtBot, apparel: Workspace, look: Look, jobs: Jobs
) -> None:
    screen = DriversScreen(apparel, look, Further(apparel, jobs))
    see(qtbot, screen)
    chart = screen.chart_panel.chart
    places = chart.places()
    assert places is not None
    mark = places.marks[0]
    QTest.mouseClick(chart.canvas, _LEFT, _NO_KEY, mark.at.toPoint())
    assert apparel.selection.driver == mark.point.driver
    assert no_card(screen)
    chart.setFocus()
    QTest.keyClick(chart, _SPACE)
    assert the_card(screen).title.text() == f"{mark.point.name}: heart"
    the_card(screen).close()
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    places = chart.places()  # the note below the table may have grown meanwhile
    assert places is not None
    mark = next(one for one in places.marks if one.point.driver == mark.point.driver)
    QTest.mouseClick(chart.canvas, _LEFT, _NO_KEY, mark.at.toPoint())
    assert the_card(screen).explanation.n == mark.point.n_heart
    the_card(screen).close()


def test_experiences_explain_themselves_and_show_their_respondents(
    qtbot: QtBot, apparel: Workspace, look: Look
) -> None:
    screen = ExperiencesScreen(apparel, look)
    see(qtbot, screen)
    row = screen.table.figures.rows[0]
    for key in ("contribution", "incidence", "n", "with", "without", "difference"):
        shown = click_figure(screen.table, 0, key)
        card = the_card(screen)
        assert card.figure.text() in shown or key == "n"
        card.close()
    click_figure(screen.table, 0, "with")
    QTest.mouseClick(the_card(screen).show_button, _LEFT)
    dialog = next(one for one in screen.window().findChildren(RespondentsDialog) if one.isVisible())
    assert len(dialog.rows) == dialog.cells.rows == row.with_it.n
    survey = apparel.state.survey
    assert survey is not None
    numbers = [dialog.cells.row_number(at) for at in range(dialog.cells.rows)]
    assert numbers == sorted(numbers)
    assert dialog.cells.row_of(numbers[5]) == 5
    column = next(at for at, one in enumerate(survey.columns) if one.role == "id")
    ((shown_id, _state),) = dialog.cells.column(column).shown(0, 1)
    assert shown_id == survey.columns[column].distinct.texts[survey.columns[column].raw.codes[dialog.rows[0]]]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_sentences_and_scores_of_an_experience_explain_themselves(
    qtbot: QtBot, apparel: Workspace, look: Look
) -> None:
    screen = ExperiencesScreen(apparel, look)
    see(qtbot, screen)
    apparel.select(experience_chosen(apparel.state.journey, screen.table.figures.rows[0].experience))
    for label, figure in zip(screen.pane.sentences, ("score with it", "difference", "contribution"), strict=True):
        QTest.mouseClick(label, _LEFT)
        assert the_card(screen).title.text().endswith(figure)
        the_card(screen).close()
    chart = screen.pane.chart
    for column, place in chart.spots():
        QTest.mouseClick(chart, _LEFT, _NO_KEY, place.center())
        assert the_card(screen).title.text().endswith(f"score {column} it")
        the_card(screen).close()


def test_customers_explain_themselves(
    qtbot: QtBot, apparel: Workspace, look: Look, jobs: Jobs, notices: Notices
) -> None:
    lists = CustomerLists(apparel, jobs, notices)
    screen = CustomersScreen(apparel, look, Further(apparel, jobs), lists, Answers())
    see(qtbot, screen)
    (step, place), *_more = screen.answers.spots()[10:]
    QTest.mouseClick(screen.answers, _LEFT, _NO_KEY, place.center())
    assert the_card(screen).explanation.n == step.count  # type: ignore[union-attr]
    the_card(screen).close()
    _code, place = screen.sales.sales.spots()[2]
    QTest.mouseClick(screen.sales.sales, _LEFT, _NO_KEY, place.center())
    assert the_card(screen).title.text() == "Good sales"
    the_card(screen).close()
    cell = screen.grid.cells["positive_low"]
    QTest.mouseClick(cell, _LEFT, _NO_KEY, cell.spots()[0][1].center())
    qtbot.waitUntil(lambda: not no_card(screen))
    assert the_card(screen).title.text() == cell.text()
    assert cell.isChecked()  # the click has chosen the cell too
    the_card(screen).close()
    cell.setFocus()
    QTest.keyClick(cell, _SPACE)
    assert the_card(screen).title.text() == cell.text()
    the_card(screen).close()


def test_groups_and_cells_of_the_comparison_explain_themselves(
    qtbot: QtBot, apparel: Workspace, look: Look, jobs: Jobs, documents: Documents
) -> None:
    further = Further(apparel, jobs)
    screen = CompareScreen(apparel, look, further, Waves(apparel, documents, further), Answers())
    see(qtbot, screen)
    forest, heat = screen.forest.table, screen.heat.table
    shown = click_figure(forest, 1, "score")
    assert the_card(screen).figure.text() == shown
    the_card(screen).close()
    index = heat.cells.index(2, 1)
    QTest.mouseClick(heat.viewport(), _LEFT, _NO_KEY, heat.visualRect(index).center())
    card = the_card(screen)
    assert heat.place == (2, 1)
    assert card.figure.text() in str(index.data())
    card.close()
    heat.setFocus()
    QTest.keyClick(heat, _SPACE)
    assert the_card(screen).explanation == card.explanation
    the_card(screen).close()


def test_cards_of_the_journey_explain_themselves(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    screen = JourneyScreen(apparel, look)
    see(qtbot, screen)
    driver = apparel.state.journey.drivers[0]
    card = screen.canvas.board.items["driver", driver.id]
    key, place = card.figures()[0]
    QTest.mouseClick(card, _LEFT, _NO_KEY, place.center())
    assert the_card(screen).title.text().endswith(key)
    assert apparel.selection.driver == driver.id
    the_card(screen).close()
    one = next(one for one in apparel.state.journey.experiences if one.driver is not None)
    row = screen.canvas.board.items["experience", one.id]
    row.setFocus()
    QTest.keyClick(row, _SPACE)
    assert the_card(screen).title.text() == f"{one.name}: score with it"
    the_card(screen).close()
