"""The strip above every screen: what is measured, the score against its target, its base, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from loyalty_desktop.desktop.explaining.offering import offer
from loyalty_desktop.desktop.explaining.spots import FigureSpots, whole_of
from loyalty_desktop.desktop.filters.bar import FilterBar
from loyalty_desktop.desktop.filters.base_line import is_nobody_left
from loyalty_desktop.desktop.icons import icon
from loyalty_desktop.desktop.painting import IN_MIDDLE, elided
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.class_bar import ClassBar
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, no_keys, plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.cut_offs import has_standard_cut_offs
from loyalty_desktop.journey.edit_waves import names_of, newest_of
from loyalty_desktop.report.days import day_text
from loyalty_desktop.report.explained_scores import class_share, overall_score
from loyalty_desktop.report.headline import Headline, TargetPart, headline
from loyalty_desktop.report.measure_words import full_name, measure_title, score_meaning
from loyalty_desktop.report.sureness import range_told
from loyalty_desktop.report.target_view import sure_text, target_of
from loyalty_desktop.report.wave_titles import short_waves
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QAction, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import State, Workspace
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.measure_words import ClassCode

_WITH_CLASSES = 1160
"""From this width on the classes have room beside the filters."""
_WIDEST_WAVE = 120
"""So many pixels of the name of a wave stand before the base; all of it is in the tool tip."""
_NARROWEST, _ROOMY = 960, 1360
"""The width of the smallest window, and that from which on the buttons have all their words."""


class MeasureBox(QPushButton):
    """The loyalty question in two lines; a click opens its settings."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFixedSize(196, 50)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._caption = Label(look, 11, tone="muted", parent=self)
        self._question = ElidedLabel(look, 13, 600)
        self._arrow = Label(look, 11, tone="muted")
        lines = column(self, (10, 6, 10, 6), 1)
        lines.addWidget(self._caption)
        below = row(None, gap=4)
        below.addWidget(self._question, 1)
        below.addWidget(self._arrow)
        lines.addLayout(below)
        for label in (self._caption, self._question, self._arrow):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_question(self, question: str, measure: Measure) -> None:
        """Show which question is measured, '' for none, and what its score is called in full."""
        self._caption.setText((full_name(measure) if question else "") or _("Loyalty question"))
        self._arrow.setText("▾")
        self._question.setText(question or _("Choose…"))
        self.setAccessibleName(_("Loyalty question: {question}").format(question=question or _("none")))
        change = _("Change the question, the score or the target")
        self.setToolTip(plain_tip(f"{score_meaning(measure)}\n{change}" if question else change))

    def question(self) -> str:
        """Return the question that is shown."""
        return self._question.full_text()


