"""Other files that a survey is read with: its questionnaire, tables joined by customer; where they lie."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.journey.locations import relative_path, storable
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, SecondFile, Source
from loyalty_desktop.journey.sources import locate, with_source
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.joining import RULE, ZEROS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from loyalty_desktop.survey.reading import Join, Reading
    from loyalty_desktop.survey.sheet import Workbook


def files_of(reading: Reading) -> tuple[str, ...]:
    """Return the names of the files that a survey is read with."""
    named = () if reading.questionnaire is None else (reading.questionnaire,)
    return tuple(dict.fromkeys((*named, *(join.file for join in reading.joins))))


def places_of(source: Source, near: Path | None) -> tuple[Path, ...]:
    """Return where the files lie that the source is read with, those that are not there left out.

    `near` is the project, or the survey of a project that is not saved yet: moved with it, they are found beside it.
    """
    wanted = files_of(source.reading)
    seconds = [one for one in source.beside if one.file_name in wanted]
    found = [locate(Source(one.path_absolute, one.path_relative, one.file_name, one.sha256), near) for one in seconds]
    return tuple(one.path for one in found if one.state != "missing")


def changed_files(source: Source, workbook: Workbook) -> tuple[Message, ...]:
    """Return which of the files beside the survey are no longer what they were when the project was saved."""
    known = {one.file_name: one.sha256 for one in source.beside if one.sha256}
    changed_since = (one for one in workbook.beside if known.get(one.file_name, one.sha256) != one.sha256)
    return tuple(message("source_changed", file=one.file_name) for one in changed_since)


def read_beside(workbook: Workbook, paths: Iterable[Path], read: Callable[[Path], Workbook | None]) -> Workbook:
    """Return the workbook with the files at `paths` beside it, each read once; one that reads as None is left out."""
    kept = {one.file_name: one for one in workbook.beside}
    for path in paths:
        found = read(path)
        if found is not None:
            kept[path.name] = found
    return replace(workbook, beside=tuple(kept.values()))


def second_file(path: Path, project_path: Path | None, sha256: str = "") -> SecondFile:
    """Return the file at `path` as a project keeps it."""
    absolute = path.absolute()
    relative = relative_path(absolute, project_path.absolute().parent) if project_path is not None else ""
    return SecondFile(storable(str(absolute)), storable(relative), storable(absolute.name), sha256)


def with_questionnaire(project: Project, index: int, path: Path | None, sha256: str = "") -> Project:
    """Return the project whose source number `index` (from 0) takes its words from the file at `path`, None from none.

    The cells of that file are to be read beside those of the survey.
    """
    source = project.sources[index]
    before = source.reading.questionnaire
    reading = msgspec.structs.replace(source.reading, questionnaire=storable(path.name) if path is not None else None)
    seconds = tuple(one for one in source.beside if one.file_name != before or one.file_name in files_of(reading))
    if path is not None:
        own = second_file(path, None, sha256)
        seconds = (*(one for one in seconds if one.file_name != own.file_name), own)
    return with_source(project, index, changed(source, reading=reading, beside=seconds))


def with_join(project: Project, index: int, join: Join, path: Path, sha256: str = "") -> Project:
    """Return the project whose source number `index` (from 0) is joined with the table at `path`.

    It takes the place of an earlier join of a file of that name, and of what was switched about it.
    """
    source = project.sources[index]
    own = second_file(path, None, sha256)
    others = tuple(one for one in source.reading.joins if one.file != own.file_name)
    reading = _unswitched(source.reading, own.file_name)
    reading = msgspec.structs.replace(reading, joins=(*others, msgspec.structs.replace(join, file=own.file_name)))
    seconds = (*(one for one in source.beside if one.file_name != own.file_name), own)
    return with_source(project, index, changed(source, reading=reading, beside=seconds))


def without_join(project: Project, index: int, file: str) -> Project:
    """Return the project whose source number `index` (from 0) is not joined with the file of that name."""
    source = project.sources[index]
    others = tuple(one for one in source.reading.joins if one.file != file)
    reading = msgspec.structs.replace(_unswitched(source.reading, file), joins=others)
    named = files_of(reading)
    seconds = tuple(one for one in source.beside if one.file_name != file or file in named)
    return with_source(project, index, changed(source, reading=reading, beside=seconds))


def _unswitched(reading: Reading, file: str) -> Reading:
    switches = {RULE + file, ZEROS + file}
    kept, left_out = (
        tuple(rule for rule in rules if rule not in switches) for rules in (reading.kept, reading.left_out)
    )
    return msgspec.structs.replace(reading, kept=kept, left_out=left_out)
