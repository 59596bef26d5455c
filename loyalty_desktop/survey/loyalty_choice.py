"""Which one of the questions that ask for loyalty is the loyalty question, and what the others are then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loyalty_desktop.survey.facts import loyalty_kind
from loyalty_desktop.survey.guess import LIKELY, Guess, because
from loyalty_desktop.survey.normal import heading_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.reading import Role
    from loyalty_desktop.survey.scale import Scale

NO_STEPS = frozenset({"why_stepless", "why_loyalty_unscaled", "why_loyalty_yes_no"})
SHORT = frozenset({"why_loyalty_short", "why_loyalty_unscaled", "why_loyalty_yes_no"})
"""Wishes to recommend or to come again that were not asked from 0 to 10."""
_CLASSES = frozenset({"why_classes", "why_classed"})
_BESIDE = 0.02
_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]+[)）\]]$")
"""推奨度(県全体), 施設推奨度(調査地): what is recommended stands in brackets."""
_PAIR = 2
_DONE = re.compile(
    r"\b(?:have|has|did) (?:you|they|he|she)\b|たことが|(?:まし|)たか(?:$|[?？。])|既存"
    r"|habe[nt]? sie|avez-vous|\bha(?:s|n)? recomend"
)
"""Who was already recommended something, or has already recommended it, is asked what happened."""
_TOLD = re.compile(
    r"\bque (?:te|le|me|nos) recom|recommend(?:s|ed|ing)? (?:to )?(?:you|me)\b|recommended (?!us\b)\w+|おすすめされ"
)
"""An app that recommends something recommends nothing of ours."""


def yes_no_loyalty(questions: Sequence[Question], guesses: Sequence[Guess]) -> dict[int, Guess]:
    """Return the wish to recommend or to come again that was asked by yes and no, where nothing else asks for loyalty.

    Figures can be made of it only when somebody says what its answers count as; other such wishes move it, perhaps.
    """
    if any(guess.role == "loyalty" or guess.why.id in _CLASSES for guess in guesses):
        return {}
    open_ = [at for at, guess in enumerate(guesses) if guess.why.id == "why_yes_no"]
    open_ = [at for at in open_ if loyalty_kind(questions[at].words) is not None]
    asked = [at for at in open_ if _is_wish(heading_words(questions[at].own))]
    if not asked:
        return {}
    best = max(asked, key=lambda at: _recommends(questions[at]))
    found: dict[int, Role] = {at: "loyalty" if at == best else "driver" for at in asked}
    return {at: Guess(role, 0.4, because("loyalty_yes_no")) for at, role in found.items()}


def _is_wish(words: str) -> bool:
    return loyalty_kind(words) is not None and not _DONE.search(words) and not _TOLD.search(words)


def spare_loyalty(questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]) -> dict[int, Role]:
    """Return what guessed loyalty questions are that another one serves better than: they may move it.

    Of several wishes the surest is taken, with steps to count before one without any, to recommend before to come
    again. Those that are sure themselves stay.
    """
    guessed = [at for at, guess in enumerate(guesses) if guess.role == "loyalty"]

    def rank(at: int) -> tuple[float, bool, bool]:
        return guesses[at].confidence, guesses[at].why.id not in NO_STEPS, _recommends(questions[at])

    best = max(guessed, key=rank, default=None)
    sure = best is not None and guesses[best].confidence >= LIKELY
    spare: dict[int, Role] = {}
    for at in _asked_again(guessed, best, questions, guesses):
        spare[at] = "driver"
    for at in guessed:
        if guesses[at].confidence < LIKELY and at != best:
            # Answers that have no order, or of which one is no wish (lives here), tell customers apart.
            kinds = guesses[at].why.id == "why_loyalty_unscaled" or _stands_beside(questions[at], scales[at])
            spare[at] = "segment" if sure and kinds else "driver"
    return spare


def _asked_again(
    guessed: Sequence[int], best: int | None, questions: Sequence[Question], guesses: Sequence[Guess]
) -> list[int]:
    """Return the questions whether somebody would recommend something else as well: the first asked is the own."""
    if best is None or not _recommends(questions[best]) or guesses[best].confidence < LIKELY:
        return []
    again = [at for at in guessed if at > best and _recommends(questions[at])]
    ends = {_BRACKETS.sub("", questions[at].words) for at in (best, *again)}
    others = all(_BRACKETS.search(questions[at].words) for at in (best, *again)) and len(again) == 1
    return again if others and len(ends) <= _PAIR else []


def _stands_beside(question: Question, scale: Scale) -> bool:
    """Say whether an answer that many gave has no place on the scale of a wish."""
    counts = zip(question.distinct.counts.tolist(), scale.reasons, strict=True)
    beside: int = sum(n for n, reason in counts if reason in {"not_used", "out_of_range"})
    return beside >= _BESIDE * int(question.distinct.counts.sum())


def _recommends(question: Question) -> bool:
    return loyalty_kind(heading_words(question.own)) == "nps"
