"""Tables worked out from answers: GT tables, cross tables, pivots, counts with their percentages (INPUTS.md I20)."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.headings import find_heading_rows
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.totals import names_total
from loyalty_desktop.survey.vocabulary import keys

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Sheet

_MOST_ROWS, _MOST_COLUMNS = 200, 500
_FIRST_COLUMNS = 6
_PARTS = 3
"""So few counts with fitting shares may be chance."""
_FEWEST_RESPONDENTS, _FEWEST_QUESTIONS = 10, 2
_MOST_ANSWERS = 20
_POINTS = frozenset(range(11))
_ID = re.compile(r"\D{0,12}\d+")
_ROUNDED = 0.011
"""A share of a total is rounded to a whole percent, or better."""


def is_summary(sheet: Sheet) -> bool:
    """Say whether a small sheet carries the words of cross tables and pivots, or counts beside their shares."""
    return sheet.rows <= _MOST_ROWS and len(sheet.columns) <= _MOST_COLUMNS and _says_summary(sheet)


@lru_cache(maxsize=64)
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
    columns = [_figures(sheet, at) for at in range(len(sheet.columns))]
    counts = [column for column in columns if column and all(number.is_integer() for number in column.values())]
    return any(_shares(count, share) for count in counts for share in columns if share is not count)


def _figures(sheet: Sheet, at: int) -> dict[int, float]:
    """Return the numbers of a column by row, without totals; {} for a column that holds words below its heading."""
    found: dict[int, float] = {}
    words = 0
    for row in range(sheet.rows):
        text = text_of(sheet.columns[at].cell(row))
        number = number_of(text)
        words += bool(text) and number is None
        if number is not None and not any(names_total(text_of(cell)) for cell in sheet.row(row)[:at]):
            found[row] = number
    return found if words <= max(2, 0.1 * len(found)) else {}


def _shares(counts: dict[int, float], shares: dict[int, float]) -> bool:
    rows = counts.keys() & shares.keys()
    total, whole = sum(counts[row] for row in rows), sum(shares[row] for row in rows)
    if len(rows) < _PARTS or len(rows) < 0.9 * max(len(counts), len(shares)) or total <= len(rows):
        return False
    if not any(math.isclose(whole, unit, rel_tol=0.02) for unit in (1.0, 100.0)):
        return False
    # Among very many rows all shares are small, and any two columns of 1 and 2 would fit.
    differs = len({counts[row] for row in rows}) > 1 and max(shares[row] for row in rows) > 3 * _ROUNDED * whole
    return differs and all(abs(shares[row] / whole - counts[row] / total) <= _ROUNDED for row in rows)
