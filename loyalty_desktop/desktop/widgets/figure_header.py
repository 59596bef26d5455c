"""The titles above a table of figures: they sort, and say where the keys are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from loyalty_desktop.desktop.painting import draw_text, text_width
from loyalty_desktop.i18n import gettext

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.widgets.figure_model import FigureColumn, FigureModel

_ = gettext
TITLE_SIZE, HEADER_HEIGHT = 11.5, 34
PAD, FIRST, LAST = 6, 16, 14
"""Room beside what stands in a cell: at both sides, left of the first column, right of the last one."""
_MARK = 11  # room for the arrow beside a sorted title


class Titled(Protocol):
    """What the titles need to know of the table below them."""

    look: Look

    @property
    def figures(self) -> FigureModel[Any]:
        """The model behind the table."""

    def inner(self, column: int, rect: QRect) -> QRectF:
        """Return the box inside a cell or title of a column, without its padding."""

    def currentIndex(self) -> QModelIndex:
        """Return where the keys are."""

    def hasFocus(self) -> bool:
        """Say whether the keys are in the table."""


class FigureHeader(QHeaderView):
    """Titles that sort; the current column of a table with the focus is underlined."""

    def __init__(self, table: Titled, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = table
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setFixedHeight(HEADER_HEIGHT)
        self.setMinimumSectionSize(20)
        self.setAccessibleName(_("Titles"))

    def wanted(self, at: int) -> int:
        """Return the width in which a title can be read in full, sorted or not."""
        columns = self._table.figures.columns
        column = columns[at]
        if column.paint_title is not None:
            return column.width
        pads = (FIRST if at == 0 else PAD) + (LAST if at == len(columns) - 1 else PAD)
        mark = _MARK if column.sort is not None else 0
        return round(text_width(self._table.look.font(TITLE_SIZE, 600), column.title()) + pads + mark + 1)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        table, look = self._table, self._table.look
        column, order = table.figures.columns[section], table.figures.order
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look.colour("panel"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.colour("line"))
        current = table.currentIndex().column()
        if table.hasFocus() and current == section and column.sort is not None:
            painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, look.colour("accent"))
        box = table.inner(section, rect)
        if order is not None and order.column == section:
            box = self._draw_mark(painter, box, column, order.descending)
        if column.paint_title is not None:
            column.paint_title(painter, box)
        else:
            font, ink = look.font(TITLE_SIZE, 600), look.colour(column.title_ink)
            draw_text(painter, box, column.title(), font, ink, column.align)
        painter.restore()

    def _draw_mark(self, painter: QPainter, box: QRectF, column: FigureColumn[Any], descending: bool) -> QRectF:
        """Draw the arrow beside the title and return the room that is left for the title."""
        look = self._table.look
        is_right = bool(column.align & Qt.AlignmentFlag.AlignRight)
        rest = box.adjusted(_MARK, 0, 0, 0) if is_right else box.adjusted(0, 0, -_MARK, 0)
        width = text_width(look.font(TITLE_SIZE, 600), column.title())
        shown = rest.width() if column.paint_title is not None else min(width, rest.width())
        left = rest.right() - shown - _MARK + 1 if is_right else rest.left() + shown + 3
        middle, turn = box.center().y() + 0.5, 2.25 if descending else -2.25
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        ends = QPointF(left, middle - turn), QPointF(left + 7, middle - turn), QPointF(left + 3.5, middle + turn)
        painter.drawPolygon(QPolygonF(ends))
        return rest
