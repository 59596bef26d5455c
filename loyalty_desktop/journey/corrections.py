"""Corrections of how columns are read: role, missing values, yes, direction, codes; one column or many alike.

Each takes a Reading and returns a new one. What is set replaces what was set before for the same columns and
leaves the rest of their correction alone; None, or nothing, hands the decision back to the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.survey.midpoints import midpoints
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.reading import Correction
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from loyalty_desktop.survey.missing import Reason
    from loyalty_desktop.survey.reading import ColumnKey, Reading, Role
    from loyalty_desktop.survey.survey import Column, Survey


def set_role(reading: Reading, columns: Iterable[ColumnKey], role: Role | None) -> Reading:
    """Return the reading in which the columns have this role."""
    return _each(reading, columns, lambda one: msgspec.structs.replace(one, role=role))


def mark_missing(reading: Reading, columns: Iterable[ColumnKey], value: str, reason: Reason | None) -> Reading:
    """Return the reading in which one raw value is no answer, for this reason; None makes it as it was."""
    key = match_text(value)

    def marked(one: Correction) -> Correction:
        kept = tuple(pair for pair in one.missing if match_text(pair[0]) != key)
        if reason is None:
            return msgspec.structs.replace(one, missing=kept)
        pairs = (*kept, (value, reason))
        return _without_values(msgspec.structs.replace(one, missing=pairs), pairs)

    return _each(reading, columns, marked)


def set_yes(reading: Reading, columns: Iterable[ColumnKey], values: Iterable[str] | None) -> Reading:
    """Return the reading in which these raw values mean yes and every other answer no."""
    yes = None if values is None else tuple(values)
    told = yes or ()
    return _each(reading, columns, lambda one: _answers(msgspec.structs.replace(one, yes=yes), told))


def set_reversed(reading: Reading, columns: Iterable[ColumnKey], is_reversed: bool | None) -> Reading:
    """Return the reading in which the smallest number is the best answer (True) or the worst (False)."""
    return _each(reading, columns, lambda one: msgspec.structs.replace(one, reversed=is_reversed))


def set_codes(reading: Reading, columns: Iterable[ColumnKey], codes: Iterable[tuple[str, int]]) -> Reading:
    """Return the reading in which these raw values have these codes (a larger code is better)."""
    pairs = tuple(codes)
    told = tuple(value for value, _code in pairs)
    return _each(reading, columns, lambda one: _answers(msgspec.structs.replace(one, codes=pairs), told))


def set_ends(reading: Reading, columns: Iterable[ColumnKey], low: int | None, high: int | None) -> Reading:
    """Return the reading in which the scale runs from `low` to `high`, whoever chose them; None leaves an end open."""
    return _each(reading, columns, lambda one: msgspec.structs.replace(one, low=low, high=high))


def set_blank_is_no(reading: Reading, columns: Iterable[ColumnKey], is_no: bool | None) -> Reading:
    """Return the reading in which a blank means "not chosen" (True) or that nothing is known (False)."""
    return _each(reading, columns, lambda one: msgspec.structs.replace(one, blank_is_no=is_no))


def set_separator(reading: Reading, columns: Iterable[ColumnKey], separator: str | None) -> Reading:
    """Return the reading in which cells hold several answers parted so; '' makes each cell one answer."""
    return _each(reading, columns, lambda one: msgspec.structs.replace(one, separator=separator))


def set_merged(reading: Reading, columns: Iterable[ColumnKey], merged: Iterable[Iterable[str]] | None) -> Reading:
    """Return the reading in which these parts of a cell, side by side in their order, are one option each."""
    pairs = tuple(tuple(parts) for parts in merged or ())
    return _each(reading, columns, lambda one: msgspec.structs.replace(one, merged=pairs))


def set_parted(reading: Reading, columns: Iterable[ColumnKey], parted: Iterable[str] | None) -> Reading:
    """Return the reading in which these options are several answers, to be split at the separator."""
    texts = tuple(parted or ())
    return _each(reading, columns, lambda one: msgspec.structs.replace(one, parted=texts))


def set_amounts(reading: Reading, columns: Iterable[ColumnKey], amounts: Iterable[tuple[str, float]] | None) -> Reading:
    """Return the reading in which these raw values, ranges as a rule, count for these amounts in sums."""
    pairs = tuple((value, float(amount)) for value, amount in amounts or ())
    told = tuple(value for value, _amount in pairs)
    return _each(reading, columns, lambda one: _answers(msgspec.structs.replace(one, amounts=pairs), told))


def use_midpoints(reading: Reading, column: Column) -> Reading:
    """Return the reading in which each range counts for its middle; an answer that was left out stays so."""
    table = tuple((one.value, one.amount) for one in midpoints(column.distinct))
    return _each(reading, [column.key], lambda one: msgspec.structs.replace(one, amounts=table))


def set_amount(reading: Reading, column: Column, value: str, amount: float) -> Reading:
    """Return the reading in which a range counts for this number, and the others for theirs: as told, or proposed."""
    proposed = {match_text(one.value): (one.value, one.amount) for one in midpoints(column.distinct)}

    def counted(one: Correction) -> Correction:
        table = proposed | {match_text(pair[0]): pair for pair in one.amounts}
        table.pop(match_text(value), None)
        return _answers(msgspec.structs.replace(one, amounts=(*table.values(), (value, amount))), (value,))

    return _each(reading, [column.key], counted)


def set_times(reading: Reading, columns: Iterable[ColumnKey], times: float | None) -> Reading:
    """Return the reading in which each number is multiplied: 1000 for thousands of yen, 1 for as it stands."""
    return _each(reading, columns, lambda one: msgspec.structs.replace(one, times=times))


def set_day_first(reading: Reading, columns: Iterable[ColumnKey], day_first: bool | None) -> Reading:
    """Return the reading in which 3/4/2026 is the third of April (True) or the fourth of March (False)."""
    return _each(reading, columns, lambda one: msgspec.structs.replace(one, day_first=day_first))


def set_read_as(reading: Reading, columns: Iterable[ColumnKey], values: Iterable[tuple[str, str]] | None) -> Reading:
    """Return the reading in which raw values that a program had turned into dates are what they were before."""
    pairs = tuple(values or ())
    return _each(reading, columns, lambda one: msgspec.structs.replace(one, read_as=pairs))


def set_label(reading: Reading, columns: Iterable[ColumnKey], value: str, label: str) -> Reading:
    """Return the reading in which a code has this label; '' leaves it to the file."""
    key = match_text(value)

    def called(one: Correction) -> Correction:
        kept = tuple(pair for pair in one.labels if match_text(pair[0]) != key)
        return msgspec.structs.replace(one, labels=(*kept, (value, label)) if label else kept)

    return _each(reading, columns, called)


def clear(reading: Reading, columns: Iterable[ColumnKey]) -> Reading:
    """Return the reading in which nothing is decided about the columns."""
    return _each(reading, columns, lambda one: Correction(one.column))


def same_scale(survey: Survey, column: Column) -> tuple[ColumnKey, ...]:
    """Return the columns that have the scale of `column`, itself included, in file order.

    Ratings are alike when they have the same ends and the same words; other columns when the same answers occur.
    """
    wanted = _scale_key(column)
    return tuple(other.key for other in survey.columns if _scale_key(other) == wanted)


def _scale_key(column: Column) -> tuple[object, ...]:
    scale = column.scale
    if scale.kind in RATINGS and scale.kind not in {"words", "numbered"}:
        return (scale.kind, scale.low, scale.high, scale.reversed)
    if scale.kind in {"words", "numbered"}:
        return (scale.kind, scale.family, scale.low, scale.high, scale.reversed)
    texts = zip(column.distinct.texts, column.distinct.counts, column.distinct.reasons, strict=True)
    return (scale.kind, frozenset(match_text(text) for text, n, reason in texts if n and reason is None))


def _each(reading: Reading, columns: Iterable[ColumnKey], change: Callable[[Correction], Correction]) -> Reading:
    """Change the correction of each column; the reading itself is returned when nothing is different then."""
    new = reading
    for column in columns:
        new = new.with_correction(change(new.correction(column)))
    return reading if new == reading else new


def _without_values(correction: Correction, pairs: tuple[tuple[str, Reason], ...]) -> Correction:
    """Take values that are no answers out of the answers that were told; ranges keep their numbers for later."""
    gone = {match_text(value) for value, _reason in pairs}
    yes = correction.yes and tuple(value for value in correction.yes if match_text(value) not in gone)
    codes = tuple(pair for pair in correction.codes if match_text(pair[0]) not in gone)
    return msgspec.structs.replace(correction, yes=yes, codes=codes)


def _answers(correction: Correction, told: tuple[str, ...]) -> Correction:
    """Take values that are answers out of those that were told to be none."""
    answers = {match_text(value) for value in told}
    missing = tuple(pair for pair in correction.missing if match_text(pair[0]) not in answers)
    return msgspec.structs.replace(correction, missing=missing)
