"""Opening, reading again and saving: what takes time runs beside the window, what is chosen here is done here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from loyalty_desktop.desktop.session.opening import Opened, interpret, open_file, read_again
from loyalty_desktop.errors import Cancelled, LoyaltyError
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, is_project
from loyalty_desktop.journey.sources import relink, with_source
from loyalty_desktop.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.desktop.session.jobs import Jobs, Running
    from loyalty_desktop.desktop.session.notices import Notices
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.reading import Reading
    from loyalty_desktop.survey.survey import Survey

_LINE = "reading"
_MANY_ROWS = 20_000
"""From here on cutting a sheet anew takes longer than a frame or two."""


class Documents(QObject):
    """Brings files into the workspace and back to disk."""

    reading_started = Signal(str)
    """A file is being read; its name."""
    reading_progress = Signal(float)
    reading_ended = Signal()
    """Reading is over, whether it succeeded, failed or was cancelled."""
    saved = Signal(object)
    """The project was written; its path."""

    def __init__(self, workspace: Workspace, jobs: Jobs, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._notices = notices

    def new(self) -> None:
        """Start an empty journey, to be drawn before there is a survey."""
        self.cancel()
        self._workspace.open(Opened(Project(), None, None, None))

    def open(self, path: Path) -> None:
        """Open a project, or a survey file as a new one; what was open is gone then."""
        self._start(path.name, lambda job: open_file(path, None, job.report, job.cancelled), self._workspace.open)

    def is_awaited(self, path: Path) -> bool:
        """Say whether the open project is one that this survey belongs into: drawn without any, or missing its own."""
        state = self._workspace.state
        drawn = bool(state.project.sources or state.journey.stages or state.journey.experiences)
        return self._workspace.is_open and state.survey is None and drawn and not is_project(path)

    def join(self, path: Path) -> None:
        """Give the open project the survey that it is waiting for, as one step; the journey gets its columns."""
        drawn = self._workspace.state.project
        if drawn.sources:
            self.replace_source(path)
            return

        def show(opened: Opened) -> None:
            if opened.survey is not None and opened.counter is not None:
                step = message("step_other_file", file=path.name)
                self._workspace.edit_source(step, opened.project, opened.survey, opened.counter)
                self._notices.say(opened.notes, "warning")

        self._start(path.name, lambda job: open_file(path, drawn, job.report, job.cancelled), show)

    def read_with_encoding(self, encoding: str | None) -> None:
        """Read the survey's text file in another encoding, as one step; None recognises it."""
        project = self._workspace.with_reading(changed(self._workspace.reading, encoding=encoding))
        path = Path(project.sources[0].path_absolute)
        self._read_again(path, project, message("step_encoding", encoding=encoding or "auto"))

    def cut_otherwise(self, step: Message, reading: Reading) -> None:
        """Take another sheet, or other rows as headings, as one step; beside the window where there are many rows."""
        workspace = self._workspace
        before = workspace.state.survey
        if before is None or before.sheet.rows < _MANY_ROWS:
            workspace.edit_reading(step, lambda _reading: reading)
            return
        project, workbook = workspace.with_reading(reading), before.workbook

        def work(_running: Running) -> tuple[Survey, Counter]:
            return interpret(workbook, project)

        def show(answer: tuple[Survey, Counter]) -> None:
            workspace.edit_source(step, project, *answer)

        self._start(workbook.file_name, work, show)

    def replace_source(self, path: Path) -> None:
        """Let the project use another survey file (a newer download, or the one that was not found), as one step."""
        project = self._workspace.state.project
        if not project.sources:
            self.open(path)
            return
        moved = relink(project, 0, path, sha256="")
        self._read_again(path, moved, message("step_other_file", file=path.name))

    def save(self, path: Path) -> bool:
        """Write the project to `path`; say whether that worked, and why not if it did not."""
        try:
            self._workspace.save(path)
        except LoyaltyError as error:
            self._notices.say(error.message, "error")
            return False
        self.saved.emit(path)
        return True

    def cancel(self) -> None:
        """Stop reading; what was open stays."""
        self._jobs.cancel(_LINE)
        self.reading_ended.emit()

    def _read_again(self, path: Path, project: Project, step: Message) -> None:
        def work(running: Running) -> tuple[Survey, Counter]:
            return read_again(path, project, running.report, running.cancelled)

        def show(answer: tuple[Survey, Counter]) -> None:
            survey, counter = answer
            read = changed(project.sources[0], sha256=survey.workbook.sha256)
            self._workspace.edit_source(step, with_source(project, 0, read), survey, counter)

        self._start(path.name, work, show)

    def _start(self, name: str, work: Callable[[Running], Any], show: Callable[[Any], object]) -> None:
        self.reading_started.emit(name)
        ticket = self._jobs.start(_LINE, work)
        ticket.progress.connect(self.reading_progress)

        def on_done(answer: object) -> None:
            self.reading_ended.emit()
            show(answer)

        def on_failed(error: object) -> None:
            self.reading_ended.emit()
            if isinstance(error, Cancelled):
                return
            if isinstance(error, LoyaltyError):
                self._notices.say(error.message, "error")
                return
            assert isinstance(error, BaseException)
            raise error

        ticket.done.connect(on_done)
        ticket.failed.connect(on_failed)
