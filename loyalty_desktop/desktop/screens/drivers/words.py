"""What the table of drivers says about one driver, in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import NO_FIGURE, p_text, score_text, share_text
from loyalty_desktop.report.importance_told import driver_told, figure_text, rank_text, short_told
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.report.driver_table import DriverRow
    from loyalty_desktop.report.importance_view import ImportanceView
    from loyalty_desktop.report.shown import Shown


def table_notes(measure: str) -> tuple[str, ...]:
    """Return what head, heart and lift count, and what their arrows rest on."""
    counted = _(
        "Head: share satisfied among those who rated it. Heart: {measure} of the satisfied. Lift: "
        "how far that is above the rest."
    )
    return (
        counted.format(measure=measure),
        _("▲▼ More than chance, even with this many drivers compared (not judged for overall satisfaction)."),
    )


def name_tip(row: DriverRow) -> str:
    """Return the whole name, what it is, and what is doubtful about it."""
    lines = [row.name, _("Overall satisfaction") if row.overall else word("value", row.value)]
    if row.overall:
        lines.append(_("Shown beside the drivers, but not ranked."))
    if "no_column" in row.flags:
        lines.append(_("It has no column with answers yet. Choose one on the Journey screen."))
    if "no_scale" in row.flags:
        lines.append(_("The answers in its column are not ratings."))
    if "reverse_direction" in row.flags:
        lines.append(_("Its scale may be reversed: the better it is rated, the lower the loyalty."))
    return "\n".join(lines)


def base_text(row: DriverRow) -> str:
    """Return the bases of head and heart, or why there are none."""
    if "no_column" in row.flags:
        return _("no column")
    if "no_scale" in row.flags:
        return _("no ratings")
    return f"{row.n_head:,} / {row.n_heart:,}"


def base_tip(row: DriverRow) -> str:
    """Return who is counted in the bases."""
    return _("{head:,} rated it. {heart:,} of them were satisfied and answered the loyalty question.").format(
        head=row.n_head, heart=row.n_heart
    )


def head_tip(row: DriverRow) -> str:
    """Return the head with its interval and its base."""
    if row.head_state == "hidden":
        return _("Fewer than 10 answers (n={n}): not shown.").format(n=row.n_head)
    said = _("{share} of those who rated it gave one of the two best answers (95% interval {low} to {high}, n={n:,}).")
    return careful(row.head_state, said).format(
        share=share_text(row.head.value, 1),
        low=share_text(row.head.low, 1),
        high=share_text(row.head.high, 1),
        n=row.n_head,
    )


def heart_tip(row: DriverRow, measure: str) -> str:
    """Return the heart with its interval and its base."""
    if row.heart_state == "hidden":
        return _("Fewer than 10 answers (n={n}): not shown.").format(n=row.n_heart)
    said = _("The satisfied have {measure} {score} (95% interval {low} to {high}, n={n:,}).")
    return careful(row.heart_state, said).format(
        measure=measure,
        score=score_text(row.heart.value, 1),
        low=score_text(row.heart.low, 1),
        high=score_text(row.heart.high, 1),
        n=row.n_heart,
    )


def lift_tip(row: DriverRow, measure: str) -> str:
    """Return what the lift is made of, its interval, and how sure it is."""
    if row.lift_state == "hidden":
        return _("Satisfied n={n}, the rest n={rest}: fewer than 10 on one side, so they are not compared.").format(
            n=row.heart.n, rest=row.rest.n
        )
    said = _(
        "{measure} of the satisfied {heart} (n={n:,}) minus {measure} of the rest {rest} "
        "(n={rest_n:,}): {lift} (95% interval {low} to {high})."
    )
    lines = careful(row.lift_state, said).format(
        measure=measure,
        heart=score_text(row.heart.value, 1),
        n=row.heart.n,
        rest=score_text(row.rest.value, 1),
        rest_n=row.rest.n,
        lift=score_text(row.lift.points, 1),
        low=score_text(row.lift.low, 1),
        high=score_text(row.lift.high, 1),
    )
    return lines if row.overall or row.lift_state != "shown" else f"{lines}\n{_certainty(row)}"


def importance_text(row: DriverRow, view: ImportanceView) -> str:
    """Return what the column of importance says of a driver: its figure and rank, or why there is none."""
    one = row.importance
    if view.state == "pending" and not row.overall:
        return _("working out")
    if one is None:
        return "" if row.overall else NO_FIGURE
    figure = figure_text(one, view)
    return f"{figure} {rank_text(one.rank)}" if one.rank is not None else figure


def importance_tip(row: DriverRow, view: ImportanceView) -> str:
    """Return how the importance of a driver comes about, or why it has none."""
    if row.overall:
        return _("Shown beside the drivers, but not ranked.")
    return driver_told(row.importance, view) if row.importance is not None else short_told(view)


def careful(state: Shown, sentence: str) -> str:
    """Return a sentence with the warning that a small base needs."""
    return sentence if state == "shown" else sentence + "\n" + _("Few answers (fewer than 30): for reference only")


def _certainty(row: DriverRow) -> str:
    """Return how far chance explains the lift, all drivers considered."""
    if row.lift.p_adjusted is None:
        return ""
    said = (
        _("More than chance, even with this many drivers compared (adjusted p {p}).")
        if row.arrow != "none"
        else _("With this many drivers compared, it may be chance (adjusted p {p}).")
    )
    return said.format(p=p_text(row.lift.p_adjusted))
