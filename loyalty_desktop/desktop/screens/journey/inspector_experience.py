"""The page of a chosen experience: what is said of it, its scores, where it belongs and is read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy

from loyalty_desktop.desktop.screens.journey.inspector_parts import Page
from loyalty_desktop.desktop.screens.journey.inspector_settings import ExperienceSettings
from loyalty_desktop.desktop.screens.journey.inspector_text import EditableName
from loyalty_desktop.desktop.screens.journey.score_pair import ScorePair
from loyalty_desktop.desktop.session.selection import driver_chosen
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import row
from loyalty_desktop.desktop.widgets.search_combo import SearchCombo
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.placing import driver_for
from loyalty_desktop.messages import message
from loyalty_desktop.report.experience_detail import experience_detail
from loyalty_desktop.report.experience_table import ExperienceRow, experience_rows
from loyalty_desktop.report.explained import contribution_told
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.report.told_apart import names_told_apart
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Experience, Journey, Measure
    from loyalty_desktop.report.experience_detail import ExperienceDetail
    from loyalty_desktop.survey.missing import Reason

_CHIPS = {"positive": "good", "negative": "bad"}


class ExperiencePage(Page):
    """Shows the chosen experience, lets its name, driver and column be changed."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(workspace, look)
        self.name = EditableName(look)
        self.name.renamed.connect(self._on_renamed)
        self.chip = Label(look, 11, 600, kind="open")
        self.driver: SearchCombo[str | None] = SearchCombo(look, self._on_driver)
        self.guess = Wrapped(look, 11.5, tone="muted")
        self.to_driver = Button(look, "text", 12)
        self.to_driver.clicked.connect(self._on_to_driver)
        self.sentences = Wrapped(look, 12.5, leading=1.6)
        self.sum = Wrapped(look, 11, tone="muted")
        self.chart = ScorePair(look)
        self.settings = ExperienceSettings(workspace, look)
        self._lay_out()

    def _lay_out(self) -> None:
        top = self.section(0)
        self.caption = top.heading
        top.lines.addWidget(self.name)
        chip = row(None, (0, 0, 0, 2))
        self.chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        chip.addWidget(self.chip)
        chip.addStretch()
        top.lines.addLayout(chip)
        top.lines.addWidget(self.sentences)
        top.lines.addWidget(self.sum)
        self._scores, self._place = self.section(), self.section()
        self._scores.lines.addWidget(self.chart)
        self._place.lines.addWidget(self.driver)
        self._place.lines.addWidget(self.guess)
        link = row(None, (0, 0, 0, 0))
        link.addWidget(self.to_driver)
        link.addStretch()
        self._place.lines.addLayout(link)
        self.lines.addWidget(self.settings)
        self.lines.addStretch()

    def begin_rename(self) -> bool:
        self.name.start()
        return True

    def draw(self) -> None:
        state = self.workspace.state
        one = self._chosen()
        if one is None:
            return
        self.caption.setText(_("Chosen experience"))
        self.name.show_name(one.name, _("Name of the experience"), _("Double-click or press F2 to rename it."))
        line = _row(state.results, one.id)
        detail = None
        if line is not None and state.results is not None:
            detail = experience_detail(line, state.results.loyalty)
        self._draw_chip(line)
        self._draw_detail(line, detail, state.journey.measure)
        self._draw_driver(one)
        missing: tuple[tuple[Reason, int], ...] = ()
        if state.results is not None:
            result = next(each for each in state.results.experiences if each.experience.id == one.id)
            missing = tuple((each.reason, each.count) for each in result.missing)
        self.settings.draw(one, missing)

    def _chosen(self) -> Experience | None:
        id_ = self.workspace.selection.experience
        return next((one for one in self.workspace.state.journey.experiences if one.id == id_), None)

    def _draw_chip(self, line: ExperienceRow | None) -> None:
        if line is not None and line.verdict is not None:
            self.chip.setText(word("verdict", line.verdict))
            self.chip.set_kind(_CHIPS.get(line.verdict, "open"))
        elif line is not None and line.state == "reference":
            self.chip.setText(_("For reference"))
            self.chip.set_kind("reference")
        else:
            self.chip.setText("")
        self.chip.setVisible(bool(self.chip.text()))

    def _draw_detail(self, line: ExperienceRow | None, detail: ExperienceDetail | None, measure: Measure) -> None:
        state = self.workspace.state
        if detail is not None:
            text = "\n".join(one.text() for one in detail.sentences)
        elif state.problem is not None:
            text = state.problem.text()
        else:
            text = _("Open the answers to see its figures here.")
        self.sentences.setText(text)
        self.sum.setText(contribution_told(line) if line is not None else "")
        self.sum.setVisible(bool(self.sum.text()))
        chart = detail.chart if detail is not None else None
        self._scores.setVisible(chart is not None)
        if chart is not None and line is not None:
            self._scores.heading.setText(measure_name(measure))
            self.chart.show_chart(measure_name(measure), chart, line.verdict)

    def _draw_driver(self, one: Experience) -> None:
        journey = self.workspace.state.journey
        items = _drivers(journey)
        text = next((name for id_, name in items if id_ == one.driver), "")
        self._place.heading.setText(_("Driver it belongs to"))
        self.driver.setAccessibleName(self._place.heading.text())
        self.driver.show_choice(one.driver, text, lambda: items)
        driver = journey.driver(one.driver)
        survey = self.workspace.state.survey
        column = survey.column(one.column) if survey is not None and one.column is not None else None
        self.guess.setVisible(
            driver is not None and column is not None and driver_for(one, column, journey.drivers) == driver.id
        )
        self.guess.setText(_("A guess by the words of its question. Choose another driver here if it fits better."))
        self.to_driver.setVisible(driver is not None)
        if driver is not None:
            self.to_driver.setText(_("Show this driver"))
            self.to_driver.setAccessibleName(_("Show the driver {name}").format(name=driver.name))

    def _on_renamed(self, name: str) -> None:
        id_ = self.workspace.selection.experience
        if id_ is not None:
            step = message("step_rename_experience", name=self.name.name())
            self.workspace.edit_journey(step, lambda journey: edit.rename_experience(journey, id_, name))

    def _on_driver(self, driver: str | None) -> None:
        one = self._chosen()
        if one is not None:
            step = message("step_move_experience", name=one.name)
            self.workspace.edit_journey(step, lambda journey: edit.assign_experience(journey, one.id, driver))

    def _on_to_driver(self) -> None:
        one = self._chosen()
        if one is not None:
            self.workspace.select(driver_chosen(self.workspace.state.journey, one.driver))


def _drivers(journey: Journey) -> list[tuple[str | None, str]]:
    names = names_told_apart([(one.name, one.column) for one in journey.drivers])
    return [(None, _("Not assigned")), *((one.id, name) for one, name in zip(journey.drivers, names, strict=True))]


def _row(results: Results | None, id_: str) -> ExperienceRow | None:
    if results is None:
        return None
    return next((one for one in experience_rows(results).rows if one.experience == id_), None)
