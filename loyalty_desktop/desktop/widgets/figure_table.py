"""A table of figures: sorted by its titles, chosen from by mouse and keys, painted cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeAlias

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from loyalty_desktop.desktop.painting import elided, text_width
from loyalty_desktop.desktop.widgets.figure_header import FIRST, HEADER_HEIGHT, LAST, PAD, TITLE_SIZE, FigureHeader
from loyalty_desktop.desktop.widgets.figure_model import FigureColumn, FigureModel, Order, Row
from loyalty_desktop.desktop.widgets.figure_painting import TEXT_SIZE, paint_rows
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.desktop.widgets.more_below import MoreBelow
from loyalty_desktop.i18n import gettext

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from loyalty_desktop.desktop.look import Look

_ = gettext
__all__ = ["HEADER_HEIGHT", "TEXT_SIZE", "TITLE_SIZE", "FigureTable", "set_section_size"]
_ROWS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_BAR, _NO_BAR = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_COPY = QKeySequence.StandardKey.Copy


class FigureTable(QTableView, Generic[Row]):
    """Rows of figures of which one can be chosen.

    Rows are `row_height` high; few of them may be as high as `tallest` where there is room (0: never).
    Up, Down, Home, End and typed letters choose a row, Enter says the choice again; Left and Right go from
    column to column. A click on the digits of a figure, or Space, asks how it comes about; Shift with Space sorts by
    the column, Space alone where there is no figure. A row that stands `apart` is drawn below a line.
    """

    chosen = Signal(str)
    """Somebody chose the row with this id."""
    explain_wanted = Signal(str, str, QRect)
    """A figure is asked how it comes about: its row's id, its column's key, its place in the viewport."""

    def __init__(
        self,
        look: Look,
        columns: Sequence[FigureColumn[Row]],
        row_id: Callable[[Row], str],
        row_height: int = 36,
        apart: Callable[[Row], bool] | None = None,
        parent: QWidget | None = None,
        *,
        tallest: int = 0,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.apart = apart
        self._heights = row_height, tallest
        self._quiet = 0
        self._asked: QModelIndex | None = None
        self._chosen: str | None = None
        self._beside: object = None
        self._model = FigureModel(columns, row_id, self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self._head = FigureHeader(self, self)
        self.setHorizontalHeader(self._head)
        self._head.sectionClicked.connect(self.sort_by)
        self._set_up(row_height)
        MoreBelow(look, self)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        look.changed.connect(self._on_look)

    @property
    def figures(self) -> FigureModel[Row]:
        """The model behind the table."""
        return self._model

    @property
    def chosen_id(self) -> str | None:
        """The id of the row that is shown as chosen."""
        return self._chosen

    def set_rows(self, rows: Sequence[Row], beside: object = None) -> None:
        """Show these rows; order, scroll place and choice stay, as far as the rows are still there.

        `beside` is all that cells and titles are painted by besides their own rows, such as the axis of a column.
        As long as it is equal, only rows that show something else are painted again; None is never equal.
        """
        self._quiet += 1
        if beside is None or beside != self._beside:
            self._beside = beside
            self.viewport().update()
            self._head.viewport().update()
        scrolled = self.verticalScrollBar().value()
        same = self._model.set_rows(rows)
        if not same:
            self._fill()
            self._select(self._chosen)
            self.updateGeometries()
            self.verticalScrollBar().setValue(scrolled)
        self._quiet -= 1

    def show_column(self, key: str, *, shown: bool) -> None:
        """Show a column, or leave its room to the others."""
        at = next(at for at, column in enumerate(self._model.columns) if column.key == key)
        if self.isColumnHidden(at) == shown:
            self.setColumnHidden(at, not shown)
            self._fit()

    def choose(self, id_: str | None) -> None:
        """Show a row as chosen, without a signal; None, or a row that is not here, shows none."""
        known = id_ if self._model.place_of(id_) is not None else None
        if known == self._chosen and bool(self.selectionModel().selectedRows()) == (known is not None):
            return
        self._quiet += 1
        self._select(known)
        if known is not None:
            self.scrollTo(self.currentIndex())
        self._quiet -= 1

    def sort_by(self, column: int) -> None:
        """Sort by a column, then the other way round, then as the rows were given."""
        chosen = self._model.columns[column]
        if chosen.sort is None:
            return
        order = self._model.order
        if order is None or order.column != column:
            self._model.set_order(Order(column, chosen.first_descending))
        elif order.descending == chosen.first_descending:
            self._model.set_order(Order(column, not order.descending))
        else:
            self._model.set_order(None)

    def inner(self, column: int, rect: QRect) -> QRectF:
        """Return the box inside a cell or title of a column, without its padding."""
        left = FIRST if column == 0 else PAD
        right = LAST if column == len(self._model.columns) - 1 else PAD
        return QRectF(rect).adjusted(left, 0, -right, 0)

    def figure_rect(self, index: _Index) -> QRect | None:
        """Return where the digits of a figure stand in the viewport; None where there is no figure to be asked."""
        if not index.isValid():
            return None
        column, row = self._model.columns[index.column()], self._model.rows[index.row()]
        text = column.text(row)
        if not column.explains or not text:
            return None
        box = self.inner(index.column(), self.visualRect(index))
        if column.figure_box is not None:
            return column.figure_box(box, row).toAlignedRect()
        wide = min(box.width(), text_width(self.look.font(TEXT_SIZE, 600), text) + 4)
        return QRectF(box.right() - wide, box.top(), wide + 2, box.height()).toAlignedRect()

    def figure_at(self, where: QPoint) -> QModelIndex | None:
        """Return the cell whose digits are at a place of the viewport."""
        index = self.indexAt(where)
        rect = self.figure_rect(index)
        return index if rect is not None and rect.contains(where) else None

    def _explain(self, index: _Index) -> bool:
        rect, id_ = self.figure_rect(index), self._model.id_at(index.row())
        if rect is None or id_ is None:
            return False
        self.explain_wanted.emit(id_, self._model.columns[index.column()].key, rect)
        return True

    def keyboardSearch(self, search: str) -> None:
        """Look for typed letters in the first column, whichever column is current."""
        at = self.currentIndex()
        if at.isValid() and at.column():
            self.selectionModel().setCurrentIndex(
                self._model.index(at.row(), 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        super().keyboardSearch(search)

    def selectionCommand(self, index: _Index, _event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Choose whole rows; neither a click beside the rows nor Ctrl takes the choice away."""
        return _ROWS if index.isValid() else QItemSelectionModel.SelectionFlag.NoUpdate

    def _set_up(self, row_height: int) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(_NO_BAR)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(row_height)
        rows.setDefaultSectionSize(row_height)

    def _select(self, id_: str | None) -> None:
        place = self._model.place_of(id_)
        if place is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            self._chosen = None
            return
        column = max(0, self.currentIndex().column())
        self.selectionModel().setCurrentIndex(self._model.index(place, column), _ROWS)
        self._chosen = id_

    def _fill(self) -> None:
        """Let few rows be taller, as far as they are still read as a table."""
        least, tallest = self._heights
        if tallest:
            each = (self.height() - self._head.height()) // max(1, len(self._model.rows))
            set_section_size(self.verticalHeader(), max(least, min(tallest, each)))

    def _fit(self, *, again: bool = False) -> None:
        """Share the width among the columns: those that stretch take what is over, all give what they can."""
        columns, room = self._model.columns, self.viewport().width()
        gone = {at for at in range(len(columns)) if self.isColumnHidden(at)}
        widths = [0 if at in gone else max(one.width, self._head.wanted(at)) for at, one in enumerate(columns)]
        over = room - sum(widths)
        if over >= 0:
            parts = [at for at, column in enumerate(columns) if at not in gone for _part in range(column.stretch)]
            for nth, at in enumerate(parts):
                widths[at] += over // len(parts) + (nth < over % len(parts))
        else:
            spare = [max(0, width - column.narrowest) for width, column in zip(widths, columns, strict=True)]
            for last in (False, True):
                room_there = [
                    one if column.yields_last is last else 0 for one, column in zip(spare, columns, strict=True)
                ]
                share = min(1.0, max(0, -over) / sum(room_there)) if sum(room_there) else 0.0
                widths = [width - int(one * share + 0.999) for width, one in zip(widths, room_there, strict=True)]
                over = room - sum(widths)
        # Said before the widths: a bar that comes and goes with them would take room from the rows for a moment.
        wide = sum(widths) > room
        self.setHorizontalScrollBarPolicy(_BAR if wide else _NO_BAR)
        if self.viewport().width() != room:  # a bar came or went with it: what is left is shared out anew
            if not again:
                self._fit(again=True)
            return
        for at, width in enumerate(widths):
            if self.columnWidth(at) != width:
                self.setColumnWidth(at, width)

    def _on_selected(self) -> None:
        if self._quiet:
            return
        rows = self.selectionModel().selectedRows()
        id_ = self._model.id_at(rows[0].row()) if rows else None
        if id_ is not None and id_ != self._chosen:
            self._chosen = id_
            self.chosen.emit(id_)

    def _on_look(self) -> None:
        self._head.setAccessibleName(_("Titles"))
        self._model.titles_changed()
        self._fit()
        self.viewport().update()
        self._head.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is to be painted again, row by row."""
        with QPainter(self.viewport()) as painter:
            paint_rows(self, painter, event.region())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the class says; nothing is copied to the clipboard."""
        key, at = event.key(), self.currentIndex()
        if event.matches(_COPY):
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            id_ = self._model.id_at(at.row())
            if id_ is not None:
                self._chosen = id_
                self.chosen.emit(id_)
        elif key == Qt.Key.Key_Space and at.isValid():
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not self._explain(at):
                self.sort_by(at.column())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._model.rows:
            row = 0 if key == Qt.Key.Key_Home else len(self._model.rows) - 1
            self.selectionModel().setCurrentIndex(self._model.index(row, max(0, at.column())), _ROWS)
        else:
            super().keyPressEvent(event)
        self._head.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row; digits that were pressed are asked once the button is let go."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._asked = self.figure_at(event.position().toPoint()) if is_left else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        found, asked = self.figure_at(event.position().toPoint()), self._asked
        self._asked = None
        if asked is not None and found is not None and found == asked:
            self._explain(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self.figure_at(event.position().toPoint()) is not None:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._head.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._head.viewport().update()


def set_section_size(header: QHeaderView, size: int) -> None:
    """Make all rows or columns this large; the header would lay out and paint everything anew for the same size."""
    if header.defaultSectionSize() != size:
        header.setDefaultSectionSize(size)


class _Delegate(QStyledItemDelegate):
    """Says how large cells are, and what is to be read at them; the table paints them."""

    def __init__(self, table: FigureTable[Any]) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Rows are of one height and columns of the table's width: never measure a cell."""
        return QSize(self._table.columnWidth(index.column()), self._table.rowHeight(index.row()))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Show the tip of a cell; a text that is cut and has none is its own tip."""
        if not index.isValid():
            return super().helpEvent(event, view, option, index)
        column, row = self._table.figures.columns[index.column()], self._table.figures.rows[index.row()]
        if column.tip is None and column.paint is None:
            text, font = column.text(row), self._table.look.font(TEXT_SIZE, column.weight)
            width = self._table.inner(index.column(), _rect(option)).width()
            if elided(font, text, width) != text:
                QToolTip.showText(event.globalPos(), plain_tip(text), view)
                return True
        return super().helpEvent(event, view, option, index)


def _rect(option: QStyleOptionViewItem) -> QRect:
    """Return the rectangle of a cell: a field that the library's types have forgotten."""
    rect: QRect = option.rect  # type: ignore[attr-defined]
    return rect
