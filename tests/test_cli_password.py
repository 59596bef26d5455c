"""Protected files on the command line: the password comes from standard input and goes nowhere."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.command_line import run
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


def say(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\nmore\n"])
def test_password_comes_from_standard_input(
    locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    out = tmp_path / "out.json"
    say(monkeypatch, PASSWORD + end)
    assert run("inspect", locked, "--password-stdin", "--json", out) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["source"]["format"] == "xls"


def test_analysis_of_a_locked_and_of_an_open_file_is_the_same(
    locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "open").mkdir()
    unlocked = tmp_path / "open" / "answers.xls"
    unlocked.write_bytes(xls({"回答": ROWS}))
    say(monkeypatch, PASSWORD)
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    assert run("analyze", locked, "--password-stdin", "--json", one) == 0
    assert run("analyze", unlocked, "--json", other) == 0
    assert one.read_text(encoding="utf-8") == other.read_text(encoding="utf-8")


def test_project_of_a_locked_file_does_not_hold_the_password(
    locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "mine.loyalty"
    say(monkeypatch, PASSWORD)
    assert run("suggest", locked, "--password-stdin", "--project", project) == 0
    assert PASSWORD not in project.read_text(encoding="utf-8")
    assert PASSWORD.encode("unicode_escape").decode() not in project.read_text(encoding="utf-8")
    say(monkeypatch, PASSWORD)
    assert run("analyze", project, "--password-stdin", "--json", tmp_path / "out.json") == 0


def test_missing_and_wrong_passwords_are_said(
    locked: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("inspect", locked) == 3
    assert "--password-stdin" in capsys.readouterr().err
    for wrong in ("secret", ""):
        say(monkeypatch, wrong)
        assert run("inspect", locked, "--password-stdin") == 3
        said = capsys.readouterr().err
        assert len(said.splitlines()) == 1
        assert "answers.xls" in said
        assert wrong == "" or wrong not in said
