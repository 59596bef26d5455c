"""A drawing in the making: shapes and texts are put down one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.drawing.letters import clean, fitted, text_width
from loyalty_desktop.report.drawing.primitives import Circle, Line, Path, Place, Primitive, Rect, Text

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import Tone
    from loyalty_desktop.report.drawing.palette import Palette
    from loyalty_desktop.report.drawing.primitives import Anchor
    from loyalty_desktop.report.labels import Box

NAME, VALUE, TICK, SMALL, TAG = 10.0, 10.0, 9.0, 9.0, 8.0
"""The sizes of letters: names, the figures that count, what stands at axes, remarks, tags."""
LEAST = 6.0
"""Nothing is written smaller."""
BOLD = 700
_CAP = 0.36  # from the middle of a line of text to its baseline, in its size
MARKER = 4.0


class Sketch:
    """Collects primitives; colours are given by their roles in the palette, texts become one clean line."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._primitives: list[Primitive] = []

    @property
    def primitives(self) -> tuple[Primitive, ...]:
        """What was put down, the lowest first."""
        return tuple(self._primitives)

    def add(self, primitive: Primitive) -> None:
        """Put down a primitive as it is."""
        self._primitives.append(primitive)

    def rule(self, start: Place, end: Place, role: str, thickness: float = 0.75, dash: float = 0.0) -> None:
        """Draw a line in the colour of a role."""
        self.add(Line(*start, *end, self.palette.colour(role), thickness, dash))

    def words(
        self,
        text: str,
        at: Place,
        size: float,
        role: str,
        *,
        anchor: Anchor = "start",
        weight: int = 400,
        room: float = 0.0,
    ) -> float:
        """Write a line of text and return how wide it is; `role` may be a colour, `at` is its end and its baseline.

        Where there is not `room` enough it ends in …; without room nothing is written.
        """
        shown = clean(text)
        if room:
            shown = fitted(shown, size, room, weight)
        if not shown:
            return 0.0
        width = text_width(shown, size, weight)
        colour = role if role.startswith("#") else self.palette.colour(role)
        self.add(Text(*at, shown, size, colour, weight, anchor, room=round(width, 2)))
        return width

    def lines(
        self,
        texts: Sequence[str],
        at: Place,
        size: float,
        role: str,
        *,
        anchor: Anchor = "start",
        weight: int = 400,
        room: float = 0.0,
    ) -> None:
        """Write lines of text below one another, the middle of them all at y."""
        step = size * 1.25
        top = at[1] - step * (len(texts) - 1) / 2
        for count, text in enumerate(texts):
            place = (at[0], centred(top + count * step, size))
            self.words(text, place, size, role, anchor=anchor, weight=weight, room=room)

    def tag(self, text: str, at: Place, *, anchor: Anchor = "start", size: float = TAG) -> float:
        """Draw an amber tag, the middle of its side at `at`, and return how wide it is."""
        width = tag_width(text, size)
        left = at[0] - (width if anchor == "end" else width / 2 if anchor == "middle" else 0.0)
        height = size * 1.4
        ground = self.palette.colour("warn_bg")
        self.add(Rect(left, at[1] - height / 2, width, height, ground, radius=2.5))
        place = (left + width / 2, centred(at[1], size))
        self.words(text, place, size, "warn", anchor="middle", weight=600)
        return width

    def whisker(self, start: Place, end: Place, colour: str, thickness: float = 0.75, cap: float = 2.5) -> None:
        """Draw an interval, upright or level, with caps at its ends."""
        self.add(Line(*start, *end, colour, thickness))
        level = start[1] == end[1]
        for x, y in (start, end):
            ends = (x, y - cap, x, y + cap) if level else (x - cap, y, x + cap, y)
            if cap:
                self.add(Line(*ends, colour, thickness))

    def mark(self, tone: Tone, at: Place, colour: str, *, hollow: bool = False, reach: float = MARKER) -> None:
        """Draw a mark whose shape says the tone: a square for basic value, ▲ ▼ for judgements, a circle otherwise."""
        ground = self.palette.colour("panel")
        fill = ground if hollow else colour
        (x, y), pen = at, 1.5
        if tone == "basic":
            side = 2 * reach - 1
            self.add(Rect(x - side / 2, y - side / 2, side, side, fill, colour, pen, 1.0))
        elif tone in {"positive", "negative"}:
            self.add(Path(_triangle(at, reach, up=tone == "positive"), fill, colour, pen, closed=True))
        else:
            self.add(Circle(x, y, reach - 0.25, fill, colour, pen))


def centred(middle: float, size: float) -> float:
    """Return the baseline of a line of text whose middle is at `middle`."""
    return middle + _CAP * size


def tag_width(text: str, size: float = TAG) -> float:
    """Return how wide a tag is."""
    return text_width(text, size, 600) + 0.9 * size


def reference_tag() -> str:
    """Return what is tagged on figures of small bases."""
    return _("For reference")


def hits(box: Box, others: Iterable[Box]) -> bool:
    """Say whether a box covers a part of another one."""
    return any(
        box.x < other.x + other.w and other.x < box.x + box.w and box.y < other.y + other.h and other.y < box.y + box.h
        for other in others
    )


def _triangle(at: Place, reach: float, *, up: bool) -> tuple[Place, ...]:
    (x, y), way = at, 1.0 if up else -1.0
    return ((x, y - way * reach), (x + reach, y + way * reach * 0.8), (x - reach, y + way * reach * 0.8))
