"""The table of drivers: head, heart, lift and importance of each, one beside the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from loyalty_desktop.desktop.painting import RIGHT, draw_name, draw_text, text_width
from loyalty_desktop.desktop.screens.drivers import cells, words
from loyalty_desktop.desktop.widgets.figure_model import FigureColumn, SortValue
from loyalty_desktop.desktop.widgets.figure_table import TEXT_SIZE, TITLE_SIZE, FigureTable
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.driver_table import DriverColumn, DriverRow, heart_axis, largest_share, sort_value
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.importance_told import whole_told
from loyalty_desktop.report.importance_view import PENDING
from loyalty_desktop.report.measure_words import name_kind
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.compute.results import LoyaltyResult
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.importance_view import ImportanceView

_ROW_HEIGHT, _TALLEST = 33, 78  # twelve drivers, a usual number, are seen at once in a window of 1440 x 900


class DriverTable(FigureTable[DriverRow]):
    """Drivers in the order of the journey until somebody sorts them; overall satisfaction apart below them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._axis = heart_axis((), None)
        self._overall: float | None = None
        self._measure = ""
        self._slots = cells.Slots()
        self._importance = PENDING
        self._largest = 1.0
        apart = _is_overall
        super().__init__(look, self._columns(), _driver_of, _ROW_HEIGHT, apart, parent, tallest=_TALLEST)

    def show_drivers(
        self,
        rows: Sequence[DriverRow],
        every: Sequence[DriverRow],
        loyalty: LoyaltyResult,
        importance: ImportanceView = PENDING,
    ) -> None:
        """Show some of `every` driver, on the same scale whichever they are, beside the overall score."""
        self._importance = importance
        self._largest = largest_share(every)
        self._overall = loyalty.score.value
        self._axis = heart_axis(every, self._overall)
        self._measure = short_measure(loyalty.measure)
        self._slots = cells.Slots(
            any(row.head_state == "reference" for row in rows),
            any(row.heart_state == "reference" for row in rows),
            any(row.lift_state == "reference" for row in rows),
        )
        self.setAccessibleName(_("Drivers"))
        self.show_column("stage", shown=any(row.stage for row in every if not row.overall))
        self.set_rows(rows, (self._axis, self._overall, self._measure, self._slots, importance.state, self._largest))

    def _columns(self) -> tuple[FigureColumn[DriverRow], ...]:
        return (*self._naming(), *self._measuring())

    def _naming(self) -> tuple[FigureColumn[DriverRow], ...]:
        return (
            FigureColumn(
                "name",
                lambda: _("Driver"),
                140,
                lambda row: row.name,
                _by("name"),
                self._draw_name,
                stretch=1,
                tip=words.name_tip,
                first_descending=False,
                least=104,
                yields_last=True,
            ),
            FigureColumn(
                "stage",
                lambda: _("Stage"),
                88,
                _stage_text,
                _by("stage"),
                self._draw_stage,
                first_descending=False,
                least=60,
                yields_last=True,
                tip=_stage_text,
            ),
            FigureColumn(
                "n",
                lambda: _("n head / heart"),
                104,
                words.base_text,
                _by("n"),
                align=RIGHT,
                tip=words.base_tip,
                least=98,
                ink=lambda _row: "muted",
                explains=True,
            ),
        )

    def _measuring(self) -> tuple[FigureColumn[DriverRow], ...]:
        return (
            FigureColumn(
                "head",
                lambda: _("Head share"),
                128,
                lambda row: share_text(row.head.value),
                _by("head"),
                self._draw_head,
                stretch=2,
                tip=words.head_tip,
                least=79,
                title_ink="head",
                explains=True,
            ),
            FigureColumn(
                "heart",
                self._heart_title,
                136,
                lambda row: score_text(row.heart.value),
                _by("heart"),
                self._draw_heart,
                stretch=2,
                tip=lambda row: words.heart_tip(row, self._measure),
                least=73,
                title_ink="heart",
                paint_title=self._draw_heart_title,
                title_tip=self._heart_title_tip,
                explains=True,
            ),
            FigureColumn(
                "lift",
                lambda: _("Lift (pt)"),
                66,
                _lift_text,
                _by("lift"),
                self._draw_lift,
                align=RIGHT,
                tip=lambda row: words.lift_tip(row, self._measure),
                least=60,
                title_tip=self._lift_title_tip,
                explains=True,
            ),
            FigureColumn(
                "importance",
                self._importance_title,
                100,
                self._importance_text,
                _by("importance"),
                self._draw_importance,
                align=RIGHT,
                stretch=1,
                tip=lambda row: words.importance_tip(row, self._importance),
                least=86,
                title_tip=lambda: whole_told(self._importance),
                explains=True,
            ),
        )

    def _importance_title(self) -> str:
        return _("Correlation") if self._importance.state == "correlations" else _("Importance")

    def _importance_text(self, row: DriverRow) -> str:
        return words.importance_text(row, self._importance)

    def _heart_title(self) -> str:
        return _("Heart {measure}").format(measure=self._measure)

    def _heart_title_tip(self) -> str:
        return _("{measure} of those who are satisfied; the dashed line is the score {score}.").format(
            measure=self._measure, score=score_text(self._overall, 1)
        )

    def _lift_title_tip(self) -> str:
        return _(
            "{measure} of the satisfied minus {measure} of the rest: how closely satisfaction here "
            "goes with loyalty. ▲▼ mark differences that are more than chance (adjusted p below .05)."
        ).format(measure=self._measure)

    def _draw_heart_title(self, painter: QPainter, box: QRectF) -> None:
        """Draw the title and, if there is room, the overall score behind its mark."""
        look, title = self.look, self._heart_title()
        font, score = look.font(TITLE_SIZE, 600), score_text(self._overall, 1)
        width, more = text_width(font, title), text_width(look.font(TITLE_SIZE), score)
        draw_text(painter, box, title, font, look.colour("heart"))
        if self._overall is not None and box.width() >= width + more + 17:
            at = box.left() + width + 9
            cells.draw_overall_mark(look, painter, at, QRectF(at, box.center().y() - 2, 1, 4))
            rest = QRectF(at + 6, box.top(), more + 2, box.height())
            draw_text(painter, rest, score, look.font(TITLE_SIZE), look.colour("faint"))

    def _draw_name(self, painter: QPainter, box: QRectF, row: DriverRow) -> None:
        cells.draw_driver(self.look, painter, box, row)

    def _draw_stage(self, painter: QPainter, box: QRectF, row: DriverRow) -> None:
        fonts = self.look.font(TEXT_SIZE), self.look.font(TEXT_SIZE - 1)
        draw_name(painter, box, _stage_text(row), *fonts, self.look.colour("muted"))

    def _draw_head(self, painter: QPainter, box: QRectF, row: DriverRow) -> None:
        cells.draw_head(self.look, painter, box, row, slot=self._slots.head)

    def _draw_heart(self, painter: QPainter, box: QRectF, row: DriverRow) -> None:
        cells.draw_heart(self.look, painter, box, row, self._axis, self._overall, slot=self._slots.heart)

    def _draw_lift(self, painter: QPainter, box: QRectF, row: DriverRow) -> None:
        cells.draw_lift(self.look, painter, box, row, slot=self._slots.lift)

    def _draw_importance(self, painter: QPainter, box: QRectF, row: DriverRow) -> None:
        cells.draw_importance(self.look, painter, box, row, self._importance, self._largest)


def short_measure(measure: Measure) -> str:
    """Return the name of the score for titles: the word for those that have no name of their own."""
    kind = name_kind(measure)
    return word("measure", kind) if kind in {"nps", "nrs"} else _("Score")


def _driver_of(row: DriverRow) -> str:
    return row.driver


def _is_overall(row: DriverRow) -> bool:
    return row.overall


def _by(column: DriverColumn) -> Callable[[DriverRow], SortValue]:
    return lambda row: sort_value(row, column)


def _stage_text(row: DriverRow) -> str:
    return _("Overall") if row.overall else row.stage


def _lift_text(row: DriverRow) -> str:
    marks = {"up": " ▲", "down": " ▼", "none": ""}
    return score_text(row.lift.points) + marks[row.arrow]
