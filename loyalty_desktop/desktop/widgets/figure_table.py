"""A table of figures: sorted by its titles, chosen from by mouse and keys, painted cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeAlias

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from loyalty_desktop.desktop.painting import IN_MIDDLE, draw_text, elided, text_width
from loyalty_desktop.desktop.widgets.figure_model import FigureColumn, FigureModel, Order, Row
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QRect
    from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QResizeEvent

    from loyalty_desktop.desktop.look import Look

_ = gettext
TEXT_SIZE, TITLE_SIZE, HEADER_HEIGHT = 12, 11.5, 34
_PAD, _FIRST, _LAST = 6, 16, 14
_MARK = 11  # room for the arrow beside a sorted title
_ROWS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_BAR, _NO_BAR = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_COPY = QKeySequence.StandardKey.Copy


class FigureTable(QTableView, Generic[Row]):
    """Rows of figures of which one can be chosen.

    Up, Down, Home, End and typed letters choose a row, Enter says the choice again; Left and Right go from
    column to column, Space sorts by the column. A row that stands `apart` is drawn below a line.
    """

    chosen = Signal(str)
    """Somebody chose the row with this id."""

    def __init__(
        self,
        look: Look,
        columns: Sequence[FigureColumn[Row]],
        row_id: Callable[[Row], str],
        row_height: int = 36,
        apart: Callable[[Row], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.apart = apart
        self._quiet = 0
        self._chosen: str | None = None
        self._model = FigureModel(columns, row_id, self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self._head = _Header(self)
        self.setHorizontalHeader(self._head)
        self._head.sectionClicked.connect(self.sort_by)
        self._set_up(row_height)
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

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; order, scroll place and choice stay, as far as the rows are still there."""
        self._quiet += 1
        scrolled = self.verticalScrollBar().value()
        same = self._model.set_rows(rows)
        if not same:
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
        left = _FIRST if column == 0 else _PAD
        right = _LAST if column == len(self._model.columns) - 1 else _PAD
        return QRectF(rect).adjusted(left, 0, -right, 0)

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
            share = min(1.0, -over / sum(spare)) if sum(spare) else 0.0
            widths = [width - int(one * share + 0.999) for width, one in zip(widths, spare, strict=True)]
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
            self.sort_by(at.column())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._model.rows:
            row = 0 if key == Qt.Key.Key_Home else len(self._model.rows) - 1
            self.selectionModel().setCurrentIndex(self._model.index(row, max(0, at.column())), _ROWS)
        else:
            super().keyPressEvent(event)
        self._head.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._head.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._head.viewport().update()


class _Delegate(QStyledItemDelegate):
    """Paints the cells."""

    def __init__(self, table: FigureTable[Any]) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        table = self._table
        column, row = table.figures.columns[index.column()], table.figures.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, _rect(option), index, row)
        box = table.inner(index.column(), _rect(option)).adjusted(0, 0, 0, -1)
        painter.setClipRect(_rect(option))
        if column.paint is not None:
            column.paint(painter, box, row)
        else:
            ink = "ink" if column.ink is None else column.ink(row)
            font = table.look.font(TEXT_SIZE, column.weight)
            draw_text(painter, box, column.text(row), font, table.look.colour(ink), column.align, IN_MIDDLE)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, index: _Index, row: object) -> None:
        table, look = self._table, self._table.look
        is_chosen = table.figures.id_at(index.row()) == table.chosen_id
        apart = table.apart
        is_apart = apart is not None and apart(row)
        ground = "accent_bg" if is_chosen else "header" if is_apart else "panel"
        painter.fillRect(rect, look.colour(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.colour("row"))
        if apart is not None and is_apart and not (index.row() and apart(table.figures.rows[index.row() - 1])):
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, look.colour("line"))
        if index.column() == 0 and table.hasFocus() and index.row() == table.currentIndex().row():
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), look.colour("accent"))

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


class _Header(QHeaderView):
    """Titles that sort; the current column of a table with the focus is underlined."""

    def __init__(self, table: FigureTable[Any]) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setFixedHeight(HEADER_HEIGHT)
        self.setMinimumSectionSize(20)
        self.setAccessibleName(_("Titles"))

    def wanted(self, at: int) -> int:
        """Return the width in which a title can be read in full, sorted or not."""
        columns = self._table.figures.columns
        column = columns[at]
        if column.paint_title is not None:
            return column.width
        pads = (_FIRST if at == 0 else _PAD) + (_LAST if at == len(columns) - 1 else _PAD)
        mark = _MARK if column.sort is not None else 0
        return round(text_width(self._table.look.font(TITLE_SIZE, 600), column.title()) + pads + mark + 1)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        table, look = self._table, self._table.look
        column, order = table.figures.columns[section], table.figures.order
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look.colour("panel"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.colour("line"))
        current = table.currentIndex().column()
        if table.hasFocus() and current == section and column.sort is not None:
            painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, look.colour("accent"))
        box = table.inner(section, rect)
        if order is not None and order.column == section:
            box = self._draw_mark(painter, box, column, order.descending)
        if column.paint_title is not None:
            column.paint_title(painter, box)
        else:
            font, ink = look.font(TITLE_SIZE, 600), look.colour(column.title_ink)
            draw_text(painter, box, column.title(), font, ink, column.align)
        painter.restore()

    def _draw_mark(self, painter: QPainter, box: QRectF, column: FigureColumn[Any], descending: bool) -> QRectF:
        """Draw the arrow beside the title and return the room that is left for the title."""
        look = self._table.look
        is_right = bool(column.align & Qt.AlignmentFlag.AlignRight)
        rest = box.adjusted(_MARK, 0, 0, 0) if is_right else box.adjusted(0, 0, -_MARK, 0)
        width = text_width(look.font(TITLE_SIZE, 600), column.title())
        shown = rest.width() if column.paint_title is not None else min(width, rest.width())
        left = rest.right() - shown - _MARK + 1 if is_right else rest.left() + shown + 3
        middle, turn = box.center().y() + 0.5, 2.25 if descending else -2.25
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        ends = QPointF(left, middle - turn), QPointF(left + 7, middle - turn), QPointF(left + 3.5, middle + turn)
        painter.drawPolygon(QPolygonF(ends))
        return rest


def _rect(option: QStyleOptionViewItem) -> QRect:
    """Return the rectangle of a cell: a field that the library's types have forgotten."""
    rect: QRect = option.rect  # type: ignore[attr-defined]
    return rect
