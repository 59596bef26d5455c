"""The table of answers in the inspector: a click on a code edits it, one on a meaning offers what it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from loyalty_desktop.desktop.painting import draw_name, draw_text, text_width
from loyalty_desktop.desktop.screens.data.value_model import (
    CODE,
    COUNT,
    MEANING,
    MOST_CODE,
    NO_CODE,
    ROW_ROLE,
    VALUE,
    ValueModel,
)
from loyalty_desktop.desktop.screens.data.value_words import means_anything
from loyalty_desktop.desktop.screens.data.whole_table import WholeTable
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.column_detail import ColumnDetail
    from loyalty_desktop.report.value_rows import ValueRow

_ROW, _HEAD = 23, 24
_CODE_WIDTH, _PADDING = 42, 7
_WIDEST_MEANING, _WIDEST_AMOUNT = 116, 92
_LEAST_VALUE = 60
_BROKEN = 0.62
"""How much of an answer that needs two lines the first may hold, where all of it fits into two."""
_ONE_LINE = (12, 11.5, 11)
"""Sizes at which an answer may stand on one line, the usual one first."""


class ValueTable(WholeTable):
    """All answers of one column at once."""

    menu_wanted = Signal(object, QPoint)
    """What an answer may count as is asked for: its row, and where on the screen."""

    def __init__(self, look: Look) -> None:
        rows = ValueModel(look.font(11.5, 600))
        super().__init__(look, rows, _ROW, _HEAD)
        self.rows = rows
        self._painter = _ValueDelegate(look, self)
        self.setItemDelegate(self._painter)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.clicked.connect(self._on_clicked)

    def show_rows(self, detail: ColumnDetail, rows: tuple[ValueRow, ...], measure: Measure) -> None:
        """Show these of the column's answers."""
        current = self.currentIndex()
        self.rows.show_rows(detail, rows, measure)
        self._painter.used = detail.amounts is None or detail.amounts.used
        if current.isValid() and current.row() < len(rows):
            self.setCurrentIndex(self.rows.index(current.row(), current.column()))
        self.setAccessibleName(_("Answers of {column} and what they count as").format(column=detail.head.name))
        self.be_whole()
        numbered = any(row.amount is not None for row in rows)
        # the places of ranges in their order are no codes that anybody gave them
        coded = detail.can_code or numbered or any(row.code is not None for row in rows if detail.kind != "bands")
        self.setColumnHidden(CODE, not coded)
        self.setColumnHidden(MEANING, not coded and not means_anything(detail.values, measure))
        self._share_room()

    def edit_code(self, value: str) -> bool:
        """Let the code of an answer be typed; say whether it can be."""
        return self._edit(value, CODE)

    def edit_label(self, value: str) -> bool:
        """Let the label of a code be typed; say whether it can be."""
        return self._edit(value, VALUE)

    def _edit(self, value: str, column: int) -> bool:
        at = self.rows.place(value)
        if at is None:
            return False
        index = self.rows.index(at, column)
        if not self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self.setCurrentIndex(index)
        self.edit(index)
        return True

    def _share_room(self) -> None:
        """Give meanings and counts what they need, and what was typed the rest."""
        code = 0 if self.isColumnHidden(CODE) else max(_CODE_WIDTH, min(_WIDEST_AMOUNT, self.widest(CODE, _PADDING)))
        count = self.widest(COUNT, _PADDING)
        left = self.viewport().width() - code - count - _LEAST_VALUE
        meaning = max(_LEAST_VALUE, min(_WIDEST_MEANING, self.widest(MEANING, _PADDING), left))
        meaning = 0 if self.isColumnHidden(MEANING) else meaning
        self.setColumnWidth(CODE, code or _CODE_WIDTH)
        self.setColumnWidth(MEANING, meaning or _LEAST_VALUE)
        self.setColumnWidth(COUNT, count)
        self.setColumnWidth(VALUE, max(_LEAST_VALUE, self.viewport().width() - code - meaning - count))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == CODE and self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif index.column() == MEANING:
            self._ask(index)

    def _ask(self, index: QModelIndex) -> None:
        shown = VALUE if self.isColumnHidden(MEANING) else MEANING
        box = self.visualRect(index.siblingAtColumn(shown))
        place = self.viewport().mapToGlobal(QPoint(box.left(), box.bottom() + 1))
        self.menu_wanted.emit(self.rows.row(index.row()), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        typing = self.state() == QAbstractItemView.State.EditingState  # the key was for the field of the code
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if event.key() in keys and index.isValid() and not typing:
            if index.column() in {CODE, VALUE} and self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            else:
                self._ask(self.rows.index(index.row(), MEANING))
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() == event.Reason.Mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self._ask(self.rows.index(index.row(), MEANING))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()


class _ValueDelegate(QStyledItemDelegate):
    """Draws a cell in the tone of what the answer counts as, and edits codes with a spin box."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.used = True
        """Whether the numbers of ranges are those in use, not only proposed."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, column = self._look, index.column()
        row: ValueRow = index.data(ROW_ROLE)
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(box, look.colour("accent_bg"))
        painter.setPen(look.colour("row"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        weight = 600 if column == CODE and (row.code is not None or row.amount is not None) else 400
        inside = box.adjusted(2, 0, -4, 0)
        if column == VALUE:
            inside = box.adjusted(2, 0, -1, 0)  # meanings are far enough away
            self._draw_value(painter, inside, index.data(), look.colour(self._ink(row, column)))
            return
        align = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        draw_text(painter, inside, index.data(), look.font(12, weight), look.colour(self._ink(row, column)), align)

    def _draw_value(self, painter: QPainter, box: QRectF, text: str, ink: QColor) -> None:
        """Draw an answer on one line, a little smaller where that saves it from being broken into two."""
        for size in _ONE_LINE:
            font = self._look.font(size)
            if text_width(font, text) <= box.width():
                draw_text(painter, box, text, font, ink)
                return
        small = self._look.font(10)
        longest = max((text_width(small, word) for word in text.split()), default=0.0) if " " in text else 0.0
        alike = max(_BROKEN * text_width(small, text), longest + 2)  # lines alike, no last letter by itself
        box.setWidth(min(box.width(), alike))
        draw_name(painter, box, text, self._look.font(_ONE_LINE[0]), small, ink)

    def _ink(self, row: ValueRow, column: int) -> str:
        if row.reason == "out_of_range":
            return "negative_text"
        if row.reason is not None:
            return "faint"
        if column == CODE and row.amount is not None:
            return "ink" if self.used else "faint"
        if column == MEANING and row.amount is not None:
            return "accent" if row.amount != row.proposed else "warn" if row.is_open else "muted"
        if column == MEANING:
            tones = {"top2": "head", "positive": "positive_text", "negative": "negative_text"}
            return tones.get(row.meaning, "muted")
        return "ink"

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        row: ValueRow = index.data(ROW_ROLE)
        if index.column() == VALUE:
            return self._line(parent, _("Label of {value}").format(value=row.value))
        if row.amount is not None:
            return self._line(parent, _("What {value} counts for").format(value=row.value))
        spin = QSpinBox(parent)
        spin.setRange(NO_CODE, MOST_CODE)
        spin.setSpecialValueText(" ")
        spin.setFont(self._look.font(12))
        spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        spin.setStyleSheet("QSpinBox { border-radius: 4px; padding: 0 2px; }")
        spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        spin.setAccessibleName(_("Code of {value}").format(value=row.value))
        return spin

    def _line(self, parent: QWidget, name: str) -> QWidget:
        line = QLineEdit(parent)
        line.setFont(self._look.font(12))
        line.setStyleSheet("QLineEdit { border-radius: 4px; padding: 0 2px; }")
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        return line

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()
            return
        assert isinstance(editor, QSpinBox)
        editor.setValue(index.data(Qt.ItemDataRole.EditRole))
        editor.selectAll()

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())
            return
        assert isinstance(editor, QSpinBox)
        editor.interpretText()
        model.setData(index, editor.value())

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(40, _ROW)
