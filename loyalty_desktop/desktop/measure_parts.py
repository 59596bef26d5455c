"""The parts of the measure editor, one for each thing that is decided; each change is one step at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget

from loyalty_desktop.compute.rounding import round_half_away
from loyalty_desktop.desktop.measure_told import (
    back_told,
    classes_told,
    kind_told,
    question_choices,
    question_text,
    target_told,
)
from loyalty_desktop.desktop.screens.journey.column_actions import make_measure
from loyalty_desktop.desktop.widgets.buttons import Button, Segmented
from loyalty_desktop.desktop.widgets.class_bar import ClassBar
from loyalty_desktop.desktop.widgets.class_strip import ClassStrip
from loyalty_desktop.desktop.widgets.labels import Label, plain_tip
from loyalty_desktop.desktop.widgets.number_fields import DateField, ScoreField, WholeField
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.desktop.widgets.search_combo import SearchCombo
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.cut_offs import has_standard_cut_offs
from loyalty_desktop.journey.edit_measure import set_standard_cut_offs
from loyalty_desktop.messages import message
from loyalty_desktop.report.headline import headline
from loyalty_desktop.report.measure_words import class_kind, class_name, measure_title
from loyalty_desktop.report.sureness import range_told
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Measure, MeasureKind
    from loyalty_desktop.survey.reading import ColumnKey

_KINDS: tuple[MeasureKind, ...] = ("nps", "nrs", "satisfaction")
_LEAST_END, _MOST_END = -1000, 1000


class MeasurePart(QWidget):
    """A heading, what is decided, and a sentence that says what it means."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__()
        self.workspace = workspace
        self.look = look
        self.heading = Label(look, 12, 600, tone="muted")
        self.told = Wrapped(look, 12, tone="muted")
        self.lines = column(self, gap=6)
        self.lines.addWidget(self.heading)

    @property
    def measure(self) -> Measure:
        """The measure in use."""
        return self.workspace.state.journey.measure

    def draw(self) -> None:
        """Show the measure in the language in use."""
        raise NotImplementedError


class ScorePart(QWidget):
    """The score as it is now, with its base and its classes."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__()
        self._workspace = workspace
        self.score = Label(look, 30, 700)
        self.reference = Label(look, 11, 600, kind="reference")
        self.base = Wrapped(look, 12, tone="muted", leading=1.35)
        self.bar = ClassBar(look)
        self.bar.setMaximumWidth(2000)
        lines = column(self, gap=8)
        line = row(None, gap=12)
        line.addWidget(self.score)
        line.addWidget(self.reference)
        beside = column(None)
        beside.addStretch()
        beside.addWidget(self.base)
        beside.addStretch()
        line.addLayout(beside, 1)
        lines.addLayout(line)
        lines.addWidget(self.bar)

    def draw(self) -> None:
        """Show the score of the workspace's results."""
        state = self._workspace.state
        told = headline(state.results.loyalty) if state.results is not None else None
        self.score.setText(told.score_text if told is not None else "–")
        firm = told is not None and told.state == "shown"
        self.score.set_tone("ink" if firm else "faint")
        self.reference.setText(_("For reference"))
        self.reference.setVisible(told is not None and told.state == "reference")
        shown = told is not None and told.state != "hidden"
        self.bar.show_headline(told if shown else None)
        self.bar.setVisible(shown)
        if told is None:
            problem = state.problem.text() if state.problem is not None else ""
            self.base.setText(problem or _("Open the answers of your survey to see the score."))
            return
        interval = _("95% interval {low} to {high}").format(low=told.low_text, high=told.high_text)
        base = f"n = {told.n:,}"
        if told.n_eff is not None:
            base += _(" · worth {n_eff:,.0f} people").format(n_eff=told.n_eff)
        few = _("Too few answers for a score: at least ten are needed.")
        lines = [interval, base] if shown else [base, few]
        if not has_standard_cut_offs(told.measure):
            lines.insert(0, measure_title(told.measure))
        self.base.setText("\n".join(lines))
        self.base.setToolTip(plain_tip(range_told()) if shown else "")


