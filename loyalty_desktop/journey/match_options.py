"""Matching experiences that are one answer of a question with several: by the answers' own texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.journey.likeness import clear_best, likeness
from loyalty_desktop.journey.pairing import HEADINGS, Want, same_key
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.suggest import experiences_of
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loyalty_desktop.journey.model import Experience, Journey
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column, Survey

_SHARED_OPTIONS, _ALIKE, _AHEAD = 0.5, 0.6, 0.75
Found: TypeAlias = "tuple[str, Experience | None, Message | None]"


def match_to_options(journey: Journey, survey: Survey, wants: Sequence[Want]) -> Iterator[tuple[str, ColumnKey, str]]:
    """Yield (id, column, option) where one answer of one question is called as a drawn experience is."""
    used = {(one.column, match_text(one.option)) for one in journey.experiences if one.option is not None}
    places: dict[str, list[tuple[ColumnKey, str]]] = {}
    for column in _with_options(survey):
        for text in options_of(column):
            if column.scale.kind == "multi" and (column.key, match_text(text)) not in used:
                places.setdefault(match_text(text), []).append((column.key, text))
    names = [match_text(want.name) for want in wants]
    for want, name in zip(wants, names, strict=True):
        found = places.get(name, [])
        if len(found) == 1 and names.count(name) == 1:
            yield want.id, *found[0]


def match_options(journey: Journey, survey: Survey) -> Iterator[Found]:
    """Yield, for each option that the survey does not have as it is, the changed experience and what to say.

    A question that is not there is looked for by its heading, then by the answers that it shares; an answer
    by its text, then by its words among the answers nobody uses. None where nothing fits.
    """
    questions: dict[ColumnKey | None, list[Experience]] = {}
    for one in journey.experiences:
        if one.option is not None:
            questions.setdefault(one.column, []).append(one)
    held = {key for key in questions if key is not None and survey.column(key) is not None}
    for key, members in questions.items():
        column = survey.column(key) if key is not None else None
        column = column or _question(key, members, [one for one in _with_options(survey) if one.key not in held])
        if column is None:
            for one in members:
                yield one.id, None, message("match_none", name=one.name, file=survey.workbook.file_name)
            continue
        held.add(column.key)
        yield from _members(members, column)


def _question(key: ColumnKey | None, members: Sequence[Experience], free: Sequence[Column]) -> Column | None:
    if key is not None:
        for level in HEADINGS:
            same = same_key([Want("", "", key)], free, level)
            if same:
                return same[0].column
    wanted = {match_text(one.option or "") for one in members}
    shares = (
        (len(wanted & {match_text(text) for text in options_of(column)}) / len(wanted), place)
        for place, column in enumerate(free)
    )
    best = clear_best(shares, _SHARED_OPTIONS, _AHEAD)
    return None if best is None else free[best]


def _members(members: Sequence[Experience], column: Column) -> Iterator[Found]:
    texts = {match_text(text): text for text in options_of(column)}
    exact = {match_text(one.option or "") for one in members} & texts.keys()
    free = [text for key, text in texts.items() if key not in exact]
    for one in members:
        if match_text(one.option or "") in texts:
            if one.column != column.key:
                yield one.id, changed(one, column=column.key), None
            continue
        scores = ((likeness(one.option or "", text), text) for text in free)
        text = clear_best(scores, _ALIKE, _AHEAD)
        if text is None:
            yield one.id, None, message("match_option_none", name=one.name, column=column.heading)
            continue
        free.remove(text)
        told = message("match_option_words", name=one.name, option=text, column=column.heading)
        yield one.id, changed(one, column=column.key, option=text), told


def options_of(column: Column) -> tuple[str, ...]:
    """Return the answers of a column that can be experiences one by one; () for a column that is one itself."""
    return tuple(one.option for one in experiences_of(column) if one.option is not None)


def _with_options(survey: Survey) -> list[Column]:
    return [column for column in survey.columns if column.scale.kind in {"multi", "category"}]
