"""Numbers as people type them: in any width, with whichever minus their keyboard has."""

from __future__ import annotations

import unicodedata

_MINUSES = "\u2212\u2010\u2011\u2012\u2013\u2014\u2015\u30fc\u25b3\u25b2"
"""Minus, hyphens and dashes, the long vowel of Japanese keyboards, and the triangles of Japanese accounts."""
_SIGNS = str.maketrans({**dict.fromkeys(_MINUSES, "-"), "\u3002": ".", "\u3001": ","})


def typed_number(text: str) -> str:
    """Return what was typed with plain digits, point, comma and sign (－３５ → -35, ＋４．５ → +4.5)."""
    return unicodedata.normalize("NFKC", text).translate(_SIGNS).strip()
