"""Where a line of Japanese may end on screens: between phrases, as people break it, not inside a word as Qt would.

Japanese has no spaces, so that Qt ends a line after any letter: 下回りま/す。 An invisible word joiner between two
letters keeps them in one line. `report/phrases.py` knows where phrases begin.
"""

from __future__ import annotations

from bisect import bisect_left

from loyalty_desktop.report.phrases import joints

_JOINER, _FIXED_SPACE = "\u2060", "\u00a0"


def kept_together(text: str) -> str:
    """Return the text with its phrases held together by invisible joiners; one without Japanese as it is."""
    found, spaces = joints(text)
    for at in spaces:
        text = f"{text[:at]}{_FIXED_SPACE}{text[at + 1 :]}"
    if not found:
        return text
    ends = (*found, len(text))
    return text[: found[0]] + "".join(_JOINER + text[at:end] for at, end in zip(found, ends[1:], strict=True))


def without_joiners(text: str) -> str:
    """Return the text as it was written."""
    return text.replace(_JOINER, "").replace(_FIXED_SPACE, " ")


def place_when_joined(text: str, place: int) -> int:
    """Return where the letter at `place` stands once the phrases of the text are held together."""
    return place + bisect_left(joints(text)[0], place + 1)
