"""Where the figures of a driver or an experience come from: its column, its scale, what is left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.estimate import DEFAULT_LIMITS
from loyalty_desktop.desktop.screens.journey.column_actions import (
    can_be_driver,
    can_be_experience,
    give_driver_column,
    give_experience_column,
    new_experiences,
)
from loyalty_desktop.desktop.screens.journey.inspector_parts import CountLines, Section
from loyalty_desktop.desktop.screens.journey.value_kind import value_told
from loyalty_desktop.desktop.widgets.labels import Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import row
from loyalty_desktop.desktop.widgets.search_combo import SearchCombo
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.suggest import experiences_of
from loyalty_desktop.report.column_words import column_in_use, column_text
from loyalty_desktop.report.explained import reach_told, top_told
from loyalty_desktop.report.figures import share_text
from loyalty_desktop.report.value_rows import ValueRow, value_rows
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.scale import RATINGS
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Driver, Experience
    from loyalty_desktop.report.driver_detail import DriverDetail
    from loyalty_desktop.survey.missing import Reason
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column, Survey

_OPTIONS = frozenset({"multi", "category"})


class DriverSettings(Section):
    """Column, scale, answers left out and reach of a driver."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(look)
        self._workspace = workspace
        self._driver = ""
        self.caption = Label(look, 11.5, tone="muted")
        self.column: SearchCombo[ColumnKey | None] = SearchCombo(look, self._on_column)
        self.caption.setBuddy(self.column)
        self.kind = Wrapped(look, 11.5, tone="muted")
        self.scale = Wrapped(look, 12)
        self.top = Wrapped(look, 12)
        self.left_out = Wrapped(look, 12)
        self.missing = CountLines(look)
        self.reach = Wrapped(look, 12)
        self.lines.addWidget(self.kind)
        choice = row(None, gap=8)
        choice.addWidget(self.caption)
        choice.addWidget(self.column, 1)
        self.lines.addLayout(choice)
        for widget in (self.scale, self.top, self.reach, self.left_out, self.missing):
            self.lines.addWidget(widget)

    def draw(self, driver: Driver, detail: DriverDetail | None) -> None:
        """Show where the figures of `driver` come from; `detail` is None while there are none."""
        state = self._workspace.state
        survey = state.survey
        self._driver = driver.id
        self.heading.setText(_("Settings"))
        self.setVisible(survey is not None)
        if survey is None:
            return
        self.kind.setText(value_told(driver))
        self.kind.setVisible(state.journey.driver(driver.id) is not None)
        self.caption.setText(_("Column"))
        self.column.setAccessibleName(_("Column of the driver"))
        column = survey.column(driver.column) if driver.column is not None else None
        journey = state.journey
        self.column.show_choice(
            driver.column,
            _text_of(driver.column, column),
            lambda: _choices(survey, driver.column, lambda one: can_be_driver(journey, one)),
        )
        rows = value_rows(column, journey.measure)[0] if column is not None else ()
        self.scale.setText(scale_told(column, rows) if column is not None else "")
        self.scale.setVisible(bool(self.scale.text()))
        self.top.setText(top_told(detail) if detail is not None else "")
        self.top.setVisible(bool(self.top.text()))
        missing = detail.missing if detail is not None else ()
        self.left_out.setText(_("Left out:"))
        self.left_out.setVisible(bool(missing))
        self.missing.show_lines(missing_lines(missing, rows))
        self.missing.setVisible(bool(missing))
        self._draw_reach(detail)

    def _draw_reach(self, detail: DriverDetail | None) -> None:
        self.reach.setVisible(detail is not None and detail.reach.n > 0)
        if detail is None:
            return
        reach = detail.reach
        said = _("Reach: {share} ({count:,} of n={n:,})")
        if reach.n < DEFAULT_LIMITS.suppress:
            said = _("Reach: {count:,} of n={n:,}")
        elif reach.n < DEFAULT_LIMITS.small:
            said = _("Reach: {share} ({count:,} of n={n:,}), for reference")
        self.reach.set_tone("ink" if reach.n >= DEFAULT_LIMITS.small else "muted")
        self.reach.setToolTip(plain_tip(reach_told(detail)))
        self.reach.setText(said.format(share=share_text(reach.share), count=reach.count, n=reach.n))

    def _on_column(self, key: ColumnKey | None) -> None:
        give_driver_column(self._workspace, self._driver, key)


