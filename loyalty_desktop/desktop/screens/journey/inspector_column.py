"""The page of a chosen column that is no driver: what it holds, and what it can become in the journey."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from loyalty_desktop.desktop.screens.data.distribution_view import TONE_ROLES
from loyalty_desktop.desktop.screens.journey.column_actions import (
    can_be_driver,
    can_be_experience,
    make_driver,
    make_experiences,
    make_experiences_where_named,
    new_experiences,
)
from loyalty_desktop.desktop.screens.journey.columns import doubt_of
from loyalty_desktop.desktop.screens.journey.inspector_parts import CountLines, Page, measure_short
from loyalty_desktop.desktop.screens.journey.inspector_settings import left_out_lines, scale_told
from loyalty_desktop.desktop.screens.journey.inspector_table import RowTable
from loyalty_desktop.desktop.screens.journey.inspector_words import drawn_line, experience_line
from loyalty_desktop.desktop.screens.journey.option_list import OptionList
from loyalty_desktop.desktop.screens.journey.share_bars import ShareBar, ShareBars
from loyalty_desktop.desktop.session.selection import experience_chosen
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label, no_keys
from loyalty_desktop.desktop.widgets.panel import row
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.distribution import Bar, Distribution, distribution
from loyalty_desktop.report.driver_detail import answer_label
from loyalty_desktop.report.experience_table import experience_rows
from loyalty_desktop.report.figures import share_text
from loyalty_desktop.report.value_rows import ValueRow, value_rows
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.reading import ColumnKey, Role
    from loyalty_desktop.survey.survey import Column


class ColumnPage(Page):
    """Shows the chosen column and takes it into the journey."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(workspace, look)
        self._key: ColumnKey | None = None
        self._as_driver = False
        self._role: Role = "unused"
        self.heading = Wrapped(look, 15, 700, leading=1.4)
        self.kind = Wrapped(look, 12, tone="muted")
        self.scale = Wrapped(look, 12)
        self.note = Wrapped(look, 12)
        self.options = OptionList(look)
        self.options.ticked_changed.connect(self._draw_button)
        self.tick = Button(look, "text", 12)
        self.tick.clicked.connect(self._on_tick)
        self.make = Button(look, "primary")
        self.make.clicked.connect(self._on_make)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.bars = ShareBars(look)
        self.reference = Label(look, 10.5, 600, kind="reference")
        self.more = Wrapped(look, 11, tone="muted")
        self.missing = CountLines(look)
        self.experiences = RowTable(look)
        self.experiences.pressed.connect(self._on_experience_pressed)
        self._lay_out()

    def _lay_out(self) -> None:
        top = self.section(0)
        self.caption = top.heading
        for widget in (self.heading, self.kind, self.scale, self.note):
            top.lines.addWidget(widget)
        self._take = self.section(10)
        self._take.lines.addWidget(self.make)
        link = row(None)
        link.addWidget(self.tick)
        link.addStretch()
        self._take.lines.addLayout(link)
        self._take.lines.addWidget(self.options)
        self._here, self._spread, self._left_out = self.section(), self.section(), self.section()
        self._here.add_wide(self.experiences)
        self._spread.lines.addWidget(self.reference, 0, Qt.AlignmentFlag.AlignLeft)
        self._spread.lines.addWidget(self.bars)
        self._spread.lines.addWidget(self.more)
        self._left_out.lines.addWidget(self.missing)
        self.lines.addStretch()

    def draw(self) -> None:
        state, key = self.workspace.state, self.workspace.selection.column
        column = state.survey.column(key) if state.survey is not None and key is not None else None
        afresh, self._key = key != self._key, key
        self.caption.setText(_("Chosen column"))
        if column is None:
            for part in (self._take, self._here, self._spread, self._left_out, self.kind, self.scale):
                part.hide()
            self.heading.setText(key.heading if key is not None else "")
            self.note.setText(_("This column is no longer in the survey."))
            self.note.show()
            return
        rows, _more = value_rows(column, state.journey.measure)
        spread = distribution(column, state.journey.measure, rows)
        self.heading.setText(column_text(column))
        self._draw_kind(column, rows)
        self._draw_take(column, rows, spread.n, afresh=afresh)
        self._draw_here(column)
        self._draw_spread(spread, rows)
        self._draw_left_out(rows)

    def _draw_kind(self, column: Column, rows: Sequence[ValueRow]) -> None:
        kind, role = word("kind", column.scale.kind), word("role", column.role)
        self.kind.setText(_("{kind} · role: {role}").format(kind=kind, role=role))
        self.kind.show()
        self.scale.setText(scale_told(column, rows))
        self.scale.setVisible(bool(self.scale.text()))

    def _draw_take(self, column: Column, rows: Sequence[ValueRow], n: int, *, afresh: bool) -> None:
        journey = self.workspace.state.journey
        self._as_driver, self._role = can_be_driver(journey, column), column.role
        as_experience = can_be_experience(journey, column)
        self.note.setText(self._note(column, fits=self._as_driver or as_experience))
        self.note.setVisible(bool(self.note.text()))
        found = new_experiences(journey, column) if as_experience else ()
        counts = {row.value: row.count for row in rows}
        options = [(one.option, counts.get(one.option, 0)) for one in found if one.option is not None]
        self.options.show_options(options, afresh=afresh)
        self.options.setVisible(bool(options))
        self._take.heading.setText(_("Answers that are experiences (n={n:,}, everybody)").format(n=n))
        self._take.heading.setVisible(bool(options))
        self._take.setVisible(self._as_driver or as_experience)
        self._draw_button()

    def _note(self, column: Column, *, fits: bool) -> str:
        journey = self.workspace.state.journey
        if column.key == journey.measure.column:
            return _("This is the loyalty question. Its classes and its target are set at the top left.")
        if fits:
            return doubt_of(column)
        if any(one.column == column.key for one in journey.experiences):
            return _("All of it is in the journey.")
        return _(
            "It contains neither ratings nor events, so it cannot be a driver or an experience. If it "
            "is read wrongly, correct it on the Data screen."
        )

    def _draw_button(self) -> None:
        journey = self.workspace.state.journey
        ticked = self.options.ticked()
        several = not self.options.isHidden()
        if self._as_driver:
            is_one = self._role == "driver"
            text, choices = _("Put it on the map") if is_one else _("Make it a driver"), len(journey.stages)
        elif several:
            said = ngettext("Make {count} experience", "Make {count} experiences", len(ticked))
            text, choices = said.format(count=len(ticked)), len(journey.drivers) + 1
        else:
            is_one = self._role == "experience"
            text, choices = _("Put it on the map") if is_one else _("Make it an experience"), len(journey.drivers) + 1
        self.make.setMenu(self.menu if choices > 1 else None)  # type: ignore[arg-type]
        self.make.setText(f"{text}  ▾" if choices > 1 else text)
        self.make.setAccessibleName(text)
        self.make.setEnabled(not several or bool(ticked))
        self.tick.setText(_("Untick all") if ticked else _("Tick all"))
        self.tick.setVisible(several)

    def _fill_menu(self) -> None:
        journey = self.workspace.state.journey
        self.menu.clear()
        if self._as_driver:
            for stage in journey.stages:
                self._offer(stage.name or _("Unnamed stage"), partial(self._to_stage, stage.id))
            self.menu.addSeparator()
            self._offer(_("New stage"), self._to_new_stage)
            return
        self._offer(_("The driver whose name matches"), self._where_named)
        self._offer(_("No driver yet"), lambda: self._to_driver(None))
        self.menu.addSeparator()
        for driver in journey.drivers:
            stage_of = journey.stage_of(driver.id)
            place = stage_of.name if stage_of is not None else ""
            text = f"{place} › {driver.name}" if place else driver.name
            self._offer(text, partial(self._to_driver, driver.id))

    def _offer(self, text: str, slot: Callable[[], object]) -> None:
        self.menu.addAction(no_keys(text)).triggered.connect(lambda _on=False: slot())

    def _on_make(self) -> None:
        """Without a choice of places: to the only stage, or unassigned."""
        if self.make.menu() is not None:
            return
        if self._as_driver:
            self._to_stage(None)
        else:
            self._to_driver(None)

    def _on_tick(self) -> None:
        self.options.tick_all(not self.options.ticked())

    def _to_stage(self, stage: str | None) -> None:
        if self._key is not None:
            make_driver(self.workspace, self._key, stage)

    def _to_new_stage(self) -> None:
        if self._key is not None:
            make_driver(self.workspace, self._key, new_stage=True)

    def _to_driver(self, driver: str | None) -> None:
        if self._key is not None:
            make_experiences(self.workspace, self._key, driver, options=self._picked())

    def _where_named(self) -> None:
        if self._key is not None:
            make_experiences_where_named(self.workspace, self._key, self._picked())

    def _picked(self) -> tuple[str, ...] | None:
        return None if self.options.isHidden() else self.options.ticked()

    def _draw_here(self, column: Column) -> None:
        state = self.workspace.state
        here = [one for one in state.journey.experiences if one.column == column.key]
        self._here.setVisible(bool(here))
        self._here.heading.setText(_("Experiences in the journey ({count})").format(count=len(here)))
        rows = experience_rows(state.results).rows if state.results is not None and here else ()
        told = {row.experience: row for row in rows}
        titles = (_("Experience"), _("Had it"), measure_short(state.journey.measure), _("Diff."))
        lines = [experience_line(told[one.id]) if one.id in told else drawn_line(one) for one in here]
        self.experiences.show_rows(titles, lines)

    def _draw_spread(self, spread: Distribution, rows: Sequence[ValueRow]) -> None:
        bars = spread.bars if spread.kind == "list" else tuple(reversed(spread.bars))
        words = {f"{row.code:g}": row.value for row in reversed(rows) if row.code is not None}  # the commonest word
        self._spread.heading.setText(_("Answers (n={n:,}, everybody)").format(n=spread.n))
        shown = [_bar(bar, words.get(bar.label, "") if spread.kind == "steps" else "") for bar in bars]
        self.bars.show_bars(self._spread.heading.text(), shown, muted=spread.state == "reference")
        self.bars.setVisible(bool(shown))
        self.reference.setText(_("For reference"))
        self.reference.setVisible(bool(shown) and spread.state == "reference")
        more = ngettext("and {count:,} other answer", "and {count:,} other answers", spread.more)
        self.more.setText(more.format(count=spread.more))
        self.more.setVisible(spread.more > 0)
        self._spread.setVisible(self.options.isHidden())

    def _draw_left_out(self, rows: Sequence[ValueRow]) -> None:
        lines = left_out_lines(rows)
        self._left_out.heading.setText(_("No answers"))
        self.missing.show_lines(lines)
        self._left_out.setVisible(bool(lines))

    def _on_experience_pressed(self, id_: str) -> None:
        self.workspace.select(experience_chosen(self.workspace.state.journey, id_))


def _bar(bar: Bar, answered: str) -> ShareBar:
    """Return one answer as a bar; `answered` are the words behind its code."""
    label = answer_label(float(bar.label), answered) if answered not in {"", bar.label} else bar.label
    if bar.share is None:
        return ShareBar(label, None, f"n={bar.count:,}", "soft", _("{label}: n={n:,}").format(label=label, n=bar.count))
    tip = _("{label}: {share} (n={n:,})").format(label=label, share=share_text(bar.share, 1), n=bar.count)
    return ShareBar(label, bar.share, share_text(bar.share), TONE_ROLES[bar.tone], tip)
