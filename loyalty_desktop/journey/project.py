"""The project: sources, journey and views as one value, and the file it is kept in.

`*.loyalty` is readable JSON, {"format": "loyalty-desktop", "schema": 1, "project": {…}}, without answers. It is
replaced in one step or not at all, and a file that cannot be opened is never touched.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeAlias, TypeVar

import msgspec

from loyalty_desktop.errors import NewerProject, UnusableProject
from loyalty_desktop.journey.actions import Action
from loyalty_desktop.journey.atomic import write_atomically
from loyalty_desktop.journey.left_behind import LeftBehind
from loyalty_desktop.journey.locations import followed, relative_path, storable
from loyalty_desktop.journey.model import Filter, Journey
from loyalty_desktop.journey.opposed import Opposed
from loyalty_desktop.journey.parts import changed, faults
from loyalty_desktop.journey.wave_settings import Renamed, Reworded, WaveSettings
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import ColumnKey, Reading

if TYPE_CHECKING:
    from loyalty_desktop.survey.survey import Survey

FORMAT: Final = "loyalty-desktop"
SCHEMA: Final = 1
SUFFIX: Final = ".loyalty"
Migration: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]
MIGRATIONS: Mapping[int, Migration] = {}
"""Schema -> what makes a project of that schema one of the next; the older file itself stays as it is."""

_LARGEST = 64 * 1024 * 1024
_WHERE = re.compile(r"`\$(?P<where>[^`]*)`$")
_DISK_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class SecondFile(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file that a survey is read with: its questionnaire, a table joined by customer."""

    path_absolute: str
    path_relative: str = ""
    file_name: str = ""
    sha256: str = ""


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """A survey file of the project: where it is, which bytes it had, and how it is read."""

    path_absolute: str
    path_relative: str = ""
    """From the project's folder, with POSIX slashes; '' on another drive."""
    file_name: str = ""
    sha256: str = ""
    reading: Reading = Reading()
    wave: str = ""
    join_key: ColumnKey | None = None
    """The column that tells which respondents are the same in another source."""
    beside: tuple[SecondFile, ...] = ()
    """The files that `reading` names, and where they lie."""
    renamed: tuple[Renamed, ...] = ()
    """Of another wave than the open one: columns that somebody said are the same question."""
    not_renamed: tuple[Renamed, ...] = ()
    """Columns that somebody said are not."""
    reworded: tuple[Reworded, ...] = ()
    """Answers to choose from that somebody said are the same in other words."""
    not_reworded: tuple[Reworded, ...] = ()
    """Answers that somebody said are not."""
    day: str = ""
    """The day (YYYY-MM-DD) by which half of its answers had been given; '' while that is not known."""


F = TypeVar("F", SecondFile, Source)


class View(msgspec.Struct, frozen=True, omit_defaults=True):
    """A named choice of respondents, to come back to."""

    name: str
    filters: tuple[Filter, ...] = ()


