"""A questionnaire beside the survey on the command line, and kept with the project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import run
from tests.survey.files.workbooks import book_of_sheets
from tests.survey.layouts.books import PANEL, QUESTIONNAIRE
from tests.survey.layouts.layout import csv


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    panel, words = tmp_path / "panel.csv", tmp_path / "調査票.xlsx"
    panel.write_bytes(csv(PANEL, "cp932"))
    words.write_bytes(book_of_sheets({"調査票": QUESTIONNAIRE}))
    return panel, words


def test_words_are_taken_from_the_questionnaire(files: tuple[Path, Path], tmp_path: Path) -> None:
    panel, words = files
    out = tmp_path / "out.json"
    assert run("inspect", panel, "--questionnaire", words, "--json", out) == 0
    found = {one["header"]: one for one in json.loads(out.read_text(encoding="utf-8"))["columns"]}
    assert found["Q2S1"]["title"].endswith("店員の対応")
    assert (found["Q2S1"]["role"], found["Q2S1"]["scale"]["reversed"]) == ("driver", True)
    assert (found["Q3"]["role"], found["SEX"]["title"]) == ("loyalty", "あなたの性別をお知らせください。")
    assert run("inspect", panel, "--json", out) == 0
    bare = {one["header"]: one for one in json.loads(out.read_text(encoding="utf-8"))["columns"]}
    assert bare["Q2S1"]["title"] == "Q2S1"


def test_project_remembers_the_questionnaire(files: tuple[Path, Path], tmp_path: Path) -> None:
    panel, words = files
    project, told, kept = tmp_path / "p.loyalty", tmp_path / "told.json", tmp_path / "kept.json"
    assert run("suggest", panel, "--questionnaire", words, "--project", project) == 0
    assert run("analyze", project, "--json", kept) == 0
    assert run("analyze", panel, "--questionnaire", words, "--json", told) == 0
    first, second = (json.loads(path.read_text(encoding="utf-8")) for path in (told, kept))
    assert [one["name"] for one in second["drivers"]] == ["店員の対応", "品揃え"]
    assert first["drivers"] == second["drivers"]


def test_questionnaire_that_is_not_there(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    panel, words = files
    assert run("inspect", panel, "--questionnaire", words.with_name("none.xlsx")) == 3
    assert "none.xlsx" in capsys.readouterr().err
