"""--shape: how the table stands, said on the command line as in the window (INPUTS.md I24, I37)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loyalty_desktop.journey.project import open_project
from tests.command_line import run, write_csv

LONG = [
    ["会員番号", "項目", "得点"],
    *([f"C{n}", item, str(n % 5 + 1)] for n in range(30) for item in ("接客", "価格")),
]


def saved(tmp_path: Path, rows: list[list[str]]) -> Path:
    path = tmp_path / "s.csv"
    write_csv(path, rows, "utf-8")
    return path


def columns(tmp_path: Path, *arguments: str) -> list[str]:
    out = tmp_path / "read.json"
    assert run("inspect", saved(tmp_path, LONG), "--json", out, *arguments) == 0
    return [one["header"] for one in json.loads(out.read_text(encoding="utf-8"))["columns"]]


def test_shape_when_it_is_told(tmp_path: Path) -> None:
    assert columns(tmp_path, "--shape", "as_is") == ["会員番号", "項目", "得点"]
    assert columns(tmp_path, "--shape", "widened") == ["会員番号", "接客", "価格"]
    assert len(columns(tmp_path, "--shape", "turned")) == 61  # not hidden behind an offer to put rows side by side


def test_shape_is_kept_in_the_project(tmp_path: Path) -> None:
    survey, project = saved(tmp_path, LONG), tmp_path / "p.loyalty"
    assert run("suggest", survey, "--project", project, "--shape", "as_is") == 0
    assert open_project(project).sources[0].reading.shape == "as_is"


def test_shape_that_cannot_be_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [["No", "NPS"], *([str(n), str(n % 11)] for n in range(30))]
    assert run("inspect", saved(tmp_path, rows), "--shape", "widened", "--lang", "en") == 0
    assert "cannot be read as --shape widened" in capsys.readouterr().err
