"""The tables of drivers: reach, head, heart, lift and importance, every figure with its name in the JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.estimate import DEFAULT_LIMITS
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.facts_base import (
    count_figure,
    difference_figures,
    estimate_figures,
    figure,
    interval_columns,
    measure_of,
    small_notes,
)
from loyalty_desktop.report.document.model import Column, Row, Table
from loyalty_desktop.report.importance_told import whole_lines
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.report.sureness import parted
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.results import Reach
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.document.model import Cell, Figure
    from loyalty_desktop.report.driver_table import DriverRow
    from loyalty_desktop.report.importance_view import ImportanceRow, ImportanceView
    from loyalty_desktop.report.shown import Shown


def driver_notes(material: Material) -> tuple[str, ...]:
    """Return what head, heart and lift are, and what the arrows rest on."""
    counted = _(
        "Head: share satisfied among those who rated it. Heart: {measure} of the satisfied. Lift: "
        "how far that is above the rest."
    )
    return (
        counted.format(measure=measure_name(measure_of(material))),
        _("▲▼ More than chance, even with this many drivers compared (not judged for overall satisfaction)."),
    )


def path_of(row: DriverRow) -> str:
    """Return where the figures of a driver, or of overall satisfaction, are in the JSON."""
    return f"{'overall_satisfaction' if row.overall else 'drivers'}/{row.driver}"


def named(row: DriverRow) -> tuple[str, str, str]:
    """Return driver, stage and kind of value as they stand in a row; overall satisfaction has no stage."""
    if row.overall:
        return row.name, _("Overall satisfaction"), ""
    return row.name, row.stage or _("Unnamed stage"), word("value", row.value)


def head_table(material: Material, rows: Sequence[DriverRow]) -> Table:
    """Return reach and head of every driver."""
    columns = (
        *(Column(_("Driver")), Column(_("Stage")), Column(_("Kind"))),
        Column(_("n asked"), "count"),
        Column(_("n used"), "count", _("Used: a rating, or “don't know”. Not asked: an empty cell.")),
        Column(_("Reach"), "share", _("Share of those who were asked who used it.")),
        Column(_("n rated"), "count", _("How many people rated it.")),
        *interval_columns(_("Head share"), "share", _head_meaning()),
    )
    reaches = {one.driver.id: one.reach for one in (*material.results.drivers, *material.results.overall)}
    made = tuple(
        Row(
            (
                *named(one),
                *_reach(reaches[one.driver], path_of(one)),
                count_figure(one.n_head, f"{path_of(one)}/head/n"),
                *estimate_figures(one.head, f"{path_of(one)}/head", "share"),
            )
        )
        for one in rows
    )
    return Table("driver_heads", _("Reach and head of the drivers"), columns, made, (*turned(rows), *small_notes()))


def _head_meaning() -> str:
    return _("Head: share of those who rated it who are satisfied, giving one of the two best answers (Top2 Box).")


def _reach(reach: Reach, path: str) -> tuple[Figure, Figure, Figure]:
    state: Shown = "shown"
    if reach.n < DEFAULT_LIMITS.small:
        state = "hidden" if reach.n < DEFAULT_LIMITS.suppress else "reference"
    return (
        count_figure(reach.n, f"{path}/reach/n"),
        count_figure(reach.count, f"{path}/reach/count"),
        figure(reach.share, state, f"{path}/reach/share"),
    )


def heart_table(material: Material, rows: Sequence[DriverRow]) -> Table:
    """Return heart and lift of every driver, with the score of the rest."""
    name = measure_name(measure_of(material))
    heart = _("Heart {measure}").format(measure=name)
    columns = (
        Column(_("Driver")),
        Column(_("n satisfied"), "count", _("Satisfied people with a loyalty answer.")),
        *interval_columns(
            heart, "score", _("Heart: the {measure} of those who are satisfied here.").format(measure=name)
        ),
        Column(_("n rest"), "count", _("The others who rated it, with a loyalty answer.")),
        Column(_("{measure} of the rest").format(measure=name), "score"),
        *interval_columns(_("Lift (pt)"), "points", _lift_meaning(name)),
        Column(_("adjusted p"), "p", _("corrected for the number of drivers"), 3),
    )
    made = tuple(Row((one.name, *_heart(one), *_lift(one))) for one in rows)
    return Table("driver_hearts", _("Heart and lift of the drivers"), columns, made, (*turned(rows), *small_notes()))


def _lift_meaning(name: str) -> str:
    return _("Lift: the {measure} of the satisfied minus that of the others who rated it.").format(measure=name)


def _heart(row: DriverRow) -> tuple[Cell, ...]:
    path = path_of(row)
    return (
        count_figure(row.heart.n, f"{path}/heart/n"),
        *estimate_figures(row.heart, f"{path}/heart", "score"),
        count_figure(row.rest.n, f"{path}/rest/n"),
        figure(row.rest.value, how_shown(row.rest), f"{path}/rest/score"),
    )


def _lift(row: DriverRow) -> tuple[Cell, ...]:
    path = f"{path_of(row)}/lift"
    return (
        *difference_figures(row.lift, path, row.lift_state, row.arrow),
        figure(row.lift.p_adjusted, row.lift_state, f"{path}/p_adjusted"),
    )


def rank_table(material: Material, id_: str, title: str, rows: Sequence[DriverRow]) -> Table:
    """Return a few drivers with the figures on which their order rests."""
    name = measure_name(measure_of(material))
    columns = (
        Column(_("Driver")),
        Column(_("Head share"), "share", _head_meaning()),
        Column(_("Heart {measure}").format(measure=name), "score"),
        Column(_("{measure} of the rest").format(measure=name), "score"),
        Column(_("Lift (pt)"), "points", _lift_meaning(name)),
        Column(_("n satisfied"), "count"),
        Column(_("n rest"), "count"),
    )
    made = tuple(
        Row(
            (
                one.short,
                estimate_figures(one.head, f"{path_of(one)}/head", "share")[0],
                estimate_figures(one.heart, f"{path_of(one)}/heart", "score")[0],
                _heart(one)[5],
                _lift(one)[0],
                count_figure(one.heart.n, f"{path_of(one)}/heart/n"),
                count_figure(one.rest.n, f"{path_of(one)}/rest/n"),
            )
        )
        for one in rows
    )
    return Table(id_, title, columns, made)


def importance_table(view: ImportanceView, rows: Sequence[DriverRow]) -> Table:
    """Return importance, rank and correlations of every driver; below it stands why one has none."""
    columns = (
        Column(_("Driver")),
        Column("n", "count", _("How many people rated it and answered the loyalty question.")),
        *interval_columns(_("Importance"), "share", digits=1),
        Column(_("Rank"), "number"),
        Column(
            _("Correlation"),
            "number",
            _("Correlation of the rating with the loyalty answer: −1 to +1, 0 is no association."),
            2,
        ),
        Column(_("Correlation by rank"), "number", digits=2),
        Column(_("Quarter")),
    )
    placed = {one.driver.id: one for one in view.placed}
    made = []
    for row in view.rows:
        spot = placed.get(row.driver)
        sure = spot is not None and row.state == "shown" and not row.is_turned and not spot.hollow
        quarter = word("quadrant", spot.quadrant) if spot is not None and sure else ""
        made.append(Row((row.name, *_importance(row), quarter)))
    # who is not in it comes first: where room is little, the notes below a table are cut
    whys = [(row.name, row.why.text()) for row in view.rows if row.why is not None]
    left_out = [_("Left out: {name}: {why}").format(name=name, why=why) for name, why in whys]
    sentences, methods = parted(dict.fromkeys((*left_out, *whole_lines(view))))
    return Table("driver_importance", _("Importance"), columns, tuple(made), (*turned(rows), *sentences, *methods))


def _importance(row: ImportanceRow) -> tuple[Figure, ...]:
    path = f"importance/drivers/{row.driver}"
    state: Shown = "hidden" if row.share.value is None else row.state
    rank = None if row.rank is None else float(row.rank)
    few = row.share.n < DEFAULT_LIMITS.small or "small_base" in row.share.flags
    alone: Shown = "hidden" if row.pearson is None else "reference" if few else "shown"
    return (
        count_figure(row.share.n, f"{path}/n"),
        figure(row.share.value, state, f"{path}/share"),
        figure(row.share.low, state, f"{path}/low"),
        figure(row.share.high, state, f"{path}/high"),
        figure(rank, "shown" if state == "shown" else "hidden", f"{path}/rank"),
        figure(row.pearson, alone, f"{path}/pearson"),
        figure(row.spearman, alone, f"{path}/spearman"),
    )


def turned(rows: Sequence[DriverRow]) -> tuple[str, ...]:
    """Return which scales may be turned round: their figures then say the opposite."""
    names = [one.name for one in rows if "reverse_direction" in one.flags]
    if not names:
        return ()
    said = _("Its scale may be reversed: the better it is rated, the lower the loyalty.")
    return (_("{what}: {told}").format(what=_(", ").join(names), told=said),)
