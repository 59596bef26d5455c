"""The figures of two groups of one's own explained: their scores, drivers and experiences, and A minus B."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.compute.whom import Either, Passing, Rated, classes_of, rows_of
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.compare_view import TOTAL
from loyalty_desktop.report.compare_words import score_word
from loyalty_desktop.report.explained_kinds import (
    Method,
    counted_by,
    difference_sum,
    kind_name,
    left_out,
    meaning,
    minus,
    share_sum,
    sure_of,
    sure_of_difference,
    value_of,
)
from loyalty_desktop.report.explanation import (
    Explanation,
    association,
    is_reference,
    of_estimate,
    score_interval,
    subtracted,
    told,
)
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.opposed_view import LETTERS

if TYPE_CHECKING:
    from loyalty_desktop.compute.comparison import TwoGroups
    from loyalty_desktop.compute.difference import Difference
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.compute.whom import Whom
    from loyalty_desktop.journey.opposed import SideCode
    from loyalty_desktop.report.compare_view import ForestRow
    from loyalty_desktop.report.explained_kinds import FigureKind
    from loyalty_desktop.report.explanation import Known
    from loyalty_desktop.report.opposed_view import OpposedRow, OpposedTable, OpposedView


def opposed_score(known: Known, found: TwoGroups, row: ForestRow) -> Explanation:
    """Return how the score of A, of B or of everybody comes about."""
    group: Whom = () if row.id == TOTAL else side_whom(found, "first" if row.id == "first" else "second")
    whole = _("Everybody who matches the current filters.") if row.id == TOTAL else ""
    return of_estimate(
        _("{group}: {figure}").format(group=row.name, figure=score_word(known.journey.measure)),
        value_of("score", row.score.value),
        row.score,
        told(
            (meaning(known, "score"), whole),
            known.sum_of(row.counts, row.score),
            known.counted(row.score, left_out(known, "score", "", group)),
            score_interval(row.score),
        ),
        (*group, *counted_by("score", "")),
        row.name,
    )


def opposed_difference(known: Known, found: TwoGroups, view: OpposedView) -> Explanation:
    """Return how A minus B of the score comes about."""
    first, second = (side.score for side in view.sides)
    title = _("{group}: {figure}").format(group=_("A − B"), figure=score_word(known.journey.measure))
    return _between(known, found, title, ("score", ""), (first, second), view.difference)


def opposed_figure(
    known: Known, found: TwoGroups, table: OpposedTable, row: OpposedRow, column: str
) -> Explanation | None:
    """Return how a figure of a driver's or an experience's row comes about, by the key of its column."""
    if row.flags:
        return None
    if column in ("first", "second"):
        return _side(known, found, table.kind, row, "first" if column == "first" else "second")
    if column in ("first_lift", "second_lift") and row.lifts is not None:
        return _lift(known, found, row, "first" if column == "first_lift" else "second")
    if column != "difference":
        return None
    title = _("{name}: {figure}").format(name=row.name, figure=_(", ").join((_("A − B"), kind_name(table.kind))))
    family = _("{n:,} differences are tested together").format(n=table.tested)
    return _between(known, found, title, (table.kind, row.id), (row.first, row.second), row.difference, family)


def side_whom(found: TwoGroups, side: SideCode) -> Whom:
    """Return who is in a group; the second one without filters is everybody else."""
    if side == "first":
        return (Passing(found.first.filters),)
    filters = found.second.filters
    return (Passing(filters),) if filters else (Passing(found.first.filters, others=True),)


def _side(known: Known, found: TwoGroups, kind: FigureKind, row: OpposedRow, side: SideCode) -> Explanation:
    figure = row.first if side == "first" else row.second
    group = side_whom(found, side)
    whom = (*group, *counted_by(kind, row.id))
    sums = share_sum(figure, weighted=known.results.weighted)
    if kind not in ("head", "incidence"):
        sums = known.score_sum(whom, figure)
    title = _("{name}: {figure}").format(name=row.name, figure=_(", ").join((_group(side), kind_name(kind))))
    return of_estimate(
        title,
        value_of(kind, figure.value),
        figure,
        told(
            (meaning(known, kind),),
            sums,
            known.counted(figure, left_out(known, kind, row.id, group)),
            sure_of(kind, figure),
        ),
        whom,
        title,
    )


def _lift(known: Known, found: TwoGroups, row: OpposedRow, side: SideCode) -> Explanation | None:
    assert row.lifts is not None
    lift = row.lifts[0 if side == "first" else 1]
    group = side_whom(found, side)
    whom = (*group, Rated(row.id), *counted_by("score", ""))
    said = _("Lift: the {measure} of the satisfied minus that of the others who rated it.")
    n = int(rows_of(known.counter, known.journey, whom).size)
    others = (*group, Rated(row.id, "rest"), *counted_by("score", ""))
    rest = net_score(classes_of(known.counter, known.journey, others))
    title = _("{name}: {figure}").format(name=row.name, figure=_(", ").join((_group(side), _("lift"))))
    return Explanation(
        title,
        score_text(lift.points, 1),
        n,
        is_reference(lift),
        told(
            (said.format(measure=known.measure_name), association()),
            subtracted(row.first if side == "first" else row.second, rest, lift),
            known.counting_all(n),
            sure_of_difference("heart", lift, "apart"),
        ),
        whom,
        title,
    )


def _between(
    known: Known,
    found: TwoGroups,
    title: str,
    what: tuple[FigureKind, str],
    figures: tuple[Estimate, Estimate],
    one: Difference,
    family: str = "",
) -> Explanation:
    own = counted_by(*what)
    sides = [(*side_whom(found, side), *own) for side in LETTERS]
    whom = (Either(sides[0], sides[1]),)
    both = int(rows_of(known.counter, known.journey, (*sides[0], *sides[1])).size)
    n = figures[0].n + figures[1].n - both
    bases = _("A n={first:,}, B n={second:,}").format(first=figures[0].n, second=figures[1].n)
    common = _("{n:,} of them are in both groups").format(n=both) if both else ""
    method = _method(one, figures, both)
    return Explanation(
        title,
        score_text(one.points, 1),
        n,
        is_reference(one, *figures),
        told(
            ("" if what[0] == "score" else meaning(known, what[0]), minus(what[0], "A", "B"), association()),
            difference_sum(what[0], *figures, one, ("A", "B")),
            known.counting_all(n, bases, common),
            sure_of_difference(what[0], one, method, family),
        ),
        whom,
        title,
    )


def _method(one: Difference, figures: tuple[Estimate, Estimate], both: int) -> Method:
    """Return how two groups were tested that may have people in common."""
    if "overlap" not in one.flags:
        return "apart"
    bases = {figures[0].n, figures[1].n}
    return "held" if both in bases and len(bases) == 2 else "shared"


def _group(side: SideCode) -> str:
    return _("Group {letter}").format(letter=LETTERS[side])
