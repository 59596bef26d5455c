"""What the heading of a bare number names: 店舗 and Gender sort people, 店舗の清潔さ and Gate location are rated.

A word for something that sorts people counts only where it is what the heading is about: the last noun of a Japanese
heading, the noun before "of", "for" or a bracket of an English one. A question (what, which) may hold it anywhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

from loyalty_desktop.survey.keywords import ends_so, mentions

_OF_JAPANESE = re.compile(r".*(?<![どこそあ])の(?=.{2})")
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
_ASKED = re.compile(
    r"(?:what|which|where|who|whose|in (?:what|which)|at (?:what|which)|do you|are you|have you"
    r"|please (?:select|choose|enter))\b"
)
_BEHIND = re.compile(
    r"\s*(?:[(\[:/,?–—-]"
    r"|\b(?:of|for|in|at|with|by|from|per|to|on|when|during|you|your|we|visited|used|chosen|attended)\b).*"
)
_NAMING = re.compile(r"[ _]?(?:code|id|no\.?|number|names?|type|category|group|level|segment|class|band|#|\d.*)$")


@lru_cache(maxsize=4096)
def sorts_people(words: str) -> bool:
    """Say whether a heading (plain, lower case) names what people are sorted by: sex, age, store, plan."""
    if not (mentions(words, "segment") or mentions(words, "age")):
        return False
    if _JAPANESE.search(words):
        last = _OF_JAPANESE.sub("", words)
        return mentions(last, "segment") or mentions(last, "age")
    if _ASKED.match(words):
        return True
    named = _BEHIND.sub("", words.replace("_", " ").strip(), count=1) or words
    return any(ends_so(one, topic) for one in (named, _NAMING.sub("", named)) for topic in ("segment", "age"))
