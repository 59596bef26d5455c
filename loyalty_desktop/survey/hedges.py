"""Amounts that people gave from memory: 約2,500円, 3000円くらい, about $50, 50 or so (INPUTS.md I52)."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?:約|およそ|おおよそ|おおむね|だいたい|大体|ざっと|[~≈]|(?:about|approx(?:imately|\.)?|around|roughly|circa|ca\.)"
    r"(?![a-z]))\s*(?=[^a-z]{0,3}[0-9]|(?:jpy|usd|eur|gbp)\s*[0-9])",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?<=[0-9万千億円回泊歳才人件個日年点%)$€£¥sno])\s*"
    r"(?:くらい|ぐらい|(?<=円)位|程度|ほど|前後|強|弱|or so|-?ish|approx(?:imately|\.)?|roughly)$",
    re.IGNORECASE,
)
FIRST_SIGNS = frozenset("約おだ大ざ~≈aArRcC")
"""What such a text begins with, where it does not begin as the amount does."""
_LONGEST = 40
_DIGIT = re.compile(r"[0-9]")


def without_hedge(text: str) -> str:
    """Return the amount in a plain text without its "about"; '' where the text has none or holds no number."""
    if len(text) > _LONGEST or "/" in text or ":" in text or not _DIGIT.search(text):
        return ""
    before = _BEFORE.match(text)
    bare = text[before.end() :] if before else text
    bare = _AFTER.sub("", bare)
    return bare.strip() if bare != text else ""
