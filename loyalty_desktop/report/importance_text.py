"""The importance of drivers as a readable table for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import NO_FIGURE, share_text
from loyalty_desktop.report.importance_notes import importance_notes, left_out_because
from loyalty_desktop.report.text_table import text_table
from loyalty_desktop.report.told_apart import names_told_apart
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.compute.importance_performance import ImportancePerformance, Placed
    from loyalty_desktop.compute.importance_results import DriverImportance, Importance


def importance_text(importance: Importance, placed: ImportancePerformance) -> str:
    """Return the table with the most important driver first, and below it what has to be said about it."""
    if not importance.drivers:
        return ""
    by_id = {one.driver.id: one for one in placed.drivers}
    names = names_told_apart([(one.driver.name, one.driver.column) for one in importance.drivers])
    pairs = sorted(
        zip(names, importance.drivers, strict=True),
        key=lambda pair: -1.0 if pair[1].share.value is None else -pair[1].share.value - 1,
    )
    headings = [
        *(_("Driver"), _("Importance"), _("95% interval"), _("Rank"), "n"),
        *(_("Correlation"), _("by rank"), _("What to do")),
    ]
    parts = [_("Importance: what the drivers explain of the loyalty answer, shared out among them")]
    if importance.r2 is not None:
        explained = _("Together they explain {share} of it (n = {n:,})")
        parts.append(explained.format(share=share_text(importance.r2), n=importance.n))
    parts.append(text_table(headings, [_row(name, one, by_id.get(one.driver.id)) for name, one in pairs]))
    for name, one in pairs:
        why = left_out_because(one, importance)
        if why is not None:
            parts.append(_("{name}: {why}").format(name=name, why=why.text()))
    parts += [one.text() for one in importance_notes(importance)]
    return "\n" + "\n".join(parts) + "\n"


def _row(name: str, one: DriverImportance, placed: Placed | None) -> list[str]:
    share = one.share
    interval = NO_FIGURE
    if share.low is not None and share.high is not None:
        interval = _("{low} to {high}").format(low=share_text(share.low), high=share_text(share.high))
    small = "small_base" in share.flags and share.value is not None
    return [
        name,
        share_text(share.value) + ("*" if small else ""),
        interval,
        NO_FIGURE if one.rank is None else str(one.rank),
        f"{share.n:,}",
        _correlation(one.pearson),
        _correlation(one.spearman),
        _quadrant(placed),
    ]


def _quadrant(placed: Placed | None) -> str:
    """Return what to do with a driver; nothing on a small base."""
    if placed is None or placed.flags:
        return NO_FIGURE
    what = word("quadrant", placed.quadrant)
    return _("{what} (position not certain)").format(what=what) if placed.hollow else what


def _correlation(value: float | None) -> str:
    if value is None:
        return NO_FIGURE
    text = f"{abs(value):.2f}"
    return f"−{text}" if value < 0 and float(text) else text
