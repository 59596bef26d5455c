"""Long texts in compatibility form (ＡＢ５！ → AB5!), as NFKC of `unicodedata` has them, in a fraction of the time.

Nearly all signs of a text stay as they are, and of the others nearly all are replaced by the same sign wherever they
stand. Only where a sign may join with its neighbour (ｶﾞ, e + ´) the whole text is worked on.
"""

from __future__ import annotations

import sys
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

_UNKNOWN, _STAYS, _REPLACED, _JOINS = range(4)
_JAMO = (range(0x1100, 0x1200), range(0xA960, 0xA980), range(0xD7B0, 0xD800))
"""Parts of Korean signs, which make one sign together."""
_MOST = 60
"""Replacing more signs than these one after the other takes longer than working on the whole text."""


def in_compatibility_form(text: str, signs: npt.NDArray[np.unsignedinteger]) -> str:
    """Return `unicodedata.normalize("NFKC", text)`; `signs` are the numbers of the signs of the text."""
    if text.isascii():
        return text
    kinds = _kinds()
    found = kinds.take(signs)
    if (found == _UNKNOWN).any():
        for sign in np.unique(signs[found == _UNKNOWN]).tolist():
            kinds[sign] = _kind(chr(sign))
        found = kinds.take(signs)
    odd = found > _STAYS
    if not odd.any():
        return text
    if (found == _JOINS).any():
        return unicodedata.normalize("NFKC", text)
    others = np.unique(signs[odd]).tolist()
    if len(others) > _MOST:
        return unicodedata.normalize("NFKC", text)
    for sign in others:
        text = text.replace(chr(sign), unicodedata.normalize("NFKC", chr(sign)))
    return text


@lru_cache(maxsize=1)
def _kinds() -> npt.NDArray[np.uint8]:
    """Return what is known of each sign there is: filled as signs are met."""
    return np.zeros(sys.maxunicode + 1, dtype=np.uint8)


def _kind(sign: str) -> int:
    normal = unicodedata.normalize("NFKC", sign)
    if any(map(_may_join, (*sign, *normal, *unicodedata.normalize("NFKD", sign)[:1]))):
        return _JOINS
    return _STAYS if normal == sign else _REPLACED


def _may_join(sign: str) -> bool:
    """Say whether a sign may become one with the sign before it, or change places with it."""
    return bool(unicodedata.combining(sign)) or ord(sign) in _seconds() or any(ord(sign) in part for part in _JAMO)


@lru_cache(maxsize=1)
def _seconds() -> frozenset[int]:
    """Return the signs that some other sign is taken apart into, as the second of two."""
    found = set()
    for number in range(0xC0, 0x20000):
        parts = unicodedata.decomposition(chr(number)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            found.add(int(parts[1], 16))
    return frozenset(found)
