"""What an SPSS file says of its own columns: headings, words of codes, declared missing codes, multiple answers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.missing import reason_of
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.wording import Asked, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loyalty_desktop.survey.missing import Reason
    from loyalty_desktop.survey.sheet import Cell, RawColumn

Text: TypeAlias = "Callable[[str | None], str]"
"""Reads a text of the file, which is given as its bytes."""


def headings_of(about: Any, text: Text) -> list[str]:
    """Return a heading for each column: its label, its name where it has none, both where labels are alike.

    What belongs to a set of multiple answers has the label of the set in front, as survey tools write it.
    """
    sets = _sets(about, text)
    labels = []
    for name in about.column_names:
        label, group = text(about.column_names_to_labels.get(name)) or text(name), sets.get(name, ("", ""))[0]
        belongs = group and not match_text(label).startswith(match_text(group))
        labels.append(f"{group} [{label}]" if belongs else label)
    seen = Counter(map(match_text, labels))
    return [
        label if seen[match_text(label)] == 1 else f"{text(name)} {label}"
        for name, label in zip(about.column_names, labels, strict=True)
    ]


def code_book(
    about: Any, headings: Sequence[str], columns: Sequence[RawColumn], text: Text
) -> tuple[tuple[Wording, ...], tuple[Noted, ...]]:
    """Return the wording of every column, and what to say about all of them."""
    sets = _sets(about, text)
    book, no_answers = [], 0
    for name, heading, column in zip(about.column_names, headings, columns, strict=True):
        group, asked = sets.get(name, ("", ""))
        labels = tuple(
            (_code(value, text), text(label)) for value, label in (about.variable_value_labels.get(name) or {}).items()
        )
        values = [value for value in column.values[1:] if value is not None]
        missing = _missing(about.missing_ranges.get(name) or (), values, labels, text)
        label = text(about.column_names_to_labels.get(name))
        book.append(Wording(heading, label, group, labels, missing, asked or _asked(about, name, labels)))
        no_answers += _count(column, {code for code, _ in missing})
    notes = []
    labelled = sum(bool(one.labels) for one in book)
    if labelled:
        notes.append(Noted(message("note_spss_labels"), labelled))
    if no_answers:
        notes.append(Noted(message("note_spss_missing"), no_answers))
    if about.mr_sets:
        notes.append(Noted(message("note_spss_sets"), len(about.mr_sets)))
    return tuple(book), tuple(notes)


def _sets(about: Any, text: Text) -> dict[str, tuple[str, Asked]]:
    """Return label and kind of the set that each column of multiple answers belongs to."""
    found: dict[str, tuple[str, Asked]] = {}
    for name, one in (about.mr_sets or {}).items():
        for column in one["variable_list"]:
            found.setdefault(column, (text(one["label"]) or text(name), "multi" if one["is_dichotomy"] else ""))
    return found


def _asked(about: Any, name: str, labels: tuple[tuple[str, str], ...]) -> Asked:
    """Return how it was asked as far as the file says so; SPSS knows codes, numbers and texts."""
    if labels:
        return "single"
    if about.readstat_variable_types.get(name) == "string":
        return "text"
    return "number" if about.variable_measure.get(name) == "scale" else ""


def _missing(
    ranges: Sequence[dict[str, Any]], values: Sequence[Cell], labels: tuple[tuple[str, str], ...], text: Text
) -> tuple[tuple[str, Reason], ...]:
    """Return the declared missing codes that occur or have words, each with the reason that the words give."""
    words = dict(labels)
    found: dict[str, Reason] = {}
    for one in ranges:
        low, high = one["lo"], one["hi"]
        if isinstance(low, str) or isinstance(high, str):
            codes = [text(str(low))]
        else:
            numbers = [value for value in values if isinstance(value, int | float) and low <= value <= high]
            codes = [_code(value, text) for value in numbers]
            codes += [code for code in words if _is_within(code, low, high)]
            codes += [_code(low, text)] if low == high else []
        for code in codes:
            found[code] = reason_of(words.get(code, "")) or "blank"
    return tuple(found.items())


def _is_within(code: str, low: float, high: float) -> bool:
    try:
        return low <= float(code) <= high
    except ValueError:
        return False


def _code(value: Any, text: Text) -> str:
    """Return a code as plain text, as the cells of the column are read."""
    if isinstance(value, str):
        return text(value)
    number = float(value)
    return str(int(number)) if number.is_integer() else str(number)


def _count(column: RawColumn, codes: set[str]) -> int:
    """Return how many answers of the column have one of the codes."""
    if not codes:
        return 0
    hit = np.array([value is not None and str(value) in codes for value in column.values], dtype=bool)
    hit[int(column.codes[0])] = False
    return int(hit[column.codes[1:]].sum())
