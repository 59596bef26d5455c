"""Tables that are joined to the open survey: read beside the window, by proposed columns. No Qt in here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_desktop.desktop.session.second_books import read_second
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.survey.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.survey.reading import Join
    from loyalty_desktop.survey.sheet import Workbook
    from loyalty_desktop.survey.survey import Survey


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table that is, or could be, joined: `join` is how, or the proposal, None when no ids are the same."""

    path: Path
    survey: Survey
    join: Join | None
    is_joined: bool = False


def read_table(
    path: Path,
    survey: Survey,
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
    password: str | None = None,
    encoding: str | None = None,
) -> Table:
    """Read the file at `path` and propose how it is joined to `survey`; raises LoyaltyError, Locked, Cancelled.

    `encoding` was chosen for files of its folder.
    """
    return table_of(path, read_second(path, on_progress, cancelled, password, encoding), None, survey)


def table_of(path: Path, workbook: Workbook, sheet: str | None, survey: Survey, join: Join | None = None) -> Table:
    """Return one sheet of a file as a table for `survey`; `join` is how it is joined already."""
    from loyalty_desktop.survey.join_proposal import propose_join  # noqa: PLC0415 - see above
    from loyalty_desktop.survey.survey import survey as understood  # noqa: PLC0415

    table = understood(workbook, Reading(sheet=sheet))
    return Table(path, table, join or propose_join(survey, table), join is not None)


def tables_of(project: Project, survey: Survey) -> tuple[Table, ...]:
    """Return the tables that are joined to the survey now, as far as they were found."""
    source = project.sources[0]
    books = {one.file_name: one for one in survey.workbook.beside}
    places = {one.file_name: Path(one.path_absolute) for one in source.beside}
    return tuple(
        table_of(places.get(join.file, Path(join.file)), books[join.file], join.sheet, survey, join)
        for join in source.reading.joins
        if join.file in books
    )


def with_table(project: Project, survey: Survey, table: Table, join: Join) -> tuple[Project, Workbook]:
    """Return the project joined with a table, and the survey's cells with those of the table beside them."""
    from loyalty_desktop.journey.second_files import with_join  # noqa: PLC0415 - see above

    book = table.survey.workbook
    kept = tuple(one for one in survey.workbook.beside if one.file_name != book.file_name)
    project = with_join(project, 0, changed(join, file=book.file_name), table.path, book.sha256)
    return project, replace(survey.workbook, beside=(*kept, book))
