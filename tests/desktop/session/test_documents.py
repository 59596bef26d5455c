"""Files in and out: reading beside the window, cancelling, reading again, saving; what goes wrong is a sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.desktop.session.documents import Documents
from loyalty_desktop.desktop.session.notices import Notice, Notices
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.model import Driver
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import open_project
from loyalty_desktop.journey.sources import locate
from loyalty_desktop.messages import message
from tests.desktop.conftest import APPAREL_PROJECT
from tests.surveys import APPAREL, TOYAMA, survey_of

LONG = 60_000  # a child process has to start


@pytest.fixture
def said(notices: Notices) -> list[Notice]:
    heard: list[Notice] = []
    notices.said.connect(heard.append)
    return heard


def test_open_survey(documents: Documents, workspace: Workspace, qtbot: QtBot) -> None:
    shares: list[float] = []
    documents.reading_progress.connect(shares.append)
    with (
        qtbot.waitSignal(documents.reading_started) as started,
        qtbot.waitSignals([documents.reading_ended, workspace.opened], timeout=LONG, order="strict"),
    ):
        documents.open(TOYAMA)
    assert started.args == [TOYAMA.name]
    assert shares == sorted(shares)
    assert shares[-1] <= 1
    assert workspace.path is None
    assert workspace.state.results is not None
    assert workspace.state.results == analyze(Counter(survey_of(TOYAMA)), workspace.state.journey)


def test_open_project(documents: Documents, workspace: Workspace, qtbot: QtBot, said: list[Notice]) -> None:
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        documents.open(APPAREL_PROJECT)
    assert workspace.path == APPAREL_PROJECT
    assert workspace.state.project == open_project(APPAREL_PROJECT)
    assert workspace.state.results is not None
    assert workspace.state.results.loyalty.score.n == 1238
    assert said == []


def test_open_project_whose_survey_is_gone_keeps_the_journey(
    documents: Documents, workspace: Workspace, qtbot: QtBot, said: list[Notice], tmp_path: Path
) -> None:
    alone = tmp_path / "alone.loyalty"
    shutil.copy(APPAREL_PROJECT, alone)
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        documents.open(alone)
    assert len(workspace.state.journey.drivers) == 12
    assert workspace.state.survey is None
    assert said[-1].messages[0].id == "source_missing_here"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(APPAREL, elsewhere / "renamed.xlsx")
    assert documents.is_awaited(elsewhere / "renamed.xlsx")
    with qtbot.waitSignal(workspace.steps.indexChanged, timeout=LONG):
        documents.join(elsewhere / "renamed.xlsx")
    assert workspace.state.results is not None
    assert workspace.state.results.loyalty.score.n == 1238
    assert workspace.state.project.sources[0].file_name == "renamed.xlsx"
    workspace.steps.undo()
    assert workspace.state.survey is None


def test_a_sample_that_is_saved_into_another_folder_is_whole_when_it_is_opened_again(
    documents: Documents, workspace: Workspace, qtbot: QtBot, said: list[Notice], tmp_path: Path, no_child: None
) -> None:
    mine = tmp_path / "mine" / "店.loyalty"
    mine.parent.mkdir()
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        documents.open(APPAREL_PROJECT)
    before = workspace.state.results
    assert documents.save(mine)
    workspace.close()
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        documents.open(mine)
    assert before is not None
    assert workspace.state.results == before
    assert [locate(one, mine).state for one in workspace.state.project.sources] == ["found", "found"]
    assert not workspace.is_modified
    assert said == []


def test_open_survey_for_a_journey_drawn_before(documents: Documents, workspace: Workspace, qtbot: QtBot) -> None:
    documents.new()
    workspace.edit_journey(message("step_add_stage"), lambda journey: edit.add_stage(journey, "選ぶ"))
    stage = workspace.state.journey.stages[0].id
    workspace.edit_journey(
        message("step_add_driver", name="店舗接客"),
        lambda journey: edit.add_driver(journey, stage, Driver("", "店舗接客")),
    )
    assert documents.is_awaited(APPAREL)
    assert not documents.is_awaited(APPAREL_PROJECT)
    with qtbot.waitSignal(workspace.steps.indexChanged, timeout=LONG):
        documents.join(APPAREL)
    assert not documents.is_awaited(APPAREL)
    journey = workspace.state.journey
    assert [one.name for one in journey.drivers] == ["店舗接客"]
    assert journey.drivers[0].column is not None
    assert workspace.state.results is not None
    assert workspace.state.results.drivers[0].head.n == 1012  # apparel_ja.md's answers
    workspace.steps.undo()
    assert workspace.state.survey is None
    assert [one.name for one in workspace.state.journey.drivers] == ["店舗接客"]


@pytest.mark.parametrize(
    ("name", "content", "id_"),
    [
        ("empty.csv", b"", "file_empty"),
        ("broken.xlsx", b"PK\x03\x04 no workbook", "file_damaged"),
        ("other.loyalty", b"{}", "project_other_file"),
        ("picture.png", b"\x89PNG\r\n\x1a\n0000", "file_picture"),
    ],
)
def test_open_when_the_file_is_unusable(
    documents: Documents,
    apparel: Workspace,
    qtbot: QtBot,
    said: list[Notice],
    tmp_path: Path,
    name: str,
    content: bytes,
    id_: str,
) -> None:
    (tmp_path / name).write_bytes(content)
    before = apparel.state
    with qtbot.waitSignal(documents.reading_ended, timeout=LONG):
        documents.open(tmp_path / name)
    assert said[-1].messages[0].id == id_
    assert said[-1].level == "error"
    assert apparel.state is before  # what was open stays


def test_cancel_keeps_what_is_open(documents: Documents, apparel: Workspace, qtbot: QtBot, said: list[Notice]) -> None:
    before = apparel.state
    documents.open(TOYAMA)
    with qtbot.waitSignal(documents.reading_ended):
        documents.cancel()
    with qtbot.assertNotEmitted(apparel.opened, wait=500):
        pass
    assert apparel.state is before
    assert said == []


def test_newer_file_wins_over_the_older_one(documents: Documents, workspace: Workspace, qtbot: QtBot) -> None:
    opened: list[str] = []
    workspace.opened.connect(lambda: opened.append(workspace.state.project.sources[0].file_name))
    documents.open(TOYAMA)
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        documents.open(APPAREL)
    assert opened == [APPAREL.name]


def test_encoding_is_one_step_that_can_be_undone(
    documents: Documents, workspace: Workspace, qtbot: QtBot, tmp_path: Path, said: list[Notice]
) -> None:
    lines = ["お勧め度（0〜10）,接客の満足度", *[f"{n % 11},{'満足' if n % 2 else '不満'}" for n in range(50)]]
    path = tmp_path / "日本語.csv"
    path.write_bytes("\n".join(lines).encode("cp932"))
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        documents.open(path)
    before = workspace.state
    assert before.survey is not None
    assert before.survey.workbook.encoding == "cp932"
    with qtbot.waitSignal(workspace.steps.indexChanged, timeout=LONG):
        documents.read_with_encoding("latin-1")
    assert workspace.state.survey is not None
    assert workspace.state.survey.workbook.encoding != "cp932"
    workspace.steps.undo()
    assert workspace.state.project == before.project
    assert workspace.state.results == before.results
    workspace.steps.redo()
    assert workspace.state.survey.workbook.encoding != "cp932"
    with qtbot.waitSignal(documents.reading_ended, timeout=LONG):
        documents.read_with_encoding("utf-8")
    assert said[-1].messages[0].id == "file_encoding_wrong"


def test_save_when_the_folder_is_gone_says_so(
    documents: Documents, apparel: Workspace, tmp_path: Path, said: list[Notice]
) -> None:
    assert not documents.save(tmp_path / "gone" / "mine.loyalty")
    assert said[-1].level == "error"
    assert "gone" in said[-1].messages[0].text()


def test_save_writes_the_project(documents: Documents, apparel: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(documents.saved):
        assert documents.save(tmp_path / "mine.loyalty")
    assert open_project(tmp_path / "mine.loyalty").journey == apparel.state.journey


@pytest.mark.parametrize("many", [False, True])
def test_heading_rows_are_one_step_however_many_rows(
    documents: Documents,
    apparel: Workspace,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    many: bool,
    said: list[Notice],
) -> None:
    if many:
        monkeypatch.setattr("loyalty_desktop.desktop.session.opening._MANY_ROWS", 100)
    before = apparel.state
    step = message("step_headings")
    with qtbot.waitSignal(apparel.steps.indexChanged, timeout=LONG):
        documents.cut_otherwise(step, changed(apparel.reading, heading_rows=(1, 2)))
    assert apparel.state.survey is not None
    assert apparel.state.survey.heading_rows == (1, 2)
    assert apparel.state.survey.rows == 1258
    apparel.steps.undo()
    assert apparel.state.results == before.results
    with qtbot.waitSignal(documents._notices.said, timeout=LONG):
        documents.cut_otherwise(step, changed(apparel.reading, heading_rows=(99_999,)))
    assert said[-1].messages[0].id == "heading_rows_outside"
    assert apparel.state.project == before.project