class ExperienceSettings(Section):
    """Column and option of an experience, and the answers that tell nothing."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__(look)
        self._workspace = workspace
        self._experience: Experience | None = None
        self.caption, self.option_caption = Label(look, 11.5, tone="muted"), Label(look, 11.5, tone="muted")
        self.column: SearchCombo[ColumnKey | None] = SearchCombo(look, self._on_column)
        self.option: SearchCombo[str | None] = SearchCombo(look, self._on_option)
        self.caption.setBuddy(self.column)
        self.option_caption.setBuddy(self.option)
        self.left_out = Wrapped(look, 12)
        self.missing = CountLines(look)
        for widget in (
            *(self.caption, self.column, self.option_caption, self.option),
            *(self.left_out, self.missing),
        ):
            self.lines.addWidget(widget)

    def draw(self, experience: Experience, missing: Sequence[tuple[Reason, int]]) -> None:
        """Show where the figures of `experience` come from."""
        state = self._workspace.state
        survey = state.survey
        self._experience = experience
        self.heading.setText(_("Settings"))
        self.setVisible(survey is not None)
        if survey is None:
            return
        self.caption.setText(_("Column"))
        self.option_caption.setText(_("Answer"))
        self.column.setAccessibleName(_("Column of the experience"))
        self.option.setAccessibleName(_("Answer that means it happened"))
        column = survey.column(experience.column) if experience.column is not None else None
        self.column.show_choice(
            experience.column,
            _text_of(experience.column, column),
            lambda: _choices(survey, experience.column, self._fits),
        )
        self._draw_options(experience, column)
        rows = value_rows(column, state.journey.measure)[0] if column is not None else ()
        self.left_out.setText(_("Answers that leave it open:"))
        self.left_out.setVisible(bool(missing))
        self.missing.show_lines(missing_lines(missing, rows))
        self.missing.setVisible(bool(missing))

    def _fits(self, column: Column) -> bool:
        return can_be_experience(self._workspace.state.journey, column)

    def _draw_options(self, experience: Experience, column: Column | None) -> None:
        has_options = column is not None and (column.scale.kind in _OPTIONS or experience.option is not None)
        for widget in (self.option_caption, self.option):
            widget.setVisible(has_options)
        if column is None or not has_options:
            return
        text = experience.option if experience.option is not None else _("Choose…")
        self.option.show_choice(experience.option, text, lambda: self._options(experience, column))

    def _options(self, experience: Experience, column: Column) -> list[tuple[str | None, str]]:
        """Return the answers of the column that are no experience yet, with the one in use."""
        free = {one.option for one in new_experiences(self._workspace.state.journey, column)}
        own = experience.option
        items: list[tuple[str | None, str]] = []
        for one in experiences_of(column):
            if one.option is not None and own is not None and match_text(one.option) == match_text(own):
                items.append((own, own))
            elif one.option is not None and one.option in free:
                items.append((one.option, one.option))
        if all(key != own for key, _text in items):
            items.insert(0, (own, own if own is not None else _("Choose…")))
        return items

    def _on_column(self, key: ColumnKey | None) -> None:
        """Read another column; of one with several answers the one named alike, else the first that is free."""
        one, survey = self._experience, self._workspace.state.survey
        if one is None or survey is None:
            return
        column = survey.column(key) if key is not None else None
        option = None
        if column is not None and column.scale.kind in _OPTIONS:
            free = [each.option for each in new_experiences(self._workspace.state.journey, column)]
            alike = [each for each in free if each is not None and match_text(each) == match_text(one.name)]
            option = (alike or free)[0]
        give_experience_column(self._workspace, one.id, key, option)

    def _on_option(self, option: str | None) -> None:
        one = self._experience
        if one is not None:
            give_experience_column(self._workspace, one.id, one.column, option)


def scale_told(column: Column, rows: Sequence[ValueRow]) -> str:
    """Return the scale of a rating column as one line; '' for other columns."""
    scale = column.scale
    if scale.kind not in RATINGS or scale.low is None or scale.high is None:
        return ""
    if scale.kind in {"zero_to_ten", "points"}:
        best = scale.low if scale.reversed else scale.high
        return _("Scale: {low} to {high} ({best} is the best answer)").format(low=scale.low, high=scale.high, best=best)
    first = next((row for row in rows if row.code is not None), None)
    if first is None or first.code is None:
        return ""
    if scale.kind == "words":
        said = _("Scale: {points} points ({code} = {best})")
        return said.format(points=scale.points, code=f"{first.code:g}", best=first.value)
    return _("Scale: {points} points (best answer: {best})").format(points=scale.points, best=first.value)


def missing_lines(missing: Iterable[tuple[Reason, int]], rows: Sequence[ValueRow]) -> list[tuple[str, str]]:
    """Return how many of the base are left out for each reason, with the words that they answered."""
    return [
        (_reason_text(reason, [row.value for row in rows if row.reason == reason]), f"{count:,}")
        for reason, count in missing
    ]


def left_out_lines(rows: Sequence[ValueRow]) -> list[tuple[str, str]]:
    """Return every value of a column that is no answer, why, and how many gave it."""
    return [(_reason_text(row.reason, [row.value]), f"{row.count:,}") for row in rows if row.reason is not None]


def _reason_text(reason: Reason, values: Sequence[str]) -> str:
    """Return why something is no answer, with the words that were answered where those say more."""
    name = word("missing", reason)
    quoted = [_("“{value}”").format(value=one) for one in values if one and match_text(one) != match_text(name)]
    return " ".join((name, *quoted[:3]))


def _text_of(key: ColumnKey | None, column: Column | None) -> str:
    """Return what the column in use is called; the survey may have lost it."""
    return _("No column") if key is None else column_in_use(key, column)


def _choices(
    survey: Survey, current: ColumnKey | None, fits: Callable[[Column], bool]
) -> list[tuple[ColumnKey | None, str]]:
    """Return the columns to choose from, none first; a column that the survey lost stays until another is chosen."""
    found: list[tuple[ColumnKey | None, str]] = [
        (one.key, column_text(one)) for one in survey.columns if one.key == current or fits(one)
    ]
    if current is not None and survey.column(current) is None:
        found.insert(0, (current, _text_of(current, None)))
    return [(None, _text_of(None, None)), *found]
