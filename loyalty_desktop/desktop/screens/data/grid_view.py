"""The survey's cells, a million rows of them, seen through a window: only what is seen is looked up and painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from loyalty_desktop.desktop.screens.data.column_widths import natural_width, role_width
from loyalty_desktop.desktop.screens.data.grid_columns import Places
from loyalty_desktop.desktop.screens.data.grid_header import HEIGHT, chip_rect
from loyalty_desktop.desktop.screens.data.grid_painter import ROW, GridPainter, Seen
from loyalty_desktop.desktop.screens.data.grid_words import head_words
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.cells import Cells, CellState
    from loyalty_desktop.report.columns import ColumnHead
    from loyalty_desktop.survey.reading import ColumnKey, Role
    from loyalty_desktop.survey.survey import Survey

_GRASP = 4
_HORIZONTAL_STEP = 24
_LEAST_GUTTER = 40


class VisibleCell(NamedTuple):
    """A cell that can be seen: its row among the answers, its column, what is written and how, and where."""

    row: int
    column: int
    text: str
    state: CellState
    box: QRect


class GridView(QAbstractScrollArea):
    """A frozen row of heads, a frozen gutter of row numbers, and cells: rows scroll by rows, columns by pixels."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._painter = GridPainter(look)
        self._cells: Cells | None = None
        self._heads: tuple[ColumnHead, ...] = ()
        self._places = Places()
        self._natural: dict[ColumnKey, int] = {}
        self._told: dict[ColumnKey, int] = {}
        self._cut: object = None
        self._gutter = _LEAST_GUTTER
        self._chosen: tuple[ColumnKey, ...] = ()
        self._row, self._column = 0, 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerWidget(QWidget())
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.horizontalScrollBar().setSingleStep(_HORIZONTAL_STEP)
        self.verticalScrollBar().setSingleStep(1)

    def show_survey(self, survey: Survey | None, cells: Cells | None, heads: Sequence[ColumnHead]) -> None:
        """Show the cells of a survey; widths stay as long as the same rows and columns are shown."""
        cut = survey.cut if survey is not None else None
        if cut is not self._cut:
            self._cut = cut
            self._begin()
        self._cells, self._heads = cells, tuple(heads)
        self._measure()
        self._arrange()
        self.viewport().update()

    def _begin(self) -> None:
        """Stand at the first cell of something else."""
        self._natural.clear()
        self._told.clear()
        self._row = self._column = 0
        self._chosen = ()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def restyle(self) -> None:
        """Draw anew in another language or theme."""
        self.setAccessibleName(_("Answers as they stand in the file"))
        self.viewport().update()

    def visible_cells(self) -> tuple[VisibleCell, ...]:
        """Return the cells that are painted now, column by column."""
        seen = self._seen()
        if self._cells is None or seen is None:
            return ()
        return tuple(
            VisibleCell(row, at, text, state, seen.cell(row, at))
            for at in seen.columns
            for row, (text, state) in enumerate(self._cells.column(at).shown(seen.first, seen.last), seen.first)
        )

    def header_rect(self, at: int) -> QRect:
        """Return where the head of a column is, in the viewport."""
        return QRect(self._left(at), 0, self._places.width(at), HEIGHT)

    def role_rect(self, at: int) -> QRect:
        """Return where the role of a column can be clicked, in the viewport."""
        return chip_rect(self.header_rect(at))

    def cell_rect(self, row: int, at: int) -> QRect:
        """Return where a cell is, in the viewport."""
        top = HEIGHT + (row - self.verticalScrollBar().value()) * ROW
        return QRect(self._left(at), top, self._places.width(at), ROW)

    def jump_to(self, row: int) -> None:
        """Bring a row of answers to the top."""
        self.verticalScrollBar().setValue(row)

    def _left(self, at: int) -> int:
        return self._gutter + self._places.left(at) - self.horizontalScrollBar().value()

    def _index(self, key: ColumnKey | None) -> int | None:
        return next((at for at, head in enumerate(self._heads) if head.key == key), None)

    def _seen(self) -> Seen | None:
        if self._cells is None or not self._heads:
            return None
        shift = self.horizontalScrollBar().value()
        width = self.viewport().width() - self._gutter
        first = self.verticalScrollBar().value()
        rows = -(-max(0, self.viewport().height() - HEIGHT) // ROW)
        columns = self._places.between(shift, shift + width)
        return Seen(
            columns=columns,
            lefts=tuple(self._left(at) for at in columns),
            widths=tuple(self._places.width(at) for at in columns),
            first=first,
            last=min(self._cells.rows, first + rows),
            gutter=self._gutter,
        )

    def _whole_rows(self) -> int:
        return max(1, (self.viewport().height() - HEIGHT) // ROW)

    def _measure(self) -> None:
        cells = self._cells
        if cells is None:
            self._places = Places()
            return
        for at, head in enumerate(self._heads):
            if head.key not in self._natural:
                self._natural[head.key] = natural_width(self._look, head, cells.column(at))
        roles = {role: role_width(self._look, role) for role in {head.role for head in self._heads}}
        self._places = Places([self._told.get(head.key) or self._needed(head, roles) for head in self._heads])
        digits = self._painter.number_width(cells.row_number(cells.rows - 1)) if cells.rows else 0
        self._gutter = max(_LEAST_GUTTER, round(digits) + 16)

    def _needed(self, head: ColumnHead, roles: dict[Role, int]) -> int:
        return max(self._natural[head.key], roles[head.role])

    def _arrange(self) -> None:
        rows = self._cells.rows if self._cells is not None else 0
        whole = self._whole_rows()
        self.verticalScrollBar().setRange(0, max(0, rows - whole))
        self.verticalScrollBar().setPageStep(whole)
        room = self.viewport().width() - self._gutter
        self.horizontalScrollBar().setRange(0, max(0, self._places.total - room))
        self.horizontalScrollBar().setPageStep(max(1, room))

    def _set_width(self, at: int, width: int) -> None:
        self._places.set_width(at, width)
        self._told[self._heads[at].key] = self._places.width(at)
        self._arrange()
        self.viewport().update()

    def _bring_column(self, at: int) -> None:
        bar = self.horizontalScrollBar()
        left, right = self._places.left(at), self._places.left(at) + self._places.width(at)
        room = self.viewport().width() - self._gutter
        if right > bar.value() + room:
            bar.setValue(right - room)
        if left < bar.value():
            bar.setValue(left)

    def _column_at(self, x: int) -> int | None:
        return self._places.at(x - self._gutter + self.horizontalScrollBar().value()) if x >= self._gutter else None

    def _border(self, place: QPoint) -> int | None:
        if place.y() >= HEIGHT or place.x() < self._gutter - _GRASP:
            return None
        return self._places.border(place.x() - self._gutter + self.horizontalScrollBar().value(), _GRASP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        area = self.viewport().rect()
        seen = self._seen()
        if self._cells is None or seen is None:
            painter.fillRect(area, self._look.colour("panel"))
        else:
            chosen = frozenset(at for at in seen.columns if self._heads[at].key in self._chosen)
            at = (self._row, self._column) if self.hasFocus() else None
            self._painter.paint_body(painter, area, seen, self._cells, self._heads, chosen, at)
            if event.rect().top() < HEIGHT:
                self._painter.paint_heads(painter, area, seen, self._heads, chosen)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def scrollContentsBy(self, dx: int, _dy: int) -> None:
        top = 0 if dx else HEIGHT  # heads stay where they are while rows go by
        self.viewport().update(0, top, self.viewport().width(), self.viewport().height() - top)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:  # as everywhere: Shift turns the wheel sideways
            bar = self.horizontalScrollBar()
            notches = event.angleDelta().y() or event.angleDelta().x()  # some systems turn it themselves
            turned = event.pixelDelta().y() or notches * 3 * _HORIZONTAL_STEP // 120
            bar.setValue(bar.value() - turned)
            event.accept()
            return
        super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._hint(event)
            return True
        return super().viewportEvent(event)

    def _hint(self, event: QHelpEvent) -> None:
        """Say what is cut off: the heading with the reason for the role, or the text of a cell."""
        at, seen = self._column_at(event.pos().x()), self._seen()
        text = ""
        if at is not None and self._cells is not None and seen is not None:
            row = seen.first + (event.pos().y() - HEIGHT) // ROW
            if event.pos().y() < HEIGHT:
                text = head_words(self._heads[at])
            elif row < seen.last:
                text = self._painter.cut_text(self._cells.column(at).shown(row, row + 1)[0][0], self._places.width(at))
        QToolTip.showText(event.globalPos(), plain_tip(text), self.viewport())
