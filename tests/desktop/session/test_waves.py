"""Waves of the open project: added, shown as far as they are read, edited, lost and found again; never in the way."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from loyalty_desktop.compute.wave_results import WaveComparison
from loyalty_desktop.desktop.session.beside import seen_beside
from loyalty_desktop.desktop.session.documents import Documents
from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.desktop.session.wave_work import WaveTask, compared
from loyalty_desktop.desktop.session.waves import Waves
from loyalty_desktop.errors import Locked, LoyaltyError
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.edit_measure import set_target
from loyalty_desktop.journey.edit_waves import add_wave, names_of, order_of
from loyalty_desktop.journey.project import Source
from loyalty_desktop.journey.sources import sha256_of
from loyalty_desktop.journey.wave_settings import Renamed, WaveColumn
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.door import read_here
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.conftest import open_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.compute.parts import By
    from loyalty_desktop.desktop.session.jobs import Jobs
    from loyalty_desktop.desktop.session.notices import Notice, Notices
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
    return read_here(path, encoding, lambda _share: None)


@pytest.fixture(autouse=True)
def no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no process read the few lines of these files: starting it takes longer than all the rest."""
    monkeypatch.setattr(f"{read_here.__module__}.read_workbook", read_quickly)


@pytest.fixture
def autumn(tmp_path: Path) -> Path:
    return write(tmp_path / "秋.csv", 10, 2)


@pytest.fixture
def spring(tmp_path: Path) -> Path:
    return write(tmp_path / "春.csv", 9, 0, CALLED)


@pytest.fixture
def further(workspace: Workspace, jobs: Jobs) -> Further:
    return Further(workspace, jobs)


@pytest.fixture
def waves(workspace: Workspace, documents: Documents, further: Further, autumn: Path) -> Waves:
    """Waves of a project whose open survey is that of the autumn."""
    made = Waves(workspace, documents, further)
    open_in(workspace, autumn)
    return made


@pytest.fixture
def said(notices: Notices) -> list[str]:
    heard: list[str] = []

    def hear(notice: Notice) -> None:
        heard.extend(one.id for one in notice.messages)
        assert all(one.text() for one in notice.messages)

    notices.said.connect(hear)
    return heard


@pytest.fixture
def add(waves: Waves, workspace: Workspace, qtbot: QtBot) -> Callable[[Path], None]:
    def added(path: Path) -> None:
        with qtbot.waitSignal(workspace.steps.indexChanged, timeout=LONG):
            waves.add(path)

    return added


def figures(waves: Waves, qtbot: QtBot) -> WaveComparison:
    """What a screen shows once it is there."""
    if waves.comparison() is None:
        with qtbot.waitSignal(waves.arrived, timeout=LONG):
            pass
    found = waves.comparison()
    assert isinstance(found, WaveComparison)
    return found


def in_time(workspace: Workspace) -> list[str]:
    project = workspace.state.project
    return [names_of(project)[at] for at in order_of(project)]


def test_a_survey_becomes_a_wave_in_one_step(
    waves: Waves, workspace: Workspace, add: Callable[[Path], None], spring: Path, said: list[str], qtbot: QtBot
) -> None:
    assert (waves.are_compared, waves.comparison(), [one.name for one in waves.listed]) == (False, None, ["秋"])
    add(spring)
    assert said == ["wave_added"]
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
    waves: Waves, workspace: Workspace, add: Callable[[Path], None], spring: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    add(write(tmp_path / "梅雨.csv", 6, 0))
    figures(waves, qtbot)
    add(spring)
    assert in_time(workspace) == ["梅雨", "春", "秋"]


def test_the_same_answers_are_not_added_twice(waves: Waves, autumn: Path, said: list[str], qtbot: QtBot) -> None:
    waves.add(autumn)
    qtbot.waitUntil(lambda: said == ["wave_same_file"], timeout=LONG)
    assert len(waves.listed) == 1


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
    assert waves.confirm(1, pair)
    assert (proposed(), workspace.steps.count()) == ((), steps + 1)
    assert figures(waves, qtbot).waves[1].drivers[0].head.change is not None
    assert waves.refuse(1, pair)
    assert proposed() == ()
    assert figures(waves, qtbot).waves[1].drivers[0].head.change is None


def test_edits_of_waves_are_steps(
    waves: Waves, workspace: Workspace, add: Callable[[Path], None], spring: Path, said: list[str], qtbot: QtBot
) -> None:
    add(spring)
    assert waves.rename(1, "2026 春")
    assert not waves.rename(1, "秋")
    assert said[-1] == "wave_name_taken"
    assert waves.move(1, 1)
    assert in_time(workspace) == ["秋", "2026 春"]
    assert figures(waves, qtbot).waves[1].score.verdict == "fallen"
    assert waves.compare_with("2026 春")
    assert figures(waves, qtbot).waves[0].compared_with == "2026 春"
    key = waves.id_columns(1)[0]
    assert key == waves.id_columns(0)[0] == ColumnKey(MEMBER)
    assert waves.join_by(None, 1, None)
    assert figures(waves, qtbot).waves[0].overlap is None
    assert not waves.remove(0)
    assert waves.remove(1)
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
    assert waves.part_by(WaveColumn(ColumnKey("性別")))
    found = figures(waves, qtbot)
    assert [one.name for one in found.waves] == ["女性", "男性"] or [one.name for one in found.waves] == [
        "男性",
        "女性",
    ]
    assert waves.part_by(WaveColumn(ColumnKey(DAY), "year"))
    qtbot.waitUntil(lambda: waves.comparison() is not None, timeout=LONG)
    problem = waves.comparison()
    assert isinstance(problem, LoyaltyError)
    assert problem.message.id == "wave_by_one"
    assert waves.part_by(None)
    assert not waves.are_compared


