"""What is not planned yet: drivers and experiences by what moving them ten points would bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPen

from loyalty_desktop.desktop.painting import CENTRE, RIGHT, draw_box, draw_text, text_width
from loyalty_desktop.desktop.screens.actions.tick_box import TICK_SIDE, paint_tick
from loyalty_desktop.desktop.widgets.figure_model import FigureColumn
from loyalty_desktop.desktop.widgets.figure_table import FigureTable
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.actions_view import ActionRow
from loyalty_desktop.report.actions_words import doubt, figure_told, interval_text, kind_text, share_of, why_no_figure
from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.figures import NO_FIGURE, score_text, share_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

    from loyalty_desktop.desktop.look import Look

_ROW, _BAR, _FIGURE, _NOTE_SIZE = 38, 12, 48, 10
_NAME = 2
"""The place of the column of names."""
_KEEP = QItemSelectionModel.SelectionFlag.NoUpdate
_EMPTY = Axis(0.0, 10.0, (0.0, 5.0, 10.0))


class OpportunityTable(FigureTable[ActionRow]):
    """Rows of opportunities with boxes to tick, by mouse or Space; Enter or a double click takes them as actions."""

    taken = Signal(object)
    """These drivers and experiences, a tuple of ids, are to become actions."""
    picked = Signal()
    """Others are ticked now."""

    def __init__(self, look: Look) -> None:
        self._axis = _EMPTY
        self._ticked: frozenset[str] = frozenset()
        super().__init__(look, self._columns(), lambda row: row.action.item or "", _ROW)

    def show_opportunities(self, rows: Sequence[ActionRow], axis: Axis) -> None:
        """Show these, the first one bringing most."""
        self._axis = axis
        self._ticked &= {one.action.item or "" for one in rows}
        self.set_rows(rows)
        self.setAccessibleName(_("Opportunities"))
        self.viewport().update()

    @property
    def wanted(self) -> tuple[str, ...]:
        """What would be taken now: all that is ticked, else the row that is chosen."""
        ticked = tuple(row.action.item for row in self.figures.rows if row.action.item in self._ticked)
        return tuple(one for one in ticked if one) or ((self.chosen_id,) if self.chosen_id is not None else ())

    @property
    def chosen_name(self) -> str:
        """What the row that is chosen is called; '' for none."""
        return next((row.action.name for row in self.figures.rows if row.action.item == self.chosen_id), "")

    @property
    def count(self) -> int:
        """How many are ticked."""
        return len(self._ticked)

    def take(self) -> None:
        """Have all that is wanted become actions; nothing is ticked any more."""
        wanted, self._ticked = self.wanted, frozenset()
        if wanted:
            self.taken.emit(wanted)

    def focus_first(self) -> None:
        """Choose the first row, where nothing is chosen, and have the keys begin at what it is called."""
        if self.chosen_id is None and self.figures.rows:
            self.choose(self.figures.id_at(0))
            at = self.currentIndex()
            self.selectionModel().setCurrentIndex(at.siblingAtColumn(_NAME), _KEEP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_plain = event.key(), not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif key == Qt.Key.Key_Space and is_plain and self.currentIndex().isValid():
            self._toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._toggle_at(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if not self._toggle_at(event) and self.indexAt(event.position().toPoint()).isValid():
            self.take()

    def _toggle_at(self, event: QMouseEvent) -> bool:
        """Tick the row whose box was pressed, or take its tick away; say whether a box was."""
        index = self.indexAt(event.position().toPoint())
        is_box = index.isValid() and index.column() == 0 and event.button() == Qt.MouseButton.LeftButton
        if is_box:
            self._toggle(index.row())
        return is_box

    def _toggle(self, row: int) -> None:
        id_ = self.figures.id_at(row)
        if id_ is not None:
            self._ticked ^= {id_}
            model, end = self.figures, len(self.figures.columns) - 1
            model.dataChanged.emit(model.index(row, 0), model.index(row, end))
            self.picked.emit()

    def _paint_tick(self, painter: QPainter, box: QRectF, row: ActionRow) -> None:
        place = QPointF(box.left() + 0.5, box.center().y() - TICK_SIDE / 2)
        paint_tick(painter, place, self.look, on=row.action.item in self._ticked, hot=False)

    def _columns(self) -> tuple[FigureColumn[ActionRow], ...]:
        return (
            FigureColumn(
                "tick",
                lambda: _("Pick"),
                58,
                lambda row: _("picked") if row.action.item in self._ticked else "",
                paint=self._paint_tick,
            ),
            FigureColumn(
                "rank",
                lambda: "",
                36,
                lambda row: "" if row.lever is None or row.lever.rank is None else str(row.lever.rank),
                _rank,
                align=CENTRE,
                first_descending=False,
            ),
            FigureColumn(
                "name",
                lambda: _("Opportunity"),
                200,
                lambda row: row.item,
                lambda row: row.item,
                self._paint_name,
                stretch=3,
                first_descending=False,
                least=120,
            ),
            FigureColumn(
                "base",
                lambda: "n",
                104,
                lambda row: "" if row.lever is None else f"{row.lever.count:,} / {row.lever.n:,}",
                lambda row: None if row.lever is None else row.lever.n,
                align=RIGHT,
                ink=lambda _row: "muted",
            ),
            FigureColumn(
                "move",
                lambda: _("Now → target"),
                116,
                _move_text,
                lambda row: None if row.lever is None else row.lever.now,
                align=RIGHT,
                tip=share_of,
            ),
            FigureColumn(
                "points",
                lambda: _("Change of the score (points)"),
                190,
                _points_text,
                lambda row: None if (shift := row.shift()) is None else shift.points,
                self._paint_points,
                stretch=2,
                least=130,
                tip=lambda row: "" if (shift := row.shift()) is None else figure_told(row, shift),
            ),
        )

    def _paint_name(self, painter: QPainter, box: QRectF, row: ActionRow) -> None:
        look, lever = self.look, row.lever
        ink = "ink" if row.state == "ranked" else "muted"
        upper, lower = (
            QRectF(box.left(), box.top() + 3, box.width(), 18),
            QRectF(box.left(), box.top() + 19, box.width(), 15),
        )
        draw_text(painter, upper, row.item_short, look.font(12.5, 600), look.colour(ink))
        if lever is None:
            return
        where = lever.stage if lever.kind == "driver" else lever.driver_name
        text = "　".join(one for one in (kind_text(lever), where) if one)
        draw_text(painter, lower, text, look.font(10.5), look.colour("muted"))

    def _paint_points(self, painter: QPainter, box: QRectF, row: ActionRow) -> None:
        look, shift, middle = self.look, row.shift(), box.center().y()
        if shift is None or shift.points is None:
            draw_text(painter, box, why_no_figure(row), look.font(12), look.colour("muted"))
            return
        wide = self._figure_width()
        area = box.adjusted(0, 0, -wide, 0)
        zero, end = (area.left() + 1 + self._axis.place(one) * (area.width() - 6) for one in (0.0, shift.points))
        tone = "track_middle" if row.state != "ranked" else "positive" if shift.points >= 0 else "negative"
        draw_box(
            painter, QRectF(min(zero, end), middle - _BAR / 2, abs(end - zero), _BAR), 1.5, QColor(look.colour(tone))
        )
        painter.fillRect(QRectF(zero - 1, box.top() + 6, 2, box.height() - 12), look.colour("spark"))
        if shift.low is not None and shift.high is not None:
            painter.setPen(QPen(look.colour("whisker"), 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            ends = [area.left() + 1 + self._axis.place(one) * (area.width() - 6) for one in (shift.low, shift.high)]
            painter.drawLine(QPointF(ends[0], middle), QPointF(ends[1], middle))
            for one in ends:
                painter.drawLine(QPointF(one, middle - 3), QPointF(one, middle + 3))
        firm = row.state == "ranked"
        ink = look.colour("muted" if not firm else "positive_text" if shift.points >= 0 else "negative_text")
        place = QRectF(area.right(), box.top(), wide, box.height())
        note = _notes().get(row.state, "")
        if note:
            colour = look.colour("warn" if row.state == "small" else "muted")
            draw_text(painter, place.translated(0, 8), note, look.font(_NOTE_SIZE, 600), colour, RIGHT)
            place = place.translated(0, -8)
        draw_text(painter, place, score_text(shift.points, 1), look.font(13, 600 if firm else 400), ink, RIGHT)

    def _figure_width(self) -> float:
        """Return the room for a figure and what stands below it: the same in every row, for bars are of one length."""
        font = self.look.font(_NOTE_SIZE, 600)
        return max(_FIGURE, *(text_width(font, one) + 4 for one in _notes().values()))


def _notes() -> dict[str, str]:
    """Return what stands below the figure of a row that is not firm."""
    return {"small": _("few answers"), "undetermined": _("Undecided"), "against": _("Reversed?")}


def _rank(row: ActionRow) -> float | None:
    return None if row.lever is None else row.lever.rank


def _move_text(row: ActionRow) -> str:
    if row.lever is None or row.lever.now is None or row.share is None:
        return NO_FIGURE
    return f"{share_text(row.lever.now, 1)} → {share_text(row.share, 1)}"


def _points_text(row: ActionRow) -> str:
    shift = row.shift()
    if shift is None:
        return why_no_figure(row)
    told = f"{score_text(shift.points, 1)} ({interval_text(shift)})"
    return " ".join(one for one in (told, doubt(row)) if one)
