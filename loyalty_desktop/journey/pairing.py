"""Pairing what a journey wants with the columns a survey has: by heading, by name, then by words alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from loyalty_desktop.journey.likeness import clear_best, likeness
from loyalty_desktop.journey.names import name_of, short_name, split_item
from loyalty_desktop.survey.normal import heading_words, match_text
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.survey import Column

_LEAST, _AHEAD = 0.5, 0.75


@dataclass(frozen=True, slots=True)
class Want:
    """A part of the journey that has no column in this survey: its id, its name, the column it had elsewhere."""

    id: str
    name: str
    column: ColumnKey | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """The column found for a part; `sure` when heading or name are the same."""

    want: Want
    column: Column
    sure: bool


_Key: TypeAlias = "tuple[Callable[[Want], str], Callable[[Column], str]]"


def _with_occurrence(heading: str, occurrence: int) -> str:
    return f"{match_text(heading)}|{occurrence}" if heading else ""


HEADINGS: tuple[_Key, ...] = (
    (
        lambda want: _with_occurrence(want.column.heading, want.column.occurrence) if want.column else "",
        lambda column: _with_occurrence(column.heading, column.key.occurrence),
    ),
    (
        lambda want: match_text(heading_words(want.column.heading)) if want.column else "",
        lambda column: match_text(heading_words(column.heading)),
    ),
)
"""The same heading; the same apart from its question number."""

NAMES: tuple[_Key, ...] = (
    (lambda want: match_text(want.name), lambda column: match_text(name_of(column))),
    (lambda want: match_text(want.name), lambda column: match_text(heading_words(column.heading))),
    (lambda want: match_text(_item(want)), lambda column: match_text(name_of(column))),
)
"""The same name as the column's own part, as its heading; the same own part of both headings."""


def _item(want: Want) -> str:
    return short_name(split_item(want.column.heading)[1]) if want.column else ""


def pair(wants: Sequence[Want], likely: Sequence[Column], possible: Sequence[Column]) -> tuple[Pair, ...]:
    """Return which column serves which part, each at most once; what is not plain stays unpaired.

    Headings are looked for among all `possible` columns, names among the `likely` ones first, words only there.
    """
    pairs: list[Pair] = []
    for keys, pools in ((HEADINGS, (possible,)), (NAMES, (likely, possible))):
        for key in keys:
            for pool in pools:
                pairs += same_key(*_left(wants, pool, pairs), key)
    return (*pairs, *_alike(*_left(wants, likely, pairs)))


def _left(wants: Iterable[Want], columns: Iterable[Column], pairs: Collection[Pair]) -> tuple[list[Want], list[Column]]:
    served, used = {one.want.id for one in pairs}, {one.column.key for one in pairs}
    return (
        [want for want in wants if want.id not in served],
        [column for column in columns if column.key not in used],
    )


def same_key(wants: Iterable[Want], columns: Iterable[Column], key: _Key) -> list[Pair]:
    """Return the pairs whose keys are the same and which no other part and no other column has."""
    of_want, of_column = key
    by_key: defaultdict[str, tuple[list[Want], list[Column]]] = defaultdict(lambda: ([], []))
    for want in wants:
        by_key[of_want(want)][0].append(want)
    for column in columns:
        by_key[of_column(column)][1].append(column)
    found = (both for text, both in by_key.items() if text)
    return [Pair(mine[0], theirs[0], True) for mine, theirs in found if len(mine) == len(theirs) == 1]


def _alike(wants: Sequence[Want], columns: Sequence[Column]) -> list[Pair]:
    """Return pairs that are clearly the best for the part as well as for the column."""
    scores = {(want.id, column.key): _likeness(want, column) for want in wants for column in columns}
    best_want = {
        column.key: clear_best(((scores[want.id, column.key], want.id) for want in wants), _LEAST, _AHEAD)
        for column in columns
    }
    pairs = []
    for want in wants:
        at = clear_best(((scores[want.id, column.key], place) for place, column in enumerate(columns)), _LEAST, _AHEAD)
        if at is not None and best_want[columns[at].key] == want.id:
            pairs.append(Pair(want, columns[at], False))
    return pairs


def _likeness(want: Want, column: Column) -> float:
    own = name_of(column)
    return max(likeness(want.name, own), likeness(_item(want), own) if want.column else 0.0)
