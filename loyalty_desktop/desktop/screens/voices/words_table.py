"""The list of words: score and interval of those who used them, or how often a group used them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from loyalty_desktop.desktop.charts.head_heart_words import reference_tag
from loyalty_desktop.desktop.painting import CENTRE, RIGHT, draw_box, draw_name, draw_text
from loyalty_desktop.desktop.screens.compare import forest_cells
from loyalty_desktop.desktop.widgets.figure_model import FigureColumn
from loyalty_desktop.desktop.widgets.figure_table import FigureTable
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.measure_words import class_name
from loyalty_desktop.report.voices_view import VoiceRow, VoicesView, class_shares, row_told

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look

ROW_HEIGHT = 32
_PLOT, _PAD, _INSIDE = 2, 6, 12
_BAR, _ARROW = 9, 5.5
_EMPTY = Axis(-100.0, 100.0, (-100.0, 0.0, 100.0))
_CLASSES = ("negative", "passive", "positive")
_OF_SCORE, _OF_GROUP = ("interval",), ("inside", "outside")
_MARKS = {"up": "▲", "down": "▼", "none": "–"}


class WordsTable(FigureTable[VoiceRow]):
    """Words and phrases, of which one is chosen to read the comments behind it."""

    def __init__(self, look: Look) -> None:
        self._view: VoicesView | None = None
        self._measure = Measure()
        self.is_of_report = False
        """Whether the report has these words: of everybody, and of all questions together."""
        super().__init__(look, self._columns(), lambda row: row.id, ROW_HEIGHT)

    def show_words(self, view: VoicesView, rows: tuple[VoiceRow, ...], measure: Measure) -> None:
        """Show some rows of a view."""
        self._view, self._measure = view, measure
        for key in _OF_SCORE:
            self.show_column(key, shown=not view.of_group)
        for key in _OF_GROUP:
            self.show_column(key, shown=view.of_group)
        self.set_rows(rows)
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def scale(self) -> forest_cells.ForestScale:
        """Return the axis in the pixels of its column as it is now."""
        left = self.columnViewportPosition(_PLOT) + _PAD + _INSIDE
        right = left + self.columnWidth(_PLOT) - 2 * (_PAD + _INSIDE)
        view = self._view
        if view is None:
            return forest_cells.ForestScale(_EMPTY, left, right, None)
        return forest_cells.ForestScale(view.axis, left, right, view.writers)

    def _columns(self) -> tuple[FigureColumn[VoiceRow], ...]:
        return (
            FigureColumn(
                "word", lambda: _("Word or phrase"), 140, lambda row: row.text, lambda row: row.text, self._draw_word,
                stretch=3, tip=self._told, least=96, first_descending=False,
            ),
            FigureColumn(
                "classes", lambda: _("Who used it"), 86, self._classes_text, None, self._draw_classes, tip=self._told,
                least=60,
            ),
            FigureColumn(
                "interval", lambda: _("95% interval"), 170, _interval_text, None, self._draw_plot, stretch=4,
                tip=self._told, least=96, paint_title=self._draw_ticks,
            ),
            FigureColumn(
                "inside", lambda: _("Group"), 58, _inside_text, _inside, align=RIGHT, tip=self._told, weight=600,
                ink=_ink, explains=True, title_tip=lambda: _("Share of this group's comments that hold the word"),
            ),
            FigureColumn(
                "outside", lambda: _("The rest"), 58, _outside_text, _outside, align=RIGHT, tip=self._told,
                ink=lambda _row: "muted", explains=True,
                title_tip=lambda: _("Share of all other comments that hold the word"),
            ),
            FigureColumn(
                "score", lambda: _("Score"), 54, lambda row: score_text(row.figure.score.value),
                lambda row: row.figure.score.value, self._draw_score, align=RIGHT, tip=self._told, explains=True,
            ),
            FigureColumn(
                "verdict", lambda: "▲▼", 52, _verdict_text, None, self._draw_verdict, align=CENTRE, tip=self._told,
                explains=True, figure_box=lambda box, _row: box,
            ),
            FigureColumn(
                "n", lambda: "n", 54, lambda row: f"{row.n:,}", lambda row: float(row.n), align=RIGHT, tip=self._told,
                ink=lambda _row: "muted", explains=True,
            ),
        )  # fmt: skip

    def _told(self, row: VoiceRow) -> str:
        return row_told(row, self._measure)

    def _classes_text(self, row: VoiceRow) -> str:
        shares = zip(_CLASSES, class_shares(row.users), strict=True)
        return ", ".join(f"{class_name(code, self._measure)} {share_text(share)}" for code, share in shares)

    def _draw_word(self, painter: QPainter, box: QRectF, row: VoiceRow) -> None:
        firm = row.state == "shown"
        fonts = self.look.font(12.5, 600 if firm else 400), self.look.font(10.5, 600 if firm else 400)
        draw_name(painter, box, row.text, *fonts, self.look.colour("ink" if firm else "muted"))

    def _draw_classes(self, painter: QPainter, box: QRectF, row: VoiceRow) -> None:
        """Draw the classes of those who used the word as one bar, negative first, as in the header."""
        bar = QRectF(box.left(), box.center().y() - _BAR / 2, box.width(), _BAR)
        draw_box(painter, bar, 2, self.look.colour("soft"))
        if row.state == "reference":
            painter.setOpacity(0.45)
        left = bar.left()
        for code, share in zip(_CLASSES, class_shares(row.users), strict=True):
            painter.fillRect(QRectF(left, bar.top(), share * bar.width(), _BAR), self.look.colour(code))
            left += share * bar.width()
        painter.setOpacity(1.0)

    def _draw_ticks(self, painter: QPainter, box: QRectF) -> None:
        forest_cells.draw_ticks(self.look, painter, box, self.scale())

    def _draw_plot(self, painter: QPainter, box: QRectF, row: VoiceRow) -> None:
        forest_cells.draw_plot(self.look, painter, box, self.scale(), row.figure)

    def _draw_score(self, painter: QPainter, box: QRectF, row: VoiceRow) -> None:
        firm = row.figure.state == "shown"
        font, ink = self.look.font(13, 600 if firm else 400), self.look.colour("ink" if firm else "muted")
        draw_text(painter, box, score_text(row.figure.score.value), font, ink, RIGHT)

    def _draw_verdict(self, painter: QPainter, box: QRectF, row: VoiceRow) -> None:
        if row.state == "reference":
            forest_cells.draw_reference(self.look, painter, box, reference_tag())
        elif row.arrow != "none":
            of_group = self._view is not None and self._view.of_group
            role = "accent" if of_group else {"up": "positive", "down": "negative"}[row.arrow]
            forest_cells.draw_arrow(painter, box.center(), row.arrow, self.look.colour(role), _ARROW)
        elif row.state == "shown":
            draw_text(painter, box, "–", self.look.font(12), self.look.colour("faint"), CENTRE)


def _interval_text(row: VoiceRow) -> str:
    score = row.figure.score
    if score.low is None:
        return _("Fewer than 10 answers: not shown")
    return _("{low} to {high}").format(low=score_text(score.low), high=score_text(score.high))


def _verdict_text(row: VoiceRow) -> str:
    if row.state == "hidden":
        return ""
    return reference_tag() if row.state == "reference" else _MARKS[row.arrow]


def _ink(row: VoiceRow) -> str:
    return "ink" if row.state == "shown" else "muted"


def _inside(row: VoiceRow) -> float | None:
    return None if row.inside is None else row.inside.value


def _outside(row: VoiceRow) -> float | None:
    return None if row.outside is None else row.outside.value


def _inside_text(row: VoiceRow) -> str:
    return share_text(_inside(row), 1)


def _outside_text(row: VoiceRow) -> str:
    return share_text(_outside(row), 1)
