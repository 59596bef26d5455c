"""The list of columns in the palette: chosen, expanded, dragged, or picked up with the keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from loyalty_desktop.desktop.painting import draw_box
from loyalty_desktop.desktop.screens.journey.column_model import ColumnModel
from loyalty_desktop.desktop.screens.journey.column_painting import ColumnDelegate, draw_line, is_arrow
from loyalty_desktop.desktop.screens.journey.places import Load

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.columns import ColumnRow
    from loyalty_desktop.desktop.screens.journey.grip import Grip
    from loyalty_desktop.survey.reading import ColumnKey


class ListHost(Protocol):
    """What the list asks and tells those who know what to do about it."""

    look: Look
    grip: Grip

    def on_list_key(self, event: QKeyEvent) -> bool:
        """Do what a key says before the list does; say whether it said anything."""

    def on_list_menu(self, row: ColumnRow, where: QPoint) -> None:
        """Open the menu of a line at a place of the screen."""


class ColumnList(QListView):
    """Columns and their options."""

    row_chosen = Signal(object)
    fold_wanted = Signal(object)

    def __init__(self, host: ListHost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._quiet = self._telling = False
        self.columns = ColumnModel(self)
        self.setModel(self.columns)
        self.setItemDelegate(ColumnDelegate(host.look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("columns")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(30)

    def show_rows(self, rows: tuple[ColumnRow, ...]) -> None:
        """Show other lines at the same place of the list.

        The cursor stays with its column, except where the column went to the other group: then it is on what
        comes next, so that one after the other can be put on the map.
        """
        before, at, top = self.row(), self.currentIndex().row(), self.verticalScrollBar().value()
        self._quiet = True
        if self.columns.show_rows(rows):
            self.verticalScrollBar().setValue(top)
            if before is not None:
                self._put_cursor(self._found_again(before, at))
        self._quiet = False

    def row(self) -> ColumnRow | None:
        """Return the line with the cursor."""
        return self.columns.row_at(self.currentIndex())

    def choose(self, key: ColumnKey | None, option: str | None = None) -> None:
        """Show a column, or one of its options, as chosen; nobody is told, and the list stands still.

        Several that are chosen in the list stay so while it is one of them.
        """
        index = self.columns.find(key, option)
        model, only = self.selectionModel(), QItemSelectionModel.SelectionFlag.ClearAndSelect
        if self._telling or (index.isValid() and self.hasFocus() and model.isSelected(index)):
            return
        self._quiet = True
        if not index.isValid():
            model.clearSelection()
        else:
            model.select(index, only)
            if not self.hasFocus():
                self._put_cursor(index)
        self._quiet = False

    def _put_cursor(self, index: QModelIndex) -> None:
        self.setAutoScroll(False)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.setAutoScroll(True)

    def _found_again(self, before: ColumnRow, at: int) -> QModelIndex:
        found = self.columns.find(before.key, before.option)
        row = self.columns.row_at(found)
        if row is not None and (row.used, row.loose) == (before.used, before.loose):
            return found
        last = self.columns.rowCount() - 1
        after = [self.columns.index(one) for one in (*range(at, last + 1), *range(at - 1, -1, -1)) if 0 <= one <= last]
        return next((index for index in after if index.flags() & Qt.ItemFlag.ItemIsEnabled), QModelIndex())

    def load(self) -> Load | None:
        """Return what is dragged when the line with the cursor is dragged: it, with those chosen beside it.

        An option goes along with its column if that is chosen too.
        """
        current = self.currentIndex()
        held = load_of(self.row())
        if held is None or not self.selectionModel().isSelected(current):
            return held
        rows = [self.columns.row_at(index) for index in sorted(self.selectedIndexes()) if index != current]
        whole = {row.key for row in (*rows, self.row()) if row is not None and row.option is None}
        loads = [load_of(row) for row in rows if row is not None and (row.option is None or row.key not in whole)]
        return replace(held, rest=tuple(load for load in loads if load is not None))

    def picture(self, load: Load) -> QPixmap:
        """Return a line as it is dragged."""
        index = self.columns.find(load.column, load.option)
        row = self.columns.row_at(index)
        rect = self.visualRect(index)
        ratio = self.devicePixelRatioF()
        made = QPixmap(rect.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        if row is not None:
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(0, 0, rect.width(), rect.height())
            look = self._host.look
            draw_box(painter, box.adjusted(4, 0, -4, 0), 8, look.colour("card"), look.colour("accent_line"))
            draw_line(look, painter, row, box)
            painter.end()
        return made

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        row = self.columns.row_at(current)
        if row is not None and not self._quiet:
            self._tell(row)

    def _tell(self, row: ColumnRow) -> None:
        """Have a line chosen everywhere; which are chosen in the list is settled here, by keys and mouse."""
        self._telling = True
        self.row_chosen.emit(row)
        self._telling = False

    def _settle(self) -> None:
        """Have another of those chosen be shown everywhere when the one with the cursor is no longer chosen."""
        left = sorted(self.selectedIndexes())
        if left and not self.selectionModel().isSelected(self.currentIndex()):
            self._quiet = True
            self._put_cursor(left[-1])
            self._quiet = False
            row = self.row()
            if row is not None:
                self._tell(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self.columns.row_at(index)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and _is_on_arrow(row, QRectF(self.visualRect(index)), event.position()):
            self.setCurrentIndex(index)
            self.fold_wanted.emit(row.key if row is not None else None)
            return
        super().mousePressEvent(event)
        if left and row is not None:
            self._settle()
            pressed = self.selectionModel().isSelected(index)
            self._host.grip.press(self, event, self.load() if pressed else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._host.grip.move(event) and not event.buttons():
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._host.grip.release(event):
            return  # those that were dragged stay chosen
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.columns.row_at(self.indexAt(event.position().toPoint()))
        if row is not None and row.expanded is not None:
            self.fold_wanted.emit(row.key)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._host.on_list_key(event):
            return
        row, key = self.row(), event.key()
        if row is not None and key in (Qt.Key.Key_Right, Qt.Key.Key_Left) and row.key is not None:
            is_open = row.expanded or row.kind == "option"
            if is_open == (key == Qt.Key.Key_Left) and (row.expanded is not None or row.kind == "option"):
                self.fold_wanted.emit(row.key)
            return
        super().keyPressEvent(event)
        self._settle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setCurrentIndex(self.moveCursor(self.CursorAction.MoveHome, Qt.KeyboardModifier.NoModifier))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._host.grip.let_go(event.reason())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == event.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        self.open_menu(index, None if by_key else event.globalPos())
        event.accept()

    def open_menu(self, index: QModelIndex, where: QPoint | None = None) -> None:
        """Open the menu of a line, below it unless a place is said."""
        row = self.columns.row_at(index)
        if row is not None and row.kind != "heading":
            if not self.selectionModel().isSelected(index):
                self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._host.on_list_menu(row, where or self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))


def load_of(row: ColumnRow | None) -> Load | None:
    """Return what is dragged when a line is dragged."""
    if row is None or row.key is None:
        return None
    return Load("column" if row.option is None else "option", "", row.key, row.option)


def _is_on_arrow(row: ColumnRow | None, box: QRectF, where: QPointF) -> bool:
    return row is not None and row.expanded is not None and is_arrow(box, where)
