"""What an edit in the inspector does to the reading; each is one step that can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.journey import corrections
from loyalty_desktop.survey.meanings import is_code
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.reading import Correction
from loyalty_desktop.survey.recognise import values_like
from loyalty_desktop.survey.scale import RATINGS
from loyalty_desktop.survey.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loyalty_desktop.report.columns import ColumnHead
    from loyalty_desktop.survey.reading import ColumnKey, Reading
    from loyalty_desktop.survey.scale import Scale
    from loyalty_desktop.survey.survey import Column, Survey


def with_code(reading: Reading, column: Column, value: str, code: int) -> Reading:
    """Return the reading in which `value` has this code, and the other answers the codes that they have now.

    Codes are told as they are seen: a larger one is better, so a scale that was turned round no longer is.
    """
    codes = _codes(column, column.scale)
    codes[match_text(value)] = (value, code)
    told = corrections.set_codes(reading, [column.key], codes.values())
    return corrections.set_reversed(told, [column.key], None)


def with_label(reading: Reading, columns: Sequence[Column], value: str, label: str, understood: Survey) -> Reading:
    """Return the reading in which a code has this label in all of `columns`, which keep their roles.

    The words of a scale that had some do not turn it round. The survey is understood once, however many columns.
    """
    told = corrections.set_label(reading, [column.key for column in columns], value, label)
    after = survey(understood.workbook, told, understood)
    right = told
    for column in columns:
        again, falls = after.column(column.key), _falls(column)
        if column.scale.kind in {"words", "numbered"} and again is not None and falls not in {None, _falls(again)}:
            right = corrections.set_reversed(right, [column.key], falls)
    return with_roles_kept(right, columns, understood, after if right == told else None)


def _falls(column: Column) -> bool | None:
    """Say whether the smallest code of a rating is its best answer; None where that cannot be told."""
    rows = zip(column.distinct.typed_texts, column.scale.codes.tolist(), column.scale.reasons, strict=True)
    pairs = sorted((int(text), code) for text, code, reason in rows if reason is None and is_code(text))
    return pairs[0][1] > pairs[-1][1] if len(pairs) > 1 else None


def with_roles_kept(
    reading: Reading, columns: Sequence[Column], understood: Survey, after: Survey | None = None
) -> Reading:
    """Return the reading in which columns keep their roles where their other answers would have them guessed anew.

    A reading that says nothing about a column leaves its role to the program too. `after` is the survey as `reading`
    has it, if that is known.
    """
    told = [column for column in columns if reading.correction(column.key) != Correction(column.key)]
    if not told:
        return reading
    after = survey(understood.workbook, reading, understood) if after is None else after
    for column in told:
        again = after.column(column.key)
        if again is not None and again.role != column.role:
            reading = corrections.set_role(reading, [column.key], column.role)
    return reading


def confirmed(reading: Reading, heads: Iterable[ColumnHead]) -> Reading:
    """Return the reading in which these columns have the roles that they have, because somebody said so."""
    for head in heads:
        reading = corrections.set_role(reading, [head.key], head.role)
    return reading


def turned(reading: Reading, column: Column, is_reversed: bool) -> Reading:
    """Return the reading in which the scale of a column is turned round or not; as the program has it, says nothing."""
    said = msgspec.structs.replace(column.correction, reversed=None)
    natural = column.question.scale(replace(column.context, correction=said)).reversed
    return corrections.set_reversed(reading, [column.key], None if natural == is_reversed else is_reversed)


def counted_again(reading: Reading, column: Column, value: str) -> Reading:
    """Return the reading in which `value` is an answer again, with the code that the program gives it."""
    back = corrections.mark_missing(reading, [column.key], value, None)
    told = dict(column.correction.codes)
    natural = column.question.scale(replace(column.context, correction=Correction(column.key)))
    found = _codes(column, natural).get(match_text(value)) if told else None
    return back if found is None else corrections.set_codes(back, [column.key], [*told.items(), found])


def with_yes(reading: Reading, column: Column, value: str, is_yes: bool) -> Reading:
    """Return the reading in which `value` means yes, or no; what the other answers mean stays."""
    key = match_text(value)
    scale, texts = column.scale, column.distinct.typed_labels
    kept = [
        text
        for text, code, reason, n in zip(texts, scale.codes, scale.reasons, column.distinct.counts, strict=True)
        if scale.kind == "yes_no" and n and reason is None and code == 1 and match_text(text) != key
    ]
    chosen = dict.fromkeys([*kept, value] if is_yes else kept)
    return corrections.set_yes(reading, [column.key], chosen)


def read_alike(reading: Reading, like: Column, columns: Iterable[ColumnKey]) -> Reading:
    """Return the reading in which the answers of `columns` are read as those of `like`; roles stay.

    What is no answer there is none in them either, whether the user said so or the program found it.
    """
    words = zip(like.distinct.typed_labels, like.scale.reasons, like.distinct.counts, strict=True)
    left_out = [(text, reason) for text, reason, n in words if n and text and reason is not None]
    told = {match_text(value) for value, _reason in like.correction.missing}
    found = tuple(pair for pair in left_out if match_text(pair[0]) not in told)
    alike = msgspec.structs.replace(like.correction, missing=(*like.correction.missing, *found))
    for key in columns:
        role = reading.correction(key).role
        reading = reading.with_correction(msgspec.structs.replace(alike, column=key, role=role))
    return reading


def occurs(column: Column, value: str) -> bool:
    """Say whether a column holds `value`, however it is typed."""
    counts = column.distinct.counts
    return any(counts[at] for at in values_like(column.distinct, value))


def _codes(column: Column, scale: Scale) -> dict[str, tuple[str, int]]:
    """Return the codes that the answers of a rating have, by comparable text."""
    found: dict[str, tuple[str, int]] = {}
    if scale.kind not in RATINGS:
        return found
    for text, code, reason in zip(column.distinct.typed_labels, scale.codes.tolist(), scale.reasons, strict=True):
        if reason is None and code == code and text:  # noqa: PLR0124 - NaN means no code
            found.setdefault(match_text(text), (text, int(code)))
    return found