class QuestionPart(MeasurePart):
    """Which question asks for loyalty."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(workspace, look)
        self.question: SearchCombo[ColumnKey | None] = SearchCombo(look, self._on_chosen)
        self.lines.addWidget(self.question)
        self.lines.addWidget(self.told)

    def draw(self) -> None:
        state = self.workspace.state
        self.heading.setText(_("Loyalty question"))
        self.question.setAccessibleName(self.heading.text())
        self.question.show_choice(
            self.measure.column,
            question_text(state.survey, self.measure.column),
            lambda: question_choices(state.survey, state.journey),
        )
        self.question.setEnabled(state.survey is not None)
        self.told.setText(
            _("The answers to this question show how loyal each person is. Everything else is compared with it.")
        )

    def _on_chosen(self, key: ColumnKey | None) -> None:
        if key is not None:
            make_measure(self.workspace, key)


class NamePart(MeasurePart):
    """What the score is called; no figure changes."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(workspace, look)
        self.kind = Segmented(look, _KINDS)
        self.kind.chosen.connect(self._on_chosen)
        self.lines.addWidget(self.kind)
        self.lines.addWidget(self.told)

    def draw(self) -> None:
        self.heading.setText(_("What the score is called"))
        self.kind.set_texts(*(word("measure", kind) for kind in _KINDS))
        self.kind.choose(self.measure.kind)
        for widget in (self.heading, self.kind):
            widget.setVisible(class_kind(self.measure) != "other")
        self.told.setText(kind_told(self.measure))

    def _on_chosen(self, code: str) -> None:
        kind = next(one for one in _KINDS if one == code)
        self.workspace.edit_journey(message("step_measure_kind"), lambda journey: edit.set_measure_kind(journey, kind))


class ScalePart(MeasurePart):
    """The ends of the scale, where the answers do not run from 0 to 10."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(workspace, look)
        self.low, self.high = WholeField(look), WholeField(look)
        self._dash = Label(look, 12.5)
        line = row(None, gap=8)
        for widget in (self.low, self._dash, self.high):
            line.addWidget(widget)
        beside = column(None)
        beside.addStretch()
        beside.addWidget(self.told)
        beside.addStretch()
        line.addLayout(beside, 1)
        self.lines.addLayout(line)
        self.low.edited.connect(lambda low: self._set(low, self.measure.high, "scale_low"))
        self.high.edited.connect(lambda high: self._set(self.measure.low, high, "scale_high"))

    def draw(self) -> None:
        measure, survey = self.measure, self.workspace.state.survey
        column = survey.column(measure.column) if survey is not None and measure.column is not None else None
        plain = (measure.low, measure.high) == (0, 10) and (column is None or column.scale.kind == "zero_to_ten")
        self.setVisible(not plain)
        self.heading.setText(_("Scale of the answers"))
        self._dash.setText(_("to"))
        self.low.setAccessibleName(_("Lowest answer"))
        self.high.setAccessibleName(_("Highest answer"))
        self.low.show_value(measure.low, _LEAST_END, measure.high - 1)
        self.high.show_value(measure.high, measure.low + 1, _MOST_END)
        self.told.setText(_("Answers outside the scale are left out. The cut-offs move with the scale."))

    def _set(self, low: int, high: int, run: str) -> None:
        step = message("step_scale")
        self.workspace.edit_journey(step, lambda journey: edit.set_scale(journey, low, high), run=run)


class ClassesPart(MeasurePart):
    """Which answers count as which class: by dragging the limits on the strip, or as numbers."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(workspace, look)
        self.back = Button(look, "text", 12)
        self.back.clicked.connect(self._on_back)
        beside = row(None, gap=8)
        beside.addWidget(self.heading, 1)  # moves out of the line that it has to itself
        beside.addWidget(self.back)
        self.lines.addLayout(beside)
        self.strip = ClassStrip(look)
        self.strip.moved.connect(self._on_dragged)
        self.negative, self.positive = WholeField(look), WholeField(look)
        self._negative_words = Label(look, 12, tone="negative"), Label(look, 12, tone="negative")
        self._positive_words = Label(look, 12, tone="positive"), Label(look, 12, tone="positive")
        self.lines.addWidget(self.strip)
        limits = row(None, gap=8)
        for (before, after), field in (
            (self._negative_words, self.negative),
            (self._positive_words, self.positive),
        ):
            for widget in (before, field, after):
                limits.addWidget(widget)
            if field is self.negative:
                limits.addStretch()
        self.lines.addLayout(limits)
        self.lines.addWidget(self.told)
        self.negative.edited.connect(lambda one: self._set(one, self.measure.positive_min, "cut_negative"))
        self.positive.edited.connect(lambda one: self._set(self.measure.negative_max, one, "cut_positive"))

    def draw(self) -> None:
        measure = self.measure
        self.heading.setText(_("Classes"))
        self.strip.show_measure(measure)
        self.strip.setToolTip(_("Drag a line to move it."))
        up_to, on_from = _("{name} up to {answer}"), _("{name} from {answer}")
        _write_around(self._negative_words, self.negative, up_to, class_name("negative", measure))
        _write_around(self._positive_words, self.positive, on_from, class_name("positive", measure))
        self.negative.show_value(measure.negative_max, measure.low, measure.positive_min - 1)
        self.positive.show_value(measure.positive_min, measure.negative_max + 1, measure.high)
        told = (
            up_to.format(name=class_name("negative", measure), answer=measure.negative_max),
            on_from.format(name=class_name("positive", measure), answer=measure.positive_min),
        )
        self.strip.setAccessibleName(", ".join(told))
        self.told.setText(classes_told(measure))
        self.back.setText(back_told(measure))
        self.back.setVisible(not has_standard_cut_offs(measure))

    def _on_dragged(self, negative: int, positive: int) -> None:
        run = "drag_negative" if negative != self.measure.negative_max else "drag_positive"
        self._set(negative, positive, run)

    def _on_back(self) -> None:
        self.workspace.edit_journey(message("step_cut_offs"), set_standard_cut_offs)

    def _set(self, negative: int, positive: int, run: str) -> None:
        step = message("step_cut_offs")
        self.workspace.edit_journey(step, lambda journey: edit.set_cut_offs(journey, negative, positive), run=run)


