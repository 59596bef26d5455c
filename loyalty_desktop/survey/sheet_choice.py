"""Which sheet of a workbook holds the answers, and which others have the same headings (INPUTS.md I20, I31, I32)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.messages import message
from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.heading_forms import named, nearly
from loyalty_desktop.survey.headings import find_heading_rows
from loyalty_desktop.survey.in_bulk import numbers_of, reasons_of, texts_of
from loyalty_desktop.survey.labels import label_of
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.remembered import remembered
from loyalty_desktop.survey.summaries import is_summary
from loyalty_desktop.survey.tables import answer_rows
from loyalty_desktop.survey.vocabulary import keys

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import RawColumn, Sheet, Workbook

_MOST_WORDS = 40
_ANSWERED = 0.3
"""From this share of its cells filled a column is one that people answered."""
_USUAL = 0.9
"""From this share of its answers a column is one of numbers, or of ratings."""
_MOST_VALUES = 1_000
_MOST_FIGURES = 2_000
"""No table of stores or months is longer."""
_TABLE_OF_FIGURES = 0.1
"""What a sheet that looks worked out counts for, beside one that looks like answers."""


def choose_sheet(workbook: Workbook, name: str | None) -> Sheet:
    """Return the sheet called `name`, or the one that looks most like raw answers.

    Raises NoAnswers when there is no such sheet, or when every sheet is empty or a summary table.
    """
    if name is not None:
        return sheet_named(workbook, name)
    shown = _shown(workbook)
    usable = [sheet for sheet in shown if _answered(sheet)]
    if not usable:
        summary = any(is_summary(sheet) for sheet in shown)
        raise NoAnswers(message("only_summaries" if summary else "no_answers", file=workbook.file_name))
    return usable[0] if len(usable) == 1 else max(usable, key=_rawness)


def sheet_named(workbook: Workbook, name: str) -> Sheet:
    """Return the sheet called `name`; raises NoAnswers, which names those that are shown."""
    found = next((sheet for sheet in workbook.sheets if match_text(sheet.name) == match_text(name)), None)
    if found is None:
        names = ", ".join(sheet.name for sheet in _shown(workbook))
        raise NoAnswers(message("sheet_missing", sheet=name, sheets=names))
    return found


def _shown(workbook: Workbook) -> list[Sheet]:
    """Return the sheets that are not hidden; the hidden ones when there is nothing else."""
    return [sheet for sheet in workbook.sheets if not sheet.hidden] or list(workbook.sheets)


def told_of_choice(workbook: Workbook, chosen: Sheet) -> tuple[Noted, ...]:
    """Return what to say of the sheets that were passed over, and of a chosen one that looks worked out."""
    notes = []
    passed = [sheet.name for sheet in _shown(workbook) if sheet is not chosen and is_summary(sheet)]
    if passed:
        notes.append(Noted(message("sheets_summaries", sheets=", ".join(passed)), len(passed)))
    if is_summary(chosen) or _has_figures(chosen):
        notes.append(Noted(message("sheet_worked_out", sheet=chosen.name), 0, "asked"))
    return tuple(notes)


def _rawness(sheet: Sheet) -> float:
    """Return rows times columns that look like one answer each."""
    first = find_heading_rows(sheet)[-1] + 1
    answered = _answered(sheet)
    size = float(len(answered) * max((_filled(column, first) for column in answered), default=0))
    return size if _looks_answered(sheet, first - 1) else size * _TABLE_OF_FIGURES


@remembered
def _answered(sheet: Sheet) -> tuple[RawColumn, ...]:
    """Return the columns with a heading that people answered; none of an empty sheet or a summary table."""
    rows = find_heading_rows(sheet)
    if not rows or sheet.rows <= rows[-1] + 1 or is_summary(sheet):
        return ()
    filled = [_filled(column, rows[-1] + 1) for column in sheet.columns]
    most = max(filled, default=0)  # not all rows: thousands of blank ones below or between the answers are usual
    return tuple(
        column
        for column, count in zip(sheet.columns, filled, strict=True)
        if count and count >= _ANSWERED * most and any(text_of(column.cell(row)) for row in rows)
    )


def _filled(column: RawColumn, first: int) -> int:
    """Return how many cells from row `first` on hold something."""
    codes = column.codes[first:]
    blank = column.values.index(None) if None in column.values else -1
    return len(codes) - int(np.count_nonzero(codes == blank)) if blank >= 0 else len(codes)


def _has_figures(sheet: Sheet) -> bool:
    """Say whether a heading speaks of somebody else's answers (a count, a mean) and nothing looks like answers."""
    if sheet.rows > _MOST_FIGURES:
        return False
    rows = find_heading_rows(sheet)
    return bool(rows) and _names_figures(sheet, rows[-1]) and _is_broken(sheet, rows[-1])


