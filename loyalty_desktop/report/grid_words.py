"""What the cells of the customer grid are called, and what is to be done about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.messages import Message, message

if TYPE_CHECKING:
    from loyalty_desktop.journey.economics import CellCode, CellName

FIRST_TO_LAST: tuple[CellCode, ...] = (
    *("negative_high", "positive_low", "passive_high", "positive_high", "negative_low", "passive_low"),
)
"""The cells in the order of what they call for: the few who buy a lot and are unhappy come first (METHOD 6)."""


def default_name(code: CellCode) -> Message:
    """Return what a cell is called as long as the user has no other name for it."""
    return message(f"grid_{code}")


def cell_name(code: CellCode, own: tuple[CellName, ...] = ()) -> str:
    """Return what a cell is called, in the user's own words (cell, name) where there are some."""
    return dict(own).get(code) or default_name(code).text()


def cell_advice(code: CellCode) -> Message:
    """Return what is to be done about the customers of a cell."""
    return message(f"grid_advice_{code}")
