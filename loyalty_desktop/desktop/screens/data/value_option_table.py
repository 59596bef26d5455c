"""The table of options: several can be chosen, one can be dragged onto another, a name is typed in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from loyalty_desktop.desktop.painting import draw_box, draw_text
from loyalty_desktop.desktop.screens.data.value_option_model import COUNT, NAME, SHARE, OptionModel
from loyalty_desktop.desktop.screens.data.whole_table import WholeTable
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.option_rows import OptionRow

_ROW, _HEAD, _PADDING = 24, 25, 12
_NOWHERE = -1


class OptionTable(WholeTable):
    """All options at once."""

    chosen_changed = Signal()
    """Other options are chosen."""
    dropped = Signal(object, str)
    """Options (their texts) were dragged onto another one."""
    menu_wanted = Signal(QPoint)
    """What can be done with the chosen options is asked for, at a place on the screen."""

    def __init__(self, look: Look) -> None:
        rows = OptionModel(look.font(11.5, 600))
        super().__init__(look, rows, _ROW, _HEAD)
        self._look, self.rows = look, rows
        self.drop_row = _NOWHERE
        """The row that what is being dragged would be dropped on; -1 for none."""
        self._pressed: QPoint | None = None
        self._taken: tuple[str, ...] = ()
        self.setItemDelegate(_OptionDelegate(look, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)

    def show_rows(self, rows: tuple[OptionRow, ...], column: str) -> None:
        """Show these options; what was chosen and is still there stays chosen."""
        chosen, current = set(self.chosen()), self.currentIndex().row()
        self.rows.show_rows(rows)
        self.setAccessibleName(_("Options of {column}").format(column=column))
        self.be_whole()
        self._share_room()
        again = QItemSelection()
        for at, row in enumerate(rows):
            if row.text in chosen:
                again.select(self.rows.index(at, NAME), self.rows.index(at, SHARE))
        keep = QItemSelectionModel.SelectionFlag
        if 0 <= current < len(rows):
            self.selectionModel().setCurrentIndex(self.rows.index(current, NAME), keep.NoUpdate)
        self.selectionModel().select(again, keep.ClearAndSelect)
        self.chosen_changed.emit()

    def chosen(self) -> tuple[str, ...]:
        """Return the texts of the options that are chosen, in the order they stand."""
        places = sorted({index.row() for index in self.selectionModel().selectedRows(NAME)})
        return tuple(self.rows.row(at).text for at in places)

    def rename(self, text: str) -> bool:
        """Let the name of an option be typed; say whether it is there."""
        at = self.rows.place(text)
        if at is None:
            return False
        index = self.rows.index(at, NAME)
        self.setCurrentIndex(index)
        self.edit(index)
        return True

    def _share_room(self) -> None:
        count, share = self.widest(COUNT) + _PADDING, self.widest(SHARE) + _PADDING
        self.setColumnWidth(COUNT, count)
        self.setColumnWidth(SHARE, share)
        self.setColumnWidth(NAME, max(60, self.viewport().width() - count - share))

    def _put_down(self) -> tuple[tuple[str, ...], int]:
        """End a drag; return what was dragged and the row below the pointer."""
        taken, at = self._taken, self.drop_row
        self._pressed, self._taken, self.drop_row = None, (), _NOWHERE
        self.viewport().unsetCursor()
        self.viewport().update()
        return taken, at

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        index = self.indexAt(event.position().toPoint())
        is_chosen = index.isValid() and self.selectionModel().isRowSelected(index.row())
        if is_chosen and not event.modifiers() and self._pressed is not None:
            self.setFocus()  # all that is chosen may be dragged: which one is meant is known when the button goes up
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (spot - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self._taken and far:
            self._taken = self.chosen()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._taken:
            at = self.indexAt(spot).row()
            self.drop_row = at if at >= 0 and self.rows.row(at).text not in self._taken else _NOWHERE
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = self._pressed
        taken, at = self._put_down()
        if taken:
            if at >= 0:
                self.dropped.emit(taken, self.rows.row(at).text)
            return
        index = self.indexAt(event.position().toPoint())
        if pressed is not None and index.isValid() and not event.modifiers() and len(self.chosen()) > 1:
            self.setCurrentIndex(index)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._taken and event.key() == Qt.Key.Key_Escape:
            self._put_down()
            return
        typing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not typing:
            self._ask()
            return
        super().keyPressEvent(event)

    def _ask(self) -> None:
        box = self.visualRect(self.currentIndex())
        self.menu_wanted.emit(self.viewport().mapToGlobal(QPoint(box.left(), box.bottom() + 1)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() != event.Reason.Mouse:
            self._ask()
            return
        index = self.indexAt(event.pos())
        if index.isValid():
            if not self.selectionModel().isRowSelected(index.row()):
                self.setCurrentIndex(index)
            self.menu_wanted.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()


class _OptionDelegate(QStyledItemDelegate):
    """Draws an option; the one that others are dragged onto has a frame."""

    def __init__(self, look: Look, parent: OptionTable) -> None:
        super().__init__(parent)
        self._look, self._table = look, parent

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, column = self._look, index.column()
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("accent_bg"))
        painter.setPen(look.colour("row"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        row = self._table.rows.row(index.row())
        ink = "muted" if column == SHARE else "accent" if column == NAME and row.written else "ink"
        align = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        draw_text(painter, box.adjusted(4, 0, -4, 0), index.data(), look.font(12), look.colour(ink), align)
        if index.row() == self._table.drop_row and column == NAME:
            whole = QRectF(box.left() + 1, box.top() + 1, self._table.viewport().width() - 2, box.height() - 3)
            painter.setClipping(False)
            draw_box(painter, whole, 4, look.colour("accent_bg"), look.colour("accent"))
            draw_text(painter, box.adjusted(4, 0, -4, 0), index.data(), look.font(12, 600), look.colour("accent"))

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        line = QLineEdit(parent)
        line.setFont(self._look.font(12))
        line.setStyleSheet("QLineEdit { border-radius: 4px; padding: 0 2px; }")
        line.setAccessibleName(_("Name of the option {option}").format(option=index.data()))
        return line