class Header(Panel):
    """Shows the headline of the workspace's results, live."""

    measure_wanted = Signal()
    wave_wanted = Signal(int)
    """The survey that is source number `index` is to be shown."""
    export_wanted = Signal()

    def __init__(self, workspace: Workspace, look: Look, undo: QAction, redo: QAction) -> None:
        super().__init__("strip")
        self._workspace = workspace
        self._look = look
        self._actions = {"undo": undo, "redo": redo}
        self.setFixedHeight(73)
        self.setMinimumWidth(_NARROWEST)  # what is in it gets shorter once it is narrower
        self.measure = MeasureBox(look)
        self.measure.clicked.connect(self.measure_wanted)
        self._score = Label(look, 34, 700)
        self._reference = Label(look, 11, 600, kind="reference")
        self._lines = [Label(look, 12, tone="muted") for _line in range(3)]
        self._moved = ElidedLabel(look, 11, 600, tone="muted")
        self._bar = ClassBar(look)
        self.newest = Button(look, "line", 11)
        self.newest.setFixedHeight(18)
        self.newest.clicked.connect(self._on_newest)
        self._has_classes = False
        self.filters = FilterBar(workspace, look)
        self._undo, self._redo = Button(look), Button(look)
        self.export, self.export_more = Button(look, "primary"), Button(look, "primary")
        self.export.clicked.connect(self.export_wanted)
        self._undo.clicked.connect(undo.trigger)
        self._redo.clicked.connect(redo.trigger)
        self._lay_out()
        self._offer_figures()
        workspace.changed.connect(self.draw)
        look.changed.connect(self.draw)
        for action in (undo, redo):
            action.changed.connect(self._draw_steps)

    def _lay_out(self) -> None:
        strip = row(self, (16, 0, 16, 0), 14)
        strip.addWidget(self.measure)
        strip.addWidget(self._score)
        strip.addWidget(self._reference, 0, Qt.AlignmentFlag.AlignVCenter)
        lines = column(None, gap=0)
        lines.addStretch()
        for line in self._lines:
            lines.addWidget(line)
        lines.addStretch()
        strip.addLayout(lines)
        classes = column(None, gap=0)
        classes.addStretch()
        classes.addWidget(self.newest, 0, Qt.AlignmentFlag.AlignLeft)
        classes.addWidget(self._moved)
        classes.addWidget(self._bar)
        classes.addStretch()
        strip.addLayout(classes, 1)
        strip.addWidget(self.filters, 1)
        strip.addStretch(0)  # takes the room where there is neither score nor filter, as the buttons would
        buttons = row(None, gap=8)
        buttons.addWidget(self._undo)
        buttons.addWidget(self._redo)
        exports = row(None, gap=1)
        exports.addWidget(self.export)
        exports.addWidget(self.export_more)
        buttons.addLayout(exports)
        strip.addLayout(buttons)

    def _offer_figures(self) -> None:
        """Have the score, its base, its interval and the shares of the classes explain themselves."""
        FigureSpots(
            self._look, self._score, lambda: whole_of(self._score), lambda _key, at: self._explain(self._score, at)
        )
        for label in self._lines[:2]:
            FigureSpots(
                self._look,
                label,
                lambda label=label: whole_of(label),  # type: ignore[misc]
                lambda _key, at, label=label: self._explain(label, at),  # type: ignore[misc]
                takes_keys=False,
            )
        FigureSpots(self._look, self._bar, self._bar.spots, self._explain_class)

    def _explain(self, widget: QWidget, at: QRect) -> None:
        results = self._workspace.state.results
        if results is not None and results.loyalty.measure.column is not None:
            offer(self._workspace, self._look, widget, at, overall_score)

    def _explain_class(self, code: ClassCode, at: QRect) -> None:
        offer(self._workspace, self._look, self._bar, at, lambda known: class_share(known, code))

    def draw(self) -> None:
        """Show the state in the look and language in use."""
        state = self._workspace.state
        line = headline(state.results.loyalty) if state.results is not None else None
        self.measure.show_question(_question(state), state.journey.measure)
        self._draw_score(line)
        self._bar.show_headline(line if line is not None and line.state != "hidden" else None)
        self._has_classes = line is not None and line.state != "hidden"
        self._draw_bar()
        self._draw_moved(line)
        self._draw_newest(state)
        self.filters.draw()
        self._draw_steps()
        self._draw_export()

    def _draw_bar(self) -> None:
        """Show the classes where there is room for them; without a score their place stays, in a wide window.

        So the filters beside them stay below the hand that filters too far.
        """
        is_wide = self.width() >= _WITH_CLASSES
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(is_wide)
        self._bar.setSizePolicy(policy)
        self._bar.setVisible(self._has_classes and is_wide)

    def _draw_score(self, line: Headline | None) -> None:
        self._score.setText(line.score_text if line is not None else "–")
        muted = line is None or line.state != "shown"
        self._score.set_tone("faint" if muted else "ink")
        self._score.setAccessibleName(
            "" if line is None else _("{name} {score}").format(name=measure_title(line.measure), score=line.score_text)
        )
        self._score.setToolTip("" if line is None else plain_tip(_score_told(line.measure)))
        self._reference.setText(_("few answers"))
        self._reference.setVisible(line is not None and line.state == "reference")
        state = self._workspace.state
        wave = _wave(state)
        short = elided(self._look.font(12), _wave(state, is_short=True), _WIDEST_WAVE, IN_MIDDLE)
        texts = _lines(line, nobody=is_nobody_left(state), wave=short) if line is not None else []
        for label, text in zip(self._lines, [*texts, "", "", ""], strict=False):
            label.setText(text)
            label.setVisible(bool(text))
            label.setToolTip("")
        if line is not None:
            base = self._lines[0 if line.state == "hidden" else 1]
            base.setToolTip(plain_tip("\n".join(_base_told(line, wave))))
            if line.state != "hidden":
                self._lines[0].setToolTip(plain_tip(range_told()))
                self._lines[0].setAccessibleDescription(range_told())
        sure = _how_sure(self._workspace.state)
        self._lines[2].setToolTip(plain_tip(sure))
        self._lines[2].setAccessibleDescription(sure)

    def _draw_moved(self, line: Headline | None) -> None:
        """Write moved cut-offs above the classes that they make."""
        moved = line is not None and line.state != "hidden" and not has_standard_cut_offs(line.measure)
        self._moved.setVisible(moved)
        self._moved.setText(measure_title(line.measure) if line is not None and moved else "")

    def _draw_newest(self, state: State) -> None:
        """Offer the newest survey where another one is shown, as after it was added."""
        at = _newest(state)
        self.newest.setVisible(at is not None)
        if at is not None:
            names = tuple(names_of(state.project))
            short = elided(self._look.font(11), short_waves(names)[at], _WIDEST_WAVE, IN_MIDDLE)
            self.newest.setText(no_keys(_("Newest: {wave} – show it").format(wave=short)))
            told = _("Shown on all screens is “{shown}”. Show “{newest}” instead; this can be undone.")
            told = told.format(shown=names[0], newest=names[at])
            self.newest.setToolTip(plain_tip(told))
            self.newest.setAccessibleName(told)

    def _on_newest(self) -> None:
        at = _newest(self._workspace.state)
        if at is not None:
            self.wave_wanted.emit(at)

    def _draw_steps(self) -> None:
        undo, redo = self._actions["undo"], self._actions["redo"]
        self._undo.setText(_("Undo") if self.width() >= _ROOMY else "")
        self._undo.setIcon(icon(self._look, "undo", size=16))
        self._redo.setIcon(icon(self._look, "redo", size=16))
        self._redo.setVisible(self.width() >= _WITH_CLASSES)  # the menu has it too
        for button, action in ((self._undo, undo), (self._redo, redo)):
            button.setEnabled(action.isEnabled())
            button.setToolTip(plain_tip(action.text()))
            button.setAccessibleName(action.text())

    def _draw_export(self) -> None:
        """Write the button that writes reports, shorter where there is less room; it needs figures.

        In the narrowest windows its menu stands for it.
        """
        whole, is_narrow = _("Export report"), self.width() < _WITH_CLASSES
        self.export.setVisible(not is_narrow)
        self.export.setText(whole if self.width() >= _ROOMY else _("Export"))
        self.export.setAccessibleName(whole)
        self.export.setToolTip(plain_tip(_("Excel, PowerPoint, PDF and pictures (Ctrl+E)")))
        self.export_more.setText("" if is_narrow else "▾")
        self.export_more.setIcon(icon(self._look, "export", "on_primary", 16) if is_narrow else QIcon())
        self.export_more.setFixedWidth(44 if is_narrow else 28)
        self.export_more.setAccessibleName(_("Export this screen, its pictures and tables"))
        self.export_more.setToolTip(plain_tip(self.export_more.accessibleName()))
        for button in (self.export, self.export_more):
            button.setEnabled(self._workspace.state.results is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_bar()
        self._draw_steps()
        self._draw_export()


def _score_told(measure: Measure) -> str:
    """Return what the score is, and how to see where it comes from."""
    click = _("Click the figure, or press Space, to see where it comes from")
    return f"{score_meaning(measure)}\n{click}" if measure.column is not None else click


def _how_sure(state: State) -> str:
    """Return whether the interval of the score reaches the target; '' without one."""
    loyalty = None if state.results is None else state.results.loyalty
    stands = None if loyalty is None or loyalty.score.value is None else target_of(loyalty, None)
    return "" if stands is None else sure_text(stands)


def _newest(state: State) -> int | None:
    """Return the number of the newest survey in files of their own; None where it is the one that is shown."""
    return None if state.survey is None else newest_of(state.project)


def _wave(state: State, *, is_short: bool = False) -> str:
    """Return what the survey that is shown is called among several waves; '' where it is the only one."""
    names = tuple(names_of(state.project))
    return "" if len(names) < 2 else (short_waves(names) if is_short else names)[0]


def _base_told(line: Headline, wave: str) -> list[str]:
    """Return which survey the base is of, what its weights leave of it, and what was left out by its reason."""
    told = [_("All screens show the survey “{wave}”. Compare shows it beside the others.").format(wave=wave)]
    reasons = [f"{word('missing', reason)}: {count:,}" for reason, count in line.missing]
    worth = _("Weighted: as certain as {worth:,.0f} unweighted answers")
    weighted = [] if line.n_eff is None else [worth.format(worth=line.n_eff)]
    return [*(told if wave else []), *weighted, *reasons]


def _question(state: State) -> str:
    key = state.journey.measure.column
    if key is None:
        return ""
    column = state.survey.column(key) if state.survey is not None else None
    return column.title or f"[{column.letter}]" if column is not None else key.heading


def _lines(line: Headline, *, nobody: bool, wave: str) -> list[str]:
    """Return interval, base and target; why there is no score where there is none."""
    if line.measure.column is None:
        return [_("Choose the question that asks about loyalty.")]
    if "no_column" in line.flags:
        return [_("This column is no longer in the survey.")]
    if "no_scale" in line.flags:
        return [_("The answers in this column are not on a scale.")]
    said = []
    if line.state != "hidden":
        said.append(_("95% interval {low} to {high}").format(low=line.low_text, high=line.high_text))
    base = f"n = {line.n:,}"
    if line.n_eff is not None:
        base += _(" · worth {n_eff:,.0f} people").format(n_eff=line.n_eff)
    if line.unanswered:
        blank = all(reason == "blank" for reason, _count in line.missing)
        said_missing = _("{count:,} without answer") if blank else _("{count:,} not counted")
        base += _(" ({what})").format(what=said_missing.format(count=line.unanswered))
    said.append(_("{wave} · {base}").format(wave=wave, base=base) if wave else base)
    if nobody:
        said.append(_("Nobody matches this filter."))
    elif line.state == "hidden":
        said.append(_("Too few answers for a score: at least ten are needed."))
    elif line.target is not None:
        said.append(_target(line))
    return said


def _target(line: Headline) -> str:
    target = line.target
    assert target is not None
    goal = target.score_text
    if target.for_all:
        return _target_for_all(target, goal)  # without its day: the filters need the room
    if target.date:
        goal = _("{score} by {date}").format(score=goal, date=day_text(target.date))
    if target.reached:
        return _("Target {goal}: reached").format(goal=goal)
    if target.gap is None:
        return _("Target {goal}").format(goal=goal)
    return _("Target {goal}: {points} to go").format(goal=goal, points=target.gap_text)


def _target_for_all(target: TargetPart, goal: str) -> str:
    """Return the target where the score beside it is that of some only."""
    if target.reached:
        return _("Overall target {goal}: reached by all").format(goal=goal)
    if target.gap is None:
        return _("Overall target {goal}").format(goal=goal)
    return _("Overall target {goal}: {points} to go").format(goal=goal, points=target.gap_text)
