"""The command line run in this process, for tests of what it prints and writes."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from loyalty_desktop import cli, i18n
from tests.surveys import work_here


def run(*arguments: str | Path) -> int:
    """Run the command line in this process, in English, and return its exit code.

    Files are read in this process too; that their child comes to the same is for the tests of the door, and for
    those that call `cli.main` or start the program.
    """
    try:
        with patch("loyalty_desktop.survey.files.door.run_in_child", work_here):
            return cli.main([str(one) for one in (*arguments, "--lang", "en")])
    finally:
        i18n.use("en")


def analysis(tmp_path: Path, *arguments: str | Path) -> Any:
    """Return the JSON of an analysis."""
    out = tmp_path / "out.json"
    assert run("analyze", *arguments, "--json", out) == 0
    return json.loads(out.read_text(encoding="utf-8"))


def write_csv(path: Path, rows: Sequence[Sequence[str]], encoding: str) -> None:
    """Write a survey as a csv file."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
