"""The picture of the drivers in its panel: the switch of its axes, its legend, or why there is no picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from loyalty_desktop.desktop.charts.head_heart_chart import HeadHeartChart
from loyalty_desktop.desktop.charts.head_heart_words import absent_text
from loyalty_desktop.desktop.screens.drivers.legend import Legend
from loyalty_desktop.desktop.widgets.buttons import Segmented
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.importance_told import short_told
from loyalty_desktop.report.importance_view import PENDING

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.head_heart import HeadHeart
    from loyalty_desktop.report.importance_view import ImportanceView

AXES = ("heart", "lift", "importance")


class ChartPanel(Panel):
    """Shows a HeadHeart; `axis_chosen` says which picture is wanted, `chosen` which driver."""

    axis_chosen = Signal(str)
    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.axes = Segmented(look, AXES)
        self.legend = Legend(look)
        self.chart = HeadHeartChart(look)
        self.said = Said(look)
        self._gives_back = False
        self._pages = QStackedWidget()
        self._pages.addWidget(self.chart)
        self._pages.addWidget(self.said)
        head = QWidget()
        head.setFixedHeight(44)
        title = row(head, (16, 0, 16, 0), 14)
        title.addWidget(self.axes, 0, Qt.AlignmentFlag.AlignVCenter)
        title.addStretch(1)
        parts = column(self, (1, 1, 1, 1))
        parts.addWidget(head)
        parts.addWidget(self._pages, 1)
        below = column(margins=(16, 0, 16, 9))
        below.addWidget(self.legend)
        parts.addLayout(below)
        self.axes.chosen.connect(self.axis_chosen)
        self.chart.chosen.connect(self.chosen)

    def draw(self, picture: HeadHeart, measure: Measure, importance: ImportanceView = PENDING) -> None:
        """Show this picture, or why it has no points; what is pending is not shown as it was before."""
        self.axes.set_texts(_("Head × heart"), _("Head × lift"), _("Satisfaction × importance"))
        self.axes.button("importance").setToolTip(
            _("Upwards: how closely the rating goes with loyalty. Shows what to keep up and what to improve first")
        )
        self.axes.button("heart").setToolTip(_("Upwards: the loyalty score of those who are satisfied"))
        self.axes.button("lift").setToolTip(
            _("Upwards: the lift, which is how much higher the score of the satisfied is than that of the rest")
        )
        self.axes.choose(picture.axis)
        has_open = any(point.hollow for point in picture.points)
        self.legend.draw(is_importance=picture.axis == "importance", has_open=has_open)
        is_pending = picture.axis == "importance" and importance.state == "pending"
        if not is_pending:  # what was zoomed stays so until the figures are there
            self.chart.show_picture(picture, measure)
        self._turn_to(0 if picture.points else 1, picture.axis)
        self.legend.setVisible(bool(picture.points))
        if picture.points:
            return
        self.said.say(*_why_empty(picture, measure, importance))

    def _turn_to(self, page: int, axis: str) -> None:
        """Show the picture or the words; the focus waits at the switch while there is no picture to hold it."""
        button = self.axes.button(axis)
        if page and self.chart.hasFocus():
            button.setFocus()
            self._gives_back = True
        self._pages.setCurrentIndex(page)
        if not page and self._gives_back:
            self._gives_back = False
            if button.hasFocus():
                self.chart.setFocus()


def _why_empty(picture: HeadHeart, measure: Measure, importance: ImportanceView) -> tuple[str, str]:
    """Return a title and a sentence: why there is no picture (yet)."""
    if measure.column is None:
        return _("No loyalty question yet"), _("Choose the question that asks about loyalty.")
    if picture.axis == "importance":
        if importance.state == "pending":
            return _("Working out …"), _("Importance is being worked out. You can go on meanwhile.")
        if importance.state != "shares" or importance.thresholds is None:
            return _("No importance can be shown"), short_told(importance)
    if picture.absent:
        return _("Too few answers for a picture"), absent_text(picture)
    return _("No driver of this kind"), _("Choose another kind above.")
