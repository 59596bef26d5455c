"""Comments one below the other: the score and class of who wrote, what was asked, what was written, words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QKeySequence, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from loyalty_desktop.desktop.line_breaks import kept_together, place_when_joined
from loyalty_desktop.desktop.painting import RIGHT, draw_text, text_width
from loyalty_desktop.desktop.widgets.growing_list import ITEM, GrowingList, GrowingModel, GrowingPainter, Index
from loyalty_desktop.desktop.widgets.more_below import MoreBelow
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.report.measure_words import class_name
from loyalty_desktop.report.voice_rows import Comment, Said, VoiceRows

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from loyalty_desktop.desktop.look import Look

_LONGEST = 2_000
"""Letters of a comment that are shown; the list that is written has all of it."""
_SIDE, _ABOVE, _HEAD, _GAP, _ASKED = 15, 10, 20, 4, 17
_LINES = str.maketrans({"\n": "\u2028", "\r": " "})
_HIGHEST = 0xFFFF
_AT_ONCE = 24
"""More than can be seen: each is measured before it is seen."""


class CommentPainter(GrowingPainter[Comment]):
    """Paints one comment as plain text, as many lines as it needs."""

    def __init__(self, look: Look, view: GrowingList) -> None:
        super().__init__(look, view)
        self.measure = Measure()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = max(120, self._view.viewport().width())
        one: Comment = index.data(ITEM)
        high = 2 * _ABOVE + _HEAD
        for said in one.said:
            high += _GAP + (_ASKED if said.asked else 0) + round(self._layout(said, width).boundingRect().height())
        return QSize(width, high)

    def paint_item(self, painter: QPainter, box: QRectF, one: Comment) -> None:
        look = self._look
        self._paint_head(painter, box, one)
        top = box.top() + _ABOVE + _HEAD
        for said in one.said:
            top += _GAP
            if said.asked:
                place = QRectF(box.left() + _SIDE, top, box.width() - 2 * _SIDE, _ASKED)
                draw_text(painter, place, said.asked, look.font(11), look.colour("muted"))
                top += _ASKED
            layout = self._layout(said, round(box.width()))
            painter.setPen(look.colour("ink"))
            layout.draw(painter, QPointF(box.left() + _SIDE, top))
            top += layout.boundingRect().height()

    def _paint_head(self, painter: QPainter, box: QRectF, one: Comment) -> None:
        look, top = self._look, box.top() + _ABOVE
        left, ink = box.left() + _SIDE, look.colour("ink")
        if one.answer:
            chip = QRectF(left, top, 26, _HEAD)
            ink = self._paint_answer(painter, chip, one.answer, one.code)
            left = chip.right() + 8
        font = look.font(11.5, 600)
        name = "" if one.code is None else class_name(one.code, self.measure)
        wide = text_width(font, name)
        draw_text(painter, QRectF(left, top, wide + 1, _HEAD), name, font, ink)
        rest = QRectF(left + wide + 10, top, max(0.0, box.right() - _SIDE - left - wide - 10), _HEAD)
        draw_text(painter, rest, one.who, look.font(11.5), look.colour("muted"), RIGHT)

    def _layout(self, said: Said, width: int) -> QTextLayout:
        shown = said.text if len(said.text) <= _LONGEST else f"{said.text[:_LONGEST]}…"
        drawn = kept_together(shown.translate(_LINES))
        layout, option = QTextLayout(drawn, self._look.font(12.5)), QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        spans = [(start, min(end, len(shown))) for start, end in said.spans if start < len(shown)]
        places = [(place_when_joined(shown, start), place_when_joined(shown, end)) for start, end in spans]
        layout.setFormats([self._marked(drawn, start, end) for start, end in places])
        layout.beginLayout()
        high = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(60, width - 2 * _SIDE))
            line.setPosition(QPointF(0, high))
            high += line.height() + 2
        layout.endLayout()
        return layout

    def _marked(self, text: str, start: int, end: int) -> QTextLayout.FormatRange:
        """Return how a found word is shown; Qt counts letters beyond the first plane twice."""
        mark, look = QTextLayout.FormatRange(), QTextCharFormat()
        mark.start, mark.length = _wide(text[:start]), _wide(text[start:end])  # type: ignore[attr-defined]
        look.setBackground(self._look.colour("warn_bg"))
        look.setForeground(self._look.colour("ink"))
        look.setFontUnderline(True)  # never colour alone
        look.setUnderlineColor(self._look.colour("warn"))
        mark.format = look  # type: ignore[attr-defined]  # the stubs lack its fields
        return mark


def _wide(text: str) -> int:
    return len(text) + sum(ord(letter) > _HIGHEST for letter in text)


class CommentList(GrowingList):
    """Shows comments of which several can be chosen to be copied."""

    copy_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.comments: GrowingModel[Comment] = GrowingModel(self._spoken, _AT_ONCE)
        self._painter = CommentPainter(look, self)
        self.setModel(self.comments)
        self.setItemDelegate(self._painter)
        MoreBelow(look, self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def show_rows(self, view: VoiceRows) -> None:
        """Show who wrote what, from the top."""
        self._painter.measure = view.measure
        self.comments.show_items(view.comment, view.rows)
        self.scrollToTop()

    def chosen(self) -> tuple[Comment, ...]:
        """Return the chosen comments in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self.comments.item(row) for row in rows)

    def _spoken(self, one: Comment) -> str:
        name = "" if one.code is None else class_name(one.code, self._painter.measure)
        said = [f"{each.asked}: {each.text}" if each.asked else each.text for each in one.said]
        return ", ".join(text for text in (one.answer, name, one.who, *said) if text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)
