"""What is planned: each action with its target, what that would bring, and what all of them bring together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.estimate import DEFAULT_LIMITS
from loyalty_desktop.compute.planned import planned
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.actions_words import (
    done_with_words,
    interval_text,
    left_out_words,
    narrowest,
    rows_left_out,
    together_title,
    what_about,
    why_no_figure,
)
from loyalty_desktop.report.days import day_text
from loyalty_desktop.report.document.actions_chances import (
    causes,
    chances_chart,
    estimate_columns,
    measure_of_name,
    state_of,
)
from loyalty_desktop.report.document.compare_keys import part
from loyalty_desktop.report.document.facts_base import (
    base_line,
    count_figure,
    difference_method,
    figure,
    intervals,
    score_base,
    small_notes,
)
from loyalty_desktop.report.document.model import Cell, Column, Page, Row, Table
from loyalty_desktop.report.figures import NO_FIGURE, score_text
from loyalty_desktop.report.target_view import lacking_text, standing_text, sure_text, target_name, target_of
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.combined import CombinedChange
    from loyalty_desktop.compute.levers import Lever
    from loyalty_desktop.compute.planned import Planned
    from loyalty_desktop.report.actions_view import ActionRow, ActionsView
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.shown import Shown


def plan_pages(material: Material, view: ActionsView) -> tuple[Page, ...]:
    """Return the plan with its estimate, and the actions as a table; nothing where no action is planned."""
    if not view.rows:
        return ()
    steps = view.steps
    together = planned(material.counter, material.journey, tuple(steps)) if steps else None
    change = None if together is None else together.change_by(steps)
    drawn = [one for one in view.rows if one.shift() is not None]
    chart = chances_chart(
        "actions_chart", _("What each action would bring by itself"), drawn, measure_of_name(material)
    )
    whom = score_base(material) if change is None else _("n={n:,}").format(n=change.n)
    base = base_line(whom, intervals(difference_method()))
    title = _title(view, change)
    return (
        Page(
            "actions", "actions", _("Actions"), title,
            (*((chart,) if drawn else ()), causes("actions_caption")),
            _lead(material, view, change), _notes(view, together), base,
        ),
        Page(
            "actions_table", "actions", _("Actions"), _count(view),
            (_table(view.rows), causes("actions_table_caption")), base=base,
        ),
    )  # fmt: skip


def _title(view: ActionsView, change: CombinedChange | None) -> str:
    count = sum(row.counts for row in view.rows)
    if change is None or change.points is None or not change.is_decided or "small_base" in change.flags:
        return _count(view)
    said = _("{title}, the score changes by {points} points ({interval})")
    points = score_text(change.points, 1)
    return said.format(title=together_title(count), points=points, interval=interval_text(change))


def _count(view: ActionsView) -> str:
    count = len(view.rows)
    return ngettext("{count} action is planned", "{count} actions are planned", count).format(count=count)


def _lead(material: Material, view: ActionsView, change: CombinedChange | None) -> tuple[str, ...]:
    lines = []
    stands = target_of(material.results.loyalty, change)
    if stands is not None:
        told = target_name(stands)
        if stands.gap is not None:
            told = _("{name}: {standing}").format(name=told, standing=standing_text(stands))
        lines += [told, *sure_text(stands).split("\n"), lacking_text(stands)]
    return tuple(one for one in (*lines, done_with_words(view.rows)) if one)


def _notes(view: ActionsView, together: Planned | None) -> tuple[str, ...]:
    if together is None:
        return ()
    out = rows_left_out(together)
    told = (*left_out_words(together, view.names), *((out,) if out is not None else ()))
    return (*(one.text() for one in told), *(one for one in (narrowest(together, view.names),) if one))


def _table(rows: Sequence[ActionRow]) -> Table:
    columns = (
        Column(_("Action")),
        Column(_("What it is about")),
        Column(_("Include")),
        *estimate_columns(),
        Column(_("State")),
        Column(_("Owner")),
        Column(_("Due")),
    )
    return Table("actions", _("Actions"), columns, tuple(_row(one) for one in rows), small_notes())


def _now_state(lever: Lever | None) -> Shown:
    """Return how firmly the present share stands: the change may be undecided where it is not."""
    if lever is None or lever.now is None:
        return "hidden"
    few = lever.n < DEFAULT_LIMITS.small or "small_base" in lever.flags
    return "reference" if few else "shown"


def _row(row: ActionRow) -> Row:
    action, shift, lever, state = row.action, row.shift(), row.lever, state_of(row)
    path = f"actions/items/{part(action.id)}"
    change: tuple[Cell, ...] = (why_no_figure(row) or NO_FIGURE, "", "")
    if shift is not None:
        ends = (("points", shift.points), ("low", shift.low), ("high", shift.high))
        change = tuple(figure(value, state, f"{path}/change/{name}") for name, value in ends)
    cells: tuple[Cell, ...] = (
        action.name,
        what_about(row),
        "✓" if row.counts else "",
        "" if lever is None else count_figure(lever.n, f"opportunities/items/{part(lever.id)}/n"),
        figure(None if lever is None else lever.now, _now_state(lever), f"{path}/now"),
        figure(row.share, key=f"{path}/target"),
        *change,
        word("action_state", action.state),
        action.owner,
        day_text(action.due) if action.due else "",
    )
    return Row(cells)
