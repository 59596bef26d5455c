"""Encodings that were chosen: the next file of the folder is read so where it is open, over starts of the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from loyalty_desktop import i18n
from loyalty_desktop.desktop.session.documents import Documents
from loyalty_desktop.desktop.session.folder_encodings import FolderEncodings
from loyalty_desktop.desktop.session.jobs import Jobs
from loyalty_desktop.desktop.session.notices import Notices
from loyalty_desktop.desktop.session.settings import ENCODINGS, Settings
from loyalty_desktop.desktop.session.workspace import Workspace

LONG = 60_000  # a child process has to start
OPEN = "名前,点\n太,1\n"
"""So few letters beyond ASCII that they make sense in several encodings."""


@pytest.fixture
def chosen(qapp: QApplication) -> FolderEncodings:
    return FolderEncodings(Settings())


@pytest.fixture
def documents(workspace: Workspace, jobs: Jobs, notices: Notices, chosen: FolderEncodings) -> Documents:
    return Documents(workspace, jobs, notices, encodings=chosen)


@pytest.fixture(autouse=True)
def japanese() -> Iterator[None]:
    i18n.use("ja")
    yield
    i18n.use("en")


def test_choice_is_kept_for_its_folder_only(chosen: FolderEncodings, tmp_path: Path) -> None:
    chosen.remember(tmp_path / "a" / "one.csv", "euc_jp")
    chosen.remember(tmp_path / "b" / "one.csv", "cp932")
    again = FolderEncodings(Settings())  # the next start
    assert again.of(tmp_path / "a" / "two.csv") == "euc_jp"
    assert again.of(tmp_path / "b" / "two.csv") == "cp932"
    assert again.of(tmp_path / "two.csv") is None
    chosen.remember(tmp_path / "a" / "two.csv", None)
    assert again.of(tmp_path / "a" / "one.csv") is None


@pytest.mark.parametrize("damaged", ["{", '{"a": 1}', "7", '[["a"], "b", [1, 2]]', "[" * 100_000])
def test_settings_when_damaged(chosen: FolderEncodings, tmp_path: Path, damaged: str) -> None:
    Settings().put(ENCODINGS, damaged)
    assert chosen.of(tmp_path / "one.csv") is None
    chosen.remember(tmp_path / "one.csv", "cp932")
    assert chosen.of(tmp_path / "two.csv") == "cp932"


def encoding_of(workspace: Workspace) -> str | None:
    survey = workspace.state.survey
    assert survey is not None
    return survey.workbook.encoding


def test_next_file_of_the_folder_when_an_encoding_was_chosen(
    documents: Documents, workspace: Workspace, chosen: FolderEncodings, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_bytes(OPEN.encode("euc_jp"))
    second.write_bytes(OPEN.replace("1", "2").encode("euc_jp"))
    for path in (first, second):
        with qtbot.waitSignal(workspace.opened, timeout=LONG):
            documents.open(path)
        assert encoding_of(workspace) == "cp932"
    with qtbot.waitSignal(workspace.changed, timeout=LONG):
        documents.read_with_encoding("euc_jp")
    assert chosen.of(first) == "euc_jp"
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        documents.open(first)
    assert encoding_of(workspace) == "euc_jp"
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        documents.open(second)
    assert encoding_of(workspace) == "euc_jp"
    with qtbot.waitSignal(workspace.changed, timeout=LONG):
        documents.read_with_encoding("cp932")
    assert chosen.of(first) == "cp932"
    with qtbot.waitSignal(workspace.changed, timeout=LONG):
        documents.read_with_encoding(None)
    assert chosen.of(first) is None


def test_choice_that_cannot_be_read_is_not_kept(
    documents: Documents, workspace: Workspace, notices: Notices, chosen: FolderEncodings, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "first.csv"
    path.write_bytes("番号,感想\n1,とても良かった。また行きたいです\n".encode("cp932"))
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        documents.open(path)
    with qtbot.waitSignal(notices.said, timeout=LONG):
        documents.read_with_encoding("utf-8")
    assert chosen.of(path) is None
