"""Changes between two waves in which some people answered both times (METHOD 1.5).

What everybody adds to the error of either figure is summed per person: z = ± w(x − mean)/W. It is
`overlap_difference` for hundreds of figures on the same people. Whoever stands in one row only adds z², which
counts tell; rows are looked at only of those who stand in several.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Limits, base_flags, is_hidden
from loyalty_desktop.compute.student_t import t_quantile, two_sided_t_p
from loyalty_desktop.compute.wave_results import Overlap
from loyalty_desktop.journey.wave_ids import zeros_lost
from loyalty_desktop.survey.key_matches import keys_of
from loyalty_desktop.survey.questions import Question

if TYPE_CHECKING:
    from loyalty_desktop.compute.group_counts import Asked
    from loyalty_desktop.compute.wave_counts import WaveCounts
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.survey.survey import Column

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Cells: TypeAlias = tuple[tuple[float, Tally], ...]
"""A value, and everybody who has it."""

_ROUNDING = 1e-12
_ORDER = ("no_base", "suppressed", "small_base", "high_deff")


@dataclass(frozen=True, slots=True, eq=False)
class _Numbers:
    """Who somebody is by a number, for each raw value of two columns of ids; the number `size` is for no id."""

    earlier: Ints
    later: Ints
    size: int
    by_zeros: Flags
    """Of each number: they are the same but for zeros in front."""


_numbered: WeakKeyDictionary[Question, WeakKeyDictionary[Question, _Numbers]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The rows of one wave whose people stand in several rows: who they are, their weight, their loyalty.

    `loyalty` is 100, 0 or −100, and 0 too where there is no answer, which `answered` says.
    """

    wave: WaveCounts
    rows: npt.NDArray[np.intp]
    people: Ints
    weights: Floats | None
    loyalty: Floats
    answered: Flags
    one_each: bool = False
    """Everybody stands in one row of this wave, in the order of their numbers: nothing has to be sorted out."""

    def flags(self, asked: Asked) -> tuple[Flags, Flags]:
        """Return who answered a question, and who of them counts."""
        assert asked.column is not None
        codes = asked.column.raw.codes[self.rows]
        return asked.valid[codes], (asked.valid & asked.hit)[codes]


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A mean that is added (sign 1) or taken away (−1): everybody in it by value, and which rows are in it."""

    sign: int
    of: Answers
    cells: Cells
    values: Floats | Flags
    """One a row: a loyalty, or whether it counts, which is worth 100."""
    inside: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Both:
    """Two waves in which the people have the same numbers, below `size`."""

    earlier: Answers
    later: Answers
    size: int
    overlap: Overlap
    totals: Floats
    """Memory to work in, one place a person; fresh pages would cost more than the sums."""
    z: Floats
    """The same, one place a row of the longer side."""

    @classmethod
    def of(cls, earlier: Answers, later: Answers, size: int, overlap: Overlap) -> Both:
        """Return two waves with memory to work in."""
        longest = max(len(earlier.people), len(later.people))
        return cls(earlier, later, size, overlap, np.empty(size), np.empty(longest))


def both_of(earlier: WaveCounts, later: WaveCounts) -> Both | None:
    """Return the respondents of two waves by their ids; None where either has no column of them."""
    columns = _id_column(earlier), _id_column(later)
    if columns[0] is None or columns[1] is None:
        return None
    numbers = _numbers(columns[0], columns[1])
    size = numbers.size
    sides = [
        (wave, rows, of_value[column.raw.codes[rows]])
        for wave, column, of_value, rows in (
            (earlier, columns[0], numbers.earlier, _rows(earlier)),
            (later, columns[1], numbers.later, _rows(later)),
        )
    ]
    # Those without an id are in the last place: nobody knows who they are, so that each is somebody else.
    counts = [np.bincount(people, minlength=size + 1) for _wave, _rows, people in sides]
    here, there = (of[:size] > 0 for of in (counts[1], counts[0]))
    both = here & there
    zeros = int((both & numbers.by_zeros).sum())
    overlap = Overlap(int(here.sum()), int(there.sum()), int(both.sum()), int(counts[1][size]), zeros)
    several = (counts[0] + counts[1]) > 1
    several[size] = False
    place = np.cumsum(several) - 1
    size = int(several.sum())
    linked = [
        _answers(wave, rows[several[people]], place[people[several[people]]], size) for wave, rows, people in sides
    ]
    return Both.of(linked[0], linked[1], size, overlap)


def change_of(both: Both, terms: Sequence[Term], *, limits: Limits = DEFAULT_LIMITS) -> Difference | None:
    """Return the sum of the terms with interval and p, t with m − 1 degrees of freedom for m people.

    None where nobody stands in terms of both waves: then the test for separate people holds.
    """
    points, squares, own, m, totals = 0.0, 0.0, 0.0, 0, both.totals
    totals.fill(0.0)
    seen = {id(side): np.zeros(both.size, dtype=bool) for side in (both.earlier, both.later)}
    bases = []
    for term in terms:
        base = sum((tally for _value, tally in term.cells), Tally())
        bases.append(base)
        if base.w <= 0:
            continue
        mean = sum(value * tally.w for value, tally in term.cells) / base.w
        points += term.sign * mean
        own += sum(tally.w2 * (value - mean) ** 2 for value, tally in term.cells) / base.w**2
        z = _contributions(term, mean, term.sign / base.w, both.z[: len(term.inside)])
        squares -= _squares(z)
        if term.of.one_each:
            totals += z
            seen[id(term.of)] |= term.inside
        else:
            totals += np.bincount(term.of.people, z, both.size)
            seen[id(term.of)][term.of.people[term.inside]] = True
        m += base.n - int(np.count_nonzero(term.inside))
    here, there = seen.values()
    if not (here & there).any():
        return None
    found = {flag for base in bases for flag in base_flags(base, limits)}
    flags = (*(flag for flag in _ORDER if flag in found), "overlap")
    if is_hidden(flags):
        return Difference(None, None, None, None, None, flags)
    m += int((here | there).sum())
    squares += own + _squares(totals)
    if squares <= _ROUNDING * own or m < 2:
        return Difference(points, points, points, None, None, (*flags, "degenerate"))
    se = math.sqrt(m / (m - 1) * squares)
    half = t_quantile(0.975, m - 1) * se
    return Difference(points, points - half, points + half, two_sided_t_p(points / se, m - 1), None, flags)


def _contributions(term: Term, mean: float, share: float, z: Floats) -> Floats:
    """Return what each row adds to the error of a term, in `z`; 0 for a row that is not in it."""
    np.multiply(term.values, 100.0 if term.values.dtype == np.bool_ else 1.0, out=z)
    z -= mean
    z *= term.inside
    if term.of.weights is not None:
        z *= term.of.weights
    z *= share
    return z


def _squares(numbers: Floats) -> float:
    """Return Σx² on this thread alone: the many of BLAS would wait for one another far longer than they add."""
    return float(np.einsum("i,i->", numbers, numbers))


def by_class(counts: ClassCounts) -> Cells:
    """Return the loyalty of those who are counted: 100, 0 and −100."""
    return ((100.0, counts.positive), (0.0, counts.passive), (-100.0, counts.negative))


def loyalty_values(outcome: Column, measure: Measure) -> tuple[Floats, Flags]:
    """Return 100, 0 or −100 for each raw value of the loyalty question by its class, and which of them have one."""
    codes = outcome.scale.codes
    with np.errstate(invalid="ignore"):
        on_scale = (codes >= measure.low) & (codes <= measure.high)
        worth = np.where(codes >= measure.positive_min, 100.0, np.where(codes <= measure.negative_max, -100.0, 0.0))
    return np.where(on_scale, worth, 0.0), on_scale


def _numbers(first: Question, second: Question) -> _Numbers:
    """Return a number for each distinct id of either column; it takes a while where there are many, and is kept."""
    known = _numbered.setdefault(first, WeakKeyDictionary())
    if second not in known:
        known[second] = _numbers_of(keys_of(first), keys_of(second))
    return known[second]


def _numbers_of(first: Sequence[str], second: Sequence[str]) -> _Numbers:
    lost = zeros_lost((key for key in first if key), (key for key in second if key))
    other = [lost.get(key, key) for key in second]
    numbers = {key: at for at, key in enumerate(dict.fromkeys(key for one in (first, other) for key in one if key))}
    by_zeros = np.zeros(len(numbers), dtype=bool)
    by_zeros[[numbers[key] for key in lost.values()]] = True
    size = numbers[""] = len(numbers)
    earlier, later = (np.array([numbers[key] for key in one], dtype=np.int64) for one in (first, other))
    return _Numbers(earlier, later, size, by_zeros)


def _rows(wave: WaveCounts) -> npt.NDArray[np.intp]:
    assert wave.given.counter is not None  # it was counted
    rows = wave.base.rows
    return np.arange(wave.given.counter.survey.rows) if rows is None else np.flatnonzero(rows)


def _id_column(wave: WaveCounts) -> Question | None:
    """Return the ids as the file has them, also where they name people and are not shown."""
    given = wave.given
    if given.ids is None or given.counter is None:
        return None
    return next((one for one in given.counter.survey.cut.questions if one.key == given.ids), None)


def _answers(wave: WaveCounts, rows: npt.NDArray[np.intp], people: Ints, size: int) -> Answers:
    order = np.argsort(people, kind="stable")
    rows, people = rows[order], people[order]
    one_each = len(people) == size and bool((people == np.arange(size)).all())
    weights = None if wave.base.weights is None else wave.base.weights[rows]
    outcome = wave.case.outcome
    if outcome is None:
        nothing = np.zeros(len(rows))
        return Answers(wave, rows, people, weights, nothing, nothing > 0, one_each)
    worth, known = loyalty_values(outcome, wave.given.journey.measure)
    codes = outcome.raw.codes[rows]
    return Answers(wave, rows, people, weights, worth[codes], known[codes], one_each)
