"""The table of answers in the inspector: a click on a code edits it, one on a meaning offers what it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from loyalty_desktop.desktop.painting import draw_text
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
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.column_detail import ColumnDetail
    from loyalty_desktop.report.value_rows import ValueRow

_ROW, _HEAD = 24, 25
_CODE_WIDTH, _PADDING = 46, 12
_WIDEST_MEANING = 116


class ValueTable(QTableView):
    """All answers of one column at once: the inspector scrolls, the table does not."""

    menu_wanted = Signal(object, QPoint)
    """What an answer may count as is asked for: its row, and where on the screen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.rows = ValueModel(look.font(11.5, 600), self)
        self.setModel(self.rows)
        self.setItemDelegate(_ValueDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(look.font(12))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setFixedHeight(_HEAD)
        header.setMinimumSectionSize(20)
        header.setStyleSheet("QHeaderView::section { padding: 0 4px 0 2px; }")
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self.clicked.connect(self._on_clicked)

    def show_rows(self, detail: ColumnDetail, rows: tuple[ValueRow, ...], measure: Measure) -> None:
        """Show these of the column's answers."""
        current = self.currentIndex()
        self.rows.show_rows(detail, rows, measure)
        if current.isValid() and current.row() < len(rows):
            self.setCurrentIndex(self.rows.index(current.row(), current.column()))
        self.setAccessibleName(_("Answers of {column} and what they count as").format(column=detail.head.name))
        self.setFixedHeight(_HEAD + _ROW * len(rows) + 1)
        coded = detail.can_code or any(row.code is not None for row in rows)
        self.setColumnHidden(CODE, not coded)
        self._share_room()

    def edit_code(self, value: str) -> bool:
        """Let the code of an answer be typed; say whether it can be."""
        at = self.rows.place(value)
        if at is None:
            return False
        index = self.rows.index(at, CODE)
        if not self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self.setCurrentIndex(index)
        self.edit(index)
        return True

    def _share_room(self) -> None:
        """Give meanings and counts what they need, and what was typed the rest."""
        code = 0 if self.isColumnHidden(CODE) else _CODE_WIDTH
        count = self._widest(COUNT)
        meaning = min(_WIDEST_MEANING, self._widest(MEANING))
        self.setColumnWidth(CODE, code or _CODE_WIDTH)
        self.setColumnWidth(MEANING, meaning)
        self.setColumnWidth(COUNT, count)
        self.setColumnWidth(VALUE, max(60, self.viewport().width() - code - meaning - count))

    def _widest(self, column: int) -> int:
        texts = {str(self.rows.index(at, column).data()) for at in range(self.rows.rowCount())}
        texts.add(str(self.rows.headerData(column, Qt.Orientation.Horizontal)))
        return max(map(self.fontMetrics().horizontalAdvance, texts)) + _PADDING

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == CODE and self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif index.column() == MEANING:
            self._ask(index)

    def _ask(self, index: QModelIndex) -> None:
        box = self.visualRect(index)
        place = self.viewport().mapToGlobal(QPoint(box.left(), box.bottom() + 1))
        self.menu_wanted.emit(self.rows.row(index.row()), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        typing = self.state() == QAbstractItemView.State.EditingState  # the key was for the field of the code
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if event.key() in keys and index.isValid() and not typing:
            if index.column() == CODE and self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
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
        weight = 600 if column == CODE and row.code is not None else 400
        inside = box.adjusted(2, 0, -4, 0)
        align = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        draw_text(painter, inside, index.data(), look.font(12, weight), look.colour(self._ink(row, column)), align)

    def _ink(self, row: ValueRow, column: int) -> str:
        if row.reason == "out_of_range":
            return "negative_text"
        if row.reason is not None:
            return "faint"
        if column == MEANING:
            tones = {"top2": "head", "positive": "positive_text", "negative": "negative_text"}
            return tones.get(row.meaning, "muted")
        return "ink"

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        spin = QSpinBox(parent)
        spin.setRange(NO_CODE, MOST_CODE)
        spin.setSpecialValueText(" ")
        spin.setFont(self._look.font(12))
        spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        spin.setStyleSheet("QSpinBox { border-radius: 4px; padding: 0 2px; }")
        spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        spin.setAccessibleName(_("Code of {value}").format(value=index.data(ROW_ROLE).value))
        return spin

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        assert isinstance(editor, QSpinBox)
        editor.setValue(index.data(Qt.ItemDataRole.EditRole))
        editor.selectAll()

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        assert isinstance(editor, QSpinBox)
        editor.interpretText()
        model.setData(index, editor.value())

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(40, _ROW)
