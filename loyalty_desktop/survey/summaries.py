"""Tables worked out from answers: GT tables, cross tables, pivots, counts with their percentages (INPUTS.md I20)."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.blocks import find_blocks
from loyalty_desktop.survey.blocks_beside import find_beside
from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.headings import find_heading_rows
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.remembered import remembered
from loyalty_desktop.survey.totals import names_total
from loyalty_desktop.survey.vocabulary import keys

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Sheet

Floats: TypeAlias = npt.NDArray[np.float64]

_MOST_ROWS, _MOST_COLUMNS = 200, 500
_FIRST_COLUMNS = 6
_FEW_SHARES = 8
_PARTS = 3
"""So few counts with fitting shares may be chance."""
_FEWEST_RESPONDENTS, _FEWEST_QUESTIONS = 10, 2
_MOST_ANSWERS = 20
_POINTS = frozenset(range(11))
_ID = re.compile(r"\D{0,12}\d+")
_WHOLE = 0.03
_ROUNDED = 0.011
"""A share of a total is rounded to a whole percent, or better."""


@remembered
def is_summary(sheet: Sheet) -> bool:
    """Say whether a small sheet carries the words of cross tables and pivots, or counts beside their shares.

    A pivot that somebody pasted below the answers, or beside them, makes no summary of the answers.
    """
    if sheet.rows > _MOST_ROWS or len(sheet.columns) > _MOST_COLUMNS or not _says_summary(sheet):
        return False
    answers = _without_tables(sheet)
    return answers is None or not _has_respondents(answers) or _says_summary(answers)


def _without_tables(sheet: Sheet) -> Sheet | None:
    """Return the sheet without the tables beside its answers and below them; None where there are none."""
    rows = find_heading_rows(sheet)
    beside = find_beside(sheet, rows[-1]) if rows else None
    left = beside.answers if beside is not None else sheet
    below = find_blocks(left, rows[-1]) if rows else None
    return below.answers if below is not None else beside.answers if beside is not None else None


def _says_summary(sheet: Sheet) -> bool:
    words = {match_text(text_of(value)) for column in sheet.columns[:_FIRST_COLUMNS] for value in column.values}
    top = [{match_text(text_of(cell)) for cell in sheet.row(at)} for at in range(min(5, sheet.rows))]
    counted = any({"n", "%"} <= heads for heads in top)
    tables = any(text.startswith(("[ntable", "[table")) for text in words)
    named = len(words & keys("marks", "summary")) >= 2 or bool(words & keys("marks", "pivot"))
    # Words of tables may as well head questions: 全体, N, %.
    return tables or _has_shares(sheet) or ((counted or named) and not _has_respondents(sheet))


def _has_respondents(sheet: Sheet) -> bool:
    """Say whether rows are one respondent each: each has an id of its own and answers that others gave too."""
    rows = find_heading_rows(sheet)
    first = rows[-1] + 1 if rows else 0
    ids = rated = 0
    for column in sheet.columns if sheet.rows - first >= _FEWEST_RESPONDENTS else ():
        texts = [text for at in range(first, sheet.rows) if (text := text_of(column.cell(at)))]
        numbers = [number for text in texts if (number := number_of(text)) is not None]
        if any(names_total(text) for text in texts) or any(number != int(number) for number in numbers):
            return False
        if len(texts) < 0.5 * (sheet.rows - first):
            continue
        differ = len(set(texts))
        if differ == len(texts) >= 0.9 * (sheet.rows - first):
            ids += len(numbers) == len(texts) or all(map(_ID.fullmatch, texts))
        elif differ <= _MOST_ANSWERS and differ * 4 <= 3 * len(texts):
            rated += not numbers or (len(numbers) == len(texts) and set(numbers) <= _POINTS)
    return ids > 0 and rated >= _FEWEST_QUESTIONS


def _has_shares(sheet: Sheet) -> bool:
    """Say whether one column of whole numbers is shared out in another: 120, 180 beside 40 %, 60 %."""
    figures = _figures(sheet)
    whole = np.where(np.isnan(figures), 0, figures)
    for at in np.flatnonzero((whole == np.floor(whole)).all(axis=0)).tolist():
        for other in _fitting(figures, at):
            rows = np.flatnonzero(~np.isnan(figures[:, at]) & ~np.isnan(figures[:, other]))
            if other != at and _shares(figures[rows, at].tolist(), figures[rows, other].tolist()):
                return True
    return False


def _figures(sheet: Sheet) -> Floats:
    """Return the numbers of each column row by row, but for totals; a column of words below its heading is left out."""
    totals = np.full(sheet.rows, len(sheet.columns))
    columns = []
    for at, column in enumerate(sheet.columns):
        texts = [text_of(value) for value in column.values]
        numbers = [number_of(text) for text in texts]
        said = np.array([bool(text) and number is None for text, number in zip(texts, numbers, strict=True)])
        found = np.array([math.nan if number is None else number for number in numbers])[column.codes]
        found[totals < at] = math.nan  # the row is called a total further left
        if said[column.codes].sum() <= max(2, 0.1 * np.count_nonzero(~np.isnan(found))):
            columns.append(found)
        named = np.array([names_total(text) for text in texts], dtype=bool)[column.codes]
        totals = np.minimum(totals, np.where(named, at, len(sheet.columns)))
    return np.array(columns, dtype=np.float64).reshape(len(columns), sheet.rows).T


def _fitting(figures: Floats, at: int) -> list[int]:
    """Return the columns that add up to a whole over the rows of this one."""
    given = ~np.isnan(figures)
    both = given & given[:, at][:, None]
    rows, sizes = both.sum(axis=0), given.sum(axis=0)
    with np.errstate(all="ignore"):  # a figure may be as large as figures can be
        whole = np.where(both, figures, 0).sum(axis=0)
        near = (abs(whole - 1) <= _WHOLE) | (abs(whole - 100) <= 100 * _WHOLE)
    return np.flatnonzero(near & (rows >= _PARTS) & (rows >= 0.9 * np.maximum(sizes, sizes[at]))).tolist()


def _shares(counts: list[float], shares: list[float]) -> bool:
    total, whole = sum(counts), sum(shares)
    if total <= len(counts) or not any(math.isclose(whole, unit, rel_tol=0.02) for unit in (1.0, 100.0)):
        return False
    # Among many rows all shares are small and alike, and any two columns of 3, 4 and 5 would fit.
    spread = max(shares) - (min(shares) if len(shares) > _FEW_SHARES else 0)
    differs = len(set(counts)) > 1 and spread > 3 * _ROUNDED * whole
    pairs = zip(counts, shares, strict=True)
    return differs and all(abs(share / whole - count / total) <= _ROUNDED for count, share in pairs)
