"""Writing lists of customers to files, beside the window: the file is there as a whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_desktop.journey.locations import followed
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.desktop.session.jobs import Jobs
    from loyalty_desktop.desktop.session.notices import Notices
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.project import SecondFile, Source
    from loyalty_desktop.report.customer_list import CustomerTable

_CSV = ".csv"
_MANY = 5_000
"""So many customers take a second or two to write."""


class CustomerLists:
    """Writes lists where the user says, and tells what became of them."""

    def __init__(self, workspace: Workspace, jobs: Jobs, notices: Notices) -> None:
        self._workspace = workspace
        self._jobs = jobs
        self._notices = notices

    def write(self, path: Path, table: Callable[[], CustomerTable], count: int) -> None:
        """Write a list of `count` customers to `path`, as CSV or as a workbook by its suffix.

        The survey and the project themselves are never written over.
        """
        if self._is_source(path):
            self._notices.say(message("list_is_source", file=path.name), "error")
            return
        if count >= _MANY:
            self._notices.say(message("list_under_way", count=count, file=path.name))
        ticket = self._jobs.start("customer list", lambda _running: _written(path, table))
        ticket.done.connect(lambda count: self._notices.say(message("list_written", count=count, file=str(path))))
        ticket.failed.connect(lambda error: self._on_failed(path, error))

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


def _written(path: Path, table: Callable[[], CustomerTable]) -> int:
    from loyalty_desktop.journey.atomic import write_atomically  # noqa: PLC0415 - few lists are written
    from loyalty_desktop.report.customer_list import csv_bytes, xlsx_bytes  # noqa: PLC0415 - openpyxl is slow to import

    made = table()
    write_atomically(path, csv_bytes(made) if path.suffix.casefold() == _CSV else xlsx_bytes(made))
    return len(made.rows)


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):  # one of them is not there
        return False
