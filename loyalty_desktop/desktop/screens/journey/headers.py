"""The head of a lane, the dashed zones that invite a column or a new stage, and the line that unfolds a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from loyalty_desktop.desktop.painting import CENTRE, LEFT, RIGHT, draw_tag, draw_text, text_width
from loyalty_desktop.desktop.screens.journey.items import Host, ItemId, PlainItem
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.content import LaneContent

ONE_LINE, TWO_LINES = 26, 44
_PAD = 9


def header_height(look: Look, lanes: tuple[LaneContent, ...], width: int) -> int:
    """Return the height of all headers: two lines as soon as one name and its figures do not fit beside each other."""
    bold, small = look.font(14, 700), look.font(11)
    room = width - 2 * _PAD - 8
    wanted = [
        text_width(bold, one.label) + text_width(small, one.summary) + _tag_width(look, one)
        for one in lanes
        if one.summary
    ]
    return TWO_LINES if any(wide > room for wide in wanted) else ONE_LINE


def _tag_width(look: Look, lane: LaneContent) -> float:
    """Return the room for the tag of figures that are there for reference only, with the gap before it."""
    return text_width(look.font(10, 600), _("few")) + 14 if lane.state == "reference" else 0.0


class StageHeader(PlainItem):
    """The name of a stage and what its drivers reach together."""

    def __init__(self, host: Host, id_: ItemId, parent: QWidget) -> None:
        super().__init__(host, id_, parent)
        self._content: LaneContent | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_content(self, content: LaneContent) -> None:
        """Show a stage."""
        if content != self._content:
            self._content = content
            self.set_note(content.note)
            self.redraw()

    def name_box(self) -> QRectF:
        return QRectF(0, 0, self.width(), ONE_LINE)

    def paint_text(self, painter: QPainter) -> None:
        content = self._content
        if content is None:
            return
        two_lines = self.height() >= TWO_LINES
        small, summary = self.look.font(11), content.summary
        shown = self.look.colour("muted" if content.state == "shown" else "faint")
        box = QRectF(_PAD, 0, self.width() - 2 * _PAD, ONE_LINE)
        width, tag = text_width(small, summary) + 1, _tag_width(self.look, content)
        if two_lines:
            place = QRectF(_PAD, ONE_LINE - 4, min(width, box.width() - tag), 18)
            draw_text(painter, place, summary, small, shown)
        else:
            place = QRectF(box.right() - width - tag, 2, width, ONE_LINE)
            draw_text(painter, place, summary, small, shown, RIGHT)
            box.setWidth(box.width() - width - tag - 8 if summary else box.width())
        if tag:
            look, font = self.look, self.look.font(10, 600)
            ink, fill = look.colour("warn"), look.colour("warn_bg")
            draw_tag(painter, place.right() + 4, place.center().y(), _("few"), font, ink, fill)
        if content.name:
            draw_text(painter, box, content.name, self.look.font(14, 700), self.look.colour("ink"))
        else:
            self._paint_field(painter, box)

    def _paint_field(self, painter: QPainter, box: QRectF) -> None:
        """Show where a name is still to be written: a press opens the field."""
        lit = self.underMouse() or self.hasFocus()
        pen = QPen(self.look.colour("accent" if lit else "dashed"), 1.2, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.setBrush(self.look.colour("panel"))
        painter.drawRoundedRect(box.adjusted(-4, 1, 0, -1), 6, 6)
        ink = self.look.colour("accent" if lit else "muted")
        draw_text(painter, box.adjusted(4, 0, -4, 0), _("Name this stage"), self.look.font(12.5, 600), ink)


class TrayHeader(PlainItem):
    """The head of what belongs to no stage."""

    def paint_text(self, painter: QPainter) -> None:
        box = QRectF(_PAD, 0, self.width() - 2 * _PAD, ONE_LINE)
        draw_text(painter, box, self.text, self.look.font(13, 600), self.look.colour("muted"))


class Zone(PlainItem):
    """A dashed box at the end of a lane, or of all lanes: drop a column there, or press it to add by name."""

    def __init__(self, host: Host, id_: ItemId, parent: QWidget) -> None:
        super().__init__(host, id_, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paint_text(self, painter: QPainter) -> None:
        lit = self.underMouse() or self.hasFocus()
        pen = QPen(self.look.colour("accent" if lit else "dashed"), 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        box = QRectF(self.rect()).adjusted(8, 0, -8, 0)
        draw_text(painter, box, self.text, self.look.font(12), self.look.colour("accent" if lit else "faint"), CENTRE)


class MoreLine(PlainItem):
    """The line on a card that shows its other experiences, or folds them away again."""

    def __init__(self, host: Host, id_: ItemId, parent: QWidget) -> None:
        super().__init__(host, id_, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paint_text(self, painter: QPainter) -> None:
        ink = self.look.colour("accent" if self.underMouse() or self.hasFocus() else "muted")
        box = QRectF(self.rect()).adjusted(13, 0, -4, 0)
        draw_text(painter, box, self.text, self.look.font(11.5), ink, LEFT)
