"""Ratings that are in no figure until somebody says in which order their answers count; asked once for all alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.messages import message
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column

_UNSCALED = frozenset({"why_rating_unscaled", "why_loyalty_unscaled", "why_loyalty_yes_no"})
_RATED = frozenset({"driver", "overall_satisfaction", "loyalty"})
_ALIKE = 0.6
_MOST = 9


def steps_noted(columns: Sequence[Column]) -> list[Noted]:
    """Ask for the order of answers, in one line for the columns that share them."""
    sets: list[tuple[set[str], list[Column]]] = []
    for column in columns:
        own = _answers(column)
        if not own:
            continue
        home = next((one for one in sets if len(own & one[0]) >= _ALIKE * min(len(own), len(one[0]))), None)
        if home is None or len(own | home[0]) > _MOST:
            sets.append((own, [column]))
        else:
            home[0].update(own)
            home[1].append(column)
    return [_line(those) for _answers_, those in sets]


def _line(columns: list[Column]) -> Noted:
    said = message("steps_asked", column=columns[0].title or columns[0].letter)
    return Noted(said, len(columns), "asked", columns=tuple(column.key for column in columns))


def _answers(column: Column) -> set[str]:
    """Return the answers of a rating that nobody has put in order; none for any other column."""
    if column.guess.why.id not in _UNSCALED or column.role not in _RATED:
        return set()
    if column.scale.kind in RATINGS or column.correction.codes:
        return set()
    reasons = column.scale.reasons
    return {column.distinct.keys[at] for at in column.distinct.present() if reasons[at] is None}
