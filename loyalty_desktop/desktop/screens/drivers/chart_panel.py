"""The head x heart picture in its panel: the switch of its axis, its legend, or why there is no picture."""

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

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.head_heart import HeadHeart

AXES = ("heart", "lift")


class ChartPanel(Panel):
    """Shows a HeadHeart; `axis_chosen` says which heart axis is wanted, `chosen` which driver."""

    axis_chosen = Signal(str)
    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.axes = Segmented(look, AXES)
        self.legend = Legend(look)
        self.chart = HeadHeartChart(look)
        self.said = Said(look)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.chart)
        self._pages.addWidget(self.said)
        head = QWidget()
        head.setFixedHeight(44)
        title = row(head, (16, 0, 16, 0), 14)
        title.addWidget(self.axes, 0, Qt.AlignmentFlag.AlignVCenter)
        title.addStretch(1)
        title.addWidget(self.legend)
        parts = column(self, (1, 1, 1, 1))
        parts.addWidget(head)
        parts.addWidget(self._pages, 1)
        self.axes.chosen.connect(self.axis_chosen)
        self.chart.chosen.connect(self.chosen)

    def draw(self, picture: HeadHeart, measure: Measure) -> None:
        """Show this picture, or why it has no points."""
        self.axes.set_texts(_("Head × heart"), _("Head × lift"))
        self.axes.button("heart").setToolTip(_("Upwards: the loyalty score of those who are satisfied"))
        self.axes.button("lift").setToolTip(
            _("Upwards: how much higher the score of the satisfied is than that of the others")
        )
        self.axes.choose(picture.axis)
        self.legend.draw()
        self.chart.show_picture(picture, measure)
        self._pages.setCurrentIndex(0 if picture.points else 1)
        if picture.points:
            return
        if measure.column is None:
            self.said.say(_("No loyalty question yet"), _("Choose the question that asks for loyalty."))
        elif picture.absent:
            self.said.say(_("Too few answers for a picture"), absent_text(picture))
        else:
            self.said.say(_("No driver of this kind"), _("Choose another kind above."))
