"""What known shares as they are typed do to the score, before they are applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.compute.whom import Loyal, classes_of
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.edit_shares import set_raking
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.headline import effective_base
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.report.shown import how_shown

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.report.known_shares import Fit


class ScoreMove(msgspec.Struct, frozen=True):
    """The score as it is and as it would be with the shares, of those whom the filters in force let pass."""

    name: str
    before: Estimate
    after: Estimate
    is_filtered: bool


class MoveWords(msgspec.Struct, frozen=True):
    """The same as it is shown: name, both scores, what they rest on; `is_reference` where that is too little."""

    caption: str
    scores: str
    base: str
    is_reference: bool


def score_move(counter: Counter, journey: Journey, fit: Fit, cap: float | None) -> ScoreMove | None:
    """Return what the shares do to the score; None where they cannot be met, or there is no score."""
    if fit.report is None or journey.measure.column is None:
        return None
    try:
        before, after = (
            net_score(classes_of(counter, one, (Loyal(),))) for one in (journey, set_raking(journey, fit.margins, cap))
        )
    except LoyaltyError:
        return None
    return ScoreMove(measure_name(journey.measure), before, after, bool(journey.filters)) if after.n else None


def move_words(move: ScoreMove) -> MoveWords:
    """Return the move in words: both scores with one decimal, their n, and what the weights leave of it."""
    before, after = move.before, move.after
    caption = _("{measure}, now → with these shares").format(measure=move.name)
    if after.value is None:
        few = _("Not shown: fewer than 10 respondents. Only their number is given.")
        return MoveWords(caption, _("n={n:,}").format(n=after.n), few, is_reference=False)
    scores = _("{before} → {after}").format(before=score_text(before.value, 1), after=score_text(after.value, 1))
    base = [_("n={n:,}").format(n=after.n) if before.n == after.n else f"n={before.n:,} → {after.n:,}"]
    worth = effective_base(after)
    if worth is not None:
        base.append(_("worth {worth:,.0f} people").format(worth=worth))
    if move.is_filtered:
        base.append(_("with the filters in force"))
    ends = _("95% interval {low} to {high}").format(low=score_text(after.low, 1), high=score_text(after.high, 1))
    shown = {how_shown(one) for one in (before, after)}
    return MoveWords(
        caption,
        scores,
        _(" · ").join((*base, ends)),
        is_reference=shown != {"shown"},
    )
