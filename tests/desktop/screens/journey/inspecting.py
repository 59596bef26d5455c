"""Choosing parts of the journey by name, as tests of the inspector do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.desktop.screens.journey.inspector import WIDTH, JourneyInspector
from loyalty_desktop.desktop.session.opening import Opened
from loyalty_desktop.desktop.session.selection import column_chosen, driver_chosen, experience_chosen
from loyalty_desktop.journey.project import Project, Source
from loyalty_desktop.journey.suggest import suggest_journey
from tests.surveys import survey_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Driver, Experience, Journey
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.sheet import Cell


def driver_named(workspace: Workspace, name: str) -> Driver:
    journey = workspace.state.journey
    return next(one for one in (*journey.drivers, *journey.overall) if one.name == name)


def experience_named(workspace: Workspace, name: str) -> Experience:
    return next(one for one in workspace.state.journey.experiences if one.name == name)


def key_of(workspace: Workspace, heading: str) -> ColumnKey:
    assert workspace.state.survey is not None
    return next(one.key for one in workspace.state.survey.columns if heading in one.heading)


def choose_driver(workspace: Workspace, name: str) -> None:
    workspace.select(driver_chosen(workspace.state.journey, driver_named(workspace, name).id))


def choose_experience(workspace: Workspace, name: str) -> None:
    workspace.select(experience_chosen(workspace.state.journey, experience_named(workspace, name).id))


def choose_column(workspace: Workspace, heading: str) -> None:
    workspace.select(column_chosen(workspace.state.journey, key_of(workspace, heading)))


def open_rows(workspace: Workspace, rows: Sequence[Sequence[Cell]]) -> Journey:
    """Open a small survey made of rows, the headings first, and return the journey proposed for it."""
    survey = survey_from(rows)
    project = Project((Source("", file_name="answers.xlsx", sha256="x"),), suggest_journey(survey))
    workspace.open(Opened(project, None, survey, Counter(survey), fresh=True))
    return workspace.state.journey


def inspector_of(qtbot: QtBot, workspace: Workspace, look: Look) -> JourneyInspector:
    """Return an inspector that follows the workspace as the screen has it do, in an active window."""
    inspector = JourneyInspector(workspace, look)
    qtbot.addWidget(inspector)
    workspace.changed.connect(inspector.draw)
    workspace.selection_changed.connect(inspector.mark)
    inspector.resize(WIDTH, 1400)
    with qtbot.waitExposed(inspector):
        inspector.show()
    inspector.activateWindow()
    qtbot.waitUntil(inspector.isActiveWindow)
    inspector.draw()
    return inspector


def type_into(widget: QWidget, text: str) -> None:
    """Type a text as an input method does: Japanese has no keys of its own."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def repeated(times: int, *cells: Cell) -> list[list[Cell]]:
    """Return the same row of answers several times."""
    return [list(cells) for _time in range(times)]
