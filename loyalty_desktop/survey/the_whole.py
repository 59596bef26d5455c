"""Which rating is that of the whole where no heading says so: the only bare one of a file, apart from the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loyalty_desktop.survey.guess import LIKELY, Guess, because
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.scale import Scale

_SATISFIED = (
    r"ご?満足度?(?:の?(?:評価|スコア|点数?|程度))?(?:は|を)?(?:教えて(?:ください|下さい)|いかが(?:でし|です)たか)?[?？。]?"
    r"\s*(?:[(（\[][^()（）\[\]]*\d[^()（）\[\]]*[)）\]])?"
)
_BARE = re.compile(
    _SATISFIED + r"|how satisfied (?:are|were) you\??"
    r"|(?:(?:your|customer|user|patient|guest|client) )*(?:satisfaction|rating)(?:[ _](?:score|rating|level))?\??"
)
"""Nothing is named."""
_SERVED = re.compile(
    r"(?:(?:今回|本日|この度|当日)の)?(?:ご利用|(?:当|本)?(?:サービス|商品|製品|店|院|館|施設|イベント)|(?:商品|製品)[・/、]サービス)"
    r"(?:(?:全体)?へ?の|に対する|について(?:の)?|、)?"
    + _SATISFIED
    + r"|how satisfied (?:are|were) you with (?:us|our (?:services?|products?))\??"
)
"""Nothing is named but that people bought or were served: one part among others, or the whole beside these."""
_LEAST_STEPS = 3
_UNSCALED = "why_rating_unscaled"


def bare_whole(questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]) -> dict[int, Guess]:
    """Return the one rating that names no part, where no other is that of the whole and others are asked beside it."""
    if any(guess.role == "overall_satisfaction" for guess in guesses):
        return {}
    drivers = [at for at, guess in enumerate(guesses) if guess.role == "driver"]
    asked = len(drivers) + sum(guess.role == "loyalty" for guess in guesses)
    open_ = [at for at in drivers if not questions[at].group and _is_rated(scales[at], guesses[at])]
    bare = [at for at in open_ if _BARE.fullmatch(questions[at].words)] if asked > 1 else []
    if not bare and len(drivers) > 1:
        bare = [at for at in open_ if _SERVED.fullmatch(questions[at].words)]
    if len(bare) != 1:
        return {}
    guess = guesses[bare[0]]
    unscaled = guess.why.id == _UNSCALED
    return {
        bare[0]: Guess(
            "overall_satisfaction", min(guess.confidence, LIKELY), guess.why if unscaled else because("overall_bare")
        )
    }


def _is_rated(scale: Scale, guess: Guess) -> bool:
    return guess.why.id == _UNSCALED or (
        guess.confidence >= LIKELY and scale.kind in RATINGS and (scale.points or 0) >= _LEAST_STEPS
    )
