"""Headings that ask how satisfied somebody is and name no part of it: what is left of them without such words.

満足度 names nothing, 滞在中の満足度 the occasion, 当店の満足度 what was sold; 接客の満足度 names a part.
What the question for loyalty names is the whole as well, whatever it is called.
"""

from __future__ import annotations

import re
from functools import lru_cache

from loyalty_desktop.survey.vocabulary import words as listed

BARE, OCCASION, SERVED = 0, 1, 2
"""From naming nothing at all to naming what was sold: the less is named, the more it is the whole."""
_LETTERS = re.compile(r"[a-zà-ÿа-яё]")
_SCALE = re.compile(r"[(（\[][^()（）\[\]]*\d[^()（）\[\]]*[)）\]]|\d+(?: ?(?:-|~|to) ?\d+)?(?:段階|点満点|点|stars?)?")
_LEFT = re.compile(r"[^\W\d_]+")
_LONGEST, _SHORTEST = 80, 2
_CODE = re.compile(r"[a-z]{1,2}\d{1,2}[ .:]+(?=\S{2})")
"""The number of the question stands before it."""
_WAS_SERVED = re.compile(
    r"(?:サービス|商品|製品)(?:は|について)?(?:いかが|どう)(?:でし|です)たか"
    r"|^how (?:was|were|is) .*\b(?:service|products?)\b"
)
"""How was the service, beside how was the food: what was sold as one of several things."""
_HUNDRED = re.compile(r"(?<!\d)100(?!\d)|[%％]|percent")
"""Points of which somebody has to say first what they count as."""
_SHORT = re.compile(r"\w+(?:[ -]\w+){0,2}", re.ASCII)
"""shop_rating, Product satisfaction: so short a name is one of several."""
_NUMBER = re.compile(r"[a-z]{0,2}\d{1,3}(?:[._-]\d{1,2})?")


@lru_cache(maxsize=8)
def _pattern(kind: str) -> re.Pattern[str]:
    """Return the words of a kind, the longest first; those with letters stand alone."""
    parts = sorted(listed("wholes", kind), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w)(?:{one})(?!\w)" if _LETTERS.match(one) else one for one in parts))


@lru_cache(maxsize=4096)
def names_no_part(words: str, loyal: str = "") -> int | None:
    """Return how little a heading (plain, lower case) names that asks to rate; None where it names a part.

    `loyal` is the heading of the question for loyalty.
    """
    if not words or len(words) > _LONGEST or _HUNDRED.search(words):
        return None
    if _pattern("chosen").fullmatch(words.strip("。. ")):
        return SERVED
    asked = _SCALE.sub(" ", _CODE.sub("", words.replace("_", " ")))
    rest = _pattern("rated").sub(" ", asked)
    if rest == asked:
        return None
    without = {BARE: ("asked",), OCCASION: ("occasion", "asked"), SERVED: ("occasion", "served", "asked")}
    for named, kinds in without.items():
        if not _left(rest, kinds):
            return None if named == SERVED and (_SHORT.fullmatch(words) or _WAS_SERVED.search(words)) else named
    left = _left(rest, without[SERVED])
    told = loyal and all(len(one) >= _SHORTEST and one in loyal for one in left)
    return SERVED if told else None


def _left(words: str, kinds: tuple[str, ...]) -> list[str]:
    for kind in kinds:
        words = _pattern(kind).sub(" ", words)
    return _LEFT.findall(words)


def is_number(group: str) -> bool:
    """Say whether the heading of a group is only the number of a question: Q14."""
    return _NUMBER.fullmatch(group) is not None
