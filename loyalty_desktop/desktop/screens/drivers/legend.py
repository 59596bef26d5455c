"""What the marks of the pictures of drivers mean."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.charts.head_heart_painter import draw_mark
from loyalty_desktop.desktop.painting import draw_text, text_width
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look

_MARK, _GAP, _SIZE, _LINE = 18, 16, 12, 18
_SECOND = 13  # more room where two marks stand side by side


class Legend(QWidget):
    """Mark and word of both kinds of value and of the interval: in one line, or in as many as there is room for.

    The shape tells the kind of value, an open mark that what is said may be chance: that the satisfied and the others
    do not clearly differ, or in the picture of importance that its place is not certain.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_importance = self._has_open = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def draw(self, *, is_importance: bool = False, has_open: bool = False) -> None:
        """Write the words in the language in use; what an open mark means only where there is one."""
        self._is_importance, self._has_open = is_importance, has_open
        parts = [
            _("circle: {value}").format(value=word("value_meaning", "experience")),
            _("square: {value}").format(value=word("value_meaning", "basic")),
            _("thin lines: {interval}").format(interval=_("95% interval")),
        ]
        if has_open and is_importance:
            parts.append(_("open mark: position not certain, because its margin of error crosses a line"))
        elif has_open:
            parts.append(
                _(
                    "open mark: no clear difference between the satisfied and the rest, it may be chance "
                    "(adjusted p .05 or more)"
                )
            )
        said = "\n".join(parts)
        self.setAccessibleName(_("What the marks mean"))
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.updateGeometry()
        self.update()

    def _entries(self, *, is_told: bool = False) -> list[tuple[str, str, float]]:
        """Return mark, word and width of each entry, always in one order: what is not always there comes last.

        `is_told` says that the kinds of value have beside them what they are.
        """
        both = [("experience", word("value", "experience")), ("basic", word("value", "basic"))]
        if is_told:
            both = [("experience", _("Experience value (the process)")), ("basic", _("Basic value (the product)"))]
        both.append(("span", _("95% interval")))
        if self._has_open:
            both.append(("unsure", _("position unsure") if self._is_importance else _("no clear difference")))
        font = self._look.font(_SIZE)
        return [(mark, text, _room(mark) + text_width(font, text) + 1) for mark, text in both]

    def _lines(self, room: float) -> list[list[tuple[str, str, float]]]:
        """Return the entries in as few lines as there is room for; what kinds of value are only where one line is."""
        told, entries = self._entries(is_told=True), self._entries()
        if _across(told) <= room:
            return [told]
        for count in range(1, len(entries)):
            lines = _in_columns(entries, count)
            if max(map(_across, lines)) <= room:
                return lines
        return [[one] for one in entries]

    def heightForWidth(self, width: int) -> int:
        return _LINE * len(self._lines(width + 1))

    def sizeHint(self) -> QSize:
        return QSize(round(_across(self._entries(is_told=True))) + 1, _LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(round(one[2]) for one in self._entries()) + 1, _LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = self._lines(self.width() + 1)
        start, high, font = (self.width() - max(map(_across, lines))) / 2, self.height() / len(lines), look.font(_SIZE)
        for at, entries in enumerate(lines):
            left, top = start, at * high
            for mark, text, width in entries:
                self._draw_mark(painter, mark, QPointF(left + 7, top + high / 2))
                box = QRectF(left + _room(mark), top, width - _room(mark), high)
                draw_text(painter, box, text, font, look.colour("muted"))
                left += width + _GAP

    def _draw_mark(self, painter: QPainter, mark: str, spot: QPointF) -> None:
        look = self._look
        if mark == "span":
            painter.setPen(QPen(look.colour("switch_off"), 1.3))
            painter.drawLine(QLineF(spot.x() - 7, spot.y(), spot.x() + 7, spot.y()))
            painter.drawLine(QLineF(spot.x(), spot.y() - 6, spot.x(), spot.y() + 6))
        elif mark == "unsure":
            draw_mark(look, painter, spot, "experience", "whisker", filled=False)
            draw_mark(look, painter, spot + QPointF(_SECOND, 0), "basic", "whisker", filled=False)
        else:
            draw_mark(look, painter, spot, "experience" if mark == "experience" else "basic", "whisker")


def _in_columns(entries: Sequence[tuple[str, str, float]], lines: int) -> list[list[tuple[str, str, float]]]:
    """Return the entries line by line, those below one another as wide as one another."""
    across = math.ceil(len(entries) / lines)
    parted = [entries[start : start + across] for start in range(0, len(entries), across)]
    wide = [max(line[at][2] for line in parted if at < len(line)) for at in range(across)]
    return [[(mark, text, wide[at]) for at, (mark, text, _own) in enumerate(line)] for line in parted]


def _room(mark: str) -> int:
    return _MARK + (_SECOND if mark == "unsure" else 0)


def _across(entries: Sequence[tuple[str, str, float]]) -> float:
    return sum(width for _mark, _text, width in entries) + _GAP * (len(entries) - 1)
