"""How content respondents are by the ratings that are known for sure, and which open columns go with that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.guess import LIKELY, Guess, because
from loyalty_desktop.survey.remembered import remembered
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.scale import Scale
    from loyalty_desktop.survey.sheet import RawColumn

_Floats = npt.NDArray[np.float64]
_Places = npt.NDArray[np.int64]
_MOST_ROWS, _MOST_RATINGS, _ENOUGH = 2000, 8, 30
_LEAST_ANSWERS, _LEAST_STEPS, _LEAST_RATINGS, _HIGHEST = 60, 3, 2, 10
_GOES_WITH, _APART = 0.4, 0.2
_SURE_ENOUGH = 100
"""That a column goes with nothing is said of so many answers only."""
_DOUBTFUL = 0.5
_RATES = re.compile(r"rat(?:e|ing)|scor|satisf|満足|評価|点数")
RATED = frozenset({"driver", "overall_satisfaction"})
"""Not the loyalty answers: what is a driver because it goes with loyalty would be found to go with loyalty."""


def some_rows(raw: RawColumn) -> _Places:
    """Return rows spread over the whole file, few enough to be looked at."""
    count = len(raw.codes)
    return np.unique(np.linspace(0, count - 1, min(count, _MOST_ROWS)).astype(np.int64)) if count else np.zeros(0, int)


def contentment(rated: Sequence[tuple[Scale, RawColumn]], rows: _Places) -> _Floats | None:
    """Return how content each row is by these ratings; NaN for who rated nothing, None where nobody tells."""
    found = []
    for scale, raw in rated[:_MOST_RATINGS]:
        codes = scale.codes[raw.codes[rows]]
        given = codes[np.isfinite(codes)]
        spread = float(given.std()) if len(given) >= _ENOUGH else 0.0
        if spread > 0:
            found.append((codes - given.mean()) / spread)
    if not found:
        return None
    table = np.array(found)
    known = np.isfinite(table)
    total = np.where(known, table, 0.0).sum(axis=0)
    return np.where(known.any(axis=0), total / np.maximum(known.sum(axis=0), 1), np.nan)


def going_with(questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]) -> dict[int, Guess]:
    """Return what codes 1, 2, 3 ... are that may be steps or kinds: a rating, where who is content gives a higher one.

    What may be a rating by its numbers alone and goes with nothing that people rated tells them apart.
    """
    open_ = [at for at, guess in enumerate(guesses) if _is_open(guess, scales[at], questions[at])]
    if not open_:
        return {}
    rated = [
        (scale, question.raw)
        for question, scale, guess in zip(questions, scales, guesses, strict=True)
        if guess.role in RATED and scale.kind in RATINGS and guess.confidence >= LIKELY
    ]
    several = len(rated) >= _LEAST_RATINGS
    found: dict[int, Guess] = {}
    for at in open_ if rated else ():
        together, n = _together(questions[at], scales[at], rated[:_MOST_RATINGS])
        if guesses[at].role == "segment" and together >= _GOES_WITH and n >= _LEAST_ANSWERS:
            found[at] = Guess("driver", 0.5, because("goes_with_ratings"))
        elif guesses[at].role == "driver" and several and abs(together) < _APART and n >= _SURE_ENOUGH:
            found[at] = Guess("segment", 0.4, because("codes"))
    return found


def _is_open(guess: Guess, scale: Scale, question: Question) -> bool:
    """Say whether nothing but numbers speaks for what a column was taken for."""
    if scale.family or len(question.distinct.present()) > _HIGHEST + 2:
        return False
    if guess.why.id == "why_rating_numbers":
        return guess.confidence < _DOUBTFUL and _RATES.search(question.words) is None
    return guess.why.id == "why_codes" and scale.kind in {"points", "number", "zero_to_ten"}


def _together(question: Question, own: Scale, rated: list[tuple[Scale, RawColumn]]) -> tuple[float, int]:
    """Return the rank correlation of a column with contentment, and on how many answers it rests.

    It is kept with the column: an edit of another one that is no such rating changes nothing.
    """
    scales = (own, *(scale for scale, _raw in rated))
    known = _known_of(question)
    if scales not in known:
        known.clear()
        known[scales] = _worked_out(question, own, rated)
    return known[scales]


@remembered
def _known_of(_question: Question) -> dict[tuple[Scale, ...], tuple[float, int]]:
    """Return where what was worked out of a question is kept by the scales on which it rests."""
    return {}


def _worked_out(question: Question, own: Scale, rated: Sequence[tuple[Scale, RawColumn]]) -> tuple[float, int]:
    rows = some_rows(question.raw)
    content = contentment(rated, rows)
    distinct = question.distinct
    figures = np.where(own.valid & np.isfinite(distinct.figures), distinct.figures, np.nan)
    numbers = figures[question.raw.codes[rows]]
    known = np.isfinite(numbers) & np.isfinite(content if content is not None else numbers)
    numbers = numbers[known]
    if content is None or len(np.unique(numbers)) < _LEAST_STEPS or numbers.min() < 0 or numbers.max() > _HIGHEST:
        return 0.0, 0
    one, other = _ranks(numbers), _ranks(content[known])
    if not one.std() or not other.std():
        return 0.0, 0
    return float(np.corrcoef(one, other)[0, 1]), len(numbers)


def _ranks(values: _Floats) -> _Floats:
    _unique, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks: _Floats = ((2 * ends - counts) / 2)[places]
    return ranks
