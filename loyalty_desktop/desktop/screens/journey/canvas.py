"""The part of the window that the map is seen through: scrolling, the arrow keys, and what an empty map says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from loyalty_desktop.desktop.screens.journey.board import Board
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent

    from loyalty_desktop.desktop.screens.journey.items import Host, Item, ItemId

_EDGE, _FASTEST = 44, 22
_FOCUS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.OtherFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
WALKING = frozenset({*_ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End})
"""The keys that go from one item to another."""


class Canvas(QScrollArea):
    """The map, scrolled; one stop of the Tab key, with arrow keys inside."""

    moved = Signal()
    """The lanes stand elsewhere in the window."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board = Board(host, self)
        self._current: ItemId | None = None
        self._passing = False
        self._overlay: QWidget | None = None
        self.setWidget(self.board)
        self.setWidgetResizable(True)
        self.setCornerWidget(QWidget())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(40)
            bar.valueChanged.connect(lambda _value: self.moved.emit())
        self.board.arranged.connect(self.moved)

    def draw(self) -> None:
        """Write what is read out."""
        self.setAccessibleName(_("Journey map"))

    def set_overlay(self, overlay: QWidget) -> None:
        """Keep a widget in the middle of what is seen."""
        self._overlay = overlay
        overlay.setParent(self.viewport())
        self.place_overlay()

    def centres(self) -> tuple[float, ...]:
        """Return where the middle of each lane is, in the coordinates of this widget."""
        left = self.board.mapTo(self, QPoint(0, 0)).x()
        return tuple(left + lane.rect.left() + lane.rect.width() / 2 for lane in self.board.geometry_of_all.lanes)

    def reveal(self, rect: QRect) -> None:
        """Scroll until a place of the map is in sight."""
        self.ensureVisible(rect.right(), rect.bottom(), 16, 16)
        self.ensureVisible(rect.left(), rect.top(), 16, 16)

    def drift(self, where: QPoint) -> bool:
        """Scroll one frame further while a pointer (in this widget) is near an edge; say whether anything moved."""
        view = self.viewport().rect()
        if not view.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE).contains(where):
            return False
        before = (self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        across = _speed(where.x(), view.left(), view.right())
        down = _speed(where.y(), view.top(), view.bottom())
        self.horizontalScrollBar().setValue(before[0] + across)
        self.verticalScrollBar().setValue(before[1] + down)
        return before != (self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    # the focus

    @property
    def current(self) -> ItemId | None:
        """What has the focus on the map, or had it last."""
        return self._current

    def remember(self, item: Item, *, in_sight: bool) -> None:
        """Come back to this item when the Tab key comes back to the map; `in_sight` scrolls to it now."""
        self._current = item.id
        if in_sight:
            self.reveal(self.board.rect_of(item))

    def expect(self, id_: ItemId) -> None:
        """Have the focus on this item when it comes back to the map."""
        self._current = id_

    def expect_neighbour(self, item: Item, leaving: Collection[ItemId] = ()) -> None:
        """Have the focus on what is beside an item when that, and what leaves together with it, is gone."""
        column = next((one for one in self.board.columns() if item in one), [])
        at = column.index(item) if item in column else 0
        gone = [item, *(self.board.items[id_] for id_ in leaving if id_ in self.board.items)]
        beside = (*column[at + 1 :], *reversed(column[:at]))
        others = [other for other in beside if other not in gone and other.parent() not in gone]
        alike = [other for other in others if other.kind == item.kind] or others
        self._current = alike[0].id if alike else None

    def focus(self, id_: ItemId, *, in_sight: bool = True) -> None:
        """Give the focus to an item of the map, if it is there; `in_sight` scrolls to it."""
        item = self.board.items.get(id_)
        if item is not None:
            item.setFocus(Qt.FocusReason.OtherFocusReason if in_sight else Qt.FocusReason.MouseFocusReason)

    def refocus(self) -> None:
        """Give the focus to what had it before the map changed, or to what is nearest to where that was."""
        if self._current in self.board.items:
            self.focus(self._current)
            return
        columns = self.board.columns()
        if columns:
            columns[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Whether the focus is on the map."""
        widget = self.focusWidget()
        return widget is not None and widget.hasFocus() and self.isAncestorOf(widget)

    def leave(self, forward: bool) -> bool:
        """Take the focus to what comes after, or before, the map."""
        self._passing = True
        self.setFocus(Qt.FocusReason.TabFocusReason)
        left = self.focusNextPrevChild(forward)
        self._passing = False
        return left

    def walk(self, item: Item, event: QKeyEvent) -> bool:
        """Go to the neighbour of an item as an arrow key says; say whether the key was one."""
        columns = self.board.columns()
        at = next((x for x, column in enumerate(columns) if item in column), None)
        if at is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            target = columns[0 if key == Qt.Key.Key_Home else -1]
            _nearest(item, target, self.board).setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if key not in _ARROWS:
            return False
        across, down = _ARROWS[Qt.Key(key)]
        column = columns[at]
        if down:
            place = max(0, min(column.index(item) + down, len(column) - 1))
            column[place].setFocus(Qt.FocusReason.OtherFocusReason)
        elif 0 <= at + across < len(columns):
            _nearest(item, columns[at + across], self.board).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def place_overlay(self) -> None:
        """Put the overlay where it belongs, after it or the window changed."""
        if self._overlay is not None:
            view = self.viewport().rect()
            size = self._overlay.sizeHint().boundedTo(view.size())
            self._overlay.setGeometry(QRect(view.center() - QPoint(size.width() // 2, size.height() // 2), size))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._passing and event.reason() in _FOCUS:
            self.refocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            self.refocus()
        elif event.key() == Qt.Key.Key_Escape and self.board.band.is_active:
            self.board.band.cancel()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.board.menu_wanted.emit(self.viewport().mapToGlobal(self.viewport().rect().center()))
        event.accept()

    def focusNextPrevChild(self, next_: bool) -> bool:
        return QWidget.focusNextPrevChild(self, next_)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        sideways = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if turned.x() == 0 and (sideways or self.verticalScrollBar().maximum() == 0):
            bar = self.horizontalScrollBar()
            pixels = event.pixelDelta().y()
            bar.setValue(bar.value() - (pixels or turned.y()))
            event.accept()
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.board.set_room(self.width() - self.verticalScrollBar().sizeHint().width())
        self.place_overlay()
        self.moved.emit()


def _speed(at: int, low: int, high: int) -> int:
    """Return how far to scroll in one frame: the nearer to the edge, the faster."""
    if at < low + _EDGE:
        return -min(_FASTEST, 2 + (low + _EDGE - at) // 2)
    if at > high - _EDGE:
        return min(_FASTEST, 2 + (at - high + _EDGE) // 2)
    return 0


def _nearest(item: Item, others: list[Item], board: Board) -> Item:
    """Return what is on the same height, rather of the same kind."""
    middle = board.rect_of(item).center().y()
    alike = [other for other in others if other.kind == item.kind] or others
    return min(alike, key=lambda other: abs(board.rect_of(other).center().y() - middle))
