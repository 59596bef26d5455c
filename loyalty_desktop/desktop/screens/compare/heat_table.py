"""The table of drivers × groups: driver and everybody stay at the left, the groups' names on top, all else scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from loyalty_desktop.desktop.painting import draw_box
from loyalty_desktop.desktop.screens.compare import heat_cells as cells
from loyalty_desktop.desktop.screens.compare.heat_corner import HeatCorner
from loyalty_desktop.desktop.screens.compare.heat_model import HeatModel
from loyalty_desktop.desktop.widgets.figure_table import set_section_size
from loyalty_desktop.desktop.widgets.more_below import MoreBelow
from loyalty_desktop.i18n import gettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QRegion, QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.compare_view import ForestRow, HeatTable
    from loyalty_desktop.report.compare_words import Told

_ = gettext
_Index = QModelIndex | QPersistentModelIndex
_ROW, _TALLEST, _NARROWEST = 33, 84, 92
_TOTAL, _NAMES, _LEAST_NAMES = 88, 148, 116
_LINES = {1: 48, 2: 64}
_ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect
_EVERYBODY = -1


class HeatTableView(QTableView):
    """Shows a HeatTable; arrow keys, Home, End and the mouse choose a cell, Left of the first group is everybody."""

    pointed = Signal(str, int)
    """Somebody went to a cell: the driver's id and the place of the group, -1 for everybody."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._quiet = 0
        self._everybody = False
        self._fitted: tuple[int, ...] = ()
        self.cells = HeatModel(self)
        self.cells.title_changed.connect(self._on_title)
        self.setModel(self.cells)
        self.setItemDelegate(_Delegate(self))
        look.changed.connect(self._on_look)
        self.setHorizontalHeader(_Groups(self))
        self.setVerticalHeader(_Drivers(self))
        self.corner = HeatCorner(look, _TOTAL, self)
        self._set_up()
        MoreBelow(look, self)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.verticalHeader().sectionPressed.connect(self._on_driver_pressed)

    def show_table(self, table: HeatTable, total: ForestRow, measure: str) -> None:
        """Show other figures; the cell that is chosen and the place scrolled to stay where they still are."""
        self._quiet += 1
        row, column = self.place
        same = self.cells.show_table(table, total, measure)
        self.corner.show_total(total, table.kind)
        self._fit()
        if not same:
            self._go(min(row, len(table.rows) - 1), min(column, len(table.groups) - 1))
        self._quiet -= 1

    def wanted_width(self, groups: int) -> int:
        """Return how wide the table is when this many groups are as narrow as they can be read."""
        return _NAMES + _TOTAL + groups * _NARROWEST

    @property
    def place(self) -> tuple[int, int]:
        """The row that is chosen and the place of its group, -1 for everybody; row -1 where nothing is chosen."""
        at = self.currentIndex()
        return at.row(), _EVERYBODY if self._everybody or not at.isValid() else at.column()

    @property
    def told(self) -> Told | None:
        """What is said about the cell that is chosen."""
        return self.cells.told(*self.place)

    def choose(self, driver: str | None, group: str | None) -> None:
        """Show a driver and a group as chosen, without a signal; a group of None stays as it is, '' is everybody."""
        table = self.cells.table
        if table is None:
            return
        row = next((at for at, one in enumerate(table.rows) if one.driver == driver), -1)
        column = self.place[1]
        if group is not None:
            column = next((at for at, one in enumerate(table.groups) if one.id == group), _EVERYBODY)
        if (row, column) != self.place:
            self._quiet += 1
            self._go(row, column)
            self._quiet -= 1

    def _on_look(self) -> None:
        """Paint everything again: in other colours, in other words."""
        for part in (self.viewport(), self.horizontalHeader().viewport(), self.verticalHeader().viewport()):
            part.update()

    def _on_title(self, side: Qt.Orientation, at: int) -> None:
        header = self.verticalHeader() if side == Qt.Orientation.Vertical else self.horizontalHeader()
        start, size, ends = header.sectionViewportPosition(at), header.sectionSize(at), header.viewport()
        across = side == Qt.Orientation.Horizontal
        ends.update(QRect(start, 0, size, ends.height()) if across else QRect(0, start, ends.width(), size))

    def _go(self, row: int, column: int) -> None:
        self._everybody = column == _EVERYBODY
        if row < 0 or not self.cells.columnCount():
            self.setCurrentIndex(QModelIndex())
        else:
            self.selectionModel().setCurrentIndex(self.cells.index(row, max(column, 0)), _ONE)
        self._on_look()

    def _set_up(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)

    def _fit(self) -> None:
        """Share width and height out among the cells; where they become too small they scroll."""
        table = self.cells.table
        if table is None or not table.rows or not table.groups:
            return
        names = _NAMES if self.width() >= self.wanted_width(min(4, len(table.groups))) else _LEAST_NAMES
        self.verticalHeader().setFixedWidth(names + _TOTAL)
        bars = self.verticalScrollBar().sizeHint().width()
        room = self.width() - names - _TOTAL
        wide = max(_NARROWEST, room // len(table.groups))
        font = self.look.font(cells.TITLE, 600)
        lines = max(len(cells.two_lines(font, one.short, wide - 8)) for one in table.groups)
        self.horizontalHeader().setFixedHeight(_LINES[lines])
        below = self.height() - _LINES[lines] - (bars if wide * len(table.groups) > room else 0)
        tall = max(_ROW, min(_TALLEST, below // len(table.rows)))
        if tall * len(table.rows) > below and wide * len(table.groups) <= room:
            wide = max(_NARROWEST, (room - bars) // len(table.groups))
        fitted = (names, lines, tall, wide, len(table.rows), len(table.groups), self.width(), self.height())
        if fitted != self._fitted:  # Qt lays out and paints everything anew even where nothing is of another size
            self._fitted = fitted
            set_section_size(self.verticalHeader(), tall)
            set_section_size(self.horizontalHeader(), wide)
            self.updateGeometries()

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet:
            self._everybody = False
            self._tell(now)

    def _on_driver_pressed(self, row: int) -> None:
        """Choose what everybody has at a driver."""
        self._point_to_everybody(row)

    def _point_to_everybody(self, row: int) -> None:
        self._quiet += 1
        self._go(row, _EVERYBODY)
        self._quiet -= 1
        self._tell(self.currentIndex())

    def _tell(self, at: QModelIndex) -> None:
        row = self.cells.row(at.row())
        self._on_look()
        if row is not None:
            self.pointed.emit(row.driver, self.place[1])

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.corner.setGeometry(QRect(0, 0, self.verticalHeader().width(), self.horizontalHeader().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a cell, without choosing it by merely passing through."""
        self._quiet += 1
        super().focusInEvent(event)
        self._quiet -= 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is to be painted again: asking a delegate for each cell takes twice as long."""
        table = self.cells.table
        if table is None:
            return
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for at, nth, rect in self._cells_in(event.region(), table):
                painter.fillRect(rect, self.look.colour("panel"))
                current = self.place == (at, nth)
                cell = table.rows[at].cells[nth]
                cells.draw_cell(self.look, painter, QRectF(rect), cell, table.kind, current=current)

    def _cells_in(self, region: QRegion, table: HeatTable) -> Iterator[tuple[int, int, QRect]]:
        columns = [(self.columnViewportPosition(at), self.columnWidth(at)) for at in range(len(table.groups))]
        for at in range(len(table.rows)):
            line = QRect(0, self.rowViewportPosition(at), self.viewport().width(), self.rowHeight(at))
            if region.intersects(line):
                for nth, (left, width) in enumerate(columns):
                    rect = QRect(left, line.top(), width, line.height())
                    if region.intersects(rect):
                        yield at, nth, rect

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to everybody at the left of the first group, and back; Enter and Space say the cell again."""
        at, key = self.currentIndex(), event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        elif at.isValid() and self._everybody and key == Qt.Key.Key_Right:
            self._everybody = False
            self._tell(at)
        elif at.isValid() and self._everybody and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            row = at.row() + (1 if key == Qt.Key.Key_Down else -1)
            self._point_to_everybody(min(max(row, 0), self.cells.rowCount() - 1))
        elif at.isValid() and key == Qt.Key.Key_Left and at.column() == 0:
            self._point_to_everybody(at.row())
        elif at.isValid() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._tell(at)
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Says how large cells are; the table paints them."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Rows and columns have their sizes from the table: never measure a cell."""
        return QSize(_NARROWEST, _ROW)


class _Ends(QHeaderView):
    """Names at one side of the table, painted by hand."""

    def __init__(self, side: Qt.Orientation, table: HeatTableView, least: int) -> None:
        super().__init__(side, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(least)
        self.setHighlightSections(False)

    def draw(self, painter: QPainter, rect: QRect, section: int, shown: HeatTable) -> None:
        """Paint one name on a table that shows something."""
        raise NotImplementedError

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        shown = self._table.cells.table
        if shown is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw(painter, rect, section, shown)
            painter.restore()


class _Groups(_Ends):
    """The names of the groups with their bases."""

    def __init__(self, table: HeatTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table, _NARROWEST)

    def draw(self, painter: QPainter, rect: QRect, section: int, shown: HeatTable) -> None:
        look, chosen = self._table.look, self._table.place[1] == section
        painter.fillRect(rect, look.colour("panel"))
        cells.draw_group(look, painter, QRectF(rect), shown.groups[section], chosen=chosen)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.colour("line"))


class _Drivers(_Ends):
    """The names of the drivers, and what everybody has."""

    def __init__(self, table: HeatTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table, _ROW)
        self.setSectionsClickable(True)

    def draw(self, painter: QPainter, rect: QRect, section: int, shown: HeatTable) -> None:
        look, place = self._table.look, self._table.place
        painter.fillRect(rect, look.colour("accent_bg" if place[0] == section else "panel"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.colour("row"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), look.colour("line"))
        if place == (section, _EVERYBODY):
            box = QRectF(rect.right() - _TOTAL, rect.top(), _TOTAL, rect.height()).adjusted(2, 2, -3, -3)
            draw_box(painter, box, 4, None, look.colour("accent"), 2)
        cells.draw_driver(look, painter, QRectF(rect), shown.rows[section], shown.kind, _TOTAL)
