"""The cells of the heat table as those who hear the screen are told them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from loyalty_desktop.desktop.charts.head_heart_words import reference_tag
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.report.compare_words import Told, cell_told, figure_text

if TYPE_CHECKING:
    from loyalty_desktop.report.compare_view import ForestRow, HeatCell, HeatRow, HeatTable

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MARKS = {"up": " ▲", "down": " ▼", "none": ""}
_TIP, _TEXT, _ACCESSIBLE = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class HeatModel(QAbstractTableModel):
    """Drivers × groups."""

    title_changed = Signal(Qt.Orientation, int)
    """A driver or a group has another name or base; Qt's own signal would have all cells laid out anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: HeatTable | None = None
        self.total: ForestRow | None = None
        self._measure = ""

    def show_table(self, table: HeatTable, total: ForestRow, measure: str) -> bool:
        """Show another table; say whether drivers and groups are the same ones in the same places."""
        before, old_total = self.table, self.total
        same = before is not None and _places(before) == _places(table)
        if not same:
            self.beginResetModel()
        self.table, self.total, self._measure = table, total, measure
        if not same:
            self.endResetModel()
        elif before is not None:
            self._say_changed(before, table, every=before.kind != table.kind or old_total != total)
        return same

    def _say_changed(self, before: HeatTable, table: HeatTable, *, every: bool) -> None:
        """Say which cells, drivers and groups show something else: the others are not painted again."""
        for at, (old, new) in enumerate(zip(before.rows, table.rows, strict=True)):
            other = [every or one != two for one, two in zip(old.cells, new.cells, strict=True)]
            if any(other):
                last = len(other) - 1 - other[::-1].index(True)
                self.dataChanged.emit(self.index(at, other.index(True)), self.index(at, last))
            if every or (old.name, old.short, old.total) != (new.name, new.short, new.total):
                self.title_changed.emit(Qt.Orientation.Vertical, at)
        for at, (was, is_) in enumerate(zip(before.groups, table.groups, strict=True)):
            if every or was != is_:
                self.title_changed.emit(Qt.Orientation.Horizontal, at)

    def row(self, at: int) -> HeatRow | None:
        """Return the driver at a place."""
        return self.table.rows[at] if self.table is not None and 0 <= at < len(self.table.rows) else None

    def told(self, row: int, group: int) -> Told | None:
        """Return what is said about a cell; group -1 is everybody."""
        one, table, total = self.row(row), self.table, self.total
        if one is None or table is None or total is None or not -1 <= group < len(table.groups):
            return None
        cell, beside = (one.total, total) if group < 0 else (one.cells[group], table.groups[group])
        return cell_told(one, cell, beside, table.kind, self._measure)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() or self.table is None else len(self.table.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() or self.table is None else len(self.table.groups)

    def data(self, index: _Index, role: int = _TEXT) -> Any:
        """Return the figure with its base as text, and what it means as a tip."""
        if not index.isValid() or self.table is None:
            return None
        if role in (_TEXT, _ACCESSIBLE):
            return cell_text(self.table, self.table.rows[index.row()].cells[index.column()])
        if role == _TIP:
            told = self.told(index.row(), index.column())
            return None if told is None else plain_tip(told.text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _TEXT) -> Any:
        """Return driver with its total, and group with its base.

        While the table becomes another one, a header may ask for what only the old one had: an exception would not
        come through Qt alive.
        """
        if self.table is None or role not in (_TEXT, _ACCESSIBLE, _TIP):
            return None
        many = len(self.table.rows if orientation == Qt.Orientation.Vertical else self.table.groups)
        if not 0 <= section < many:
            return None
        if orientation == Qt.Orientation.Vertical:
            row = self.table.rows[section]
            text = f"{row.name} {cell_text(self.table, row.total)}"
        else:
            group = self.table.groups[section]
            text = f"{group.name} n={group.score.n:,}"
        return plain_tip(text) if role == _TIP else text


def cell_text(table: HeatTable, cell: HeatCell) -> str:
    """Return a cell in words: figure, arrow, base, and whether it is for reference only."""
    n = f"n={cell.figure.n:,}"
    if cell.state == "hidden":
        return n
    text = f"{figure_text(cell, table.kind)}{_MARKS[cell.arrow]} {n}"
    return f"{text} {reference_tag()}" if cell.state == "reference" else text


def _places(table: HeatTable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(row.driver for row in table.rows), tuple(f"{one.id} {one.name}" for one in table.groups)
