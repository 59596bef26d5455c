"""Work that is not saved, kept apart from its project so that a crash or a power cut cannot take it.

Each window keeps one small file of its own, replaced in one step: a line that says whose it is, then the project as
it would have been saved. There are no answers of respondents in it.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec

from loyalty_desktop.errors import UnusableProject
from loyalty_desktop.journey.atomic import write_atomically
from loyalty_desktop.journey.locations import storable
from loyalty_desktop.journey.project import Project, decode, encode
from loyalty_desktop.messages import message

SUFFIX = ".recovery"
_FORMAT = "loyalty-desktop-recovery"


class About(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whose work it is: what the window called it, its project's file ('' before the first save), and when.

    `saved` is the sha256 of that file as this window knew it, `at` an ISO time with its zone.
    """

    name: str
    at: str
    path: str = ""
    saved: str = ""
    format: str = _FORMAT


class Kept(msgspec.Struct, frozen=True):
    """What was kept of one window."""

    about: About
    project: Project

    @property
    def is_up_to_date(self) -> bool:
        """Whether the project's file is still the one that this work went on from."""
        return bool(self.about.path and self.about.saved) and self.about.saved == digest_of(Path(self.about.path))


def about(name: str, path: Path | None, saved: str, at: str) -> About:
    """Return what is said of the work of a window; paths are written so that JSON can hold them."""
    place = "" if path is None else storable(str(path.absolute()))
    return About(storable(name), at, place, saved)


def keep(kept: Kept, file: Path) -> None:
    """Write `kept` to `file`, whose folder is made if need be; raises OSError, UnusableProject for text that is none.

    The older file is there until the new one is whole.
    """
    data = msgspec.json.encode(kept.about) + b"\n" + encode(kept.project, file)
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(file, data)


def read(file: Path) -> Kept:
    """Return what was kept in `file`; raises UnusableProject with its sentence."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UnusableProject(message("file_not_readable", file=file.name)) from error
    head, _line, rest = data.partition(b"\n")
    try:
        told = msgspec.json.decode(head, type=About)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeError) as error:
        raise UnusableProject(message("project_damaged", file=file.name)) from error
    if told.format != _FORMAT:
        raise UnusableProject(message("project_other_file", file=file.name))
    return Kept(told, decode(rest, told.name))


def files_in(folder: Path) -> tuple[Path, ...]:
    """Return the files of all windows, those that are at work too; the newest first."""
    dated: list[tuple[float, Path]] = []
    with suppress(OSError):
        for file in folder.glob(f"*{SUFFIX}"):
            with suppress(OSError):  # it has just been forgotten
                dated.append((file.stat().st_mtime, file))
    return tuple(file for _time, file in sorted(dated, reverse=True))


def digest_of(path: Path) -> str:
    """Return the sha256 of a project's file, '' where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return ""
