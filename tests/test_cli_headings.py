"""--heading-rows: which rows hold the headings, or that none does."""

from __future__ import annotations

import json
from pathlib import Path

from loyalty_desktop.journey.project import open_project
from tests.command_line import run, write_csv

ROWS = [[f"C{at:03d}", str(at % 11), str(1 + at % 5), "渋谷"] for at in range(30)]


def test_no_row_is_a_heading(tmp_path: Path) -> None:
    survey, out = tmp_path / "s.csv", tmp_path / "read.json"
    write_csv(survey, ROWS, "utf-8")
    assert run("inspect", survey, "--json", out, "--heading-rows", "none") == 0
    told = json.loads(out.read_text(encoding="utf-8"))
    assert [one["header"] for one in told["columns"]] == ["A列", "B列", "C列", "D列"]
    assert (told["source"]["heading_rows"], told["source"]["rows"]) == ([], 30)


def test_it_is_kept_in_the_project(tmp_path: Path) -> None:
    survey, project = tmp_path / "s.csv", tmp_path / "p.loyalty"
    write_csv(survey, ROWS, "utf-8")
    assert run("suggest", survey, "--project", project, "--heading-rows", "none") == 0
    assert open_project(project).sources[0].reading.heading_rows == ()
    assert run("analyze", project, "--json", tmp_path / "out.json") == 0
