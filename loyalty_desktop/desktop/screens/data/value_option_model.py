"""The options of a column as a table: name, how many chose it, their share; a name may be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import share_text

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from loyalty_desktop.report.option_rows import OptionRow

NAME, COUNT, SHARE = range(3)
_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SIDES = {NAME: Qt.AlignmentFlag.AlignLeft, COUNT: Qt.AlignmentFlag.AlignRight, SHARE: Qt.AlignmentFlag.AlignRight}


class OptionModel(QAbstractTableModel):
    """One row for each option, the commonest first."""

    named = Signal(str, str)
    """Somebody gave an option another name."""

    def __init__(self, title_font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._title_font = title_font
        self._rows: tuple[OptionRow, ...] = ()

    def show_rows(self, rows: tuple[OptionRow, ...]) -> None:
        """Show these options."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, at: int) -> OptionRow:
        """Return the option of one row."""
        return self._rows[at]

    def place(self, text: str) -> int | None:
        """Return the row of an option, None when it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.text == text), None)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else SHARE + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        return {
            Qt.ItemDataRole.DisplayRole: _text(row, column),
            Qt.ItemDataRole.EditRole: row.text,
            Qt.ItemDataRole.TextAlignmentRole: _SIDES[column] | Qt.AlignmentFlag.AlignVCenter,
            Qt.ItemDataRole.ToolTipRole: plain_tip(_tip(row)) if column == NAME else None,
            Qt.ItemDataRole.AccessibleTextRole: f"{_titles()[column]}: {_text(row, column)}",
        }.get(Qt.ItemDataRole(role))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _SIDES[section] | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            return self._title_font
        return _titles()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() == NAME else plain

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column() != NAME:
            return False
        name, known = str(value).strip(), self._rows[index.row()].text
        if name and name != known:
            self.named.emit(known, name)
        return True


def _text(row: OptionRow, column: int) -> str:
    if column == NAME:
        return row.text
    return f"{row.count:,}" if column == COUNT else share_text(row.share)


def _tip(row: OptionRow) -> str:
    """Return an option with what it is in the file, where it was named."""
    if not row.written:
        return row.text
    return _("{option}: in the file {texts}").format(option=row.text, texts=" | ".join(row.written[:20]))


def _titles() -> tuple[str, ...]:
    return (_("Option"), _("Count"), _("Share"))
