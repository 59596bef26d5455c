"""The survey's cells, a million rows of them, seen through a window: only what is seen is looked up and painted."""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from loyalty_desktop.desktop.screens.data.column_widths import ColumnRuler
from loyalty_desktop.desktop.screens.data.grid_columns import Places
from loyalty_desktop.desktop.screens.data.grid_header import BAND, HEIGHT, Band, chip_rect
from loyalty_desktop.desktop.screens.data.grid_painter import ROW, SIGN, GridPainter, Seen
from loyalty_desktop.desktop.screens.data.grid_words import group_name, group_words, head_words, row_words
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.groups import groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.cells import Cells, CellState
    from loyalty_desktop.report.columns import ColumnHead
    from loyalty_desktop.report.groups import Group
    from loyalty_desktop.survey.questions import Cut
    from loyalty_desktop.survey.reading import ColumnKey, Role
    from loyalty_desktop.survey.survey import Survey

_GRASP = 4
_HORIZONTAL_STEP = 24
_LEAST_GUTTER = 40
_AT_A_TIME = 24
"""So many columns are measured in two or three milliseconds."""


class VisibleCell(NamedTuple):
    """A cell that can be seen: its row among the answers, its column, what is written and how, and where."""

    row: int
    column: int
    text: str
    state: CellState
    box: QRect


