"""What to do to match known shares, and what weighting to them does, in words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import share_text
from loyalty_desktop.report.in_a_row import in_a_row

if TYPE_CHECKING:
    from loyalty_desktop.compute.raking import RakingReport

STEPS = 3


def fit_steps(*, any_columns: bool) -> tuple[str, str, str]:
    """Return what to do, step by step, while no share is known yet."""
    first = _("1. On the left, choose what you know the shares of. What is mostly known is there already.")
    if not any_columns:
        first = _("1. On the left, add a column whose shares you know, such as sex, age or region.")
    return (
        first,
        _(
            "2. Type the share of each answer among all customers, or paste them. Answers that you leave empty stay as "
            "they are."
        ),
        _("3. What this does to the score is shown here, before you apply it."),
    )


def fit_headline(report: RakingReport) -> str:
    """Return in a sentence what weighting to the shares does."""
    met = _("All shares are met.") if report.converged else _("Not all shares are met.")
    told = _("{n:,} respondents then tell as much as {worth:,} who all count alike.")
    return in_a_row(met, told.format(n=report.n, worth=round(report.n_eff)))


def fit_figures(report: RakingReport) -> tuple[tuple[str, str], ...]:
    """Return the figures of a fit with their names."""
    wider = share_text(math.sqrt(max(report.deff, 1.0)) - 1)
    return (
        (_("Effective answers"), f"{report.n_eff:,.0f}"),
        (_("Intervals wider by"), wider),
        (_("Smallest weight"), f"× {report.lowest:.2f}"),
        (_("Largest weight"), f"× {report.highest:.2f}"),
        (_("Design effect"), f"{report.deff:.2f}"),
    )