def _names_figures(sheet: Sheet, heading: int) -> bool:
    return any(match_text(text_of(column.cell(heading))) in keys("marks", "figures") for column in sheet.columns)


def _is_broken(sheet: Sheet, heading: int) -> bool:
    numbers = [number for at in range(heading + 1, min(sheet.rows, heading + 50)) for number in _numbers(sheet, at)]
    return any(number != int(number) for number in numbers)


def _numbers(sheet: Sheet, row: int) -> list[float]:
    return [number for cell in sheet.row(row) if (number := number_of(text_of(cell))) is not None]


def _looks_answered(sheet: Sheet, heading: int) -> bool:
    """Say whether rows look like one respondent each: ratings, and no counts or means of somebody else's answers.

    A sheet of stores with their means may well have more rows than the answers that it was made of.
    """
    if _names_figures(sheet, heading):
        return False
    rated = broken = numeric = 0
    for column in sheet.columns:
        if len(column.values) > _MOST_VALUES:
            continue  # ids, amounts, comments: neither ratings nor means of many
        counts = np.bincount(column.codes[heading + 1 :], minlength=len(column.values)).tolist()
        rows = zip(texts_of(column.values), counts, strict=True)
        pairs = [(text, n) for text, n in rows if n]
        reasons = reasons_of([text for text, _n in pairs])
        texts = [pair for pair, reason in zip(pairs, reasons, strict=True) if reason is None]
        total = sum(n for _text, n in texts)
        bare = [text for text, _n in texts]
        found = zip(numbers_of(bare, bare), texts, strict=True)
        numbers = [(number, n) for number, (_text, n) in found if number is not None]
        if total and sum(n for _number, n in numbers) >= _USUAL * total:
            numeric += 1
            broken += sum(n for number, n in numbers if number != int(number)) > 0.5 * total
            rated += len(numbers) > 1 and sum(n for number, n in numbers if number in range(11)) >= _USUAL * total
        elif total and len(texts) <= _MOST_WORDS:
            rated += sum(n for text, n in texts if label_of(text) is not None) >= _USUAL * total
    return rated > 0 and broken * 2 <= numeric


def same_headings(workbook: Workbook, chosen: Sheet) -> tuple[tuple[Sheet, int], ...]:
    """Return the other sheets with the headings of `chosen` (a sheet a month, a store), with their answers.

    A sheet that asks a little more, or less, is one of them where it holds answers, not what was worked out of them.
    """
    if len(workbook.sheets) < 2:
        return ()
    mine = named(chosen, find_heading_rows(chosen))
    if len(mine) < 2:
        return ()
    found = []
    for sheet in workbook.sheets:
        rows = () if sheet is chosen or sheet.hidden else find_heading_rows(sheet)
        theirs = named(sheet, rows)
        alike = theirs == mine or (nearly(mine, theirs) and bool(_answered(sheet)) and _looks_answered(sheet, rows[-1]))
        if rows and alike and (count := answer_rows(sheet, rows).count):
            found.append((sheet, count))
    return tuple(found)
