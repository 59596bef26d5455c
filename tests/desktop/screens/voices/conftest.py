"""The screen of voices with the sample project, and with small surveys of comments in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.voices.screen import VoicesScreen
from loyalty_desktop.desktop.session.customer_lists import CustomerLists
from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.desktop.session.jobs import Jobs
from loyalty_desktop.desktop.session.notices import Notices
from loyalty_desktop.desktop.session.workspace import Workspace
from tests.desktop.conftest import Shown
from tests.desktop.screens.customers.conftest import Lister, open_rows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Show = Callable[[Workspace], VoicesScreen]
HEADS = ("会員番号", "今後も利用したいですか（0-10）", "満足した点をご記入ください", "ご意見・ご要望")
PRAISE = ("接客が良い <b>太字</b>", "ｻｲｽﾞがぴったり", "The staff were friendly", "", "品揃えが良い\n二行目")
BLAME = ("特になし", "接客が良くない", "サイズが合わない", "", "Not worth the price", "値段が高い", "")


def spoken_rows(count: int = 210) -> list[list[object]]:
    """Return respondents who praise and blame in turns of their own; who blames most is least loyal."""
    return [
        [f"V{at:03d}", (10, 8, 4)[at % 3], _told(PRAISE[at % 5], at), _told(BLAME[at % 7], at)] for at in range(count)
    ]


def _told(text: str, at: int) -> str:
    """Return a text as nobody else wrote it: comments are known by being different."""
    return f"{text} [{at}]" if text and text != "特になし" else text


@pytest.fixture
def lister() -> Lister:
    return Lister()


@pytest.fixture
def make(shown: Shown, look: Look, jobs: Jobs, notices: Notices, lister: Lister) -> Show:
    """Make the screen of a workspace and show it as large as the design."""

    def made(workspace: Workspace) -> VoicesScreen:
        lists = CustomerLists(workspace, jobs, notices)
        return shown(VoicesScreen(workspace, look, Further(workspace, jobs), jobs, lists, lister))

    return made


@pytest.fixture
def show(make: Show, qtbot: QtBot) -> Show:
    """Make the screen, show it, and wait for its words where there are any."""

    def made(workspace: Workspace) -> VoicesScreen:
        screen = make(workspace)
        if screen.filters.isVisible():
            qtbot.waitUntil(screen.words.isVisible)
        return screen

    return made


@pytest.fixture
def screen(apparel: Workspace, show: Show) -> VoicesScreen:
    """The screen with the sample project."""
    return show(apparel)


@pytest.fixture
def two(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A survey with two questions that people answered in their own words."""
    open_rows(workspace, tmp_path, HEADS, spoken_rows())
    return workspace


@pytest.fixture
def silent(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A survey without comments."""
    open_rows(workspace, tmp_path, HEADS[:2], [row[:2] for row in spoken_rows()])
    return workspace
