"""The inspector while nothing is chosen: counts, stage means, and what to do next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from loyalty_desktop.desktop.session.opening import Opened
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.model import Driver, Measure
from loyalty_desktop.journey.project import Project
from loyalty_desktop.messages import message
from loyalty_desktop.report.figures import score_text, share_text
from tests.desktop.screens.journey.inspecting import inspector_of, open_rows, repeated

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.inspector import JourneyInspector
    from loyalty_desktop.desktop.screens.journey.inspector_summary import SummaryPage
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.sheet import Cell


@pytest.fixture
def inspector(qtbot: QtBot, apparel: Workspace, look: Look) -> JourneyInspector:
    return inspector_of(qtbot, apparel, look)


def steps_of(page: SummaryPage) -> list[str]:
    return [label.text() for label in page.steps if label.isVisible()]


def test_counts_and_stage_means(apparel: Workspace, inspector: JourneyInspector) -> None:
    page, journey, results = inspector.summary, apparel.state.journey, apparel.state.results
    assert results is not None
    assert [count.text() for count, _word in page.counts] == ["5", "12", "11"]
    assert page.overall.text() == "Overall NRS +12.4 (n=1,238)"
    for row, stage, mean in zip(page.stages.rows, journey.stages, results.stages, strict=True):
        assert row.name == stage.name
        assert [cell.text for cell in row.cells] == [
            str(len(stage.drivers)),
            share_text(mean.head),
            score_text(mean.heart),
        ]


def test_loose_experiences_are_told(apparel: Workspace, inspector: JourneyInspector) -> None:
    assert any(step.startswith("2 experiences have no driver yet") for step in steps_of(inspector.summary))
    place = apparel.state.journey.drivers[0].id
    for one in apparel.state.journey.experiences_at(None):
        change = partial(edit.assign_experience, id_=one.id, driver=place)
        apparel.edit_journey(message("step_move_experience", name=""), change)
    assert not any("have no driver yet" in step for step in steps_of(inspector.summary))


def test_stages_are_not_pressed(apparel: Workspace, inspector: JourneyInspector) -> None:
    row = inspector.summary.stages.button(apparel.state.journey.stages[0].id)
    assert row.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_without_a_loyalty_question(apparel: Workspace, inspector: JourneyInspector) -> None:
    apparel.edit_journey(message("step_measure", column=""), lambda journey: edit.set_measure(journey, Measure()))
    assert steps_of(inspector.summary)[0].startswith("Choose the loyalty question at the top left")
    assert not inspector.summary.overall.isVisible()


def test_what_cannot_be_analysed_is_told(apparel: Workspace, inspector: JourneyInspector) -> None:
    assert apparel.state.survey is not None
    comment = apparel.state.survey.columns[1].key
    apparel.edit_journey(message("step_filters"), lambda journey: edit.set_weight(journey, comment))
    assert apparel.state.problem is not None
    assert inspector.summary.problem.text() == apparel.state.problem.text()
    assert [cell.text for cell in inspector.summary.stages.rows[0].cells] == ["2", "–", "–"]


def test_a_drawn_journey_waits_for_answers(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    inspector = inspector_of(qtbot, workspace, look)
    workspace.open(Opened(Project(), None, None, None))
    assert [step.split(":")[0] for step in steps_of(inspector.summary)] == [
        "Open the answers of your survey",
        "Add the stages your customers go through, from left to right.",
    ]
    journey = edit.add_stage(Project().journey, "")
    stage = journey.stages[0].id
    workspace.edit_journey(message("step_add_stage"), lambda _one: edit.add_driver(journey, stage, Driver("", "Pay")))
    assert inspector.summary.stages.rows[0].name == "Unnamed stage"
    assert [count.text() for count, _word in inspector.summary.counts] == ["1", "1", "0"]


def test_means_of_small_bases_are_muted(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    rows: list[list[Cell]] = [["How likely are you to recommend us? (0-10)", "Satisfaction with service"]]
    rows += repeated(12, 10, 5) + repeated(10, 0, 2)
    inspector = inspector_of(qtbot, workspace, look)
    open_rows(workspace, rows)
    row = inspector.summary.stages.rows[0]
    assert [cell.role for cell in row.cells[1:]] == ["muted", "muted"]
    assert row.tag == "few"
    assert "for reference" in row.tip
    assert inspector.summary.overall.text().endswith("(n=22), for reference")
    assert "rest on few answers" in inspector.summary.stages_note.text()
