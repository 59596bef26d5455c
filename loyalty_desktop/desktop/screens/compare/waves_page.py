"""The waves in full: a figure over time, drivers and experiences wave by wave, what has to be known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from loyalty_desktop.desktop.screens.compare.wave_asked import WaveFigures
from loyalty_desktop.desktop.screens.compare.wave_change import WaveChangeLine
from loyalty_desktop.desktop.screens.compare.wave_chart import WaveChartView
from loyalty_desktop.desktop.screens.compare.wave_segments import WaveSegments
from loyalty_desktop.desktop.screens.compare.wave_starter import WaveStarter
from loyalty_desktop.desktop.screens.compare.wave_table_panel import WaveTablePanel
from loyalty_desktop.desktop.session.selection import driver_chosen, experience_chosen
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.compare_words import score_word
from loyalty_desktop.report.explained_waves import Asked
from loyalty_desktop.report.wave_words import left_out_meaning
from loyalty_desktop.report.waves_view import (
    OF_DRIVERS,
    WAVE_KINDS,
    WaveKind,
    figure_chart,
    score_change,
    score_chart,
    wave_table,
)
from loyalty_desktop.report.waves_words import kind_text, nothing_drawn, page_notes, page_verdict
from loyalty_desktop.report.whose import everybody_name

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.questions import Questions
    from loyalty_desktop.desktop.session.waves import Waves
    from loyalty_desktop.desktop.session.workspace import Workspace

_CHART_SHARE, _TABLE_SHARE = 560, 750
_NOTES = 128


class WavesPage(QWidget):
    """Everything about the change over time; the figure of a chosen row is drawn instead of the score."""

    list_wanted = Signal()
    """Somebody wants the list of waves, to say where the file of one is."""

    def __init__(self, workspace: Workspace, look: Look, waves: Waves, questions: Questions) -> None:
        super().__init__()
        self._workspace = workspace
        self._waves = waves
        self._kind: WaveKind = "head"
        self._drawn: str | None = None
        self._room = 0
        self._found: WaveComparison | None = None
        self.title, self.change = ElidedLabel(look, 13.5, 700), WaveChangeLine(look)
        self.segments, self.back = WaveSegments(look), Button(look, "text", 12)
        self.chart = WaveChartView(look)
        self.lost, self.find_file = Label(look, 12.5, 600, tone="warn", wrap=True), Button(look, size=12)
        self.verdict = Label(look, 13, 600, wrap=True)
        self.notes = Label(look, 12, tone="muted", wrap=True)
        self.panel = WaveTablePanel(look)
        self._figures = WaveFigures(workspace, look, self.chart, self.change)
        self._figures.of_table(self.panel.table)
        self.starter, self.said = WaveStarter(look, waves, questions), Said(look, 520)
        self._pages, self._content, self._nothing = QStackedWidget(), QWidget(), Panel()
        self._lay_out()
        self.panel.kind_chosen.connect(self._on_kind)
        self.panel.table.chosen.connect(self._on_row)
        self.back.clicked.connect(self._on_back)
        self.segments.changed.connect(self._draw_chart)
        self.find_file.clicked.connect(self.list_wanted)

    def begin_anew(self) -> None:
        """Start as with a project just opened."""
        self._kind, self._drawn = "head", None
        self.segments.begin_anew()

    def draw(self, found: WaveComparison | LoyaltyError | None) -> None:
        """Show the waves; None while they are worked out, or where there are no two."""
        self._found = found if found is not None and not isinstance(found, LoyaltyError) else None
        self.starter.draw()
        self.starter.setVisible(not self._waves.are_compared)
        self.said.setVisible(self._waves.are_compared)
        if self._found is None:
            self._pages.setCurrentWidget(self._nothing)
            why = found.message if isinstance(found, LoyaltyError) else self._workspace.state.problem
            if why is not None:
                self.said.say(_("No figures yet"), why.text())
            else:
                self.said.say(_("Comparing the waves…"), _("This takes a moment."))
            return
        self._pages.setCurrentWidget(self._content)
        journey = self._workspace.state.journey
        self._room = self.panel.room
        table = wave_table(self._found, journey, self._kind, self._room)
        if self._drawn is not None and all(row.id != self._drawn for row in table.rows):
            self._drawn = None
        self.panel.draw(table, self._found)
        self._draw_lost(self._found)
        self._draw_chart()
        self.mark()

    def mark(self) -> None:
        """Show what is chosen everywhere, as far as it is in the table."""
        selection = self._workspace.selection
        self.panel.table.choose(selection.driver if self._kind in OF_DRIVERS else selection.experience)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._found is not None and self.isVisible() and self.panel.room != self._room:
            self.draw(self._found)

    def _draw_chart(self) -> None:
        found, measure = self._found, self._workspace.state.journey.measure
        if found is None:
            return
        self.back.setText(_("Show the score"))
        self.back.setVisible(self._drawn is not None)
        segments = self.segments.segments_in(found)
        row = next((one for one in self.panel.table.figures.rows if one.id == self._drawn), None)
        self._figures.know(found, None if row is None else Asked(self._kind, row.id, row.name))
        if row is None:
            title = _("{measure} over the waves").format(measure=score_word(measure))
            name = everybody_name(is_filtered=bool(self._workspace.state.journey.filters))
            chart = score_chart(found, name, segments)
            self.chart.show_chart(chart, title, nothing_drawn(chart, measure))
            self.change.show_change(score_change(found))
            self.verdict.setText(page_verdict(found, measure))
        else:
            title = _("{name}: {figure}").format(name=row.name, figure=kind_text(self._kind))
            chart = figure_chart(found, self._kind, row.id, row.short)
            self.chart.show_chart(chart, title, nothing_drawn(chart, measure))
            self.change.hide()
            self.segments.hide()
            told = self.panel.table.told(row.id)
            self.verdict.setText("" if told is None else told.sentence)
        self.chart.is_of_report = row is None and not segments
        self.title.setText(title)
        self.verdict.setVisible(bool(self.verdict.text()))
        only = self.segments.only_told(segments) if row is None else ""
        self.notes.setText("\n".join(one for one in (only, *page_notes(found)) if one))
        self.notes.setVisible(bool(self.notes.text()))

    def _draw_lost(self, found: WaveComparison) -> None:
        """Say first of all which waves are missing, as what the others show depends on them."""
        self.lost.setText(left_out_meaning(found))
        self.lost.setVisible(bool(self.lost.text()))
        self.find_file.setText(_("Find its file…"))
        self.find_file.setVisible(any(one.problem is not None for one in self._waves.listed))

    def _on_kind(self, kind: str) -> None:
        self._kind = next(one for one in WAVE_KINDS if one == kind)
        self._drawn = None
        self.draw(self._found)

    def _on_row(self, id_: str) -> None:
        self._drawn = id_
        chosen = driver_chosen if self._kind in OF_DRIVERS else experience_chosen
        self._workspace.select(chosen(self._workspace.state.journey, id_))
        self._draw_chart()

    def _on_back(self) -> None:
        self._drawn = None
        self._draw_chart()
        self.chart.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        page = column(self)
        page.addWidget(self._pages)
        nothing = column(self._nothing)
        nothing.addWidget(self.starter)
        nothing.addWidget(self.said)
        self._pages.addWidget(self._content)
        self._pages.addWidget(self._nothing)
        sides = row(self._content, gap=12)
        left = Panel()
        left.setMinimumWidth(400)
        parts = column(left, (1, 1, 1, 1))
        head_box = QWidget()
        head_box.setFixedHeight(44)
        head = row(head_box, (15, 0, 12, 0), 8)
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        head.addWidget(self.segments)
        parts.addWidget(head_box)
        parts.addWidget(rule())
        change_box = row(None, (15, 8, 15, 0))
        change_box.addWidget(self.change)
        parts.addLayout(change_box)
        chart_box = column(None, (10, 4, 12, 8))
        chart_box.addWidget(self.chart)
        parts.addLayout(chart_box, 1)
        parts.addWidget(rule())
        parts.addWidget(self._words())
        sides.addWidget(left, _CHART_SHARE)
        sides.addWidget(self.panel, _TABLE_SHARE)

    def _words(self) -> QWidget:
        """Return what stands below the picture; it scrolls where it is long."""
        inner = QWidget()
        inner.setProperty("kind", "clear")
        words = column(inner, (15, 9, 15, 10), 5)
        words.addWidget(self.lost)
        words.addWidget(self.find_file, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.verdict)
        words.addWidget(self.notes)
        words.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFixedHeight(_NOTES)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("Notes on these waves"))
        return area
