"""The questions of a journey counted in several groups at once: who answered, who of them counts, who is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.answering import Answering, happening_of, rating_of
from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.folding import ClassMatrix, Row
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Table
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.survey import Column, Survey

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A driver or an experience: its column, who answered it, who of them counts; only `flag` without a column."""

    id: str
    column: Column | None
    valid: Flags
    hit: Flags
    flag: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """The questions of a journey on a survey: the outcome with its classes, drivers, experiences."""

    outcome: Column | None
    classes: ClassMatrix
    drivers: tuple[Asked, ...]
    experiences: tuple[Asked, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns to be counted, each once."""
        asked = [question.column for question in (*self.drivers, *self.experiences)]
        found = [column for column in (*asked, self.outcome) if column is not None]
        return tuple({column.index: column for column in found}.values())


@dataclass(frozen=True, slots=True)
class Cells:
    """Those who answered a question, and those of them who count, in one group."""

    valid: Row
    hit: Row

    @property
    def answered(self) -> Tally:
        """Everybody who answered, whether or not the loyalty answer is valid."""
        return everybody(self.valid)

    @property
    def counted(self) -> Tally:
        """Everybody of them who counts."""
        return everybody(self.hit)

    @property
    def classes(self) -> ClassCounts:
        """Those who count, by class of their loyalty answer."""
        return self.hit.cell().classes

    @property
    def others(self) -> ClassCounts:
        """Those who answered and do not count, by class of their loyalty answer."""
        return self.valid.without(self.hit).cell().classes


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """One question in the groups that were counted, and in what each leaves of the first, which is everybody."""

    cells: tuple[Cells, ...]
    rests: tuple[Cells, ...]
    flag: str = ""
    """Why there are no cells."""


def everybody(row: Row) -> Tally:
    """Return all of a row, whatever their class."""
    n = row.n[3]
    return Tally.of(n) if row.w is None or row.w2 is None else Tally(n, row.w[3], row.w2[3])


def case_of(survey: Survey, journey: Journey) -> Case:
    """Return the questions of a journey; the outcome is None when the survey lacks it or it is no scale."""
    key = journey.measure.column
    outcome = survey.column(key) if key is not None else None
    if outcome is not None and outcome.scale.kind not in RATINGS:
        outcome = None
    return Case(
        outcome,
        ClassMatrix.of(outcome, journey.measure),
        tuple(_asked(driver.id, rating_of(survey, driver)) for driver in journey.drivers),
        tuple(_asked(one.id, happening_of(survey, one)) for one in journey.experiences),
    )


def _asked(id_: str, found: Answering | str) -> Asked:
    nothing = np.zeros(0, dtype=bool)
    return Asked(id_, None, nothing, nothing, found) if isinstance(found, str) else Asked(id_, *found)


def scores_in(case: Case, tables: dict[int, tuple[Table, ...]], size: int) -> tuple[ClassCounts, ...]:
    """Return the loyalty answers by class, of each of the `size` groups that were counted."""
    if case.outcome is None:
        return (ClassCounts(),) * size
    valid = np.ones((1, len(case.outcome.raw.values)), dtype=bool)
    return tuple(row.cell().classes for (row,) in rows_of(tables[case.outcome.index], valid, case.classes))


def counted(asked: Asked, tables: dict[int, tuple[Table, ...]], classes: ClassMatrix) -> Counted:
    """Return a question's counts in each group that was counted; without a column, why there are none."""
    if asked.column is None:
        return Counted((), (), asked.flag)
    sums = _sums(tables[asked.column.index], np.stack((asked.valid, asked.hit)), classes)
    left = [part[:1] - part for part in sums]
    if len(sums) > 1:
        for part in left[1:]:
            part[left[0] == 0] = 0.0  # differences of sums of weights leave dust where nobody is left
    own, rests = ([Cells(*rows) for rows in _rows(found)] for found in (sums, left))
    return Counted(tuple(own), tuple(rests))


def rows_of(tables: Sequence[Table], wanted: Flags, classes: ClassMatrix) -> list[list[Row]]:
    """Return, per table, the counts by class of each set of raw values in `wanted` (sets x raw values)."""
    return _rows(_sums(tables, wanted, classes))


def _sums(tables: Sequence[Table], wanted: Flags, classes: ClassMatrix) -> list[Numbers]:
    """Return respondents, and where weighted Σw and Σw²: tables x sets x classes."""
    n = wanted.astype(np.int64) @ np.stack([table.n for table in tables]) @ classes.ints
    weights = [(table.w, table.w2) for table in tables if table.w is not None and table.w2 is not None]
    if not weights:
        return [n]
    sets = wanted.astype(np.float64)
    return [n, *(sets @ np.stack(one) @ classes.floats for one in zip(*weights, strict=True))]


def _rows(sums: Sequence[Numbers]) -> list[list[Row]]:
    parts = [[list(map(tuple, rows)) for rows in part.tolist()] for part in sums]
    return [[Row(*row) for row in zip(*rows, strict=True)] for rows in zip(*parts, strict=True)]
