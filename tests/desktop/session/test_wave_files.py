"""The files of waves when a project is opened again: moved, lost, changed, protected; what is to be done is said."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from threading import enumerate as enumerate_threads
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtTest import QTest

from loyalty_desktop.desktop.session import wave_files, wave_work
from loyalty_desktop.desktop.session.documents import Documents
from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.desktop.session.jobs import AT_WORK
from loyalty_desktop.desktop.session.waves import Waves
from loyalty_desktop.errors import Locked, NoAnswers
from loyalty_desktop.journey.edit_measure import set_target
from loyalty_desktop.journey.edit_waves import add_wave
from loyalty_desktop.journey.project import Source
from loyalty_desktop.journey.sources import sha256_of
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.door import read_here
from tests.desktop.conftest import open_in
from tests.desktop.session.waving import CALLED, LONG, STEP, figures, read_quickly, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.jobs import Jobs
    from loyalty_desktop.desktop.session.notices import Notice, Notices
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.sheet import Workbook


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
        waves.files.locate(1, elsewhere / "別名.csv")
    assert figures(waves, qtbot).waves[1].compared_with == "春"
    assert waves.listed[0].problem is None


@pytest.mark.parametrize("is_beside", [True, False])
def test_once_the_survey_is_found_its_waves_are_too_or_it_is_said_which_is_not(
    waves: Waves,
    documents: Documents,
    workspace: Workspace,
    saved: Path,
    spring: Path,
    autumn: Path,
    qtbot: QtBot,
    notices: Notices,
    said: list[str],
    is_beside: bool,
) -> None:
    elsewhere, far = spring.parent / "どこか", spring.parent / "遠く"
    for folder in (elsewhere, far):
        folder.mkdir()
    autumn.rename(elsewhere / autumn.name)
    spring.rename((elsewhere if is_beside else far) / spring.name)
    reopened(saved, documents, workspace, qtbot)
    assert said == ["source_missing_here", "wave_file_missing"]
    said.clear()
    heard: list[Notice] = []
    notices.said.connect(heard.append)
    with qtbot.waitSignal(workspace.steps.indexChanged, timeout=LONG):
        documents.join(elsewhere / autumn.name)
    if is_beside:
        assert said == []
        assert figures(waves, qtbot).waves[1].compared_with == "春"
        return
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert said == ["wave_file_missing"]
    assert heard[-1].level == "warning"
    assert [one.words.id for one in heard[-1].actions] == ["wave_find_file"]
    with qtbot.waitSignal(workspace.waves_wanted):
        heard[-1].actions[0].run()


def test_a_wave_that_comes_back_is_read_when_tried_again(
    waves: Waves, documents: Documents, workspace: Workspace, saved: Path, spring: Path, qtbot: QtBot
) -> None:
    spring.rename(spring.with_suffix(".away"))
    reopened(saved, documents, workspace, qtbot)
    assert figures(waves, qtbot).waves[0].problem is not None
    spring.with_suffix(".away").rename(spring)
    waves.files.try_again()
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
    waves.files.add(path)
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
    no_child: None,
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
        made.files.unlock(1)
    first = figures(made, qtbot).waves[0]
    assert (first.problem, first.respondents, len(asked)) == (None, 60, 1)


def test_a_wave_that_was_understood_too_late_is_not_put_into_another_project(
    waves: Waves, workspace: Workspace, autumn: Path, spring: Path, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_open, usual = Event(), wave_work.seen

    def slowly(*given: Any) -> Any:
        assert is_open.wait(LONG / 1000)
        return usual(*given)

    monkeypatch.setattr(wave_files, "seen", slowly)
    waves.files.add(spring, read_quickly(spring))
    open_in(workspace, autumn)
    is_open.set()
    for thread in [one for one in enumerate_threads() if one.name.startswith(AT_WORK)]:
        thread.join(LONG / 1000)
    QTest.qWait(30)  # nothing is to happen
    assert len(workspace.state.project.sources) == 1
    assert not workspace.is_modified


def test_why_a_file_that_was_looked_at_is_no_wave_is_said(
    waves: Waves, spring: Path, said: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: Any) -> Any:
        raise NoAnswers(message("wave_gone"))

    monkeypatch.setattr(wave_files, "seen", refuse)
    waves.files.add(spring, read_quickly(spring))
    qtbot.waitUntil(lambda: said == ["wave_gone"], timeout=LONG)


def test_the_newest_wave_can_be_shown_as_soon_as_it_was_added(
    workspace: Workspace,
    add: Callable[[Path], None],
    spring: Path,
    tmp_path: Path,
    notices: Notices,
    qtbot: QtBot,
) -> None:
    heard: list[Notice] = []
    notices.said.connect(heard.append)
    add(spring)  # earlier than the one that is shown
    assert [one.words.id for one in heard[-1].actions] == ["wave_see_drift"]
    add(write(tmp_path / "冬.csv", 12, 1))
    (show,) = heard[-1].actions
    assert show.words.text() == "Show 冬 on all screens"
    show.run()
    qtbot.waitUntil(lambda: workspace.state.project.sources[0].file_name == "冬.csv", timeout=LONG)
    assert workspace.state.results is not None


def test_a_wave_is_shown_all_the_same_if_something_was_edited_meanwhile(
    waves: Waves, workspace: Workspace, add: Callable[[Path], None], spring: Path, qtbot: QtBot
) -> None:
    add(spring)
    waves.files.show(1)
    workspace.edit_journey(STEP, lambda journey: set_target(journey, 20.0))
    qtbot.waitUntil(lambda: workspace.state.project.sources[0].file_name == spring.name, timeout=LONG)
    target = workspace.state.journey.measure.target
    assert target is not None
    assert target.score == 20.0
