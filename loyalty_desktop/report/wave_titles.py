"""Short names of waves: what all of them begin or end with is cut, what tells one from the other stays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from loyalty_desktop.report.name_words import name_text, says, text_columns

_SHORT, _SHARED = 12, 6
"""Names that are no wider stay as they are; parts that are narrower are not worth a cut."""
_AT_A_CUT = " \u3000_-–—/・"


@lru_cache(maxsize=64)
def short_waves(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names without what all of them share, in the same order; different names stay different.

    Names of waves come from files: "Hotel guest survey spring 2026" and "… autumn 2026". A number at the parting
    stays: 2026春 says more than 春.
    """
    different = tuple(dict.fromkeys(names))
    if len(different) < 2 or all(text_columns(name) <= _SHORT for name in different):
        return names
    texts = [name_text(name) for name in different]
    begin = _alike([one.words for one in texts])
    while begin and (texts[0].words[begin - 1].isdecimal() or texts[0].words[begin - 1] in _AT_A_CUT):
        begin -= 1
    rest = [one.words[begin:] for one in texts]
    end = _alike([one[::-1] for one in rest])
    while end and (rest[0][-end].isdecimal() or rest[0][-end] in _AT_A_CUT):
        end -= 1
    starts = begin if text_columns("".join(texts[0].words[:begin])) >= _SHARED else 0
    ends = end if end and text_columns("".join(rest[0][-end:])) >= _SHARED else 0
    short = {one.name: _cut(one.words, starts, len(one.words) - ends) for one in texts}
    if not all(short.values()) or len(set(short.values())) < len(short):
        return names
    return tuple(short[name] for name in names)


def _alike(texts: Sequence[Sequence[str]]) -> int:
    """Return with how many words all texts begin."""
    return sum(1 for _words in takewhile(lambda words: len(set(words)) == 1, zip(*texts, strict=False)))


def _cut(words: Sequence[str], start: int, stop: int) -> str:
    """Return a part of a name with … where more was; '' where nothing is left to be read."""
    if not says(tuple(words), start, stop):
        return ""
    part = "".join(words[start:stop]).strip(_AT_A_CUT)
    return f"{'…' if start else ''}{part}{'…' if stop < len(words) else ''}"
