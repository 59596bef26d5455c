"""Which columns name somebody: their heading says so, or the user does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.survey.keywords import mentions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_desktop.survey.column import Column


def names_somebody(column: Column) -> bool:
    """Say whether a column holds ids for sure; numbers that merely all differ may be anything: miles, employees."""
    return column.role == "id" and (column.correction.role == "id" or column.guess.why.id != "why_unique")


def of_customers_first(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Return columns of ids, those that customers have themselves before those of a survey's answers, else as filed."""
    return tuple(sorted(columns, key=lambda one: not mentions(one.heading.lower(), "customer_id")))
