"""What is said while another survey than the newest is shown: the score in both, and how far the target is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.report.target_view import standing_text, target_view

if TYPE_CHECKING:
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.journey.model import Target


def newest_told(
    measure: str, shown: tuple[str, Estimate], newest: tuple[str, Estimate | None], target: Target | None
) -> str:
    """Return which survey is shown and what the newest has, each a name with its score.

    The score is None while it is worked out or cannot be compared, `target` None where it is not to be spoken of.
    """
    here = _("Shown here: “{wave}”, {measure} {score} (n={n:,}).").format(
        wave=shown[0], measure=measure, score=_score(shown[1]), n=shown[1].n
    )
    name, score = newest
    if score is None or how_shown(score) == "hidden":
        return here + " " + _("“{wave}” is newer.").format(wave=name)
    told = _("In the newest, “{wave}”: {score} (n={n:,})").format(wave=name, score=_score(score), n=score.n)
    if how_shown(score) == "reference":
        return f"{here} {told}" + _(", few answers: for reference only.")
    stands = None if target is None else target_view(target, score, None)
    if stands is None or stands.gap is None:
        return f"{here} {told}."
    if stands.gap <= 0:
        return f"{here} {told}" + _(", target {goal} reached.").format(goal=score_text(stands.target.score, 1))
    return f"{here} {told}" + _(", {standing} (target {goal}).").format(
        standing=standing_text(stands), goal=score_text(stands.target.score, 1)
    )


def _score(score: Estimate) -> str:
    return score_text(score.value, 1)
