"""Whether earlier actions worked: what each was about and the score, before and after, as far as that may be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.edit_waves import names_of
from loyalty_desktop.report.document.facts_base import (
    MARKS,
    base_line,
    difference_method,
    figure,
    intervals,
    measure_of,
)
from loyalty_desktop.report.document.model import Cell, Column, Page, Row, Table
from loyalty_desktop.report.figures import NO_FIGURE
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.report.verify_timing import offered_pair, planned_on, too_early
from loyalty_desktop.report.verify_view import pair_in, verification
from loyalty_desktop.report.wave_words import wave_name

if TYPE_CHECKING:
    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.report.actions_view import ActionRow, ActionsView
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.shown import Arrow
    from loyalty_desktop.report.verify_view import BeforeAfter, Verification

_WAYS: dict[str, Arrow] = {"risen": "up", "fallen": "down"}


def checked_pages(material: Material, view: ActionsView) -> tuple[Page, ...]:
    """Return what the surveys since say about each action; nothing where no survey came after one was planned."""
    whole = material.waves
    if whole is None or len(whole.waves) < 2:
        return ()
    found = [(row, told) for row in view.rows if (told := _checked(material, row, whole)) is not None]
    if not found:
        return ()
    good = sum(told.item is not None and told.item.tone == "positive" for _row, told in found)
    title = _("Actions checked that moved what they are about as wanted: {good} of {all}")
    return (
        Page(
            "actions_checked",
            "actions",
            _("Check with the next survey"),
            title.format(good=good, all=len(found)),
            (_table(whole, found),),
            notes=(_("Other things changed in between too: this shows what happened, not why."),),
            base=base_line(intervals(difference_method())),
        ),
    )


def _checked(material: Material, row: ActionRow, whole: WaveComparison) -> Verification | None:
    """Return an action in the wave that it was planned on and in the latest after that; None where there is none."""
    if row.action.item is None:
        return None
    planned = planned_on(row.action, whole, next(iter(names_of(material.project)), ""))
    pair = offered_pair(whole, planned)
    both = None if pair is None else pair_in(whole, pair)
    if pair is None or both is None:
        return None
    early = too_early(row.action, whole, planned, pair[1])
    filtered = bool(material.journey.filters)
    measure = measure_name(measure_of(material))
    return verification(row, both, measure, early=early, is_filtered=filtered, whole=whole)


def _table(whole: WaveComparison, found: list[tuple[ActionRow, Verification]]) -> Table:
    columns = (
        Column(_("Action")),
        Column(_("Compared")),
        Column(_("Before"), "share", digits=1),
        Column(_("After"), "share", digits=1),
        Column(_("Change (percentage points)"), "points", digits=1),
        Column(_("Verdict")),
        Column(_("What may be said")),
    )
    rows = tuple(_row(whole, row, told) for row, told in found)
    return Table("actions_checked", _("Check with the next survey"), columns, rows)


def _row(whole: WaveComparison, row: ActionRow, told: Verification) -> Row:
    earlier, later = (whole.wave(one) for one in (told.earlier, told.later))
    pair = " → ".join(wave_name(one) for one in (earlier, later) if one is not None)
    cells: tuple[Cell, ...] = (row.action.name, pair, *_figures(told.item), " ".join(told.sentences))
    return Row(cells)


def _figures(item: BeforeAfter | None) -> tuple[Cell, ...]:
    if item is None:
        return (NO_FIGURE, NO_FIGURE, NO_FIGURE, "")
    change = item.change
    mark = MARKS[_WAYS.get(item.verdict, "none")]
    return (
        figure(item.earlier.value, how_shown(item.earlier)),
        figure(item.later.value, how_shown(item.later)),
        NO_FIGURE if change is None else figure(change.points, how_shown(change), mark=mark),
        item.chip,
    )
