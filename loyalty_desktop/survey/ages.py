"""Ages written as ranges: 20代, 18-24 years old; they tell customers apart whatever numbers they count for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loyalty_desktop.survey.keywords import mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

_AGE = re.compile(r"\d\s*(?:歳|才|代)|years? old")


def are_ages(texts: Sequence[str], words: str) -> bool:
    """Say whether ranges are ages, by the answers or by the heading."""
    return mentions(words, "age") or any(_AGE.search(text) for text in texts)
