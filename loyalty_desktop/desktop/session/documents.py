"""Opening, reading again and saving: what takes time runs beside the window, what is chosen here is done here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from loyalty_desktop.desktop.session import opening
from loyalty_desktop.desktop.session.beside import Beside, look_at
from loyalty_desktop.desktop.session.earlier import set_aside
from loyalty_desktop.desktop.session.opening import Opened, interpret, is_small, open_read, read_again
from loyalty_desktop.desktop.session.passwords import AskPassword, Passwords, unlocked
from loyalty_desktop.desktop.session.questionnaires import Named, named_by, read_questionnaire
from loyalty_desktop.desktop.session.second_books import read_second
from loyalty_desktop.desktop.session.tables import read_table, with_table
from loyalty_desktop.desktop.session.template_offers import TemplateOffers
from loyalty_desktop.errors import Cancelled, Locked, LoyaltyError
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, is_project
from loyalty_desktop.journey.sources import lost_waves, relink, waves_beside, with_source
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.patience import watched

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.desktop.session.folder_encodings import FolderEncodings
    from loyalty_desktop.desktop.session.jobs import Jobs, Running
    from loyalty_desktop.desktop.session.notices import Notices
    from loyalty_desktop.desktop.session.project_lock import ProjectLock
    from loyalty_desktop.desktop.session.tables import Table
    from loyalty_desktop.desktop.session.templates import Templates
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.recovery import Kept
    from loyalty_desktop.journey.templates import Offer
    from loyalty_desktop.survey.reading import Join, Reading
    from loyalty_desktop.survey.sheet import Workbook
    from loyalty_desktop.survey.survey import Survey

Work: TypeAlias = "Callable[[Running, Passwords], Any]"
"""Work beside the window, given the passwords of its files; it raises Locked when it needs one."""

T = TypeVar("T")
_LINE = "reading"


class Documents(QObject):
    """Brings files into the workspace and back to disk."""

    reading_started = Signal(str)
    """A file is being read; its name."""
    reading_progress = Signal(float)
    reading_ended = Signal()
    """Reading is over, whether it succeeded, failed or was cancelled."""
    saved = Signal(object)
    """The project was written; its path."""

    def __init__(
        self,
        workspace: Workspace,
        jobs: Jobs,
        notices: Notices,
        ask_password: AskPassword | None = None,
        parent: QObject | None = None,
        templates: Templates | None = None,
        encodings: FolderEncodings | None = None,
    ) -> None:
        super().__init__(parent)
        self._templates = templates
        self.backups: Path | None = None
        """The folder of earlier states of projects, if they are kept."""
        self.lock: ProjectLock | None = None
        """The lock on the project's file, if it is under one."""
        self._ask_password = ask_password
        self._encodings = encodings
        self._workspace = workspace
        self._jobs = jobs
        self._notices = notices
        self._offers = None if templates is None else TemplateOffers(workspace, notices, templates, self._start)

    def new(self) -> None:
        """Start an empty journey, to be drawn before there is a survey."""
        self.cancel()
        self._workspace.open(Opened(Project(), None, None, None))

    def open(self, path: Path, book: Workbook | None = None) -> None:
        """Open a project, or a survey file as a new one; what was open is gone then. `book` is it, if it was read."""

        def work(job: Running, passwords: Passwords) -> tuple[Opened, Offer | None]:
            if book is None:
                opened = opening.open_file(path, None, job.report, job.cancelled, passwords, self.chosen)
            else:
                opened = open_read(path, book)
            return opened, self._templates.offer(opened) if self._templates is not None else None

        def show(answer: tuple[Opened, Offer | None]) -> None:
            opened, offer = answer
            self._workspace.open(self._ours(opened))
            if offer is not None and self._offers is not None:
                self._offers.make(offer, opened.notes)

        self._start(path.name, work, show)

    def open_kept(self, kept: Kept, then: Callable[[], object]) -> None:
        """Open work that a program that has died had not saved; what was open is gone then, and `then` is done."""

        def show(opened: Opened) -> None:
            self._workspace.open(self._ours(opened))
            then()

        def work(job: Running, passwords: Passwords) -> Opened:
            return opening.open_kept(kept, job.report, job.cancelled, passwords, self.chosen)

        self._start(kept.about.name, work, show)

    @property
    def templates(self) -> Templates | None:
        """What was kept of earlier projects; None where nothing is."""
        return self._templates

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

        self._start(
            path.name,
            lambda job, passwords: opening.open_file(path, drawn, job.report, job.cancelled, passwords, self.chosen),
            show,
        )

    def read_with_encoding(self, encoding: str | None) -> None:
        """Read the survey's file in another encoding, as one step; None recognises it. Its folder remembers that."""
        project = self._workspace.with_reading(changed(self._workspace.reading, encoding=encoding))
        path = Path(project.sources[0].path_absolute)
        if self._encodings is not None and encoding is None:
            self._encodings.remember(path, None)
        self._read_again(path, project, message("step_encoding", encoding=encoding or "auto"))

    def cut_otherwise(self, step: Message, reading: Reading) -> None:
        """Take another sheet, or other rows as headings, as one step; beside the window where there are many rows."""
        workspace = self._workspace
        before = workspace.state.survey
        if before is None or is_small(before):
            workspace.edit_reading(step, lambda _reading: reading)
            return
        project, workbook = workspace.with_reading(reading), before.workbook

        def work(_running: Running, _passwords: Passwords) -> tuple[Survey, Counter]:
            return interpret(workbook, project)

        def show(answer: tuple[Survey, Counter]) -> None:
            workspace.edit_source(step, project, *answer)

        self._start(workbook.file_name, work, show)

    def may_belong(self, path: Path) -> bool:
        """Say whether a file may be something to the open survey: then it is asked what it is to be."""
        return self._workspace.state.survey is not None and not is_project(path)

    def look_at(self, path: Path, show: Callable[[Beside], object]) -> None:
        """Read a file beside the window and hand to `show` what it may be to the open survey."""
        survey = self._workspace.state.survey
        if survey is not None:

            def work(job: Running, passwords: Passwords) -> Beside:
                return look_at(path, survey, job.report, job.cancelled, passwords.own, self.chosen(path))

            self._start(path.name, work, show)

    def read_beside(
        self, path: Path, understand: Callable[[Workbook], T], show: Callable[[T], object], encoding: str | None = None
    ) -> None:
        """Read a file beside the window, have it understood there, and hand what that made to `show`."""

        def work(job: Running, passwords: Passwords) -> T:
            known = encoding or self.chosen(path)
            return understand(read_second(path, job.report, job.cancelled, passwords.own, known))

        self._start(path.name, work, show)

    def work_out(self, line: str, work: Callable[[], T], show: Callable[[T], object]) -> None:
        """Have something worked out beside the window: the newest of its line, as long as the project is open."""
        ticket = self._jobs.start(line, lambda _running: work())
        ticket.done.connect(show)
        ticket.failed.connect(self._on_failed)
        self._workspace.opened.connect(ticket.cancel)

    def read_table(self, path: Path, show: Callable[[Table], object]) -> None:
        """Read a table that could be joined to the open survey, beside the window, and hand it to `show`."""
        survey = self._workspace.state.survey
        if survey is not None:

            def work(job: Running, passwords: Passwords) -> Table:
                return read_table(path, survey, job.report, job.cancelled, passwords.own, self.chosen(path))

            self._start(path.name, work, show)

    def join_table(self, table: Table, join: Join) -> None:
        """Join a table to the survey as one step: its columns become columns of the survey."""
        state = self._workspace.state
        if state.survey is not None:
            project, workbook = with_table(state.project, state.survey, table, join)
            self._interpret(message("step_join", file=workbook.beside[-1].file_name), project, workbook)

    def take_away(self, file: str) -> None:
        """Take a joined table away again, as one step."""
        from loyalty_desktop.journey.second_files import without_join  # noqa: PLC0415 - brings numpy

        state = self._workspace.state
        if state.survey is not None:
            project = without_join(state.project, 0, file)
            self._interpret(message("step_join_removed", file=file), project, state.survey.workbook)

    def read_questionnaire(self, path: Path) -> None:
        """Take question texts and answer labels from the file at `path`, as one step; nothing when it has none."""
        state = self._workspace.state
        if state.survey is None:
            return
        project, survey = state.project, state.survey

        def work(job: Running, passwords: Passwords) -> Named:
            chosen = self.chosen(path)
            return read_questionnaire(path, project, survey, job.report, job.cancelled, passwords.own, chosen)

        self._start(path.name, work, lambda named: self._show_named(path, named))

    def name_by(self, path: Path, book: Workbook) -> None:
        """Take question texts and answer labels from a file that was read already, as one step."""
        state = self._workspace.state
        if state.survey is not None:
            project, survey = state.project, state.survey

            def work(_running: Running, _passwords: Passwords) -> Named:
                return named_by(book, path, project, survey)

            self._start(path.name, work, lambda named: self._show_named(path, named))

    def _show_named(self, path: Path, named: Named) -> None:
        step = message("step_questionnaire", file=path.name)
        said = (message("questionnaire_read", file=path.name, columns=named.columns),)
        if named.project == self._workspace.state.project:  # nothing new, and that is an answer too
            self._notices.say(said)
        self._workspace.edit_source(step, named.project, named.survey, named.counter, said=said)

    def take_away_questionnaire(self) -> None:
        """Do without the questionnaire again, as one step."""
        from loyalty_desktop.journey.second_files import with_questionnaire  # noqa: PLC0415 - brings numpy

        state = self._workspace.state
        if state.survey is not None and self._workspace.reading.questionnaire is not None:
            step = message("step_questionnaire_removed", file=self._workspace.reading.questionnaire)
            self._interpret(step, with_questionnaire(state.project, 0, None), state.survey.workbook)

    def _interpret(self, step: Message, project: Project, workbook: Workbook) -> None:
        """Show the cells that are here already as `project` reads them, as one step."""

        def show(answer: tuple[Survey, Counter]) -> None:
            self._workspace.edit_source(step, project, *answer)

        self._start(workbook.file_name, lambda _running, _passwords: interpret(workbook, project), show)

    def replace_source(self, path: Path, book: Workbook | None = None) -> None:
        """Let the project use another survey file (a newer download, or the one that was not found), as one step.

        `book` is it, if it was read.
        """
        project = self._workspace.state.project
        if not project.sources:
            self.open(path, book)
            return
        moved = relink(project, 0, path, sha256="")
        self._read_again(path, moved, message("step_other_file", file=path.name), book, with_waves=True)

    def save(self, path: Path) -> bool:
        """Write the project to `path`; say whether that worked, and why not if it did not."""
        holder = None if self.lock is None else self.lock.take(path)
        if holder is not None:
            self._notices.say(holder.said(path), "error")
            return False
        if self.backups is not None:
            set_aside(path, self.backups)
        try:
            self._workspace.save(path)
        except LoyaltyError as error:
            self._notices.say(error.message, "error")
            self._take_back()
            return False
        state = self._workspace.state
        if self._templates is not None and state.survey is not None:
            self._templates.keep(state.project, state.survey, path)
        self.saved.emit(path)
        return True

    def close(self) -> None:
        """Let go of the project's file: the window is closing."""
        if self.lock is not None:
            self.lock.release()

    def _ours(self, opened: Opened) -> Opened:
        """Lock the file of what was opened; where somebody else has it open, it is opened as a copy without a file."""
        holder = None if self.lock is None or opened.path is None else self.lock.take(opened.path)
        if holder is None or opened.path is None:
            return opened
        return replace(opened, path=None, notes=(holder.said(opened.path), *opened.notes))

    def _take_back(self) -> None:
        """Lock the file that the project is still in, when another one could not be written."""
        if self.lock is not None and self._workspace.path is None:
            self.lock.release()
        elif self.lock is not None and self._workspace.path is not None:
            self.lock.take(self._workspace.path)

    def cancel(self) -> None:
        """Stop reading; what was open stays."""
        self._jobs.cancel(_LINE)
        self.reading_ended.emit()

    def chosen(self, path: Path) -> str | None:
        """Return the encoding that was chosen for another file of a file's folder, None if there was no choice."""
        return None if self._encodings is None else self._encodings.of(path)

    def _read_again(
        self, path: Path, project: Project, step: Message, book: Workbook | None = None, *, with_waves: bool = False
    ) -> None:
        """Show the file at `path` as `project` says; `with_waves` finds waves beside it and says which are gone."""
        near = self._workspace.path or path

        def work(running: Running, passwords: Passwords) -> tuple[Survey, Counter, Project]:
            read = read_again(path, project, running.report, running.cancelled, passwords, self.chosen, book)
            return *read, waves_beside(project, near, path) if with_waves else project

        def show(answer: tuple[Survey, Counter, Project]) -> None:
            survey, counter, whole = answer
            read = changed(whole.sources[0], sha256=survey.workbook.sha256)
            if self._encodings is not None and read.reading.encoding != self._workspace.reading.encoding:
                self._encodings.remember(path, read.reading.encoding)  # it could be read so
            lost = lost_waves(whole, near) if with_waves else ()
            self._workspace.edit_source(step, with_source(whole, 0, read), survey, counter, said=lost)

        self._start(path.name, work, show)

    def _start(self, name: str, work: Work, show: Callable[[Any], object], passwords: Passwords | None = None) -> None:
        given = passwords or Passwords()
        self.reading_started.emit(name)

        def watch(running: Running) -> Any:
            with watched(name, running.cancelled):  # also while no child reads: understanding may take long too
                return work(running, given)

        ticket = self._jobs.start(_LINE, watch)
        ticket.progress.connect(self.reading_progress)

        def on_done(answer: object) -> None:
            self.reading_ended.emit()
            show(answer)

        def on_failed(error: object) -> None:
            self.reading_ended.emit()
            if isinstance(error, Cancelled):
                return
            if isinstance(error, Locked) and self._ask_password is not None:
                ask, locked = self._ask_password, error

                def unlock() -> None:
                    more = unlocked(locked, given, ask, name)
                    if more is not None:
                        self._start(name, work, show, more)

                QTimer.singleShot(0, self, unlock)  # the question waits, and nothing else is to wait for it
                return
            self._on_failed(error)

        ticket.done.connect(on_done)
        ticket.failed.connect(on_failed)

    def _on_failed(self, error: object) -> None:
        if not isinstance(error, LoyaltyError):
            assert isinstance(error, BaseException)
            raise error
        self._notices.say(error.message, "error")
