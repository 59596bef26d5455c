"""The options --spend and --frequency of the command line, and what they add to the JSON of an analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from loyalty_desktop.compute.amount_columns import amount_columns
from loyalty_desktop.compute.amount_rows import amount_kind
from loyalty_desktop.compute.cell_experiences import cell_experiences
from loyalty_desktop.compute.customer_grid import CELLS
from loyalty_desktop.compute.customers import customers
from loyalty_desktop.compute.economy import economy
from loyalty_desktop.errors import UsageError
from loyalty_desktop.journey.expressions import called, one_column
from loyalty_desktop.messages import Message, message
from loyalty_desktop.report.economy_contract import economy_json, grid_json

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.survey import Survey

_CAP = 0.99


def with_money(
    survey: Survey, journey: Journey, spend: str | None, frequency: str | None
) -> tuple[Journey, tuple[Message, ...]]:
    """Return the journey with the columns that were told, and what is to be said beside its figures.

    Raises UsageError for a column that holds no amounts.
    """
    known = journey.economics
    money = None if spend is None else _amounts(survey, spend)
    often = None if frequency is None else _amounts(survey, frequency)
    notes: tuple[Message, ...] = ()
    if money is not None:
        known = replace(known, profit=money.key)
        if amount_kind(money) == "ranks":
            notes += (message("spend_ranges", column=called(money)),)
    if often is not None:
        known = replace(known, frequency=often.key)
    if known.profit is None and (names := _several(amount_columns(survey, "spend"))):
        notes += (message("spend_several", columns=names),)
    elif known.frequency is None and (names := _several(amount_columns(survey, "frequency"))):
        notes += (message("frequency_several", columns=names),)
    return replace(journey, economics=known), notes


def _amounts(survey: Survey, told: str) -> Column:
    column = one_column(survey, told)
    if amount_kind(column) is None:
        raise UsageError(message("spend_unusable", column=called(column)))
    return column


def _several(columns: tuple[Column, ...]) -> str:
    return ", ".join(called(column) for column in columns) if len(columns) > 1 else ""


def money_json(counter: Counter, journey: Journey) -> dict[str, Any]:
    """Return `economy` and `grid` of the JSON, both None where no column holds what customers spend."""
    found = customers(counter, journey)
    if found.sales is None or found.grid is None:
        return {"economy": None, "grid": None}
    experiences = {code: cell_experiences(counter, journey, found.grid, code) for code in CELLS}
    capped = economy(counter, journey, spend=found.sales.spend.column, cap=_CAP)
    return {
        "economy": economy_json(found.sales, capped),
        "grid": grid_json(found.grid, experiences, journey.economics.names),
    }
