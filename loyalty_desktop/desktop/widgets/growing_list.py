"""A list of many people of whom each takes as much room as what was written: looked up as they come into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    import numpy.typing as npt
    from PySide6.QtGui import QResizeEvent

Item = TypeVar("Item")
Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_AT_ONCE, _REMEMBERED = 60, 2000


class GrowingModel(QAbstractListModel, Generic[Item]):
    """People, made of rows of the survey when they are wanted; more are there as somebody scrolls down."""

    def __init__(self, spoken: Callable[[Item], str]) -> None:
        super().__init__()
        self._spoken = spoken
        self._make: Callable[[int], Item] | None = None
        self._rows: npt.NDArray[np.intp] | None = None
        self._there = 0
        self._known: dict[int, Item] = {}

    def show_items(self, make: Callable[[int], Item], rows: npt.NDArray[np.intp]) -> None:
        """Show what `make` returns for each of these rows."""
        self.beginResetModel()
        self._make, self._rows = make, rows
        self._known.clear()
        self._there = min(len(rows), _AT_ONCE)
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
        more = min(_AT_ONCE, len(self._rows) - self._there)
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
