"""The table of experiences: who had them, the scores with and without, verdict and contribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.document.facts_base import (
    MARKS,
    count_figure,
    difference_figures,
    estimate_figures,
    figure,
    interval_columns,
    measure_of,
    small_notes,
)
from loyalty_desktop.report.document.model import Column, Figure, Row, Table
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.document.model import Cell
    from loyalty_desktop.report.experience_table import ExperienceRow


def had_table(material: Material, rows: Sequence[ExperienceRow]) -> Table:
    """Return who had each experience, and the scores of those who had it and of those who had not."""
    name = measure_name(measure_of(material))
    columns = (
        *(Column(_("Experience")), Column(_("Driver"))),
        Column(_("n asked"), "count"),
        Column(_("n had it"), "count"),
        *interval_columns(_("Had it"), "share", _("How many of those who were asked had the experience.")),
        Column(_("n with it"), "count", _("Those who had it, with a loyalty answer.")),
        Column(_("{score} with it").format(score=name), "score", tinted=True),
        Column(_("n without it"), "count", _("Those who had it not, with a loyalty answer.")),
        Column(_("{score} without it").format(score=name), "score", tinted=True),
    )
    made = tuple(Row((*_named(one), *_incidence(one), *_scores(one))) for one in rows)
    return Table("experiences", _("Who had the experiences, and how loyal they are"), columns, made, small_notes())


def difference_table(material: Material, rows: Sequence[ExperienceRow]) -> Table:
    """Return what each experience contributes, and the difference and the verdict that this rests on."""
    said = _("The {measure} of those who had it minus that of those who had it not.")
    contribution = _("How many points of the score go with this experience, with 95% interval")
    columns = (
        Column(_("Experience")),
        *interval_columns(_("Contribution"), "points", contribution, 1),
        *interval_columns(_("Difference"), "points", said.format(measure=measure_name(measure_of(material)))),
        Column(_("adjusted p"), "p", _("corrected for the number of experiences"), 3),
        Column(_("Verdict")),
    )
    notes = (
        _("Experiences overlap: contributions do not add up to the whole"),
        _("▲▼: a clear difference. Figures are rounded, so differences may look 1 off."),
        *small_notes(),
    )
    told = [Row((one.name, *_verdict(one))) for one in rows]
    made = tuple(one for one in told if any(isinstance(cell, Figure) and cell.value is not None for cell in one.cells))
    if lacking := len(rows) - len(made):  # first: where room is little, the notes below a table are cut
        said = ngettext(
            "Not in the table: {count} experience with too few answers",
            "Not in the table: {count} experiences with too few answers",
            lacking,
        )
        notes = (said.format(count=lacking), *notes)
    return Table("experience_contributions", _("Contribution to the score (points)"), columns, made, notes)


def _named(row: ExperienceRow) -> tuple[str, str]:
    return row.name, row.driver_name or _("Unassigned")


def _incidence(row: ExperienceRow) -> tuple[Cell, ...]:
    path = f"experiences/{row.experience}/incidence"
    return (
        count_figure(row.n_asked, f"{path}/n"),
        count_figure(row.count, f"{path}/count"),
        *estimate_figures(row.incidence, path, "share"),
    )


def _scores(row: ExperienceRow) -> tuple[Cell, ...]:
    path = f"experiences/{row.experience}"
    return (
        count_figure(row.with_it.n, f"{path}/with/n"),
        estimate_figures(row.with_it, f"{path}/with", "score")[0],
        count_figure(row.without_it.n, f"{path}/without/n"),
        estimate_figures(row.without_it, f"{path}/without", "score")[0],
    )


def _verdict(row: ExperienceRow) -> tuple[Cell, ...]:
    path = f"experiences/{row.experience}"
    part = row.contribution
    # a small base has no verdict: its difference is there for reference, but nothing is concluded from it
    verdict = word("verdict", row.verdict if row.verdict is not None else "too_few")
    return (
        figure(part.points, row.state, f"{path}/contribution/points", MARKS[row.arrow]),
        figure(part.low, row.state, f"{path}/contribution/low"),
        figure(part.high, row.state, f"{path}/contribution/high"),
        *difference_figures(row.difference, f"{path}/difference", row.state, row.arrow),
        figure(row.difference.p_adjusted, row.state, f"{path}/difference/p_adjusted"),
        verdict,
    )
