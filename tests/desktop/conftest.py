"""The window's foundation for tests: a look, a workspace, real surveys opened in it; settings always fresh."""

from __future__ import annotations

import gc
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from loyalty_desktop import i18n
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.desktop import app as program
from loyalty_desktop.desktop.collecting import collect_due
from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.main_window import MainWindow
from loyalty_desktop.desktop.session import readiness
from loyalty_desktop.desktop.session.documents import Documents
from loyalty_desktop.desktop.session.jobs import Jobs
from loyalty_desktop.desktop.session.notices import Notices
from loyalty_desktop.desktop.session.opening import Opened
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.desktop.style import style_sheet
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, open_project, source_of
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Survey, survey
from tests.desktop.answering import Answers
from tests.surveys import APPAREL, TOYAMA, survey_of, workbook_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

APPAREL_PROJECT = APPAREL.with_suffix(".loyalty")
Seen = TypeVar("Seen", bound=QWidget)


class Shown(Protocol):
    """Shows a widget until it has been painted, and closes it with the test."""

    def __call__(self, widget: Seen, width: int = 1364, height: int = 776, *, active: bool = False) -> Seen: ...


@pytest.fixture(autouse=True)
def fresh_settings(tmp_path: Path) -> Iterator[None]:
    """Let every test start from default settings, in a place of its own."""
    QCoreApplication.setOrganizationName("Loyalty Desktop tests")
    QCoreApplication.setApplicationName("Loyalty Desktop")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    spoken = i18n.language()
    yield
    i18n.use(spoken)


@pytest.fixture(autouse=True)
def nobody_stands_by(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no process stand by for the next file: it takes a second, and most tests read none."""
    monkeypatch.setattr(readiness, "_expect_file", lambda: None)


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Collect garbage between tests, as the program does between events: never while something is painted."""
    gc.disable()
    yield
    collect_due()
    gc.enable()


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """A light English look, applied as the program applies it."""
    made = Look("light", "en")
    if qapp.style().name() != "fusion":
        qapp.setStyle("Fusion")
    dress(qapp, made)
    return made


def dress(qapp: QApplication, look: Look) -> None:
    """Give the application the fonts, colours and style sheet of a look; what it has already is left alone.

    A style sheet is set on every widget that any test has left behind, which takes seconds in a long run.
    """
    if qapp.font() != look.font(13):
        qapp.setFont(look.font(13))
    if qapp.styleSheet() != style_sheet(look.theme):
        qapp.setPalette(look.theme.palette())
        qapp.setStyleSheet(style_sheet(look.theme))


@pytest.fixture
def notices() -> Notices:
    """Where everything that is told to the user arrives."""
    return Notices()


@pytest.fixture
def workspace(qapp: QApplication, notices: Notices) -> Workspace:
    """A workspace with nothing open."""
    return Workspace(notices)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Jobs that all have ended when the test has."""
    made = Jobs()
    yield made
    made.finish()


@pytest.fixture
def documents(workspace: Workspace, jobs: Jobs, notices: Notices) -> Documents:
    """The door to files."""
    return Documents(workspace, jobs, notices)


def open_in(workspace: Workspace, path: Path) -> None:
    """Open a project or a survey in this process, as if it had been read beside the window."""
    if path.suffix == ".loyalty":
        project = open_project(path)
        understood = _understood(path.with_suffix(".xlsx"), project.sources[0].reading)
        workspace.open(Opened(project, path, understood, Counter(understood)))
        return
    understood = survey_of(path)
    project = Project((source_of(path, None, understood),), suggest_journey(understood))
    workspace.open(Opened(project, None, understood, Counter(understood), fresh=True))


@lru_cache(maxsize=4)
def _understood(path: Path, reading: Reading) -> Survey:
    """The survey of a workbook, understood once for all tests, as `workbook_of` reads it once: it never changes."""
    return survey(workbook_of(path), reading)


@pytest.fixture
def apparel(workspace: Workspace) -> Workspace:
    """The workspace with the sample project open."""
    open_in(workspace, APPAREL_PROJECT)
    return workspace


@lru_cache(maxsize=1)
def _alone() -> tuple[Project, Survey, Counter]:
    """The sample project without its other survey, read once for all tests: none of it ever changes."""
    project = open_project(APPAREL_PROJECT)
    project = changed(project, sources=project.sources[:1])
    understood = _understood(APPAREL, project.sources[0].reading)
    return project, understood, Counter(understood)


@pytest.fixture
def alone(workspace: Workspace) -> Workspace:
    """The workspace with the sample project but without its other survey, which a process would have to read."""
    project, understood, counter = _alone()
    workspace.open(Opened(project, APPAREL_PROJECT, understood, counter))
    return workspace


@pytest.fixture
def toyama(workspace: Workspace) -> Workspace:
    """The workspace with the Toyama survey open, its journey proposed."""
    open_in(workspace, TOYAMA)
    return workspace


def see(qtbot: QtBot, widget: Seen, width: int = 1364, height: int = 776, *, active: bool = False) -> Seen:
    """Show a widget, by default as large as the design leaves a screen; an active one has the keys."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    if active:
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
    return widget


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return partial(see, qtbot)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def window(qapp: QApplication, answers: Answers, qtbot: QtBot) -> Iterator[MainWindow]:
    """The program's own window, in English and light."""
    made = program.build(qapp, answers)
    qtbot.addWidget(made)
    made.parts.look.set_language("en")
    made.parts.look.set_theme("light")
    with qtbot.waitSignal(made.first_painted):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.parts.workspace.close()
    made.parts.keeping.close()
    made.parts.documents.close()
    made.parts.jobs.finish()
