"""What could raise the score most: drivers and experiences by what ten points more of them would bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.actions_view import point_axis
from loyalty_desktop.report.actions_words import caption, doubt, kind_text, why_no_figure
from loyalty_desktop.report.document.charts import Bar, Bars
from loyalty_desktop.report.document.compare_keys import part
from loyalty_desktop.report.document.facts_base import (
    base_line,
    count_figure,
    difference_method,
    figure,
    intervals,
    measure_of,
    score_base,
    small_notes,
)
from loyalty_desktop.report.document.model import Cell, Column, Page, Row, Table, Words
from loyalty_desktop.report.document.told_at_all import tells
from loyalty_desktop.report.figures import NO_FIGURE, score_text, share_text
from loyalty_desktop.report.measure_words import measure_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.actions_view import ActionRow
    from loyalty_desktop.report.document.charts import Tone
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.shown import Shown

_DRAWN = 8


def chance_pages(material: Material, rows: Sequence[ActionRow]) -> tuple[Page, ...]:
    """Return the opportunities as a chart, and all of them as a table; nothing without any that has figures."""
    if not rows:
        return ()
    base = base_line(score_base(material), intervals(difference_method()))
    ranked = [one for one in rows if one.lever is not None and one.lever.rank is not None]
    drawn = ranked[:_DRAWN]
    chart = chances_chart("actions_chances", _("What could raise the score most"), drawn, measure_of_name(material))
    table = _table(rows)
    if not tells(table):
        return ()
    first = Page(
        "actions_chances",
        "actions",
        _("Opportunities"),
        _title(ranked),
        (*((chart,) if drawn else ()), causes()),
        notes=(_step_told(),),
        base=base,
    )
    last = Page(
        "actions_chances_table",
        "actions",
        _("Opportunities"),
        _("All opportunities in figures"),
        (table, causes("actions_chances_table_caption")),
        base=base,
        level="appendix",
    )
    return (first, last) if drawn else (last,)


def causes(id_: str = "actions_chances_caption") -> Words:
    """Return what has to be said wherever an estimate is shown (METHOD 4.3)."""
    return Words(id_, "", (caption(),), "remarks")


def measure_of_name(material: Material) -> str:
    """Return what an estimate changes, with its unit."""
    return _("Change of {measure} (points)").format(measure=measure_name(measure_of(material)))


def state_of(row: ActionRow) -> Shown:
    """Return how firmly an estimate stands: what is undecided or of few answers is for reference only."""
    if row.shift() is None:
        return "hidden"
    return "shown" if row.state == "ranked" else "reference"


def chances_chart(id_: str, title: str, rows: Sequence[ActionRow], value_title: str) -> Bars:
    """Return what each would bring to the score, with its interval."""
    return Bars(id_, title, tuple(_bar(one) for one in rows), "points", point_axis(rows), value_title)


def _bar(row: ActionRow) -> Bar:
    shift, lever = row.shift(), row.lever
    name = row.action.name if row.action.id else row.item_short
    if shift is None or shift.points is None or lever is None:
        return Bar(name, None, "muted", state="hidden", text=why_no_figure(row))
    tone: Tone = "muted" if state_of(row) != "shown" else "positive" if shift.points >= 0 else "negative"
    text = score_text(shift.points, 1)
    return Bar(name, shift.points, tone, shift.low, shift.high, lever.n, state_of(row), text)


def _title(ranked: Sequence[ActionRow]) -> str:
    first = next((one for one in ranked), None)
    shift = None if first is None else first.shift()
    if first is None or first.lever is None or shift is None:
        return _("No driver or experience clearly goes with a higher score yet.")
    said = _("“{name}” could raise the score most: {points} points if the {kind} goes from {now} to {goal}")
    return said.format(
        name=first.item_short,
        points=score_text(shift.points, 1),
        kind=kind_text(first.lever).lower(),
        now=share_text(first.lever.now),
        goal=share_text(first.share),
    )


def _step_told() -> str:
    return _("Every target here is at most ten percentage points from the present share, so that all can be compared.")


def estimate_columns() -> tuple[Column, ...]:
    """Return the columns of an estimate: its n, the share now and as it is to be, the change with its interval."""
    return (
        Column("n", "count", _("Who answered both this and the loyalty question")),
        Column(_("Now"), "share", digits=1),
        Column(_("Target"), "share", digits=1),
        Column(_("Change (points)"), "points", digits=1),
        Column(_("{figure}, low").format(figure=_("Change")), "points", digits=1),
        Column(_("{figure}, high").format(figure=_("Change")), "points", digits=1),
    )


def _table(rows: Sequence[ActionRow]) -> Table:
    columns = (
        Column(_("Rank"), "number"),
        Column(_("Opportunity")),
        Column(_("What is moved")),
        *estimate_columns(),
        Column(_("Remark")),
    )
    notes = (_step_told(), *small_notes())
    return Table("opportunities", _("Opportunities"), columns, tuple(_row(one) for one in rows), notes)


def _row(row: ActionRow) -> Row:
    lever, shift, state = row.lever, row.shift(), state_of(row)
    if lever is None:
        return Row(("", row.item_short, *("",) * 7, why_no_figure(row)))
    path = f"opportunities/items/{part(lever.id)}"
    cells: tuple[Cell, ...] = (
        count_figure(lever.rank, f"{path}/rank") if lever.rank is not None else NO_FIGURE,
        row.item_short,
        kind_text(lever),
        count_figure(lever.n, f"{path}/n"),
        figure(lever.now, state, f"{path}/now"),
        figure(row.share, state, f"{path}/goal/share"),
        figure(None if shift is None else shift.points, state, f"{path}/goal/points"),
        figure(None if shift is None else shift.low, state, f"{path}/goal/low"),
        figure(None if shift is None else shift.high, state, f"{path}/goal/high"),
        doubt(row) or why_no_figure(row),
    )
    return Row(cells)
