"""Take a picture of every screen and state by driving the real window, without a screen.

.venv/bin/python build_scripts/screenshots.py OUT [FILE] [--only NAME ...] [--languages ja en] [--themes light dark]
                                              [--sizes 1440x900 1280x720 2560x1440]

FILE is a survey or a project; without it the bundled sample is used. Pictures are written to
OUT/<size>/<language>-<theme>/<state>.png. What cannot be pictured is said in a sentence, and the exit code is 2.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from loyalty_desktop.compute.levers import levers
from loyalty_desktop.desktop import app as program
from loyalty_desktop.desktop.main_window import MainWindow
from loyalty_desktop.desktop.screens.actions.screen import ActionsScreen
from loyalty_desktop.desktop.screens.compare.screen import CompareScreen
from loyalty_desktop.desktop.screens.drivers.screen import DriversScreen
from loyalty_desktop.desktop.screens.voices.screen import VoicesScreen
from loyalty_desktop.desktop.session.notices import Notice
from loyalty_desktop.desktop.session.planning import plan
from loyalty_desktop.desktop.session.selection import column_chosen, driver_chosen, experience_chosen
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.edit_actions import tick_actions
from loyalty_desktop.journey.edit_waves import names_of, order_of
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.journey.opposed import Opposed
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.messages import message
from loyalty_desktop.paths import resource
from loyalty_desktop.report.voice_group import VoiceGroup
from loyalty_desktop.survey.reading import ColumnKey

SIZES = ("1440x900", "1280x720", "2560x1440")
SAMPLE = resource("samples", "apparel_ja.loyalty")
STEP = message("step_filters")
_PATIENCE = 120.0


class NotPicturedError(Exception):
    """The pictures cannot be taken; the sentence says why."""


@dataclass
class Studio:
    """The window with a file to open, and how to bring it into each state."""

    app: QApplication
    window: MainWindow
    file: Path

    def open(self) -> None:
        """Open the file and wait until its figures are there."""
        said: list[Notice] = []
        parts = self.window.parts
        parts.notices.said.connect(said.append)
        self.wait(lambda: self.window.open_path(self.file), parts.workspace.opened, parts.documents.reading_ended)
        parts.notices.said.disconnect(said.append)
        if parts.workspace.state.survey is None:
            why = " ".join(one.text() for notice in said for one in notice.messages)
            raise NotPicturedError(why or f"{self.file.name} could not be opened as a survey.")

    def wait(self, start: Callable[[], object], *signals: object) -> None:
        """Start something and wait for the first of its signals."""
        loop = QEventLoop()
        for signal in signals:
            signal.connect(loop.quit)  # type: ignore[attr-defined]
        QTimer.singleShot(round(1000 * _PATIENCE), loop.quit)
        QTimer.singleShot(0, start)
        loop.exec()

    def settle(self) -> None:
        """Let everything that is due be laid out and painted."""
        until = time.monotonic() + 0.15
        while time.monotonic() < until:
            self.app.processEvents()
        for _what_they_bring_about in range(3):
            self.app.sendPostedEvents()
            self.app.processEvents()

    def show(self, name: str) -> None:
        """Open one screen with nothing chosen."""
        self.window.book.show_screen(name)
        self.settle()

    @contextmanager
    def edited(self, change: Callable[..., object]) -> Iterator[None]:
        """Show an edited journey for as long as its picture is taken."""
        workspace = self.window.parts.workspace
        workspace.edit_journey(STEP, change)  # type: ignore[arg-type]
        try:
            yield
        finally:
            workspace.steps.undo()


@contextmanager
def as_it_is() -> Iterator[None]:
    yield


def chosen_driver(studio: Studio) -> None:
    """Choose the driver that most experiences belong to."""
    workspace = studio.window.parts.workspace
    journey = workspace.state.journey
    best = max(journey.drivers, key=lambda one: len(journey.experiences_at(one.id)), default=None)
    workspace.select(driver_chosen(journey, best.id if best is not None else None))


def with_importance(studio: Studio) -> None:
    """Choose a driver, and wait until the importance of all has been worked out."""
    drivers = studio.window.book.page("drivers")
    assert isinstance(drivers, DriversScreen)
    chosen_driver(studio)
    until = time.monotonic() + _PATIENCE
    while drivers.is_pending and time.monotonic() < until:
        studio.app.processEvents()
        time.sleep(0.01)
    drivers.chart_panel.axes.button("heart").click()


def satisfaction_and_importance(studio: Studio) -> None:
    """Show the picture of importance."""
    with_importance(studio)
    drivers = studio.window.book.page("drivers")
    assert isinstance(drivers, DriversScreen)
    drivers.chart_panel.axes.button("importance").click()


def chosen_experience(studio: Studio) -> None:
    """Choose the last experience."""
    workspace = studio.window.parts.workspace
    experiences = workspace.state.journey.experiences
    workspace.select(experience_chosen(workspace.state.journey, experiences[-1].id if experiences else None))


def compared_in_detail(studio: Studio) -> None:
    """Compare heads by the last question that is offered, the best group first, and go to the first cell."""
    page = studio.window.book.page("compare")
    assert isinstance(page, CompareScreen)
    offered = page.axes.combo.items
    if offered:
        page.axes.combo.setCurrentIndex(len(offered) - 1)
        page.axes.combo.activated.emit(len(offered) - 1)
        patience = time.monotonic() + _PATIENCE
        while not page.heat.isVisible() and time.monotonic() < patience:
            studio.settle()  # many groups are compared beside the window
        page.orders.setCurrentIndex(1)
        page.orders.activated.emit(1)
        page.heat.kinds.button("head").click()
        page.heat.table.setCurrentIndex(page.heat.table.model().index(0, 0))


def planned(studio: Studio) -> None:
    """Plan the likeliest opportunities, tick some, and wait until the survey before is there if there is one."""
    workspace = studio.window.parts.workspace
    if workspace.state.results is not None and not workspace.state.project.actions:
        for lever in levers(workspace.state.results)[1:7]:
            plan(workspace, lever.id)
        project = workspace.state.project
        first = names_of(project)[order_of(project)[0]]  # as if planned on the survey before, and done since
        done = tuple(changed(one, planned=first, state="done") for one in project.actions)
        workspace.edit(STEP, tick_actions(changed(project, actions=done), [one.id for one in done][:3], ticked=True))
    page = studio.window.book.page("actions")
    assert isinstance(page, ActionsScreen)
    patience = time.monotonic() + _PATIENCE
    while studio.window.parts.waves.are_compared and not page.verify.has_figures and time.monotonic() < patience:
        studio.settle()


def chosen_word(studio: Studio) -> None:
    """Wait until the comments have been read, and choose the second word."""
    page = studio.window.book.page("voices")
    assert isinstance(page, VoicesScreen)
    until = time.monotonic() + _PATIENCE
    while page.filters.isVisible() and not page.words.isVisible() and time.monotonic() < until:
        studio.settle()
    table = page.words.table
    if len(table.figures.rows) > 1:
        table.setCurrentIndex(table.model().index(1, 0))


def group_of_voices(studio: Studio) -> None:
    """Show the words of the negative class to somebody who came from the customers."""
    page = studio.window.book.page("voices")
    assert isinstance(page, VoicesScreen)
    page.show_group(VoiceGroup(loyalty="negative"), "customers")
    chosen_word(studio)


def two_groups(studio: Studio) -> None:
    """Set the first group of the first segment against everybody else."""
    page, workspace = studio.window.book.page("compare"), studio.window.parts.workspace
    assert isinstance(page, CompareScreen)
    groups, by = page.forest.table.figures.rows[1:2], [one.by for one in page.axes.quick[:1]]
    if groups and by and isinstance(by[0], ColumnKey):
        opposed = Opposed((Filter(by[0], (groups[0].name,)),))
        workspace.edit(STEP, changed(workspace.state.project, opposed=opposed))
    page.modes.button("groups").click()


def over_time(studio: Studio) -> None:
    """Show the waves once they have been worked out; how there will be some where there are none."""
    page = studio.window.book.page("compare")
    assert isinstance(page, CompareScreen)
    page.modes.button("waves").click()
    until = time.monotonic() + _PATIENCE
    while studio.window.parts.waves.are_compared and page.compared_waves() is None and time.monotonic() < until:
        studio.settle()


def by_segment(studio: Studio) -> None:
    """Compare segments, whatever was compared before."""
    page = studio.window.book.page("compare")
    assert isinstance(page, CompareScreen)
    page.modes.button("segments").click()
    chosen_driver(studio)


def exported(studio: Studio) -> None:
    """Open the dialog before a report, and wait for the pictures of what would be written."""
    studio.window.book.exporting.open()
    dialog = studio.window.book.exporting.dialog
    assert dialog is not None
    until = time.monotonic() + _PATIENCE
    while not dialog.preview.area.accessibleDescription() and time.monotonic() < until:
        studio.settle()


def chosen_column(studio: Studio) -> None:
    """Choose the column of the first driver."""
    workspace = studio.window.parts.workspace
    drivers = workspace.state.journey.drivers
    workspace.select(column_chosen(workspace.state.journey, drivers[0].column if drivers else None))


def nobody(studio: Studio) -> Callable[..., object]:
    """Return a filter that lets nobody pass."""
    survey = studio.window.parts.workspace.state.survey
    assert survey is not None
    gone = Filter(survey.columns[0].key, ("nobody said this",))
    return lambda journey: edit.set_filters(journey, (gone,))


def without_parts(journey: object) -> object:
    """Return the journey without stages and experiences."""
    import msgspec  # noqa: PLC0415

    return msgspec.structs.replace(journey, stages=(), experiences=(), overall=())  # type: ignore[type-var]


def states(studio: Studio) -> dict[str, Callable[[], None]]:
    """Return how to bring the window into each state that is pictured, by the state's name."""
    window, book = studio.window, studio.window.book

    def screen(name: str, choose: Callable[[Studio], None] | None = None) -> Callable[[], None]:
        def show() -> None:
            studio.show(name)
            if choose is not None:
                choose(studio)

        return show

    return {
        "data": screen("data", chosen_column),
        "journey": screen("journey"),
        "journey_driver": screen("journey", chosen_driver),
        "journey_experience": screen("journey", chosen_experience),
        "drivers": screen("drivers", with_importance),
        "drivers_importance": screen("drivers", satisfaction_and_importance),
        "experiences": screen("experiences", chosen_experience),
        "voices": screen("voices", chosen_word),
        "voices_group": screen("voices", group_of_voices),
        "compare_two_groups": screen("compare", two_groups),
        "compare_over_time": screen("compare", over_time),
        "compare": screen("compare", by_segment),
        "compare_head": screen("compare", compared_in_detail),
        "customers": screen("customers"),
        "actions_first": screen("actions"),
        "actions": screen("actions", planned),
        "export": screen("drivers", exported),
        "measure": lambda: (studio.show("journey"), book.open_measure())[0],  # type: ignore[func-returns-value]
        "reading": lambda: window.parts.documents.reading_started.emit(studio.file.name),
    }


