"""The names of drivers and experiences as screens show them: told apart in full, and short where room is little."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.report.short_names import short_names
from loyalty_desktop.report.told_apart import names_told_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.survey.reading import ColumnKey


class ShownName(msgspec.Struct, frozen=True):
    """The name of one thing, and its short form for cards, tables and charts."""

    full: str
    short: str


def shown_names(items: Sequence[tuple[str, ColumnKey | None]]) -> tuple[ShownName, ...]:
    """Return how names with the columns behind them are shown, in their order.

    A name and the question that tells it from its twin are shortened apart: of エビ (食べたもの) no エビ is lost.
    """
    names = [name for name, _column in items]
    told = names_told_apart(items)
    questions = [full[len(name) :] for name, full in zip(names, told, strict=True)]
    short = tuple(map("".join, zip(short_names(names), short_names(questions), strict=True)))
    if len(set(short)) < len(set(told)):
        short = short_names(told)
    return tuple(map(ShownName, told, short))


def driver_names(results: Results) -> dict[str, ShownName]:
    """Return the names of the drivers and of the overall satisfaction, by id."""
    names = shown_names([(one.driver.name, one.driver.column) for one in (*results.drivers, *results.overall)])
    return {one.driver.id: name for one, name in zip((*results.drivers, *results.overall), names, strict=True)}
