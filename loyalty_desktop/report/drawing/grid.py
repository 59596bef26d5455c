"""Cells in rows and columns: customers by class and profit, or figures of groups as a heat map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.drawing.letters import clean, fitted, text_width, wrapped
from loyalty_desktop.report.drawing.primitives import Rect
from loyalty_desktop.report.drawing.rows import names_in_lines
from loyalty_desktop.report.drawing.sketch import BOLD, LEAST, NAME, SMALL, centred, reference_tag, tag_width

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import Grid, Spot
    from loyalty_desktop.report.drawing.sketch import Sketch

_GAP, _ROWS, _PAD = 6.0, 0.24, 10.0
_CARD, _LINE, _TWO = 44.0, 34.0, 24.0  # cells this high are cards, lower ones have two lines or one
_LOWEST, _HIGHEST, _NOTE = LEAST * 1.4, 130.0, 14.0
_FIRST = (14.0, 12.0, 11.0)
_TINT = 0.3  # of the strongest colour, so that letters on it stay readable


class _Cells(msgspec.Struct, frozen=True):
    """Where the cells stand: from (left, top), each `wide` by `high`, with gaps between them."""

    left: float
    top: float
    wide: float
    high: float
    gap: float
    shown: int
    headings: tuple[tuple[str, ...], ...]
    cards: bool

    def corner(self, row: int, column: int) -> tuple[float, float]:
        """Return the upper left corner of a cell."""
        return self.left + column * (self.wide + self.gap), self.top + row * (self.high + self.gap)


def grid_height(chart: Grid) -> float:
    """Return how high the chart is when all has room."""
    lines = max((len(spot.lines) + bool(spot.name) for row in chart.spots for spot in row), default=1)
    high = 22.0 + 15.0 * lines + _GAP if has_cards(chart) else 31.0
    return 34.0 + max(high, 31.0) * max(len(chart.rows), 1)


def has_cards(chart: Grid) -> bool:
    """Say whether the cells have names: others are figures of rows and columns, told in a line."""
    return any(spot.name for row in chart.spots for spot in row)


def draw_grid(sketch: Sketch, chart: Grid, width: float, height: float) -> None:
    """Draw the cells into an area of this size."""
    cells = _cells(chart, width, height)
    for at, lines in enumerate(cells.headings):
        x = cells.corner(0, at)[0] + cells.wide / 2
        for count, text in enumerate(lines):
            place = (x, cells.top - 8 - SMALL * 1.25 * (len(lines) - 1 - count))
            sketch.words(text, place, SMALL, "muted", anchor="middle", weight=600, room=cells.wide)
    size = max(min(NAME, cells.high * 0.7), LEAST)
    most, room = max(min(int(cells.high / (size * 1.25)), 3), 1), cells.left - 8
    for at, lines in enumerate(names_in_lines(chart.rows[: cells.shown], size, room, most, 600)):
        middle = cells.corner(at, 0)[1] + cells.high / 2
        sketch.lines(lines, (0.0, middle), size, "ink", weight=600, room=room)
    for row, spots in enumerate(chart.spots[: cells.shown]):
        for column, spot in enumerate(spots):
            _draw_spot(sketch, spot, cells, cells.corner(row, column))
    hidden = len(chart.rows) - cells.shown
    if hidden:
        text = ngettext("{count} more has no room here", "{count} more have no room here", hidden).format(count=hidden)
        sketch.words(text, (0.0, height - 4), SMALL, "muted", room=width)


def _cells(chart: Grid, width: float, height: float) -> _Cells:
    count = max(len(chart.columns), 1)
    names = max((text_width(clean(name), NAME, 600) for name in chart.rows), default=0.0)
    left = min(names + 10, width * _ROWS) if names else 0.0
    wide = (width - left - _GAP * (count - 1)) / count
    headings = tuple(wrapped(clean(name), SMALL, wide, 2, 600) for name in chart.columns)
    top = 14 + SMALL * 1.25 * max((len(one) for one in headings), default=0)
    rows, room = max(len(chart.rows), 1), height - top
    cards = has_cards(chart) and room / rows >= _CARD + _GAP
    gap = _GAP if cards else 3.0 if room / rows > 16 else 1.5
    high, shown = min(room / rows - gap, _HIGHEST if cards else _LINE), len(chart.rows)
    if high < _LOWEST:
        shown = max(int((room - _NOTE) / (_LOWEST + gap)), 1)
        high = _LOWEST
    wide = (width - 0.5 - left - gap * (count - 1)) / count
    return _Cells(left, top, wide, high, gap, shown, headings, cards)


def _draw_spot(sketch: Sketch, spot: Spot, cells: _Cells, corner: tuple[float, float]) -> None:
    x, y = corner
    firm, palette = spot.state == "shown", sketch.palette
    tint = palette.mixed(palette.fill(spot.tone), _TINT * spot.strength) if firm else palette.colour("header")
    edge = palette.colour("line")
    sketch.add(Rect(x, y, cells.wide, cells.high, tint, edge, 0.75, 5.0 if cells.cards else 2.5))
    if not cells.cards:
        _draw_in_line(sketch, spot, cells, corner)
        return
    if firm:
        sketch.add(Rect(x, y + 6, 2.5, cells.high - 12, palette.fill(spot.tone), radius=1.25))
    left, room, base = x + _PAD, cells.wide - 2 * _PAD, y + 8 + NAME
    wide = tag_width(reference_tag())
    if spot.state == "reference" and wide < room * 0.6:
        sketch.tag(reference_tag(), (x + cells.wide - _PAD, base - 3.6), anchor="end")
        sketch.words(spot.name, (left, base), NAME, "ink", weight=BOLD, room=max(room - wide - 4, 1.0))
    else:
        sketch.words(spot.name, (left, base), NAME, "ink", weight=BOLD, room=room)
    _draw_figures(sketch, spot, (left, base), room, y + cells.high - 5)


def _draw_figures(sketch: Sketch, spot: Spot, at: tuple[float, float], room: float, bottom: float) -> None:
    """Write the lines below the name, the first one large; those without room end the last one with …."""
    left, base = at
    first, weight = True, BOLD
    size = next((one for one in _FIRST if spot.lines and text_width(clean(spot.lines[0]), one, weight) <= room), NAME)
    for count, line in enumerate(spot.lines):
        more = size * 1.4 if first else SMALL * 1.5
        if first and base + more > bottom:
            size = NAME
            more = size * 1.3
        base += more
        if base > bottom:
            return
        rest = spot.lines[count + 1 :]
        ends = bool(rest) and base + SMALL * 1.5 > bottom
        text = " · ".join((line, *rest)) if ends else line
        ink = "ink" if first and spot.state == "shown" else "muted"
        sketch.words(text, (left, base), size if first else SMALL, ink, weight=BOLD if first else 400, room=room)
        if ends:
            return
        first = False


def _draw_in_line(sketch: Sketch, spot: Spot, cells: _Cells, corner: tuple[float, float]) -> None:
    """Write a low cell: its first figure bold, what else there is below it or beside it, as far as it has room."""
    middle = corner[1] + cells.high / 2
    size = max(min(NAME, cells.high * 0.62), LEAST)
    texts = [clean(text) for text in (spot.name, *spot.lines) if text]
    if not texts:
        return
    muted, room = spot.state != "shown", cells.wide - 6
    weight, ink, small = 400 if muted else 600, "muted" if muted else "ink", max(size - 1.5, LEAST)
    main, rest = fitted(texts[0], size, room, weight), "  ".join(texts[1:])
    wide, beside = text_width(main, size, weight), text_width(rest, small) if rest else 0.0
    centre = corner[0] + cells.wide / 2
    if rest and cells.high >= _TWO:
        sketch.words(main, (centre, middle - 1.5), size, ink, anchor="middle", weight=weight)
        if muted and tag_width(rest, small - 1) <= room:
            sketch.tag(rest, (centre, middle + small - 2), anchor="middle", size=small - 1)
        else:
            sketch.words(rest, (centre, middle + small + 0.5), small, "muted", anchor="middle", room=room)
        return
    if not rest or wide + beside + 4 > room:
        sketch.words(main, (centre, centred(middle, size)), size, ink, anchor="middle", weight=weight)
        return
    start = centre - (wide + 4 + beside) / 2
    sketch.words(main, (start, centred(middle, size)), size, ink, weight=weight)
    sketch.words(rest, (start + wide + 4, centred(middle, small)), small, "warn" if muted else "muted")
