"""The list of answers with boxes to tick, searched by typing: counts at the right, a bar for how many each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from loyalty_desktop.desktop.filters.answer_model import CHOICE_ROLE, SHARE_ROLE, AnswerModel
from loyalty_desktop.desktop.painting import IN_MIDDLE, LEFT, RIGHT, draw_box, draw_text, text_width

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QObject
    from PySide6.QtGui import QKeyEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.filter_choices import AnswerChoice

_HEIGHT, _BOX, _SPARK = 28, 16, 56


class AnswerDelegate(QStyledItemDelegate):
    """Draws a box, the answer, its bar and its count; a press anywhere on the line ticks it."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, _HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = self._look
        choice: AnswerChoice = index.data(CHOICE_ROLE)
        line = QRectF(option.rect)  # type: ignore[attr-defined]  # the stubs lack it
        state = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_box(painter, line.adjusted(1, 1, -1, -1), 5, look.colour("selected"), look.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, line.adjusted(1, 1, -1, -1), 5, look.colour("selected"))
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._paint_box(painter, QRectF(line.left() + 8, line.center().y() - _BOX / 2, _BOX, _BOX), on=on)
        font = look.font(12.5, 600 if on else 400)
        counted = f"{choice.count:,}"
        room = max(44.0, text_width(look.font(12), counted) + 4)
        right = QRectF(line.right() - 10 - room, line.top(), room, line.height())
        draw_text(painter, right, counted, look.font(12), look.colour("muted"), RIGHT)
        bar = QRectF(right.left() - _SPARK - 6, line.center().y() - 3, _SPARK, 6)
        draw_box(painter, bar, 3, look.colour("soft"))
        wide = index.data(SHARE_ROLE) * _SPARK
        if wide > 0:
            draw_box(painter, QRectF(bar.left(), bar.top(), max(2.0, wide), 6), 3, look.colour("passive"))
        left = line.left() + 8 + _BOX + 8
        text = QRectF(left, line.top(), bar.left() - 10 - left, line.height())
        draw_text(painter, text, choice.text, font, look.colour("ink"), LEFT, IN_MIDDLE)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRectF, *, on: bool) -> None:
        look = self._look
        if not on:
            draw_box(painter, box, 4, look.colour("panel"), look.colour("check_line"), 1.5)
            return
        draw_box(painter, box, 4, look.colour("primary"))
        painter.setPen(QPen(look.colour("on_primary"), 1.8))
        left, middle = box.left(), box.center().y()
        painter.drawPolyline([QPointF(left + x, middle + y) for x, y in ((4, 0), (7, 3), (12, -3.5))])

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if (
            event.type() in {QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.LeftButton
            and isinstance(model, AnswerModel)
        ):
            if event.type() == QEvent.Type.MouseButtonRelease:
                model.turn(index)
            return True
        return False


class AnswerList(QListView):
    """Answers to be ticked: a click, or Space on the one with the cursor."""

    left_above = Signal()
    """The cursor was on the first answer, and goes further up."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = AnswerModel(self)
        self.setModel(self.answers)
        self.setItemDelegate(AnswerDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setObjectName("answers")

    def put_cursor(self) -> None:
        """Put the cursor on the first answer that is ticked, or on the first one, where it is on none."""
        if not self.currentIndex().isValid() and self.answers.rowCount():
            self.setCurrentIndex(self.answers.index(self.answers.first_ticked()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space:
            self.answers.turn(self.currentIndex())
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_above.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()  # the window's: apply
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(300, min(9, max(3, self.answers.rowCount())) * _HEIGHT + 2)
