"""Words in headings that speak for a role, in Japanese, English and a few others (INPUTS.md section 6).

Japanese words are looked for anywhere in the heading (there are no spaces), English ones as whole words.
A keyword alone never makes a role: the answers must agree (roles.py). The words are in
`resources/vocabulary/roles.toml`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from loyalty_desktop.survey.vocabulary import vocabulary, words

_LONGEST, _END = 400, 150
"""So much of a heading is looked at: what it asks stands at its beginning or end, not in the middle of a page."""

_NUMBERED = re.compile(r"(?:^|[ _])(?:id|no\.?|number|nr|num|code|#)$|(?:番号|コード|ナンバー)$")


@lru_cache(maxsize=64)
def _pattern(topic: str) -> re.Pattern[str]:
    parts = [*words("roles", topic, "japanese"), *vocabulary("roles")[topic].get("others", ())]
    english = "|".join(words("roles", topic, "english"))
    if english:
        parts.append(rf"(?<![a-z0-9])(?:{english})(?![a-z0-9])")
    return re.compile("|".join(parts), re.IGNORECASE)


@lru_cache(maxsize=16384)
def mentions(heading: str, topic: str) -> bool:
    """Say whether a heading (plain, lower case) holds a word of `topic`."""
    if len(heading) > _LONGEST:
        heading = f"{heading[: _LONGEST - _END]} {heading[-_END:]}"
    found = _pattern(topic).search(heading)
    if found is None and "_" in heading:
        # order_value, csat_overall: what programs call a column
        found = _pattern(topic).search(heading.replace("_", " ").strip())
    return found is not None


@lru_cache(maxsize=4096)
def ends_so(words: str, topic: str) -> bool:
    """Say whether the last words of a short heading are those of `topic`."""
    return any(found.end() == len(words) for found in _pattern(topic).finditer(words))


@lru_cache(maxsize=4096)
def asks_for_words(words: str) -> bool:
    """Say whether a heading asks for people's own words, and not for the number of what they wrote."""
    return mentions(words, "comment") and not mentions(words, "id") and _NUMBERED.search(words) is None
