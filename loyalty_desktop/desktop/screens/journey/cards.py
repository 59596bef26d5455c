"""The cards of the map as widgets, and the experiences on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt

from loyalty_desktop.desktop.painting import draw_box
from loyalty_desktop.desktop.screens.journey.card_painting import (
    RING,
    draw_card,
    draw_ring,
    draw_row,
    meter_figure,
    row_figures,
)
from loyalty_desktop.desktop.screens.journey.card_shape import CardShape, shape_of
from loyalty_desktop.desktop.screens.journey.items import Host, Item, ItemId

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.screens.journey.content import CardContent, RowContent
    from loyalty_desktop.desktop.screens.journey.layout import Size


class Row(Item):
    """One experience on a card."""

    def __init__(self, host: Host, id_: ItemId, parent: QWidget) -> None:
        super().__init__(host, id_, parent)
        self._content: RowContent | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_content(self, content: RowContent) -> None:
        """Show an experience."""
        if content != self._content:
            self._content = content
            self.set_note(content.note)
            self.redraw()

    def name_box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(9, -2, 2, 2)

    def figures(self) -> tuple[tuple[str, QRect], ...]:
        if self._content is None or self._content.open:
            return ()
        box = QRectF(self.rect()).adjusted(4, 0, -4, 0)
        boxes = row_figures(box)
        return tuple((key, place.toAlignedRect()) for key, place in zip(("with", "incidence"), boxes, strict=True))

    def paint(self, painter: QPainter) -> None:
        if self._content is None:
            return
        box = QRectF(self.rect())
        if self._chosen:
            draw_box(painter, box, 5, self.look.colour("accent_bg"))
        elif self.underMouse():
            draw_box(painter, box, 5, self.look.colour("selected"))
        if self.hasFocus():
            draw_ring(self.look, painter, box.adjusted(0.5, 0.5, -0.5, -0.5), chosen=False, focused=True, radius=5)
        draw_row(self.look, painter, self._content, box.adjusted(4, 0, -4, 0))


class Card(Item):
    """A driver, an overall satisfaction, or the experiences without a driver; wider than its box by the ring."""

    def __init__(self, host: Host, id_: ItemId, parent: QWidget) -> None:
        super().__init__(host, id_, parent)
        self._content: CardContent | None = None
        self._shape: CardShape | None = None
        self._drawn_as: tuple[bool, bool, int] = (False, False, 0)
        if id_[0] != "loose":
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    @property
    def content(self) -> CardContent:
        """What it says."""
        if self._content is None:
            msg = "a card says nothing before it was shown"
            raise RuntimeError(msg)
        return self._content

    @property
    def shape(self) -> CardShape:
        """How it is laid out."""
        if self._shape is None:
            msg = "a card has no shape before it was shown"
            raise RuntimeError(msg)
        return self._shape

    def show_content(self, content: CardContent, *, unfolded: bool, naming: bool, anew: bool, wide: int) -> Size:
        """Show a card and return its size; `anew` measures it again although it says the same."""
        drawn_as = (unfolded, naming, wide)
        if self._shape is None or anew or content != self._content or drawn_as != self._drawn_as:
            self._content, self._drawn_as = content, drawn_as
            self._shape = shape_of(self.look, content, unfolded=unfolded, naming=naming, wide=wide)
            self.set_note(content.note)
            self.redraw()
        return self._shape.size(content)

    def fade(self, faded: bool) -> None:
        super().fade(faded)
        for row in self.findChildren(Item):
            row.fade(faded)

    def in_card(self, rect: QRect) -> QRect:
        """Return a place of the shape in the coordinates of the widget."""
        return rect.translated(RING, RING)

    def name_box(self) -> QRectF:
        title = self.in_card(self.shape.title)
        return QRectF(title).adjusted(-5, -2, 5, 2)

    def figures(self) -> tuple[tuple[str, QRect], ...]:
        if self._content is None or self._content.head is None or self._content.heart is None:
            return ()
        head, heart = (self.in_card(meter_figure(bar).toAlignedRect()) for bar in self.shape.bars)
        return ("heart", heart), ("head", head)

    def is_tag(self, where: QPoint) -> bool:
        """Say whether a place is on the tag with the kind of value."""
        return self.kind == "driver" and self.in_card(self.shape.tag).adjusted(-3, 0, 3, 0).contains(where)

    def paint(self, painter: QPainter) -> None:
        painter.translate(QPointF(RING, RING))
        draw_card(
            self.look,
            painter,
            self.content,
            self.shape,
            chosen=self._chosen,
            focused=self.hasFocus(),
            hovered=self.underMouse(),
        )
