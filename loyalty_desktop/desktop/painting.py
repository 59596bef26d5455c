"""Painting shared by cards, tables and charts: text that never spills, rounded boxes, tags, whiskers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QStaticText, QTextLayout, QTextOption

from loyalty_desktop.desktop.line_breaks import kept_together, without_joiners
from loyalty_desktop.desktop.look import LookFont

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look

_FontKey: TypeAlias = "tuple[int, int] | tuple[str, int, int]"
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
AT_END, IN_MIDDLE = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
_ONE_LINE = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
"""Some fonts (IPAexGothic) draw g and y lower than the line they say they need."""
_NO_PEN, _NO_BRUSH = QPen(Qt.PenStyle.NoPen), QBrush(Qt.BrushStyle.NoBrush)
_ENDLESS, _AT_TOP = QRectF(0, 0, 1e5, 1e5), (Qt.AlignmentFlag.AlignTop | _ONE_LINE).value
_CUT: dict[tuple[_FontKey, str, float, Qt.TextElideMode], str] = {}
_LINES: dict[tuple[_FontKey, str], _Line] = {}
_HEIGHTS: dict[_FontKey, float] = {}
_MOST_CUT, _MOST_LINES = 5000, 3000
_LEFT_OVER, _EVENLY = 2, 0.7


class _Line:
    """A line of text that has been measured, and laid out as soon as it is drawn: tables draw the same every time."""

    __slots__ = ("_font", "_is_plain", "_text", "height", "laid_out", "width")

    def __init__(self, font: QFont, text: str) -> None:
        self._font, self._text = font, text
        self._is_plain = text.isprintable()
        self.width = QFontMetricsF(font).horizontalAdvance(text)
        self.height = 0.0
        self.laid_out: QStaticText | None = None

    def lay_out(self) -> bool:
        """Lay the line out, once; say whether that can be done: what breaks lines or joins letters is left to Qt."""
        if self.laid_out is not None:
            return True
        if not self._is_plain:
            return False
        self.height = QFontMetricsF(self._font).boundingRect(_ENDLESS, _AT_TOP, self._text).height()
        self.laid_out = QStaticText(self._text)
        self.laid_out.setTextFormat(Qt.TextFormat.PlainText)
        self.laid_out.prepare(font=self._font)
        return True


def text_width(font: QFont, text: str) -> float:
    """Return how wide a text is, in pixels."""
    return _line(font, text).width


def text_height(font: QFont) -> float:
    """Return how high a line of a font is, in pixels."""
    key = _key(font)
    height = _HEIGHTS.get(key)
    if height is None:
        height = _HEIGHTS[key] = QFontMetricsF(font).height()
    return height


def elided(font: QFont, text: str, width: float, cut: Qt.TextElideMode = AT_END) -> str:
    """Return the text, cut with … when it is wider than `width`; remembered, for tables ask the same every time."""
    if _line(font, text).width + 1 <= width:
        return text
    key = (_key(font), text, width, cut)
    shown = _CUT.get(key)
    if shown is None:
        if len(_CUT) >= _MOST_CUT:
            _CUT.clear()
        shown = _CUT[key] = QFontMetricsF(font).elidedText(text, cut, width)
    return shown


def _key(font: QFont) -> _FontKey:
    return font.known if isinstance(font, LookFont) else (font.family(), font.pixelSize(), font.weight())


def _line(font: QFont, text: str) -> _Line:
    key = (_key(font), text)
    line = _LINES.get(key)
    if line is None:
        if len(_LINES) >= _MOST_LINES:
            _LINES.clear()
        line = _LINES[key] = _Line(font, text)
    return line


def broken(text: str, font: QFont, width: float) -> list[str]:
    """Return a text as it is broken at a width: between phrases of Japanese, inside a word that is longer than that."""
    return [line for part in text.split("\n") for line in _broken(kept_together(part), font, width)]


def _broken(shown: str, font: QFont, width: float) -> list[str]:
    layout, option = QTextLayout(shown, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 24))
        lines.append(without_joiners(shown[line.textStart() : line.textStart() + line.textLength()]).rstrip())
    layout.endLayout()
    return lines or [""]


def first_line(font: QFont, text: str, width: float) -> str:
    """Return as much of a text as stands in its first line where it is broken at `width`, between phrases."""
    return without_joiners(_first_line(font, kept_together(text), width))


def first_of_two(font: QFont, text: str, width: float) -> str:
    """Return the first of two lines: broken between phrases, or anywhere where more of the text is seen then."""
    first = first_line(font, text, width)
    return first if text_width(font, text[len(first) :].strip()) <= width else _first_line(font, text, width)


def _first_line(font: QFont, shown: str, width: float) -> str:
    layout, option = QTextLayout(shown, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    length = line.textLength()
    layout.endLayout()
    return shown[:length]


def draw_name(painter: QPainter, box: QRectF, text: str, font: QFont, small: QFont, colour: QColor) -> float:
    """Draw a name in one line, or smaller in two when it is longer than that; return how wide it stands."""
    width = text_width(font, text)
    if width <= box.width():
        draw_text(painter, box, text, font, colour)
        return width
    first = first_of_two(small, text, box.width())
    if 0 < len(text) - len(first) <= _LEFT_OVER:  # a letter or two alone below a full line look lost
        first = first_of_two(small, text, _EVENLY * box.width())
    lines = first.rstrip(), text[len(first) :].strip()
    height = text_height(small) if lines[1] else 0
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
    if not text:
        return False
    line, shown, room = _line(font, text), text, box.width()
    if line.width + 1 > room:
        shown = elided(font, text, room, cut)
        line = _line(font, shown)
    if (align is not LEFT and align is not RIGHT and align is not CENTRE) or not line.lay_out():
        painter.drawText(box, align | _ONE_LINE, shown)
        return shown != text
    assert line.laid_out is not None
    over = 0.0 if align is LEFT else room - line.width if align is RIGHT else (room - line.width) / 2
    place = QPointF(box.x() + over, box.y() + (box.height() - line.height) / 2)
    painter.drawStaticText(place, line.laid_out)
    return shown != text


def draw_box(
    painter: QPainter, box: QRectF, radius: float, fill: QColor | None, line: QColor | None = None, width: float = 1
) -> None:
    """Draw a rounded box, its outline inside `box`."""
    painter.setBrush(_NO_BRUSH if fill is None else fill)
    painter.setPen(QPen(line, width) if line is not None else _NO_PEN)
    half = width / 2 if line is not None else 0
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half) if half else box, radius, radius)


def draw_tag(
    painter: QPainter, left: float, middle: float, text: str, font: QFont, ink: QColor, fill: QColor
) -> QRectF:
    """Draw a small filled tag whose left edge is at `left`, centred on height `middle`; return its box."""
    height = text_height(font) + 1
    box = QRectF(left, middle - height / 2, text_width(font, text) + 10, height)
    draw_box(painter, box, 4, fill)
    draw_text(painter, box, text, font, ink, CENTRE)
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
