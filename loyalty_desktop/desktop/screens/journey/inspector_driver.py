"""The page of a chosen driver, or of overall satisfaction: figures first, then how they come about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from loyalty_desktop.desktop.painting import text_width
from loyalty_desktop.desktop.screens.journey.inspector_parts import (
    MARGIN,
    FigureBox,
    Page,
    measure_short,
)
from loyalty_desktop.desktop.screens.journey.inspector_settings import DriverSettings
from loyalty_desktop.desktop.screens.journey.inspector_table import RowTable
from loyalty_desktop.desktop.screens.journey.inspector_text import EditableName, Tag
from loyalty_desktop.desktop.screens.journey.inspector_words import (
    answer_told,
    bar_roles,
    drawn_line,
    experience_line,
)
from loyalty_desktop.desktop.screens.journey.score_bars import ScoreBars
from loyalty_desktop.desktop.screens.journey.share_bars import ShareBar, ShareBars
from loyalty_desktop.desktop.screens.journey.value_kind import (
    other_value,
    toggle_value,
    value_tag,
    value_told,
    values_undecided,
)
from loyalty_desktop.desktop.session.selection import experience_chosen
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.desktop.widgets.panel import row
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey import edit
from loyalty_desktop.messages import message
from loyalty_desktop.report.driver_detail import DriverDetail, driver_detail
from loyalty_desktop.report.explained import head_told, heart_told
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Driver, Measure
    from loyalty_desktop.report.experience_table import ExperienceRow

_NAME_SIZE, _INNER = 17, 300 - 2 * MARGIN - 12


class DriverPage(Page):
    """Shows the chosen driver, lets its name, value and column be changed."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(workspace, look)
        self.name = EditableName(look, _NAME_SIZE)
        self.name.renamed.connect(self._on_renamed)
        self.value = Tag(look)
        self.value.clicked.connect(self._on_value_clicked)
        self.guess = Wrapped(look, 11.5, tone="muted")
        self.note = Wrapped(look, 12, tone="muted")
        self.head = FigureBox(look, "head")
        self.heart = FigureBox(look, "heart")
        self.bars = ShareBars(look)
        self.scores = ScoreBars(look)
        self.scores_note = Wrapped(look, 11, tone="muted")
        self.experiences = RowTable(look)
        self.experiences.pressed.connect(self._on_experience_pressed)
        self.no_experiences = Wrapped(look, 12, tone="muted")
        self.settings = DriverSettings(workspace, look)
        self._lay_out()

    def _lay_out(self) -> None:
        top = self.section(0)
        self.caption = top.heading
        self._title = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._title.setSpacing(6)
        self._title.addWidget(self.name)
        self._title.addWidget(self.value)
        self._title.addStretch()
        top.lines.setSpacing(4)
        top.lines.addLayout(self._title)
        top.lines.addWidget(self.guess)
        top.lines.addWidget(self.note)
        boxes = row(None, (0, 4, 0, 0), 10)
        boxes.addWidget(self.head, 1)
        boxes.addWidget(self.heart, 1)
        top.lines.addLayout(boxes)
        self._spread, self._by_answer, self._happened = self.section(), self.section(), self.section()
        self._spread.lines.addWidget(self.bars)
        self._by_answer.lines.addWidget(self.scores)
        self._by_answer.lines.addWidget(self.scores_note)
        self._happened.lines.addWidget(self.no_experiences)
        self._happened.add_wide(self.experiences)
        self.lines.addWidget(self.settings)
        self.lines.addStretch()
        for box in (self.head, self.heart):
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def begin_rename(self) -> bool:
        self.name.start()
        return True

    def draw(self) -> None:
        state, chosen = self.workspace.state, self.workspace.selection.driver
        journey = state.journey
        driver = next((one for one in (*journey.drivers, *journey.overall) if one.id == chosen), None)
        if driver is None:
            return
        detail = driver_detail(state.results, driver.id) if state.results is not None else None
        overall = journey.driver(driver.id) is None
        self._draw_title(driver, overall)
        self._draw_note(driver, detail)
        figures = detail if detail is not None and detail.bars else None
        for part in (self.head, self.heart, self._spread, self._by_answer):
            part.setVisible(figures is not None)
        if figures is not None:
            self._draw_figures(figures, journey.measure)
            self._draw_answers(figures, journey.measure)
        self._happened.setVisible(not overall)
        self._draw_experiences(detail.experiences if detail is not None else (), journey.measure)
        self.settings.draw(driver, detail)

    def _draw_title(self, driver: Driver, overall: bool) -> None:
        self.caption.setText(word("role", "overall_satisfaction") if overall else _("Chosen driver"))
        self.value.setVisible(not overall)
        is_guess = not overall and values_undecided(self.workspace.state.journey)
        self.value.setText(value_tag(self.workspace.state.journey, driver))
        self.guess.setVisible(is_guess)
        self.guess.setText(
            _(
                "“Experience value” is a guess, the same for all cards. Press the tag if this is the product itself "
                "(quality, range, price). It changes no figure, only how the Drivers screen sorts and marks it."
            )
        )
        press = _("Press to make it: {value}").format(value=word("value", other_value(driver)))
        self.value.setToolTip(plain_tip(f"{value_told(driver)}\n{press}"))
        self.value.setAccessibleName(_("Kind of value: {value}").format(value=word("value", driver.value)))
        self.name.show_name(driver.name, _("Name of the driver"), _("Double-click or press F2 to rename it."))
        wide = text_width(self.look.font(_NAME_SIZE, 700), driver.name) + 8
        beside = overall or wide + self.value.sizeHint().width() + 6 <= _INNER
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._title.setDirection(direction)
        self.name.setFixedWidth(round(wide) if beside and not overall else _INNER)

    def _draw_note(self, driver: Driver, detail: DriverDetail | None) -> None:
        text, tone = self._note(driver, detail)
        self.note.setText(text)
        self.note.set_tone(tone)
        self.note.setVisible(bool(text))

    def _note(self, driver: Driver, detail: DriverDetail | None) -> tuple[str, str]:
        state = self.workspace.state
        if state.survey is None:
            return _("Open the answers to see its figures here."), "muted"
        if detail is None:
            return (state.problem.text() if state.problem is not None else ""), "warn"
        if "no_column" in detail.flags and driver.column is None:
            return _("It has no column yet. Choose one below, or drag one onto its card."), "muted"
        for flag, text in (
            ("no_column", _("The survey has no column “{column}”. Choose another one below.")),
            ("no_scale", _("The answers in its column are not ratings. Choose another column below.")),
            (
                "reverse_direction",
                _(
                    "The better it is rated, the less loyal people are: its scale may be reversed. Check it on "
                    "the Data screen."
                ),
            ),
        ):
            if flag in detail.flags:
                return text.format(column=driver.column.heading if driver.column is not None else ""), "warn"
        return ("" if detail.bars else _("Nobody has rated it.")), "muted"

    def _draw_figures(self, detail: DriverDetail, measure: Measure) -> None:
        head, heart = detail.head, detail.heart
        interval = _("{low}–{high}").format(low=share_text(head.low, 1).rstrip("%"), high=share_text(head.high, 1))
        shown = detail.head_state != "hidden"
        self.head.show_figure(
            _("Head: satisfied"),
            share_text(head.value, 1),
            detail.head_state,
            f"n={head.n:,}",
            interval if shown else "",
        )
        self.head.explain(head_told(detail))
        lift = _("lift {lift}").format(lift=score_text(detail.lift.points, 1))
        mark = {"up": " ▲", "down": " ▼", "none": ""}[detail.arrow]
        tone = {"up": "positive", "down": "negative", "none": "muted"}[detail.arrow]
        self.heart.show_figure(
            _("Heart: {measure}").format(measure=measure_short(measure)),
            score_text(heart.value, 1),
            detail.heart_state,
            f"n={heart.n:,}",
            lift + mark if detail.lift_state != "hidden" else "",
            tone,
            detail.lift_state,
        )
        self.heart.explain(heart_told(detail, measure))

    def _draw_answers(self, detail: DriverDetail, measure: Measure) -> None:
        self._spread.heading.setText(_("How it was rated"))
        roles = bar_roles(detail.bars)
        bars = [
            ShareBar(bar.label, bar.share, share_text(bar.share), role, answer_told(bar))
            for bar, role in zip(detail.bars, roles, strict=True)
        ]
        if detail.head_state == "hidden":
            bars = [ShareBar(bar.label, None, f"n={bar.count:,}", "soft", answer_told(bar)) for bar in detail.bars]
        self.bars.show_bars(self._spread.heading.text(), bars, muted=detail.head_state == "reference")
        self._by_answer.heading.setText(_("Loyalty by rating ({measure})").format(measure=measure_name(measure)))
        self.scores.show_scores(self._by_answer.heading.text(), detail.scores, detail.score_axis)
        small = any(one.state == "reference" for one in detail.scores)
        hidden = any(one.state == "hidden" and one.estimate.n for one in detail.scores)
        notes = [_("Grey: fewer than 30 answers, for reference only.")] if small else []
        notes += [_("–: fewer than 10 answers, no score.")] if hidden else []
        self.scores_note.setText("\n".join(notes))
        self.scores_note.setVisible(bool(notes))

    def _draw_experiences(self, rows: Sequence[ExperienceRow], measure: Measure) -> None:
        chosen = self.workspace.selection.driver
        drawn = self.workspace.state.journey.experiences_at(chosen)
        self._happened.heading.setText(_("Experiences ({count})").format(count=len(drawn)))
        self.no_experiences.setVisible(not drawn)
        self.no_experiences.setText(_("No experiences here yet. Drag a yes/no column onto the card of this driver."))
        self.experiences.setVisible(bool(drawn))
        titles = (_("Experience"), _("Had it"), measure_short(measure), _("Diff."))
        told = {row.experience: row for row in rows}
        lines = [experience_line(told[one.id]) if one.id in told else drawn_line(one) for one in drawn]
        self.experiences.show_rows(titles, lines)

    def _on_renamed(self, name: str) -> None:
        chosen = self.workspace.selection.driver
        if chosen is not None:
            step = message("step_rename_driver", name=self.name.name())
            self.workspace.edit_journey(step, lambda journey: edit.rename_driver(journey, chosen, name))

    def _on_value_clicked(self) -> None:
        driver = self.workspace.state.journey.driver(self.workspace.selection.driver)
        if driver is not None:
            toggle_value(self.workspace, driver.id)

    def _on_experience_pressed(self, id_: str) -> None:
        self.workspace.select(experience_chosen(self.workspace.state.journey, id_))
