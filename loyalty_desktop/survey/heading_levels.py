"""The headings that the chosen rows hold, joined over the rows (INPUTS.md I09, I11, I12, I27-I29, I35)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from os.path import commonprefix
from typing import TYPE_CHECKING

from loyalty_desktop.messages import message
from loyalty_desktop.survey.cells import remembered_text
from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.heading_kinds import (
    IMPORT_ID,
    LEGACY,
    is_legend_row,
    is_response,
    is_unit,
    named_by_program,
)
from loyalty_desktop.survey.normal import match_text, plain, tidy_heading
from loyalty_desktop.survey.noted import Noted, column_letters
from loyalty_desktop.survey.reshaping import is_japanese

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loyalty_desktop.survey.sheet import Cell, Sheet

_LOOKED_AT = 200
"""So many different answers of a column show in which language they are."""
_ITEM = re.compile(r"^(?P<base>.+?)(?:_\d+)(?:_TEXT)?$", re.IGNORECASE)
_CHOICE = re.compile(r"^(?:selected choice|ausgewählte option|選択済みの選択肢|選択した選択肢) - ", re.IGNORECASE)
"""What Qualtrics writes between a question and one of its options."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading of each column, tidy, and the group that a heading above it names ('' if none).

    `owns` are the parts below the groups. `notes` is what was made of the rows.
    """

    rows: tuple[int, ...]
    texts: tuple[str, ...]
    groups: tuple[str, ...]
    owns: tuple[str, ...] = ()
    notes: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True)
class _Level:
    """One heading row: where it stands, its cells, and which of them were filled in from a group to their left."""

    row: int
    cells: list[str]


def read_headings(sheet: Sheet, rows: tuple[int, ...]) -> Headings:
    """Return the headings that `rows` (0-based) hold: joined over the rows, tidy; groups filled to the right.

    Merged cells count for all that they cover. Without any, a group reaches to the next one, which is a guess.
    Without heading rows, columns are called by their letters.
    """
    if not rows:
        return _lettered(sheet)
    levels = [_Level(at, _tidy_row(sheet.row(at))) for at in rows if at < sheet.rows]
    levels, notes = _without_legends(levels)
    levels = [level for level in levels if any(level.cells)]
    if not levels:
        none = ("",) * len(sheet.columns)
        return Headings(rows, none, none, none, notes)
    merged = _fill_merged(sheet, levels)
    if any(IMPORT_ID.match(text) for text in levels[-1].cells) and len(levels) > 1:
        return _coded(rows, levels[0].cells, levels[-2].cells, notes)
    units, levels, said = _units(levels)
    notes = (*notes, *said)
    if len(levels) == 1:
        texts = tuple(_with_unit(text, unit) for text, unit in zip(levels[0].cells, units, strict=True))
        return Headings(rows, texts, ("",) * len(texts), texts, notes)
    upper, lower = levels[0].cells, levels[-1].cells
    if len(levels) == 2 and not merged and (_alongside(upper, lower) or LEGACY.fullmatch(match_text(upper[0]))):
        return _coded(rows, upper, lower, notes)
    return _joined(rows, levels, units, notes, merged=merged)


def _lettered(sheet: Sheet) -> Headings:
    """Call the columns that hold anything by their letters, in the language of the answers, not of the window."""
    texts = [[text_of(value) for value in column.values[:_LOOKED_AT]] for column in sheet.columns]
    called = "{letter}列" if any(is_japanese(text) for one in texts for text in one) else "Column {letter}"
    names = tuple(called.format(letter=column_letters(at)) if any(filled) else "" for at, filled in enumerate(texts))
    note = Noted(message("headings_none"), sum(map(bool, names)))
    return Headings((), names, ("",) * len(names), names, (note,))


def _tidy_row(row: tuple[Cell, ...]) -> list[str]:
    tidy = [tidy_heading(cell if isinstance(cell, str) else remembered_text(cell)) for cell in row]
    return ["" if named_by_program(text) else text for text in tidy]


def _without_legends(levels: list[_Level]) -> tuple[list[_Level], tuple[Noted, ...]]:
    """Take out rows that say how to answer, and the words that stand for the question itself."""
    kept: list[_Level] = []
    notes: list[Noted] = []
    texts = [[plain(text) for text in level.cells] for level in levels]
    for at, level in enumerate(levels):
        if at and is_legend_row(texts[: at + 1], at):
            notes.append(Noted(message("heading_row_types", row=level.row + 1)))
            continue
        cells = [("" if at and is_response(text) else text) for text in level.cells]
        kept.append(_Level(level.row, cells))
    return kept, tuple(notes)


def _alongside(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Say whether two rows name the same columns twice: by codes and by questions, never by groups."""
    named = [text for text in upper if text]
    return len(set(named)) == len(named) and all(above for above, below in zip(upper, lower, strict=True) if below)


