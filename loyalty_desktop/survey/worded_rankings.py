"""Rankings in words: a column for the first place, one for the second, each with the option that was put there.

LimeSurvey and others write them so (INPUTS.md I15, 6). The columns share their options, nobody names one twice, and
the places are filled from the first on. Chance alone would repeat some options: only where that is missing do they
hang together.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.survey.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias

    import numpy.typing as npt

    from loyalty_desktop.survey.questions import Question

    Ints: TypeAlias = npt.NDArray[np.int64]

PLACE_NAMED = re.compile(
    r"(?:第\s*)?\d{1,2}\s*(?:位|番目|番|つ目|希望)|\d{1,2}(?:st|nd|rd|th)\b"
    r"|\brank(?:ed|ing)?[ _#]*\d{1,2}|順位\s*\d{1,2}",
    re.IGNORECASE,
)
"""What names the place of a column in a ranking: 1位, 第2希望, 1st choice, Rank 3."""
_LEAST_COLUMNS, _LEAST_NAMED = 3, 2
_LEAST_OPTIONS, _MOST_OPTIONS = 3, 60
_LEAST_ROWS, _SAMPLE = 8, 4000
_SHARED, _MOSTLY = 0.6, 0.95
_BY_CHANCE, _OF_CHANCE = 5.0, 0.2
"""Were the columns answered apart, so many rows at least would repeat an option; at most a fifth of them does."""


def places_in_words(run: Sequence[int], questions: Sequence[Question]) -> int:
    """Return how many places the columns of a run hold, 0 where they are no ranking in words."""
    named = all(PLACE_NAMED.search(questions[at].key.heading) for at in run)
    if len(run) < (_LEAST_NAMED if named else _LEAST_COLUMNS):
        return 0
    options = [_options(questions[at]) for at in run]
    if any(one is None for one in options) or not (named or any(_has_words(questions[at]) for at in run)):
        return 0
    known = [one for one in options if one is not None]
    names = sorted(set().union(*known))
    if not _LEAST_OPTIONS <= len(names) <= _MOST_OPTIONS or not _are_shared(known):
        return 0
    numbers = {name: number for number, name in enumerate(names, start=1)}
    first = [_chosen(questions[at], numbers) for at in run[:2]]
    repeated, expected = _repeats(first, len(names))
    if repeated > _OF_CHANCE * expected + 1:  # a grid of ratings is done with here
        return 0
    rows = np.stack([*first, *(_chosen(questions[at], numbers) for at in run[2:])])
    return len(run) if _are_ranked(rows, len(names)) else 0


@remembered
def _options(question: Question) -> frozenset[str] | None:
    """Return the different answers of a column, None where there are too many of them."""
    if len(question.distinct.values) > 10 * _MOST_OPTIONS:
        return None
    present = question.distinct.present()
    if len(present) > _MOST_OPTIONS:
        return None
    return frozenset(question.distinct.keys[at] for at in present)


def _has_words(question: Question) -> bool:
    return any(question.distinct.numbers[at] is None for at in question.distinct.present())


def _are_shared(options: Sequence[frozenset[str]]) -> bool:
    """Say whether the options of each column mostly stand in another one too."""
    for at, one in enumerate(options):
        others = frozenset[str]().union(*(other for place, other in enumerate(options) if place != at))
        if not one or len(one & others) < _SHARED * len(one):
            return False
    return True


def _chosen(question: Question, numbers: Mapping[str, int]) -> Ints:
    """Return the option that every nth row names, from 1; 0 for none."""
    table = np.zeros(len(question.distinct.texts), dtype=np.int64)
    for at in question.distinct.present():
        table[at] = numbers[question.distinct.keys[at]]
    codes = question.raw.codes
    return np.asarray(table[codes[:: max(1, len(codes) // _SAMPLE)]], dtype=np.int64)


def _are_ranked(rows: Ints, options: int) -> bool:
    """Say whether no row names an option twice, though it would by chance, and places are filled from the first on."""
    given = rows > 0
    if int((given.sum(axis=0) > 1).sum()) < _LEAST_ROWS:
        return False
    gapless = np.logical_and.reduce(given[1:] <= given[:-1])
    if int((gapless & given[0]).sum()) < _MOSTLY * int(np.logical_or.reduce(given).sum()):
        return False
    pairs = [_repeats(pair, options) for pair in combinations(rows, 2)]
    repeated, expected = sum(one for one, _other in pairs), sum(other for _one, other in pairs)
    return expected >= _BY_CHANCE and repeated <= _OF_CHANCE * expected


def _repeats(pair: Sequence[Ints], options: int) -> tuple[float, float]:
    """Return how many rows name the same option in two columns, and how many would by chance."""
    one, other = pair
    both = (one > 0) & (other > 0)
    shares = [np.bincount(column[both], minlength=options + 1) for column in (one, other)]
    expected = float((shares[0] * shares[1]).sum()) / max(1, int(both.sum()))
    return float(((one == other) & both).sum()), expected
