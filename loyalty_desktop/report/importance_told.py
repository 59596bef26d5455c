"""How the importance of drivers comes about, in plain sentences: what it is, its base, what is left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.messages import message
from loyalty_desktop.report.figures import NO_FIGURE, share_text
from loyalty_desktop.report.in_a_row import in_a_row
from loyalty_desktop.report.sureness import MethodName, parted

if TYPE_CHECKING:
    from loyalty_desktop.compute.importance_results import Importance
    from loyalty_desktop.report.importance_view import ImportanceRow, ImportanceView


def correlation_text(value: float | None) -> str:
    """Return a correlation with its sign and two decimals (+0.45, −0.12); a dash where there is none."""
    if value is None:
        return NO_FIGURE
    text = f"{abs(value):.2f}"
    if not float(text):
        return text
    return f"+{text}" if value > 0 else f"−{text}"


def figure_text(row: ImportanceRow, view: ImportanceView) -> str:
    """Return the figure of a driver as the table shows it."""
    return correlation_text(row.figure) if view.state == "correlations" else share_text(row.figure)


def rank_text(rank: int) -> str:
    """Return a rank as it stands behind a share."""
    return _("#{rank}").format(rank=rank)


def driver_told(row: ImportanceRow, view: ImportanceView) -> str:
    """Return how the importance of one driver comes about, or why it has none."""
    found = view.found
    if found is None:
        return ""
    lines = []
    if row.share.value is not None:
        lines.append(_interval_told(row))
        if row.rank is not None:
            ranked = sum(one.rank is not None for one in view.rows)
            lines.append(_("Rank {rank} of {count} drivers").format(rank=row.rank, count=ranked))
        if row.state == "reference":
            lines.append(_("Few answers (fewer than 30): for reference only"))
    elif row.why is not None:
        lines.append(_("Left out: {why}").format(why=row.why.text()))
    else:
        lines += [one.text() for one in view.notes[:1]]
    lines.append(_("Rated by {n:,} of the {base:,} with a loyalty answer").format(n=row.share.n, base=found.n))
    if row.pearson is not None and row.spearman is not None:
        said = _("Correlation with the loyalty answer {r} (by rank {rho})")
        lines.append(said.format(r=correlation_text(row.pearson), rho=correlation_text(row.spearman)))
    if row.is_turned:
        lines.append(_("Its scale may be reversed: the better it is rated, the lower the loyalty."))
    return "\n".join(lines)


def _interval_told(row: ImportanceRow) -> str:
    share = share_text(row.share.value, 1)
    if row.share.low is None or row.share.high is None:
        return _("Importance {share} (its interval could not be worked out)").format(share=share)
    return _("Importance {share} (95% interval {low} to {high})").format(
        share=share, low=share_text(row.share.low, 1), high=share_text(row.share.high, 1)
    )


def short_told(view: ImportanceView) -> str:
    """Return what has to stand below every table of importance: what it is, its base, its method, its limits."""
    found = view.found
    if view.state == "pending":
        return _("Importance is being worked out.")
    if view.state == "problem" or found is None:
        return view.problem.text() if view.problem is not None else ""
    notes = [one.text() for one in view.notes]
    if view.state == "correlations":
        if "too_few" not in found.flags or not found.used:  # there the sentence says so itself
            notes += [_("Only the correlations are shown.")] if any(row.figure is not None for row in view.rows) else []
        return in_a_row(*notes)
    said = ngettext(
        "Importance: how closely the rating goes with loyalty (the one driver is 100%, n={n:,}). "
        "This is association, not proof.",
        "Importance: how closely the ratings go with loyalty (all {count} drivers make 100%, "
        "n={n:,}). This is association, not proof.",
        found.used,
    )
    return in_a_row(said.format(count=found.used, n=found.n), *notes)


def whole_told(view: ImportanceView) -> str:
    """Return the whole explanation: definition, base, every driver left out with its reason; methods last."""
    sentences, methods = parted(whole_lines(view))
    return "\n".join((*sentences, *methods))


def whole_lines(view: ImportanceView) -> list[str]:
    """Return the same line by line, names of methods as such."""
    found = view.found
    if found is None or view.state not in ("shares", "correlations"):
        return short_told(view).split("\n")
    lines: list[str] = []
    if view.state == "shares":
        lines += _shares_told(found)
    else:
        lines.append(_("Correlation of the rating with the loyalty answer: −1 to +1, 0 is no association."))
    lines += [one.text() for one in view.notes]
    left_out = [(row.name, row.why.text()) for row in view.rows if row.why is not None]
    lines += [_("Left out: {name}: {why}").format(name=name, why=why) for name, why in left_out]
    lines.append(message("importance_association").text())
    return lines


def _shares_told(found: Importance) -> list[str]:
    base = _("Base: {n:,} with a loyalty answer").format(n=found.n)
    if found.n_eff < found.n - 0.5:
        base = _("Base: {n:,} with a loyalty answer (weighted: worth {n_eff:,})").format(
            n=found.n, n_eff=round(found.n_eff)
        )
    lines: list[str] = [
        _(
            "Together the drivers explain {share} of how the loyalty answers differ. Importance shares that out among "
            "them: {count} drivers make 100%."
        ).format(share=share_text(found.r2), count=found.used),
        base,
    ]
    if found.method == "lmg":
        method = _("Method: LMG, the mean gain in R² over all orders in which the drivers may be added")
    else:
        method = _("Method: relative weights (Johnson), because there are more than 20 drivers")
    interval = _("Interval: worked out 20 times, each time leaving out a twentieth of the respondents (jackknife)")
    lines += [MethodName(method), MethodName(interval)]
    if found.source != "complete":
        lines.append(message("importance_missing_at_random").text())
    return lines
