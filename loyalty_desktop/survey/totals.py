"""Totals, averages, notes and signatures among the answers or below them (INPUTS.md I30)."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.missing import reason_of
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.sheet import Sheet
from loyalty_desktop.survey.vocabulary import keys, words

_NOTE = re.compile(
    r"(?:[※*]|\(?注\d*[:)\s]|n\s*=\s*\d|notes?[:\s]|source[:\s]|(?:出典|備考|作成者?|以上)(?:[:\s]|$))", re.IGNORECASE
)
_REMARK = re.compile(r"\s*\([^()]*\)$")
_LONGEST_LABEL = 40
_USUAL = 0.9
"""From this share of its cells filled a column is one that every answer fills."""


def total_rows(sheet: Sheet, first: int, filled: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Mark totals and notes among the last ten filled rows, from the end upwards until an answer is met."""
    totals = np.zeros(len(filled), dtype=bool)
    for at in np.flatnonzero(filled)[::-1][:10]:
        texts = [text for text in map(text_of, sheet.row(first + int(at))) if text]
        if not _is_total(texts) and not _is_note(texts, len(sheet.columns)):
            break
        totals[at] = True
    return totals


def names_total(text: str) -> bool:
    """Say whether a cell is called a total: 合計, A店 平均, Ginza subtotal, 平均 (A店)."""
    if len(text) > _LONGEST_LABEL or (text.isascii() and text[-1:].isdigit()):  # an id, a date, a number
        return False
    label = _REMARK.sub("", text_of(text)).rstrip(" :")
    return match_text(label) in keys("marks", "totals") or bool(_ENDING.search(label))


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
