"""The customers of a cell, one below the other: what each answered, who it is, what was spent, what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from loyalty_desktop.desktop.painting import RIGHT, broken, draw_text, text_width
from loyalty_desktop.desktop.widgets.growing_list import ITEM, GrowingList, GrowingModel, GrowingPainter, Index
from loyalty_desktop.desktop.widgets.more_below import MoreBelow
from loyalty_desktop.report.customer_rows import CustomerRow

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.customer_rows import CustomerRows

_LONGEST = 600
"""Letters of a comment that are shown; the list that is written has all of it."""
_SIDE, _ABOVE, _HEAD, _GAP = 15, 10, 20, 4
CUSTOMER = ITEM


class CustomerModel(GrowingModel[CustomerRow]):
    """Customers, looked up as they come into sight; more are there as somebody scrolls down."""

    def __init__(self) -> None:
        super().__init__(_spoken)

    def show_rows(self, members: CustomerRows, rows: npt.NDArray[np.intp]) -> None:
        """Show these rows of a cell."""
        self.show_items(members.customer, rows)

    def customer(self, at: int) -> CustomerRow:
        """Return the customer in one line."""
        return self.item(at)


def _spoken(one: CustomerRow) -> str:
    figures = (one.answer, one.who, one.spent, one.often, *one.comments)
    return ", ".join(text for text in figures if text)


class _Painter(GrowingPainter[CustomerRow]):
    """Paints one customer: answer, number, spend; below it what was written, as many lines as it needs."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = max(120, self._view.viewport().width())
        one: CustomerRow = index.data(CUSTOMER)
        high = 2 * _ABOVE + _HEAD
        for comment in one.comments:
            high += _GAP + self._comment_box(comment, width).height()
        return QSize(width, high)

    def paint_item(self, painter: QPainter, box: QRectF, one: CustomerRow) -> None:
        look = self._look
        self._paint_head(painter, box, one)
        top = round(box.top()) + _ABOVE + _HEAD
        for comment in one.comments:
            size = self._comment_box(comment, round(box.width()))
            place = QRect(_SIDE, top + _GAP, round(box.width()) - 2 * _SIDE, size.height())
            painter.setFont(look.font(12.5))
            painter.setPen(look.colour("ink"))
            painter.drawText(place, _LINES, self._in_lines(comment, place.width()))
            top = place.bottom() + 1

    def _paint_head(self, painter: QPainter, box: QRectF, one: CustomerRow) -> None:
        look, top = self._look, box.top() + _ABOVE
        chip = QRectF(box.left() + _SIDE, top, 24, _HEAD)
        self._paint_answer(painter, chip, one.answer, one.code)
        money, often = look.font(12.5, 600), look.font(11.5)
        tail = f" / {one.often}" if one.often else ""
        right = box.right() - _SIDE
        wide = text_width(often, tail)
        draw_text(painter, QRectF(right - wide, top, wide + 1, _HEAD), tail, often, look.colour("muted"), RIGHT)
        room = min(text_width(money, one.spent), box.width() / 2)
        spent = QRectF(right - wide - room - 1, top, room + 1, _HEAD)
        draw_text(painter, spent, one.spent, money, look.colour("ink"), RIGHT)
        who = QRectF(chip.right() + 9, top, max(0.0, spent.left() - chip.right() - 18), _HEAD)
        draw_text(painter, who, one.who, look.font(12.5, 600), look.colour("ink"))

    def _comment_box(self, comment: str, width: int) -> QRect:
        metrics = QFontMetrics(self._look.font(12.5))
        room = QRect(0, 0, width - 2 * _SIDE, 10_000)
        return metrics.boundingRect(room, _LINES, self._in_lines(comment, room.width()))

    def _in_lines(self, comment: str, width: int) -> str:
        shown = comment if len(comment) <= _LONGEST else comment[:_LONGEST] + "…"
        return "\n".join(broken(shown, self._look.font(12.5), width))


_LINES = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class CustomerList(GrowingList):
    """Shows customers; arrow keys go from one to the next."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.customers = CustomerModel()
        self.setModel(self.customers)
        self.setItemDelegate(_Painter(look, self))
        MoreBelow(look, self)
