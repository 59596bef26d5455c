"""What shares are known of, one below the other: its name, and how far it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from loyalty_desktop.desktop.painting import draw_box, draw_text, elided
from loyalty_desktop.desktop.widgets.labels import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.desktop.look import Look

_HIGH, _SIDE = 46, 10


class MarginList(QListWidget):
    """A line for each; what is read out is the name and below it the state."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "choices")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setItemDelegate(_Painter(look, self))

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these names and states; as many as there are items."""
        for at, (name, state) in enumerate(lines):
            item = self.item(at)
            item.setText(f"{name}\n{state}")
            item.setToolTip(plain_tip(name))


class _Painter(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, _HIGH)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, box = self._look, QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        name, _line, told = str(index.data() or "").partition("\n")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
            line = look.colour("accent_line") if focused else None
            draw_box(painter, box.adjusted(1, 1, -1, -1), 7, look.colour("accent_bg" if chosen else "row"), line)
        inside = box.adjusted(_SIDE, 5, -_SIDE, -5)
        upper, lower = (QRectF(inside.left(), top, inside.width(), 18) for top in (inside.top(), inside.top() + 18))
        font, small = look.font(12.5, 600), look.font(11.5)
        draw_text(painter, upper, elided(font, name, upper.width()), font, look.colour("accent" if chosen else "ink"))
        draw_text(painter, lower, elided(small, told, lower.width()), small, look.colour("muted"))
        painter.restore()
