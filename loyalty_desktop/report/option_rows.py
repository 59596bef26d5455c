"""The options of a column whose cells hold several answers, with what can be put together, parted and asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import language
from loyalty_desktop.survey.for_all_else import is_for_all_else
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.option_names import RARE_ONES
from loyalty_desktop.survey.option_parts import fused, pieces_of, separators_in
from loyalty_desktop.survey.several_notes import shown_separator
from loyalty_desktop.survey.vocabulary import keys

if TYPE_CHECKING:
    from loyalty_desktop.survey.reading import Role
    from loyalty_desktop.survey.scale import Kind, Option, Scale
    from loyalty_desktop.survey.survey import Column

_SPLITTABLE: frozenset[Kind] = frozenset({"multi", "category", "text"})
_ONE_ANSWER: frozenset[Role] = frozenset({"comment", "personal", "id", "timestamp", "derived", "weight"})
"""Sentences and names have commas too."""
_FEW = 10
"""Options that fewer chose have no figures: they may as well be put together."""
_LEAST_SHARE = 0.02
"""Signs that stand in fewer cells than this are no separators worth offering."""
_MOST_ASKED = 3


class OptionRow(msgspec.Struct, frozen=True):
    """One option: its name, how many chose it, their share of those who answered, and what it was made of.

    `pieces` is what it can be split into; `written` the texts in the file that it stands for, where it was named.
    """

    text: str
    count: int
    share: float | None
    written: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()


class OptionQuestion(msgspec.Struct, frozen=True):
    """Whether parts that stand together are one option; `is_one` says as what they are read until it is answered."""

    text: str
    parts: tuple[str, ...]
    count: int
    is_one: bool


class Splitting(msgspec.Struct, frozen=True):
    """One way to split the cells: the sign, and how it is shown."""

    separator: str
    shown: str


class OptionList(msgspec.Struct, frozen=True):
    """All that is shown of the options of a column; `rows` is empty where each cell is read as one answer.

    `own_words` texts are too rare to be options; `few` options that hardly anybody chose. `other` is the option
    that is for all else, or what it would be called. `told` says that the user corrected something here.
    """

    separator: str
    splittings: tuple[Splitting, ...]
    rows: tuple[OptionRow, ...]
    base: int
    questions: tuple[OptionQuestion, ...]
    own_words: int
    few: tuple[str, ...]
    other: str
    told: bool


_KNOWN: WeakKeyDictionary[Scale, tuple[tuple[object, ...], OptionList | None]] = WeakKeyDictionary()
"""What was found under a scale: a column is looked at again only when something about it is another."""


def option_list(column: Column) -> OptionList | None:
    """Return the options of a column, None where its cells hold one answer and nothing they could be split at."""
    under = (column.correction, column.role, language())
    known = _KNOWN.get(column.scale)
    if known is None or known[0] != under:
        known = _KNOWN[column.scale] = (under, _looked_at(column))
    return known[1]


def _looked_at(column: Column) -> OptionList | None:
    scale = column.scale
    fits = scale.kind in _SPLITTABLE and column.role not in _ONE_ANSWER
    if not fits and column.correction.separator is None:
        return None
    splittings = _splittings(column)
    told = column.correction
    is_told = bool(told.merged or told.parted or told.named) or told.separator is not None
    if scale.kind != "multi" and not splittings and not is_told:
        return None
    base = int(column.distinct.counts[scale.valid].sum())
    rows = tuple(_row(one, column, base) for one in scale.options)
    other = _other(column)
    few = tuple(row.text for row in rows if row.count < _FEW and match_text(row.text) != match_text(other))
    return OptionList(
        scale.separator,
        splittings,
        tuple(sorted(rows, key=lambda row: (is_for_all_else(row.text), -row.count))),
        base,
        _questions(column),
        scale.own_words,
        few if len(few) > 1 else (),
        other,
        is_told,
    )


def _row(option: Option, column: Column, base: int) -> OptionRow:
    share = option.count / base if base >= _FEW else None
    return OptionRow(option.text, option.count, share, option.written, pieces_of(option, column))


def _splittings(column: Column) -> tuple[Splitting, ...]:
    used = column.scale.separator
    found = [sign for sign, share in separators_in(column) if sign == used or share >= _LEAST_SHARE]
    if used and used not in found:
        found.insert(0, used)
    return tuple(Splitting(sign, shown_separator(sign)) for sign in found)


def _questions(column: Column) -> tuple[OptionQuestion, ...]:
    """Return what is asked about options of this column: joined ones first, then those that might be joined."""
    scale = column.scale
    counts = {option.text: option.count for option in scale.options}
    asked = [OptionQuestion(text, pieces_of_joined(text, column), counts[text], True) for text in scale.rejoined]
    asked += [
        OptionQuestion(scale.separator.join((one.first, one.second)), (one.first, one.second), one.count, False)
        for one in fused(column)
    ]
    return tuple(asked[:_MOST_ASKED])


def pieces_of_joined(text: str, column: Column) -> tuple[str, ...]:
    """Return the parts that were put together to an option, in their order."""
    return tuple(part.strip() for part in text.split(column.scale.separator))


def _other(column: Column) -> str:
    """Return the option that is for all else: the column's own, the one the user made, or a new one."""
    gathered = next((name for text, name in column.correction.named if text == RARE_ONES), None)
    words = keys("marks", "other")
    own = next((one.text for one in column.scale.options if match_text(one.text) in words), None)
    return gathered or own or _("Other")
