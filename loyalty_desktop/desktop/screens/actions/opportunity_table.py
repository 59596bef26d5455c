"""What is not planned yet: drivers and experiences by what moving them ten points would bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPen

from loyalty_desktop.desktop.painting import CENTRE, RIGHT, draw_box, draw_text, text_width
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
_EMPTY = Axis(0.0, 10.0, (0.0, 5.0, 10.0))


class OpportunityTable(FigureTable[ActionRow]):
    """Rows of opportunities; Enter or a double click takes one as an action."""

    taken = Signal(str)
    """This driver or experience is to become an action."""

    def __init__(self, look: Look) -> None:
        self._axis = _EMPTY
        super().__init__(look, self._columns(), lambda row: row.action.item or "", _ROW)

    def show_opportunities(self, rows: Sequence[ActionRow], axis: Axis) -> None:
        """Show these, the first one bringing most."""
        self._axis = axis
        self.set_rows(rows)
        self.setAccessibleName(_("Opportunities"))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen_id is not None:
            self.taken.emit(self.chosen_id)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid() and self.chosen_id is not None:
            self.taken.emit(self.chosen_id)

    def _columns(self) -> tuple[FigureColumn[ActionRow], ...]:
        return (
            FigureColumn(
                "rank",
                lambda: "",
                44,
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
    return {"small": _("reference"), "undetermined": _("Undecided"), "against": _("Reversed?")}


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
