"""The screen of experiences: a table of what each adds to or takes from the score, and one of them in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from loyalty_desktop.desktop.explaining.offering import offer
from loyalty_desktop.desktop.icons import pixmap
from loyalty_desktop.desktop.screens.experiences.contribution_table import ContributionTable
from loyalty_desktop.desktop.screens.experiences.detail import ExperienceDetailPane
from loyalty_desktop.desktop.screens.plan_button import PlanButton
from loyalty_desktop.desktop.screens.screen import Screen
from loyalty_desktop.desktop.screens.voices_offer import VoicesOffer
from loyalty_desktop.desktop.session.selection import experience_chosen
from loyalty_desktop.desktop.widgets.buttons import Button, Segmented
from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.leading_line import LeadingLine
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.experience_table import (
    ExperienceRow,
    ExperienceTable,
    experience_rows,
    told_first,
    verdict_counts,
)
from loyalty_desktop.report.experience_voices import experience_voices
from loyalty_desktop.report.explained_experiences import experience_figure
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.leading import experiences_lead
from loyalty_desktop.report.measure_words import name_kind
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.report.voice_group import experience_offers
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.results import LoyaltyResult, Results
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey, Measure

_GROUPS = ("all", "positive", "negative", "pending")
_TITLE_HEIGHT, _BELOW_ROWS, _LEAST_ROWS = 44, 5, 150
_MARGINS, _HEAD_HEIGHT, _BETWEEN, _PANE = (20, 14, 20, 16), 32, 12, 224
"""`_PANE` is the height that the words and the picture of one experience need to be read at ease."""
_ABOVE_AND_BELOW = 2 + 1 + _TITLE_HEIGHT + 1 + _BELOW_ROWS
"""What the panel needs besides the rows: its frame, its margins, its title and the hairline below."""
_EVERYWHERE, _NOWHERE = "", "-"
"""What the combo of stages holds for all of them and for experiences without a driver; stages have a `+` before."""


class ExperiencesScreen(Screen):
    """Experiences by their contribution to the overall score, filtered by verdict and stage."""

    actions_wanted = Signal()
    """Somebody wants to see the action about the experience that is chosen now."""
    voices_wanted = Signal(object)
    """Somebody wants to read the comments of a VoiceGroup."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(workspace, look)
        self._group, self._stage = "all", _EVERYWHERE
        self._said_of: tuple[Counter | None, Journey, str, str] | None = None
        self._told: str | None = None
        self.title = Label(look, 17, 700)
        self.subtitle = ElidedLabel(look, 12.5, tone="muted")
        self.groups = Segmented(look, _GROUPS)
        self.stages = CaptionedCombo(look)
        self.table, self.leading = ContributionTable(look), LeadingLine(look, brief=True)
        self._none, self.show_all = Label(look, 14, 600), Button(look)
        self._pages = QStackedWidget()
        self.pane = ExperienceDetailPane(look, PlanButton(workspace, look), VoicesOffer(workspace, look, 1))
        self._heading = Label(look, 13.5, 700)
        self.explanation = ElidedLabel(look, 11.5, tone="muted")
        self._note_icon, self._note = Label(look), Label(look, 11.5, tone="muted")
        self.nothing = Said(look, 520)
        self._nothing_panel = Panel()
        self._lay_out()
        self.groups.chosen.connect(self._on_group)
        self.stages.activated.connect(self._on_stage)
        self.show_all.clicked.connect(self._on_show_all)
        self.table.chosen.connect(self._on_chosen)
        self.table.clicked.connect(self._on_clicked)
        self.pane.plan.wanted.connect(self.actions_wanted)
        self.pane.voices.wanted.connect(self.voices_wanted)
        self.table.explain_wanted.connect(self._on_figure)
        self.pane.explain_wanted.connect(self._on_told)
        workspace.opened.connect(self._on_opened)

    def draw(self) -> None:
        results = self.workspace.state.results
        self.title.setText(_("Experiences"))
        self._draw_stages()
        there = results is not None and bool(results.experiences)
        for part in (self.subtitle, self.groups, self.stages, self._panel, self.pane):
            part.setVisible(there)
        self._nothing_panel.setVisible(not there)
        self.leading.setVisible(there)
        if results is not None and there:
            self._draw_words(results.loyalty)
            self._draw_rows(results)
        else:
            self.nothing.say(*self._why_nothing())

    def mark(self) -> None:
        results = self.workspace.state.results
        if results is not None and results.experiences:
            self._mark(experience_rows(results), results.loyalty)

    def _draw_words(self, loyalty: LoyaltyResult) -> None:
        score, named = loyalty.score, _score_name(loyalty.measure)
        if how_shown(score) == "shown":
            said = _("How many points of the score {score} (n={n:,}) go with each experience")
            self.subtitle.setText(said.format(score=score_text(score.value, 1), n=score.n))
        else:
            self.subtitle.setText(_("How many points of the score go with each experience"))
        self._heading.setText(_("Contribution to the score (points)"))
        self.explanation.setText(
            _("Share of all with a loyalty answer who had it × ({score} with it − without it)").format(score=named)
        )
        self._note.setText(_("Experiences overlap: contributions do not add up to the whole"))
        self._note_icon.setPixmap(pixmap(self.look, "info", "muted", 15))
        self.table.set_score_name(named)
        self.table.setAccessibleName(_("Contribution to the score (points)"))

    def _draw_stages(self) -> None:
        journey = self.workspace.state.journey
        names = dict.fromkeys(stage.name for stage in journey.stages)
        choices = [(_("All"), _EVERYWHERE), *((name, f"+{name}") for name in names), (_("Unassigned"), _NOWHERE)]
        if self._stage not in [code for _name, code in choices]:
            self._stage = _EVERYWHERE
        self.stages.set_choices(_("Stage"), choices)
        self.stages.setCurrentIndex(self.stages.findData(self._stage))

    def _draw_rows(self, results: Results) -> None:
        table = experience_rows(results)
        here = [one for one in table.rows if self._is_here(one)]
        counts = verdict_counts(here)
        texts = (
            _("All {n:,}").format(n=counts.all),
            _("Positive {n:,}").format(n=counts.positive),
            _("Negative {n:,}").format(n=counts.negative),
            _("Undecided {n:,}").format(n=counts.pending),
        )
        self.groups.set_texts(*texts)
        self.groups.setAccessibleName(_("Verdict"))
        self.groups.choose(self._group)
        shown = [one for one in here if self._group in ("all", one.group)]
        self.table.show_table(table, shown, results.loyalty)
        self.leading.show_leading(experiences_lead(table.rows, _score_name(results.loyalty.measure)))
        self._none.setText(_("No experience matches this choice."))
        self.show_all.setText(_("Show all"))
        self._pages.setCurrentIndex(0 if shown else 1)
        self._share_height()
        self._mark(table, results.loyalty)

    def _share_height(self) -> None:
        """Give few experiences tall rows, and what is left to the words and the picture of the chosen one."""
        around = _MARGINS[1] + _HEAD_HEIGHT + 2 * _BETWEEN + _MARGINS[3] + _ABOVE_AND_BELOW
        if not self.leading.isHidden():
            around += self.leading.heightForWidth(self.width() - _MARGINS[0] - _MARGINS[2]) + _BETWEEN
        self.table.fill(self.height() - around - _PANE)
        self._panel.setMaximumHeight(max(self.table.full_height(), _LEAST_ROWS) + _ABOVE_AND_BELOW)

    def _is_here(self, one: ExperienceRow) -> bool:
        if self._stage == _NOWHERE:
            return one.driver is None
        return self._stage in (_EVERYWHERE, f"+{one.stage}")

    def _mark(self, table: ExperienceTable, loyalty: LoyaltyResult) -> None:
        """Tell of the experience that is chosen; while none is, of the one that weighs most."""
        selection = self.workspace.selection
        chosen = next((one for one in table.rows if one.experience == selection.experience), None)
        driver = selection.driver if chosen is None else None
        told = chosen or told_first(self.table.figures.rows or table.rows, driver)
        self._told = None if told is None else told.experience
        self.table.choose(self._told)
        self.table.emphasise(driver)
        if told is not None:
            self.pane.show_row(told, loyalty)
            self.pane.plan.show_item(told.experience)
            self.pane.voices.offer(experience_offers(self.workspace.state.journey, told.experience))
            self._show_said(told.experience)

    def _show_said(self, experience: str) -> None:
        """Show what those wrote who had it; as long as nothing has changed the list stays where it is."""
        counter, journey = self.workspace.counter, self.workspace.state.journey
        asked = (counter, journey, experience, self.look.language)
        if asked != self._said_of:
            self.pane.show_voices(None if counter is None else experience_voices(counter, journey, experience))
        self._said_of = asked

    def _why_nothing(self) -> tuple[str, str]:
        """Return a title and a sentence: why there is no table, and what to do."""
        state = self.workspace.state
        if state.problem is not None:
            return _("No figures yet"), state.problem.text()
        if state.survey is None:
            return _("No answers yet"), _("Open a survey to see which experiences go with a higher or lower score.")
        return _("No experiences yet"), _(
            "On the Journey screen, drag a yes/no column onto a card.\nThose who had the experience are "
            "then compared here with those who did not."
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _on_group(self, code: str) -> None:
        self._group = code
        self._filter()

    def _on_stage(self) -> None:
        self._stage = self.stages.currentData()
        self._filter()

    def _on_show_all(self) -> None:
        self._group, self._stage = "all", _EVERYWHERE
        self._draw_stages()
        self._filter()
        self.table.setFocus()

    def _filter(self) -> None:
        results = self.workspace.state.results
        if results is not None:
            self._draw_rows(results)

    def _on_figure(self, experience: str, column: str, at: QRect) -> None:
        self._explain(self.table.viewport(), experience, column, at)

    def _on_told(self, widget: QWidget, column: str, at: QRect) -> None:
        if self._told is not None:
            self._explain(widget, self._told, column, at)

    def _explain(self, widget: QWidget, experience: str, column: str, at: QRect) -> None:
        offer(self.workspace, self.look, widget, at, lambda known: experience_figure(known, experience, column))

    def _on_chosen(self, id_: str) -> None:
        self.workspace.select(experience_chosen(self.workspace.state.journey, id_))

    def _on_clicked(self, index: QModelIndex) -> None:
        """Choose what was told without having been chosen: the table says nothing when its own row is clicked."""
        id_ = self.table.figures.id_at(index.row())
        if id_ is not None and id_ != self.workspace.selection.experience:
            self._on_chosen(id_)

    def _on_opened(self) -> None:
        """Start every project with the whole table, in its own order."""
        self._group, self._stage = "all", _EVERYWHERE
        self.table.figures.set_order(None)
        self._on_changed()

    def _lay_out(self) -> None:
        page = column(self, _MARGINS, _BETWEEN)
        head = row(None, gap=14)
        head.addWidget(self.title)
        head.addWidget(self.subtitle, 1)
        head.addWidget(self.groups)
        head.addSpacing(-6)
        head.addWidget(self.stages)
        head_box = QWidget()
        head_box.setFixedHeight(_HEAD_HEIGHT)
        head_box.setLayout(head)
        page.addWidget(head_box)
        page.addWidget(self.leading)
        self._panel = self._laid_out_panel()
        page.addWidget(self._panel, 100)
        page.addWidget(self.pane, 1)
        column(self._nothing_panel).addWidget(self.nothing)
        page.addWidget(self._nothing_panel, 100)
        page.addStretch()

    def _laid_out_panel(self) -> Panel:
        panel = Panel()
        parts = column(panel, (1, 1, 1, _BELOW_ROWS))
        title = row(None, (15, 0, 15, 0), 10)
        title.addWidget(self._heading)
        title.addWidget(self.explanation, 1)
        title.addWidget(self._note_icon)
        title.addSpacing(-3)
        title.addWidget(self._note)
        title_box = QWidget()
        title_box.setFixedHeight(_TITLE_HEIGHT)
        title_box.setLayout(title)
        parts.addWidget(title_box)
        parts.addWidget(rule())
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._laid_out_none())
        parts.addWidget(self._pages, 1)
        return panel

    def _laid_out_none(self) -> QWidget:
        page = QWidget()
        parts = column(page, gap=10)
        parts.addStretch(1)
        parts.addWidget(self._none, 0, Qt.AlignmentFlag.AlignHCenter)
        parts.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        parts.addStretch(1)
        return page


def _score_name(measure: Measure) -> str:
    """Return the name of the score for titles: the word for those that have no name of their own."""
    kind = name_kind(measure)
    return word("measure", kind) if kind in {"nps", "nrs"} else _("Score")
