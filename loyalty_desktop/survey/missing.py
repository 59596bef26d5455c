"""Words and codes that say why there is no answer (INPUTS.md I44), kept apart by reason."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias, get_args

from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.vocabulary import keys, words

Reason: TypeAlias = Literal["blank", "not_used", "dont_know", "refused", "out_of_range", "error"]
REASONS: tuple[Reason, ...] = get_args(Reason)

_BY_WORD: tuple[Reason, ...] = ("blank", "not_used", "dont_know", "refused", "error")
_LONGEST = 60
_MARKS = "。.!！"
_OPTION_NUMBER = re.compile(r"^[(]?-?\d{1,4}[)]?[:.)、=](?=.)")
"""The number before an answer: 6: 無回答, 99=No answer."""

_UNUSED = re.compile(
    r"(?:not|never|(?:i )?(?:did|was|were|have|has|is)(?: not|n['’]t)) ?(?:yet )?(?:visit|us|tr(?:y|ied)|attend|open"
    r"|avail|seen?\b|experience|eat|purchas|buy|bought|offer|need|join|take|stay|there|go\b|order)\w*(?: .{1,20})?"
    r"|(?:temporarily )?closed(?: .{1,20})?|unavailable|absent|no show|skipped|sold out"
    r"|.{0,12}(?:休業|休館|休止|閉店|閉鎖|閉館|欠席|不参加|未(?:利用|使用|訪問|体験|購入|参加|受講|経験))(?:中|のため)?"
    r"|.{0,12}(?:利用|使用|参加|訪問|体験|経験|購入|受講|使っ|行っ|食べ|見)(?:して|て)?(?:い|し)?"
    r"(?:ない|ません|なかった|ませんでした)",
    re.IGNORECASE,
)
"""Words of somebody who could not rate: it was closed, they were not there. What it means is asked all the same."""


def sounds_unused(text: str) -> bool:
    """Say whether an answer beside a rating says that there was nothing to rate: Closed, Not visited, 欠席."""
    return len(text) <= _LONGEST and _UNUSED.fullmatch(text.strip(_MARKS)) is not None


@lru_cache(maxsize=1)
def reason_words() -> dict[str, Reason]:
    """Return the words that say why there is no answer, as `match_text` makes them."""
    return {key: reason for reason in _BY_WORD for key in keys("missing", reason) if key}


@lru_cache(maxsize=1)
def no_answer_codes() -> frozenset[float]:
    """Return the codes that survey tools write for "no answer"; they count only outside a question's scale."""
    return frozenset(float(code) for code in words("missing", "codes"))


def reason_of(text: str) -> Reason | None:
    """Return why `text` is no answer, or None when it may be one.

    A cell such as 分からない/無回答 or 無回答・非該当 counts when each part is such a word; the first decides.
    """
    if len(text) > _LONGEST:
        return None
    key = match_text(text)
    if not key:
        return "blank"
    reasons = reason_words()
    found = reasons.get(key) or reasons.get(_OPTION_NUMBER.sub("", key))
    if found is None and ("/" in key or "・" in key):
        parts = [reasons.get(part) for part in key.replace("・", "/").split("/")]
        found = parts[0] if all(parts) else None
    return found


def says_nothing(text: str) -> bool:
    """Say whether a free text says that there is nothing to say: 特になし, none (I54)."""
    return key_says_nothing(match_text(text))


def key_says_nothing(key: str) -> bool:
    """Say the same of what `match_text` made of a text."""
    if key[-1:] not in ends_of_nothing():
        return False
    return key.rstrip(_MARKS) in keys("missing", "no_comment") or not key.strip(_MARKS)


@lru_cache(maxsize=1)
def ends_of_nothing() -> frozenset[str]:
    """Return the last signs of all that says that there is nothing to say: most texts need no further look."""
    return frozenset({word[-1:] for word in keys("missing", "no_comment")} | set(_MARKS) | {""})
