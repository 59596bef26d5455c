"""The bottom line: it calls the figures up to date only where there are any, and says what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel

from loyalty_desktop.desktop.status_line import StatusLine
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.conftest import open_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

STEP = message("step_measure_kind")


@pytest.fixture
def line(look: Look, qtbot: QtBot) -> StatusLine:
    made = StatusLine(look)
    qtbot.addWidget(made)
    made.resize(1280, 26)
    made.show()
    return made


def said(line: StatusLine) -> str:
    return " | ".join(one.text() for one in line.findChildren(QLabel) if one.isVisibleTo(line))


def measure(workspace: Workspace, changed: Measure) -> None:
    workspace.edit_journey(STEP, lambda journey: replace(journey, measure=changed))


def test_figures_that_are_there_are_up_to_date(line: StatusLine, apparel: Workspace) -> None:
    assert "Ready" in said(line)
    line.follow(apparel)
    assert "All figures are up to date" in said(line)
    assert "apparel_ja.xlsx" in said(line)


def test_without_a_loyalty_question_it_says_so(line: StatusLine, apparel: Workspace, look: Look) -> None:
    line.follow(apparel)
    key = apparel.state.journey.measure.column
    assert key is not None
    measure(apparel, Measure())
    assert "○  Choose the loyalty question, and the figures appear" in said(line)
    assert "up to date" not in said(line)
    look.set_language("ja")
    assert "ロイヤルティの質問を選ぶと数字が出ます" in said(line)
    look.set_language("en")
    apparel.steps.undo()
    assert "All figures are up to date" in said(line)


def test_a_question_that_the_survey_has_lost(line: StatusLine, apparel: Workspace) -> None:
    line.follow(apparel)
    measure(apparel, Measure(ColumnKey("そんな列はない")))
    assert "○  The loyalty question is not in this survey" in said(line)


def test_a_question_whose_answers_are_words(line: StatusLine, apparel: Workspace) -> None:
    line.follow(apparel)
    survey = apparel.state.survey
    assert survey is not None
    sex = next(one for one in survey.columns if one.heading == "性別")
    measure(apparel, Measure(sex.key))
    assert "○  The answers to the loyalty question are on no scale" in said(line)


def test_without_a_survey(line: StatusLine, workspace: Workspace) -> None:
    from loyalty_desktop.desktop.session.opening import Opened  # noqa: PLC0415
    from loyalty_desktop.journey.project import Project  # noqa: PLC0415

    workspace.open(Opened(Project(), None, None, None))
    line.follow(workspace)
    assert "No survey yet" in said(line)


def test_one_answer_is_not_called_several(line: StatusLine, workspace: Workspace, look: Look, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("おすすめ度 (0-10)\n9\n", "utf-8")
    line.follow(workspace)
    open_in(workspace, tmp_path / "a.csv")
    assert "/ 1 answer × 1 column |" in said(line)
    look.set_language("ja")
    assert "1件の回答 × 1列" in said(line)


def test_saving_is_confirmed_until_something_else_is_done(line: StatusLine, apparel: Workspace, tmp_path: Path) -> None:
    line.follow(apparel)
    line.say_saved(tmp_path / "店.loyalty")
    assert "✓  Saved: 店.loyalty" in said(line)
    measure(apparel, Measure())
    assert "Saved" not in said(line)
