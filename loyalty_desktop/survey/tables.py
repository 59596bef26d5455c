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
from loyalty_desktop.survey.labels import label_of
from loyalty_desktop.survey.missing import reason_of
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.sheet import Sheet, Workbook
from loyalty_desktop.survey.vocabulary import keys, words

_NOTE = re.compile(
    r"(?:[※*]|\(?注\d*[:)\s]|n\s*=\s*\d|notes?[:\s]|source[:\s]|(?:出典|備考|作成者?|以上)(?:[:\s]|$))", re.IGNORECASE
)
_REMARK = re.compile(r"\s*\([^()]*\)$")
_LONGEST_LABEL = 40
_USUAL = 0.9
"""From this share of its cells filled a column is one that every answer fills."""
_TABLE_OF_FIGURES = 0.1
"""What a sheet that looks worked out counts for, beside one that looks like answers."""


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
    size = float(answered * (sheet.rows - rows[-1] - 1))
    return size if _looks_answered(sheet, rows[-1]) else size * _TABLE_OF_FIGURES


def _looks_answered(sheet: Sheet, heading: int) -> bool:
    """Say whether rows look like one respondent each: ratings, and no counts or means of somebody else's answers.

    A sheet of stores with their means may well have more rows than the answers that it was made of.
    """
    if any(match_text(text_of(column.cell(heading))) in keys("marks", "figures") for column in sheet.columns):
        return False
    rated = broken = numeric = 0
    for column in sheet.columns:
        counts = np.bincount(column.codes[heading + 1 :], minlength=len(column.values)).tolist()
        texts = [(text_of(value), n) for value, n in zip(column.values, counts, strict=True) if n]
        texts = [(text, n) for text, n in texts if reason_of(text) is None]
        total = sum(n for _text, n in texts)
        numbers = [(number, n) for text, n in texts if (number := number_of(text)) is not None]
        if total and sum(n for _number, n in numbers) >= _USUAL * total:
            numeric += 1
            broken += sum(n for number, n in numbers if number != int(number)) > 0.5 * total
            rated += len(numbers) > 1 and sum(n for number, n in numbers if number in range(11)) >= _USUAL * total
        elif total and len(texts) <= _LONGEST_LABEL:
            rated += sum(n for text, n in texts if label_of(text) is not None) >= _USUAL * total
    return rated > 0 and broken * 2 <= numeric


def same_headings(workbook: Workbook, chosen: Sheet) -> tuple[tuple[Sheet, int], ...]:
    """Return the other sheets with the headings of `chosen` (a sheet a month, a store), with their answers."""
    mine = _heading_texts(chosen, find_heading_rows(chosen))
    if len(mine) < 2:
        return ()
    found = []
    for sheet in workbook.sheets:
        rows = () if sheet is chosen or sheet.hidden else find_heading_rows(sheet)
        if rows and _heading_texts(sheet, rows) == mine and (count := answer_rows(sheet, rows).count):
            found.append((sheet, count))
    return tuple(found)


def _heading_texts(sheet: Sheet, rows: tuple[int, ...]) -> frozenset[str]:
    if not rows:
        return frozenset()
    texts = (tuple(match_text(text_of(column.cell(at))) for at in rows) for column in sheet.columns)
    return frozenset(text for parts in texts if (text := "/".join(parts).strip("/")))


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
    labelled = np.zeros(total, dtype=bool)
    for column in sheet.columns:
        used = column.codes[first:]
        texts = [text_of(value) if not isinstance(value, str) else value.strip() for value in column.values]
        if not filled.all():
            labelled |= ~filled & np.array([_names_total(text) for text in texts], dtype=bool)[used]
        filled |= np.array([bool(text) for text in texts], dtype=bool)[used]
        if heading_rows and repeated.any():
            heading = column.codes[heading_rows[-1]]
            repeated &= used == heading
    repeated &= filled
    totals = _total_rows(sheet, first, filled) | _totals_between(sheet, first, filled, labelled)
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


def _names_total(text: str) -> bool:
    """Say whether a cell is called a total: 合計, A店 平均, Ginza subtotal, 平均 (A店)."""
    if len(text) > _LONGEST_LABEL:
        return False
    label = _REMARK.sub("", text_of(text)).rstrip(" :")
    return match_text(label) in keys("marks", "totals") or bool(_ENDING.search(label))


_ENDING = re.compile("|".join(rf"(?:{ending})$" for ending in words("marks", "total_endings")), re.IGNORECASE)


def _totals_between(
    sheet: Sheet, first: int, filled: npt.NDArray[np.bool_], labelled: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Mark subtotals and means anywhere among the answers: a name of a total, then figures only.

    Such a row has blanks where people have an id, a date or words, or broken figures where they chose whole
    numbers. A respondent who wrote 合計 into the first column and answered like the others has neither.
    """
    totals = np.zeros(len(filled), dtype=bool)
    others = filled & ~labelled
    if not labelled.any() or not others.any():
        return totals
    usual: list[bool] = []
    whole: list[bool] = []
    for column in sheet.columns:
        counts = np.bincount(column.codes[first:][others], minlength=len(column.values)).tolist()
        texts = [(text_of(value), n) for value, n in zip(column.values, counts, strict=True) if n]
        usual.append(sum(n for text, n in texts if text) >= _USUAL * int(others.sum()))
        numbers = [number for text, _n in texts if (number := number_of(text)) is not None]
        whole.append(bool(numbers) and all(number == int(number) for number in numbers))
    bare: dict[str, list[bool]] = {}
    found: list[tuple[int, str]] = []
    for at in np.flatnonzero(labelled).tolist():
        texts_here = [text_of(cell) for cell in sheet.row(first + at)]
        numbers_here = [number_of(text) for text in texts_here]
        said = [text for text, number in zip(texts_here, numbers_here, strict=True) if number is None]
        blank = any(must and not text for must, text in zip(usual, texts_here, strict=True))
        broken = any(
            must and number is not None and number != int(number)
            for must, number in zip(whole, numbers_here, strict=True)
        )
        figures = sum(1 for text in said if reason_of(text) is None) == 1 and (blank or broken)
        label = next(filter(None, texts_here))
        bare.setdefault(label, []).append(figures)
        if figures:
            found.append((at, label))
    for at, label in found:
        # A brand or a store called Total is answered about: who skipped one question stays.
        totals[at] = sum(bare[label]) * 2 >= len(bare[label])
    return totals


def _is_total(texts: list[str]) -> bool:
    numeric = sum(1 for text in texts[1:] if number_of(text) is not None)
    return match_text(texts[0]) in keys("marks", "totals") and numeric == len(texts) - 1


def _is_note(texts: list[str], columns: int) -> bool:
    return columns > 2 and len(texts) <= 2 and bool(_NOTE.match(texts[0]))
