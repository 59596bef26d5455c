"""Which rows of a sheet hold the headings (INPUTS.md I09, I11, I12, I26-I29)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.heading_kinds import (
    IMPORT_ID,
    LEGACY,
    explains_codes,
    heads_columns,
    is_group,
    is_legend,
    is_legend_row,
    is_unit,
    is_words,
    named_by_program,
)
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.patience import go_on
from loyalty_desktop.survey.remembered import remembered

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Merged, Sheet

LOOK = 30
_BELOW = 8
_MOST_ROWS = 4
_RESPONDENT = frozenset({"respondentid", "回答者id"})
_RESPONSE = "responseid"


@remembered
def find_heading_rows(sheet: Sheet) -> tuple[int, ...]:
    """Return the 0-based rows that hold the headings; () when the sheet has no table."""
    go_on()
    top = _first_rows(sheet)
    filled = [at for at, row in enumerate(top) if any(row)]
    if not filled:
        return ()
    signed = _by_signature(top, filled)
    if signed:
        return signed
    width = max(sum(map(bool, row)) for row in top)
    best = max(filled, key=lambda at: _score(top, at, width))
    if is_legend_row(top, best) and best - 1 in filled:
        best -= 1
    rows = [best]
    while len(rows) < _MOST_ROWS and rows[0] - 1 in filled and _groups_above(sheet, top, rows[0] - 1):
        rows.insert(0, rows[0] - 1)
    while len(rows) < _MOST_ROWS and _continues(sheet, top, rows):
        rows.append(rows[-1] + 1)
    return tuple(rows)


def _first_rows(sheet: Sheet) -> list[list[str]]:
    """Return the texts of the first rows; each distinct cell is looked at once."""
    columns = []
    for column in sheet.columns:
        codes = column.codes[:LOOK].tolist()
        texts = {code: _named(text_of(column.values[code])) for code in set(codes)}
        columns.append([texts[code] for code in codes])
    return [list(row) for row in zip(*columns, strict=True)]


def _named(text: str) -> str:
    return "" if named_by_program(text) else text


def _by_signature(top: list[list[str]], filled: list[int]) -> tuple[int, ...]:
    """Return the heading rows that a survey tool always writes; () when none of them wrote the file."""
    coded = next((at for at in filled if any(map(IMPORT_ID.match, top[at]))), None)
    if coded is not None:
        return tuple(at for at in filled if coded - 2 <= at <= coded)
    for at in filled:
        names = [match_text(text) for text in top[at]]
        id_at = next((place for place, name in enumerate(names) if name in _RESPONDENT), None)
        if id_at is not None:
            return _above_ids(top, at, id_at)
        below = {match_text(text) for text in top[at + 1]} if at + 1 in filled else set()
        if _RESPONSE in below and (LEGACY.fullmatch(names[0]) or _RESPONSE in names):
            return (at, at + 1)
    return ()


def _above_ids(top: list[list[str]], at: int, id_at: int) -> tuple[int, ...]:
    """Return SurveyMonkey's heading rows: all before the first respondent's id (I09, I10)."""
    end = next((row for row in range(at + 1, min(len(top), at + _MOST_ROWS)) if top[row][id_at]), at + 1)
    return tuple(row for row in range(at, end) if any(top[row]))


def _score(top: list[list[str]], at: int, width: int) -> float:
    """Fill + difference + words - numbers, and rows below that look otherwise; earlier rows win ties.

    Words that come again below, among others, are answers, unless the whole row does.
    """
    row = top[at]
    filled = [text for text in row if text]
    words = [(place, text) for place, text in enumerate(row) if is_words(text)]
    below = [other for other in top[at + 1 : at + 1 + _BELOW] if other != row]
    answers = [(text, {other[place] for other in below} - {""}) for place, text in words]
    differs = sum(1 for text, given in answers if given - {text})
    again = sum(1 for text, given in answers if {text} < given)
    return (
        min(1.0, len(filled) / width)
        + len(set(filled)) / len(filled)
        + len(words) / len(filled)
        + (differs - again) / len(filled)
        - 0.03 * at
        - (0.0 if any(map(any, below)) else 1.0)
    )


def _continues(sheet: Sheet, top: list[list[str]], rows: list[int]) -> bool:
    """Say whether the row below the headings still belongs to them: options, question texts, units, types."""
    at = rows[-1] + 1
    if at + 1 >= min(len(top), sheet.rows) or not any(top[at]):
        return False
    row, below = top[at], top[at + 1 : at + 1 + _BELOW]
    if is_legend_row(top, at) or all(is_unit(text) for text in row if text):
        return True
    held = [next((top[level][place] for level in rows if top[level][place]), "") for place in range(len(row))]
    holes = sum(1 for text, above in zip(row, held, strict=True) if text and not above)
    spread = holes >= 2 and any(above and not text for text, above in zip(row, held, strict=True))
    under = any(one.last_row == at - 1 or one.first_row == at - 1 for one in _wide(sheet))
    codes = top[rows[0]]
    if holes and not (spread or under):
        return False  # an unnamed column with answers, not a row of options
    return heads_columns(row, below, held) or (not holes and explains_codes(row, below, codes))


def _groups_above(sheet: Sheet, top: list[list[str]], at: int) -> bool:
    """Say whether row `at`, above the headings, names groups of columns (and is no title)."""
    above, lower = top[at], top[at + 1]
    named = [text for text in above if text]
    if not named or not all(map(is_group, named)) or all(map(is_legend, named)):
        return False
    spans = [one for one in _wide(sheet) if one.first_row <= at <= one.last_row]
    if spans and len(named) == 1:
        # A title is merged from the first column on, or over all of them; the one group of a table is not.
        return any(one.first_column > 0 and one.last_column < len(above) for one in spans)
    columns = sum(map(bool, lower))
    if not spans and len(named) * 2 < columns and all(above[: len(named)]):
        return False  # a name and what it is, in the first cells: 調査名 | 顧客満足度調査
    # A table written by a program repeats the name of a group over each of its columns.
    return len(set(named)) >= 2 and (len(named) < columns or len(set(named)) < len(named) == columns)


def _wide(sheet: Sheet) -> tuple[Merged, ...]:
    """Return the merged ranges over several columns."""
    return tuple(one for one in sheet.merged if one.last_column > one.first_column)
