"""The page while nothing is chosen: the journey in a few figures, and how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.screens.journey.inspector_parts import Page, measure_short
from loyalty_desktop.desktop.screens.journey.inspector_table import Cell, RowTable, TableRow
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.journey.staging import lone_stage
from loyalty_desktop.report.emotion_curve import EmotionCurve, StagePoint, emotion_curve
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.whose import whole_told

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Stage
    from loyalty_desktop.report.shown import Shown


class SummaryPage(Page):
    """Counts the parts of the journey and shows the means of its stages."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(workspace, look)
        self.counts = [(Label(look, 20, 700), Label(look, 11, tone="muted")) for _part in range(3)]
        self.problem = Wrapped(look, 12, tone="warn")
        self.overall = Wrapped(look, 12, tone="muted")
        self.stages = RowTable(look, pressable=False)
        self.stages_note = Wrapped(look, 11, tone="muted")
        self.steps = [Wrapped(look, 12) for _step in range(4)]
        self._lay_out()

    def _lay_out(self) -> None:
        top = self.section(0)
        self.caption = top.heading
        counts = row(None, gap=8)
        for count, word in self.counts:
            one = column(None)
            one.addWidget(count)
            one.addWidget(word)
            counts.addLayout(one, 1)
        top.lines.addLayout(counts)
        for widget in (self.overall, self.problem):
            top.lines.addWidget(widget)
        self._means = self.section()
        self._means.add_wide(self.stages)
        notes = self.section(0)
        notes.heading.hide()
        notes.lines.addWidget(self.stages_note)
        self._notes = notes
        self._begin = self.section()
        for step in self.steps:
            self._begin.lines.addWidget(step)
        self.lines.addStretch()

    def draw(self) -> None:
        state, journey = self.workspace.state, self.workspace.state.journey
        self.caption.setText(_("The journey"))
        words = (_("Stages"), _("Drivers"), _("Experiences"))
        sizes = (len(journey.stages), len(journey.drivers), len(journey.experiences))
        for (count, word), size, text in zip(self.counts, sizes, words, strict=True):
            count.setText(f"{size:,}")
            count.setAccessibleName(f"{text} {size:,}")
            word.setText(text)
        self.problem.setText(state.problem.text() if state.problem is not None else "")
        self.problem.setVisible(state.problem is not None)
        curve = emotion_curve(state.results) if state.results is not None else None
        self._draw_overall(curve)
        self._draw_stages(curve)
        self._begin.heading.setText(_("How to go on"))
        steps = self._steps()
        for at, label in enumerate(self.steps):
            label.setText(steps[at] if at < len(steps) else "")
            label.setVisible(at < len(steps))

    def _draw_overall(self, curve: EmotionCurve | None) -> None:
        score = curve.overall if curve is not None else None
        self.overall.setVisible(curve is not None and score is not None)
        if curve is not None:
            measure = measure_short(self.workspace.state.journey.measure)
            text = whole_told(score, curve.overall_n, is_filtered=curve.is_filtered, measure=measure)
            weak = curve.overall_state == "reference"
            self.overall.setText(_("{what}, for reference").format(what=text) if weak else text)

    def _draw_stages(self, curve: EmotionCurve | None) -> None:
        journey = self.workspace.state.journey
        self._means.setVisible(bool(journey.stages))
        self._notes.setVisible(curve is not None and bool(journey.drivers))
        self._means.heading.setText(_("Stages"))
        points = curve.stages if curve is not None else (None,) * len(journey.stages)
        rows = [_stage_row(stage, point) for stage, point in zip(journey.stages, points, strict=True)]
        self.stages.show_rows((_("Stage"), _("Drivers"), _("Head"), _("Heart")), rows)
        self.stages_note.setText(
            _("Head and heart of a stage are the means of its drivers. Grey figures rest on few answers.")
        )
        reference = any(point is not None and "reference" in (point.head_state, point.heart_state) for point in points)
        if not reference:
            self.stages_note.setText(_("Head and heart of a stage are the means of its drivers."))

    def _steps(self) -> list[str]:
        state, journey = self.workspace.state, self.workspace.state.journey
        steps = []
        if state.survey is None:
            steps.append(_("Open the answers of your survey: the figures appear in the journey that you have drawn."))
        elif journey.measure.column is None:
            steps.append(_("Choose the loyalty question at the top left: everything else is compared with it."))
        if lone_stage(journey) is not None:
            steps.append(_("Give the stage a name, add the next ones with ＋ Stage, and drag the cards there."))
        if not journey.stages:
            steps.append(_("Add the stages your customers go through, from left to right."))
        if state.survey is not None:
            steps.append(_("Drag columns from the list on the left into a stage to make them drivers."))
        loose = len(journey.experiences_at(None))
        if loose:
            said = ngettext(
                "{count} experience has no driver yet: drag it onto the card where it happens.",
                "{count} experiences have no driver yet: drag them onto the cards where they happen.",
                loose,
            )
            steps.append(said.format(count=loose))
        if journey.drivers:
            steps.append(_("Choose a card to see here how it was rated and what happens there."))
        return steps[: len(self.steps)]


def _stage_row(stage: Stage, point: StagePoint | None) -> TableRow:
    name = stage.name or _("Unnamed stage")
    count = Cell(f"{len(stage.drivers):,}", "muted")
    if point is None:
        return TableRow(stage.id, name, (count, Cell("–", "faint"), Cell("–", "faint")), name)
    cells = (
        count,
        Cell(share_text(point.head), _ink(point.head_state, "head")),
        Cell(score_text(point.heart), _ink(point.heart_state, "heart")),
    )
    weak = "reference" in (point.head_state, point.heart_state)
    return TableRow(stage.id, name, cells, stage_told(point), tag=_("few") if weak else "")


def _ink(state: Shown, role: str) -> str:
    return {"shown": role, "reference": "muted", "hidden": "faint"}[state]


def stage_told(point: StagePoint) -> str:
    """Return head and heart of a stage as one sentence, with how many drivers stand behind each."""
    name = point.name or _("Unnamed stage")
    if point.head is None and point.heart is None:
        return _("{stage}: no figures yet").format(stage=name)
    head = _("head {share}").format(share=share_text(point.head))
    heart = _("heart {score}").format(score=score_text(point.heart))
    if point.head_state == "reference":
        head = _("{what}, for reference").format(what=head)
    if point.heart_state == "reference":
        heart = _("{what}, for reference").format(what=heart)
    bases = ngettext("mean of {count} driver", "mean of {count} drivers", max(point.drivers, point.hearts))
    said = _("{stage}: {head}, {heart} ({bases})")
    return said.format(stage=name, head=head, heart=heart, bases=bases.format(count=max(point.drivers, point.hearts)))