class GridView(QAbstractScrollArea):
    """A frozen row of heads, a frozen gutter of row numbers, and cells: rows scroll by rows, columns by pixels."""

    begun = Signal()
    """The screen around the cells of another survey has been painted."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._painter = GridPainter(look)
        self._cells: Cells | None = None
        self._heads: tuple[ColumnHead, ...] = ()
        self._ruler = ColumnRuler(look)
        self._places = Places()
        self._natural: dict[ColumnKey, int] = {}
        self._told: dict[ColumnKey, int] = {}
        self._cut: Cut | None = None
        self._first: int | None = None
        self._is_fresh = False
        self._gutter = _LEAST_GUTTER
        self._room = 0
        self._groups: tuple[Group, ...] = ()
        self._group_at: tuple[int | None, ...] = ()
        self._chosen: tuple[ColumnKey, ...] = ()
        self._row, self._column = 0, 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerWidget(QWidget())
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.horizontalScrollBar().setSingleStep(_HORIZONTAL_STEP)
        self.verticalScrollBar().setSingleStep(1)

    def show_survey(self, survey: Survey | None, cells: Cells | None, heads: Sequence[ColumnHead]) -> None:
        """Show the cells of a survey; places and widths stay as long as it is the same sheet below the same headings.

        When rows come or go, what was seen stays where it was, as far as it is still there.
        """
        cut = survey.cut if survey is not None else None
        if cut is None or self._cut is None or not _same_sheet(cut, self._cut):
            self._begin()
        elif self._cells is not None and cells is not None and self._cells.rows != cells.rows:
            first, row = self._cells.row_number(self.verticalScrollBar().value()), self._cells.row_number(self._row)
            self._first, self._row = cells.row_of(first), cells.row_of(row)
        self._cut = cut
        self._cells, self._heads = cells, tuple(heads)
        self._groups = () if survey is None else groups(survey)
        places = {key: at for at, group in enumerate(self._groups) for key in group.columns}
        self._group_at = tuple(places.get(head.key) for head in self._heads)
        was_seen = self._is_whole(self._column)
        self._measure(self.viewport().width())
        self._arrange(was_seen)
        if self._first is not None:
            self.verticalScrollBar().setValue(self._first)
            self._first = None
        self.viewport().update()

    def _begin(self) -> None:
        """Stand at the first cell of something else."""
        self._natural.clear()
        self._told.clear()
        self._row = self._column = 0
        self._chosen = ()
        self._is_fresh = True
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    @property
    def is_fresh(self) -> bool:
        """Whether another survey is shown that nobody has seen yet: `begun` follows."""
        return self._is_fresh

    def only_show(self) -> None:
        """Offer no roles: the columns are looked at, and corrected elsewhere."""
        self._painter.header.offers_roles = False

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

    @property
    def _band(self) -> int:
        """How high the names of groups stand above the heads."""
        return BAND if self._groups else 0

    @property
    def _top(self) -> int:
        """Where the first row begins, below the heads."""
        return HEIGHT + self._band

    def group_of(self, at: int) -> Group | None:
        """Return the group that a column belongs to."""
        place = self._group_at[at] if at < len(self._group_at) else None
        return None if place is None else self._groups[place]

    def group_of_key(self, key: ColumnKey) -> Group | None:
        """Return the group of the column known by `key`."""
        return next((group for group in self._groups if key in group.columns), None)

    def band_rect(self, at: int) -> QRect:
        """Return where the name of a column's group is, over the column itself."""
        return QRect(self._left(at), 0, self._places.width(at), self._band)

    def header_rect(self, at: int) -> QRect:
        """Return where the head of a column is, in the viewport."""
        return QRect(self._left(at), self._band, self._places.width(at), HEIGHT)

    def role_rect(self, at: int) -> QRect:
        """Return where the role of a column can be clicked, in the viewport."""
        return chip_rect(self.header_rect(at))

    def cell_rect(self, row: int, at: int) -> QRect:
        """Return where a cell is, in the viewport."""
        top = self._top + (row - self.verticalScrollBar().value()) * ROW
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
        rows = -(-max(0, self.viewport().height() - self._top) // ROW)
        columns = self._places.between(shift, shift + width)
        return Seen(
            columns=columns,
            lefts=tuple(self._left(at) for at in columns),
            widths=tuple(self._places.width(at) for at in columns),
            first=first,
            last=min(self._cells.rows, first + rows),
            gutter=self._gutter,
            band=self._band,
        )

    def _bands(self, seen: Seen) -> list[Band]:
        """Return the names of groups above those columns that are seen, each run of neighbours once."""
        bands: list[Band] = []
        for at, run in groupby(seen.columns, key=lambda column: self._group_at[column]):
            if at is None:
                continue
            columns = list(run)
            while columns[0] > 0 and self._group_at[columns[0] - 1] == at:
                columns.insert(0, columns[0] - 1)  # to the left of what is seen
            box = self.band_rect(columns[0]).united(self.band_rect(columns[-1]))
            group = self._groups[at]
            size = len(group.columns)
            count = ngettext("{count} column", "{count} columns", size).format(count=size)
            bands.append(Band(box, group_name(group), count, set(group.columns) <= set(self._chosen)))
        return bands

    def _whole_rows(self) -> int:
        return max(1, (self.viewport().height() - self._top) // ROW)

    def _begin_painting(self) -> None:
        """Paint cells a moment after the screen around them: both at once would hold up whoever opened the survey."""
        if self._is_fresh:
            self._is_fresh = False
            QTimer.singleShot(0, self.viewport(), self.viewport().update)
            QTimer.singleShot(0, self, self.begun.emit)
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """Measure the columns beyond the edge, a few at a time when nothing else is to do."""
        if self._unmeasured():
            self._measure(0, _AT_A_TIME)
            self._arrange()
            QTimer.singleShot(0, self, self._go_on)

    def _unmeasured(self) -> bool:
        return len(self._natural) < len(self._heads)

    def _measure_all(self) -> None:
        if self._unmeasured():
            self._measure()
            self._arrange()

    def _measure(self, room: float = math.inf, least: int = 0) -> None:
        """Give every column its place; only those in the first `room` pixels, and `least` others, are measured now."""
        cells = self._cells
        if cells is None:
            self._places = Places()
            return
        roles = {role: self._ruler.role_width(role) for role in {head.role for head in self._heads}}
        widths: list[int] = []
        for at, head in enumerate(self._heads):
            if head.key not in self._natural and (room > 0 or least > 0):
                self._natural[head.key] = self._ruler.natural_width(head, cells.column(at))
                least -= 1
            widths.append(self._told.get(head.key) or self._needed(head, roles))
            room -= widths[-1]
        self._places = Places(widths)
        digits = self._painter.number_width(cells.row_number(cells.rows - 1)) if cells.rows else 0
        beside = max(self._painter.why_width(cells.whys), SIGN if cells.marks else 0)
        self._gutter = max(_LEAST_GUTTER, round(digits) + 16 + beside)

    def _needed(self, head: ColumnHead, roles: dict[Role, int]) -> int:
        return max(self._natural.get(head.key, 0), roles[head.role])

    def _is_whole(self, at: int) -> bool:
        """Say whether a chosen column could be seen from edge to edge when columns were arranged last."""
        if not self._chosen or at >= len(self._places):
            return False
        left, shift = self._places.left(at), self.horizontalScrollBar().value()
        return shift <= left and left + self._places.width(at) <= shift + self._room

    def _arrange(self, was_seen: bool = False) -> None:
        """Give the bars their ranges; the chosen column stays in sight where it `was_seen`."""
        rows = self._cells.rows if self._cells is not None else 0
        whole = self._whole_rows()
        self.verticalScrollBar().setRange(0, max(0, rows - whole))
        self.verticalScrollBar().setPageStep(whole)
        room = self.viewport().width() - self._gutter
        self.horizontalScrollBar().setRange(0, max(0, self._places.total - room))
        self.horizontalScrollBar().setPageStep(max(1, room))
        if was_seen and self._column < len(self._heads):
            self._bring_column(self._column)
        self._room = room

    def _set_width(self, at: int, width: int) -> None:
        self._places.set_width(at, width)
        self._told[self._heads[at].key] = self._places.width(at)
        self._arrange()
        self.viewport().update()

    def _bring_column(self, at: int) -> None:
        self._measure_all()
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
        if place.y() >= self._top or place.x() < self._gutter - _GRASP:
            return None
        return self._places.border(place.x() - self._gutter + self.horizontalScrollBar().value(), _GRASP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        area = self.viewport().rect()
        seen = self._seen()
        if self._cells is None or seen is None or self._is_fresh:
            painter.fillRect(area, self._look.colour("panel"))
            self._begin_painting()
        else:
            chosen = frozenset(at for at in seen.columns if self._heads[at].key in self._chosen)
            at = (self._row, self._column) if self.hasFocus() else None
            self._painter.paint_body(painter, area, seen, self._cells, self._heads, chosen, at)
            if event.rect().top() < self._top:
                self._painter.paint_heads(painter, area, seen, self._heads, chosen, self._bands(seen))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_seen = self._is_whole(self._column)
        if self._unmeasured():
            self._measure(self.viewport().width())
        self._arrange(was_seen)

    def scrollContentsBy(self, dx: int, _dy: int) -> None:
        if dx:
            self._measure_all()
        top = 0 if dx else self._top  # heads stay where they are while rows go by
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
            row = seen.first + (event.pos().y() - self._top) // ROW
            group = self.group_of(at)
            if event.pos().y() < self._band:
                text = "" if group is None else group_words(group)
            elif event.pos().y() < self._top:
                text = head_words(self._heads[at])
            elif row < seen.last:
                text = self._painter.cut_text(self._cells.column(at).shown(row, row + 1)[0][0], self._places.width(at))
        elif self._cells is not None and seen is not None and event.pos().y() >= self._top:
            row = seen.first + (event.pos().y() - self._top) // ROW
            text = row_words(self._cells, row) if row < seen.last else ""
        QToolTip.showText(event.globalPos(), plain_tip(text), self.viewport())


def _same_sheet(one: Cut, other: Cut) -> bool:
    """Say whether two cuts show the same columns, whichever of the rows are answers."""
    sheets = [(cut.sheet.name, cut.sheet.rows, cut.heading_rows) for cut in (one, other)]
    keys = [[each.key for each in cut.questions] for cut in (one, other)]
    return one is other or (sheets[0] == sheets[1] and keys[0] == keys[1])
