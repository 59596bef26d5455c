"""Tables for a terminal: columns stand straight although Japanese letters are two places wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_WIDE = frozenset("WF")


def width(text: str) -> int:
    """Return how many places a text takes in a terminal."""
    return sum(
        2 if unicodedata.east_asian_width(char) in _WIDE else 1 for char in text if unicodedata.combining(char) == 0
    )


def fit(text: str, places: int) -> str:
    """Return `text` cut to at most `places` places, with an ellipsis where something is missing."""
    if width(text) <= places:
        return text
    out = ""
    for char in text:
        if width(out + char) > places - 1:
            break
        out += char
    return out + "…"


def text_table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, left: int = 1, widest: int = 44) -> str:
    """Return a table whose first `left` columns are flush left and the others flush right.

    No column is wider than `widest` places; longer texts are cut with an ellipsis.
    """
    cells = [[fit(text, widest) for text in row] for row in (headings, *rows)]
    places = [max(width(row[at]) for row in cells) for at in range(len(headings))]
    lines = [
        "  ".join(_padded(text, places[at], flush_left=at < left) for at, text in enumerate(row)).rstrip()
        for row in cells
    ]
    return "\n".join([lines[0], "─" * (sum(places) + 2 * (len(places) - 1)), *lines[1:]])


def _padded(text: str, places: int, *, flush_left: bool) -> str:
    gap = " " * (places - width(text))
    return text + gap if flush_left else gap + text
