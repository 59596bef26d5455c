"""Writing reports beside the window: how far it is, stopping it, what stands in the way, and where it is in the end."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from loyalty_desktop.desktop.session.notices import NoticeAction
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import language, speaking
from loyalty_desktop.journey.locations import followed
from loyalty_desktop.messages import message
from loyalty_desktop.report.exporting import export, files_of, read_by
from loyalty_desktop.report.placing import Exported, NotPlacedError, check_targets, place, together

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.desktop.exporting.collecting import Basis, Collector
    from loyalty_desktop.desktop.session.jobs import Jobs, Running, Ticket
    from loyalty_desktop.desktop.session.notices import Notices
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.messages import Message
    from loyalty_desktop.report.document.choice import Choice
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.exporting import Manner
    from loyalty_desktop.report.placing import Made, Target

_LINE = "export"
_STEP = 5
"""How far it is is said in steps of so many per cent."""
_OPENED = 3


class Order(NamedTuple):
    """A report as it was ordered."""

    targets: tuple[Target, ...]
    choice: Choice
    manner: Manner
    language: str = ""
    """The one it was ordered in: all of it is written in that, whatever the window is switched to meanwhile."""


class _Gate:
    """Whether a report may still be stopped: no more as soon as its first file takes its place."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state = "open"

    def close(self) -> bool:
        """Let no file take its place any more; say whether that came in time."""
        return self._become("closed")

    def pass_through(self) -> bool:
        """Say whether files may take their places; from then on nothing stops them."""
        return self._become("passed")

    def _become(self, state: str) -> bool:
        with self._lock:
            if self._state == "open":
                self._state = state
            return self._state == state


class Exports(QObject):
    """Writes reports of the open project and tells what became of them."""

    written = Signal(object)
    """What was written, an Exported."""

    def __init__(self, workspace: Workspace, jobs: Jobs, notices: Notices, collector: Collector) -> None:
        super().__init__(workspace)
        self._workspace, self._jobs, self._notices = workspace, jobs, notices
        self.collector = collector
        self._waiting: tuple[Order, Basis] | None = None
        self._ticket: Ticket | None = None
        self._gate = _Gate()
        collector.arrived.connect(self._on_arrived)
        collector.edited.connect(self._on_arrived)
        workspace.opened.connect(self._on_opened)

    @property
    def is_under_way(self) -> bool:
        """Whether a report is being written, or waits for its figures."""
        return self._waiting is not None or (self._ticket is not None and not self._ticket.cancelled())

    def check(self, order: Order) -> None:
        """Raise LoyaltyError for what would be in the way of a report in the end, such as another one."""
        if self.is_under_way:
            raise LoyaltyError(message("export_busy"))
        check_targets(order.targets, self._read(order))

    def write(self, order: Order) -> None:
        """Write a report of the project as it stands, as soon as all figures for it are there.

        Not while another one is under way, and not without figures.
        """
        if self.is_under_way:
            self._notices.say(message("export_busy"), "warning", (self._stopping(),))
            return
        basis = self.collector.basis()
        if basis is None:
            self._notices.say(message("export_no_figures"), "error")
            return
        self._gate = _Gate()
        self._waiting = (order._replace(language=order.language or language()), basis)
        self._on_arrived()
        if self._waiting is not None:
            self._notices.say(message("export_waits"), "info", (self._stopping(),))

    def stop(self) -> None:
        """Write it no more; what takes its place already is told when it is there."""
        if not self._gate.close():
            return
        self._waiting = None
        self._jobs.cancel(_LINE)
        self._notices.say(message("export_stopped"))

    def _read(self, order: Order) -> tuple[Path, ...]:
        """Return the files that are never written: the project, its surveys wherever they are now, the template."""
        project, path = self._workspace.state.project, self._workspace.path
        near = None if path is None else path.absolute().parent
        moved = [] if near is None else [followed(near, one.path_relative) for one in files_of(project)]
        own = () if path is None else (path,)
        return (*own, *(one for one in moved if one is not None), *read_by(project, order.manner))

    def _on_arrived(self) -> None:
        """Begin as soon as the figures are there, or the project is edited: what is written is what was ordered."""
        if self._waiting is None:
            return
        order, basis = self._waiting
        make = self.collector.maker(basis)
        if make is None:
            return
        self._waiting = None
        self._say_progress(0)
        read, gate, near = self._read(order), self._gate, self.collector.is_still(basis)
        said = () if near else (message("export_edited"),)

        def work(running: Running) -> Exported:
            return _exported(make(running), order, read, running, gate)

        self._follow(self._jobs.start(_LINE, work), Exported((), (), said))

    def _on_opened(self) -> None:
        if self._waiting is not None:  # it was a report of the project before
            self._waiting = None
            self._notices.say(message("export_forgotten"), "warning")

    def _follow(self, ticket: Ticket, before: Exported) -> None:
        """Tell how far it is and what became of it, together with what was written `before`."""
        told, self._ticket = 0, ticket

        def say(share: float) -> None:
            nonlocal told
            percent = int(100 * share) // _STEP * _STEP
            if percent > told:
                told = percent
                self._say_progress(percent)

        ticket.progress.connect(say)
        ticket.done.connect(lambda done: self._on_done(together(before, done)))
        ticket.failed.connect(lambda error: self._on_failed(error, before))

    def _say_progress(self, percent: int) -> None:
        """Say how far it is, with a button that stops it until the files take their places."""
        stop = (self._stopping(),) if percent < 100 else ()
        self._notices.say(message("export_under_way", percent=percent), "info", stop)

    def _stopping(self) -> NoticeAction:
        return NoticeAction(message("export_stop"), self.stop)

    def _on_done(self, done: Exported) -> None:
        self._notices.say(told_of(done), "info", ways_to(done, self._notices))
        self.written.emit(done)

    def _on_failed(self, error: object, before: Exported) -> None:
        if not isinstance(error, LoyaltyError):
            assert isinstance(error, BaseException)
            raise error
        if not isinstance(error, NotPlacedError) or not all(one.content for one in error.rest):
            self._notices.say(error.message, "error")
            return
        before = together(before, error.done)
        self._notices.say(error.message, "error", ways_out(error, lambda files: self._place(files, before)))

    def _place(self, files: tuple[Made, ...], before: Exported) -> None:
        """Put what is made where it is to be after all; not while another report is under way."""
        if self.is_under_way:
            again = NoticeAction(message("export_again"), lambda: self._place(files, before))
            self._notices.say(message("export_busy"), "warning", (again, self._stopping()))
            return
        self._gate = _Gate()
        self._gate.pass_through()
        self._follow(self._jobs.start(_LINE, lambda _running: place(files)), before)


