"""Waves of the open project: added, shown as far as they are read, edited; never in the way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.compute.wave_results import WaveComparison
from loyalty_desktop.desktop.session.beside import seen_beside
from loyalty_desktop.desktop.session.wave_work import WaveTask, compared
from loyalty_desktop.desktop.session.waves import Waves
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.edit_measure import set_target
from loyalty_desktop.journey.model import Filter, Group, Grouping, Margin
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import View
from loyalty_desktop.journey.wave_settings import Renamed, WaveColumn
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.session.waving import CALLED, DAY, LONG, MEMBER, STAFF, STEP, figures, in_time, read_quickly, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.compute.parts import By
    from loyalty_desktop.desktop.session.workspace import Workspace


def test_a_survey_becomes_a_wave_in_one_step(
    waves: Waves, workspace: Workspace, add: Callable[[Path], None], spring: Path, said: list[str], qtbot: QtBot
) -> None:
    assert (waves.are_compared, waves.comparison(), [one.name for one in waves.listed]) == (False, None, ["秋"])
    add(spring)
    assert said == ["wave_added_asked"]
    assert in_time(workspace) == ["春", "秋"]  # its dates are earlier
    assert [one.is_open for one in waves.listed] == [False, True]
    first, second = figures(waves, qtbot).waves
    assert (first.name, second.compared_with, second.score.verdict) == ("春", "春", "risen")
    assert second.overlap is not None
    assert second.overlap.both == 30  # both have a column of ids, so nobody had to say which
    workspace.steps.undo()
    assert (waves.are_compared, waves.comparison(), len(workspace.state.project.sources)) == (False, None, 1)
    workspace.steps.redo()
    assert figures(waves, qtbot).waves[1].overlap == second.overlap  # nothing is read again


def test_a_wave_is_put_among_the_others_by_its_dates(
    workspace: Workspace, add: Callable[[Path], None], spring: Path, tmp_path: Path
) -> None:
    """Nobody has looked at any wave, so that none is read: the project knows their days."""
    add(write(tmp_path / "梅雨.csv", 6, 0))
    assert workspace.state.project.sources[1].day.startswith("2026-06")
    add(spring)
    assert in_time(workspace) == ["梅雨", "春", "秋"]


def test_the_same_answers_are_not_added_twice(waves: Waves, autumn: Path, said: list[str], qtbot: QtBot) -> None:
    waves.files.add(autumn)
    qtbot.waitUntil(lambda: said == ["wave_same_file"], timeout=LONG)
    assert len(waves.listed) == 1


def test_the_waves_by_groups_do_not_push_out_those_without(
    waves: Waves, add: Callable[[Path], None], spring: Path, qtbot: QtBot
) -> None:
    """Compare shows them by groups, Actions without: going to and fro is to work nothing out again."""
    add(spring)
    whole, sex = figures(waves, qtbot), ColumnKey("性別")
    qtbot.waitUntil(lambda: waves.comparison(sex) is not None, timeout=LONG)
    assert waves.comparison() is whole


def test_nothing_is_worked_out_that_nobody_looks_at(
    waves: Waves,
    workspace: Workspace,
    add: Callable[[Path], None],
    spring: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worked = list[int]()

    def counted(task: WaveTask, axis: By | None, only: tuple[str, ...]) -> WaveComparison:
        worked.append(1)
        return compared(task, axis, only)

    monkeypatch.setattr(f"{Waves.__module__}.compared", counted)
    add(spring)
    workspace.edit_journey(STEP, lambda journey: set_target(journey, 20.0))
    assert worked == []
    shown = figures(waves, qtbot)
    assert waves.comparison() is shown
    driver = workspace.state.journey.drivers[0].id
    workspace.edit_journey(STEP, lambda journey: edit.rename_driver(journey, driver, "接客の良さ"))
    assert waves.comparison() is shown  # what it is called is in no figure
    assert worked == [1]
    workspace.edit_journey(STEP, lambda journey: edit.remove_driver(journey, driver))
    assert waves.comparison() is None  # an old figure is never shown for a new one
    assert figures(waves, qtbot).waves[1].drivers == ()
    assert worked == [1, 1]


def test_what_differs_is_confirmed_or_refused(
    waves: Waves, workspace: Workspace, add: Callable[[Path], None], spring: Path, qtbot: QtBot
) -> None:
    add(spring)
    pair = Renamed(ColumnKey(STAFF), ColumnKey(CALLED))

    def proposed() -> tuple[Renamed, ...]:
        qtbot.waitUntil(lambda: waves.drift(1) is not None, timeout=LONG)
        found = waves.drift(1)
        assert found is not None
        assert not isinstance(found, LoyaltyError)
        return found.proposed

    assert proposed() == (pair,)
    assert figures(waves, qtbot).waves[1].drivers[0].head.change is None
    steps = workspace.steps.count()
    assert waves.edits.confirm(1, pair)
    assert (proposed(), workspace.steps.count()) == ((), steps + 1)
    assert figures(waves, qtbot).waves[1].drivers[0].head.change is not None
    assert waves.edits.refuse(1, pair)
    assert proposed() == ()
    assert figures(waves, qtbot).waves[1].drivers[0].head.change is None


def test_edits_of_waves_are_steps(
    waves: Waves, workspace: Workspace, add: Callable[[Path], None], spring: Path, said: list[str], qtbot: QtBot
) -> None:
    add(spring)
    assert waves.edits.rename(1, "2026 春")
    assert not waves.edits.rename(1, "秋")
    assert said[-1] == "wave_name_taken"
    assert waves.edits.move(1, 1)
    assert in_time(workspace) == ["秋", "2026 春"]
    assert figures(waves, qtbot).waves[1].score.verdict == "fallen"
    assert waves.edits.compare_with("2026 春")
    assert figures(waves, qtbot).waves[0].compared_with == "2026 春"
    key = waves.id_columns(1)[0]
    assert key == waves.id_columns(0)[0] == ColumnKey(MEMBER)
    assert waves.edits.join_by(None, 1, None)
    assert figures(waves, qtbot).waves[0].overlap is None
    assert not waves.edits.remove(0)
    assert waves.edits.remove(1)
    assert not waves.are_compared
    for _ in range(workspace.steps.count()):
        workspace.steps.undo()
    assert len(workspace.state.project.sources) == 1


def test_two_waves_for_an_action(waves: Waves, add: Callable[[Path], None], spring: Path, qtbot: QtBot) -> None:
    add(spring)
    assert waves.between("秋", "春") is None
    with qtbot.waitSignal(waves.arrived, timeout=LONG):
        pass
    found = waves.between("秋", "春")
    assert isinstance(found, WaveComparison)
    before = found.wave("春")
    assert before is not None
    assert (before.compared_with, before.score.verdict) == ("秋", "fallen")


def test_one_file_parted_by_its_dates(waves: Waves, workspace: Workspace, qtbot: QtBot) -> None:
    assert not waves.time_columns()[0].units or waves.time_columns()[0].column != ColumnKey(DAY)
    assert waves.edits.part_by(WaveColumn(ColumnKey("性別")))
    found = figures(waves, qtbot)
    assert [one.name for one in found.waves] == ["女性", "男性"] or [one.name for one in found.waves] == [
        "男性",
        "女性",
    ]
    assert waves.edits.part_by(WaveColumn(ColumnKey(DAY), "year"))
    qtbot.waitUntil(lambda: waves.comparison() is not None, timeout=LONG)
    problem = waves.comparison()
    assert isinstance(problem, LoyaltyError)
    assert problem.message.id == "wave_by_one"
    assert waves.edits.part_by(None)
    assert not waves.are_compared


def test_another_wave_is_shown_everywhere_and_back_again(
    waves: Waves, workspace: Workspace, add: Callable[[Path], None], spring: Path, qtbot: QtBot
) -> None:
    add(spring)
    waves.edits.confirm(1, Renamed(ColumnKey(STAFF), ColumnKey(CALLED)))
    before = figures(waves, qtbot)
    with qtbot.waitSignal(workspace.steps.indexChanged, timeout=LONG):
        waves.files.show(1)
    state = workspace.state
    assert (in_time(workspace), state.project.sources[0].file_name) == (["春", "秋"], "春.csv")
    assert state.results is not None
    assert state.journey.drivers[0].column == ColumnKey(CALLED)
    assert state.results.loyalty.score == before.waves[0].score.estimate
    after = figures(waves, qtbot)
    assert [one.is_open for one in after.waves] == [True, False]
    assert after.waves[1].score == before.waves[1].score
    assert after.waves[1].drivers[0].head == before.waves[1].drivers[0].head
    workspace.steps.undo()
    assert workspace.state.project.sources[0].file_name == "秋.csv"
    assert figures(waves, qtbot) == before


def test_a_part_that_a_wave_lacks_has_its_column_again_when_it_is_left(
    waves: Waves, workspace: Workspace, add: Callable[[Path], None], tmp_path: Path, qtbot: QtBot
) -> None:
    add(write(tmp_path / "別.csv", 9, 0, "対応の早さ"))
    column = workspace.state.journey.drivers[0].column
    for index in (1, 1):
        with qtbot.waitSignal(workspace.steps.indexChanged, timeout=LONG):
            waves.files.show(index)
    assert workspace.state.project.sources[0].file_name == "秋.csv"
    assert [one.column for one in workspace.state.journey.drivers] == [column]


def test_what_a_wave_has_no_column_for_is_told_and_there_again_afterwards(
    waves: Waves, workspace: Workspace, add: Callable[[Path], None], tmp_path: Path, said: list[str], qtbot: QtBot
) -> None:
    """Own groups, a saved filter and known shares look at 性別, which the other survey does not ask."""
    path = write(tmp_path / "別.csv", 9, 0)
    path.write_text(path.read_text("utf-8").replace("性別", "予約の有無"), "utf-8")
    add(path)
    sex = ColumnKey("性別")
    journey = changed(
        workspace.state.journey,
        groupings=(Grouping("g", "女の人", sex, (Group("女", ("女性",)),)),),
        raking=(Margin(sex, (("女性", 50.0), ("男性", 50.0))),),
    )
    views = (View("女性だけ", (Filter(sex, ("女性",)),)),)
    assert workspace.edit(STEP, changed(workspace.state.project, journey=journey, views=views))
    before = workspace.state
    for there in (True, False):
        with qtbot.waitSignal(workspace.steps.indexChanged, timeout=LONG):
            waves.files.show(1)
        state = workspace.state
        assert (state.problem, state.results is not None) == (None, True)
        assert (state.journey.groupings, state.journey.raking, state.project.views) == (
            ((), (), ()) if there else (journey.groupings, journey.raking, views)
        )
        told = {"wave_raking_none", "wave_left_groups", "wave_left_views", "wave_left_kept"}
        assert told <= set(said) if there else said[-1] == "wave_left_back"
    assert before.results is not None
    assert workspace.state.results is not None
    assert workspace.state.results.loyalty.score == before.results.loyalty.score
    workspace.steps.undo()
    assert workspace.state.journey.groupings == ()


@pytest.mark.parametrize(("month", "first"), [(9, "wave"), (10, "instead")])
def test_a_file_of_another_time_is_first_of_all_a_wave(
    waves: Waves, workspace: Workspace, tmp_path: Path, month: int, first: str, qtbot: QtBot
) -> None:
    assert workspace.state.survey is not None
    path = write(tmp_path / "noch.csv", month, 1)
    uses = seen_beside(path, read_quickly(path), workspace.state.survey).uses
    assert uses[0] == first
    assert set(uses[:3]) == {"instead", "wave", "survey"}
    with qtbot.waitSignal(workspace.steps.indexChanged, timeout=LONG):
        waves.files.add(path, read_quickly(path))
    assert len(waves.listed) == 2


@pytest.mark.parametrize("how", ["accepted", "undone", "closed"])
def test_what_was_said_of_a_new_wave_goes_when_it_is_true_no_longer(
    waves: Waves, workspace: Workspace, add: Callable[[Path], None], spring: Path, qtbot: QtBot, how: str
) -> None:
    add(spring)
    with qtbot.waitSignal(workspace.notices.cleared), qtbot.assertNotEmitted(workspace.notices.said):
        if how == "accepted":
            assert waves.edits.confirm(1, Renamed(ColumnKey(STAFF), ColumnKey(CALLED)))
        elif how == "undone":
            workspace.steps.undo()
        else:
            workspace.close()
