"""Answers that stand for themselves: sums of money, numbers of things, and ids (INPUTS.md I52)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.survey.coding import Context, scale_of_numbers
from loyalty_desktop.survey.distinct import has_currency
from loyalty_desktop.survey.in_bulk import shapes_of
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.reading import SUMMED
from loyalty_desktop.survey.units import money_unit
from loyalty_desktop.survey.vocabulary import keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loyalty_desktop.survey.answers import Answers
    from loyalty_desktop.survey.bands import Band
    from loyalty_desktop.survey.scale import Scale

_PERCENT = 100
_PADDED = re.compile(r"0\d+")
_FEWEST_AMOUNTS = 2
_SUMMED_UP = ("spend", "count", "frequency")
_LEAST, _LEAST_NAMED, _LEAST_TOLD = 0.9, 0.7, 0.5
"""At least so many answers are numbers: of any column, of one that asks for sums, of one that the user says holds some.
"""


def amounts(answers: Answers, context: Context) -> Scale | None:
    """Return the scale of a column of numbers; None where too many answers are none."""
    distinct, numbered = answers.distinct, answers.numbered
    amounts_given = int(distinct.counts[numbered].sum())
    least = _least(context) * answers.total
    if amounts_given < least and amounts_given + _saying_nothing(answers, context) < least:
        return None
    values = np.where(numbered, distinct.figures, np.nan) * (context.correction.times or 1.0)
    codes = values[numbered]
    texts = answers.of(distinct.texts)
    named = not answers.only_digits() and any(map(has_currency, shapes_of(texts)))
    unique = len(np.unique(codes)) >= _LEAST * answers.total and answers.total >= 20
    # Points out of a hundred and ages differ from person to person too.
    unique = unique and (
        codes.max() > _PERCENT
        or any(text.startswith("0") and _PADDED.fullmatch(text) for text in texts)
        or mentions(context.words, "id")
    )
    unique = unique and not mentions(context.words, "quantity")
    whole = unique and bool((codes == np.floor(codes)).all())
    money = named or money_unit(context.words) is not None
    return scale_of_numbers(answers, "money" if money else "id" if whole else "number", values)


def _saying_nothing(answers: Answers, context: Context) -> int:
    """Return how many say that it was nothing (なし, none) where a heading asks for sums; it is asked about."""
    if not any(mentions(context.words, topic) for topic in _SUMMED_UP):
        return 0
    if np.count_nonzero(answers.numbered) < _FEWEST_AMOUNTS:
        return 0
    known, counts = keys("marks", "nothing"), answers.distinct.counts.tolist()
    return sum(counts[at] for at in answers.at if answers.distinct.keys[at] in known)


def _least(context: Context) -> float:
    if context.correction.role in SUMMED:
        return _LEAST_TOLD
    return _LEAST_NAMED if mentions(context.words, "spend") else _LEAST


def are_about(answers: Answers, bands: Mapping[int, Band]) -> bool:
    """Say whether all ranges are numbers with a sign before them: ~30 beside plain numbers is about 30."""
    ranges = [at for at, band in bands.items() if band.low != band.high]
    return all(answers.distinct.numbers[at] is not None for at in ranges)
