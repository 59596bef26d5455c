"""What is to be said of single columns once they are understood (INPUTS.md I05, I10, I13, I16, I17, I23)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.guess import LIKELY
from loyalty_desktop.survey.loyalty_choice import SHORT
from loyalty_desktop.survey.missing import reason_of
from loyalty_desktop.survey.moments import names_zone
from loyalty_desktop.survey.normal import match_text, plain
from loyalty_desktop.survey.noted import MOST_CELLS, Noted
from loyalty_desktop.survey.rankings import rankings_noted
from loyalty_desktop.survey.scale import RATINGS
from loyalty_desktop.survey.several_notes import (
    holds_its_heading,
    none_notes,
    shown_separator,
    split_notes,
    tick_run_notes,
    ticked_nothing_notes,
)
from loyalty_desktop.survey.steps_asked import steps_noted
from loyalty_desktop.survey.ticks import is_copy
from loyalty_desktop.survey.times import first_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.noted import State
    from loyalty_desktop.survey.tools import Tool

_GROUPED = re.compile(r"[_ -]*nps[_ -]*group$|\s*-\s*group$", re.IGNORECASE)
_HAPPENED = frozenset({"yes_no", "multi"})
_PROMOTER, _PASSIVE = 9, 7
_CLASSES = {
    **dict.fromkeys(("promoter", "promoters", "推奨者"), 2),
    **dict.fromkeys(("passive", "passives", "neutral", "中立者", "中立"), 1),
    **dict.fromkeys(("detractor", "detractors", "批判者"), 0),
}


def columns_noted(columns: Sequence[Column], tool: Tool | None) -> tuple[Noted, ...]:
    """Return the lines about columns: options that may be two, words that are no option, classes that were checked."""
    several = (
        *_split(columns),
        *split_notes(columns, tool),
        *none_notes(columns),
        *ticked_nothing_notes(columns),
        *_nameless(columns),
        *tick_run_notes(columns),
    )
    asked = (
        *_second_loyalty(columns),
        *steps_noted(columns),
        *rankings_noted(columns),
        *_classes_checked(columns),
        *_one_two(columns, tool),
    )
    return (*several, *asked, *_doubtful(columns), *_utc(columns))


def _split(columns: Sequence[Column]) -> list[Noted]:
    several = [column for column in columns if column.scale.kind == "multi"]
    notes = []
    for column in several:
        for option in column.scale.rejoined[:MOST_CELLS]:
            count = next(one.count for one in column.scale.options if one.text == option)
            name, separator = column.heading or column.letter, shown_separator(column.scale.separator)
            said = message("option_rejoined", column=name, option=option, separator=separator)
            notes.append(Noted(said, count, "asked", columns=(column.key,)))
    own = [column for column in several if column.scale.own_words]
    if own:
        count = sum(column.scale.own_words for column in own)
        notes.append(Noted(message("options_own_words"), count, columns=tuple(column.key for column in own)))
    repeated = [column for column in columns if column.guess.why.id == "why_repeated" and column.role == "derived"]
    if repeated:
        names = ", ".join(column.heading or column.letter for column in repeated[:3])
        keys = tuple(column.key for column in repeated)
        notes.append(Noted(message("columns_repeated_in_columns", columns=names), len(repeated), columns=keys))
    return notes


def _nameless(columns: Sequence[Column]) -> list[Noted]:
    """Ask about options whose question has no text, or whose own headings were lost."""
    loose = [column for column in columns if not column.group and column.heading and holds_its_heading(column)]
    loose = [column for column in loose if column.correction.blank_is_no is None]
    notes = []
    if len(loose) > 1:
        keys = tuple(column.key for column in loose)
        notes.append(Noted(message("options_without_question"), len(loose), "asked", columns=keys))
    lost = [column for column in columns if column.group and is_copy(column.heading) and column.role != "unused"]
    if lost:
        keys = tuple(column.key for column in lost)
        groups = ", ".join(dict.fromkeys(column.group for column in lost))
        notes.append(Noted(message("options_named_by_answers", columns=groups), len(lost), "asked", columns=keys))
    return notes


def _second_loyalty(columns: Sequence[Column]) -> list[Noted]:
    """Ask what a wish to stay or to recommend is where the score rests on another question."""
    spare = [one for one in columns if one.guess.why.id == "why_loyalty_short" and one.role in {"driver", "segment"}]
    spare = [column for column in spare if column.correction.role is None]
    rests_on = next((column for column in columns if column.role == "loyalty"), None)
    if not spare or rests_on is None:
        return []
    said = message("second_loyalty_asked", column=_called(spare[0]), loyalty=_called(rests_on))
    return [Noted(said, len(spare), "asked", columns=tuple(column.key for column in spare))]


def _doubtful(columns: Sequence[Column]) -> list[Noted]:
    """Tell of ratings and events that are too doubtful to be in the journey by themselves: no figure has them.

    Where they are most of what there is, it is asked.
    """
    notes = []
    for role, kinds in (("driver", RATINGS), ("experience", _HAPPENED)):
        those = [one for one in columns if one.role == role and one.scale.kind in kinds]
        open_ = [one for one in those if _is_doubtful(one)]
        if open_:
            said = message(f"{role}_doubtful", column=_called(open_[0]))
            state: State = "asked" if 2 * len(open_) > len(those) else "told"
            notes.append(Noted(said, len(open_), state, columns=tuple(column.key for column in open_)))
    return notes


def _is_doubtful(column: Column) -> bool:
    """Say whether nobody has said what a doubtful column is; a second wish to stay has a line of its own."""
    second = column.guess.why.id in SHORT
    return column.correction.role is None and column.guess.confidence < LIKELY and not second


def _called(column: Column) -> str:
    return column.title or column.letter


def _classes_checked(columns: Sequence[Column]) -> list[Noted]:
    """Compare classes that a tool worked out (promoter...) with the answers that they stand beside (I13)."""
    notes = []
    for column in columns:
        if column.guess.why.id != "why_classes":
            continue
        base = match_text(_GROUPED.sub("", column.heading))
        rated = [one for one in columns if one.scale.kind == "zero_to_ten" and one.role == "loyalty"]
        beside = next((one for one in rated if match_text(one.heading).startswith(base.split(" ")[0])), None)
        other = beside or next(iter(rated), None)
        if other is not None and (found := _agreement(column, other)) is not None:
            same, different = found
            id_ = "classes_differ" if different else "classes_agree"
            said = message(id_, column=column.heading, loyalty=other.heading)
            state: State = "asked" if different else "told"
            notes.append(Noted(said, different or same, state, columns=(column.key, other.key)))
    return notes


def _agreement(classes: Column, rated: Column) -> tuple[int, int] | None:
    """Return in how many rows the classes are those of our own arithmetic, and in how many they are not."""
    mine = [_class_of(code) for code in rated.scale.codes.tolist()]
    theirs = [_CLASSES.get(match_text(text), -1) for text in classes.distinct.texts]
    if not any(one >= 0 for one in theirs):
        return None
    ours, given = np.array(mine)[rated.raw.codes], np.array(theirs)[classes.raw.codes]
    both = (ours >= 0) & (given >= 0)
    return int((both & (ours == given)).sum()), int((both & (ours != given)).sum())


def _class_of(code: float) -> int:
    return -1 if code != code else 2 if code >= _PROMOTER else 1 if code >= _PASSIVE else 0  # noqa: PLR0124 - NaN


def _one_two(columns: Sequence[Column], tool: Tool | None) -> list[Noted]:
    """Ask about yes/no questions that LimeSurvey wrote as 1 and 2: nobody can tell which of them is yes (I16)."""
    if tool is None or tool.id != "limesurvey":
        return []
    keys = tuple(column.key for column in columns if column.scale.kind != "yes_no" and _numbers(column) == {1.0, 2.0})
    return [Noted(message("columns_one_two"), len(keys), "asked", columns=keys)] if keys else []


def _numbers(column: Column) -> set[float | None]:
    """Return the numbers of a column of very few different answers; none for any other column."""
    distinct = column.distinct
    if len(distinct.texts) > MOST_CELLS:
        return set()
    pairs = zip(distinct.numbers, distinct.texts, distinct.counts.tolist(), strict=True)
    return {number for number, text, n in pairs if n and not reason_of(text)}


def _utc(columns: Sequence[Column]) -> list[Noted]:
    """Tell of times that are not those of the place: in UTC by their heading, or with a time zone of their own."""
    times = [column for column in columns if column.role == "timestamp"]
    keys = tuple(column.key for column in times if _in_utc(column))
    notes = [Noted(message("times_utc"), len(keys), columns=keys)] if keys else []
    zoned = {column.key: text for column in times if not _in_utc(column) and (text := _zoned(column))}
    if zoned:
        said = message("times_zoned", value=next(iter(zoned.values())))
        notes.append(Noted(said, len(zoned), columns=tuple(zoned)))
    return notes


def _in_utc(column: Column) -> bool:
    return "(utc)" in plain(column.heading).casefold()


def _zoned(column: Column) -> str:
    """Return the first time that names its zone, '' where none does."""
    return next(filter(names_zone, first_texts(column)), "")
