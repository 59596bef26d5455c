"""A list of many people of whom each takes as much room as what was written: looked up as they come into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from loyalty_desktop.desktop.painting import CENTRE, draw_box, draw_text

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    import numpy.typing as npt
    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.measure_words import ClassCode

Item = TypeVar("Item")
Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_AT_ONCE, _REMEMBERED = 60, 2000


class GrowingModel(QAbstractListModel, Generic[Item]):
    """People, made of rows of the survey when they are wanted; more are there as somebody scrolls down."""

    def __init__(self, spoken: Callable[[Item], str], at_once: int = _AT_ONCE) -> None:
        super().__init__()
        self._spoken, self._at_once = spoken, at_once
        self._make: Callable[[int], Item] | None = None
        self._rows: npt.NDArray[np.intp] | None = None
        self._there = 0
        self._known: dict[int, Item] = {}

    def show_items(self, make: Callable[[int], Item], rows: npt.NDArray[np.intp]) -> None:
        """Show what `make` returns for each of these rows."""
        self.beginResetModel()
        self._make, self._rows = make, rows
        self._known.clear()
        self._there = min(len(rows), self._at_once)
        self.endResetModel()

    def let_go(self) -> None:
        """Show nothing, and hold no survey: it may have been closed."""
        self.beginResetModel()
        self._make, self._rows, self._there = None, None, 0
        self._known.clear()
        self.endResetModel()

    def item(self, at: int) -> Item:
        """Return what stands in one line."""
        assert self._make is not None
        assert self._rows is not None
        row = int(self._rows[at])
        found = self._known.get(row)
        if found is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = self._known[row] = self._make(row)
        return found

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._there

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._rows is not None and self._there < len(self._rows)

    def fetchMore(self, parent: Index) -> None:
        if self._rows is None or parent.isValid():
            return
        more = min(self._at_once, len(self._rows) - self._there)
        self.beginInsertRows(QModelIndex(), self._there, self._there + more - 1)
        self._there += more
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < self._there:
            return None
        if role == ITEM:
            return self.item(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(self.item(index.row()))
        return None


class GrowingPainter(QStyledItemDelegate, Generic[Item]):
    """Paints one of them: the ground, whether it is chosen, the hairline below; subclasses paint what stands on it."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, box = self._look, QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("selected"))
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            draw_box(painter, box.adjusted(2, 2, -2, -2), 6, None, look.colour("accent"))
        self.paint_item(painter, box, index.data(ITEM))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.colour("row"))
        painter.restore()

    def paint_item(self, painter: QPainter, box: QRectF, one: Item) -> None:
        """Paint somebody inside a box."""
        raise NotImplementedError

    def _paint_answer(self, painter: QPainter, chip: QRectF, answer: str, code: ClassCode | None) -> QColor:
        """Paint a loyalty answer on the colour of its class; return the colour of what belongs to it."""
        look, has_class = self._look, code in {"negative", "positive"}
        ink = look.colour(f"{code}_text" if has_class else "ink")
        draw_box(painter, chip, 5, look.colour(f"{code}_bg" if has_class else "row"))
        draw_text(painter, chip, answer, look.font(12, 700), ink, CENTRE)
        return ink


class GrowingList(QListView):
    """Shows them one below the other; arrow keys go from one to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("kind", "customers")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # comments are broken into other lines
