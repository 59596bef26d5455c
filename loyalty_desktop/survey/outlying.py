"""Amounts so far above all others that a slip of the keyboard is likelier than a customer (INPUTS.md I52).

What far_amounts.py asks about is not told a second time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.answer_notes import places_of
from loyalty_desktop.survey.far_amounts import far_amounts
from loyalty_desktop.survey.noted import Noted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.questions import Cut

_SUMS = frozenset({"spend", "frequency"})
_FEWEST, _USUAL, _TIMES = 20, 95, 10
"""Among so many amounts, one is far away that is ten times what nineteen in twenty stay below."""


def outlying_noted(columns: Sequence[Column], cut: Cut) -> tuple[Noted, ...]:
    """Return the line about amounts far above all others; they count as they stand."""
    found = {column: codes for column in columns if column.role in _SUMS and (codes := _far_above(column))}
    if not found:
        return ()
    count = sum(int(column.distinct.counts[list(codes)].sum()) for column, codes in found.items())
    names = ", ".join(column.title or column.letter for column in found)
    cells = () if cut.made else places_of(list(found.items()), cut)
    keys = tuple(column.key for column in found)
    return (Noted(message("amounts_far_above", columns=names), count, columns=keys, cells=cells),)


def _far_above(column: Column) -> tuple[int, ...]:
    """Return the codes of the amounts of a column that are far above its others."""
    if column.scale.kind not in {"money", "number", "id"}:
        return ()
    amounts = column.scale.codes
    given = amounts[column.raw.codes]
    given = given[given > 0]
    if len(given) < _FEWEST:
        return ()
    limit = _TIMES * float(np.percentile(given, _USUAL, method="lower"))
    above = np.flatnonzero((amounts > limit) & (column.distinct.counts > 0)).tolist()
    return tuple(at for at in above if at not in far_amounts(column).counted)
