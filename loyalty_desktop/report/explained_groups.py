"""The figures of a comparison of groups explained: the score of a group, head or heart of a driver in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.whom import Among
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.compare_words import cell_told, figure_text, group_told, score_word
from loyalty_desktop.report.explained_kinds import counted_by, meaning, sure_of
from loyalty_desktop.report.explanation import (
    association,
    difference_interval,
    of_estimate,
    score_interval,
    told,
)
from loyalty_desktop.report.figures import score_text

if TYPE_CHECKING:
    from loyalty_desktop.compute.comparison import Comparison
    from loyalty_desktop.compute.difference import Difference
    from loyalty_desktop.report.compare_view import ForestRow, HeatCell, HeatKind, HeatRow
    from loyalty_desktop.report.explanation import Explanation, Known


def group_score(known: Known, found: Comparison, row: ForestRow) -> Explanation:
    """Return how the score of a group, or of everybody who is compared, comes about."""
    whom, measure = (_among(found, row), *counted_by("score", "")), known.journey.measure
    return of_estimate(
        _("{group}: {figure}").format(group=row.name, figure=score_word(measure)),
        score_text(row.score.value, 1),
        row.score,
        told(
            (meaning(known, "score"), group_told(row, measure).sentence),
            (*known.score_sum(whom, row.score), *_against(row.rest)),
            known.counted(row.score, found.left_out if row.is_total else ()),
            (*score_interval(row.score), *_tested(row.rest)),
        ),
        whom,
        row.name,
    )


def group_cell(
    known: Known, found: Comparison, row: HeatRow, cell: HeatCell, group: ForestRow, kind: HeatKind
) -> Explanation | None:
    """Return how head or heart of a driver in a group comes about; None where the driver has no figures."""
    if {"no_column", "no_scale"} & set(cell.flags):
        return None
    figure, said = cell.figure, cell_told(row, cell, group, kind, score_word(known.journey.measure))
    whom = (_among(found, group), *counted_by(kind, row.driver))
    sums = known.score_sum(whom, figure) if kind == "heart" else ()
    return of_estimate(
        said.title,
        figure_text(cell, kind),
        figure,
        told(
            (meaning(known, kind), said.sentence, association() if cell.rest is not None else ""),
            (*sums, *said.lines[:1], *_against(cell.rest)),
            known.counted(figure),
            (*sure_of(kind, figure), *_tested(cell.rest)),
        ),
        whom,
        said.title,
    )


def _among(found: Comparison, row: ForestRow) -> Among:
    return Among(found.by, () if row.is_total else found.groups[int(row.id[1:])].names)


def _against(rest: Difference | None) -> tuple[str, ...]:
    """Return how far a group is from all others together."""
    if rest is None or rest.points is None:
        return ()
    said = _("Difference to all others together: {points} points")
    return (said.format(points=score_text(rest.points, 1)),)


def _tested(rest: Difference | None) -> list[str]:
    if rest is None:
        return []
    return difference_interval(rest, _("corrected for the number of groups"))
