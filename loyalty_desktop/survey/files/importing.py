"""A library that is slow to import, imported in a thread of its own while something else is done."""

from __future__ import annotations

import contextlib
import importlib
import sys
import threading
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK_EVERY = 0.05


@lru_cache
def begin(module: str) -> Importing:
    """Begin to import a module, if nobody has."""
    return Importing(module)


class Importing:
    """An import under way."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._before = len(sys.modules)
        self._thread = threading.Thread(target=self._import, daemon=True)
        self._thread.start()

    def wait(self, modules: int, report: Callable[[float], None]) -> None:
        """Wait until it is done; tell meanwhile which share of about so many modules is here."""
        self._thread.join(_LOOK_EVERY)
        while self._thread.is_alive():
            report(min((len(sys.modules) - self._before) / modules, 1.0))
            self._thread.join(_LOOK_EVERY)
        importlib.import_module(self._module)  # it is there, or fails here

    def _import(self) -> None:
        with contextlib.suppress(Exception):
            importlib.import_module(self._module)