_FIRST_STEP = 5.0
"""How far above today's score a new target begins."""


class TargetPart(MeasurePart):
    """The score to be reached and by when; both can be taken away again."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(workspace, look)
        self.add, self.remove = Button(look), Button(look, "text", 12)
        self.add_date, self.remove_date = Button(look, "text", 12), Button(look, "text", 12)
        self.score, self.date = ScoreField(look), DateField(look)
        self._by = Label(look, 12)
        line = row(None, gap=8)
        for widget in (self.add, self.score, self._by, self.date, self.add_date, self.remove_date):
            line.addWidget(widget)
        line.addStretch()
        beside = row(None, gap=8)
        beside.addWidget(self.heading, 1)  # moves out of the line that it has to itself
        beside.addWidget(self.remove)
        self.lines.addLayout(beside)
        self.lines.addLayout(line)
        self.lines.addWidget(self.told)
        self.score.edited.connect(lambda score: self._set(score, self._day(), "target_score"))
        self.date.edited.connect(lambda date: self._set(self.score.value(), date, "target_date"))
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(lambda: self._set(None, ""))
        self.add_date.clicked.connect(self._on_add_date)
        self.remove_date.clicked.connect(lambda: self._set(self.score.value(), ""))

    def draw(self) -> None:
        target = self.measure.target
        dated = target is not None and bool(target.date)
        self.heading.setText(_("Target"))
        self.add.setText(_("Set a target"))
        self.remove.setText(_("Delete the target"))
        self._by.setText(_("by"))
        self.add_date.setText(_("Add a date"))
        self.remove_date.setText(_("No date"))
        self.score.setAccessibleName(_("Score of the target"))
        self.date.setAccessibleName(_("Date of the target"))
        self.add.setVisible(target is None)
        self.score.setVisible(target is not None)
        self.remove.setVisible(target is not None)
        self.add_date.setVisible(target is not None and not dated)
        self._by.setVisible(dated)
        self.date.setVisible(dated)
        self.remove_date.setVisible(dated)
        if target is not None:
            self.score.show_value(target.score)
            if target.date:
                self.date.show_date(target.date)
        self.told.setText(target_told(self.measure))

    def _day(self) -> str:
        return self.measure.target.date if self.measure.target is not None else ""

    def _on_add(self) -> None:
        """Begin somewhat above the score of today, to be changed from there."""
        results = self.workspace.state.results
        score = results.loyalty.score.value if results is not None else None
        self._set(min(100.0, round_half_away((score or 0.0) + _FIRST_STEP, 0)), "")
        self.score.setFocus(Qt.FocusReason.TabFocusReason)
        self.score.selectAll()

    def _on_add_date(self) -> None:
        self._set(self.score.value(), QDate.currentDate().addYears(1).toString("yyyy-MM-dd"))
        self.date.setFocus(Qt.FocusReason.TabFocusReason)

    def _set(self, score: float | None, date: str, run: str = "") -> None:
        step = message("step_target")
        self.workspace.edit_journey(step, lambda journey: edit.set_target(journey, score, date), run=run)


def _write_around(words: tuple[Label, Label], field: WholeField, pattern: str, name: str) -> None:
    """Write a sentence around the field that stands where `{answer}` is in it."""
    parts = pattern.format(name=name, answer="\0").split("\0")
    for label, text in zip(words, parts, strict=True):
        label.setText(text.strip())
        label.setVisible(bool(text.strip()))
    field.setAccessibleName(pattern.format(name=name, answer="…"))
