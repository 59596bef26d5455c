"""Who wrote which words: the comments of a survey's columns, taken apart and ready to be counted on any base."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.messages import message
from loyalty_desktop.survey.speech.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.survey import Survey

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
_LOOK_EVERY = 500
_KEPT = 8


@dataclass(frozen=True, eq=False)
class Comments:
    """What was written in one column, or in several of which a word counts once for each respondent.

    `of_row` is the writing of each respondent of the survey, −1 where there is none; the terms of writing d are
    `terms[starts[d] : starts[d + 1]]`, each once.
    """

    columns: tuple[Column, ...]
    lexicon: Lexicon
    of_row: Ints
    starts: Ints
    terms: Ints

    @property
    def size(self) -> int:
        """How many different writings there are."""
        return len(self.starts) - 1

    @cached_property
    def lengths(self) -> Ints:
        """How many terms each writing has."""
        return np.diff(self.starts)

    @cached_property
    def width(self) -> int:
        """The numbers of the terms are below this; the lexicon may grow meanwhile, by what is said in other columns."""
        return int(self.terms.max(initial=-1)) + 1

    def sums(self, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return for each term up to `width` what one value a writing adds up to."""
        found = np.bincount(self.terms, np.repeat(values, self.lengths), minlength=self.width)
        return found.astype(np.float64, copy=False)

    def holders(self, terms: Ints) -> dict[int, Ints]:
        """Return the writings that hold each of some terms."""
        places = np.flatnonzero(np.isin(self.terms, terms))
        places = places[np.argsort(self.terms[places], kind="stable")]
        writings = np.searchsorted(self.starts, places, side="right") - 1
        found, first = np.unique(self.terms[places], return_index=True)
        return dict(zip(found.tolist(), np.split(writings, first[1:]), strict=True)) if len(found) else {}

    def holding(self, term: int) -> Flags:
        """Return which writings hold a term."""
        found: Flags = np.zeros(self.size, dtype=bool)
        places = np.flatnonzero(self.terms == term)
        found[np.searchsorted(self.starts, places, side="right") - 1] = True
        return found


def comment_columns(survey: Survey) -> tuple[Column, ...]:
    """Return the columns of what people wrote, as far as they may be shown."""
    return tuple(one for one in survey.with_role("comment") if one.hides != "all")


def telling(column: Column) -> Flags:
    """Return which raw values of a column say something: not blank, and more than "nothing" (特になし, none)."""
    found: Flags = column.scale.valid.copy()
    found[list(column.distinct.nothing)] = False
    return found


def wrote(column: Column) -> Flags:
    """Return which respondents wrote something in a column that is more than "nothing"."""
    return telling(column)[column.raw.codes]


def said_nothing(column: Column) -> Flags:
    """Return which respondents wrote that they have nothing to say: 特になし, none."""
    found = np.zeros(len(column.raw.values), dtype=bool)
    at = [code for code in column.distinct.nothing if column.distinct.texts[code].strip()]
    found[at] = True
    return found[column.raw.codes]


class Listener:
    """Takes comments apart and remembers what each different text held, for other columns and other readings."""

    def __init__(self) -> None:
        self._lexicon = Lexicon()
        self._turn = threading.Lock()
        self._heard: list[Comments] = []

    def known(self, columns: Sequence[Column]) -> Comments | None:
        """Return the comments of these columns if they have been taken apart already."""
        wanted = tuple(columns)
        return next((one for one in self._heard if one.columns == wanted), None)

    def listen(
        self,
        columns: Sequence[Column],
        on_progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Comments:
        """Return the comments of these columns.

        Raises UnusableJourney when `cancelled` says so, which is asked every few hundred comments.
        """
        with self._turn:
            known = self.known(columns)
            if known is None:
                known = self._taken_apart(tuple(columns), on_progress, cancelled)
                self._heard = [known, *self._heard][:_KEPT]
            return known

    def _taken_apart(
        self,
        columns: tuple[Column, ...],
        on_progress: Callable[[float], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> Comments:
        texts = [np.flatnonzero(_occurring(one)).tolist() for one in columns]
        whole, done = max(1, sum(len(one) for one in texts)), 0
        for column, codes in zip(columns, texts, strict=True):
            for code in codes:
                if done % _LOOK_EVERY == 0:
                    if cancelled is not None and cancelled():
                        raise UnusableJourney(message("voices_cancelled"))
                    if on_progress is not None:
                        on_progress(done / whole)
                self._lexicon.terms_in(column.distinct.cells[code])
                done += 1
        heard = [_of_column(column, self._lexicon) for column in columns]  # all texts are known now
        return heard[0] if len(heard) == 1 else _together(columns, heard, self._lexicon)


def _of_column(column: Column, lexicon: Lexicon) -> Comments:
    valid = telling(column)
    empty = np.zeros(0, dtype=np.int32)
    cells = column.distinct.cells
    held = [lexicon.terms_in(cells[code]) if there else empty for code, there in enumerate(_occurring(column).tolist())]
    starts = np.concatenate([[0], np.cumsum([len(one) for one in held])]).astype(np.int64)
    terms = np.concatenate(held).astype(np.int64) if held else np.zeros(0, dtype=np.int64)
    codes = column.raw.codes.astype(np.int64)
    return Comments((column,), lexicon, np.where(valid[codes], codes, -1), starts, terms)


def _occurring(column: Column) -> Flags:
    return telling(column) & (column.distinct.counts > 0)


def _together(columns: tuple[Column, ...], heard: list[Comments], lexicon: Lexicon) -> Comments:
    """Return the writings of several columns as one: what each respondent wrote in all of them."""
    rows = np.arange(len(heard[0].of_row)) if heard else np.zeros(0, dtype=np.int64)
    if not heard:
        return Comments((), lexicon, np.zeros(0, dtype=np.int64), np.zeros(1, dtype=np.int64), np.zeros(0, np.int64))
    key = np.zeros(len(rows), dtype=np.int64)
    for one in heard:
        _values, key = np.unique(key * (one.size + 1) + one.of_row + 1, return_inverse=True)
    anybody = np.any([one.of_row >= 0 for one in heard], axis=0)
    _values, first, key = np.unique(key, return_index=True, return_inverse=True)
    found = []
    for one in heard:
        of_writing = one.of_row[first]
        lengths = np.where(of_writing >= 0, one.lengths[of_writing], 0)
        writing = np.repeat(np.arange(len(first)), lengths)
        within = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        terms = one.terms[np.repeat(one.starts[of_writing], lengths) + within]
        found.append(writing * len(lexicon) + terms)
    joint = np.unique(np.concatenate(found))
    size = max(1, len(lexicon))
    starts = np.searchsorted(joint // size, np.arange(len(first) + 1)).astype(np.int64)
    return Comments(columns, lexicon, np.where(anybody, key, -1), starts, joint % size)
