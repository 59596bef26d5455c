"""What stands on the journey map: widgets that can have the focus, be dragged, and have a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.screens.journey.card_painting import draw_ring
from loyalty_desktop.desktop.widgets.labels import plain_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.grip import Grip
    from loyalty_desktop.desktop.screens.journey.places import Load

ItemKind: TypeAlias = Literal[
    "stage", "driver", "overall", "loose", "experience", "more", "zone", "add_stage", "tray", "overall_zone"
]
ItemId: TypeAlias = tuple[ItemKind, str]
TOGETHER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""Keys that choose several: one more, or all up to here."""


class Host(Protocol):
    """What an item asks and tells those who know what to do about it."""

    look: Look
    grip: Grip

    def on_focus(self, item: Item, reason: Qt.FocusReason) -> None:
        """Choose what got the focus."""

    def on_key(self, item: Item, event: QKeyEvent) -> bool:
        """Do what a key says; say whether it said anything."""

    def load_of(self, item: Item) -> Load | None:
        """Return what is dragged when this is dragged: itself, with what was chosen together with it."""

    def on_press(self, item: Item, event: QMouseEvent) -> None:
        """Choose what was pressed, before it is known whether it will be dragged."""

    def on_click(self, item: Item, event: QMouseEvent) -> None:
        """Do what a click does that was no drag."""

    def on_double_click(self, item: Item) -> None:
        """Do what a double click does."""

    def on_menu(self, item: Item, where: QPoint) -> None:
        """Open the menu of an item at a place of the screen."""

    def leave(self, forward: bool) -> bool:
        """Take the focus out of the map, to what comes after or before it."""


class Item(QWidget):
    """One thing on the map, known by its kind and id; all of them together are one stop of the Tab key."""

    def __init__(self, host: Host, id_: ItemId, parent: QWidget) -> None:
        super().__init__(parent)
        self.host = host
        self.id = id_
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)  # a button let go outside the window is noticed when the mouse comes back
        self.setObjectName(":".join(id_))
        self._note = ""
        self._faded = False
        self._chosen = False
        self._picture: QPixmap | None = None
        self._picture_of: tuple[object, ...] = ()

    @property
    def kind(self) -> ItemKind:
        """What it is."""
        return self.id[0]

    @property
    def look(self) -> Look:
        """Colours and fonts."""
        return self.host.look

    @property
    def title(self) -> str:
        """Its name, as it is called on its own."""
        return self._note.partition("\n")[0]

    def load(self) -> Load | None:
        """Return what is dragged when this is dragged."""
        return self.host.load_of(self)

    def name_box(self) -> QRectF:
        """Return where its name stands, to be written anew there."""
        return QRectF(self.rect())

    def fade(self, faded: bool) -> None:
        """Look as if it had been taken away, while it is dragged."""
        self._faded = faded
        self.update()

    def show_chosen(self, chosen: bool) -> None:
        """Look chosen or not."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def paint(self, painter: QPainter) -> None:
        """Draw all of it; the picture is kept until something about it changes."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Let it be drawn anew: it says something else, or in other colours."""
        self._picture = None
        self.update()

    def set_note(self, note: str) -> None:
        """Say what it is to those who hear the screen, and, if there is more than its name, who point at it."""
        if note != self._note:
            self._note = note
            self.setAccessibleName(", ".join(note.splitlines()))
            self.setToolTip(plain_tip(note) if "\n" in note else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.host.on_press(self, event)
            self.host.grip.press(self, event, self.load())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() and self.figures():
            asks = self.figure_at(event.position().toPoint()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if asks else Qt.CursorShape.OpenHandCursor)
        self.host.grip.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.host.grip.release(event):
            self.host.on_click(self, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.modifiers() & TOGETHER:
            self.mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.host.on_double_click(self)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.host.on_menu(self, self.menu_place() if by_key else event.globalPos())
        event.accept()

    def figure_at(self, where: QPoint) -> tuple[str, QRect] | None:
        """Return which figure stands at a place, by the column it has in the tables, and where; None for none."""
        return next((one for one in self.figures() if one[1].contains(where)), None)

    def figures(self) -> tuple[tuple[str, QRect], ...]:
        """Return the figures that explain themselves, the one that Space asks for first."""
        return ()

    def menu_place(self) -> QPoint:
        """Return where a menu opens that was asked for by a key."""
        return self.mapToGlobal(QPoint(12, min(self.height(), 30)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.host.on_key(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.host.on_focus(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        self.host.grip.let_go(event.reason())

    def focusNextPrevChild(self, next_: bool) -> bool:
        return self.host.leave(next_)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        drawn_as = (self.width(), self.height(), ratio, self._chosen, self.hasFocus(), self.underMouse())
        if self._picture is None or drawn_as != self._picture_of:
            self._picture_of = drawn_as
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint(painter)
            painter.end()
        painter = QPainter(self)
        if self._faded:
            painter.setOpacity(0.35)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


class PlainItem(Item):
    """An item with one line of text in a rounded outline: header, zone, the line that unfolds a card."""

    def __init__(self, host: Host, id_: ItemId, parent: QWidget) -> None:
        super().__init__(host, id_, parent)
        self.text = ""

    def set_text(self, text: str) -> None:
        """Show a text."""
        if text != self.text:
            self.text = text
            self.redraw()

    def paint_text(self, painter: QPainter) -> None:
        """Draw everything but the outline of the focus."""
        raise NotImplementedError

    def paint(self, painter: QPainter) -> None:
        self.paint_text(painter)
        if self.hasFocus():
            draw_ring(self.look, painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), chosen=False, focused=True)
