"""Waves for the tests of the session: small files, read in this process, and what a screen shows of them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_desktop.compute.wave_results import WaveComparison
from loyalty_desktop.journey.edit_waves import names_of, order_of
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.door import read_here

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.waves import Waves
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.sheet import Workbook

LONG = 60_000
STEP = message("step_target")
ASKED, STAFF, MEMBER, DAY = "おすすめ度 (0-10)", "満足度 [接客]", "会員番号", "タイムスタンプ"
CALLED = "満足度 [店舗での接客]"


def write(path: Path, month: int, shift: int, staff: str = STAFF) -> Path:
    """A wave of 60 people, half of whom are in the one before, answering `shift` points higher."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow([DAY, MEMBER, ASKED, staff, "性別"])
        for at in range(60):
            score = min(10, at * 7 % 11 + shift)
            sex = "女性" if at % 3 else "男性"
            out.writerow(
                [f"2026/{month:02}/{1 + at % 28:02} 10:00:00", f"C{at + 30 * month:04}", score, 1 + at % 5, sex]
            )
    return path


def read_quickly(path: Path, *, encoding: str | None = None, **_rest: object) -> Workbook:
    """Read a file in this process: starting another takes longer than all the rest."""
    return read_here(path, encoding, lambda _share: None)


def figures(waves: Waves, qtbot: QtBot) -> WaveComparison:
    """What a screen shows once it is there."""
    if waves.comparison() is None:
        with qtbot.waitSignal(waves.arrived, timeout=LONG):
            pass
    found = waves.comparison()
    assert isinstance(found, WaveComparison)
    return found


def in_time(workspace: Workspace) -> list[str]:
    """The names of the waves in the order of time."""
    project = workspace.state.project
    return [names_of(project)[at] for at in order_of(project)]
