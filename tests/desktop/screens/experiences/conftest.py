"""The screen of experiences with the sample project, what it paints, and surveys with small bases."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from loyalty_desktop.desktop import painting
from loyalty_desktop.desktop.charts import with_without_chart
from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.experiences import cells, contribution_table
from loyalty_desktop.desktop.screens.experiences.screen import ExperiencesScreen
from loyalty_desktop.desktop.session.workspace import Workspace
from tests.desktop.conftest import Shown, open_in

Show = Callable[[Workspace], ExperiencesScreen]
Painted = list[tuple[str, QRectF, str]]
"""Texts in the order in which they were painted, with their boxes and their colours."""


@pytest.fixture
def show(shown: Shown, look: Look) -> Show:
    """Make the screen of a workspace and show it as large as the design."""

    def made(workspace: Workspace) -> ExperiencesScreen:
        return shown(ExperiencesScreen(workspace, look))

    return made


@pytest.fixture
def screen(apparel: Workspace, show: Show) -> ExperiencesScreen:
    """The screen with the sample project."""
    return show(apparel)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Painted:
    """Everything that table and chart write by hand from now on."""
    found: Painted = []

    def draw_text(*args: Any) -> bool:
        _painter, box, text, _font, colour = args[:5]
        found.append((text, QRectF(box), colour.name()))
        return painting.draw_text(*args)

    for module in (cells, contribution_table, with_without_chart):
        monkeypatch.setattr(module, "draw_text", draw_text)
    return found


@pytest.fixture
def few(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A survey of 200: an experience of 100, one of 20, one of 5, and one that nobody had."""
    heads = ["今後も利用したいですか（0-10）", "褒められた", "急かされた", "転んだ", "待たされた"]
    rows: list[list[object]] = []
    for at in range(200):
        had = at % 2 == 0
        answer = (10 if at % 6 else 4) if had else (3 if at % 3 else 8)
        rows.append([answer, *("はい" if one else "いいえ" for one in (had, at % 10 == 1, at % 40 == 3, False))])
    path = tmp_path / "few.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([heads, *rows])
    open_in(workspace, path)
    return workspace
