"""The score above every screen: its figure, its base, its classes and its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.journey.model import Measure
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.measure_words import ClassCode, ClassKind, class_kind
from loyalty_desktop.report.shown import Shown, how_shown
from loyalty_desktop.survey.missing import Reason

if TYPE_CHECKING:
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.compute.results import LoyaltyResult
    from loyalty_desktop.journey.model import Target

# A difference between n and n_eff below this is rounding, not weights.
_SAME_BASE = 0.5


class ClassPart(msgspec.Struct, frozen=True):
    """One class of customers: who they are, how many, and their share 0..1 (None where the score is hidden).

    Its word is `words.word(code, kind)`.
    """

    code: ClassCode
    kind: ClassKind
    count: int
    share: float | None


class TargetPart(msgspec.Struct, frozen=True):
    """The score to be reached, by when ('' while undecided), and how many points are missing.

    `gap` is None when the target is reached, and also while the score is hidden or only for reference: then
    nothing is said about the target but what it is.
    """

    score_text: str
    date: str
    gap: float | None
    gap_text: str
    reached: bool
    for_all: bool = False
    """Whether the score shown is that of some only; the target is for all, and set against the score of all."""


class Headline(msgspec.Struct, frozen=True):
    """What the strip above the screens shows; class parts stand in the order negative, passive, positive."""

    measure: Measure
    kind: ClassKind
    score_text: str
    state: Shown
    low_text: str
    high_text: str
    n: int
    n_eff: float | None
    """The effective base, where weights make it another one than n."""
    unanswered: int
    missing: tuple[tuple[Reason, int], ...]
    parts: tuple[ClassPart, ...]
    target: TargetPart | None
    flags: tuple[str, ...]
    """Of the score: `no_column` or `no_scale` say why there is none, `high_deff` that weights cost a lot."""


def headline(loyalty: LoyaltyResult) -> Headline:
    """Return the header strip of one analysis."""
    score, measure = loyalty.score, loyalty.measure
    state = how_shown(score)
    kind = class_kind(measure)
    classes: tuple[tuple[ClassCode, int, float | None], ...] = (
        ("negative", loyalty.negative, loyalty.negative_share),
        ("passive", loyalty.passive, loyalty.passive_share),
        ("positive", loyalty.positive, loyalty.positive_share),
    )
    return Headline(
        measure=measure,
        kind=kind,
        score_text=score_text(score.value, 1),
        state=state,
        low_text=score_text(score.low, 1),
        high_text=score_text(score.high, 1),
        n=score.n,
        n_eff=effective_base(score),
        unanswered=sum(one.count for one in loyalty.missing),
        missing=tuple((one.reason, one.count) for one in loyalty.missing),
        parts=tuple(ClassPart(code, kind, n, None if state == "hidden" else share) for code, n, share in classes),
        target=_target(measure.target, loyalty) if measure.target is not None else None,
        flags=score.flags,
    )


def effective_base(estimate: Estimate) -> float | None:
    """Return the effective base where weights make it another one than n, None where they do not."""
    return estimate.n_eff if abs(estimate.n_eff - estimate.n) > _SAME_BASE else None


def _target(target: Target, loyalty: LoyaltyResult) -> TargetPart:
    goal, for_all = score_text(target.score, 1), loyalty.everybody is not None
    score = loyalty.everybody or loyalty.score
    if score.value is None or how_shown(score) != "shown":
        return TargetPart(goal, target.date, None, "", reached=False, for_all=for_all)
    if score.value >= target.score:
        return TargetPart(goal, target.date, None, "", reached=True, for_all=for_all)
    gap = target.score - score.value
    return TargetPart(goal, target.date, gap, score_text(gap, 1).lstrip("+"), reached=False, for_all=for_all)
