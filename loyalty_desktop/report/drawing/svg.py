"""Drawings as SVG 1.1, with texts as text."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from loyalty_desktop.report.drawing.fonts import families_in_order
from loyalty_desktop.report.drawing.letters import clean
from loyalty_desktop.report.drawing.primitives import Circle, Drawing, Line, Path, Primitive, Rect, Text

MADE_BY = "<!-- Loyalty Desktop -->"
"""What stands near the beginning of each of these files, so that they are known again."""
_SVG = "http://www.w3.org/2000/svg"


def svg_of(drawing: Drawing) -> bytes:
    """Return the drawing as a file that browsers, Office and drawing programs show; nothing in it can run or link."""
    width, height = _number(drawing.width), _number(drawing.height)
    fonts = ", ".join(f"'{name}'" for name in families_in_order()) + ", sans-serif"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        MADE_BY,
        f'<svg xmlns="{_SVG}" version="1.1" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" '
        f'role="img" font-family={quoteattr(fonts)}>',
        f"<title>{_escaped(drawing.title)}</title>",
        f"<desc>{_escaped(drawing.about)}</desc>",
        f'<rect x="0" y="0" width="{width}" height="{height}" fill="#FFFFFF"/>',
        *(_element(one) for one in drawing.primitives),
        "</svg>",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _element(one: Primitive) -> str:
    if isinstance(one, Rect):
        numbers = {"x": one.x, "y": one.y, "width": one.width, "height": one.height}
        if one.radius:
            numbers |= {"rx": one.radius}
        return f"<rect{_numbers(numbers)}{_paint(one.fill, one.stroke, one.thickness)}/>"
    if isinstance(one, Line):
        ends = _numbers({"x1": one.x1, "y1": one.y1, "x2": one.x2, "y2": one.y2})
        dash = f' stroke-dasharray="{_number(one.dash)} {_number(one.dash)}"' if one.dash else ""
        return f"<line{ends}{_paint('', one.stroke, one.thickness)}{dash}/>"
    if isinstance(one, Circle):
        return (
            f"<circle{_numbers({'cx': one.x, 'cy': one.y, 'r': one.radius})}"
            f"{_paint(one.fill, one.stroke, one.thickness)}/>"
        )
    if isinstance(one, Path):
        steps = "L".join(f"{_number(x)} {_number(y)}" for x, y in one.points)
        end = "Z" if one.closed else ""
        joined = ' stroke-linejoin="round" stroke-linecap="round"'
        return f'<path d="M{steps}{end}"{_paint(one.fill, one.stroke, one.thickness)}{joined}/>'
    return _text(one)


def _text(one: Text) -> str:
    numbers = _numbers({"x": one.x, "y": one.y, "font-size": one.size})
    weight = f' font-weight="{one.weight}"' if one.weight != 400 else ""
    anchor = f' text-anchor="{one.anchor}"' if one.anchor != "start" else ""
    turn = f' transform="rotate({_number(one.turn)} {_number(one.x)} {_number(one.y)})"' if one.turn else ""
    return f'<text{numbers} fill="{one.colour}"{weight}{anchor}{turn}>{_escaped(one.text)}</text>'


def _paint(fill: str, stroke: str, thickness: float) -> str:
    line = f' stroke="{stroke}" stroke-width="{_number(thickness)}"' if stroke and thickness else ""
    return f' fill="{fill or "none"}"{line}'


def _numbers(values: dict[str, float]) -> str:
    return "".join(f' {name}="{_number(value)}"' for name, value in values.items())


def _number(value: float) -> str:
    return f"{round(value, 2) + 0.0:g}" if abs(value) < 100_000 else f"{value:.0f}"


def _escaped(text: str) -> str:
    return escape(clean(text))
