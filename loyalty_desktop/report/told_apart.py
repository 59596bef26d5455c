"""Names that stand for several things, told apart by the question behind them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.reading import ColumnKey


def names_told_apart(items: Sequence[tuple[str, ColumnKey | None]]) -> tuple[str, ...]:
    """Return the names, those that occur several times with the heading of their column behind them."""
    uses = Counter(name for name, _column in items)
    told = [f"{name} ({column.heading})" if uses[name] > 1 and column else name for name, column in items]
    again = Counter(told)
    return tuple(
        f"{name} #{column.occurrence}" if again[name] > 1 and column else name
        for name, (_short, column) in zip(told, items, strict=True)
    )
