"""Which column holds what customers spend, and which how often they come, where nobody says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from loyalty_desktop.compute.amount_rows import amount_kind

if TYPE_CHECKING:
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.survey import Survey

AmountRole: TypeAlias = Literal["spend", "frequency"]


def amount_columns(survey: Survey, role: AmountRole) -> tuple[Column, ...]:
    """Return the columns of this role that can be ordered at all; those that add up where any do."""
    usable = [(column, amount_kind(column)) for column in survey.with_role(role)]
    summed = tuple(column for column, kind in usable if kind == "amounts")
    return summed or tuple(column for column, kind in usable if kind == "ranks")


def only_amount_column(survey: Survey, role: AmountRole) -> Column | None:
    """Return the one column of this role; None where there is none, or where the user has to choose."""
    found = amount_columns(survey, role)
    return found[0] if len(found) == 1 else None
