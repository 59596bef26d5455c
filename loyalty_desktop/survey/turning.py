"""Respondents that stand in columns, one row a question: rows and columns swapped (INPUTS.md I37)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from loyalty_desktop.survey.distinct import is_date, number_of, text_of
from loyalty_desktop.survey.missing import reason_of
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.reshaping import encoded, is_japanese
from loyalty_desktop.survey.sheet import Sheet
from loyalty_desktop.survey.totals import names_total

if TYPE_CHECKING:
    from collections.abc import Sequence

Turned: TypeAlias = Literal["", "perhaps", "surely"]

_MOST_ROWS, _MOST_COLUMNS = 500, 16_384
_FEWEST_QUESTIONS, _FEWEST_PEOPLE = 3, 3
_PERSON = re.compile(
    r"(?:回答者|お客様|顧客|会員|被験者|モニター|respondent|customer|participant|person|answer|user|subject|r|p|no\.?|id|#)"
    r"?[-_.\s]*\d+(?:番目|人目|番|号)?(?:さん|様)?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_ID = re.compile(r"(?P<prefix>[^\W\d]{0,12}[-_#.]?)\d+[-_\w]*")
_QUESTION_CODES = re.compile(r"(?:q|sq|sc|f|s|v|問|設問|質問)[-_.]?", re.IGNORECASE)
_CORNER = re.compile(r"(?:設問|質問|問|項目|question|item)s?.{0,8}", re.IGNORECASE)
_QUESTION_LIKE = 6
"""Letters that questions have on the average, and ids or names have not."""
_LATIN_QUESTION_LIKE = 12
_USUAL = 0.9


def how_turned(sheet: Sheet, heading: int) -> Turned:
    """Say whether the rows of a table are questions and its columns respondents; `heading` is its first row.

    A survey that stands upright has one kind of answers in each column; a turned one has it in each row.
    """
    if sheet.rows - heading > _MOST_ROWS or len(sheet.columns) - 1 < _FEWEST_PEOPLE:
        return ""
    firsts = [text_of(sheet.columns[0].cell(at)) for at in range(heading + 1, sheet.rows)]
    if not _may_be_questions([text for text in firsts if text]):
        return ""
    grid = [[text_of(cell) for cell in sheet.row(at)] for at in range(heading, sheet.rows)]
    grid = [grid[0], *(row for row in grid[1:] if any(row))]
    questions = [row[0] for row in grid[1:]]
    people = [text for text in grid[0][1:] if text and not names_total(text)]
    if not all(questions) or len(people) < _FEWEST_PEOPLE or len(set(people)) < len(people):
        return ""
    answers = [row[1 : len(people) + 1] for row in grid[1:]]
    across, down = _sorts(answers), _sorts(list(zip(*answers, strict=True)))
    corner = _CORNER.fullmatch(grid[0][0]) is not None
    if not corner and _are_ids(questions):
        return ""
    mixed = {"numbers", "words"} <= set(across) and "" not in across and down.count("") >= 0.5 * len(down)
    named = sum(1 for text in people if _PERSON.fullmatch(text)) >= _USUAL * len(people)
    asked = corner or _ask(questions)
    if named and mixed and (asked or _uneven(answers)):
        return "surely"
    # Without rows of numbers beside rows of words it may as well be an ordinary survey headed 1, 2, 3 or P1, P2.
    return "perhaps" if named and (mixed or asked) else ""


def _may_be_questions(texts: Sequence[str]) -> bool:
    """Say whether the first column can hold questions: different texts, none of them a number."""
    if len(texts) < _FEWEST_QUESTIONS or len(set(map(match_text, texts))) < len(texts):
        return False
    if any(is_date(text) or _MAIL.fullmatch(text) for text in texts):
        return False
    return all(number_of(text) is None for text in texts)


def _are_ids(texts: Sequence[str]) -> bool:
    """Say whether texts are running ids of one kind (A001, ACME-17), and no codes of questions (Q1, 問2)."""
    found = [one for text in texts if (one := _ID.fullmatch(text))]
    prefixes = {one["prefix"].casefold() for one in found}
    return len(found) == len(texts) and len(prefixes) == 1 and not all(map(_QUESTION_CODES.fullmatch, prefixes))


def head_of_people(sheet: Sheet, heading: int) -> int:
    """Return the row that names the respondents: above a heading row that was taken from among the questions."""
    for at in range(heading):
        texts = [text for cell in sheet.row(at)[1:] if (text := text_of(cell)) and not names_total(text)]
        if len(texts) >= _FEWEST_PEOPLE and all(map(_PERSON.fullmatch, texts)):
            return at
    return heading


def _sorts(lines: Sequence[Sequence[str]]) -> list[str]:
    """Return for each line whether its answers are numbers, words or both ('')."""
    found = []
    for line in lines:
        said = [text for text in line if reason_of(text) is None]
        numbers = sum(1 for text in said if number_of(text) is not None)
        share = numbers / len(said) if said else 0.0
        found.append("numbers" if share >= _USUAL else "words" if share <= 1 - _USUAL else "")
    return found


def _ask(texts: Sequence[str]) -> bool:
    letters = sum(len(text) for text in texts) / len(texts)
    latin = sum(1 for text in texts if text.isascii())
    return letters >= (_LATIN_QUESTION_LIKE if latin * 2 > len(texts) else _QUESTION_LIKE)


def _uneven(answers: Sequence[Sequence[str]]) -> bool:
    """Say whether words in different rows are different words: each row asks something of its own."""
    words = [{text for text in row if text and number_of(text) is None} for row in answers]
    words = [row for row in words if row]
    return len(words) > 1 and all(not (one & other) for at, one in enumerate(words) for other in words[at + 1 :])


def can_turn(sheet: Sheet) -> bool:
    """Say whether a table is small enough to stand on its side: no sheet has more columns."""
    return sheet.rows <= _MOST_COLUMNS


def upright(sheet: Sheet) -> Sheet:
    """Return the table turned; its first column, which headed the questions, is called after the respondents."""
    turned = turn(sheet)
    corner = text_of(sheet.columns[0].cell(0))
    if corner and not _CORNER.fullmatch(corner):
        return turned
    asked = any(is_japanese(text_of(value)) for value in sheet.columns[0].values)
    people = encoded(("回答者ID" if asked else "Respondent ID", *(column.cell(0) for column in sheet.columns[1:])))
    return Sheet(turned.name, (people, *turned.columns[1:]), turned.rows, turned.hidden, delimiter=turned.delimiter)


def turn(sheet: Sheet) -> Sheet:
    """Return the sheet with rows and columns swapped."""
    rows = [sheet.row(at) for at in range(sheet.rows)]
    return Sheet(
        sheet.name, tuple(encoded(row) for row in rows), len(sheet.columns), sheet.hidden, delimiter=sheet.delimiter
    )
