"""Two tables one below the other in one sheet or csv, parted by blank rows (INPUTS.md I25)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.reshaping import filled_rows, rows_of
from loyalty_desktop.survey.vocabulary import keys

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Sheet

_LOOK = 6
"""Rows of a block that are looked at for its heading: titles come before it."""
_TITLE = re.compile(
    r"[-=*■●◆【\[<＜「#]{1,}.*|.*(?:対応表|コード表|一覧|凡例|code ?book|codes|legend|dictionary)", re.IGNORECASE
)
_ENOUGH = 2
_LONGEST_BLOCK = 2000


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """A sheet cut at a gap: the answers, the table below with its title, and its first and last row from 0."""

    answers: Sheet
    below: Sheet
    title: str
    first: int
    last: int


def find_blocks(sheet: Sheet, heading: int) -> Blocks | None:
    """Return the sheet cut at the first gap below which another table begins, None when it is one table."""
    filled = filled_rows(sheet)
    if filled.all():
        return None
    used = np.flatnonzero(filled)
    starts = used[1:][np.diff(used) > 1].tolist()
    for start in starts:
        if start <= heading + 1 or not filled[heading + 1 : start].any():
            continue
        end = int(used[-1]) + 1
        if end - start > _LONGEST_BLOCK:
            continue
        title = _other_table(sheet, heading, start, end)
        if title is not None:
            last = int(np.flatnonzero(filled[:start])[-1]) + 1
            return Blocks(rows_of(sheet, 0, last), rows_of(sheet, start, end), title, start, end - 1)
    return None


def _other_table(sheet: Sheet, heading: int, start: int, end: int) -> str | None:
    """Return the title ('' for none) of another table that begins at `start`, None when answers go on there."""
    rows = [[text_of(cell) for cell in sheet.row(at)] for at in range(start, min(end, start + _LOOK))]
    titles: list[str] = []
    for at, row in enumerate(rows):
        said = [text for text in row if text]
        if len(said) == 1 and at < _LOOK - 1:
            titles.append(said[0])
            continue
        if len(said) < _ENOUGH:
            continue
        more = any(any(text_of(cell) for cell in sheet.row(place)) for place in range(start + at + 1, end))
        strength = _strength(sheet, heading, start, row) + (2 if any(map(_is_title, titles)) else 0)
        return " ".join(titles) if more and strength >= _ENOUGH and _heads(sheet, heading, start, row) else None
    return None


def _is_title(text: str) -> bool:
    return bool(_TITLE.fullmatch(text)) or match_text(text) in keys("code_books", "sheets")


def _heads(sheet: Sheet, heading: int, start: int, row: list[str]) -> bool:
    """Say whether a row can be the heading of another table: different words, none answered above, no totals."""
    said = [text for text in row if text]
    if len(set(said)) < len(said) or any(number_of(text) is not None for text in said):
        return False
    if match_text(said[0]) in keys("marks", "totals"):
        return False
    above = [match_text(text_of(cell)) for cell in sheet.row(heading)]
    if [match_text(text) for text in row] == above:
        return False
    answered = 0
    for at, text in enumerate(row):
        if text:
            column = sheet.columns[at]
            same = [
                place for place, value in enumerate(column.values) if match_text(text_of(value)) == match_text(text)
            ]
            answered += bool(np.isin(column.codes[heading + 1 : start], same).any())
    return not answered


def _strength(sheet: Sheet, heading: int, start: int, row: list[str]) -> int:
    """Return how much speaks for another table: its width, and words below columns of numbers."""
    width = max(at for at, text in enumerate(row) if text)
    widest = max((at for at, cell in enumerate(sheet.row(heading)) if text_of(cell)), default=width)
    narrow = width != widest
    against = 0
    for at, text in enumerate(row):
        if text:
            column = sheet.columns[at]
            used = np.unique(column.codes[heading + 1 : start])
            texts = [said for code in used if (said := text_of(column.values[int(code)]))]
            against += bool(texts) and sum(1 for said in texts if number_of(said) is not None) >= 0.9 * len(texts)
    return int(narrow) + min(2, against)
