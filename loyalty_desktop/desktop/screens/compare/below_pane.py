"""Below the scores of the groups: how loyalty changed over the waves, or what a chosen figure means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from loyalty_desktop.desktop.screens.compare.told_pane import ToldPane
from loyalty_desktop.desktop.screens.compare.wave_asked import WaveFigures
from loyalty_desktop.desktop.screens.compare.wave_change import WaveChangeLine
from loyalty_desktop.desktop.screens.compare.wave_chart import WaveChartView
from loyalty_desktop.desktop.screens.compare.wave_starter import WaveStarter
from loyalty_desktop.desktop.widgets.buttons import Button, Segmented
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.many_compared import many_told
from loyalty_desktop.report.wave_words import left_out, left_out_meaning
from loyalty_desktop.report.waves_view import extreme_segments, score_change, score_chart, segments_of
from loyalty_desktop.report.waves_words import nothing_drawn
from loyalty_desktop.report.whose import everybody_name

if TYPE_CHECKING:
    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.questions import Questions
    from loyalty_desktop.desktop.session.waves import Waves
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.compare_words import Told

_Tab: TypeAlias = Literal["waves", "told"]
_TABS: tuple[_Tab, ...] = ("waves", "told")


class BelowPane(Panel):
    """Two things that are read beside the groups, one of them at a time."""

    more_wanted = Signal()
    """Somebody wants to see the waves in full."""

    def __init__(self, workspace: Workspace, look: Look, waves: Waves, questions: Questions) -> None:
        super().__init__()
        self._workspace, self._waves = workspace, waves
        self._there = self._has_change = False
        self.tabs = Segmented(look, _TABS)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.change = WaveChangeLine(look, short=True)
        self.more = Button(look, "text", 12)
        self.chart, self.starter = WaveChartView(look), WaveStarter(look, waves, questions)
        self._figures = WaveFigures(workspace, look, self.chart, self.change)
        self.said = Said(look, 380)
        self.told = ToldPane(look, framed=False)
        self._pages, self._wave_pages = QStackedWidget(), QStackedWidget()
        self.setMinimumHeight(176)
        parts = column(self, (1, 1, 1, 1))
        head = row(None, (11, 6, 10, 4), 10)
        head.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.change, 1)
        head.addStretch(0)
        head.addWidget(self.more)
        parts.addLayout(head)
        chart_box = QWidget()
        self.only = Label(look, 11.5, tone="muted", wrap=True)
        inside = column(chart_box, (10, 0, 12, 8))
        self.lost = ElidedLabel(look, 11.5, 600, tone="warn")
        self.lost.hide()
        inside.addWidget(self.lost)
        inside.addWidget(self.chart, 1)
        inside.addWidget(self.only)
        for page in (chart_box, self.starter, self.said):
            self._wave_pages.addWidget(page)
        self._chart_box = chart_box
        self._pages.addWidget(self._wave_pages)
        self._pages.addWidget(self.told)
        self._pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        parts.addWidget(self._pages, 1)
        self.tabs.chosen.connect(self._on_tab)
        self.more.clicked.connect(self.more_wanted)
        self.tabs.choose("waves")

    def show_told(self, told: Told | None) -> None:
        """Say what was chosen; nothing chosen leaves the waves in sight."""
        self.told.show_told(told)

    def open_tab(self, tab: _Tab) -> None:
        """Show the waves, or the words on a figure."""
        self.tabs.choose(tab)
        self._on_tab(tab)

    def draw(self, found: WaveComparison | LoyaltyError | None, measure: str) -> None:
        """Show the waves; None while they are worked out, or where there are no two."""
        self.tabs.set_texts(_("Over time"), _("In words"))
        self.tabs.setAccessibleName(_("What is shown below"))
        self.more.setText(_("More…"))
        self.more.setAccessibleName(_("More about the waves"))
        self.starter.draw()
        self._there = self._waves.are_compared
        if not self._there:
            self._wave_pages.setCurrentWidget(self.starter)
        elif found is None or isinstance(found, LoyaltyError):
            title = _("Comparing the waves…") if found is None else _("No figures yet")
            self.said.say(title, "" if found is None else found.message.text())
            self._wave_pages.setCurrentWidget(self.said)
        else:
            segments = extreme_segments(found)
            some = 0 < len(segments) < len(segments_of(found))
            change = score_change(found)
            many = "" if change is None else many_told(change.change)
            self.only.setText("\n".join((_("The highest and the lowest group only"),) * some + (many,) * bool(many)))
            self.only.setAlignment(Qt.AlignmentFlag.AlignLeft if many else Qt.AlignmentFlag.AlignRight)
            self.only.setVisible(bool(self.only.text()))
            journey = self._workspace.state.journey
            name, asked = everybody_name(is_filtered=bool(journey.filters)), journey.measure
            chart = score_chart(found, name, segments)
            title = _("{measure} over the waves").format(measure=measure)
            self.chart.show_chart(chart, title, nothing_drawn(chart, asked))
            self.chart.is_of_report = not segments
            self._figures.know(found)
            self.lost.setText(left_out(found), left_out_meaning(found))
            self.lost.setVisible(bool(left_out(found)))
            self._wave_pages.setCurrentWidget(self._chart_box)
        usable = None if found is None or isinstance(found, LoyaltyError) else score_change(found)
        self.change.show_change(usable)
        self._has_change = not self.change.isHidden()
        self._on_tab(self._tab)

    @property
    def _tab(self) -> _Tab:
        return "told" if self._pages.currentWidget() is self.told else "waves"

    def _on_tab(self, tab: str) -> None:
        self._pages.setCurrentWidget(self.told if tab == "told" else self._wave_pages)
        waves = tab == "waves"
        self.change.setVisible(waves and self._has_change)
        self.more.setVisible(waves and self._there)
