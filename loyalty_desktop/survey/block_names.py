"""What the column is called that says from which part of a sheet an answer comes, and which column it is (I36)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import RawColumn, Sheet

JAPANESE, ENGLISH = ("ブロック", "ブロック{number}"), ("Block", "Block {number}")
"""The heading and the answers."""


def own_columns(sheet: Sheet) -> tuple[RawColumn, ...]:
    """Return the columns of a sheet without that of the parts, which says nothing of what stands in a row."""
    last = sheet.columns[-1].values[:3] if sheet.columns else ()
    numbered = last in {(None, name, label.format(number=1)) for name, label in (JAPANESE, ENGLISH)}
    return sheet.columns[:-1] if numbered else sheet.columns
