"""Answers that hang together across a row: places in a ranking, points shared out over several columns (INPUTS.md 6).

A 1 in a ranking says "first", and is no worse than a 5; 40 of 100 points say how they were shared. Neither rates
satisfaction, though both look like numbers of a scale: each respondent uses each place once, or the sum is the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.normal import match_text, plain
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.remembered import remembered
from loyalty_desktop.survey.roles import Guess
from loyalty_desktop.survey.worded_rankings import PLACE_NAMED, places_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.reading import Role
    from loyalty_desktop.survey.scale import Kind, Scale

_NUMERIC: frozenset[Kind] = frozenset({"points", "zero_to_ten", "number", "money", "numbered"})
_PLACED: frozenset[Kind] = _NUMERIC | {"category", "words", "text"}
_NEVER: frozenset[Role] = frozenset({"id", "timestamp", "personal", "comment", "weight", "derived"})
_PLACE = re.compile(r"(?:第)?(\d{1,2})(?:位|番目?|st|nd|rd|th)?")
_TAIL = re.compile(r"[\s_.:-]{0,9}[\[(]?\d{1,3}[\])]?$")
_SAMPLE = 4000
_LEAST_ROWS, _LEAST_PLACES, _MOST_COLUMNS = 8, 3, 40
_MOST_VALUES = 400
_MOSTLY, _EVEN = 0.95, 0.1
_TOTALS = (100.0, 10.0, 1.0)
_SURE = 0.5
"""Below what counts as likely: somebody is to look."""
_UNSURE = 0.6
"""So sure are comments at most that are taken for such for their length alone."""
_IDS = {
    "why_ranking": "ranking_asked",
    "why_shared_out": "shared_out_asked",
    "why_ranking_cell": "ranking_cell_asked",
    "why_ranking_words": "ranking_words_asked",
}
_NAMED = 4


def rankings(questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]) -> dict[int, Guess]:
    """Return the columns that hold places of a ranking or points that were shared out, with what they are then."""
    found: dict[int, Guess] = {}
    for run in _runs(questions, scales, guesses):
        guess = _ranked(run, questions) or _shared_out([at for at in run if scales[at].kind in _NUMERIC], questions)
        if guess is not None:
            found.update(dict.fromkeys(run, guess))
            continue
        # Beside the places there may be words of one's own.
        for part in (run, [at for at in run if guesses[at].role != "comment"]):
            if part and (places := places_in_words(part, questions)):
                found.update(dict.fromkeys(part, Guess("unused", _SURE, message("why_ranking_words", places=places))))
                break
    for at, scale in enumerate(scales):
        if scale.kind == "multi" and (places := _in_one_cell(questions[at], scale)):
            found[at] = Guess("unused", _SURE, message("why_ranking_cell", places=places))
    return found


def _runs(questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]) -> Iterator[list[int]]:
    """Yield columns side by side that one question may have: of one group, of one stem, or on one bare scale."""
    for key in (_group_of, _stem_of, _scale_of):
        run: list[int] = []
        for at in range(len(questions) + 1):
            fits = at < len(questions) and scales[at].kind in _PLACED and not _is_another(guesses[at])
            here = key(questions[at], scales[at]) if fits else ""
            if run and here and here == key(questions[run[-1]], scales[run[-1]]):
                run.append(at)
                continue
            if 1 < len(run) <= _MOST_COLUMNS:
                yield run
            run = [at] if here else []


def _is_another(guess: Guess) -> bool:
    """Say whether a column is surely no place of a ranking; long options are not surely people's own words."""
    return guess.role in _NEVER and not (guess.role == "comment" and guess.confidence <= _UNSURE)


def _group_of(question: Question, _scale: Scale) -> str:
    return question.group_key


def _stem_of(question: Question, _scale: Scale) -> str:
    heading = question.key.heading
    stem = PLACE_NAMED.sub("#", heading, count=1)
    stem = _TAIL.sub("", heading) if stem == heading else stem
    return "" if question.group_key or stem == heading else match_text(stem)


def _scale_of(question: Question, scale: Scale) -> str:
    if question.group_key:
        return ""
    if scale.kind in {"category", "words"}:
        present = question.distinct.present()
        texts = sorted(question.distinct.keys[at] for at in present) if len(present) <= _MOST_COLUMNS else []
        return "|".join(texts)
    return f"{scale.kind} {scale.low} {scale.high}" if scale.kind in {"points", "number"} else ""


def _ranked(run: Sequence[int], questions: Sequence[Question]) -> Guess | None:
    """Return what a run of columns is where each row gives each place at most once, from the first on."""
    if len(run) < _LEAST_PLACES:
        return None
    tables = [_places(questions[at]) for at in run]
    if any(table is None for table in tables) or not _even(run, questions, tables):
        return None
    rows = np.stack([table[_sample(questions[at])] for at, table in zip(run, tables, strict=True) if table is not None])
    given = (rows > 0).sum(axis=0)
    rows, given = rows[:, given > 1], given[given > 1]
    if rows.shape[1] < _LEAST_ROWS:
        return None
    ordered = np.sort(np.where(rows > 0, rows, 99), axis=0)
    # from the first place on, without a gap, and each once
    steps = np.arange(1, len(run) + 1)[:, None]
    once = ((ordered == steps) | (steps > given)).all(axis=0)
    if once.mean() < _MOSTLY or int(rows.max()) < _LEAST_PLACES:
        return None
    return Guess("unused", _SURE, message("why_ranking", places=int(rows.max())))


