"""Whole numbers that a program wrote with a needless .0 (1001.0): ids and answers lose it again (INPUTS.md I51)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.missing import reason_of
from loyalty_desktop.survey.noted import Noted, State

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loyalty_desktop.survey.cell import Cell
    from loyalty_desktop.survey.reading import ColumnKey, Reading
    from loyalty_desktop.survey.sheet import RawColumn

RULE = "whole_numbers"
_NEEDLESS = re.compile(r"-?\d{1,15}\.0")
_FIRST, _MOST_HEADINGS = 60, 12


@dataclass(frozen=True, slots=True, eq=False)
class WholeNumbers:
    """The columns, by their place in the sheet, whose numbers all end with .0, and how many answers they have."""

    found: Mapping[int, tuple[RawColumn, int]]
    applies: bool

    def column(self, at: int, raw: RawColumn) -> RawColumn:
        """Return a column as it is read: without the needless .0 where the rule applies."""
        return self.found[at][0] if self.applies and at in self.found else raw

    def noted(self, keys: Mapping[int, ColumnKey]) -> tuple[Noted, ...]:
        """Return what to say; `keys` are the columns that there are questions of."""
        told = {at: count for at, (_raw, count) in self.found.items() if at in keys}
        if not told:
            return ()
        state: State = "done" if self.applies else "offered"
        columns = tuple(keys[at] for at in told)
        return (Noted(message(RULE), sum(told.values()), state, RULE, columns=columns),)


def whole_numbers(raws: Sequence[RawColumn], reading: Reading) -> WholeNumbers:
    """Return which columns hold nothing but whole numbers written with .0, as far as they hold answers."""
    found = {at: one for at, raw in enumerate(raws) if (one := _whole(raw)) is not None}
    return WholeNumbers(found, reading.applies(RULE, usual=True))


def _whole(raw: RawColumn) -> tuple[RawColumn, int] | None:
    if sum(map(_is_other, raw.values[:_FIRST])) > _MOST_HEADINGS:  # most columns, at once
        return None
    needless = [at for at, value in enumerate(raw.values) if isinstance(value, str) and _NEEDLESS.fullmatch(value)]
    if not needless:
        return None
    counts = np.bincount(raw.codes, minlength=len(raw.values))
    count = int(counts[needless].sum())
    others = set(np.flatnonzero(counts).tolist()) - set(needless)
    if not count or any(_is_other(raw.values[at]) for at in others):
        return None
    values = list(raw.values)
    for at in needless:
        values[at] = str(values[at])[:-2]
    return replace(raw, values=tuple(values)), count


def _is_other(value: Cell) -> bool:
    """Say whether a value is neither a number with .0 nor a way to say that there is none."""
    if not isinstance(value, str):
        return value is not None
    return not _NEEDLESS.fullmatch(value) and reason_of(value) is None