def test_another_wave_is_shown_everywhere_and_back_again(
    waves: Waves, workspace: Workspace, add: Callable[[Path], None], spring: Path, qtbot: QtBot
) -> None:
    add(spring)
    waves.confirm(1, Renamed(ColumnKey(STAFF), ColumnKey(CALLED)))
    before = figures(waves, qtbot)
    with qtbot.waitSignal(workspace.steps.indexChanged, timeout=LONG):
        waves.show(1)
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
            waves.show(index)
    assert workspace.state.project.sources[0].file_name == "秋.csv"
    assert [one.column for one in workspace.state.journey.drivers] == [column]


@pytest.fixture
def saved(waves: Waves, workspace: Workspace, add: Callable[[Path], None], spring: Path, tmp_path: Path) -> Path:
    """A saved project with two waves."""
    add(spring)
    path = tmp_path / "調査.loyalty"
    workspace.save(path)
    return path


def reopened(path: Path, documents: Documents, workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        documents.open(path)


def test_a_moved_project_finds_its_waves(
    waves: Waves, documents: Documents, workspace: Workspace, saved: Path, qtbot: QtBot, said: list[str]
) -> None:
    folder = saved.parent / "別の場所"
    folder.mkdir()
    for name in ("調査.loyalty", "春.csv", "秋.csv"):
        (saved.parent / name).rename(folder / name)
    reopened(folder / saved.name, documents, workspace, qtbot)
    first, second = figures(waves, qtbot).waves
    assert (first.problem, first.told, second.compared_with) == (None, (), "春")
    assert said == []


def test_a_lost_wave_is_told_and_found_again(
    waves: Waves, documents: Documents, workspace: Workspace, saved: Path, spring: Path, qtbot: QtBot, said: list[str]
) -> None:
    elsewhere = spring.parent / "どこか"
    elsewhere.mkdir()
    spring.rename(elsewhere / "別名.csv")
    reopened(saved, documents, workspace, qtbot)
    assert said == ["wave_file_missing"]
    lost, alone = figures(waves, qtbot).waves
    assert lost.problem is not None
    assert (lost.problem.id, alone.compared_with) == ("wave_file_missing", "")
    assert waves.listed[0].problem == lost.problem
    with qtbot.waitSignal(workspace.steps.indexChanged, timeout=LONG):
        waves.locate(1, elsewhere / "別名.csv")
    assert figures(waves, qtbot).waves[1].compared_with == "春"
    assert waves.listed[0].problem is None


def test_a_wave_that_comes_back_is_read_when_tried_again(
    waves: Waves, documents: Documents, workspace: Workspace, saved: Path, spring: Path, qtbot: QtBot
) -> None:
    spring.rename(spring.with_suffix(".away"))
    reopened(saved, documents, workspace, qtbot)
    assert figures(waves, qtbot).waves[0].problem is not None
    spring.with_suffix(".away").rename(spring)
    waves.try_again()
    assert figures(waves, qtbot).waves[0].problem is None


def test_a_changed_wave_is_read_and_told(
    waves: Waves, documents: Documents, workspace: Workspace, saved: Path, spring: Path, qtbot: QtBot
) -> None:
    write(spring, 9, 1, CALLED)
    reopened(saved, documents, workspace, qtbot)
    first = figures(waves, qtbot).waves[0]
    assert [one.id for one in first.told] == ["wave_file_changed"]
    assert first.respondents == 60


def test_a_wave_that_is_no_survey_is_refused_when_it_is_added(
    waves: Waves, workspace: Workspace, tmp_path: Path, qtbot: QtBot, said: list[str]
) -> None:
    path = tmp_path / "leer.csv"
    path.write_bytes(b"")
    waves.add(path)
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert (said, workspace.steps.count()) == (["file_empty"], 0)


def test_a_protected_wave_is_opened_with_its_password(
    workspace: Workspace,
    jobs: Jobs,
    notices: Notices,
    further: Further,
    autumn: Path,
    spring: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What protects a file is tested where files are read: here it is locked without a password."""
    asked: list[str] = []

    def ask(file: str, _again: bool) -> str:
        asked.append(file)
        return "geheim"

    def guarded(path: Path, *, password: str | None = None, **rest: Any) -> Workbook:
        if path == spring and password != "geheim":
            raise Locked(message("file_password", file=path.name))
        return read_quickly(path, **rest)

    made = Waves(workspace, Documents(workspace, jobs, notices, ask), further)
    monkeypatch.setattr(f"{read_here.__module__}.read_workbook", guarded)
    open_in(workspace, autumn)
    source = Source(str(spring), file_name=spring.name, sha256=sha256_of(spring))
    workspace.edit(STEP, add_wave(workspace.state.project, source, place=0))
    lost = figures(made, qtbot).waves[0]
    assert lost.problem is not None
    assert (lost.problem.id, asked) == ("wave_file_locked", [])
    with qtbot.waitSignal(workspace.changed, timeout=LONG):
        made.unlock(1)
    first = figures(made, qtbot).waves[0]
    assert (first.problem, first.respondents, len(asked)) == (None, 60, 1)


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
        waves.add(path, read_quickly(path))
    assert len(waves.listed) == 2
