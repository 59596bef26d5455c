"""Of whom a figure is: of all, or only of those whom the filters in force let pass, who are never called all."""

from __future__ import annotations

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import score_text


def everybody_name(*, is_filtered: bool) -> str:
    """Return what all who are shown are called beside the groups among them."""
    return _("Those filtered") if is_filtered else _("Everybody")


def whole_told(score: float | None, n: int, *, is_filtered: bool, measure: str = "") -> str:
    """Return the score of all who are shown with its base, as it stands beside those of some of them."""
    if measure:
        said = (
            _("Those filtered: {measure} {score} (n={n:,})")
            if is_filtered
            else _("Overall {measure} {score} (n={n:,})")
        )
        return said.format(measure=measure, score=score_text(score, 1), n=n)
    said = _("Those filtered: {score} (n={n:,})") if is_filtered else _("Overall {score} (n={n:,})")
    return said.format(score=score_text(score, 1), n=n)
