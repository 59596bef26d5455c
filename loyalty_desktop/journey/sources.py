"""Finding the survey files of a project again: moved with it, left where they were, changed, or gone."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.errors import MissingFile
from loyalty_desktop.journey.locations import followed, storable
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, Source
from loyalty_desktop.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SourceState: TypeAlias = Literal["found", "moved", "changed", "missing"]
_PIECE = 1024 * 1024
_LOST = "wave_file_missing"


class Located(msgspec.Struct, frozen=True):
    """Where a source is.

    `found`: the same bytes where the project says; `moved`: the same bytes, found by name beside the project;
    `changed`: a file with other bytes; `missing`: no such file, and `path` is where it was expected.
    """

    path: Path
    state: SourceState


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, as `Workbook.sha256` has it; raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def locate(source: Source, project_path: Path | None, digest: Callable[[Path], str] = sha256_of) -> Located:
    """Return where `source` is: beside the project first, then where it was, then under its name beside the project.

    The first of these that can be read counts, even with other bytes: a file put beside the project is meant.
    A project that is not saved yet (None) has only the absolute path. Reads the whole file, so this is no work
    for the UI thread.
    """
    places = _places(source, None if project_path is None else project_path.absolute().parent)
    unreadable = None
    for path, expected in places:
        try:
            if not path.is_file():
                continue
            unreadable = unreadable or path
            same = not source.sha256 or digest(path) == source.sha256
        except (OSError, ValueError):
            continue
        return Located(path, ("found" if expected else "moved") if same else "changed")
    if unreadable is not None:  # there, but locked or not allowed: whoever reads it will say so
        return Located(unreadable, "found")
    return Located(places[0][0] if places else Path(source.file_name or "?"), "missing")


def lost_waves(project: Project, project_path: Path | None) -> tuple[Message, ...]:
    """Return what is to be said of further waves whose files are not there; none of the files is read."""
    told = []
    for source in project.sources[1:]:
        found = locate(Source(source.path_absolute, source.path_relative, source.file_name), project_path)
        if found.state == "missing":
            name, folder = source.wave or source.file_name, str(found.path.parent)
            told.append(message(_LOST, wave=name, file=source.file_name, folder=folder))
    return tuple(told)


def is_lost(told: Iterable[Message]) -> bool:
    """Say whether it is told of a wave that its file is not there."""
    return any(one.id == _LOST for one in told)


def waves_beside(project: Project, project_path: Path, path: Path) -> Project:
    """Return the project with those further waves at the side of the file at `path` that were found nowhere else.

    Only the same bytes count, which are read: no work for the UI thread.
    """
    for index, source in enumerate(project.sources[1:], 1):
        beside = followed(path.absolute().parent, source.file_name) if "/" not in source.file_name else None
        if beside is None or not source.sha256 or locate(source, project_path).state != "missing":
            continue
        found = locate(Source(str(beside), sha256=source.sha256), None)
        if found.state == "found":
            project = relink(project, index, beside, source.sha256)
    return project


def _places(source: Source, folder: Path | None) -> list[tuple[Path, bool]]:
    """Return where to look, in order, and whether the project itself names the place."""
    absolute = Path(source.path_absolute)
    places = [(absolute if absolute.is_absolute() else None, True)]
    if folder is not None:
        by_name = followed(folder, source.file_name) if "/" not in source.file_name else None
        places = [(followed(folder, source.path_relative), True), *places, (by_name, False)]
    return [(path, expected) for path, expected in places if path is not None]


def relink(project: Project, index: int, new_path: Path, sha256: str | None = None) -> Project:
    """Return the project with its source number `index` (from 0) at `new_path`, read as before.

    `sha256` is given when the file was read already. Raises MissingFile when it cannot be read. The way from
    the project's folder is worked out when the project is saved.
    """
    if not 0 <= index < len(project.sources):
        raise IndexError(index)
    try:
        digest = sha256_of(new_path) if sha256 is None else sha256
    except OSError as error:
        raise MissingFile(message("file_missing", file=new_path.name)) from error
    absolute = new_path.absolute()
    source = changed(
        project.sources[index],
        path_absolute=storable(str(absolute)),
        path_relative="",
        file_name=storable(absolute.name),
        sha256=digest,
    )
    return with_source(project, index, source)


def with_source(project: Project, index: int, source: Source) -> Project:
    """Return the project with its source number `index` replaced: a correction of a reading is one edit of it."""
    sources = (*project.sources[:index], source, *project.sources[index + 1 :])
    return changed(project, sources=sources)
