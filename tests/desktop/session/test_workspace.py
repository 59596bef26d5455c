"""The workspace: edits are steps, steps can all be undone, every figure is the one that `analyze` gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.desktop.session.notices import Notice, Notices
from loyalty_desktop.desktop.session.opening import Opened
from loyalty_desktop.desktop.session.selection import column_chosen, driver_chosen, experience_chosen
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.errors import UnusableProject
from loyalty_desktop.journey import corrections, edit
from loyalty_desktop.journey.model import Filter, Journey, Measure
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, open_project
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.reading import ColumnKey, Reading
from loyalty_desktop.survey.survey import Survey, survey
from tests.surveys import workbook_from

STEP = message("step_headings")


def results_are_right(workspace: Workspace) -> bool:
    """Compare what is shown with a fresh analysis of the same project, read from nothing."""
    state = workspace.state
    assert state.survey is not None
    read = survey(state.survey.workbook, state.project.sources[0].reading)
    return state.results == analyze(Counter(read), state.journey)


def survey_in(workspace: Workspace) -> Survey:
    found = workspace.state.survey
    assert found is not None
    return found


def rename(workspace: Workspace, name: str) -> bool:
    driver = workspace.state.journey.drivers[0]
    return workspace.edit_journey(
        message("step_rename_driver", name=driver.name), lambda journey: edit.rename_driver(journey, driver.id, name)
    )


def test_open_shows_the_figures_of_analyze(apparel: Workspace) -> None:
    assert results_are_right(apparel)
    assert apparel.state.results is not None
    assert apparel.state.results.loyalty.score.n == 1238  # apparel_ja.md
    assert not apparel.is_modified


def test_edit_is_one_step_with_its_name(apparel: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(apparel.changed):
        assert rename(apparel, "しらべる")
    assert apparel.state.journey.drivers[0].name == "しらべる"
    assert apparel.steps.count() == 1
    assert apparel.steps.command(0).step == message("step_rename_driver", name="情報収集")  # type: ignore[attr-defined]
    assert apparel.is_modified


def test_edit_that_changes_nothing_is_no_step(apparel: Workspace) -> None:
    assert not rename(apparel, apparel.state.journey.drivers[0].name)
    assert apparel.steps.count() == 0


def test_edit_that_is_impossible_says_why(apparel: Workspace, notices: Notices) -> None:
    said: list[Notice] = []
    notices.said.connect(said.append)
    before = apparel.state.project
    assert not rename(apparel, "  ")
    assert apparel.state.project is before
    assert said[-1].level == "error"
    assert apparel.steps.count() == 0


def test_reading_when_it_makes_no_sense_is_refused(apparel: Workspace, notices: Notices, qtbot: QtBot) -> None:
    said: list[Notice] = []
    notices.said.connect(said.append)
    before = apparel.state
    with qtbot.waitSignal(apparel.changed):  # what was being changed on screen goes back
        assert not apparel.edit_reading(STEP, lambda _reading: Reading(heading_rows=(99_999,)))
    assert apparel.state.project == before.project
    assert said[-1].messages[0].id == "heading_rows_outside"


def test_role_taken_away_takes_the_driver_along(apparel: Workspace) -> None:
    key = apparel.state.journey.drivers[3].column
    assert key is not None
    apparel.edit_reading(STEP, lambda reading: corrections.set_role(reading, [key], "unused"))
    assert all(one.column != key for one in apparel.state.journey.drivers)
    assert results_are_right(apparel)
    apparel.edit_reading(STEP, lambda reading: corrections.set_role(reading, [key], "driver"))
    assert any(one.column == key for one in apparel.state.journey.drivers)
    assert results_are_right(apparel)


def test_scale_turned_round_changes_every_figure(apparel: Workspace) -> None:
    driver = apparel.state.journey.drivers[0]
    assert driver.column is not None
    before = apparel.state.results
    apparel.edit_reading(
        STEP, lambda reading: corrections.set_reversed(reading, [driver.column or ColumnKey("")], True)
    )
    assert apparel.state.results != before
    assert results_are_right(apparel)


def test_everything_can_be_undone_and_redone(apparel: Workspace) -> None:
    first, key = apparel.state, apparel.state.journey.drivers[1].column
    assert key is not None
    rename(apparel, "A")
    apparel.edit_reading(STEP, lambda reading: corrections.set_role(reading, [key], "unused"))
    apparel.edit_journey(STEP, lambda journey: edit.remove_stage(journey, journey.stages[0].id, with_drivers=True))
    apparel.edit_reading(STEP, lambda reading: corrections.mark_missing(reading, [key], "とても満足", "refused"))
    last = apparel.state
    while apparel.steps.canUndo():
        apparel.steps.undo()
        assert results_are_right(apparel)
    assert apparel.state.project == first.project
    assert apparel.state.results == first.results
    assert not apparel.is_modified
    while apparel.steps.canRedo():
        apparel.steps.redo()
    assert apparel.state.project == last.project
    assert apparel.state.results == last.results


def cut(workspace: Workspace, positive: int, run: str) -> bool:
    return workspace.edit_journey(
        message("step_cut_offs"), lambda journey: edit.set_cut_offs(journey, 6, positive), run=run
    )


def positive_of(workspace: Workspace) -> int:
    return workspace.state.journey.measure.positive_min


def test_edits_of_one_run_are_one_step(apparel: Workspace, qtbot: QtBot) -> None:
    for positive in (8, 7, 10):
        with qtbot.waitSignal(apparel.changed):
            cut(apparel, positive, "a")
    assert apparel.steps.count() == 1
    assert results_are_right(apparel)
    apparel.steps.undo()
    assert positive_of(apparel) == 9
    assert not apparel.is_modified
    apparel.steps.redo()
    assert positive_of(apparel) == 10
    assert results_are_right(apparel)


def test_a_run_ends_when_anything_else_is_done(apparel: Workspace, tmp_path: Path) -> None:
    cut(apparel, 8, "a")
    cut(apparel, 7, "b")
    cut(apparel, 8, "a")
    assert apparel.steps.count() == 3
    rename(apparel, "A")
    cut(apparel, 7, "a")
    assert apparel.steps.count() == 5
    apparel.end_run()
    cut(apparel, 8, "a")
    assert apparel.steps.count() == 6
    apparel.save(tmp_path / "mine.loyalty")
    cut(apparel, 10, "a")
    assert apparel.steps.count() == 7
    apparel.steps.undo()
    assert not apparel.is_modified
    cut(apparel, 7, "a")
    assert apparel.steps.count() == 7
    assert apparel.is_modified


def test_undo_ends_a_run(apparel: Workspace) -> None:
    cut(apparel, 8, "a")
    cut(apparel, 7, "b")
    apparel.steps.undo()
    cut(apparel, 10, "a")
    assert apparel.steps.count() == 2
    apparel.steps.undo()
    assert positive_of(apparel) == 8


def test_a_run_that_ends_where_it_began_is_no_step(apparel: Workspace, qtbot: QtBot) -> None:
    rename(apparel, "A")
    for positive in (8, 7, 8, 9):
        cut(apparel, positive, "a")
    assert apparel.steps.count() == 1
    assert positive_of(apparel) == 9
    cut(apparel, 8, "a")
    assert apparel.steps.count() == 2
    apparel.steps.undo()
    assert apparel.state.journey.drivers[0].name == "A"
    assert positive_of(apparel) == 9
    apparel.steps.undo()
    assert not apparel.is_modified


def test_edits_without_a_run_never_become_one_step(apparel: Workspace) -> None:
    cut(apparel, 8, "")
    cut(apparel, 7, "")
    assert apparel.steps.count() == 2


def test_target_that_stays_with_its_question_is_said(apparel: Workspace, notices: Notices) -> None:
    said: list[Notice] = []
    notices.said.connect(said.append)
    first = apparel.state.journey.measure.column
    assert first is not None
    rename(apparel, "A")
    assert said == []
    apparel.edit_reading(STEP, lambda reading: corrections.set_role(reading, [first], "segment"))
    assert apparel.state.journey.measure.target is None
    assert [one.id for one in said[-1].messages] == ["target_stays", "measure_taken"]
    assert said[-1].level == "info"


def test_question_that_takes_over_is_said_and_undone_where_it_is_said(apparel: Workspace, notices: Notices) -> None:
    said: list[Notice] = []
    gone: list[bool] = []
    notices.said.connect(said.append)
    notices.cleared.connect(lambda: gone.append(True))
    before = apparel.state.project
    first = before.journey.measure.column
    assert first is not None
    apparel.edit_reading(STEP, lambda reading: corrections.set_role(reading, [first], "segment"))
    assert apparel.state.journey.measure.column != first
    assert said[-1].messages[-1].text() == "The loyalty question is now “Q2 友人に勧めたいか”."
    (undo,) = said[-1].actions
    gone.clear()
    undo.run()
    assert apparel.state.project == before
    assert gone  # a second press would undo something else


def test_question_that_somebody_chose_is_not_said(apparel: Workspace, notices: Notices) -> None:
    said: list[Notice] = []
    notices.said.connect(said.append)
    apparel.edit_journey(STEP, lambda journey: edit.set_measure(journey, Measure()))
    driver = apparel.state.journey.drivers[0].column
    assert driver is not None
    apparel.edit_reading(STEP, lambda reading: corrections.set_role(reading, [driver], "loyalty"))
    assert "measure_taken" not in {one.id for notice in said for one in notice.messages}


def test_save_and_open_again(apparel: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    rename(apparel, "しらべる")
    target = tmp_path / "mine.loyalty"
    with qtbot.waitSignal(apparel.file_changed):
        apparel.save(target)
    assert not apparel.is_modified
    assert apparel.path == target
    assert open_project(target) == apparel.state.project
    apparel.steps.undo()
    assert apparel.is_modified
    apparel.steps.redo()
    assert not apparel.is_modified


def test_save_when_that_is_impossible_keeps_everything(apparel: Workspace, tmp_path: Path) -> None:
    rename(apparel, "しらべる")
    with pytest.raises(UnusableProject):
        apparel.save(tmp_path / "no folder" / "mine.loyalty")
    assert apparel.is_modified
    assert apparel.path != tmp_path / "no folder" / "mine.loyalty"


def test_selection_follows_what_is_there(apparel: Workspace, qtbot: QtBot) -> None:
    journey = apparel.state.journey
    experience = journey.experiences[0]
    with qtbot.waitSignal(apparel.selection_changed):
        apparel.select(experience_chosen(journey, experience.id))
    assert apparel.selection.driver == experience.driver
    with qtbot.waitSignal(apparel.selection_changed):
        apparel.edit_journey(STEP, lambda each: edit.remove_experience(each, experience.id))
    assert apparel.selection.experience is None
    assert apparel.selection.column == experience.column
    driver = journey.drivers[0]
    apparel.select(column_chosen(journey, driver.column))
    assert apparel.selection == driver_chosen(journey, driver.id)


def test_weight_or_filter_that_is_gone_is_a_problem_not_a_crash(apparel: Workspace) -> None:
    gone = Filter(ColumnKey("そんな列はない"), ("はい",))
    apparel.edit_journey(STEP, lambda journey: edit.set_filters(journey, (gone,)))
    assert apparel.state.results is None
    assert isinstance(apparel.state.problem, Message)
    apparel.steps.undo()
    assert apparel.state.problem is None
    assert results_are_right(apparel)


def test_journey_without_a_survey_can_be_drawn(workspace: Workspace) -> None:
    workspace.open(Opened(Project(), None, None, None))
    assert workspace.is_open
    assert workspace.edit_journey(STEP, edit.add_stage)
    assert workspace.state.results is None
    assert len(workspace.state.journey.stages) == 1


def test_close_leaves_nothing_behind(apparel: Workspace, qtbot: QtBot) -> None:
    rename(apparel, "A")
    with qtbot.waitSignals([apparel.changed, apparel.opened]):
        apparel.close()
    assert not apparel.is_open
    assert not apparel.is_modified
    assert apparel.state.journey == Journey()
    assert apparel.state.survey is None


def test_sheet_chosen_in_place_proposes_again_while_nobody_touched_the_proposal(workspace: Workspace) -> None:
    rows = [["おすすめ度（0〜10）", "品質の満足度"], *[[str(n % 11), "満足" if n % 2 else "不満"] for n in range(60)]]
    other = [
        ["1年後も利用したいか（0〜10）", "店舗の満足度"],
        *[[str(n % 11), "満足" if n % 3 else "不満"] for n in range(40)],
    ]
    book = workbook_from(rows, "A")
    book = type(book)((*book.sheets, *workbook_from(other, "B").sheets), None, "two.xlsx", "f" * 64)
    understood = survey(book, Reading(sheet="A"))
    from loyalty_desktop.journey.project import source_of  # noqa: PLC0415
    from loyalty_desktop.journey.suggest import suggest_journey  # noqa: PLC0415

    project = Project((source_of(Path("two.xlsx"), None, understood),), suggest_journey(understood))
    workspace.open(Opened(project, None, understood, None, fresh=True))
    workspace.edit_reading(message("step_sheet", sheet="B"), lambda reading: changed(reading, sheet="B"))
    assert survey_in(workspace).sheet.name == "B"
    assert workspace.state.journey == suggest_journey(survey_in(workspace))
    assert results_are_right(workspace)
    workspace.steps.undo()
    assert workspace.state.journey == project.journey
    rename(workspace, "うごかした")
    workspace.edit_reading(message("step_sheet", sheet="B"), lambda reading: changed(reading, sheet="B"))
    assert [one.name for one in workspace.state.journey.drivers] == ["うごかした"]


def test_loyalty_question_whose_scale_changes_gets_its_cut_offs(apparel: Workspace) -> None:
    key = apparel.state.journey.measure.column
    assert key is not None
    column = survey_in(apparel).column(key)
    assert column is not None
    assert column.scale.high == 10
    five = [(str(n), min(5, 1 + n // 2)) for n in range(11)]
    apparel.edit_reading(
        message("step_codes", column="Q1"), lambda reading: corrections.set_codes(reading, [key], five)
    )
    measure = apparel.state.journey.measure
    again = survey_in(apparel).column(key)
    assert again is not None
    assert again.scale.high == 5
    assert (measure.low, measure.high) == (again.scale.low, 5)
    assert measure.target == open_project_target()
    assert results_are_right(apparel)


def open_project_target() -> object:
    from tests.desktop.conftest import APPAREL_PROJECT  # noqa: PLC0415

    return open_project(APPAREL_PROJECT).journey.measure.target


def test_question_told_to_be_something_else_is_measured_no_more(apparel: Workspace) -> None:
    first = apparel.state.journey.measure.column
    assert first is not None
    apparel.edit_reading(STEP, lambda reading: corrections.set_role(reading, [first], "segment"))
    second = apparel.state.journey.measure.column
    assert second is not None
    assert second.heading.startswith("Q2")  # the other question from 0 to 10 that asks for loyalty
    assert results_are_right(apparel)
    apparel.edit_reading(STEP, lambda reading: corrections.set_role(reading, [second], "unused"))
    assert apparel.state.journey.measure.column is None
    assert apparel.state.results is not None
    assert apparel.state.results.loyalty.score.value is None
    apparel.steps.undo()
    apparel.steps.undo()
    assert apparel.state.journey.measure.column == first
    assert apparel.state.journey.measure.target is not None
