"""Which columns join two tables: those whose ids are the same, told apart from running numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_desktop.survey.key_matches import keys_of, looked_for, loose_forms, without_zeros
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.reading import Join
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column, Survey

_TELLS_APART = 0.6
"""Share of the rows there that must have an id of their own."""
_FEWEST = 0.05
"""Share of the answers that must find their row; with less, chance would do."""
_SURELY = 0.5
"""Of words and addresses, and of ids without their hyphens, so many are the same by chance in no two columns."""
_NEVER = RATINGS | {"yes_no", "multi"}
"""Answers of these kinds are no ids, however many of their numbers occur among the ids there."""
_MOST = 12
"""So many columns of each table are looked at, those that are ids first."""


class _Fit(NamedTuple):
    """How well two columns fit, best last."""

    score: float
    here: Question
    there: Question
    loose: bool


def propose_join(
    survey: Survey, other: Survey, key: ColumnKey | None = None, other_key: ColumnKey | None = None
) -> Join | None:
    """Return by which columns `other` is joined to `survey`, None when no two columns have ids in common.

    `key` and `other_key` are columns that somebody named; where both are, they are taken as they are.
    Zeros in front of ids, and hyphens, are passed over only where next to no ids are the same with them: `loose`
    says so.
    """
    fits = [
        fit
        for here in _likely(survey, key, unique=False)
        for there in _likely(other, other_key, unique=True)
        if (fit := _fit(here, there, told=key is not None, both=None not in (key, other_key))) is not None
    ]
    best = max(fits, key=lambda fit: fit.score, default=None)
    if best is None:
        return None
    sheet = other.sheet.name if len(other.workbook.sheets) > 1 else None
    return Join(other.workbook.file_name, best.here.key, best.there.key, sheet, best.loose)


def as_filed(survey: Survey) -> tuple[Column, ...]:
    """Return the columns with their cells as the file has them: an address that nobody sees may still be the id."""
    known = {one.key: one for one in survey.cut.questions}
    return tuple(replace(one, question=known[one.key]) if one.hides else one for one in survey.columns)


def _likely(survey: Survey, key: ColumnKey | None, *, unique: bool) -> list[Column]:
    """Return the columns that may hold ids, the likeliest first; the one that was named, if one was."""
    if key is not None:
        return [column for column in as_filed(survey) if column.key == key]
    own = [column for column in as_filed(survey) if column.index < len(survey.sheet.columns)]
    found = [column for column in own if not unique or _distinct_share(column.question) >= _TELLS_APART]
    found = [one for one in found if one.scale.kind not in _NEVER and len(_keys(one)) > 1]
    return sorted(found, key=lambda column: (column.role != "id", -_distinct_share(column.question)))[:_MOST]


def _keys(column: Column) -> frozenset[str]:
    """Return the tidy ids that occur in a column, blanks left out."""
    counts = column.question.distinct.counts.tolist()
    return frozenset(key for key, n in zip(keys_of(column.question), counts, strict=True) if key and n)


def _distinct_share(question: Question) -> float:
    rows = len(question.raw.codes)
    return float(np.count_nonzero(question.distinct.counts)) / rows if rows else 0.0


def _fit(here: Column, there: Column, *, told: bool, both: bool) -> _Fit | None:
    mine, theirs = _keys(here), _keys(there)
    same_name = match_text(here.heading) == match_text(there.heading)
    ids = (here.role == "id") + (there.role == "id")
    # Both counted 1, 2, 3 …: the same numbers, for other rows as a rule.
    running = is_running(here.question) and is_running(there.question)
    if not mine:
        return None
    share = len(mine & theirs) / len(mine)
    if not (told or same_name or ids or (share >= _SURELY and not any(map(str.isdecimal, mine)))):
        return None
    forms = {form for key in theirs for form in loose_forms(key)}
    wide = sum(1 for key in mine if not forms.isdisjoint(looked_for(key))) / len(mine)
    bare = {without_zeros(key) for key in theirs}
    by_zeros = sum(1 for key in mine if without_zeros(key) in bare) / len(mine)
    loose = share < _FEWEST and (by_zeros >= _FEWEST or wide >= (_FEWEST if both else _SURELY))
    if not loose and share < _FEWEST and not both:
        return None
    score = (wide if loose else share) + 0.3 * same_name + 0.2 * ids - 0.1 * loose - running
    return _Fit(score, here.question, there.question, loose)


def is_running(question: Question) -> bool:
    """Say whether a column counts its rows."""
    counts, codes = question.distinct.counts, question.raw.codes
    numbers = np.array([np.nan if number is None else number for number in question.distinct.numbers])
    return bool((counts <= 1).all()) and bool((np.diff(numbers[codes]) == 1).all())
