"""Where a project is kept, and where in it somebody was when it was left: there it is opened again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.paths import resource

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.recent import RecentProjects
    from loyalty_desktop.desktop.session.workspace import Workspace

_FIRST = "journey"


def is_sample(path: Path) -> bool:
    """Say whether a file is one of the program's own, which are never written."""
    return path.absolute().parent == resource("samples").absolute()


def proposed_path(workspace: Workspace) -> Path:
    """Return where the open project would be saved if nobody says where: beside its survey."""
    from loyalty_desktop.journey.project import SUFFIX  # noqa: PLC0415 - no project before the first paint

    if workspace.path is not None and not is_sample(workspace.path):
        return workspace.path
    sources = workspace.state.project.sources
    name = Path(sources[0].file_name).stem if sources else _("Journey")
    folder = Path(sources[0].path_absolute).parent if sources and workspace.path is None else Path()
    return (Path() if is_sample(folder / name) else folder) / f"{name}{SUFFIX}"


def name_of(workspace: Workspace) -> str:
    """Return what the open project is called: its file, or the one that it would be saved to."""
    return workspace.path.name if workspace.path is not None else proposed_path(workspace).name


def remember(recent: RecentProjects, workspace: Workspace, screen: str) -> None:
    """Put the open project at the top of the recent ones, with the screen and the part of it that are looked at."""
    path = workspace.path
    if path is None or workspace.state.results is None or is_sample(path):
        return
    from dataclasses import replace  # noqa: PLC0415 - after the frame

    from loyalty_desktop.desktop.session.recent import of_everybody, recent_of  # noqa: PLC0415 - after the frame

    selection = workspace.selection
    made = recent_of(path, of_everybody(workspace), dt.datetime.now().astimezone())
    recent.remember(replace(made, screen=screen, chosen=selection.experience or selection.driver or ""))


def go_back(recent: RecentProjects, workspace: Workspace) -> str:
    """Choose what was chosen when the open project was left, and return its screen; the data of a new survey."""
    if workspace.path is None:
        return _FIRST if workspace.state.survey is None else "data"
    from loyalty_desktop.desktop.rail import SCREENS  # noqa: PLC0415 - after the frame
    from loyalty_desktop.desktop.session.selection import NOTHING, driver_chosen, experience_chosen  # noqa: PLC0415

    known = recent.of(workspace.path)
    if known is None or known.screen not in SCREENS:
        return _FIRST
    journey = workspace.state.journey
    found = (made(journey, known.chosen) for made in (experience_chosen, driver_chosen))
    workspace.select(next((one for one in found if one != NOTHING), NOTHING))
    return known.screen
