"""Painting shared by cards, tables and charts: text that never spills, rounded boxes, tags, whiskers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
AT_END, IN_MIDDLE = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
_ONE_LINE = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
"""Some fonts (IPAexGothic) draw g and y lower than the line they say they need."""
_CUT: dict[tuple[str, int, int, str, float, Qt.TextElideMode], str] = {}
_MOST_CUT = 5000


def text_width(font: QFont, text: str) -> float:
    """Return how wide a text is, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def elided(font: QFont, text: str, width: float, cut: Qt.TextElideMode = AT_END) -> str:
    """Return the text, cut with … when it is wider than `width`; remembered, for tables ask the same every time."""
    key = (font.family(), font.pixelSize(), font.weight(), text, width, cut)
    shown = _CUT.get(key)
    if shown is None:
        if len(_CUT) >= _MOST_CUT:
            _CUT.clear()
        shown = _CUT[key] = QFontMetricsF(font).elidedText(text, cut, width)
    return shown


def first_line(font: QFont, text: str, width: float) -> str:
    """Return as much of a text as stands in its first line where it is broken at `width`."""
    layout, option = QTextLayout(text, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    length = line.textLength()
    layout.endLayout()
    return text[:length]


def draw_name(painter: QPainter, box: QRectF, text: str, font: QFont, small: QFont, colour: QColor) -> float:
    """Draw a name in one line, or smaller in two when it is longer than that; return how wide it stands."""
    width = text_width(font, text)
    if width <= box.width():
        draw_text(painter, box, text, font, colour)
        return width
    first = first_line(small, text, box.width())
    lines = first.rstrip(), text[len(first) :].strip()
    height = QFontMetricsF(small).height() if lines[1] else 0
    for at, line in enumerate(lines):
        place = box.translated(0, (at - 0.5) * height)
        draw_text(painter, place, line, small, colour, cut=IN_MIDDLE)
    return box.width()


def draw_text(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
    cut: Qt.TextElideMode = AT_END,
) -> bool:
    """Draw one line of text inside `box`, elided if need be (names in the middle); say whether it was cut."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = elided(font, text, box.width(), cut)
    painter.drawText(box, align | _ONE_LINE, shown)
    return shown != text


def draw_box(
    painter: QPainter, box: QRectF, radius: float, fill: QColor | None, line: QColor | None = None, width: float = 1
) -> None:
    """Draw a rounded box, its outline inside `box`."""
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    half = width / 2 if line is not None else 0
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)


def draw_tag(
    painter: QPainter, left: float, middle: float, text: str, font: QFont, ink: QColor, fill: QColor
) -> QRectF:
    """Draw a small filled tag whose left edge is at `left`, centred on height `middle`; return its box."""
    metrics = QFontMetricsF(font)
    height = metrics.height() + 1
    box = QRectF(left, middle - height / 2, metrics.horizontalAdvance(text) + 10, height)
    draw_box(painter, box, 4, fill)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, CENTRE, text)
    return box


def draw_whisker(painter: QPainter, low: float, high: float, middle: float, colour: QColor, cap: float = 6) -> None:
    """Draw a thin horizontal interval with end caps."""
    painter.setPen(QPen(colour, 1.2))
    painter.drawLine(QPointF(low, middle), QPointF(high, middle))
    for end in (low, high):
        painter.drawLine(QPointF(end, middle - cap / 2), QPointF(end, middle + cap / 2))


def draw_track(look: Look, painter: QPainter, box: QRectF, start: float, end: float, colour: QColor) -> None:
    """Draw a bar from `start` to `end` (shares 0..1 of the width) on its track."""
    radius = box.height() / 2
    draw_box(painter, box, radius, look.colour("soft"))
    low, high = sorted((min(max(start, 0.0), 1.0), min(max(end, 0.0), 1.0)))
    if high > low:
        bar = QRectF(box.left() + low * box.width(), box.top(), max(2.0, (high - low) * box.width()), box.height())
        draw_box(painter, bar, radius, colour)
