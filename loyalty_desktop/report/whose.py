"""Of whom a figure is: of everybody, or only of those who match the filters, who are never called everybody."""

from __future__ import annotations

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import score_text


def everybody_name(*, is_filtered: bool) -> str:
    """Return what all who are shown are called beside the groups among them."""
    return _("Filtered group") if is_filtered else _("Everybody")


def score_name(measure: str, *, is_filtered: bool) -> str:
    """Return what the score of all who are shown is called."""
    said = _("{measure} of the filtered group") if is_filtered else _("Overall {measure}")
    return said.format(measure=measure)


def whole_told(score: float | None, n: int, *, is_filtered: bool, measure: str = "") -> str:
    """Return the score of all who are shown with its base, as it stands beside those of some of them."""
    name = score_name(measure, is_filtered=is_filtered) if measure else everybody_name(is_filtered=is_filtered)
    return _("{name} {score} (n={n:,})").format(name=name, score=score_text(score, 1), n=n)
