"""Which columns tell who answered in two waves: ids that both have, and no mere numbers of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from loyalty_desktop.survey.ids import names_somebody
from loyalty_desktop.survey.join_proposal import as_filed, is_running
from loyalty_desktop.survey.key_matches import keys_of, without_zeros

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_desktop.journey.wave_pairs import ColumnPairs
    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Survey

_known: WeakKeyDictionary[Survey, tuple[ColumnKey, ...]] = WeakKeyDictionary()
_MOST = 12
_OFTEN = 3.0
"""An id stands in few rows; a column whose values stand in more on average tells groups, not people."""


def id_choices(survey: Survey) -> tuple[ColumnKey, ...]:
    """Return the columns that may tell who somebody is, the likeliest first; worked out once, as it takes a while."""
    known = _known.get(survey)
    if known is None:
        known = _known[survey] = _choices(survey)
    return known


def _choices(survey: Survey) -> tuple[ColumnKey, ...]:
    found = []
    for column in as_filed(survey):
        if not column.heading or column.scale.kind == "date" or is_running(column.question):
            continue
        ids = len(_ids(column.question))
        if ids > 1 and survey.rows <= _OFTEN * ids:
            found.append((not names_somebody(column), column.role != "id", -ids, column.index, column.key))
    return tuple(key for *_rank, key in sorted(found)[:_MOST])


def propose_ids(
    here: Survey, there: Survey, pairs: ColumnPairs, known: ColumnKey | None = None
) -> tuple[ColumnKey, ColumnKey] | None:
    """Return the column of ids of either survey, None where none is sure: the same question, the same people in both.

    Nobody is asked whether two people are one: a column is proposed only where its heading says that it holds ids.
    Where other waves go by the column `known` of this survey already, no other one is: ids of two kinds never meet.
    """
    of_here = {one.key: one for one in as_filed(here)}
    of_there = {one.key: one for one in as_filed(there)}
    for key in id_choices(here):
        if known is not None and key != known:
            continue
        other = of_there.get(pairs.there.get(key, key))
        if other is None or not names_somebody(of_here[key]) or is_running(other.question):
            continue
        mine, theirs = _ids(of_here[key].question), _ids(other.question)
        if mine & theirs or zeros_lost(mine, theirs):
            return key, other.key
    return None


def zeros_lost(first: Iterable[str], second: Iterable[str]) -> dict[str, str]:
    """Return the ids of `second` that are those of `first` but for zeros in front, as joins find them: 12 and 00012.

    Spreadsheets take such zeros away. An id that is in both as it stands is nobody else, and one that may be several
    is nobody.
    """
    one, other = set(first), set(second)
    known, found = _by_bare(one), _by_bare(other)
    return {
        theirs: mine
        for bare, theirs in found.items()
        if theirs and (mine := known.get(bare)) and theirs not in one and mine not in other
    }


def _by_bare(keys: set[str]) -> dict[str, str]:
    """Return each id by what is left without zeros in front; '' where several ids are the same then."""
    found: dict[str, str] = {}
    for key in keys:
        bare = without_zeros(key)
        found[bare] = "" if bare in found else key
    return found


def _ids(question: Question) -> frozenset[str]:
    counts = np.asarray(question.distinct.counts).tolist()
    return frozenset(key for key, n in zip(keys_of(question), counts, strict=True) if key and n)
