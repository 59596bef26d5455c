"""Writing lists of customers to files, beside the window: the file is there as a whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from loyalty_desktop.desktop.session.notices import NoticeAction
from loyalty_desktop.journey.locations import followed
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.desktop.session.jobs import Jobs, Running, Ticket
    from loyalty_desktop.desktop.session.notices import Notices
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.project import SecondFile, Source
    from loyalty_desktop.messages import Message
    from loyalty_desktop.report.csv_file import Encoding, Unwritable
    from loyalty_desktop.report.customer_list import CustomerTable

    GoesOn = Callable[[int], bool]

_CSV = ".csv"
_STEPS = 10
_MANY = 5_000
"""So many customers take a second or two to write."""
_TOLD = 20
"""So many cells that Shift_JIS could not write are told one by one."""


class ListTarget(NamedTuple):
    """Where a list is to be written; the encoding is that of a CSV file."""

    path: Path
    encoding: Encoding = "utf-8-sig"


class Written(NamedTuple):
    """How many customers were written, and what could not be."""

    customers: int
    unwritable: tuple[Unwritable, ...] = ()


class CustomerLists:
    """Writes lists where the user says, and tells what became of them."""

    def __init__(self, workspace: Workspace, jobs: Jobs, notices: Notices) -> None:
        self._workspace = workspace
        self._jobs = jobs
        self._notices = notices

    def write(
        self,
        path: Path,
        table: Callable[[GoesOn], CustomerTable],
        count: int,
        encoding: Encoding = "utf-8-sig",
    ) -> None:
        """Write a list of `count` customers to `path`, as CSV in an encoding or as a workbook by its suffix.

        The survey and the project themselves are never written over.
        """
        if self._is_source(path):
            self._notices.say(message("list_is_source", file=path.name), "error")
            return
        target = ListTarget(path, encoding)
        # a line for each file: a second list does not stop the first, unless it is to stand in its place
        ticket = self._jobs.start(f"list {path}", lambda running: _written(target, table, count, running))
        if count >= _MANY:
            self._say_progress(ticket, path, count)
        ticket.done.connect(lambda done: self._on_done(path, done))
        ticket.failed.connect(lambda error: self._on_failed(path, error))

    def _say_progress(self, ticket: Ticket, path: Path, count: int) -> None:
        """Say how far a long list is, with a button that stops it."""
        told = -1

        def stop() -> None:
            ticket.cancel()
            self._notices.say(message("list_stopped", file=path.name))

        def say(share: float) -> None:
            nonlocal told
            percent = int(_STEPS * share) * 100 // _STEPS
            if percent > told:
                told = percent
                words = message("list_progress", count=count, file=path.name, percent=percent)
                self._notices.say(words, "info", (NoticeAction(message("list_stop"), stop),))

        say(0.0)
        ticket.progress.connect(say)

    def _on_done(self, path: Path, done: Written) -> None:
        said = (message("list_written", count=done.customers, file=str(path)), *_unwritable_told(done.unwritable))
        self._notices.say(said, "warning" if done.unwritable else "info")

    def _on_failed(self, path: Path, error: object) -> None:
        if not isinstance(error, OSError):
            assert isinstance(error, BaseException)
            raise error
        id_ = "list_in_use" if isinstance(error, PermissionError) else "list_not_written"
        self._notices.say(message(id_, file=path.name), "error")

    def _is_source(self, path: Path) -> bool:
        """Say whether `path` is the project or one of the files that it is made of."""
        project = self._workspace.path
        near = project.absolute().parent if project is not None else None
        places = [] if project is None else [project]
        for source in self._workspace.state.project.sources:
            kept: tuple[Source | SecondFile, ...] = (source, *source.beside)
            for one in kept:
                places += [Path(one.path_absolute)] if one.path_absolute else []
                found = None if near is None else followed(near, one.path_relative)
                places += [found] if found is not None else []
        return any(_is_same(path, place) for place in places)


def _written(target: ListTarget, table: Callable[[GoesOn], CustomerTable], count: int, running: Running) -> Written:
    """Write the list and return how many customers it has; half of the way is finding out who they are."""
    from loyalty_desktop.journey.atomic import write_atomically  # noqa: PLC0415 - few lists are written
    from loyalty_desktop.report.csv_file import csv_file  # noqa: PLC0415
    from loyalty_desktop.report.customer_list import xlsx_bytes  # noqa: PLC0415 - openpyxl is slow to import

    def goes_on(done: int, half: float = 0.0) -> bool:
        running.report(half + done / max(1, count) / 2)
        return not running.cancelled()

    made = table(goes_on)
    unwritable: tuple[Unwritable, ...] = ()
    if target.path.suffix.casefold() == _CSV:
        found = csv_file(made.headings, made.rows, target.encoding)
        written, unwritable = found.data, found.unwritable
    else:
        written = xlsx_bytes(made, lambda done: goes_on(done, 0.5))
    if not running.cancelled():
        write_atomically(target.path, written)
    return Written(len(made.rows), unwritable)


def _unwritable_told(found: tuple[Unwritable, ...]) -> tuple[Message, ...]:
    """Return what Shift_JIS could not write: how much, then the first of its cells."""
    if not found:
        return ()
    from loyalty_desktop.report.csv_file import REPLACED  # noqa: PLC0415 - few lists are written so

    said = [message("list_unwritable", count=sum(len(one.signs) for one in found), sign=REPLACED)]
    said += [
        message("list_unwritable_cell", row=one.row, column=one.column, signs=" ".join(one.signs))
        for one in found[:_TOLD]
    ]
    if len(found) > _TOLD:
        said.append(message("list_unwritable_more", count=len(found) - _TOLD))
    return tuple(said)


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):  # one of them is not there
        return False
