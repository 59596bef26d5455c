"""What is to be said and asked about values once the columns are understood (INPUTS.md I39 to I54).

Columns that raise the same question share a line: it is asked once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from loyalty_desktop.messages import message
from loyalty_desktop.survey.coded_from_one import ELEVEN, may_be_one_higher, one_higher_noted
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.scale import Scale
from loyalty_desktop.survey.value_pieces import Piece, pieces_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.reading import Correction, Role
    from loyalty_desktop.survey.tools import Tool

_KNOWN: WeakKeyDictionary[Scale, tuple[Role, Correction, tuple[Piece, ...]]] = WeakKeyDictionary()
"""What was found under a scale: an edit of one column looks at that column only."""


def values_noted(columns: Sequence[Column], tool: Tool | None) -> tuple[Noted, ...]:
    """Return the lines about values; what the export of a tool settles otherwise is left to the lines about it."""
    lines: dict[tuple[object, ...], list[tuple[Column, Piece]]] = {}
    higher = may_be_one_higher(columns)
    elevens = {column.key for column in higher}
    for column in columns:
        for piece in _pieces(column):
            if piece.id == "one_two_asked" and tool is not None and tool.id == "limesurvey":
                continue
            if piece.id == "extra_code_asked" and column.key in elevens and ("code", ELEVEN) in piece.args:
                continue  # it is asked about with all that it says of the other answers
            lines.setdefault((piece.id, piece.args), []).append((column, piece))
    return (*one_higher_noted(higher), *(_line(members) for members in lines.values()))


def _line(members: list[tuple[Column, Piece]]) -> Noted:
    first = members[0][1]
    said = message(first.id, **dict((*first.args, *first.example)))
    count = sum(piece.count for _column, piece in members) or len(members)
    return Noted(said, count, first.state, columns=tuple(column.key for column, _piece in members))


def _pieces(column: Column) -> tuple[Piece, ...]:
    known = _KNOWN.get(column.scale)
    if known is None or known[:2] != (column.role, column.correction):
        known = _KNOWN[column.scale] = (column.role, column.correction, pieces_of(column))
    return known[2]
