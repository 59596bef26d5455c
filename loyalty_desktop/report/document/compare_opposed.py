"""Two groups of one's own against each other: their scores, and drivers and experiences side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.compare_words import score_word
from loyalty_desktop.report.document.compare_groups import classes_chart, everybody_of, scores_chart
from loyalty_desktop.report.document.compare_keys import part
from loyalty_desktop.report.document.facts_base import (
    base_line,
    count_figure,
    difference_figures,
    difference_method,
    estimate_figures,
    figure,
    intervals,
    measure_of,
    score_method,
    small_notes,
)
from loyalty_desktop.report.document.model import Cell, Column, Page, Row, Table
from loyalty_desktop.report.document.told_at_all import tells
from loyalty_desktop.report.opposed_view import (
    DRIVER_KINDS,
    LETTERS,
    OPPOSED_KINDS,
    opposed_table,
    opposed_view,
    side_name,
)
from loyalty_desktop.report.opposed_words import SHARES, side_told, table_notes, verdict_text, view_notes
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.report.waves_words import kind_text

if TYPE_CHECKING:
    from loyalty_desktop.compute.comparison import TwoGroups
    from loyalty_desktop.journey.opposed import SideCode
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.opposed_view import OpposedKind, OpposedRow, OpposedView

_MEMBERS: dict[OpposedKind, tuple[str, str, str]] = {
    "head": ("drivers", "head", "share"),
    "heart": ("drivers", "heart", "score"),
    "incidence": ("experiences", "incidence", "share"),
    "reached": ("experiences", "reached", "score"),
}
"""Where the JSON has them: the list, the figure of a side, its value. The difference of `reached` is `score` there."""


def opposed_pages(material: Material) -> tuple[Page, ...]:
    """Return the two groups that the project sets against each other; nothing without them."""
    found = material.opposed
    if found is None:
        return ()
    names = _names(material)
    view = opposed_view(found, names, everybody_of(material))
    measure = measure_of(material)
    base = base_line(_base(view), intervals(score_method(), difference_method()))
    told = tuple(" ".join((f"{one.short}.", one.name, *side_told(one, measure, "").lines)) for one in view.sides)
    axis, title = _("Two groups"), _("{measure} of the two groups").format(measure=score_word(measure))
    charts = (
        replace(scores_chart(view.scores, measure, "opposed_scores", axis), title=title),
        replace(classes_chart(view.scores, measure, "opposed_classes", axis), title=_("Classes of the two groups")),
    )
    first = Page(
        "opposed", "compare", axis, verdict_text(view), charts,
        (*names_lead(view), *view_notes(view)), told, base,
    )  # fmt: skip
    tables = [_table(material, found, kind) for kind in OPPOSED_KINDS]
    pages = tuple(
        Page(f"opposed_{kind}", "compare", axis, title, (table,), names_lead(view), base=base, level="appendix")
        for kind, title, table in zip(OPPOSED_KINDS, (_of_title(kind) for kind in OPPOSED_KINDS), tables, strict=True)
        if tells(table)
    )
    fewest = _fewest(found)
    return tuple(replace(page, fewest=fewest) for page in (first, *pages))


def _fewest(found: TwoGroups) -> int:
    """Return how many the smallest group is that two others tell by their difference, or that is one of the two."""
    everybody, first, second, sizes = found.respondents, found.first.respondents, found.second.respondents, list[int]()
    sides = found.first.counts.total.n, found.second.counts.total.n
    for every, one, other in ((everybody, first, second), (found.counts.total.n, *sides)):
        sizes += [one, other, every - one, every - other]
        if found.both in {first, second}:  # one lies in the other
            sizes.append(abs(one - other))
        elif not found.both:
            sizes.append(every - one - other)
    return min((one for one in sizes if one > 0), default=0)


def names_lead(view: OpposedView) -> tuple[str, ...]:
    """Return who A and B are."""
    return tuple(one.name for one in view.sides)


def _names(material: Material) -> tuple[str, str]:
    project, journey = material.project, material.journey
    sides: tuple[SideCode, SideCode] = ("first", "second")
    first, second = (side_name(project.opposed, one, journey, project.views, material.survey) for one in sides)
    return first, second


def _base(view: OpposedView) -> str:
    said = _("{group}: {figure}")
    return _(" · ").join(said.format(group=one.short, figure=_("n={n:,}").format(n=one.score.n)) for one in view.sides)


def _of_title(kind: OpposedKind) -> str:
    return _("{name}: A and B side by side").format(name=kind_text(kind))


def _table(material: Material, found: TwoGroups, kind: OpposedKind) -> Table:
    view = opposed_table(found, material.journey, kind)
    unit = ("share" if kind in SHARES else "score", "points")
    first, second = LETTERS["first"], LETTERS["second"]
    difference = _("A − B (percentage points)") if kind in SHARES else _("A − B (points)")
    columns = (
        Column(_("Driver") if kind in DRIVER_KINDS else _("Experience")),
        Column(f"n {first}", "count"),
        Column(first, "share" if unit[0] == "share" else "score", digits=1, tinted=True),
        Column(f"n {second}", "count"),
        Column(second, "share" if unit[0] == "share" else "score", digits=1, tinted=True),
        Column(difference, "points", digits=1),
        Column(_("{figure}, low").format(figure=_("A − B")), "points", digits=1),
        Column(_("{figure}, high").format(figure=_("A − B")), "points", digits=1),
        Column(_("adjusted p"), "p", digits=3),
    )
    rows = tuple(_row(one, kind) for one in view.rows)
    notes = (*table_notes(view), *small_notes()[1:])
    return Table(f"opposed_{kind}", kind_text(kind), columns, rows, notes)


def _row(row: OpposedRow, kind: OpposedKind) -> Row:
    whole, member, value = _MEMBERS[kind]
    own = f"{whole}/{part(row.id)}"
    between = f"two_groups/{own}/{'score' if kind == 'reached' else member}"
    cells: list[Cell] = [row.short]
    for side, one in zip(("first", "second"), (row.first, row.second), strict=True):
        path = f"two_groups/{side}/{own}/{member}"
        cells += [count_figure(one.n, f"{path}/n"), estimate_figures(one, path, value)[0]]
    state = row.state if row.state == "hidden" else how_shown(row.difference)
    cells += difference_figures(row.difference, between, state, row.arrow)
    cells.append(figure(row.difference.p_adjusted, state, f"{between}/p_adjusted"))
    return Row(tuple(cells), n=min(row.first.n, row.second.n))
