"""Charts of one row each thing: names on the left, how many were asked beside them, the picture on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.drawing.letters import balanced, clean, fitted, text_width, wrapped
from loyalty_desktop.report.drawing.sketch import LEAST, NAME, SMALL, centred, tag_width
from loyalty_desktop.report.short_names import short_names
from loyalty_desktop.report.shown import Shown

if TYPE_CHECKING:
    from loyalty_desktop.report.drawing.sketch import Sketch

_HIGHEST, _LOWEST = 36.0, LEAST * 1.3
_NAMES, _WIDER = 0.36, 0.44  # of the width, at most; and where the whole names have no room otherwise
_LINE, _MOST_LINES = 1.25, 4
_SMALLER, _EASY = (1.0, 0.9, 0.8, 0.7), 0.8
_GAP = 10.0
_SHARES = (1.0, 0.92, 0.85, 0.78, 0.7, 0.6)  # lines broken at words hold less than their room
NOTE = 14.0
"""How high the line is that says how many rows found no room."""
USUAL = 26.0
"""How high a row is where there is room."""


class Named(msgspec.Struct, frozen=True):
    """What stands before a row."""

    name: str
    n: int | None
    state: Shown


class RowPlan(msgspec.Struct, frozen=True):
    """Where rows stand: `shown` of them from `top`, `step` apart, with letters of `size`; the picture from `left`."""

    top: float
    step: float
    size: float
    shown: int
    names: float
    left: float

    def middle(self, at: int) -> float:
        """Return the middle of a row."""
        return self.top + self.step * (at + 0.5)

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.top + self.step * self.shown


def plan_rows(rows: Sequence[Named], width: float, top: float, bottom: float) -> RowPlan:
    """Return where rows stand between `top` and `bottom`; those without room are left to a note at the bottom."""
    room = max(bottom - top, _LOWEST)
    step, shown = min(room / max(len(rows), 1), max(_HIGHEST, usual_step([row.name for row in rows], width))), len(rows)
    if step < _LOWEST:
        shown = max(int((room - NOTE) / _LOWEST), 1)
        step = max((room - NOTE) / shown, _LOWEST)
    size, room = _sized([row.name for row in rows[:shown]], step, width)
    names = min(max((text_width(clean(row.name), size, 600) for row in rows), default=0.0), room)
    counts = max((_count_width(row, size) for row in rows), default=0.0)
    return RowPlan(top, step, size, shown, names, names + _GAP + (counts + _GAP if counts else 0.0))


def usual_step(names: Sequence[str], width: float) -> float:
    """Return how high a row is where there is room: high enough for the whole of the longest name."""
    room = width * _NAMES
    most = max((len(wrapped(clean(name), NAME, room, _MOST_LINES, 600)) for name in names), default=1)
    return max(USUAL, most * NAME * _LINE + 4.0)


def small_step(names: Sequence[str], width: float) -> float:
    """Return how high a row is at least for the whole of the longest name, in the smallest letters easy to read."""
    size = NAME * _EASY
    most = max((len(wrapped(clean(name), size, width * _WIDER, _MOST_LINES, 600)) for name in names), default=1)
    return most * size * _LINE + 1.5


def _sized(names: Sequence[str], step: float, width: float) -> tuple[float, float]:
    """Return the size of letters and the room for names: smaller and wider before a name has to be cut."""
    largest = max(min(NAME, step * 0.7), LEAST)
    for smaller in _SMALLER:
        size = max(largest * smaller, LEAST)
        for share in (_NAMES, _WIDER):
            if all(_has_room(clean(name), size, width * share, _lines_in(step, size)) for name in names):
                return size, width * share
    return largest, width * _NAMES


def _has_room(name: str, size: float, room: float, most: int) -> bool:
    return _letters("".join(wrapped(name, size, room, most, 600))) == _letters(name)


def _lines_in(step: float, size: float) -> int:
    return min(max(int((step - 1) / (size * _LINE)), 1), _MOST_LINES)


def draw_heads(sketch: Sketch, rows: Sequence[Named], plan: RowPlan, width: float) -> None:
    """Draw names, how many were asked, and the hairlines between the rows."""
    most = _lines_in(plan.step, plan.size)
    names = names_in_lines([row.name for row in rows[: plan.shown]], plan.size, plan.names, most, 600)
    for at, (row, lines) in enumerate(zip(rows, names, strict=False)):
        middle = plan.middle(at)
        if at and plan.step >= 12:
            edge = plan.top + plan.step * at
            sketch.rule((0.0, edge), (width, edge), "row", 0.75)
        sketch.lines(lines, (0.0, middle), plan.size, "ink", weight=600, room=plan.names)
        _draw_count(sketch, row, plan, middle)
    hidden = len(rows) - plan.shown
    if hidden:
        text = ngettext("{count} more has no room here", "{count} more have no room here", hidden).format(count=hidden)
        sketch.words(text, (0.0, plan.bottom + NOTE - 4), SMALL, "muted", room=width)


def names_in(names: Sequence[str], size: float, room: float, weight: int = 400) -> tuple[str, ...]:
    """Return names as they have room in one line: their middles are cut, or where they share more, that."""
    cleaned = [clean(name) for name in names]
    shown = tuple(fitted(name, size, room, weight, middle=True) for name in cleaned)
    if len(set(shown)) == len(set(cleaned)):
        return shown
    return tuple(fitted(name, size, room, weight, middle=True) for name in short_names(cleaned))


def names_in_lines(
    names: Sequence[str], size: float, room: float, most: int, weight: int = 400
) -> list[tuple[str, ...]]:
    """Return names broken into at most `most` lines, all of what `names_in` leaves of them."""
    lines: list[tuple[str, ...]] = []
    for share in _SHARES if most > 1 else (1.0,):
        kept = names_in(names, size, room * most * share, weight)
        lines = [wrapped(name, size, room, most, weight) for name in kept]
        if all(_letters("".join(one)) == _letters(name) for one, name in zip(lines, kept, strict=True)):
            return [balanced(name, size, room, most, weight) for name in kept]
    return lines


def _letters(text: str) -> str:
    return "".join(text.split())


def count_text(n: int) -> str:
    """Return how many were asked, as it stands in charts."""
    return f"n={n:,}"


def _draw_count(sketch: Sketch, row: Named, plan: RowPlan, middle: float) -> None:
    if row.n is None:
        return
    right = plan.left - _GAP
    if row.state == "shown":
        size = _small(plan.size)
        sketch.words(count_text(row.n), (right, centred(middle, size)), size, "muted", anchor="end")
    else:
        sketch.tag(count_text(row.n), (right, middle), anchor="end", size=_small(plan.size) - 0.5)


def _count_width(row: Named, size: float) -> float:
    if row.n is None:
        return 0.0
    text, small = count_text(row.n), _small(size)
    return text_width(text, small) if row.state == "shown" else tag_width(text, small - 0.5)


def _small(size: float) -> float:
    return max(size - 1.0, LEAST)
