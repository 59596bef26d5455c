"""Codes whose words stand in the heading itself: 性別(1:男 2:女), 満足度 5:満足 ... 9:無回答 (INPUTS.md I42, I44)."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from loyalty_desktop.survey.cells import number_of, text_of
from loyalty_desktop.survey.missing import reason_of
from loyalty_desktop.survey.normal import match_text, plain
from loyalty_desktop.survey.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.missing import Reason
    from loyalty_desktop.survey.sheet import RawColumn

RULE = "heading_codes"
_NUMBER = re.compile(r"^[a-z問設]{0,3}\d+(?:[-_.]\d+)*\s*[.):、]\s*(?!\d)", re.IGNORECASE)
_MARKED = re.compile(r"(?<![\w.,~-])(\d{1,3})\s*[:=)]\s*(?=[^\s~-])|(?<![\w.,~-])(\d{1,3})\.\s*(?=[^\s\d~-])")
_BARE = re.compile(r"(?<![\w.,~-])(\d{1,3})\s*(?=[^\W\d])")
_BRACKETS = re.compile(r"[(\[【](?P<inside>[^()\[\]【】]+)[)\]】]")
_AROUND = " ,、;/・()[]【】"
_LONGEST_LABEL = 40
_LONGEST = 400
_FEWEST = 2
_FIRST_EXTRA = 7
"""From here a code may stand apart from the others: 8 and 9, 88 and 99 are no answers."""
_MOST_VALUES = 60


def wordings_in(headings: Sequence[str], columns: Sequence[RawColumn]) -> dict[int, Wording]:
    """Return the words of codes by the index of the column whose heading explains all the codes that occur in it."""
    found = {}
    for at, text in enumerate(headings):
        wording = _wording(text) if 0 < len(text) <= _LONGEST else None
        if wording is not None and _covers(wording, columns[at]):
            found[at] = wording
    return found


def _wording(heading: str) -> Wording | None:
    pairs = _pairs(_NUMBER.sub("", plain(heading)))
    missing = {code: why for code, label in pairs.items() if (why := reason_of(label)) is not None}
    answers = sorted(code for code in pairs if code not in missing or code < _FIRST_EXTRA)
    row = bool(answers) and answers[0] in {0, 1} and answers == list(range(answers[0], answers[-1] + 1))
    different = len({match_text(pairs[code]) for code in answers}) == len(answers)
    if not row or not different or len(answers) < _FEWEST or max(map(len, pairs.values())) > _LONGEST_LABEL:
        return None
    reasons: list[tuple[str, Reason]] = [(str(code), why) for code, why in sorted(missing.items())]
    return Wording(heading, labels=tuple((str(code), pairs[code]) for code in sorted(pairs)), missing=tuple(reasons))


def _pairs(words: str) -> dict[int, str]:
    """Return codes and their words: with a mark between them anywhere, without one in brackets only (1男 2女)."""
    found = _parted(_MARKED, words)
    inside = [] if found else [_parted(_BARE, one["inside"]) for one in _BRACKETS.finditer(words)]
    return found or next((one for one in inside if one), {})


def _parted(codes: re.Pattern[str], words: str) -> dict[int, str]:
    """Return what stands behind each code, up to the next one; {} where a code comes twice or says nothing."""
    found = list(codes.finditer(words))
    pairs: dict[int, str] = {}
    for one, following in zip_longest(found, found[1:]):
        label = words[one.end() : following.start() if following else len(words)].strip(_AROUND)
        code = int(next(group for group in one.groups() if group))
        if not label or code in pairs:
            return {}
        pairs[code] = label
    return pairs if len(pairs) >= _FEWEST else {}


def _covers(wording: Wording, column: RawColumn) -> bool:
    """Say whether all numbers of the column are codes that the heading explains, and there are no other answers."""
    if len(column.values) > _MOST_VALUES:
        return False
    known = {float(code) for code, _label in wording.labels}
    numbers = [number_of(text_of(value)) for value in column.values if value is not None and text_of(value)]
    given = {number for number in numbers if number is not None}
    others = sum(1 for number in numbers if number is None)
    return bool(given) and given <= known and others <= 1  # the heading itself stands among the values
