"""Imports what the screens need once the window stands: the figures beside it, all that is Qt's in its own turns.

Classes of Qt must not come into being in another thread: while the window draws, that has ended the program.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIGURES = (
    "loyalty_desktop.compute.whom",
    "loyalty_desktop.report.customer_list",
    "loyalty_desktop.report.voice_list",
)
"""They bring numpy, openpyxl and the survey with them, and nothing of Qt."""
_PACKAGE = "loyalty_desktop.desktop"
WINDOWS = (
    "pyqtgraph",
    f"{_PACKAGE}.filters.bar",
    f"{_PACKAGE}.header",
    *(
        f"{_PACKAGE}.screens.{name}.screen"
        for name in ("data", "journey", "drivers", "experiences", "customers", "voices", "compare", "actions")
    ),
    f"{_PACKAGE}.book",
)
"""One after the other, as each holds the window up for a moment."""


def import_figures() -> None:
    """Import what works figures out; it may be called in any thread."""
    for name in FIGURES:
        import_module(name)


def import_windows(owner: QObject, then: Callable[[], object]) -> None:
    """Import the screens, one each time nothing else is to be done, as long as `owner` is there; `then` ends it."""
    _import_next(owner, iter(WINDOWS), then)


def _import_next(owner: QObject, names: Iterator[str], then: Callable[[], object]) -> None:
    name = next(names, None)
    if name is None:
        then()
        return
    import_module(name)
    QTimer.singleShot(0, owner, lambda: _import_next(owner, names, then))
