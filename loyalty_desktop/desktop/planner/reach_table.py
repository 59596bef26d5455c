"""What each group of the present answers can show, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from loyalty_desktop.desktop.painting import CENTRE, RIGHT, draw_box, draw_text, text_width
from loyalty_desktop.desktop.widgets.figure_model import FigureColumn
from loyalty_desktop.desktop.widgets.figure_table import TEXT_SIZE, FigureTable
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import NO_FIGURE
from loyalty_desktop.report.planner_view import ReachRow, row_sentence

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from loyalty_desktop.desktop.look import Look

_ROW = 32


class ReachTable(FigureTable[ReachRow]):
    """Groups with their answers, how sure their score is, and which differences to the rest show."""

    def __init__(self, look: Look) -> None:
        self._own_look = look
        super().__init__(look, self._columns(), lambda row: row.id, _ROW)
        self.setAccessibleName(_("What the answers of each group can show"))
        self.setMinimumHeight(120)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _columns(self) -> tuple[FigureColumn[ReachRow], ...]:
        return (
            FigureColumn(
                "group", lambda: _("Group"), 150, lambda row: row.name, None, align=Qt.AlignmentFlag.AlignVCenter,
                stretch=2, tip=row_sentence, least=80,
            ),
            FigureColumn(
                "n", lambda: "n", 70, lambda row: f"{row.n:,}", lambda row: row.n, align=RIGHT, tip=row_sentence,
                ink=lambda _row: "muted",
            ),
            FigureColumn(
                "width", lambda: _("Score ± (points)"), 150, _width_text, lambda row: row.half_width,
                self._draw_width, align=RIGHT, tip=row_sentence, first_descending=False, least=120,
            ),
            FigureColumn(
                "found", lambda: _("Smallest clear difference"), 170, lambda row: row.found_text,
                lambda row: row.detectable, align=RIGHT, tip=row_sentence, first_descending=False, least=120, ink=_ink,
            ),
            FigureColumn(
                "missing", lambda: _("Still needed"), 150, _missing_text,
                lambda row: None if row.missing is None else float(row.missing), align=RIGHT, tip=row_sentence,
                first_descending=False, least=110, ink=_missing_ink,
                title_tip=lambda: _("How many more answers this group needs, if it stays the same share of everybody"),
            ),
        )  # fmt: skip

    def _draw_width(self, painter: QPainter, box: QRectF, row: ReachRow) -> None:
        """Draw the half width; on a small base muted, with a tag."""
        font = self._own_look.font(TEXT_SIZE)
        draw_text(painter, box, row.width_text, font, self._own_look.colour(_ink(row)), RIGHT)
        if row.state != "reference":
            return
        tag, small = _("few answers"), self._own_look.font(11, 600)
        width = text_width(small, tag) + 12
        right = box.right() - text_width(font, row.width_text) - 8
        place = QRectF(right - width, box.center().y() - 9, width, 18)
        draw_box(painter, place, 4, self._own_look.colour("warn_bg"))
        draw_text(painter, place, tag, small, self._own_look.colour("warn"), CENTRE)


def _ink(row: ReachRow) -> str:
    return "ink" if row.state == "shown" else "faint"


def _missing_ink(row: ReachRow) -> str:
    return "positive_text" if row.state == "shown" and row.missing == 0 else "muted"


def _missing_text(row: ReachRow) -> str:
    # no verdict on a small base: only how many answers are missing
    return NO_FIGURE if row.state == "reference" and row.missing == 0 else row.missing_text()


def _width_text(row: ReachRow) -> str:
    if row.state != "reference":
        return row.width_text
    return _("{figure} ({tag})").format(figure=row.width_text, tag=_("few answers"))
