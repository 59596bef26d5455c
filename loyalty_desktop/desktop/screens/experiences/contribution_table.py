"""The table of experiences: what each contributes, on one axis, with all figures behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.charts.with_without_chart import figure_told
from loyalty_desktop.desktop.painting import LEFT, RIGHT, draw_name, draw_text, text_width
from loyalty_desktop.desktop.screens.experiences import cells
from loyalty_desktop.desktop.screens.experiences.bar_scale import BarScale, bar_scale
from loyalty_desktop.desktop.widgets.figure_model import FigureColumn
from loyalty_desktop.desktop.widgets.figure_table import FigureTable, set_section_size
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.experience_detail import experience_detail
from loyalty_desktop.report.experience_table import ExperienceRow, ExperienceTable
from loyalty_desktop.report.explained import contribution_told, incidence_told
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.shown import how_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from loyalty_desktop.compute.results import LoyaltyResult
    from loyalty_desktop.desktop.look import Look

ROW_HEIGHT, _TALLEST = 37, 60
_BAR_COLUMN = 1
_EMPTY_AXIS = Axis(-10.0, 10.0, (-10.0, 0.0, 10.0))
_PAD = 6
_VERDICTS = ("negative", "undecided", "neutral", "positive")
_ARROWS = {"up": " ▲", "down": " ▼", "none": ""}


class ContributionTable(FigureTable[ExperienceRow]):
    """Shows rows of an ExperienceTable; all bars stand on the axis of the whole table, whatever is filtered out."""

    def __init__(self, look: Look) -> None:
        self._table: ExperienceTable | None = None
        self._loyalty: LoyaltyResult | None = None
        self._named = ""
        self._emphasised: str | None = None
        self._widest = ""
        self._scaled: tuple[tuple[ExperienceTable, int, int], BarScale] | None = None
        super().__init__(look, self._columns(), lambda row: row.experience, ROW_HEIGHT)

    def show_table(self, table: ExperienceTable, rows: Sequence[ExperienceRow], loyalty: LoyaltyResult) -> None:
        """Show `rows`, which are some of `table`."""
        self._table, self._loyalty = table, loyalty
        figures = [score_text(row.contribution.points, 1) for row in table.rows]
        self._widest = max(figures, key=len, default="")
        self.set_rows(rows, (table.axis, table.score_axis, self.scale()))

    def set_score_name(self, name: str) -> None:
        """Say what the score is called in the titles."""
        if name != self._named:
            self._named = name
            self._on_look()

    def emphasise(self, driver: str | None) -> None:
        """Let the name of a driver that is chosen elsewhere stand out."""
        if driver != self._emphasised:
            self._emphasised = driver
            self.viewport().update()

    def full_height(self) -> int:
        """Return the height in which every row of the whole table is seen at once."""
        rows = 0 if self._table is None else len(self._table.rows)
        return self.horizontalHeader().height() + rows * self.verticalHeader().defaultSectionSize()

    def fill(self, height: int) -> None:
        """Let few rows be taller, so that they fill this height as far as they are still read as a table."""
        rows = 0 if self._table is None else len(self._table.rows)
        each = (height - self.horizontalHeader().height()) // max(1, rows)
        set_section_size(self.verticalHeader(), max(ROW_HEIGHT, min(_TALLEST, each)))

    def scale(self) -> BarScale:
        """Return the axis of the bars in the pixels of their column as it is now."""
        left = self.columnViewportPosition(_BAR_COLUMN) + _PAD
        right = left + self.columnWidth(_BAR_COLUMN) - 2 * _PAD
        if self._table is None:
            return BarScale(_EMPTY_AXIS, left, right)
        asked = (self._table, left, right)
        if self._scaled is None or self._scaled[0] != asked:  # every row asks for it when it is painted
            figure = text_width(self.look.font(13, 600), self._widest) + cells.LABEL_GAP + 2
            self._scaled = asked, bar_scale(self._table.rows, self._table.axis, left, right, figure)
        return self._scaled[1]

    def _columns(self) -> tuple[FigureColumn[ExperienceRow], ...]:
        return (
            FigureColumn(
                "name",
                lambda: _("Experience"),
                200,
                lambda row: row.name,
                lambda row: row.name,
                self._paint_name,
                stretch=1,
                tip=lambda row: row.name,
                first_descending=False,
                least=180,
            ),
            FigureColumn(
                "contribution",
                lambda: _("Contribution"),
                330,
                _contribution_text,
                lambda row: row.contribution.points,
                lambda painter, box, row: cells.draw_bar(self.look, painter, box, self.scale(), row),
                stretch=3,
                tip=self._contribution_told,
                least=200,
                paint_title=lambda painter, box: cells.draw_ticks(self.look, painter, box, self.scale()),
                title_tip=lambda: _("How many points of the score go with this experience, with 95% interval"),
                explains=True,
                figure_box=lambda box, row: cells.bar_box(self.look, box, self.scale(), row),
            ),
            FigureColumn(
                "driver",
                lambda: _("Driver"),
                116,
                _driver_text,
                lambda row: row.driver_name or None,
                self._paint_driver,
                tip=_driver_text,
                first_descending=False,
                least=84,
            ),
            *self._base_columns(),
            *self._score_columns(),
        )

    def _base_columns(self) -> tuple[FigureColumn[ExperienceRow], ...]:
        return (
            FigureColumn(
                "incidence",
                lambda: _("Had it"),
                66,
                lambda row: _figure(row, share_text(row.incidence.value, 1)),
                lambda row: row.incidence.value,
                self._paint_incidence,
                RIGHT,
                tip=incidence_told,
                title_tip=lambda: _("Share of those who could have had the experience"),
                explains=True,
            ),
            FigureColumn(
                "n",
                lambda: _("n had / asked"),
                102,
                lambda row: _figure(row, f"{row.count:,} / {row.n_asked:,}"),
                lambda row: None if cells.is_lost(row) else row.count,
                lambda painter, box, row: cells.draw_bases(self.look, painter, box, row),
                RIGHT,
                explains=True,
            ),
        )

    def _score_columns(self) -> tuple[FigureColumn[ExperienceRow], ...]:
        return (
            FigureColumn(
                "with",
                lambda: _("{score} with it").format(score=self._named),
                130,
                lambda row: _figure(row, score_text(row.with_it.value)),
                lambda row: row.with_it.value,
                lambda painter, box, row: cells.draw_strip(self.look, painter, box, self._score_axis(), row),
                RIGHT,
                tip=lambda row: figure_told(row.with_it),
                title_tip=lambda: _("Score of those who had the experience, with its 95% interval. The tick marks 0"),
                explains=True,
            ),
            FigureColumn(
                "without",
                lambda: _("Without it"),
                72,
                lambda row: _figure(row, score_text(row.without_it.value)),
                lambda row: row.without_it.value,
                self._paint_without,
                RIGHT,
                tip=lambda row: figure_told(row.without_it),
                title_tip=lambda: _("Score of those who did not have the experience"),
                explains=True,
            ),
            FigureColumn(
                "difference",
                lambda: _("Difference"),
                72,
                lambda row: _figure(row, score_text(row.difference.points) + _ARROWS[row.arrow]),
                lambda row: row.difference.points,
                lambda painter, box, row: cells.draw_difference(self.look, painter, box, row),
                RIGHT,
                tip=_difference_told,
                title_tip=lambda: _("▲▼: a clear difference. Figures are rounded, so differences may look 1 off."),
                explains=True,
            ),
            FigureColumn(
                "verdict",
                lambda: _("Verdict"),
                94,
                lambda row: (cells.chip(row) or ("",))[0],
                lambda row: _VERDICTS.index(row.verdict) if row.verdict in _VERDICTS else None,
                lambda painter, box, row: cells.draw_verdict(self.look, painter, box, row),
                RIGHT,
                tip=cells.verdict_told,
                title_tip=lambda: _(
                    "Positive or negative: a difference that is more than chance, even with this many "
                    "experiences compared (5% level)"
                ),
                explains=True,
            ),
        )

    def _score_axis(self) -> Axis:
        return _EMPTY_AXIS if self._table is None else self._table.score_axis

    def _paint_name(self, painter: QPainter, box: QRectF, row: ExperienceRow) -> None:
        colour = self.look.colour("muted" if cells.is_lost(row) else "ink")
        draw_name(painter, box, row.short, self.look.font(13, 600), self.look.font(12, 600), colour)

    def _paint_driver(self, painter: QPainter, box: QRectF, row: ExperienceRow) -> None:
        stands_out = row.driver is not None and row.driver == self._emphasised
        role = "accent" if stands_out else "muted" if row.driver_name else "faint"
        font = self.look.font(12, 600 if stands_out else 400)
        draw_text(painter, box, row.driver_short or _driver_text(row), font, self.look.colour(role), LEFT)

    def _paint_incidence(self, painter: QPainter, box: QRectF, row: ExperienceRow) -> None:
        role = {"shown": "ink", "reference": "muted", "hidden": "faint"}[how_shown(row.incidence)]
        text = _figure(row, share_text(row.incidence.value, 1))
        draw_text(painter, box, text, self.look.font(13), self.look.colour(role), RIGHT)

    def _paint_without(self, painter: QPainter, box: QRectF, row: ExperienceRow) -> None:
        role = "faint" if row.without_it.value is None else "muted"
        text = _figure(row, score_text(row.without_it.value))
        draw_text(painter, box, text, self.look.font(13), self.look.colour(role), RIGHT)

    def _contribution_told(self, row: ExperienceRow) -> str:
        told = contribution_told(row)
        if told:
            return told
        if self._loyalty is None:
            return ""
        return "\n".join(one.text() for one in experience_detail(row, self._loyalty).sentences)


def _figure(row: ExperienceRow, text: str) -> str:
    return "" if cells.is_lost(row) else text


def _contribution_text(row: ExperienceRow) -> str:
    points = row.contribution.points
    return cells.why_empty(row) if points is None else score_text(points, 1)


def _driver_text(row: ExperienceRow) -> str:
    return row.driver_name or _("Unassigned")


def _difference_told(row: ExperienceRow) -> str:
    one = row.difference
    if one.points is None:
        return ""
    return _("{points} (95% interval {low} to {high}, n={with_n:,} and {without_n:,})").format(
        points=score_text(one.points),
        low=score_text(one.low),
        high=score_text(one.high),
        with_n=row.with_it.n,
        without_n=row.without_it.n,
    )
