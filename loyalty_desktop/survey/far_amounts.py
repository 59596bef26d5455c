"""Amounts that stand far from all others, as a slip of the keyboard does: two zeros too many (INPUTS.md I52).

Nothing is left out unasked. Spending differs by factors, not by sums, so distances are measured on logarithms.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

import msgspec
import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.noted import MOST_CELLS, Noted, address
from loyalty_desktop.survey.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.noted import State
    from loyalty_desktop.survey.questions import Cut

FAR, OUT = "amounts_far", "amounts_far_out"
_FEWEST, _FEWEST_DIFFERENT = 20, 5
_FENCE = 3.0
"""So many times the middle half's width beyond it: one in a million of amounts that differ as spending does."""
_LEAST_WIDTH = float(np.log10(1.5))
_MOST, _MOST_SHARE = 5, 0.01
"""More than these are no slips, but customers of another kind."""


class Far(NamedTuple):
    """Distinct answers that stand far away, the largest first: those that count, and those the user left out.

    `sums` are what the amounts of both come to.
    """

    counted: tuple[int, ...]
    left_out: tuple[int, ...]
    sums: tuple[float, float] = (0.0, 0.0)


_KNOWN: WeakKeyDictionary[Scale, Far] = WeakKeyDictionary()
"""What was found under a scale: an edit of one column looks at that column only."""


def far_amounts(column: Column) -> Far:
    """Return the distinct answers of a column of amounts that stand far from all others; none of other columns."""
    if column.role != "spend" or column.scale.kind not in {"money", "number"}:
        return Far((), ())
    known = _KNOWN.get(column.scale)
    if known is None:
        known = _KNOWN[column.scale] = _looked_for(column)
    return known


def far_noted(columns: Sequence[Column], cut: Cut) -> tuple[Noted, ...]:
    """Return a line for each column of amounts in which some stand far away, and for those left out."""
    notes = []
    for column in columns:
        far = far_amounts(column)
        if far.counted:
            notes.append(_noted(FAR, column, far.counted, cut))
        if far.left_out:
            notes.append(_noted(OUT, column, far.left_out, cut))
    return tuple(notes)


def _looked_for(column: Column) -> Far:
    """Compare with all amounts, those that were left out among them: leaving some out makes no others far."""
    bare = msgspec.structs.replace(column.correction, missing=())
    scale = column.scale
    if column.correction.missing:
        scale = column.question.scale(replace(column.context, correction=bare))
    counts = column.distinct.counts
    used = np.array([reason is None for reason in scale.reasons], dtype=bool) & (counts > 0) & (scale.codes > 0)
    if len(used) == 0 or int(counts[used].sum()) < _FEWEST or int(used.sum()) < _FEWEST_DIFFERENT:
        return Far((), ())
    logs = np.full(len(used), np.nan)
    logs[used] = np.log10(scale.codes[used])
    low, high = np.percentile(np.repeat(logs[used], counts[used]), [25, 75])
    width = max(float(high - low), _LEAST_WIDTH)
    far = used & ((logs > high + _FENCE * width) | (logs < low - _FENCE * width))
    if int(counts[far].sum()) > max(_MOST, _MOST_SHARE * int(counts[used].sum())):
        return Far((), ())
    found = sorted(np.flatnonzero(far).tolist(), key=lambda at: -float(scale.codes[at]))
    counted = tuple(at for at in found if column.scale.reasons[at] is None)
    left_out = tuple(at for at in found if column.scale.reasons[at] is not None)
    sums = [float(sum(scale.codes[at] * counts[at] for at in which)) for which in (counted, left_out)]
    return Far(counted, left_out, (sums[0], sums[1]))


def _noted(id_: str, column: Column, far: tuple[int, ...], cut: Cut) -> Noted:
    name = column.own or column.title or column.letter
    written = (column.distinct.texts[at] for at in far)
    texts = [f"{int(text):,}" if text.isdecimal() else text for text in written]
    values = ", ".join(texts[:MOST_CELLS]) + (" …" if len(texts) > MOST_CELLS else "")
    count = int(sum(column.distinct.counts[at] for at in far))
    state: State = "asked" if id_ == FAR else "told"
    cells = () if cut.made else _cells(column, far, cut)
    return Noted(message(id_, column=name, values=values), count, state, columns=(column.key,), cells=cells)


def _cells(column: Column, far: tuple[int, ...], cut: Cut) -> tuple[str, ...]:
    """Return where the first of them stand."""
    first = cut.heading_rows[-1] if cut.heading_rows else 0
    rows = np.flatnonzero(np.isin(column.raw.codes, far))[:MOST_CELLS]
    places = rows if cut.kept is None else np.flatnonzero(cut.kept)[rows]
    return tuple(address(first + int(row), column.index) for row in places)