def take(studio: Studio, folder: Path, only: set[str]) -> int:
    """Take every picture in the look in use and return how many were taken."""
    taken = 0

    def shoot(name: str) -> None:
        nonlocal taken
        if only and name not in only:
            return
        studio.settle()
        picture = studio.window.grab()
        for dialog in QApplication.topLevelWidgets():
            if dialog.isVisible() and dialog is not studio.window and dialog.isWindow():
                dialog.grab().save(str(folder / f"{name}-{type(dialog).__name__.lower()}.png"))
                dialog.close()
        picture.save(str(folder / f"{name}.png"))
        taken += 1

    folder.mkdir(parents=True, exist_ok=True)
    workspace = studio.window.parts.workspace
    workspace.close()
    shoot("welcome")
    studio.window.parts.documents.new()
    shoot("no_survey")
    workspace.close()
    studio.open()
    for name, prepare in states(studio).items():
        prepare()
        shoot(name)
        studio.window.parts.documents.reading_ended.emit()
    for screen in ("journey", "drivers", "experiences", "customers", "voices", "compare", "actions"):
        studio.show(screen)
        with studio.edited(without_parts):
            shoot(f"{screen}_empty")
        with studio.edited(nobody(studio)):
            shoot(f"{screen}_nobody")
    return taken


