"""A questionnaire or code book that the open survey takes its words from, read beside the window. No Qt in here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loyalty_desktop.desktop.session.opening import interpret
from loyalty_desktop.desktop.session.second_books import read_second
from loyalty_desktop.errors import UnusableFile
from loyalty_desktop.journey.locations import storable
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.survey.noted import Noted
    from loyalty_desktop.survey.sheet import Workbook
    from loyalty_desktop.survey.survey import Survey


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """The survey with the words of a questionnaire, and how many of its columns have some now."""

    project: Project
    survey: Survey
    counter: Counter
    columns: int


_READ = 0.9
"""How far along the bar the cells are there; reading the survey with them is the rest."""


def read_questionnaire(
    path: Path,
    project: Project,
    survey: Survey,
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
    password: str | None = None,
    encoding: str | None = None,
) -> Named:
    """Read the file at `path` and return the survey with its words; `encoding` was chosen for files of its folder.

    Raises UnusableFile when it names no column of the survey: then nothing is to change. Also raises Locked and
    Cancelled.
    """
    book = read_second(path, lambda share: on_progress(share * _READ), cancelled, password, encoding)
    return named_by(replace(book, file_name=storable(path.name)), path, project, survey)


def named_by(book: Workbook, path: Path, project: Project, survey: Survey) -> Named:
    """Return the survey with the words of a file that was read already; raises UnusableFile when it has none."""
    from loyalty_desktop.journey.second_files import with_questionnaire  # noqa: PLC0415 - brings numpy
    from loyalty_desktop.survey.code_books import RULE  # noqa: PLC0415

    told = with_questionnaire(project, 0, path, book.sha256)
    source = told.sources[0]
    reading = source.reading.switched(RULE, applies=True, usual=True)  # what was switched off is wanted now
    told = changed(told, sources=(changed(source, reading=reading), *told.sources[1:]))
    kept = tuple(one for one in survey.workbook.beside if one.file_name != book.file_name)
    new, counter = interpret(replace(survey.workbook, beside=(*kept, book)), told)
    count = _count_told(new.notes, book.file_name)
    if not count:
        raise UnusableFile(message("questionnaire_nothing", file=path.name))
    return Named(told, new, counter, count)


def columns_named_by(book: Workbook, survey: Survey) -> int:
    """Return how many columns of the survey a file has words for, without reading a single answer anew."""
    from loyalty_desktop.survey.code_books import RULE  # noqa: PLC0415 - brings numpy
    from loyalty_desktop.survey.questions import cut  # noqa: PLC0415 - as above

    kept = tuple(one for one in survey.workbook.beside if one.file_name != book.file_name)
    reading = changed(survey.reading.switched(RULE, applies=True, usual=True), questionnaire=book.file_name)
    named = cut(replace(survey.workbook, beside=(*kept, book)), reading)
    return _count_told(named.notes, book.file_name)


def _count_told(notes: Iterable[Noted], file: str) -> int:
    from loyalty_desktop.survey.code_books import TOLD  # noqa: PLC0415 - brings numpy

    found = (note for note in notes if note.message.id in TOLD)
    return next((note.count for note in found if dict(note.message.args)["source"] == file), 0)
