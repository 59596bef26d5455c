"""What the members of a cell of the customer grid went through more often than the others (METHOD 6, 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec
import numpy as np

from loyalty_desktop.compute.answering import happening_of
from loyalty_desktop.compute.counter import Base, Table
from loyalty_desktop.compute.counts import Tally
from loyalty_desktop.compute.customer_grid import CELLS
from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.economy import loyalty_column
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Estimate, Limits
from loyalty_desktop.compute.multiplicity import adjust_family
from loyalty_desktop.compute.parts import Parts, part_of, part_tables
from loyalty_desktop.compute.share import share, share_difference
from loyalty_desktop.journey.model import Experience

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.answering import Answering, Flags
    from loyalty_desktop.compute.counter import Counter, Table
    from loyalty_desktop.compute.customer_grid import CellCode, Grid
    from loyalty_desktop.journey.model import Journey

Asked: TypeAlias = tuple[Tally, Tally]
"""Those who had an experience, and all who were asked about it."""


class CellExperience(msgspec.Struct, frozen=True):
    """How many had an experience inside a cell and outside it: shares 0..1 of those who were asked.

    `outside` is everybody else in the grid. The difference is in percentage points, inside minus outside, its p
    adjusted over all experiences of the cell.
    """

    experience: Experience
    inside: Estimate
    inside_count: int
    outside: Estimate
    outside_count: int
    difference: Difference

    @property
    def more_often(self) -> bool:
        """Whether the members had it more often than the others, beyond chance."""
        return self._beyond_chance and (self.difference.points or 0.0) > 0

    @property
    def less_often(self) -> bool:
        """Whether the members had it less often than the others, beyond chance."""
        return self._beyond_chance and (self.difference.points or 0.0) < 0

    @property
    def _beyond_chance(self) -> bool:
        return self.difference.p_adjusted is not None and self.difference.p_adjusted < 0.05


def cell_experiences(
    counter: Counter,
    journey: Journey,
    grid: Grid,
    cell: CellCode,
    *,
    confidence: float = 0.95,
    limits: Limits = DEFAULT_LIMITS,
) -> tuple[CellExperience, ...]:
    """Return every experience of the journey inside and outside one cell, in the journey's order.

    `grid` must have been made with the same counter and journey. Difference and interval are Newcombe's, p is that
    of Agresti & Caffo, corrected by Benjamini & Hochberg over the experiences that could be tested; experiences
    whose column is gone or cannot tell are left out.
    """
    known = [(one, happening_of(counter.survey, one)) for one in journey.experiences]
    usable = [(one, happening) for one, happening in known if not isinstance(happening, str)]
    happenings = [happening for _one, happening in usable]
    inside, outside = _inside_and_out(counter, journey, grid, CELLS.index(cell), happenings)
    found = [
        _compared(one, members, others, confidence, limits)
        for (one, _happening), members, others in zip(usable, inside, outside, strict=True)
    ]
    differences = adjust_family([one.difference for one in found])
    return tuple(
        msgspec.structs.replace(one, difference=difference) for one, difference in zip(found, differences, strict=True)
    )


def _inside_and_out(
    counter: Counter, journey: Journey, grid: Grid, place: int, happenings: Sequence[Answering]
) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    """Return who had each experience among those asked, in the cell and outside."""
    base = counter.base_of(journey)
    member = grid.placed == place
    everybody = grid.placed >= 0
    whole = part_of(base, everybody)  # the same for every cell and every threshold
    inside = Base(member, base.weights, int(np.count_nonzero(member)), 0)
    columns = tuple({column.index: column for column, _valid, _had in happenings}.values())
    if base.weights is None:
        # The loyalty answer is of no interest here, but unweighted bitsets are kept in its order.
        outcome = loyalty_column(counter, journey)
        counted = zip(*(counter.tables(columns, outcome, one) for one in (whole, inside)), strict=True)
        found: tuple[tuple[Table, ...], ...] = tuple((every, own, Table(every.n - own.n)) for every, own in counted)
    else:
        rest = everybody & ~member
        groups = (inside, Base(rest, base.weights, int(np.count_nonzero(rest)), 0))
        parts = Parts(whole, groups, (("inside",), ("outside",)), overlapping=False, left_out=())
        found = part_tables(counter, columns, None, parts)
    tables = dict(zip((one.index for one in columns), found, strict=True))
    members, others = (
        tuple(_asked(tables[column.index][at], valid, had) for column, valid, had in happenings) for at in (1, 2)
    )
    return members, others


def _asked(table: Table, valid: Flags, had: Flags) -> Asked:
    """Return those who had it, and all who gave a valid answer."""
    return _tally(table, had), _tally(table, valid)


def _tally(table: Table, values: Flags) -> Tally:
    n = int(table.n[values].sum())
    if table.w is None or table.w2 is None:
        return Tally.of(n)
    return Tally(n, float(table.w[values].sum()), float(table.w2[values].sum()))


def _compared(
    experience: Experience, members: Asked, others: Asked, confidence: float, limits: Limits
) -> CellExperience:
    return CellExperience(
        experience,
        share(*members, confidence=confidence, limits=limits),
        members[0].n,
        share(*others, confidence=confidence, limits=limits),
        others[0].n,
        share_difference(*members, *others, confidence=confidence, limits=limits),
    )
