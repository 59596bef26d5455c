"""Totals, averages, notes and signatures among the answers or below them (INPUTS.md I30)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.in_bulk import places_of_texts
from loyalty_desktop.survey.labels import label_of
from loyalty_desktop.survey.missing import reason_of
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.sheet import Cell, Sheet
from loyalty_desktop.survey.vocabulary import keys, words

_NOTE = re.compile(
    r"(?:[※*]|\(?注\d*[:)\s]|n\s*=\s*\d|notes?[:\s]|source[:\s]|(?:出典|備考|作成者?|以上)(?:[:\s]|$))", re.IGNORECASE
)
_REMARK = re.compile(r"\s*(?:\([^()]*\)|[:=]?\s*\d[\d,]*\s*(?:件|名|人|票|行))$")
_COUNT = re.compile(r"n\s*=\s*\d", re.IGNORECASE)
_ID = re.compile(r"[A-Za-z]{0,12}[-_#.]?\d[-_A-Za-z0-9]*|\S+@\S+")
_WITH_COMMA = re.compile(r"(?P<sign>[-+−]?)(?P<whole>\d{1,3}(?:\.\d{3})+|\d{1,15}),(?P<parts>\d{1,15})\s*[%€]?")
"""4,2 and 1.234,56 %, as Europe writes what its programs worked out."""
_DATE = re.compile(r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?(?!\w)")
_COMMENTED = 0.1
"""So many different texts, of all rows, a column of comments has."""
_COMMENT_LENGTH = 6
_LONGEST_LABEL = 40
_USUAL = 0.9
"""From this share of its cells filled a column is one that every answer fills."""


def total_rows(
    sheet: Sheet, first: int, filled: npt.NDArray[np.bool_], between: npt.NDArray[np.bool_] | None = None
) -> npt.NDArray[np.bool_]:
    """Mark totals and notes among the last ten filled rows, from the end upwards until an answer is met.

    `between` are rows already known as totals: what only they say is no answer of anybody.
    """
    totals = np.zeros(len(filled), dtype=bool)
    perhaps: list[int] = []
    known = totals if between is None else between
    last = np.flatnonzero(filled)[::-1][:10]
    for at in last.tolist():
        cells = [text_of(cell) for cell in sheet.row(first + at)]
        texts = [text for text in cells if text]
        noted = _is_note(texts, len(sheet.columns)) and not _is_comment(sheet, first, filled, at, cells)
        if not noted and not _is_total(texts, "totals"):
            if not _is_total(texts, "totals_perhaps"):
                break
            perhaps.append(at)
        totals[at] = True
    for at in np.flatnonzero(totals).tolist():
        cells = [text_of(cell) for cell in sheet.row(first + at)]
        if names_total(next(filter(None, cells))) and _is_answer(sheet, first, filled & ~totals & ~known, cells):
            totals[at] = False
    return totals & ~_answered(sheet, first, filled & ~totals & ~known, totals, perhaps)


def _answered(
    sheet: Sheet, first: int, others: npt.NDArray[np.bool_], totals: npt.NDArray[np.bool_], perhaps: list[int]
) -> npt.NDArray[np.bool_]:
    """Mark which of the rows called Max or Base are respondents: their figures fit, and their name stands among names.

    Where the others have ids or numbers, and sure totals are beside it, a Max of fives is the largest figure.
    """
    answered = np.zeros(len(totals), dtype=bool)
    rows = {at: [text_of(cell) for cell in sheet.row(first + at)] for at in perhaps}
    fitting = [at for at, cells in rows.items() if _fits(sheet, first, others, cells)]
    sure = np.count_nonzero(totals) > len(fitting)
    for at in fitting:
        place = next(place for place, text in enumerate(rows[at]) if text)
        beside = _texts(sheet, place, first, others)
        named = any(number_of(text) is None and not _ID.fullmatch(text) for text in beside)
        answered[at] = named or not sure
    return answered


def _figure(text: str) -> float | None:
    """Return the number in a cell, which may have a decimal comma: a total of such a file is none of thousands."""
    number = number_of(text)
    if number is not None or (found := _WITH_COMMA.fullmatch(text)) is None:
        return number
    amount = float(f"{found['whole'].replace('.', '')}.{found['parts']}")
    return -amount if found["sign"] in {"-", "−"} else amount


def _is_answer(sheet: Sheet, first: int, others: npt.NDArray[np.bool_], cells: list[str]) -> bool:
    """Say whether a row called Average is a respondent: others chose that word or rate in words, and it fits them."""
    at = next(place for place, text in enumerate(cells) if text)
    said = {match_text(text) for text in _texts(sheet, at, first, others)}
    if match_text(cells[at]) not in said and not (said and all(label_of(text) is not None for text in said)):
        return False
    return _fits(sheet, first, others, cells)


def _fits(sheet: Sheet, first: int, others: npt.NDArray[np.bool_], cells: list[str]) -> bool:
    """Say whether the numbers of a row lie among those of the other rows, whole ones among whole ones."""
    for place, text in enumerate(cells):
        number = _figure(text)
        if number is None:
            continue
        figures = [one for said in _texts(sheet, place, first, others) if (one := _figure(said)) is not None]
        whole = all(one == int(one) for one in figures)
        if not figures or not min(figures) <= number <= max(figures) or (whole and number != int(number)):
            return False
    return True


def _is_comment(sheet: Sheet, first: int, filled: npt.NDArray[np.bool_], at: int, cells: list[str]) -> bool:
    """Say whether what looks like a note is somebody's comment: no blank row above it, others comment there too."""
    place = next(one for one, text in enumerate(cells) if text)
    before = np.flatnonzero(filled[:at])
    if not len(before) or before[-1] != at - 1 or _COUNT.match(cells[place]):
        return False
    others = filled.copy()
    others[at] = False
    return holds_comments(_texts(sheet, place, first, others), int(others.sum()))


