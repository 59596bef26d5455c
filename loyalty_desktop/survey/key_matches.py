"""Which row of another table belongs to each answer: ids compared after tidying, never one answer made two.

Everything is done on the distinct ids, so that a hundred thousand answers and customers cost a fraction of a second.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.questions import Question

_WHOLE = re.compile(r"([+-]?\d+)\.0+")
_BETWEEN = re.compile(r"[\s_\-\u2010-\u2015\u2212]+")
_WITHOUT = "\0"
"""In front of an id that is parted in its own table and not here."""
_NONE, _SEVERAL = -1, -2


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """How a table fits: `rows` has the row there of every answer, -1 for none; the rest counts.

    `matched`, `unmatched`, `blank` and `ambiguous` add up to the answers. An id is ambiguous when it stands there
    several times with different values, `repeated` counts ids there several times with the same ones. `zeros`
    counts answers found only without zeros in front, or that would be if that were allowed. `unused` rows there
    belong to no answer, `blank_there` have no id.
    """

    rows: npt.NDArray[np.int64]
    matched: int
    unmatched: int
    blank: int
    ambiguous: int
    zeros: int
    repeated: int
    unused: int
    blank_there: int


def tidy_key(text: str) -> str:
    """Return an id as ids are compared: ０１２ａ → 012A → 012a, 45.0 → 45, without blanks around.

    An apostrophe in front only tells a spreadsheet that it is a text.
    """
    normal = text if text.isascii() else unicodedata.normalize("NFKC", text)
    tidy = normal.strip().removeprefix("'").casefold()
    found = _WHOLE.fullmatch(tidy)
    return found[1] if found else tidy


def without_zeros(key: str) -> str:
    """Return an id without the zeros in front."""
    return key.lstrip("0") or key[-1:]


def loosened(key: str) -> str:
    """Return an id without what programs and people put in and leave out: zeros in front, hyphens, spaces."""
    return without_zeros(key if "@" in key else _BETWEEN.sub("", key))


def loose_forms(key: str) -> tuple[str, ...]:
    """Return the forms by which an id of the other table is found where ids are compared loosely.

    Where both tables part their ids, the parts have to be the same: 1-12 is not 11-2, though 112 may be either.
    """
    bare, parts = loosened(key), _parted(key)
    return (_WITHOUT + bare, parts) if parts else (bare,)


def looked_for(key: str) -> tuple[str, ...]:
    """Return the forms under which an id of this table is looked for among those of the other one."""
    bare = loosened(key)
    return (bare, _parted(key) or _WITHOUT + bare)


def _parted(key: str) -> str:
    """Return the parts of an id without zeros in front; '' where it has none."""
    parts = [] if "@" in key else [part for part in _BETWEEN.split(key) if part]
    return "-".join(map(without_zeros, parts)) if len(parts) > 1 else ""


@remembered
def keys_of(question: Question) -> tuple[str, ...]:
    """Return the tidy id of each distinct value; '' for a blank and for words that say there is none."""
    distinct = question.distinct
    return tuple(
        "" if reason is not None else tidy_key(text)
        for text, reason in zip(distinct.typed_texts, distinct.reasons, strict=True)
    )


def match_rows(here: Question, there: Question, columns: Sequence[Question], *, loose: bool = False) -> Match:
    """Find the row of each answer by its id; `columns` are those of the other table that have to agree.

    That of the ids has not: C001 and ｃ００１ are one customer.
    """
    numbers: dict[str, int] = {}
    of_value = np.array([numbers.setdefault(key, len(numbers)) if key else _NONE for key in keys_of(there)], np.int64)
    ids = _taken(of_value, there.raw.codes)
    first = np.full(len(numbers), _NONE, dtype=np.int64)
    named = np.flatnonzero(ids >= 0)
    first[ids[named[::-1]]] = named[::-1]
    counts = np.bincount(ids[named], minlength=len(numbers))
    differ = _differing(ids, counts, first, [one for one in columns if one is not there])
    strict = np.array([numbers.get(key, _NONE) for key in keys_of(here)], dtype=np.int64)
    found = _loosely(keys_of(here), strict, numbers)
    own = _taken(strict, here.raw.codes)
    wide = _taken(found, here.raw.codes)
    by_zeros = (own == _NONE) & (wide >= 0) & ~_of(differ, wide)
    used = wide if loose else own
    several = (used == _SEVERAL) | _of(differ, used)
    rows = np.where((used >= 0) & ~several, first[np.maximum(used, 0)] if len(first) else _NONE, _NONE)
    blank = int(_taken(np.array([not key for key in keys_of(here)], dtype=np.int64), here.raw.codes).sum())
    matched, ambiguous = int((rows >= 0).sum()), int(several.sum())
    needed = np.zeros(len(numbers), dtype=bool)
    needed[used[used >= 0]] = True
    return Match(
        rows,
        matched,
        len(rows) - matched - ambiguous - blank,
        blank,
        ambiguous,
        int(by_zeros.sum()),
        int(((counts > 1) & ~differ).sum()),
        int((~_of(needed, ids) & (ids >= 0)).sum()),
        int((ids < 0).sum()),
    )


def _taken(of_value: npt.NDArray[np.int64], codes: npt.NDArray[np.unsignedinteger]) -> npt.NDArray[np.int64]:
    return np.asarray(of_value[codes], dtype=np.int64)


def _of(flags: npt.NDArray[np.bool_], ids: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Return the flag of each id, False where there is none."""
    if not len(flags):
        return np.zeros(len(ids), dtype=bool)
    return np.asarray(flags[np.maximum(ids, 0)] & (ids >= 0), dtype=bool)


def _differing(
    ids: npt.NDArray[np.int64],
    counts: npt.NDArray[np.int64],
    first: npt.NDArray[np.int64],
    columns: Sequence[Question],
) -> npt.NDArray[np.bool_]:
    """Say of each id whether its rows disagree in any column."""
    differ = np.zeros(len(counts), dtype=bool)
    again = np.flatnonzero(_of(counts > 1, ids))
    if not len(again):
        return differ
    firsts = first[ids[again]]
    for column in columns:
        codes = column.raw.codes
        differ[ids[again[codes[again] != codes[firsts]]]] = True
    return differ


def _loosely(keys: Sequence[str], strict: npt.NDArray[np.int64], numbers: dict[str, int]) -> npt.NDArray[np.int64]:
    """Return the ids with those filled in that differ in zeros and hyphens only; _SEVERAL where more than one fits."""
    if not len(strict) or not (strict == _NONE).any():
        return strict
    short: dict[str, int] = {}
    for key, number in numbers.items():
        for form in loose_forms(key):
            short[form] = _SEVERAL if form in short else number

    def found(key: str) -> int:
        fits = [short[form] for form in looked_for(key) if form in short]
        return _SEVERAL if len(fits) > 1 else fits[0] if fits else _NONE

    both = zip(keys, strict.tolist(), strict=True)
    return np.array([number if number != _NONE or not key else found(key) for key, number in both], dtype=np.int64)
