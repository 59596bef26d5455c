"""Columns whose cells say something by their colour alone, which nobody can read but people (INPUTS.md I38)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.colours import FIRST_ROWS
from loyalty_desktop.survey.noted import MOST_CELLS, Noted, address, column_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.cell_errors import Question
    from loyalty_desktop.survey.sheet import Coloured, Sheet

_FEWEST = 2
"""One coloured cell marks something about itself; several of them are answers."""


def colours_noted(sheet: Sheet, questions: Sequence[Question], first: int) -> tuple[Noted, ...]:
    """Return what to say of columns whose answers, from row `first` on, differ in nothing but their background."""
    coloured = {one.column: one for one in sheet.coloured}
    found = {
        question: rows
        for question in questions
        if question.index in coloured
        and (rows := _answers(sheet, coloured[question.index], first))
        and _says_nothing_else(question)
    }
    if not found:
        return ()
    names = ", ".join(question.key.heading or column_letters(question.index) for question in found)
    cells = [address(row, question.index) for question, rows in found.items() for row in rows]
    keys = tuple(question.key for question in found)
    return (Noted(message("colours_only", columns=names), len(cells), columns=keys, cells=tuple(cells[:MOST_CELLS])),)


def _answers(sheet: Sheet, coloured: Coloured, first: int) -> list[int]:
    """Return the rows of a column whose colour says something: there are others of another colour, or of none."""
    cells = [(row, colour) for row, colour in coloured.cells if row >= first]
    kinds = Counter(colour for _row, colour in cells)
    kinds[""] = min(sheet.rows, FIRST_ROWS) - first - len(cells)
    told = [kind for kind, count in kinds.items() if count >= _FEWEST]
    return [row for row, _colour in cells] if len(told) > 1 else []


def _says_nothing_else(question: Question) -> bool:
    """Say whether all answers are blank, or one and the same sign."""
    texts, counts = question.distinct.texts, question.distinct.counts
    return len({texts[at] for at in np.flatnonzero(counts).tolist() if texts[at]}) <= 1
