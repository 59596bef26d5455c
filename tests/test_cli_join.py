"""A table joined by customer on the command line, and kept with the project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import run
from tests.survey.layouts.layout import csv

N = 40
ANSWERS: list[list[object]] = [
    ["会員番号", "推奨度（0〜10）", "接客の満足度"],
    *([f"C{at:03d}", at % 11, 1 + at % 5] for at in range(N)),
]
CUSTOMERS: list[list[object]] = [
    ["顧客ID", "年間購入金額", "店舗"],
    *([f"c{at:03d}", 500 + at, f"店{at % 3}"] for at in range(N - 4)),
]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    survey, table = tmp_path / "調査.csv", tmp_path / "顧客.csv"
    survey.write_bytes(csv(ANSWERS))
    table.write_bytes(csv(CUSTOMERS))
    return survey, table


@pytest.mark.parametrize("columns", ["会員番号", "会員番号=顧客ID"])
def test_columns_of_the_table_are_inspected(files: tuple[Path, Path], tmp_path: Path, columns: str) -> None:
    survey, table = files
    out = tmp_path / "out.json"
    assert run("inspect", survey, "--join", f"{table}:{columns}", "--json", out) == 0
    document = json.loads(out.read_text(encoding="utf-8"))
    assert [one["header"] for one in document["columns"]][3:] == ["年間購入金額", "店舗"]
    assert document["source"]["rows"] == N


def test_project_remembers_the_table(files: tuple[Path, Path], tmp_path: Path) -> None:
    survey, table = files
    project, told, kept = tmp_path / "p.loyalty", tmp_path / "told.json", tmp_path / "kept.json"
    join = f"{table}:会員番号"
    assert run("suggest", survey, "--join", join, "--project", project) == 0
    assert run("analyze", project, "--filter", "店舗=店1", "--json", kept) == 0
    assert run("analyze", survey, "--join", join, "--filter", "店舗=店1", "--json", told) == 0
    first, second = (json.loads(path.read_text(encoding="utf-8")) for path in (told, kept))
    assert first["loyalty"] == second["loyalty"]
    assert first["loyalty"]["n"] == 12


@pytest.mark.parametrize(
    ("join", "said"),
    [
        ("{table}", "顧客.csv"),
        ("{table}:", "顧客.csv"),
        ("{table}:ない列", "ない列"),
        ("{table}:会員番号=ない", "ない"),
    ],
)
def test_join_that_makes_no_sense(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], join: str, said: str
) -> None:
    survey, table = files
    assert run("inspect", survey, "--join", join.format(table=table)) == 2
    assert said in capsys.readouterr().err


def test_table_that_is_not_there(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    survey, table = files
    assert run("inspect", survey, "--join", f"{table.with_name('none.csv')}:会員番号") == 3
    assert "none.csv" in capsys.readouterr().err


def test_project_whose_table_is_gone_says_so(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    survey, table = files
    project = tmp_path / "p.loyalty"
    assert run("suggest", survey, "--join", f"{table}:会員番号", "--project", project) == 0
    table.unlink()
    capsys.readouterr()
    assert run("analyze", project) == 0
    assert "顧客.csv" in capsys.readouterr().err
