"""Which sheet of a workbook holds the answers, and which of its rows are answers (INPUTS.md I20, I30, I31, I36)."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.headings import find_heading_rows
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.sheet import Sheet, Workbook
from loyalty_desktop.survey.vocabulary import keys

_NOTE = re.compile(
    r"(?:[※*]|\(?注\d*[:)\s]|n\s*=\s*\d|notes?[:\s]|source[:\s]|(?:出典|備考|作成者?|以上)(?:[:\s]|$))", re.IGNORECASE
)


def choose_sheet(workbook: Workbook, name: str | None) -> Sheet:
    """Return the sheet called `name`, or the one that looks most like raw answers.

    Raises NoAnswers when there is no such sheet, or when every sheet is empty or a summary table.
    """
    if name is not None:
        found = next((sheet for sheet in workbook.sheets if match_text(sheet.name) == match_text(name)), None)
        if found is None:
            names = ", ".join(sheet.name for sheet in workbook.sheets)
            raise NoAnswers(message("sheet_missing", sheet=name, sheets=names))
        return found
    shown = [sheet for sheet in workbook.sheets if not sheet.hidden] or list(workbook.sheets)
    scored = [(_rawness(sheet), sheet) for sheet in shown]
    if not any(score > 0 for score, _sheet in scored):
        summary = any(_is_summary(sheet) for sheet in shown)
        raise NoAnswers(message("only_summaries" if summary else "no_answers", file=workbook.file_name))
    return max(scored, key=lambda pair: pair[0])[1]


def _rawness(sheet: Sheet) -> float:
    """Return rows times columns that look like one answer each; 0 for empty sheets and summary tables."""
    rows = find_heading_rows(sheet)
    if not rows or sheet.rows <= rows[-1] + 1 or _is_summary(sheet):
        return 0.0
    answered = 0
    for column in sheet.columns:
        used = column.codes[rows[-1] + 1 :]
        blank = np.array([value is None for value in column.values], dtype=bool)
        share = 1.0 - float(blank[used].mean())
        answered += share >= 0.3 and bool(text_of(column.cell(rows[-1])))
    return float(answered * (sheet.rows - rows[-1] - 1))


def _is_summary(sheet: Sheet) -> bool:
    """Say whether a small sheet carries the words of cross tables and pivots."""
    if sheet.rows > 200:
        return False
    words = {match_text(text_of(value)) for column in sheet.columns[:6] for value in column.values}
    top = [{match_text(text_of(cell)) for cell in sheet.row(at)} for at in range(min(5, sheet.rows))]
    counted = any({"n", "%"} <= heads for heads in top)
    tables = any(text.startswith(("[ntable", "[table")) for text in words)
    return counted or tables or len(words & keys("marks", "summary")) >= 2 or bool(words & keys("marks", "pivot"))


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Which rows of a sheet are answers, and what was left out.

    `keep` is None when all rows from `first` on are answers; otherwise a mask over those rows.
    """

    first: int
    keep: npt.NDArray[np.bool_] | None
    count: int
    left_out: tuple[tuple[Message, int], ...]


def answer_rows(sheet: Sheet, heading_rows: tuple[int, ...]) -> Rows:
    """Return the rows below the headings that are answers: no empty rows, repeated headings, totals or notes."""
    first = (heading_rows[-1] + 1) if heading_rows else 0
    total = max(0, sheet.rows - first)
    filled = np.zeros(total, dtype=bool)
    repeated = np.full(total, fill_value=bool(heading_rows))
    for column in sheet.columns:
        used = column.codes[first:]
        texts = [text_of(value) if not isinstance(value, str) else value.strip() for value in column.values]
        filled |= np.array([bool(text) for text in texts], dtype=bool)[used]
        if heading_rows and repeated.any():
            heading = column.codes[heading_rows[-1]]
            repeated &= used == heading
    repeated &= filled
    totals = _total_rows(sheet, first, filled)
    keep = filled & ~repeated & ~totals
    counts = (
        (message("rows_empty"), int(total - filled.sum() - _trailing(filled))),
        (message("rows_repeated_headings"), int(repeated.sum())),
        (message("rows_totals"), int((totals & ~repeated).sum())),
    )
    left_out = tuple((what, n) for what, n in counts if n)
    return Rows(first, None if keep.all() else keep, int(keep.sum()), left_out)


def _trailing(filled: npt.NDArray[np.bool_]) -> int:
    """Return how many rows at the end are empty; those are no rows that anybody left out."""
    used = np.flatnonzero(filled)
    return int(len(filled) - used[-1] - 1) if len(used) else len(filled)


def _total_rows(sheet: Sheet, first: int, filled: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Mark totals and notes among the last ten filled rows, from the end upwards until an answer is met."""
    totals = np.zeros(len(filled), dtype=bool)
    for at in np.flatnonzero(filled)[::-1][:10]:
        texts = [text for text in map(text_of, sheet.row(first + int(at))) if text]
        if not _is_total(texts) and not _is_note(texts, len(sheet.columns)):
            break
        totals[at] = True
    return totals


def _is_total(texts: list[str]) -> bool:
    numeric = sum(1 for text in texts[1:] if number_of(text) is not None)
    return match_text(texts[0]) in keys("marks", "totals") and numeric == len(texts) - 1


def _is_note(texts: list[str], columns: int) -> bool:
    return columns > 2 and len(texts) <= 2 and bool(_NOTE.match(texts[0]))
