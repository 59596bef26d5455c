"""The entry point: a file, or nothing, means the window; anything else the command line."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from loyalty_desktop.__main__ import COMMANDS, wants_window
from tests.surveys import ROOT


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["survey.xlsx"], True),
        (["C:/調査/秋 2026.loyalty"], True),
        (["analyze", "survey.xlsx"], False),
        (["--help"], False),
        (["--lang", "ja"], False),
        (["survey.xlsx", "--json"], False),
        *(([command], False) for command in COMMANDS),
    ],
)
def test_window_or_command_line(arguments: list[str], window: bool) -> None:
    assert wants_window(arguments) is window


def test_command_line_never_loads_the_window() -> None:
    code = "import sys; sys.argv = ['x', '--version']\ntry:\n import runpy; runpy.run_module('loyalty_desktop', "
    code += "run_name='__main__')\nexcept SystemExit: pass\nprint([m for m in sys.modules if m.startswith('PySide6')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_one_thread_works_on_matrices() -> None:
    program = (
        "import os, sys; sys.argv = ['loyalty-desktop', 'suggest', '--help']\n"
        "from loyalty_desktop.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    print(os.environ['OPENBLAS_NUM_THREADS'])"
    )
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert done.stdout.split()[-1] == b"1"
