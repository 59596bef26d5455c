"""Earlier states of a project: put aside before it is saved over, and opened again. No Qt in here."""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_desktop.journey.project import open_project

if TYPE_CHECKING:
    from loyalty_desktop.journey.backups import Backup
    from loyalty_desktop.journey.recovery import Kept

_log = logging.getLogger(__name__)


def set_aside(path: Path, folder: Path) -> None:
    """Put aside what is in a project's file before it is saved over; where that fails it is saved all the same."""
    from loyalty_desktop.journey.backups import put_aside  # noqa: PLC0415 - not before something is saved

    try:
        put_aside(path, folder, dt.datetime.now().astimezone())
    except OSError:
        _log.warning("no back-up", exc_info=True)


def earlier(path: Path, folder: Path) -> tuple[Backup, ...]:
    """Return the earlier states of a project, the newest first."""
    from loyalty_desktop.journey.backups import backups_of  # noqa: PLC0415 - as above

    return backups_of(path, folder)


def work_of(backup: Backup, path: Path) -> Kept:
    """Return an earlier state as unsaved work on its project; raises UnusableProject.

    Its sources are sought from where the project is, not from where the back-up lies.
    """
    from loyalty_desktop.journey.recovery import Kept, about, digest_of  # noqa: PLC0415 - as above

    told = about(path.name, path, digest_of(path), backup.at.isoformat(timespec="seconds"))
    return Kept(told, open_project(backup.file, path))
