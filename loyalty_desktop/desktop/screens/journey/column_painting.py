"""The lines of the palette as they are painted: badge, name, distribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from loyalty_desktop.desktop.painting import CENTRE, draw_box, draw_text
from loyalty_desktop.desktop.screens.journey.column_model import ROW_ROLE
from loyalty_desktop.desktop.screens.journey.columns import CIRCLE, LINES, ColumnRow

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look

HEADING, LINE, OPTION = 36, 30, 26
_SIDE, _ARROW = 14, 14
_BAR, _SPARK = 4, 14


class ColumnDelegate(QStyledItemDelegate):
    """Paints the lines of the palette."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: ColumnRow = index.data(ROW_ROLE)
        return QSize(120, {"heading": HEADING, "column": LINE, "option": OPTION}[row.kind])

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: ColumnRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        draw_line(self._look, painter, row, box, chosen=chosen, hovered=hovered, focused=focused)
        painter.restore()


def draw_line(
    look: Look,
    painter: QPainter,
    row: ColumnRow,
    box: QRectF,
    *,
    chosen: bool = False,
    hovered: bool = False,
    focused: bool = False,
) -> None:
    """Draw one line of the palette inside `box`."""
    if row.kind == "heading":
        inside = box.adjusted(_SIDE, 10, -_SIDE, 0)
        draw_text(painter, inside, row.text, look.font(12, 600), look.colour("muted"))
        return
    if chosen or hovered or focused:
        fill = look.colour("accent_bg") if chosen else look.colour("row") if hovered else None
        line = look.colour("accent") if focused else None
        draw_box(painter, box.adjusted(6, 1, -6, -1), 7, fill, line)
    ink = look.colour("faint" if row.used else "ink")
    right = box.right() - _SIDE
    if row.kind == "option":
        left = box.left() + _SIDE + 22
        _draw_dot(look, painter, QPointF(left, box.center().y()), used=row.used)
        draw_text(painter, QRectF(left + 10, box.top(), right - left - 10, box.height()), row.text, look.font(12), ink)
        return
    if row.expanded is not None:
        _draw_arrow(look, painter, QPointF(right - 4, box.center().y()), down=row.expanded)
        right -= _ARROW
    badge = QRectF(box.left() + _SIDE, box.center().y() - 10, 20, 20)
    draw_badge(look, painter, row.badge, badge)
    right = draw_spark(look, painter, row, QRectF(badge.right(), box.top(), right - badge.right(), box.height()))
    name = QRectF(badge.right() + 8, box.top(), right - badge.right() - 16, box.height())
    draw_text(painter, name, row.text, look.font(12), ink)


def draw_badge(look: Look, painter: QPainter, badge: str, box: QRectF) -> None:
    """Draw the sign of a column's kind."""
    draw_box(painter, box, 5, look.colour("row"))
    ink = look.colour("muted")
    if badge == CIRCLE:
        painter.setPen(QPen(ink, 1.1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.center(), 4.5, 4.5)
    elif badge == LINES:
        painter.setPen(QPen(ink, 1.1))
        for step in (-3.5, 0, 3.5):
            middle = box.center() + QPointF(0, step)
            painter.drawLine(middle - QPointF(4.5, 0), middle + QPointF(4.5, 0))
    else:
        draw_text(painter, box.adjusted(-2, 0, 2, 0), badge, look.font(10 if len(badge) < 3 else 9), ink, CENTRE)


def draw_spark(look: Look, painter: QPainter, row: ColumnRow, box: QRectF) -> float:
    """Draw the distribution at the right end of `box` and return where it begins."""
    if not row.spark:
        return box.right() + 8
    bar = _BAR if len(row.spark) <= 7 else _BAR - 1
    left = box.right() - len(row.spark) * (bar + 1) + 1
    bottom = box.center().y() + _SPARK / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    fill = look.colour("spark_used" if row.used else "spark")
    for at, height in enumerate(row.spark):
        tall = max(1, round(height * _SPARK))
        painter.fillRect(QRectF(round(left) + at * (bar + 1), round(bottom) - tall, bar, tall), fill)
    painter.restore()
    return left


def is_arrow(box: QRectF, where: QPointF) -> bool:
    """Say whether a place on a line with options is on its arrow."""
    return where.x() >= box.right() - _SIDE - _ARROW - 2


def _draw_arrow(look: Look, painter: QPainter, middle: QPointF, *, down: bool) -> None:
    painter.setPen(QPen(look.colour("muted"), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    ends = (
        (QPointF(-3, -1.5), QPointF(0, 1.5), QPointF(3, -1.5))
        if down
        else (
            QPointF(-1.5, -3),
            QPointF(1.5, 0),
            QPointF(-1.5, 3),
        )
    )
    points = [middle + end for end in ends]
    painter.drawLine(points[0], points[1])
    painter.drawLine(points[1], points[2])


def _draw_dot(look: Look, painter: QPainter, middle: QPointF, *, used: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("spark_used" if used else "spark"))
    painter.drawEllipse(middle, 2.5, 2.5)
