"""The invented survey for people who read English: the same cells, answer for answer, in other words.

Every text is translated by the words it is made of; a text without a translation stops the script.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook

from build_scripts import sample_english_comments as english
from build_scripts import sample_english_words as words
from build_scripts import sample_words as japanese
from build_scripts.sample_columns import COMMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

SHEETS: Final = {"回答": "Responses", "集計": "Summary"}
DATES: Final = "yyyy-mm-dd hh:mm:ss"
_NAMES: Final = words.DRIVERS | words.EXPERIENCES | words.OPINIONS
_GRID: Final = re.compile(r"(?P<question>.+) \[(?P<row>.+)\]")
_QUOTED: Final = re.compile(r"[【「](?P<what>.+)[】」](?P<asked>の満足度|で経験したこと)")
_QUESTIONS: Final = {
    "の満足度": "How satisfied are you with “{what}”?",
    "で経験したこと": "What happened at “{what}”?",
    "そのほかに経験したこと": "What else happened?",
    "ブランドについてどう思いますか": "What do you think of the brand?",
    "服を買うときの重視点": "How important are these when you buy clothes?",
}
_DIGITS: Final = re.compile("[０-９]+")


def in_english(workbook: Workbook) -> Workbook:
    """Return a workbook of the invented survey in English."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for sheet in workbook.worksheets:
        new = made.create_sheet(SHEETS[sheet.title])
        if sheet.title == "集計":
            _write(new, ([_looked_up(cell, _SUMMARY) for cell in row] for row in sheet.iter_rows(values_only=True)))
        else:
            _write_answers(new, sheet)
    return made


def heading(text: str) -> str:
    """Return a heading in English; raises KeyError where there are no words for it."""
    grid = _GRID.fullmatch(text)
    if grid is None:
        return words.HEADINGS[text]
    quoted = _QUOTED.fullmatch(grid["question"])
    if quoted is None:
        return f"{_QUESTIONS[grid['question']]} [{_NAMES[grid['row']]}]"
    what = (words.STAGES | words.DRIVERS)[quoted["what"]]
    return f"{_QUESTIONS[quoted['asked']].format(what=what)} [{_NAMES[grid['row']]}]"


def name(text: str) -> str:
    """Return what a stage, a driver or an experience is called in English."""
    return (words.STAGES | _NAMES)[text]


def comment(text: str) -> str:
    """Return what somebody wrote in English: a sentence of the story, and another one to close with."""
    if text in _COMMENTS:
        return _COMMENTS[text]
    first, last = next((text.removesuffix(one), one) for one in _CLOSINGS if text.endswith(one))
    return f"{_COMMENTS[first]} {_CLOSINGS[last]}"


def translated(rows: Iterable[Sequence[object]]) -> Iterator[list[object]]:
    """Return the rows of a sheet of answers in English, its headings first; a text without words raises KeyError."""
    headings: list[str] = []
    for row in rows:
        if headings:
            cells = zip(row, headings, strict=True)
            yield [_comment(cell) if asked == COMMENT else _answer(cell) for cell, asked in cells]
        else:
            headings = [str(one) for one in row]
            yield [heading(one) for one in headings]


def _write_answers(new: Worksheet, old: Worksheet) -> None:
    _write(new, translated(old.iter_rows(values_only=True)))
    for cell in new["A"][1:]:
        cell.number_format = DATES
    new.column_dimensions["A"].width = 20
    new.freeze_panes = "C2"


def _write(sheet: Worksheet, rows: Iterable[list[object]]) -> None:
    for row in rows:
        sheet.append(row)


def _comment(cell: object) -> object:
    return comment(cell) if isinstance(cell, str) else cell


def _answer(cell: object) -> object:
    """Return a cell; of a question with several answers all of them, of digits typed in full width the number."""
    if not isinstance(cell, str) or cell.startswith("M-"):
        return cell
    if _DIGITS.fullmatch(cell):
        return int(cell)
    return ", ".join(words.ANSWERS[one] for one in cell.split(", "))


def _looked_up(cell: object, known: dict[str, str]) -> object:
    return known[cell] if isinstance(cell, str) else cell


def _pairs() -> Iterator[tuple[str, str]]:
    """Return every comment with its translation."""
    for said, meant in zip(japanese.EXPERIENCE_COMMENTS, english.EXPERIENCE_COMMENTS, strict=True):
        yield from zip(said, meant, strict=True)
    for kind, said in japanese.CLASS_COMMENTS.items():
        yield from zip(said, english.CLASS_COMMENTS[kind], strict=True)
    yield from zip(japanese.NO_COMMENT, english.NO_COMMENT, strict=True)
    for member, one in japanese.KNOWN_COMMENTS.items():
        yield one, english.KNOWN_COMMENTS[member]


_SUMMARY: Final = words.SUMMARY | words.ANSWERS
_COMMENTS: Final = dict(_pairs())
_CLOSINGS: Final = {
    said: meant
    for kind, closings in japanese.CLOSINGS.items()
    for said, meant in zip(closings, english.CLOSINGS[kind], strict=True)
}
