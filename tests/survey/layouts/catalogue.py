"""All layouts of the catalogue, from the modules that make them; a new module is added to MODULES."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from tests.survey.layouts.layout import Layout

ENTRIES = tuple(f"I{number:02}" for number in range(1, 65))
_OTHERS = {"__init__", "layout", "catalogue"}


def layouts() -> tuple[Layout, ...]:
    """Return the LAYOUTS of every module beside this one."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("test_"))
    paths = [f"tests.survey.layouts.{name}" for name in names if name not in _OTHERS]
    pytest.register_assert_rewrite(*(path for path in paths if path not in sys.modules))
    modules = [importlib.import_module(path) for path in paths]
    return tuple(layout for module in modules for layout in module.LAYOUTS)
