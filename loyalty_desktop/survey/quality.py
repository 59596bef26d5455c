"""The quality of the answers: rows that may stand there twice, were clicked through, or took no time.

Every rule is only offered: nothing is left out before the user says so. A rule marks rows among all answers of
the cut; what has been worked out under an earlier reading is taken over as long as it rests on the same columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.messages import message
from loyalty_desktop.survey.ids import names_somebody
from loyalty_desktop.survey.noted import MOST_CELLS, Noted, address
from loyalty_desktop.survey.repeated import repeated_ids, rows_alike
from loyalty_desktop.survey.scale import RATINGS
from loyalty_desktop.survey.straight import Block, straight_rows
from loyalty_desktop.survey.times import Timing, ended_before, hurried, timed_by

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loyalty_desktop.messages import Message
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.noted import State
    from loyalty_desktop.survey.questions import Cut
    from loyalty_desktop.survey.reading import ColumnKey, Reading

Bools: TypeAlias = npt.NDArray[np.bool_]
_LEAST_OF_BLOCK = 5
_MOST_AGAIN = 0.5

DUPLICATES, IDENTICAL, STRAIGHT = "rows_duplicates", "rows_identical", "rows_straight"
IMPOSSIBLE, HURRIED = "rows_impossible_times", "rows_hurried"
QUALITY_RULES = (IDENTICAL, IMPOSSIBLE, HURRIED, STRAIGHT, DUPLICATES)
"""In the order in which they take rows out: a row that two rules are about is counted by the first."""


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """Which rows of the cut one rule is about, and what that rests on (compared by identity)."""

    rule: str
    about: tuple[object, ...]
    rows: Bools
    said: Message
    columns: tuple[ColumnKey, ...] = ()
    at: int = 0
    """The column of the sheet that addresses name."""


@dataclass(frozen=True, slots=True, eq=False)
class Quality:
    """What the checks found among the rows of a cut: `without` marks those to take out, None when none is."""

    checks: tuple[Check, ...] = ()
    applied: tuple[Check, ...] = ()
    notes: tuple[Noted, ...] = ()
    without: Bools | None = field(default=None, repr=False)
    in_vain: tuple[tuple[str, tuple[object, ...]], ...] = field(default=(), repr=False)
    """Rules that had nothing to check, and what that rests on: nobody looks again."""

    def like(self, other: Quality) -> bool:
        """Say whether the other one takes out the same rows, for the same reasons."""
        return _same(self.applied, other.applied)


NOTHING_CHECKED = Quality()


def check_answers(
    cut: Cut, columns: Sequence[Column], reading: Reading, previous: Quality = NOTHING_CHECKED
) -> Quality:
    """Check the answers of `columns`, which are those of `cut`, as far as `previous` has not done so."""
    known = {check.rule: check for check in previous.checks}
    checks: list[Check] = []
    applied: list[Check] = []
    notes: list[Noted] = []
    in_vain: list[tuple[str, tuple[object, ...]]] = []
    without = np.zeros(cut.rows, dtype=bool)

    def look(rule: str, about: tuple[object, ...], make: Callable[[], Check | None]) -> None:
        old = known.get(rule)
        if any(rule == name and _same(about, rests) for name, rests in previous.in_vain):
            in_vain.append((rule, about))
            return
        check = old if old is not None and _same(old.about, about) else make()
        if check is None:
            in_vain.append((rule, about))
            return
        checks.append(check)
        here = check.rows & ~without
        applies = reading.applies(rule, usual=False)
        if not applies and not here.any():
            return
        notes.append(_noted(check, here, cut, reading, applies=applies))
        if applies:
            applied.append(check)
            without[:] |= here

    _look_at_all(cut, columns, look, applied)
    out = previous.without if _same(tuple(applied), previous.applied) else without if without.any() else None
    return Quality(tuple(checks), tuple(applied), tuple(notes), out, tuple(in_vain))


def _look_at_all(
    cut: Cut,
    columns: Sequence[Column],
    look: Callable[[str, tuple[object, ...], Callable[[], Check | None]], None],
    applied: Sequence[Check],
) -> None:
    look(IDENTICAL, (cut,), lambda: _identical(cut))
    timing = timed_by(columns)
    if timing is not None:
        rules = ((IMPOSSIBLE, ended_before), (HURRIED, hurried)) if timing.ends else ((HURRIED, hurried),)
        for rule, marked in rules:
            look(rule, timing.about, partial(_timed, rule, timing, marked))
    blocks = rating_blocks(columns)
    if blocks:
        about = tuple(part for block in blocks for column in block for part in (column.raw, column.scale))
        look(STRAIGHT, about, lambda: _straight(blocks, about, cut.rows))
    ids = tuple(column for column in columns if names_somebody(column))
    rests = (*(column.raw for column in ids), *applied)
    look(DUPLICATES, rests, lambda: _duplicates(ids, rests, applied, cut.rows))


def _noted(check: Check, here: Bools, cut: Cut, reading: Reading, *, applies: bool) -> Noted:
    asked = check.rule == DUPLICATES and not applies and check.rule not in reading.kept
    state: State = "done" if applies else "asked" if asked else "offered"
    first = cut.heading_rows[-1] if cut.heading_rows else 0
    rows = np.flatnonzero(here)[:MOST_CELLS]
    places = rows if cut.kept is None else np.flatnonzero(cut.kept)[rows]
    cells = () if cut.made else tuple(address(first + int(row), check.at) for row in places)
    return Noted(check.said, int(here.sum()), state, check.rule, left_out=applies, columns=check.columns, cells=cells)


def _timed(rule: str, timing: Timing, marked: Callable[[Timing], Bools]) -> Check:
    return Check(rule, timing.about, marked(timing), message(rule), timing.keys, timing.at)


def _identical(cut: Cut) -> Check:
    raws = [question.raw for question in cut.questions]
    return Check(IDENTICAL, (cut,), rows_alike(raws, cut.rows), message(IDENTICAL))


def _duplicates(ids: Sequence[Column], about: tuple[object, ...], applied: Sequence[Check], rows: int) -> Check | None:
    """Look for the first id that comes more than once: that of the answer if it does, else that of the customer."""
    among = np.ones(rows, dtype=bool)
    for check in applied:
        among &= ~check.rows
    found = None
    for id_ in ids:
        again = repeated_ids(id_.raw, among)
        count = int(again.sum())
        if count > _MOST_AGAIN * rows:
            continue  # the number of a batch or a shop: nobody's own
        if found is None or count:
            said = message(DUPLICATES, column=id_.heading or id_.letter)
            found = Check(DUPLICATES, about, again, said, (id_.key,), id_.index)
        if count:
            break
    return found


def _straight(blocks: Sequence[Block], about: tuple[object, ...], rows: int) -> Check:
    keys = tuple(column.key for block in blocks for column in block)
    return Check(STRAIGHT, about, straight_rows(blocks, rows), message(STRAIGHT), keys, blocks[0][0].index)


def rating_blocks(columns: Sequence[Column]) -> tuple[Block, ...]:
    """Return the ratings that were asked on one scale beside one another: grids, else all that share a scale."""
    blocks: dict[tuple[object, ...], list[Column]] = {}
    for column in columns:
        scale = column.scale
        if column.role == "driver" and scale.kind in RATINGS:
            key = (column.question.group_key, scale.kind, scale.low, scale.high, scale.family)
            blocks.setdefault(key, []).append(column)
    return tuple(tuple(block) for block in blocks.values() if len(block) >= _LEAST_OF_BLOCK)


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))
