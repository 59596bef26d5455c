"""Answers that are dragged into groups: the ones in no group, and the groups with theirs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QItemSelectionModel, QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from loyalty_desktop.desktop.painting import RIGHT
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Group
    from loyalty_desktop.report.filter_choices import AnswerChoice

_MIME = "application/x-loyalty-answers"
_VALUE = Qt.ItemDataRole.UserRole
_DIGITS = (Qt.Key.Key_1, Qt.Key.Key_9)


def _packed(values: Sequence[str]) -> QMimeData:
    data = QMimeData()
    data.setData(_MIME, QByteArray(json.dumps(list(values)).encode()))
    return data


def _unpacked(data: QMimeData) -> tuple[str, ...]:
    return tuple(json.loads(bytes(data.data(_MIME).data()).decode()))


class AnswerPool(QListWidget):
    """The answers in no group; several can be chosen and dragged, Enter puts them into the current group."""

    put_wanted = Signal(object)
    """The chosen answers are to go into the group of this number, None for the current one."""
    returned = Signal(object)
    """Answers were dropped here: they are to be in no group."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "choices")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTabKeyNavigation(False)

    def show_answers(self, answers: Sequence[AnswerChoice]) -> None:
        """Show these answers; the cursor stays at its place."""
        at = max(0, self.currentRow())
        self.clear()
        for one in answers:
            item = QListWidgetItem(f"{one.text}  ({one.count:,})")
            item.setFont(self._look.font(12.5))
            item.setData(_VALUE, one.value)
            item.setToolTip(plain_tip(one.text))
            self.addItem(item)
        place = min(at, self.count() - 1)
        self.setCurrentRow(place, QItemSelectionModel.SelectionFlag.NoUpdate)  # chosen is what somebody chose

    def values(self) -> tuple[str, ...]:
        """Return the answers that are chosen."""
        return tuple(item.data(_VALUE) for item in self.selectedItems())

    def _choose_current(self) -> None:
        """Choose the answer with the cursor, where none is chosen."""
        if not self.selectedItems() and self.count():
            self.item(max(0, self.currentRow())).setSelected(True)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        return _packed([item.data(_VALUE) for item in items])

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(_MIME) and event.source() is not self:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)  # or Qt would take the dragged lines away by itself
        event.accept()
        self.returned.emit(_unpacked(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose_current()
            self.put_wanted.emit(None)
        elif _DIGITS[0] <= key <= _DIGITS[1] and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choose_current()
            self.put_wanted.emit(key - _DIGITS[0])
        else:
            super().keyPressEvent(event)


class GroupTree(QTreeWidget):
    """The groups with their answers; answers are dropped on a group, or beside all for a new one."""

    dropped = Signal(object, object)
    """Answers were dropped on the group of this number; None for a new one."""
    out_wanted = Signal(object)
    """These answers are to be in no group."""
    drop_group_wanted = Signal(int)
    renamed = Signal(int, str)
    current_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._filling = False
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "choices")
        self.setIndentation(16)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setColumnCount(2)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(self._on_changed)
        self.currentItemChanged.connect(lambda _now, _before: None if self._filling else self.current_changed.emit())

    def show_groups(
        self, groups: Sequence[Group], sizes: Sequence[int], texts: Mapping[str, AnswerChoice], at: int
    ) -> None:
        """Show groups with their sizes; the one at `at` is the current one."""
        self._filling = True
        self.clear()
        for number, (group, size) in enumerate(zip(groups, sizes, strict=True)):
            top = QTreeWidgetItem([group.name, f"{size:,}"])
            top.setFont(1, self._look.font(12, 600))
            top.setTextAlignment(1, RIGHT)
            top.setFont(0, self._look.font(12.5, 600))
            top.setData(0, _VALUE, number)
            top.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsEditable
                | Qt.ItemFlag.ItemIsDropEnabled
            )
            told = ngettext("{name}: {count:,} respondent", "{name}: {count:,} respondents", size)
            top.setToolTip(0, plain_tip(told.format(name=group.name, count=size)))
            top.setData(0, Qt.ItemDataRole.AccessibleTextRole, told.format(name=group.name, count=size))
            self.addTopLevelItem(top)
            for value in group.values:
                top.addChild(self._answer(value, texts))
            if not group.values:
                top.addChild(self._hint())
            top.setExpanded(True)
        current = self.topLevelItem(at)
        if current is not None:
            self.setCurrentItem(current)
        self._filling = False

    def _answer(self, value: str, texts: Mapping[str, AnswerChoice]) -> QTreeWidgetItem:
        known = texts.get(value)
        item = QTreeWidgetItem([value] if known is None else [known.text, f"{known.count:,}"])
        item.setFont(0, self._look.font(12))
        item.setFont(1, self._look.font(12))
        item.setForeground(1, self._look.colour("muted"))
        item.setTextAlignment(1, RIGHT)
        item.setToolTip(0, plain_tip(item.text(0)))
        item.setData(0, _VALUE, value)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
        return item

    def _hint(self) -> QTreeWidgetItem:
        item = QTreeWidgetItem([_("Drag answers here")])
        item.setFont(0, self._look.font(12))
        item.setForeground(0, self._look.colour("faint"))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    def group(self) -> int | None:
        """Return the number of the current group; None when there is none."""
        return self._group_of(self.currentItem())

    def _group_of(self, item: QTreeWidgetItem | None) -> int | None:
        top = item if item is None or item.parent() is None else item.parent()
        return None if top is None else self.indexOfTopLevelItem(top)

    def values(self) -> tuple[str, ...]:
        """Return the answers that are chosen in groups."""
        return tuple(item.data(0, _VALUE) for item in self.selectedItems() if item.parent() is not None)

    def rename_current(self) -> None:
        """Have the name of the current group typed."""
        at = self.group()
        item = None if at is None else self.topLevelItem(at)
        if item is not None:
            self.setFocus()
            self.editItem(item, 0)

    def _on_changed(self, item: QTreeWidgetItem, _column: int) -> None:
        if not self._filling and item.parent() is None:
            self.renamed.emit(self.indexOfTopLevelItem(item), item.text(0))

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        return _packed([item.data(0, _VALUE) for item in items if item.parent() is not None])

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(_MIME):
            item = self.itemAt(event.position().toPoint())
            top = item if item is None or item.parent() is None else item.parent()
            if top is not None:
                self.setCurrentItem(top)
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)  # or Qt would take the dragged lines away by itself
        event.accept()
        at = self._group_of(self.itemAt(event.position().toPoint()))
        self.dropped.emit(_unpacked(event.mimeData()), at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not self.isPersistentEditorOpen(
            self.currentIndex()
        ):
            values, at = self.values(), self.group()
            if values:
                self.out_wanted.emit(values)
            elif at is not None:
                self.drop_group_wanted.emit(at)
        else:
            super().keyPressEvent(event)
