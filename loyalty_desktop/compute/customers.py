"""Customers by loyalty and profit together: which columns are used, the sales by class, the grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_desktop.compute.amount_columns import amount_columns, only_amount_column
from loyalty_desktop.compute.amount_rows import amount_kind
from loyalty_desktop.compute.customer_grid import customer_grid
from loyalty_desktop.compute.economy import economy, loyalty_column

if TYPE_CHECKING:
    from loyalty_desktop.compute.amount_columns import AmountRole
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.customer_grid import Grid
    from loyalty_desktop.compute.economy import Economy
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Survey


@dataclass(frozen=True, slots=True, eq=False)
class Customers:
    """What is known of customers and money.

    `choices` are the columns that may hold what customers bring in, `profit` the one that is used, `lost` one that
    the user chose and that the survey does not have. Without `profit` there are neither `sales` nor `grid`.
    """

    choices: tuple[Column, ...]
    profit: Column | None
    lost: ColumnKey | None
    frequencies: tuple[Column, ...]
    frequency: Column | None
    sales: Economy | None
    grid: Grid | None


def customers(counter: Counter, journey: Journey) -> Customers:
    """Return the figures of all customers, by the columns and the threshold of the journey.

    Raises UnusableJourney when a filter or the weight is missing or unusable.
    """
    survey, money = counter.survey, journey.economics
    choices, frequencies = _usable(survey, "spend"), amount_columns(survey, "frequency")
    profit = profit_column(survey, journey)
    often = _column(survey, "frequency", money.frequency)
    lost = money.profit if money.profit is not None and profit is None else None
    if profit is None:
        return Customers(choices, None, lost, frequencies, often, None, None)
    frequency = None if often is None else often.key
    sales = counter.base_of(journey).figures.of(  # another threshold changes nothing of it
        (profit, often, loyalty_column(counter, journey)),
        ("economy", journey.measure),
        lambda: economy(counter, journey, spend=profit.key, frequency=frequency),
    )
    grid = customer_grid(counter, journey, profit.key, money.threshold)
    return Customers(choices, profit, None, frequencies, often, sales, grid)


def profit_column(survey: Survey, journey: Journey) -> Column | None:
    """Return the column that says what customers bring in; None where none is there, or none of several is chosen."""
    return _column(survey, "spend", journey.economics.profit)


def _usable(survey: Survey, role: AmountRole) -> tuple[Column, ...]:
    return tuple(column for column in survey.with_role(role) if amount_kind(column) is not None)


def _column(survey: Survey, role: AmountRole, chosen: ColumnKey | None) -> Column | None:
    """Return the chosen column as far as it can be used; the only one of its role where none was chosen."""
    if chosen is None:
        return only_amount_column(survey, role)
    column = survey.column(chosen)
    return column if column is not None and amount_kind(column) is not None else None
