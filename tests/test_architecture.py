"""The house of DESIGN.md stands, and every rule catches the breach it is there for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import architecture as rules

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
PACKAGE_TREE = rules.read_tree(ROOT, "loyalty_desktop")
EVERY_TREE = rules.read_tree(ROOT, "loyalty_desktop", "build_scripts", "tests")
# A stand-alone script that shows how an analyst works by hand; held against, not part of the program.
OWN_TREE = {path: source for path, source in EVERY_TREE.items() if path != "build_scripts/analyst.py"}

HOUSE = {
    "loyalty_desktop/__init__.py": "",
    "loyalty_desktop/__main__.py": "",
    "loyalty_desktop/cli.py": "",
    "loyalty_desktop/i18n.py": "",
    "loyalty_desktop/survey/__init__.py": "",
    "loyalty_desktop/survey/sheet.py": "",
    "loyalty_desktop/journey/__init__.py": "",
    "loyalty_desktop/compute/__init__.py": "",
    "loyalty_desktop/compute/counts.py": "",
    "loyalty_desktop/report/__init__.py": "",
    "loyalty_desktop/report/slides.py": "",
    "loyalty_desktop/desktop/__init__.py": "",
    "loyalty_desktop/desktop/charts/bars.py": "",
    "loyalty_desktop/desktop/session/workspace.py": "",
}
COUNTS, SESSION = "loyalty_desktop/compute/counts.py", "loyalty_desktop/desktop/session/workspace.py"
LATER = "def later():\n    "
CHECKED = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    "


def forged(path: str, source: str) -> dict[str, str]:
    return {**HOUSE, path: source}


@pytest.mark.parametrize(
    "rule",
    [
        rules.strangers,
        rules.upward_imports,
        rules.window_library_imports,
        rules.session_imports,
        rules.network_imports,
        rules.heavy_imports,
        rules.import_cycles,
    ],
)
def test_package_keeps_the_rule(rule: Callable[[rules.Tree], list[str]]) -> None:
    assert len(PACKAGE_TREE) > 5
    assert rule(PACKAGE_TREE) == []
    assert rule(HOUSE) == []


def test_sources_stay_small_and_well_named() -> None:
    assert rules.oversized(OWN_TREE) == []
    assert rules.drawers(OWN_TREE) == []


@pytest.mark.parametrize(
    "source",
    [
        "import loyalty_desktop.report",
        "import loyalty_desktop.report as r",
        "import loyalty_desktop.report.slides as s",
        "from loyalty_desktop import report",
        "from loyalty_desktop import i18n, report",
        "from loyalty_desktop.report import slides",
        "from loyalty_desktop.report.slides import deck",
        "from .. import report",
        "from ..report import slides",
        "from ..report.slides import deck as d",
        "import loyalty_desktop.cli",
        "from loyalty_desktop import __main__",
        "from ..desktop.session import workspace",
        "import importlib\nimportlib.import_module('loyalty_desktop.report')",
        "class A:\n    import loyalty_desktop.report",
        "try:\n    import loyalty_desktop.report\nexcept ImportError:\n    pass",
    ],
)
@pytest.mark.parametrize("where", ["", LATER, CHECKED], ids=["top", "function", "type checking"])
def test_upward_import_when_forged(source: str, where: str) -> None:
    indented = source.replace("\n", "\n    ") if where else source
    assert len(rules.upward_imports(forged(COUNTS, where + indented))) == 1


@pytest.mark.parametrize("higher", ["journey", "compute", "report", "desktop", "cli", "cli_joins", "__main__"])
def test_upward_import_when_any_layer_is_above(higher: str) -> None:
    assert rules.upward_imports(forged("loyalty_desktop/survey/sheet.py", f"import loyalty_desktop.{higher}"))
    assert rules.upward_imports(forged("loyalty_desktop/i18n.py", f"from . import {higher}"))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (COUNTS, "from ..survey.sheet import Sheet"),
        (COUNTS, "from loyalty_desktop import __version__, i18n, journey"),
        ("loyalty_desktop/compute/__init__.py", "from .counts import Counter"),
        ("loyalty_desktop/cli.py", "from loyalty_desktop import report, survey"),
        ("loyalty_desktop/cli.py", "from loyalty_desktop.cli_joins import join_files"),
        (SESSION, "from loyalty_desktop.report import slides"),
    ],
)
def test_upward_import_when_downward(path: str, source: str) -> None:
    assert rules.upward_imports(forged(path, source)) == []


def test_window_when_loaded_too_early() -> None:
    entry, command_line = "loyalty_desktop/__main__.py", "loyalty_desktop/cli.py"
    for source in ("import loyalty_desktop.desktop.app", "from loyalty_desktop import desktop"):
        assert rules.upward_imports(forged(entry, source))
        assert rules.upward_imports(forged(command_line, LATER + source))
        assert rules.upward_imports(forged(entry, LATER + source)) == []


@pytest.mark.parametrize("where", ["", LATER, CHECKED])
@pytest.mark.parametrize(
    "source",
    [
        "import PySide6",
        "from PySide6 import QtCore",
        "from PySide6.QtGui import QColor",
        "import pyqtgraph as pg",
    ],
)
def test_window_library_when_outside_desktop(source: str, where: str) -> None:
    assert rules.window_library_imports(forged(COUNTS, where + source))
    assert rules.window_library_imports(forged("loyalty_desktop/cli.py", where + source))
    assert rules.window_library_imports(forged("loyalty_desktop/desktop/charts/bars.py", where + source)) == []


def test_window_library_when_in_the_entry_point() -> None:
    entry, source = "loyalty_desktop/__main__.py", "from PySide6.QtWidgets import QApplication"
    assert rules.window_library_imports(forged(entry, source))
    assert rules.window_library_imports(forged(entry, LATER + source)) == []


@pytest.mark.parametrize(
    "source",
    [
        "from PySide6 import QtCore, QtWidgets",
        "from PySide6.QtWidgets import QWidget",
        "import PySide6.QtSvg",
        "import pyqtgraph",
        "from ..charts import bars",
        "from loyalty_desktop.desktop.charts.bars import Bars",
        "from loyalty_desktop.desktop import charts",
    ],
)
def test_session_when_it_reaches_for_the_screen(source: str) -> None:
    assert rules.session_imports(forged(SESSION, source))
    assert rules.session_imports(forged(SESSION, LATER + source))


def test_session_when_it_keeps_to_itself() -> None:
    source = "from PySide6 import QtCore, QtGui\nfrom PySide6.QtGui import QUndoStack\nfrom . import jobs\n"
    tree = {**forged(SESSION, source), "loyalty_desktop/desktop/session/jobs.py": ""}
    assert rules.session_imports(tree) == []


@pytest.mark.parametrize("where", ["", LATER, CHECKED])
@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "import http.client",
        "from http import server",
        "from urllib import request",
        "from urllib.request import urlopen",
        "import json, ssl",
        "import asyncio",
        "import requests",
        "from PySide6 import QtNetwork",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "__import__('socket')",
    ],
)
def test_network_when_forged(source: str, where: str) -> None:
    assert len(rules.network_imports(forged(SESSION, where + source))) == 1


def test_network_when_only_processes_and_addresses() -> None:
    source = "import multiprocessing.shared_memory\nfrom urllib import parse\nfrom urllib.parse import quote\n"
    assert rules.network_imports(forged(SESSION, source)) == []


@pytest.mark.parametrize(
    "source", ["import scipy.stats", "from pyarrow import csv", "import polars", "import numba as nb"]
)
def test_heavy_library_when_forged(source: str) -> None:
    assert rules.heavy_imports(forged(COUNTS, LATER + source))


def test_heavy_library_when_only_the_name_begins_alike() -> None:
    assert rules.heavy_imports(forged(COUNTS, "import scipyx\nimport numpy")) == []


def test_import_cycle_when_forged() -> None:
    circle = {
        "loyalty_desktop/survey/a.py": "from . import b",
        "loyalty_desktop/survey/b.py": LATER + "from loyalty_desktop.survey.c import thing",
        "loyalty_desktop/survey/c.py": CHECKED + "import loyalty_desktop.survey.a",
    }
    (found,) = rules.import_cycles({**HOUSE, **circle})
    assert all(f"survey.{name}" in found for name in "abc")


def test_import_cycle_when_a_module_asks_its_own_package() -> None:
    front, sheet = "loyalty_desktop/survey/__init__.py", "loyalty_desktop/survey/sheet.py"
    front_door = {front: "from .sheet import Sheet", sheet: "from loyalty_desktop.survey import Sheet"}
    assert rules.import_cycles({**HOUSE, **front_door})
    siblings = {
        front: "from .sheet import Sheet",
        sheet: "from . import cells",
        sheet.replace("sheet", "cells"): "",
    }
    assert rules.import_cycles({**HOUSE, **siblings}) == []


def test_stranger_when_forged() -> None:
    assert rules.strangers(forged("loyalty_desktop/extras.py", "")) == [
        "loyalty_desktop/extras.py has no place in the house"
    ]
    assert rules.strangers(forged("loyalty_desktop/network/__init__.py", ""))


def test_oversized_when_forged() -> None:
    assert rules.oversized({"a.py": "\n" * 400}) == []
    assert rules.oversized({"a.py": "\n" * 401}) == ["a.py has 401 lines"]
    assert rules.oversized({"a.py": "def f():\n" + "    pass\n" * 59}) == []
    assert rules.oversized({"a.py": "class A:\n  async def f():\n" + "    pass\n" * 60}) == ["a.py:2 f has 61 lines"]


@pytest.mark.parametrize(
    "path", ["a/utils.py", "a/helpers/b.py", "a/file_utils.py", "a/window_manager.py", "common.py"]
)
def test_drawer_when_forged(path: str) -> None:
    assert rules.drawers({path: ""}) == [path]


def test_drawer_when_the_word_is_part_of_another() -> None:
    assert rules.drawers({"loyalty_desktop/survey/commonness.py": "", "a/miscount.py": ""}) == []


def test_tree_when_read_from_disk(tmp_path: Path) -> None:
    (tmp_path / "loyalty_desktop" / "survey").mkdir(parents=True)
    (tmp_path / "loyalty_desktop" / "survey" / "sheet.py").write_text("from .. import report", encoding="utf-8")
    tree = rules.read_tree(tmp_path, "loyalty_desktop")
    assert rules.upward_imports(tree) == ["loyalty_desktop/survey/sheet.py:1 imports loyalty_desktop.report"]
