"""Answers for everything that no other answer names: "other" stands last wherever answers are listed."""

from __future__ import annotations

import re
from functools import lru_cache

from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.vocabulary import keys

_ADDED = re.compile(r"(?:[(\[].*|[:;,、。/-].*|_+|…|\.{2,})$")
"""What asks for words of one's own behind it: その他(具体的に), Other: please specify, その他____."""


@lru_cache(maxsize=4096)
def is_for_all_else(text: str) -> bool:
    """Say whether an answer, as it is written or as texts are compared, is the one for all that is not listed."""
    key = match_text(text)
    known = keys("marks", "other")
    return key in known or _ADDED.sub("", key) in known
