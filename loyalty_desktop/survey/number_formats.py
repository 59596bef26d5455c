"""Numbers as their format shows them, where the format is part of the answer: 00123, 85% (INPUTS.md I51, I53)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Cell

_ZEROS = re.compile(r"0{3,}")
_PERCENT = re.compile(r"[#,0]*0(?:\.0+)?%")


def pads(number_format: str) -> int:
    """Return to how many digits a format fills up with zeros: 5 for 00000, 0 for any other."""
    return len(number_format) if _ZEROS.fullmatch(number_format) else 0


def is_percent(number_format: str) -> bool:
    """Say whether a format shows 0.85 as 85%."""
    return bool(_PERCENT.fullmatch(number_format))


def as_formatted(values: tuple[Cell, ...], number_format: str) -> tuple[Cell, ...]:
    """Return the values of a column, its numbers as the format shows them where that is what was meant."""
    width = pads(number_format)
    if width:
        return tuple(_padded(value, width) for value in values)
    return tuple(map(_percent, values)) if is_percent(number_format) else values


def _padded(value: Cell, width: int) -> Cell:
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    if isinstance(value, bool) or not whole or not isinstance(value, int | float) or value < 0:
        return value
    return f"{int(value):0{width}d}"


def _percent(value: Cell) -> Cell:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return f"{round(value * 100, 9):.10g}%"
