"""Tick boxes whose headings end with the answer: "Which do you use? Mobile app" over "Mobile app" or nothing (I09).

Alchemer and others put question and option into one heading with only a space between; the answers below tell
where the question ends.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from loyalty_desktop.survey.normal import match_text, plain
from loyalty_desktop.survey.ticks import single_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.ticks import Marked

_SHORTEST = 8
"""A question has at least so many letters."""
_FEWEST = 2


def split_by_answers(columns: Sequence[Marked], headings: Sequence[str]) -> tuple[Marked, ...]:
    """Return the columns, options in a row put into the group of the question that their headings begin with."""
    out = list(columns)
    whole = [plain(heading) for heading in headings]
    asked = [_question(*each) for each in zip(columns, whole, strict=True)]
    for question, run in groupby(range(len(columns)), key=asked.__getitem__):
        places = list(run)
        if not question:
            continue
        first, last = places[0], places[-1]
        # An option that nobody ticked, and the words written beside one, begin with the same question.
        while first > 0 and not asked[first - 1] and _begins(whole[first - 1], question):
            first -= 1
        while last + 1 < len(columns) and asked[last + 1] in {"", question} and _begins(whole[last + 1], question):
            last += 1
        if sum(one == question for one in asked[first : last + 1]) < _FEWEST:
            continue
        for at in range(first, last + 1):
            out[at] = replace(columns[at], group=question, own=whole[at][len(question) :].lstrip(" :-–/|"))
    return tuple(out)


def _question(marked: Marked, heading: str) -> str:
    """Return what stands before the only answer of a column at the end of its heading; '' where it does not."""
    answer = single_mark(marked) if len(heading) > _SHORTEST else ""
    at = len(heading) - len(plain(answer))
    if not answer or at < _SHORTEST or match_text(heading[at:]) != match_text(answer):
        return ""
    known = marked.group and match_text(marked.own) == match_text(answer)
    return "" if known or heading[at - 1].isalnum() else heading[:at].strip()


def _begins(heading: str, question: str) -> bool:
    return heading.startswith(question) and len(heading) > len(question)
