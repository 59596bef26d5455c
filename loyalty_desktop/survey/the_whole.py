"""Which rating is that of the whole where no heading says so: the only one of a file that names no part.

It is always asked: whether somebody means the whole stands in no heading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loyalty_desktop.survey.guess import LIKELY, Guess, because
from loyalty_desktop.survey.no_part import BARE, SERVED, is_number, names_no_part
from loyalty_desktop.survey.normal import heading_words
from loyalty_desktop.survey.rating_roles import names_whole
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.scale import Scale

_DOUBTFUL = 0.55
_UNSCALED, _NUMBERS, _ONESELF = "why_rating_unscaled", "why_rating_numbers", "why_oneself"
_AGREED = "why_agreement"
_QUALITY = re.compile(r"品質|質(?:は|の|$)|qualit|质量")
_SATISFIED = re.compile(r"満足|满意|滿意|만족|satisf|zufrieden|tevreden|удовлетвор")
_PARTS = 3


def bare_whole(questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]) -> dict[int, Guess]:
    """Return the one rating that names no part as that of the whole, where no other says that it is."""
    drivers = [at for at, guess in enumerate(guesses) if guess.role == "driver"]
    wholes = [at for at, guess in enumerate(guesses) if guess.role == "overall_satisfaction"]
    named = _named(drivers, questions, scales, guesses)
    if wholes:
        return _not_quality(wholes, named, questions, scales)
    if not named and (life := _life(questions, scales, guesses)) is not None:
        return {life: Guess("overall_satisfaction", _DOUBTFUL, because("overall"))}
    least = min(named.values(), default=BARE)
    best = [at for at, found in named.items() if found == least]
    if len(best) != 1:
        return {}
    at, guess = best[0], guesses[best[0]]
    loyal = any(guess.role == "loyalty" for guess in guesses)
    if len(drivers) == 1 and (least == SERVED or not loyal):
        # Nothing is rated beside it: whether the whole or a part is meant changes what can be found.
        return {at: Guess(guess.role, min(guess.confidence, LIKELY), guess.why)}
    if guess.why.id == _UNSCALED:
        return {at: Guess("overall_satisfaction", min(guess.confidence, LIKELY), guess.why)}
    sure = guess.confidence >= LIKELY and least == BARE
    return {at: Guess("overall_satisfaction", LIKELY if sure else _DOUBTFUL, because("overall_bare"))}


def _named(
    drivers: Sequence[int], questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]
) -> dict[int, int]:
    """Return the ratings that name no part, with how little each names."""
    loyal = _loyal(questions, guesses)
    found = {}
    for at in drivers:
        words = _own_words(at, questions, drivers, loyal)
        named = names_no_part(words, loyal) if words else None
        if named is not None and _is_rated(scales[at], guesses[at], named):
            found[at] = named
    return found


def _loyal(questions: Sequence[Question], guesses: Sequence[Guess]) -> str:
    """Return the heading of the surest question for loyalty."""
    asked = [at for at, guess in enumerate(guesses) if guess.role == "loyalty"]
    best = max(asked, key=lambda at: guesses[at].confidence, default=None)
    return "" if best is None else questions[best].words


def _own_words(at: int, questions: Sequence[Question], drivers: Sequence[int], loyal: str) -> str:
    """Return what a heading asks, without the number of the question; '' for one of several of a group.

    Of such a group the one that is called as what would be recommended is meant.
    """
    question = questions[at]
    if not question.group:
        return question.words
    if is_number(question.group_key):
        return heading_words(question.own)
    shared = sum(questions[one].group_key == question.group_key for one in drivers)
    return "" if shared > 1 and heading_words(question.own) not in loyal else question.words


def _is_rated(scale: Scale, guess: Guess, named: int) -> bool:
    if guess.why.id == _UNSCALED:
        return True
    bare = (named == BARE and guess.why.id == _NUMBERS) or guess.why.id == _AGREED
    return scale.kind in RATINGS and (guess.confidence >= LIKELY or bare)


def _not_quality(
    wholes: Sequence[int], named: dict[int, int], questions: Sequence[Question], scales: Sequence[Scale]
) -> dict[int, Guess]:
    """Return the satisfaction that names no part as the whole where only the quality as a whole was taken for it."""
    quality = [at for at in wholes if _QUALITY.search(questions[at].words)]
    if len(wholes) != 1 or not quality or _SATISFIED.search(questions[quality[0]].words):
        return {}
    ends = [(scales[at].low, scales[at].high) for at in range(len(scales))]
    best = [at for at in named if ends[at] == ends[quality[0]]]
    if len(best) != 1:
        return {}
    points = scales[quality[0]].points or 0
    return {
        best[0]: Guess("overall_satisfaction", LIKELY, because("overall_bare")),
        quality[0]: Guess("driver", LIKELY, because("rating_words", points=points)),
    }


def _life(questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]) -> int | None:
    """Return the rating of one's life as a whole where parts of it are rated on the same scale."""
    asked = [at for at, guess in enumerate(guesses) if guess.why.id == _ONESELF]
    wholes = [at for at in asked if names_whole(questions[at].words, heading_words(questions[at].own))]
    if len(wholes) != 1:
        return None
    own = scales[wholes[0]]
    parts = [
        scale
        for scale, guess in zip(scales, guesses, strict=True)
        if guess.role == "driver" and guess.confidence >= LIKELY
        if (scale.kind, scale.family, scale.low, scale.high) == (own.kind, own.family, own.low, own.high)
    ]
    return wholes[0] if own.family and len(parts) >= _PARTS else None