def holds_comments(texts: list[str], rows: int) -> bool:
    """Say whether the different texts of a column are what people wrote, no names of stores, no ids, no dates."""
    if len(texts) < max(2, _COMMENTED * rows):
        return False
    words = [text for text in texts if number_of(text) is None and not _ID.fullmatch(text) and not _DATE.match(text)]
    return len(words) >= 0.5 * len(texts) and sum(map(len, words)) >= _COMMENT_LENGTH * len(words)


def _texts(sheet: Sheet, at: int, first: int, rows: npt.NDArray[np.bool_]) -> list[str]:
    """Return the different texts of a column in some rows."""
    column = sheet.columns[at]
    used = np.unique(column.codes[first:][rows]).tolist()
    return [text for code in used if (text := text_of(column.values[code]))]


def names_total(text: str) -> bool:
    """Say whether a cell is called a total: 合計, A店 平均, Ginza subtotal, 平均 (A店), 合計 262件."""
    if len(text) > _LONGEST_LABEL or (text.isascii() and text[-1:].isdigit()):  # an id, a date, a number
        return False
    label = _REMARK.sub("", text_of(text)).rstrip(" :")
    return match_text(label) in keys("marks", "totals") or bool(_ENDING.search(label))


def totals_named(values: Sequence[Cell]) -> list[int]:
    """Return which of the values of a column are called a total."""
    texts = cast("Sequence[str]", values)  # where they are looked at
    return [
        at
        for at in places_of_texts(values)
        if not ((text := texts[at])[-1:].isdigit() and text.isascii()) and names_total(text.strip())
    ]


_ENDING = re.compile("|".join(rf"(?:{ending})$" for ending in words("marks", "total_endings")), re.IGNORECASE)


def totals_between(
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
        numbers = [number for text, _n in texts if (number := _figure(text)) is not None]
        whole.append(bool(numbers) and all(number == int(number) for number in numbers))
    bare: dict[str, list[bool]] = {}
    found: list[tuple[int, str]] = []
    for at in np.flatnonzero(labelled).tolist():
        texts_here = [text_of(cell) for cell in sheet.row(first + at)]
        numbers_here = [_figure(text) for text in texts_here]
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


def _is_total(texts: list[str], named: str) -> bool:
    numeric = sum(1 for text in texts[1:] if _figure(text) is not None)
    return match_text(_REMARK.sub("", texts[0])) in keys("marks", named) and numeric == len(texts) - 1


def _is_note(texts: list[str], columns: int) -> bool:
    return columns > 2 and len(texts) <= 2 and bool(_NOTE.match(texts[0]))
