"""The question for a password: typed unseen, asked again, given up; and the session that asks it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from loyalty_desktop.desktop.password_dialog import PasswordDialog
from loyalty_desktop.desktop.questions import Questions
from loyalty_desktop.desktop.session.documents import Documents
from loyalty_desktop.desktop.session.jobs import Jobs
from loyalty_desktop.desktop.session.notices import Notice, Notices
from loyalty_desktop.desktop.session.settings import Settings
from loyalty_desktop.desktop.session.workspace import Workspace
from tests.desktop.answering import LONG, Answers
from tests.survey.files.containers import locked_xls, xls

PASSWORD = "秘密 1"
ROWS = (
    ("回答番号", "この店を友人に薦める可能性（0〜10）", "接客の満足度"),
    *((number, number % 11, ("不満", "満足", "とても満足")[number % 3]) for number in range(1, 41)),
)


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "answers.xls"
    path.write_bytes(locked_xls({"回答": ROWS}, PASSWORD))
    return path


@pytest.fixture
def asking(workspace: Workspace, jobs: Jobs, notices: Notices, answers: Answers) -> Documents:
    """The door to files, which may ask for passwords."""
    return Documents(workspace, jobs, notices, answers.password)


def test_dialog_takes_a_password_unseen(qtbot: QtBot) -> None:
    dialog = PasswordDialog("<b>answers</b>.xlsx")
    qtbot.addWidget(dialog)
    dialog.show()
    assert "<b>answers</b>.xlsx" in dialog.sentence.text()
    assert dialog.sentence.textFormat() is Qt.TextFormat.PlainText
    assert dialog.field.echoMode() is QLineEdit.EchoMode.Password
    assert dialog.field.accessibleName() == "Password"
    assert not dialog.opening.isEnabled()
    qtbot.keyClicks(dialog.field, "secret")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.password() == "secret"
    assert dialog.password() == ""


def test_dialog_says_that_the_last_password_was_wrong(qtbot: QtBot) -> None:
    dialog = PasswordDialog("answers.xlsx", is_again=True)
    qtbot.addWidget(dialog)
    assert "not the password" in dialog.sentence.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_question_returns_what_was_typed_or_nothing(qapp: QApplication, qtbot: QtBot, key: Qt.Key) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PasswordDialog)
        qtbot.keyClicks(dialog.field, "secret")
        qtbot.keyClick(dialog.field, key)

    QTimer.singleShot(0, answer)
    assert Questions(Settings()).password("answers.xlsx", False) == ("secret" if key is Qt.Key.Key_Return else None)


def test_locked_survey_is_asked_for_until_it_opens(
    asking: Documents, workspace: Workspace, answers: Answers, locked: Path, qtbot: QtBot, notices: Notices
) -> None:
    heard: list[Notice] = []
    notices.said.connect(heard.append)
    answers.passwords = ["wrong", PASSWORD]
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        asking.open(locked)
    assert answers.asked == ["password answers.xls", "password answers.xls again"]
    assert workspace.state.survey is not None
    assert workspace.state.survey.rows == 40
    assert heard == []
    assert asking.save(locked.with_name("mine.loyalty"))
    assert PASSWORD not in locked.with_name("mine.loyalty").read_text(encoding="utf-8")


def test_project_of_a_locked_survey_asks_for_the_surveys_password(
    asking: Documents, workspace: Workspace, answers: Answers, locked: Path, qtbot: QtBot
) -> None:
    answers.passwords = [PASSWORD]
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        asking.open(locked)
    project = locked.with_name("mine.loyalty")
    assert asking.save(project)
    workspace.close()
    answers.passwords = [PASSWORD]
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        asking.open(project)
    assert answers.asked == ["password answers.xls"] * 2
    assert workspace.state.survey is not None


def test_what_was_open_stays_when_the_password_is_not_known(
    asking: Documents, apparel: Workspace, answers: Answers, locked: Path, qtbot: QtBot, notices: Notices
) -> None:
    before = apparel.state
    heard: list[Notice] = []
    notices.said.connect(heard.append)
    asking.open(locked)
    qtbot.waitUntil(lambda: bool(answers.asked), timeout=LONG)
    assert apparel.state is before
    assert heard == []


def test_locked_file_in_place_of_the_survey_is_asked_for(
    asking: Documents, apparel: Workspace, answers: Answers, locked: Path, qtbot: QtBot
) -> None:
    answers.passwords = [PASSWORD]
    with qtbot.waitSignal(apparel.steps.indexChanged, timeout=LONG):
        asking.replace_source(locked)
    assert apparel.state.survey is not None
    assert apparel.state.survey.workbook.file_name == "answers.xls"


def test_locked_file_is_told_where_nobody_can_be_asked(
    documents: Documents, locked: Path, qtbot: QtBot, notices: Notices
) -> None:
    with qtbot.waitSignal(notices.said, timeout=LONG) as said:
        documents.open(locked)
    assert said.args[0].messages[0].id == "file_password"


def test_open_old_workbook_in_the_window(
    documents: Documents, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "answers.csv"  # whatever it is called
    path.write_bytes(xls({"回答": ROWS}))
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        documents.open(path)
    assert workspace.state.survey is not None
    assert workspace.state.survey.workbook.format == "xls"


@pytest.mark.parametrize("ask", ["file", "survey"])
def test_file_dialog_offers_every_kind_of_survey(ask: str, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[str] = []

    def choose(_parent: object, _title: str, _folder: str, kinds: str) -> tuple[str, str]:
        offered.append(kinds)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    assert getattr(Questions(Settings()), ask)() is None
    for kind in ("xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt", "zip", "sav"):
        assert f"*.{kind} " in offered[0]
    assert offered[0].endswith("(*)")
