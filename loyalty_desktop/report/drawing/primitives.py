"""What a drawing is made of. All measures are points (1/72 inch), x to the right and y downwards from the upper left.

Colours are `#RRGGBB`; '' draws nothing. Texts are plain: whoever writes them to a file sees to it that they stay text.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Anchor: TypeAlias = Literal["start", "middle", "end"]
Place: TypeAlias = tuple[float, float]


class Rect(msgspec.Struct, frozen=True, tag="rect"):
    """A rectangle with its upper left corner, filled and outlined, its corners rounded by `radius`."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    thickness: float = 0.0
    radius: float = 0.0


class Line(msgspec.Struct, frozen=True, tag="line"):
    """A straight line; `dash` is the length of its strokes and of the gaps between them, 0 for an unbroken line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    thickness: float = 1.0
    dash: float = 0.0


class Circle(msgspec.Struct, frozen=True, tag="circle"):
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float
    fill: str = ""
    stroke: str = ""
    thickness: float = 0.0


class Path(msgspec.Struct, frozen=True, tag="path"):
    """Straight lines from point to point, `closed` back to the first."""

    points: tuple[Place, ...]
    fill: str = ""
    stroke: str = ""
    thickness: float = 0.0
    closed: bool = False


class Text(msgspec.Struct, frozen=True, tag="text"):
    """One line of text: `anchor` says which end of it is at x, y is its baseline.

    `turn` turns it around that point, in degrees, clockwise. It is laid out to be no wider than `room`: a font that
    runs wider than was reckoned with is pressed into it. 0 leaves it as it is.
    """

    x: float
    y: float
    text: str
    size: float
    colour: str
    weight: int = 400
    anchor: Anchor = "start"
    turn: float = 0.0
    room: float = 0.0


Primitive: TypeAlias = Rect | Line | Circle | Path | Text


class Drawing(msgspec.Struct, frozen=True):
    """A drawing of `width` by `height`: its primitives, the lowest first.

    `title` and `about` are for those who cannot see it: what it is, and what it says.
    """

    width: float
    height: float
    primitives: tuple[Primitive, ...]
    title: str = ""
    about: str = ""


def moved(one: Primitive, x: float, y: float) -> Primitive:
    """Return a primitive moved to the right and downwards."""
    if isinstance(one, Line):
        return msgspec.structs.replace(one, x1=one.x1 + x, y1=one.y1 + y, x2=one.x2 + x, y2=one.y2 + y)
    if isinstance(one, Path):
        return msgspec.structs.replace(one, points=tuple((at[0] + x, at[1] + y) for at in one.points))
    return msgspec.structs.replace(one, x=one.x + x, y=one.y + y)
