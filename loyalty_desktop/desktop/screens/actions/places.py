"""Where the columns of the table of actions stand: the same for its titles and for every row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

ROW_HEIGHT, TITLE_HEIGHT = 50, 34
_EDGE, _GAP = 16, 14
_FIXED = {"tick": 42, "now": 54, "target": 58, "points": 58, "state": 104, "due": 92}
_SHARES = {"name": 0.42, "slider": 0.22, "bar": 0.19, "owner": 0.17}
_ORDER = ("tick", "name", "now", "slider", "target", "bar", "points", "state", "owner", "due")
_LEAST = 900

Span: TypeAlias = tuple[int, int]
"""The left edge and the width of a column."""


@dataclass(frozen=True, slots=True)
class Places:
    """The spans of all columns at one width."""

    tick: Span
    name: Span
    now: Span
    slider: Span
    target: Span
    bar: Span
    points: Span
    state: Span
    owner: Span
    due: Span


def places(width: int) -> Places:
    """Return the columns of a row of this width; what is left by fixed ones is shared among the others."""
    room = max(width, _LEAST) - 2 * _EDGE - _GAP * (len(_ORDER) - 1) - sum(_FIXED.values())
    spans: dict[str, Span] = {}
    left = _EDGE
    for name in _ORDER:
        wide = _FIXED.get(name) or int(room * _SHARES[name])
        spans[name] = (left, wide)
        left += wide + _GAP
    return Places(**spans)