def main() -> int:
    """Take the pictures that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("out", type=Path)
    parser.add_argument("file", type=Path, nargs="?", default=SAMPLE)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--languages", nargs="*", default=["ja", "en"])
    parser.add_argument("--themes", nargs="*", default=["light", "dark"])
    parser.add_argument("--sizes", nargs="*", default=list(SIZES))
    options = parser.parse_args()
    try:
        print(f"{_pictured(options)} pictures in {options.out}")
    except NotPicturedError as reason:
        print(reason, file=sys.stderr)
        return 2
    return 0


def _pictured(options: argparse.Namespace) -> int:
    """Take the pictures and return how many."""
    if not options.file.is_file():
        raise NotPicturedError(f"There is no file {options.file}.")
    sizes = [_size(text) for text in options.sizes]
    with tempfile.TemporaryDirectory() as settings:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        app = program.application()
        window = program.build(app)
        studio = Studio(app, window, options.file)
        window.show()
        try:
            return _all_looks(studio, options, sizes)
        finally:
            window.parts.workspace.close()
            window.close()


def _all_looks(studio: Studio, options: argparse.Namespace, sizes: list[tuple[int, int]]) -> int:
    """Take the pictures in every size, language and theme that is asked for."""
    taken, look = 0, studio.window.parts.look
    for (width, height), size in zip(sizes, options.sizes, strict=True):
        studio.window.resize(width, height)
        for language in options.languages:
            for theme in options.themes:
                look.set_language(language)
                look.set_theme(theme)
                taken += take(studio, options.out / size / f"{language}-{theme}", set(options.only))
    return taken


def _size(text: str) -> tuple[int, int]:
    """Return the width and height that a text such as 1440x900 stands for."""
    found = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if found is None:
        raise NotPicturedError(f"{text} is no size such as 1440x900.")
    return int(found[1]), int(found[2])


if __name__ == "__main__":
    raise SystemExit(main())
