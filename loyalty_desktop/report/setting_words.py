"""Whom the figures of a screen count, in one line: how many, by which filter and weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.headline import effective_base

if TYPE_CHECKING:
    from loyalty_desktop.report.explanation import Known


def setting_line(known: Known) -> str:
    """Return the base of the overall score, what weights leave of it, and the filter and the weight in force."""
    score = known.results.loyalty.score
    worth = effective_base(score)
    base = (
        _("n={n:,} with a loyalty answer").format(n=score.n)
        if worth is None
        else _("n={n:,} with a loyalty answer (weighted: worth {n_eff:,})").format(n=score.n, n_eff=round(worth))
    )
    return _(" · ").join((base, *known.setting()))