class Project(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything that is edited, undone and saved."""

    sources: tuple[Source, ...] = ()
    journey: Journey = Journey()
    views: tuple[View, ...] = ()
    actions: tuple[Action, ...] = ()
    """What is to be done, in the order in which it was thought of."""
    opposed: Opposed = Opposed()
    """Two groups of one's own that are set against each other."""
    waves: WaveSettings = WaveSettings()
    """How the sources are waves; the first of them is the survey that is open."""
    left: LeftBehind = LeftBehind()
    """What the open survey has no column for, of when another wave was shown."""


class _File(msgspec.Struct, frozen=True):
    format: str
    schema: int
    project: Project


def is_project(path: Path) -> bool:
    """Say whether a file is named as a project."""
    return path.suffix.casefold() == SUFFIX


def source_of(path: Path, project_path: Path | None, survey: Survey) -> Source:
    """Return the survey read from `path` as a source of the project that is, or will be, at `project_path`."""
    absolute = path.absolute()
    relative = relative_path(absolute, project_path.absolute().parent) if project_path is not None else ""
    return Source(
        storable(str(absolute)),
        storable(relative),
        storable(absolute.name),
        survey.workbook.sha256,
        survey.reading,
    )


def save(project: Project, path: Path, before: Path | None = None) -> Project:
    """Write the project to `path` and return it as written: with sources' paths as seen from there.

    `before` is the file that it was in until now. Raises UnusableProject when it cannot be written, and then the
    file at `path` is what it was.
    """
    written = beside(project, path, before)
    data = encode(written, path)
    if decode(data, path.name) != written:  # better no new file than one that says something else
        raise _not_saved(path)
    try:
        write_atomically(path, data)
    except OSError as error:
        raise _not_saved(path, error.errno) from error
    return written


def _not_saved(path: Path, number: int | None = None) -> UnusableProject:
    id_ = "project_not_saved"
    if number in _DISK_FULL:
        id_ = "project_disk_full"
    elif number in _NOT_ALLOWED:
        id_ = "project_read_only"
    return UnusableProject(message(id_, file=path.name, folder=str(path.absolute().parent)))


def beside(project: Project, path: Path, before: Path | None = None) -> Project:
    """Return the project as it is seen from `path`, having been in the file `before` until now.

    The way to a source that is nowhere leads from another folder to where it led before, else it is left alone.
    """
    folder = path.absolute().parent
    old = folder if before is None else before.absolute().parent
    return changed(project, sources=tuple(_moved(one, folder, old) for one in project.sources))


def _moved(source: Source, folder: Path, old: Path) -> Source:
    return changed(_seen(source, folder, old), beside=tuple(_seen(one, folder, old) for one in source.beside))


def _seen(one: F, folder: Path, old: Path) -> F:
    """Return the file as it is seen from the project's folder, which was `old` until now."""
    absolute = Path(one.path_absolute)
    if absolute.is_absolute() and _is_file(absolute):
        return changed(one, path_relative=storable(relative_path(absolute, folder)))
    by_name = followed(old, one.file_name) if "/" not in one.file_name else None
    if folder == old:
        return one
    if by_name is not None and _is_file(by_name):  # it came along with the project
        way = storable(relative_path(by_name, folder))
        return changed(one, path_absolute=storable(str(by_name)), path_relative=way)
    expected = followed(old, one.path_relative)
    return one if expected is None else changed(one, path_relative=storable(relative_path(expected, folder)))


def _placed(project: Project, folder: Path) -> Project:
    """Return the project with where its files are, as it lies in `folder`: it may have been moved along with them."""
    return changed(
        project,
        sources=tuple(
            changed(_at(source, folder), beside=tuple(_at(one, folder) for one in source.beside))
            for source in project.sources
        ),
    )


def _at(one: F, folder: Path) -> F:
    place = followed(folder, one.path_relative)
    if place is None or (one.path_absolute and not _is_file(place)):
        return one
    return changed(one, path_absolute=storable(str(place)))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def open_project(path: Path, stands_for: Path | None = None) -> Project:
    """Return the project in the file at `path`, with where its sources are as seen from there.

    A back-up is seen from the file that it `stands_for`. Raises UnusableProject, or NewerProject, with its sentence.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise UnusableProject(message("project_other_file", file=path.name))
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnusableProject(message("file_missing", file=path.name)) from error
    except (OSError, ValueError) as error:
        id_ = "project_is_folder" if path.is_dir() else "file_not_readable"
        raise UnusableProject(message(id_, file=path.name)) from error
    seen_from = stands_for or path
    return _placed(decode(data, seen_from.name), seen_from.absolute().parent)


def encode(project: Project, path: Path) -> bytes:
    """Return the project as it is written to `path`: the same bytes for the same project.

    Raises UnusableProject for text that is none (half a character), which JSON cannot hold.
    """
    try:
        compact = msgspec.json.encode(_File(FORMAT, SCHEMA, project))
    except (UnicodeError, OverflowError) as error:
        raise _not_saved(path) from error
    return msgspec.json.format(compact, indent=2) + b"\n"


def decode(data: bytes, file: str, migrations: Mapping[int, Migration] | None = None, schema: int = SCHEMA) -> Project:
    """Return the project in `data`; `file` is what sentences call it. Older schemas are migrated step by step."""
    try:
        raw = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise UnusableProject(message("project_damaged", file=file)) from error
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise UnusableProject(message("project_other_file", file=file))
    number, content = raw.get("schema"), raw.get("project")
    if type(number) is not int or number < 1:
        _refuse(file, "schema")
    if number > schema:
        raise NewerProject(message("project_newer", file=file))
    strangers = sorted(raw.keys() - {"format", "schema", "project"})
    if strangers:
        _refuse(file, strangers[0])
    if not isinstance(content, dict):
        _refuse(file, "project")
    return _project(_migrated(content, number, file, migrations, schema), file)


def _migrated(
    content: dict[str, Any],
    number: int,
    file: str,
    migrations: Mapping[int, Migration] | None,
    schema: int,
) -> dict[str, Any]:
    for step in range(number, schema):
        try:
            content = (MIGRATIONS if migrations is None else migrations)[step](content)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise UnusableProject(message("project_part_unusable", file=file, where="project")) from error
    return content


def _project(content: dict[str, Any], file: str) -> Project:
    try:
        project = msgspec.convert(content, Project)
    except msgspec.ValidationError as error:
        found = _WHERE.search(str(error))
        _refuse(file, "project" + (found["where"] if found else ""), error)
    stranger = _stranger(content, project, "project")
    if stranger is not None:
        raise UnusableProject(message("project_part_unknown", file=file, where=stranger))
    contradictions = faults(project.journey)
    if contradictions:
        _refuse(file, f"project.journey.{contradictions[0]}")
    ids = [one.id for one in project.actions]
    twice = next((at for at, one in enumerate(ids) if one in ids[:at]), None)
    if twice is not None:
        _refuse(file, f"project.actions[{twice}].id")
    return project


def _refuse(file: str, where: str, cause: Exception | None = None) -> NoReturn:
    raise UnusableProject(message("project_part_unusable", file=file, where=where)) from cause


def _stranger(raw: object, value: object, where: str) -> str | None:
    """Return the path of the first field that this program does not know, and would lose on saving."""
    pairs: list[tuple[object, object, str]] = []
    if isinstance(value, msgspec.Struct) and isinstance(raw, dict):
        unknown = sorted(raw.keys() - set(value.__struct_fields__))
        if unknown:
            return f"{where}.{unknown[0]}"
        pairs = [(part, getattr(value, name), f"{where}.{name}") for name, part in raw.items()]
    elif isinstance(value, tuple) and isinstance(raw, list):
        pairs = [(part, value[at], f"{where}[{at}]") for at, part in enumerate(raw)]
    return next((found for pair in pairs if (found := _stranger(*pair)) is not None), None)
