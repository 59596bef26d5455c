"""What all labels of a column begin or end with is no part of a degree: Definitely will renew, I am very satisfied."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST, _MOST = 3, 9


def without_shared_words(labels: Sequence[str]) -> dict[str, str]:
    """Return each label without the words that all end with, or else begin with; {} where there are none such."""
    parts = [label.split() for label in labels]
    if not _LEAST <= len(parts) <= _MOST:
        return {}
    for ways in (parts, None):
        rows = [list(reversed(one)) for one in parts] if ways is not None else parts
        shared = sum(1 for _words in takewhile(_are_one, zip(*rows, strict=False)))
        if 0 < shared < min(map(len, rows)):
            kept = [one[shared:] for one in rows]
            texts = [" ".join(reversed(one) if ways is not None else one) for one in kept]
            return dict(zip(labels, texts, strict=True))
    return {}


def _are_one(words: Sequence[str]) -> bool:
    return len({word.casefold() for word in words}) == 1
