"""Rows that are no respondents though they stand among them: titles of parts, and headings that are answers (I30)."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.distinct import is_date, number_of, text_of
from loyalty_desktop.survey.in_bulk import places_of_texts
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.sheet import Sheet
from loyalty_desktop.survey.totals import holds_comments

Bools = npt.NDArray[np.bool_]

_SIGNS = tuple("【■●◆▼▲□◇○《〈<＜[［「『=-＝－—―#")
_BRACKETED = re.compile(
    r"【.+】|《.+》|〈.+〉|[<＜].+[>＞]|[\[［].+[\]］]|「.+」|『.+』|[■●◆▼▲□◇○#]\s*\S.*|[=＝\-－—―]{2,}.*"
)
_FEWEST_CELLS = 3
"""Among rows of two cells one with a single answer is nothing special."""
_LOOKED_AT = 300
_LONGEST = 40
_SAMPLE = 2000
_FEWEST_HITS = 2


def section_rows(sheet: Sheet, first: int, filled: Bools) -> Bools:
    """Mark titles of parts of the table: one cell among rows of many, in brackets or below a blank row.

    A respondent who left only a comment, or whose one answer others gave too, is none.
    """
    titles = np.zeros(len(filled), dtype=bool)
    if len(sheet.columns) < _FEWEST_CELLS or not filled.any():
        return titles
    likely = np.zeros(len(filled), dtype=bool)
    for column in sheet.columns[:2]:
        texts = {at: str(column.values[at]) for at in places_of_texts(column.values)}
        begins = {text[:1] for text in texts.values()}
        if all(map(str.isalnum, begins)):  # most columns
            continue
        signed = [at for at, text in texts.items() if text.lstrip().startswith(_SIGNS)]
        if signed:
            likely |= np.isin(column.codes[first:], signed)
    likely[1:] |= filled[1:] & ~filled[:-1]
    found: dict[int, dict[int, str]] = {}
    for at in np.flatnonzero(likely & filled)[:_LOOKED_AT].tolist():
        said = [(place, text) for place, cell in enumerate(sheet.row(first + at)) if (text := text_of(cell))]
        if len(said) == 1 and said[0][0] < _FEWEST_CELLS and _may_be_title(said[0][1], filled, at):
            found.setdefault(said[0][0], {})[at] = said[0][1]
    for place, texts in found.items():
        for at in _only_there(sheet, first, filled, place, texts):
            titles[at] = True
    if titles.any() and not _are_wide(sheet, first, filled & ~titles):
        titles[:] = False
    return titles


def _may_be_title(text: str, filled: Bools, at: int) -> bool:
    if len(text) > _LONGEST or number_of(text) is not None or is_date(text):
        return False
    return bool(_BRACKETED.fullmatch(text)) or not (at == 0 or filled[at - 1] or text[-1:].isdigit())


def _only_there(sheet: Sheet, first: int, filled: Bools, place: int, titles: dict[int, str]) -> list[int]:
    """Return which rows hold what nobody answered in that column; none where people wrote comments there."""
    column = sheet.columns[place]
    counts = np.bincount(column.codes[first:], minlength=len(column.values)).tolist()
    given = [(text, n) for value, n in zip(column.values, counts, strict=True) if n and (text := text_of(value))]
    mine = set(titles.values())
    if holds_comments([text for text, _n in given if text not in mine], int(filled.sum())):
        return []
    uses: Counter[str] = Counter()
    for text, n in given:
        uses[match_text(text)] += n
    return [at for at, text in titles.items() if uses[match_text(text)] == 1]


def _are_wide(sheet: Sheet, first: int, others: Bools) -> bool:
    """Say whether the first rows that are no titles hold several cells each."""
    rows = np.flatnonzero(others)[:_LOOKED_AT].tolist()
    widths = [sum(1 for cell in sheet.row(first + at) if text_of(cell)) for at in rows[:30]]
    return bool(widths) and float(np.median(widths)) >= _FEWEST_CELLS


def heading_answered(sheet: Sheet, heading: int, repeated: Bools) -> bool:
    """Say whether a heading row is an answer itself: most of what stands in it is answered again below.

    `repeated` are the rows that are the same in every cell: those of a file that repeats its headings say nothing.
    """
    others = np.flatnonzero(~repeated)[:_SAMPLE]
    if _is_count(sheet, heading):
        return False
    named = hits = 0
    for column in sheet.columns:
        mine = int(column.codes[heading])
        if not text_of(column.values[mine]):
            continue
        named += 1
        below = column.codes[heading + 1 :][others]
        other = below[below != mine]
        # A box that is ticked by its own name holds that and blanks only.
        differs = any(text_of(column.values[code]) for code in np.unique(other).tolist()[:3])
        hits += len(other) < len(below) and differs
    return hits >= _FEWEST_HITS and hits * 2 > named


def _is_count(sheet: Sheet, heading: int) -> bool:
    """Say whether the numbers of a heading row count the questions: 1, 2, 3 are chosen below as well."""
    texts = [text_of(column.cell(heading)) for column in sheet.columns]
    numbers = [number for text in texts if (number := number_of(text)) is not None]
    return len(numbers) >= _FEWEST_HITS and all(two == one + 1 for one, two in pairwise(numbers))