def _units(levels: list[_Level]) -> tuple[list[str], list[_Level], tuple[Noted, ...]]:
    """Take out the row of units, if the last one is: （円） belongs behind 売上; below a blank it is a name."""
    last = [plain(text) for text in levels[-1].cells]
    above = [any(cells) for cells in zip(*(level.cells for level in levels[:-1]), strict=True)]
    units = len(levels) > 1 and any(last) and all(is_unit(text) for text in last if text)
    if not units or not all(named for named, text in zip(above, last, strict=True) if text):
        return [""] * len(last), levels, ()
    note = Noted(message("heading_row_units", row=levels[-1].row + 1))
    return levels[-1].cells, levels[:-1], (note,)


def _with_unit(text: str, unit: str) -> str:
    return f"{text} {unit}".strip() if unit else text


def _fill_merged(sheet: Sheet, levels: list[_Level]) -> bool:
    """Write the text of merged cells into all that they cover; say whether any reaches over several columns."""
    places = {level.row: level for level in levels}
    across = False
    for one in sheet.merged:
        touched = [places[row] for row in range(one.first_row, one.last_row + 1) if row in places]
        if not touched:
            continue
        text = _tidy_row(sheet.row(one.first_row))[one.first_column] if one.first_column < len(sheet.columns) else ""
        for level in touched:
            for place in range(one.first_column, min(one.last_column + 1, len(level.cells))):
                level.cells[place] = text
        across |= one.last_column > one.first_column
    return across


def _joined(
    rows: tuple[int, ...], levels: list[_Level], units: list[str], notes: tuple[Noted, ...], *, merged: bool
) -> Headings:
    """Join two or more levels: the last text of a column is its own part, those above it are its group."""
    guessed = 0 if merged else _fill_right(levels)
    texts, groups, owns = [], [], []
    for column, below in zip(zip(*(level.cells for level in levels), strict=True), units, strict=True):
        parts, unit = _different(column), below
        if len(parts) > 1 and is_unit(plain(parts[-1])):
            unit = parts.pop()
        own = _with_unit(parts[-1], unit) if parts else ""
        group = " / ".join(parts[:-1])
        texts.append(_with_unit(" / ".join(parts), unit))
        groups.append(group)
        owns.append(own)
    if guessed:
        note = Noted(message("heading_groups_guessed", row=levels[0].row + 1), guessed, "asked")
        notes = (*notes, note)
    return Headings(rows, tuple(texts), tuple(groups), tuple(owns), notes)


def _fill_right(levels: list[_Level]) -> int:
    """Let each group reach to the next one, as far as there is something below it; return how many do."""
    reached: set[tuple[int, int]] = set()
    for at, level in enumerate(levels[:-1]):
        group, started = "", 0
        for place, text in enumerate(level.cells):
            begins = any(above.cells[place] != above.cells[place - 1] for above in levels[:at]) if place else True
            if text or begins:
                group, started = text, place
            elif group and any(below.cells[place] for below in levels[at + 1 :]):
                level.cells[place] = group
                reached.add((at, started))
            else:
                group = ""
    return len(reached)


def _different(parts: Iterable[str]) -> list[str]:
    """Return texts without blanks and repetitions; cells merged downwards repeat."""
    kept: list[str] = []
    for part in parts:
        if part and match_text(part) not in {match_text(one) for one in kept}:
            kept.append(part)
    return kept


def _coded(rows: tuple[int, ...], codes: Sequence[str], labels: Sequence[str], notes: tuple[Noted, ...]) -> Headings:
    """Join a row of codes and the row of their questions; items of one question become a group (I11, I14)."""
    texts = tuple(" ".join(_different(pair)) for pair in zip(codes, labels, strict=True))
    groups, owns = [""] * len(texts), list(texts)
    asked: dict[str, list[int]] = {}
    for place, code in enumerate(codes):
        if found := _ITEM.match(code):
            asked.setdefault(found["base"], []).append(place)
    named = {base: _question([labels[place] for place in places]) for base, places in asked.items()}
    uses = Counter(name for name in named.values() if name)
    for base, places in asked.items():
        question = named[base]
        for place in places if question else ():
            # Two questions may be worded alike; the code then tells them apart.
            groups[place] = f"{base} {question}" if uses[question] > 1 else question
            owns[place] = _CHOICE.sub("", labels[place][len(question) :].lstrip(" -–")).strip() or texts[place]
    return Headings(rows, texts, tuple(groups), tuple(owns), notes)


def _question(labels: Sequence[str]) -> str:
    """Return the question that stands before the last " - " which all labels of its items share; '' if none does."""
    if len(labels) < 2 or not all(labels):
        return ""
    if len(set(labels)) == 1:
        return labels[0]
    shared = commonprefix(list(labels))  # noqa: RUF071 - no paths
    question, dash, _rest = shared.rpartition(" - ")
    found = _CHOICE.sub("", f"{question.rpartition(' - ')[2]} - ") if dash else ""
    return question.rpartition(" - ")[0] if dash and not found and " - " in question else question
