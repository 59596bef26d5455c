"""The next wave of a survey: read as the one before, when somebody wants that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from loyalty_desktop.desktop.main_window import MainWindow
from loyalty_desktop.desktop.widgets.notice_bar import NoticeBar
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.corrections import set_role
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.answering import LONG, Answers
from tests.survey.layouts.layout import csv

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.workspace import Workspace

SHOP = ColumnKey("店舗")
HEADINGS = ["会員番号", "推奨度（0〜10）", "接客の満足度", "品揃えの満足度", "店舗"]
LEFT = Qt.MouseButton.LeftButton


def wave(extra: int) -> bytes:
    rows = ([f"C{at + extra:03d}", (at + extra) % 11, 1 + at % 5, 5 - at % 5, f"店{at % 3}"] for at in range(60))
    return csv([HEADINGS, *rows])


def open_wave(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.parts.workspace.opened, timeout=LONG):
        window.open_path(path)


def roles(workspace: Workspace) -> dict[str, str]:
    survey = workspace.state.survey
    assert survey is not None
    return {one.heading: one.role for one in survey.columns}


@pytest.fixture
def first(window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot) -> Workspace:
    """The first wave, corrected, drawn and saved; the second lies beside it."""
    (tmp_path / "wave1.csv").write_bytes(wave(0))
    (tmp_path / "wave2.csv").write_bytes(wave(5))
    open_wave(window, tmp_path / "wave1.csv", qtbot)
    workspace = window.parts.workspace
    workspace.edit_reading(message("step_roles", count=1), lambda reading: set_role(reading, [SHOP], "unused"))
    workspace.edit_journey(message("step_add_stage"), edit.add_stage)
    answers.path = tmp_path / "第1回.loyalty"
    window.commands["save"].trigger()
    assert not workspace.is_modified
    return workspace


def test_reading_and_journey_are_offered_used_and_undone(
    first: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    wanted_roles, wanted_journey = roles(first), first.state.journey
    open_wave(window, tmp_path / "wave2.csv", qtbot)
    bar = window.findChild(NoticeBar)
    assert bar is not None
    assert bar.isVisible()
    assert "第1回" in bar.sentences[0]
    assert roles(first)["店舗"] == "segment"  # nothing is done unasked
    proposed = first.state.journey
    with qtbot.waitSignal(first.changed, timeout=LONG):
        qtbot.mouseClick(bar.buttons[0], LEFT)
    assert roles(first) == wanted_roles
    assert first.state.journey == wanted_journey
    assert first.state.results is not None
    assert not bar.buttons
    assert bar.isVisible()
    assert "copied from “第1回”: 5 of its 5 columns" in bar.sentences[0]
    window.commands["undo"].trigger()
    assert roles(first)["店舗"] == "segment"
    assert first.state.journey == proposed


def test_a_template_can_be_forgotten(first: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    open_wave(window, tmp_path / "wave2.csv", qtbot)
    bar = window.findChild(NoticeBar)
    assert bar is not None
    qtbot.keyClick(bar.buttons[1], Qt.Key.Key_Space)
    assert not bar.isVisible()
    open_wave(window, tmp_path / "wave2.csv", qtbot)
    assert not bar.isVisible()


def test_a_survey_of_its_own_is_left_alone(first: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "other.csv").write_bytes(
        csv([["ID", "NPS", "味の満足度"], *([at, at % 11, 1 + at % 5] for at in range(40))])
    )
    open_wave(window, tmp_path / "other.csv", qtbot)
    bar = window.findChild(NoticeBar)
    assert bar is not None
    assert not bar.buttons


def test_all_columns_that_differ_are_listed_when_it_is_used(
    first: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    new = [f"新しい質問{at}" for at in range(10)]
    headings = [*HEADINGS[:2], "接客の満足度 ", "品揃えの満足度（必須）", "店舗", *new]
    rows = ([f"C{at:03d}", at % 11, 1 + at % 5, 5 - at % 5, f"店{at % 3}", *["あ"] * 10] for at in range(60))
    (tmp_path / "wave3.csv").write_bytes(csv([headings, *rows]))
    open_wave(window, tmp_path / "wave3.csv", qtbot)
    bar = window.findChild(NoticeBar)
    assert bar is not None
    offered = "\n".join(bar.sentences)
    assert "new here (10)" in offered
    assert new[9] not in offered  # the first six are enough to decide
    with qtbot.waitSignal(first.changed, timeout=LONG):
        qtbot.mouseClick(bar.buttons[0], LEFT)
    told = "\n".join(bar.sentences)
    assert all(name in told for name in new)
    assert first.steps.count() == 1


def test_templates_are_switched_off_where_they_are_offered(
    first: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    open_wave(window, tmp_path / "wave2.csv", qtbot)
    bar = window.findChild(NoticeBar)
    assert bar is not None
    bar.buttons[2].setFocus()
    qtbot.keyClick(bar.buttons[2], Qt.Key.Key_Space)
    assert "no longer kept or offered" in bar.sentences[0]
    open_wave(window, tmp_path / "wave1.csv", qtbot)
    assert not bar.buttons
    templates = window.parts.documents.templates
    assert templates is not None
    assert len(templates.all()) == 1  # what was kept stays until it is deleted
