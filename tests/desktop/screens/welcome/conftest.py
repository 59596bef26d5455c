"""The start screen on show, and projects to list on it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.desktop.screens.welcome.screen import WelcomeScreen
from loyalty_desktop.desktop.session.recent import Recent, RecentProjects
from loyalty_desktop.desktop.session.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.jobs import Jobs
    from tests.desktop.conftest import Shown

NOON = datetime(2026, 9, 21, 12, 0, tzinfo=UTC).astimezone()


@pytest.fixture
def recent(jobs: Jobs) -> RecentProjects:
    return RecentProjects(Settings(), jobs)


@pytest.fixture
def show(look: Look, recent: RecentProjects, shown: Shown) -> Callable[..., WelcomeScreen]:
    """Show the screen in a size, the list as it is by then."""

    def made(width: int = 1440, height: int = 846) -> WelcomeScreen:
        return shown(WelcomeScreen(look, recent, clock=lambda: NOON), width, height)

    return made


def project(folder: Path, name: str, **changes: object) -> Recent:
    file = folder / f"{name}.loyalty"
    file.write_text("{}")
    values: dict[str, object] = {
        "path": str(file),
        "name": name,
        "score": 12.4,
        "state": "shown",
        "kind": "nrs",
        "n": 1238,
        "negative_share": 0.25,
        "passive_share": 0.25,
        "positive_share": 0.5,
        "saved": (NOON - timedelta(hours=1)).isoformat(),
    }
    return Recent(**(values | changes))  # type: ignore[arg-type]
