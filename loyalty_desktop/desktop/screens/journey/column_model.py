"""The palette's lines as a model: what each says, and what of it is read out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.screens.journey.columns import ColumnRow
    from loyalty_desktop.survey.reading import ColumnKey

ROW_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class ColumnModel(QAbstractListModel):
    """The lines; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ColumnRow, ...] = ()

    def show_rows(self, rows: tuple[ColumnRow, ...]) -> bool:
        """Show other lines; say whether they stand elsewhere, and not only say something else."""
        if rows == self._rows:
            return False
        if [row.id for row in rows] == [row.id for row in self._rows]:
            changed = [at for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
            self._rows = rows
            for at in changed:
                self.dataChanged.emit(self.index(at), self.index(at))
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> ColumnRow | None:
        """Return the line at an index."""
        return self._rows[index.row()] if index.isValid() else None

    def find(self, key: ColumnKey | None, option: str | None = None) -> QModelIndex:
        """Return where a column, or one of its options, stands; the column where the option is not shown."""
        column = _ROOT
        for at, row in enumerate(self._rows):
            if row.key == key and key is not None:
                if row.option == option:
                    return self.index(at)
                if row.kind == "column":
                    column = self.index(at)
        return column

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None or row.kind == "heading":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole and row.note:
            return plain_tip(row.note)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _read_out(row)
        return None


def _read_out(row: ColumnRow) -> str:
    parts = [row.text, *row.note.splitlines()[1:]]
    if row.kind != "heading":
        loose = _("without a driver yet") if row.loose else _("not on the map")
        parts.append(_("on the map") if row.used else loose)
    if row.expanded is not None:
        parts.append(_("answers shown") if row.expanded else _("answers hidden"))
    return ", ".join(parts)
