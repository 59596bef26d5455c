"""From tables over raw values to counts that mean something: answers by class, respondents by reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import msgspec
import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.bitsets import Ints
from loyalty_desktop.compute.counter import Table, outcome_groups
from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.survey.missing import REASONS, Reason
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.questions import Question
from loyalty_desktop.survey.scale import Scale
from loyalty_desktop.survey.survey import Column

_SMALL = 4096
_CLASSES = 4  # negative, passive, positive, and everybody whether the loyalty answer is valid or not


class Cell(msgspec.Struct, frozen=True, gc=False):
    """Respondents with one answer: by class of their loyalty answer, and all of them."""

    classes: ClassCounts
    everybody: Tally

    def __add__(self, other: Cell) -> Cell:
        return Cell(self.classes + other.classes, self.everybody + other.everybody)


EMPTY = Cell(ClassCounts(), Tally())


class Row(msgspec.Struct, frozen=True, gc=False):
    """A cell as plain numbers, (negative, passive, positive, everybody): respondents, Σw and Σw² where weighted."""

    n: tuple[int, ...]
    w: tuple[float, ...] | None = None
    w2: tuple[float, ...] | None = None

    def without(self, part: Row) -> Row:
        """Return what is left of these respondents without `part` of them."""
        n = tuple(a - b for a, b in zip(self.n, part.n, strict=True))
        if self.w is None or self.w2 is None or part.w is None or part.w2 is None:
            return Row(n)
        # Differences of sums of weights leave dust where nobody is left.
        w = tuple(a - b if left else 0.0 for a, b, left in zip(self.w, part.w, n, strict=True))
        w2 = tuple(a - b if left else 0.0 for a, b, left in zip(self.w2, part.w2, n, strict=True))
        return Row(n, w, w2)

    def cell(self) -> Cell:
        """Return the cell; only made where somebody asks, since most answers are only counted."""
        if self.w is None or self.w2 is None:
            return _unweighted(self.n)
        return _weighted(self.n, self.w, self.w2)


@dataclass(frozen=True, slots=True)
class Group:
    """One answer of a question: its text and its code."""

    text: str
    code: float


@dataclass(frozen=True, slots=True, eq=False)
class Sets:
    """Sets of raw values, one behind the other: set i is `values[starts[i]:starts[i + 1]]`. They may overlap.

    Few sets of few values are also kept as a 0/1 matrix, since one small product is faster than gathering.
    """

    values: Ints
    starts: Ints
    empty: npt.NDArray[np.bool_]
    matrix: Ints | None = None

    @classmethod
    def of(cls, members: Sequence[Sequence[int] | Ints], raw_values: int) -> Sets:
        """Put sets of raw values together; `raw_values` is how many there are to choose from."""
        sizes = np.array([len(one) for one in members], dtype=np.int64)
        values = np.concatenate([np.asarray(one, dtype=np.int64) for one in members])
        matrix = None
        if len(members) * raw_values <= _SMALL:
            matrix = np.zeros((len(members), raw_values), dtype=np.int64)
            matrix[np.repeat(np.arange(len(members)), sizes), values] = 1
        return cls(values, np.cumsum(sizes) - sizes, sizes == 0, matrix)

    def flags(self, at: int, raw_values: int) -> npt.NDArray[np.bool_]:
        """Return which raw values are in set `at`."""
        end = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.values)
        held = np.zeros(raw_values, dtype=bool)
        held[self.values[self.starts[at] : end]] = True
        return held

    def sums(self, counts: npt.NDArray[Any]) -> list[tuple[Any, ...]]:
        """Return the sum of the rows of `counts` (raw values x classes) over each set."""
        if self.matrix is not None:
            return list(map(tuple, (self.matrix @ counts).tolist()))
        chosen = counts[self.values]
        # A set that is empty at the end begins behind the last value; its sum is put right below.
        sums = np.add.reduceat(chosen, np.minimum(self.starts, len(chosen) - 1), axis=0)
        sums[self.empty] = 0
        return list(map(tuple, sums.tolist()))


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """How a column's raw values fold.

    The first of `sets` are the answers in the order of `answers`, then come the reasons for no answer, then all
    answers together, then the top box and the rest of the answers. A question with several answers has no
    answers of its own here: see `fold_options`.
    """

    answers: tuple[Group, ...]
    reasons: tuple[Reason, ...]
    sets: Sets


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """The counts of one column, folded."""

    answers: tuple[Row, ...]
    reasons: tuple[tuple[Reason, Cell], ...]
    valid: Cell
    top: Cell
    rest: Cell


_plans: WeakKeyDictionary[Scale, Plan] = WeakKeyDictionary()


def plan(column: Column) -> Plan:
    """Return how the raw values of a column fold; equal answers written differently become one."""
    found = _plans.get(column.scale)
    if found is None:
        found = _plans[column.scale] = _plan(column.question, column.scale)
    return found


def _plan(question: Question, scale: Scale) -> Plan:
    numeric = scale.kind in {"zero_to_ten", "points"}
    groups: dict[tuple[str, float], int] = {}
    names: list[Group] = []
    sets: list[list[int]] = []
    valid: list[int] = []
    missing: dict[Reason, list[int]] = {}
    for at, (reason, code) in enumerate(zip(scale.reasons, scale.codes.tolist(), strict=True)):
        if not question.distinct.counts[at]:
            continue
        if reason is not None:
            missing.setdefault(reason, []).append(at)
            continue
        valid.append(at)
        if scale.kind == "multi":
            continue
        text = _label(question, scale, at, code) if numeric else question.distinct.labels[at]
        key = (match_text(text), code if code == code else 0.0)  # noqa: PLR0124 - NaN means no code
        if key not in groups:
            groups[key] = len(names)
            names.append(Group(text, code))
            sets.append([])
        sets[groups[key]].append(at)
    lowest = top_code(scale)
    reasons = tuple(reason for reason in REASONS if reason in missing)
    top = [at for group, members in zip(names, sets, strict=True) if group.code >= lowest for at in members]
    rest = sorted(set(valid) - set(top))
    rows = [*sets, *(missing[reason] for reason in reasons), valid, top, rest]
    return Plan(tuple(names), reasons, Sets.of(rows, len(scale.reasons)))


def top_code(scale: Scale) -> float:
    """Return the lowest code of the top box: the two best answers, or the best one of a two-point scale."""
    low, high = scale.low or 0, scale.high or 0
    return float(high - (1 if high - low >= 2 else 0))


def _label(question: Question, scale: Scale, at: int, code: float) -> str:
    """Return the number that was answered: the code, turned back where the scale is reversed."""
    if scale.reversed and scale.low is not None and scale.high is not None:
        code = scale.low + scale.high - code
    return str(int(code)) if code == int(code) else question.distinct.labels[at]


@dataclass(frozen=True, slots=True, eq=False)
class ClassMatrix:
    """Which outcome group belongs to which class: groups x (negative, passive, positive, everybody), 0/1."""

    ints: Ints
    floats: npt.NDArray[np.float64]

    @classmethod
    def of(cls, outcome: Column | None, measure: Measure) -> ClassMatrix:
        """Return the classes of the outcome's answers under the measure's cut-offs."""
        groups = outcome_groups(outcome) if outcome is not None else np.zeros(1, dtype=np.int64)
        codes = outcome.scale.codes.tolist() if outcome is not None else [float("nan")]
        matrix = np.zeros((int(groups.max()) + 1, _CLASSES), dtype=np.int64)
        matrix[:, 3] = 1
        for group, code in zip(groups.tolist(), codes, strict=True):
            if measure.low <= code <= measure.high:
                place = 0 if code <= measure.negative_max else 2 if code >= measure.positive_min else 1
                matrix[group, place] = 1
        return cls(matrix, matrix.astype(np.float64))


def fold(table: Table, column: Column, classes: ClassMatrix) -> Folded:
    """Return the counts of a column by answer and by reason, in the order of `plan(column)`."""
    how = plan(column)
    rows = _rows(table, classes, how.sets)
    answers = len(how.answers)
    *missing, valid, top, rest = (row.cell() for row in rows[answers:])
    found = tuple((why, cell) for why, cell in zip(how.reasons, missing, strict=True) if cell.everybody.n)
    return Folded(tuple(rows[:answers]), found, valid, top, rest)


def fold_options(table: Table, column: Column, classes: ClassMatrix) -> tuple[tuple[Cell, Cell], ...]:
    """Return, for each option of a question with several answers, those who chose it and those who did not."""
    valid = column.scale.valid
    members = [np.flatnonzero(option.members & valid) for option in column.scale.options]
    everybody, *chosen = _rows(table, classes, Sets.of([np.flatnonzero(valid), *members], len(valid)))
    return tuple((row.cell(), everybody.without(row).cell()) for row in chosen)


def _rows(table: Table, classes: ClassMatrix, sets: Sets) -> list[Row]:
    n = sets.sums(table.n @ classes.ints)
    if table.w is None or table.w2 is None:
        return [Row(row) for row in n]
    w = sets.sums(table.w @ classes.floats)
    w2 = sets.sums(table.w2 @ classes.floats)
    return [Row(*rows) for rows in zip(n, w, w2, strict=True)]


def _unweighted(row: Sequence[int]) -> Cell:
    negative, passive, positive, everybody = row
    if not everybody:
        return EMPTY
    return Cell(ClassCounts.of(negative, passive, positive), Tally.of(everybody))


def _weighted(n: Sequence[int], w: Sequence[float], w2: Sequence[float]) -> Cell:
    negative, passive, positive, everybody = (Tally(*sums) for sums in zip(n, w, w2, strict=True))
    return Cell(ClassCounts(positive, passive, negative), everybody)