@remembered
def _places(question: Question) -> npt.NDArray[np.int64] | None:
    """Return the place that each raw value names, 0 for no answer; None when one names something else."""
    distinct = question.distinct
    if len(distinct.values) > _MOST_VALUES:
        return None
    places = np.zeros(len(distinct.texts), dtype=np.int64)
    for at in distinct.present():
        found = _PLACE.fullmatch(plain(distinct.typed_texts[at]).casefold())
        if found is None or not 0 < int(found[1]) <= _MOST_COLUMNS:
            return None
        places[at] = int(found[1])
    return places if places.any() else None


@remembered
def _times(question: Question) -> npt.NDArray[np.int64]:
    """Return how often each place is given in a column of places."""
    times = np.zeros(_MOST_COLUMNS + 1, dtype=np.int64)
    table = _places(question)
    if table is not None:
        np.add.at(times, table, question.distinct.counts)
    return times


def _even(run: Sequence[int], questions: Sequence[Question], tables: Sequence[npt.NDArray[np.int64] | None]) -> bool:
    """Say whether each place may be given once a row: no place is given more often than the first one."""
    times = np.sum([_times(questions[at]) for at, table in zip(run, tables, strict=True) if table is not None], axis=0)
    first = int(times[1])
    return first > 0 and int(times[1:].max()) <= first * (1 + _EVEN)


def _shared_out(run: Sequence[int], questions: Sequence[Question]) -> Guess | None:
    """Return what a run of columns is whose numbers have the same sum in each row: 100 points, 10, or 1."""
    if len(run) < 2:
        return None
    known = [questions[at] for at in run]
    if any(_numbers(one) is None for one in known):
        return None
    sums = [_summed(one) for one in known]
    total, rows_given = sum(one for one, _given in sums), max(given for _sum, given in sums)
    wanted = next((one for one in _TOTALS if rows_given and abs(total / rows_given - one) <= _EVEN * one), None)
    if wanted is None:
        return None
    rows = np.stack([_numbers_of_some(one) for one in known])
    rows = rows[:, ~np.isnan(rows).all(axis=0)]
    same = np.abs(np.nansum(rows, axis=0) - wanted) <= 0.005 * wanted
    if rows.shape[1] < _LEAST_ROWS or same.mean() < _MOSTLY:
        return None
    # everybody's 5 and 5 make 10 too: only where they are shared differently do they say so
    if np.unique(np.nan_to_num(rows), axis=1).shape[1] < _LEAST_PLACES:
        return None
    return Guess("unused", _SURE, message("why_shared_out", total=int(wanted)))


@remembered
def _numbers(question: Question) -> npt.NDArray[np.float64] | None:
    """Return the number of each raw value, NaN for no answer; None when one is below zero or no number."""
    distinct = question.distinct
    if len(distinct.values) > _MOST_VALUES:
        return None
    numbers = np.full(len(distinct.texts), np.nan)
    for at in distinct.present():
        number = distinct.numbers[at]
        if number is None or number < 0:
            return None
        numbers[at] = number
    return numbers


@remembered
def _summed(question: Question) -> tuple[float, int]:
    """Return the sum of a column of numbers, and how many there are."""
    table, counts = _numbers(question), question.distinct.counts
    if table is None:
        return 0.0, 0
    return float(np.nansum(table * counts)), int(counts[~np.isnan(table)].sum())


@remembered
def _numbers_of_some(question: Question) -> npt.NDArray[np.float64]:
    """Return the number of every nth row, in a column of numbers."""
    table = _numbers(question)
    rows = _sample(question)
    return np.full(len(rows), np.nan) if table is None else table[rows]


@remembered
def _sample(question: Question) -> npt.NDArray[np.int64]:
    """Return the raw codes of every nth row."""
    codes = question.raw.codes
    return np.asarray(codes[:: max(1, len(codes) // _SAMPLE)], dtype=np.int64)


def _in_one_cell(question: Question, scale: Scale) -> int:
    """Return how many options every cell holds, where all hold the same ones in different orders; 0 for no ranking."""
    counts, valid = question.distinct.counts, scale.valid
    answered = int(counts[valid].sum())
    size = len(scale.options)
    if size < _LEAST_PLACES or answered < _LEAST_ROWS:
        return 0
    orders = int((counts[valid] > 0).sum())
    whole = all(int(counts[option.members & valid].sum()) >= _MOSTLY * answered for option in scale.options)
    return size if whole and orders >= _LEAST_PLACES else 0


def rankings_noted(columns: Sequence[Column]) -> tuple[Noted, ...]:
    """Ask about columns that were taken for rankings or shared points, until somebody says what they are."""
    groups: list[list[Column]] = []
    for column in columns:
        if column.guess.why.id not in _IDS or column.correction.role is not None:
            continue
        last = groups[-1][-1] if groups else None
        beside = (
            last is not None and column.index == last.index + 1 and column.question.group_key == last.question.group_key
        )
        if beside and last is not None and column.guess.why == last.guess.why and column.scale.kind != "multi":
            groups[-1].append(column)
        else:
            groups.append([column])
    return tuple(_noted(group) for group in groups)


def _noted(group: Sequence[Column]) -> Noted:
    why = group[0].guess.why
    names = ", ".join(_name(column) for column in group[:_NAMED])
    more = ", …" if len(group) > _NAMED else ""
    said = message(_IDS[why.id], columns=names + more, **dict(why.args))
    return Noted(said, len(group), "asked", columns=tuple(column.key for column in group))


def _name(column: Column) -> str:
    own = column.own if any(map(str.isalpha, column.own)) else ""
    return own or column.heading or column.letter
