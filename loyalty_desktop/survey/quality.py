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
from loyalty_desktop.survey.by_hand import KEPT, LEFT_OUT, below, found_again, lost
from loyalty_desktop.survey.ids import names_somebody
from loyalty_desktop.survey.noted import MOST_CELLS, Noted, address
from loyalty_desktop.survey.patience import go_on
from loyalty_desktop.survey.progress import done
from loyalty_desktop.survey.repeated import counts_again, repeated_ids, rows_alike
from loyalty_desktop.survey.scale import RATINGS
from loyalty_desktop.survey.straight import Block, straight_rows
from loyalty_desktop.survey.times import Timing, ended_before, hurried, timed_by
from loyalty_desktop.survey.trial_rows import may_tell, trial_rows

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
IMPOSSIBLE, HURRIED, TRIALS = "rows_impossible_times", "rows_hurried", "rows_called_tests"
QUALITY_RULES = (LEFT_OUT, TRIALS, IDENTICAL, IMPOSSIBLE, HURRIED, STRAIGHT, DUPLICATES)
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
    back = _taken_back(cut, reading)

    def look(rule: str, about: tuple[object, ...], make: Callable[[], Check | None]) -> None:
        go_on()
        done(QUALITY_RULES.index(rule) / len(QUALITY_RULES))
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
        if rule != LEFT_OUT and back is not None:
            here &= ~back
        applies = reading.applies(rule, usual=rule == LEFT_OUT)
        if not applies and not here.any():
            return
        notes.append(_noted(check, here, cut, reading, applies=applies))
        if applies:
            applied.append(check)
            without[:] |= here

    if reading.rows_left_out:
        look(LEFT_OUT, (cut, reading.rows_left_out), lambda: _by_hand(cut, reading))
    _look_at_all(cut, columns, look, applied)
    notes += _lost(cut, reading)
    out = previous.without if _same(tuple(applied), previous.applied) else without if without.any() else None
    return Quality(tuple(checks), tuple(applied), tuple(notes), out, tuple(in_vain))


def _look_at_all(
    cut: Cut,
    columns: Sequence[Column],
    look: Callable[[str, tuple[object, ...], Callable[[], Check | None]], None],
    applied: Sequence[Check],
) -> None:
    telling = may_tell(columns)
    if telling:
        look(TRIALS, tuple(column.raw for column in telling), lambda: _trials(telling, cut.rows))
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


def _by_hand(cut: Cut, reading: Reading) -> Check | None:
    """Mark the answers that somebody left out one by one."""
    rows = among_answers(cut, found_again(reading.rows_left_out, cut.sheet))
    return Check(LEFT_OUT, (cut, reading.rows_left_out), rows, message(LEFT_OUT)) if rows.any() else None


def _taken_back(cut: Cut, reading: Reading) -> Bools | None:
    """Mark the answers that no check leaves out, because somebody took them back; None when there are none."""
    if not reading.rows_kept or not reading.applies(KEPT, usual=True):
        return None
    return among_answers(cut, found_again(reading.rows_kept, cut.sheet))


def among_answers(cut: Cut, rows: Sequence[int]) -> Bools:
    """Mark rows of the sheet (from 0) among the answers of a cut."""
    first = cut.heading_rows[-1] if cut.heading_rows else 0
    total = cut.rows if cut.kept is None else len(cut.kept)
    mask = below(rows, first, total)
    return mask if cut.kept is None else mask[cut.kept]


def _lost(cut: Cut, reading: Reading) -> list[Noted]:
    """Say how many rows that were decided about by hand are not what they were: another file, or another sheet."""
    count = lost(cut.sheet, reading)
    return [Noted(message("rows_by_hand_lost"), count)] if count else []


def _timed(rule: str, timing: Timing, marked: Callable[[Timing], Bools]) -> Check:
    return Check(rule, timing.about, marked(timing), message(rule), timing.keys, timing.at)


def _trials(telling: Sequence[Column], rows: int) -> Check | None:
    marked = trial_rows(telling, rows)
    if not marked.any():
        return None
    first = next(column for column in telling if trial_rows((column,), rows).any())
    about = tuple(column.raw for column in telling)
    return Check(TRIALS, about, marked, message(TRIALS), tuple(column.key for column in telling), first.index)


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
        if count > _MOST_AGAIN * rows or (count and counts_again(id_.raw, among)):
            continue  # the number of a batch or a shop, or of the rows of each sheet: nobody's own
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