def _exported(material: Material, order: Order, read: tuple[Path, ...], running: Running, gate: _Gate) -> Exported:
    check_targets(order.targets, read)  # again: the figures may have taken a while
    with speaking(order.language):
        return export(
            material,
            order.choice,
            order.targets,
            order.manner,
            on_progress=running.report,
            cancelled=running.cancelled,
            may_place=gate.pass_through,
        )


def ways_out(error: NotPlacedError, put: Callable[[tuple[Made, ...]], object]) -> tuple[NoticeAction, ...]:
    """Return buttons that put what could not be written elsewhere, or in its place after all."""
    files = _(", ").join(one.name for one in error.others)
    again = NoticeAction(message("export_again"), lambda: put(error.rest))
    replacing = NoticeAction(message("export_all_the_same"), lambda: put(error.all_the_same()))
    elsewhere = NoticeAction(message("export_elsewhere", file=files), lambda: put(error.elsewhere()))
    return (elsewhere, again if error.is_sure else replacing)


def told_of(done: Exported, *, is_picture: bool = False) -> tuple[Message, ...]:
    """Return what to say about what was written: a report, or a single picture."""
    said: list[Message] = []
    if done.paths:
        files = _(", ").join(one.name for one in done.paths)
        said.append(message("picture_written" if is_picture else "export_written", files=files))
    if done.pictures:
        folder = done.pictures[0].parent.name
        count = len({one.stem for one in done.pictures})  # each is there as PNG and as SVG
        said.append(message("export_pictures_written", count=count, folder=folder))
    return (*said, *done.notes)


def ways_to(done: Exported, notices: Notices) -> tuple[NoticeAction, ...]:
    """Return buttons that open what was written, and that show the folder it is in."""
    paths = (*done.paths, *done.pictures)
    if not paths:
        return ()
    ways = [
        NoticeAction(message("export_open", file=one.name), lambda one=one: show(one, notices))  # type: ignore[misc]
        for one in done.paths[:_OPENED]
    ]
    folder = paths[0].parent
    return (*ways, NoticeAction(message("export_show_folder"), lambda: show(folder, notices)))


def show(path: Path, notices: Notices) -> None:
    """Have the system open a file or a folder; say where it is where there is no program for it."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        notices.say(message("export_not_opened", file=path.name, folder=str(path.parent)), "warning")
