"""Which figures of a report are formulas in a workbook, so that charts follow the tables when a filter changes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loyalty_desktop.report.document.model import Figure


class Places:
    """The formulas of all figures by the name of their row."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, float], dict[str, str]] = defaultdict(dict)

    def add(self, name: str, figure: Figure, formula: str) -> None:
        """Remember the formula of a figure in the row called `name`."""
        assert figure.value is not None
        self._found[name, figure.value][figure.key] = formula

    def find(self, name: str, value: float) -> str | None:
        """Return the formula of the figure of a row that has just this value; None if there is not exactly one."""
        found = self._found.get((name, value), {})
        return next(iter(found.values())) if len(found) == 1 else None
