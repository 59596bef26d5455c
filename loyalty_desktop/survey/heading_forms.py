"""Headings of several sheets compared: No. and No, (0〜10) and （0～10） are one heading (INPUTS.md I31)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Sheet

_SIGN = re.compile(r"[\W_]")
_NEARLY = 0.6
"""From this share of the longer list on, two lists of headings are those of one survey."""
_FEWEST = 3


def form_of(text: str) -> str:
    """Return the letters and digits of a heading as they are compared; a heading of signs alone is itself."""
    plain = match_text(text)
    return _SIGN.sub("", plain) or plain


def places_of(sheet: Sheet, heading_rows: tuple[int, ...]) -> dict[tuple[str, int], int]:
    """Return where each heading stands; equal headings are told apart by their order."""
    seen: Counter[str] = Counter()
    places = {}
    for at, column in enumerate(sheet.columns):
        text = "/".join(form_of(text_of(column.cell(row))) for row in heading_rows).strip("/")
        seen[text] += 1
        places[(text, seen[text])] = at
    return places


def named(sheet: Sheet, heading_rows: tuple[int, ...]) -> frozenset[str]:
    """Return the headings of a sheet as they are compared, without columns that have none."""
    return frozenset(text for text, _which in places_of(sheet, heading_rows) if text)


def nearly(mine: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether two lists of headings share most: one month asked a question more, one store calls one otherwise."""
    shared = len(mine & others)
    return shared >= _FEWEST and shared >= _NEARLY * max(len(mine), len(others))
