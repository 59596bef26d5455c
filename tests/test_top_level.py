"""The top level of the repository stays as small as DESIGN.md draws it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOP_LEVEL = {"pyproject.toml", "loyalty_desktop", "resources", "tests", "build_scripts", "README.md"}


def tracked_files() -> list[str]:
    """Return what git tracks or would track; skip where there is no checkout to ask."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    # tests run with a HOME of their own, which hides the user's list of safe folders
    command = [git, "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return [name for name in done.stdout.decode("utf-8").split("\0") if name and (ROOT / name).exists()]


def test_top_level_when_dot_files_are_set_aside() -> None:
    names = {name.split("/")[0] for name in tracked_files()}
    assert {name for name in names if not name.startswith(".")} == TOP_LEVEL


def test_compiled_catalogues_when_ignored() -> None:
    assert [name for name in tracked_files() if name.endswith((".mo", ".pyc"))] == []
