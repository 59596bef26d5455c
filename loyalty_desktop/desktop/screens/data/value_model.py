"""The answers of the chosen column as a table: as typed, code, meaning, count; codes of words may be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from loyalty_desktop.desktop.screens.data.value_words import code_text, meaning_text, value_text
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.column_detail import ColumnDetail
    from loyalty_desktop.report.value_rows import ValueRow

VALUE, CODE, MEANING, COUNT = range(4)
ROW_ROLE = Qt.ItemDataRole.UserRole
NO_CODE, MOST_CODE = -1, 10
"""An answer without a code is edited from NO_CODE: leaving the field then tells nothing."""
_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SIDES = {
    VALUE: Qt.AlignmentFlag.AlignLeft,
    CODE: Qt.AlignmentFlag.AlignHCenter,
    MEANING: Qt.AlignmentFlag.AlignLeft,
    COUNT: Qt.AlignmentFlag.AlignRight,
}


class ValueModel(QAbstractTableModel):
    """One row for each different answer."""

    code_told = Signal(str, int)
    """Somebody gave an answer (as typed) a code."""
    label_told = Signal(str, str)
    """Somebody gave a code (as typed) a label; '' takes it back."""
    amount_told = Signal(str, str)
    """Somebody typed what a range (as typed) counts for."""

    def __init__(self, title_font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._title_font = title_font
        self._rows: tuple[ValueRow, ...] = ()
        self._can_code = self._can_label = self._amounts = False
        self._measure: Measure | None = None

    def show_rows(self, detail: ColumnDetail, rows: tuple[ValueRow, ...], measure: Measure) -> None:
        """Show these of the column's answers."""
        self.beginResetModel()
        self._rows, self._can_code, self._measure = rows, detail.can_code, measure
        self._can_label, self._amounts = detail.can_label, detail.amounts is not None
        self.endResetModel()

    def row(self, at: int) -> ValueRow:
        """Return the answer of one row."""
        return self._rows[at]

    def place(self, value: str) -> int | None:
        """Return the row of an answer, None when it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.value == value), None)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else COUNT + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        return {
            Qt.ItemDataRole.EditRole: _edited(row, column),
            Qt.ItemDataRole.TextAlignmentRole: _SIDES[column] | Qt.AlignmentFlag.AlignVCenter,
            Qt.ItemDataRole.ToolTipRole: plain_tip(value_text(row.shown)) if column == VALUE else None,
            Qt.ItemDataRole.AccessibleTextRole: f"{self._title(column)}: {self._text(row, column)}",
            ROW_ROLE: row,
        }.get(Qt.ItemDataRole(role))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _SIDES[section] | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            return self._title_font
        return self._title(section) if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and index.column() == CODE and self._can_code and self._rows[index.row()].value:
            return plain | Qt.ItemFlag.ItemIsEditable
        if index.isValid() and index.column() == CODE and self._rows[index.row()].amount is not None:
            return plain | Qt.ItemFlag.ItemIsEditable
        if index.isValid() and index.column() == VALUE and self._can_label and self._rows[index.row()].value:
            return plain | Qt.ItemFlag.ItemIsEditable
        return plain

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        row = self._rows[index.row()]
        if index.column() == VALUE:
            label = str(value).strip()
            if label != row.words:
                self.label_told.emit(row.value, label)
            return True
        if row.amount is not None:
            if str(value).strip() != _edited(row, CODE):
                self.amount_told.emit(row.value, str(value).strip())
            return True
        if int(value) != NO_CODE and (row.code is None or int(value) != int(row.code)):
            self.code_told.emit(row.value, int(value))
        return True

    def _title(self, column: int) -> str:
        if self._amounts and column in {CODE, MEANING}:
            return _("Number") if column == CODE else _("Taken from")
        return _titles()[column]

    def _text(self, row: ValueRow, column: int) -> str:
        if column == VALUE:
            return value_text(row.shown)
        if column == CODE:
            return code_text(row)
        if column == MEANING:
            return meaning_text(row, self._measure)
        return f"{row.count:,}"


def _edited(row: ValueRow, column: int) -> str | int:
    """Return what stands in the field when a cell is edited."""
    if column == VALUE:
        return row.words
    if row.amount is not None:
        return f"{row.amount:.12g}" if row.amount != int(row.amount) else str(int(row.amount))
    return NO_CODE if row.code is None else int(row.code)


def _titles() -> tuple[str, ...]:
    return (_("In the file"), _("Code"), _("Counts as"), _("Count"))
