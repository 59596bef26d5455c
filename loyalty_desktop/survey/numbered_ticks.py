"""Tick boxes whose headings end with a number: "Which do you use? 1" over "Mail" or nothing, "... 2" over "Phone"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from loyalty_desktop.survey.normal import match_text, plain
from loyalty_desktop.survey.ticks import single_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.ticks import Marked

_NUMBERED = re.compile(r"(?P<stem>.*[^\d\s_.:(\[-])[\s_.:(\[-]*(?P<number>\d{1,2})[)\]]?")
_FEWEST = 3


def split_by_numbers(columns: Sequence[Marked], headings: Sequence[str]) -> tuple[Marked, ...]:
    """Return the columns, options in a row put into the group that their numbered headings begin with.

    Each of them holds one answer of its own, which is the option.
    """
    out = list(columns)
    for stem, run in groupby(range(len(columns)), key=lambda at: _stem(columns[at], headings[at])):
        places = list(run)
        marks = {match_text(single_mark(columns[at])) for at in places} if stem else set()
        if len(places) < _FEWEST or len(marks) < len(places):
            continue
        for at in places:
            out[at] = replace(columns[at], group=stem, own=single_mark(columns[at]))
    return tuple(out)


def _stem(marked: Marked, heading: str) -> str:
    """Return what stands before the number of a column with one answer in words; '' for any other column."""
    found = _NUMBERED.fullmatch(plain(heading))
    answer = single_mark(marked) if found is not None and not marked.group else ""
    return found["stem"] if found is not None and any(map(str.isalpha, answer)) else ""
