"""Earlier states of a project's file, kept apart from it each time it is saved over."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from loyalty_desktop.journey.atomic import write_atomically
from loyalty_desktop.journey.project import SUFFIX

LIMIT = 10
"""So many of the newest are kept, beside the last one of each earlier day, of `_DAYS` days."""
_DAYS = 14
_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"(\d{8}T\d{12}Z)" + re.escape(SUFFIX))


class Backup(NamedTuple):
    """One earlier state."""

    at: datetime
    """When it was put aside, in UTC."""
    file: Path


def put_aside(project: Path, folder: Path, now: datetime) -> Backup | None:
    """Copy the project's file, as it is before it is saved over, into `folder`; raises OSError.

    Returns None where there is no file yet, or where the newest back-up is the same.
    """
    try:
        data = project.read_bytes()
    except FileNotFoundError:
        return None
    own = _own_folder(project, folder)
    before = backups_of(project, folder)
    if before and _holds(before[0].file, data):
        return None
    own.mkdir(parents=True, exist_ok=True)
    at = now.astimezone(UTC)
    file = own / f"{at.strftime(_STAMP)}{SUFFIX}"
    write_atomically(file, data)
    _thin_out(backups_of(project, folder))
    return Backup(at, file)


def backups_of(project: Path, folder: Path) -> tuple[Backup, ...]:
    """Return the earlier states of a project, the newest first."""
    found = []
    with suppress(OSError):
        for file in _own_folder(project, folder).iterdir():
            if told := _NAME.fullmatch(file.name):
                with suppress(ValueError):  # digits that are no time
                    found.append(Backup(datetime.strptime(told[1], _STAMP).replace(tzinfo=UTC), file))
    return tuple(sorted(found, reverse=True))


def _holds(file: Path, data: bytes) -> bool:
    """Say whether that is in a file; one that cannot be read is as good as none."""
    try:
        return file.read_bytes() == data
    except OSError:
        return False


def _thin_out(backups: tuple[Backup, ...]) -> None:
    days: set[str] = set()
    for backup in backups[LIMIT:]:
        day = backup.at.date().isoformat()
        if day in days or len(days) >= _DAYS:
            with suppress(OSError):  # one too many is no harm
                backup.file.unlink()
        days.add(day)


def _own_folder(project: Path, folder: Path) -> Path:
    """Return where the back-ups of one project are: told apart by its whole path, as two may have the same name."""
    digest = hashlib.sha256(str(project.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return folder / digest
