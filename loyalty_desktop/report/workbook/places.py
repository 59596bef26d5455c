"""Which figures of a report are formulas in a workbook, so that charts follow the tables when a filter changes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from loyalty_desktop.report.workbook.live import Live

_ALIKE = 1e-9


class Bound(NamedTuple):
    """A figure of a chart that is worked out: its value on the day of writing, and its formula (no equals sign).

    In the formula {row} is its own row and {3} the fourth row of its block.
    """

    value: float
    formula: str


class _Named(NamedTuple):
    """A figure of a table: where it stands, its key and its value."""

    table: str
    at: int
    name: str
    key: str
    value: float


class Places:
    """The figures of all tables that are formulas, found by the names of their rows and by their keys."""

    def __init__(self, live: Live | None = None) -> None:
        self._live = live
        self._found: list[_Named] = []

    def add(self, place: tuple[str, int, str], key: str, value: float) -> None:
        """Remember a figure that is a formula; `place` is its table, the number of its row and the row's name."""
        self._found.append(_Named(*place, key, value))

    def stem(
        self, ends: tuple[str, str], *, name: str | None = None, table: str = "", at: int | None = None, value: float
    ) -> str | None:
        """Return what the keys of a row have in common: `ends` are how the key of a figure begins and ends.

        The row is known by its name or its number, in one table or in any. None where there is not exactly one such
        key whose figure has this value.
        """
        start, end = ends
        found = {
            one.key[: -len(end)]
            for one in self._found
            if one.key.startswith(start)
            and one.key.endswith(end)
            and (name is None or one.name == name)
            and (not table or one.table == table)
            and (at is None or one.at == at)
            and math.isclose(one.value, value, rel_tol=_ALIKE, abs_tol=_ALIKE)
        }
        return found.pop() if len(found) == 1 else None

    def bound(self, key: str | None, value: float | None) -> float | Bound | None:
        """Return a figure of a chart with the formula of its key; as it is where there is none that gives it."""
        if value is None or key is None or self._live is None:
            return value
        formula, result = self._live.formula(key), self._live.result(key)
        if formula is None or isinstance(result, str) or result is None:
            return value
        if not math.isclose(result, value, rel_tol=_ALIKE, abs_tol=_ALIKE):
            return value
        said = formula.removeprefix("=")
        return Bound(value, f'IF({said}="",NA(),{said})')
