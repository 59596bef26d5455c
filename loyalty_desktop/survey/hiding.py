"""Personal data is not taken over unless somebody asks for it: who answered is in no figure (INPUTS.md section 4, I54).

Columns that name people keep only who answered at all. In what people wrote in their own words, addresses for e-mail,
telephone numbers, numbers of cards and the name that stands in the same row are veiled. What is veiled is shown
nowhere and saved nowhere; the cells of the file stay as they are, so that one press brings it back.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.noted import Noted, State
from loyalty_desktop.survey.patience import go_on
from loyalty_desktop.survey.progress import done, part, shares
from loyalty_desktop.survey.questions import Question
from loyalty_desktop.survey.recognise import Context
from loyalty_desktop.survey.remembered import remembered
from loyalty_desktop.survey.sheet import RawColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.reading import Reading
    from loyalty_desktop.survey.sheet import Cell, Sheet

COLUMNS, COMMENTS = "personal_columns", "personal_in_comments"
HIDING_RULES = (COLUMNS, COMMENTS)
MARK = "●●●"
_D = "[0-9０-９]"
_S = "[-‐‑–—−－ー.()（） ]"
_L = "[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]"
_EMAIL = re.compile(rf"(?:{_L}|[.+_%-]){{1,64}}[@＠](?:{_L}|-){{1,63}}(?:[.．](?:{_L}|-){{2,24}}){{1,4}}")
_NUMBER = re.compile(rf"[0-9０-９+＋(（](?:{_S}{{0,2}}{_D}){{8,18}}")
"""What may be the number of a telephone or a card; how many digits it has, and where they are parted, decides."""
_DIGIT = re.compile(_D)
_AMERICAN = re.compile(r"[(]?[0-9]{3}[)]?[-. ]{1,2}[0-9]{3}[-. ][0-9]{4}")
_AT_HOME, _ABROAD, _CARD = range(10, 12), range(9, 16), 16
"""How many digits a number has that begins with 0, one with the code of a country, one of a card."""
_NO_DIGITS = bytes(set(range(256)) - set(b"0123456789\n"))
_FEWEST_DIGITS = 8
_SHORTEST_NAME = 3
_AT_ONCE = 10_000


def hidden(columns: Sequence[Column], reading: Reading) -> tuple[Column, ...]:
    """Return the columns without what names people, as far as `reading` does not take it over."""
    whole, parts = reading.applies(COLUMNS, usual=True), reading.applies(COMMENTS, usual=True)
    if not whole and not parts:
        return tuple(columns)
    names = tuple(column.question for column in columns if column.role == "personal")
    out = []
    for column, (start, end) in zip(columns, shares([len(one.raw.values) for one in columns]), strict=True):
        with part(start, end):
            out.append(_hidden(column, names, whole=whole, parts=parts))
    return tuple(out)


def hidden_noted(columns: Sequence[Column], reading: Reading) -> tuple[Noted, ...]:
    """Return what there is to say of personal data: how much is not taken over, or could be left out."""
    notes = []
    named = [column for column in columns if column.role == "personal"]
    if named:
        id_, state = _told("personal_columns", reading)
        notes.append(Noted(message(id_), len(named), state, COLUMNS, columns=tuple(one.key for one in named)))
    holding = {column.key: n for column in columns if (n := _holding(column))}
    if holding:
        id_, state = _told("personal_in_comments", reading)
        notes.append(Noted(message(id_), sum(holding.values()), state, COMMENTS, columns=tuple(holding)))
    return tuple(notes)


def veiled(column: Column, sheet: Sheet, row: int, columns: Sequence[Column]) -> str:
    """Return a cell of the sheet that is no answer of `column`, one of `columns`, as it may be shown."""
    text = text_of(sheet.columns[column.index].cell(row))
    if column.hides == "all":
        return MARK if text.strip() else ""
    if column.hides == "parts":
        named = [one.index for one in columns if one.hides == "all" and one.index < len(sheet.columns)]
        text = without_addresses(text)
        for name in (name for at in named for name in _spelled(sheet.columns[at].cell(row))):
            text = text.replace(name, MARK)
    return text


def without_addresses(text: str) -> str:
    """Return a text with its addresses and numbers of telephones and cards veiled."""
    if "@" in text or "＠" in text:
        text = _EMAIL.sub(MARK, text)
    return _NUMBER.sub(lambda found: MARK if _calls_somebody(found) else found[0], text)


def _told(rule: str, reading: Reading) -> tuple[str, State]:
    return (f"{rule}_hidden", "done") if reading.applies(rule, usual=True) else (f"{rule}_shown", "offered")


def _hidden(column: Column, names: tuple[Question, ...], *, whole: bool, parts: bool) -> Column:
    if column.role == "personal":
        return _whole(column) if whole else column
    if not parts or not _may_hold(column):
        return column
    known = _veils(column.question)
    if names not in known:
        known[names] = _without_names(column.question, names)
    return replace(column, question=known[names] or column.question, hides="parts")


def _may_hold(column: Column) -> bool:
    return column.role == "comment" or column.scale.kind == "text"


def _whole(column: Column) -> Column:
    question = _present_only(column.question)
    scale = question.scale(Context(question.words))
    return replace(column, question=question, scale=scale, hides="all")


@remembered
def _present_only(question: Question) -> Question:
    """Return the question with nothing but who answered it."""
    present = np.array([bool(text_of(value).strip()) for value in question.raw.values], dtype=np.uint8)
    return _with(question, RawColumn((None, MARK), present[question.raw.codes]))


@remembered
def _without_parts(question: Question) -> Question | None:
    """Return the question without addresses and numbers in its answers; None where it holds none."""
    raw = question.raw
    if not _perhaps(raw.values):
        return None
    values = tuple(without_addresses(value) if isinstance(value, str) else value for value in raw.values)
    return None if values == raw.values else _with(question, replace(raw, values=values))


def _perhaps(values: tuple[Cell, ...]) -> bool:
    """Say at one glance whether any of many texts may hold an address or a long number."""
    for start in range(0, len(values), _AT_ONCE):  # in between, other threads have their turn
        go_on()
        done(start / len(values))
        joined = "\n".join([value for value in values[start : start + _AT_ONCE] if isinstance(value, str)])
        if "@" in joined or "＠" in joined or (_has_digits(joined) and _NUMBER.search(joined) is not None):
            return True
    return False


def _has_digits(joined: str) -> bool:
    """Say whether some line has digits enough for a telephone: that is known sooner than where they are."""
    if any(digit in joined for digit in "０１２３４５６７８９"):
        return True
    digits = joined.encode("utf-8", "surrogatepass").translate(None, _NO_DIGITS)
    return max(map(len, digits.split(b"\n"))) >= _FEWEST_DIGITS


@remembered
def _veils(_question: Question) -> dict[tuple[Question, ...], Question | None]:
    """Return where a question is kept as it is without what names people, by the columns of their names."""
    return {}


def _without_names(question: Question, names: tuple[Question, ...]) -> Question | None:
    """Return the question without addresses, numbers and names of the people who answered; None where it has none."""
    own = _without_parts(question)
    named = _names_in(own or question, names)
    if not named:
        return own
    values = list((own or question).raw.values)
    for at, name in named:
        values[at] = str(values[at]).replace(name, MARK)
    return _with(question, replace(question.raw, values=tuple(values)))


def _names_in(question: Question, names: tuple[Question, ...]) -> tuple[tuple[int, str], ...]:
    """Return which answers hold the name of the very person who gave them, and that name."""
    found: set[tuple[int, str]] = set()
    for one in names:
        pairs = np.unique(question.raw.codes.astype(np.int64) * len(one.raw.values) + one.raw.codes)
        texts = _spellings(one)
        for at, place in (divmod(int(pair), len(texts)) for pair in pairs if texts[int(pair) % len(texts)]):
            value = question.raw.values[at]
            if isinstance(value, str):
                found |= {(at, name) for name in texts[place] if name in value}
    return tuple(sorted(found, key=lambda pair: (pair[0], -len(pair[1]), pair[1])))


@remembered
def _spellings(question: Question) -> tuple[tuple[str, ...], ...]:
    """Return how the name in each value of a column may be spelled in a text."""
    return tuple(map(_spelled, question.raw.values))


def _spelled(value: Cell) -> tuple[str, ...]:
    """Return how a name may be spelled in a text; () for what is too short to be sure of."""
    name = text_of(value).strip()
    if not isinstance(value, str) or MARK in name:
        return ()
    joined = "".join(name.split())
    return tuple(one for one in dict.fromkeys((name, joined)) if len(joined) >= _SHORTEST_NAME)


def _with(question: Question, raw: RawColumn) -> Question:
    return replace(question, raw=raw, among=None, _scales={}, _guesses={}, _labelled={})


def _calls_somebody(found: re.Match[str]) -> bool:
    """Say whether a number calls somebody or pays: it begins, or is parted, as only such numbers are."""
    text, first, end = found[0], found.start(), found.end()
    if (first and _DIGIT.match(found.string, first - 1)) or _DIGIT.match(found.string, end):
        return False  # longer than any such number
    digits = unicodedata.normalize("NFKC", "".join(_DIGIT.findall(text)))
    if text[0] in "+＋":
        return len(digits) in _ABROAD
    if digits[0] == "0":
        return len(digits) in _AT_HOME
    return bool(_AMERICAN.fullmatch(text)) or (len(digits) == _CARD and _is_card(digits))


def _is_card(digits: str) -> bool:
    """Say whether the last digit is the one that the others ask for (Luhn)."""
    doubled = [int(digit) * (2 - at % 2) for at, digit in enumerate(digits)]
    return sum(number - 9 * (number > 9) for number in doubled) % 10 == 0


def _holding(column: Column) -> int:
    """Return how many answers of a column hold something that names somebody, whether it is veiled or not."""
    if column.hides == "parts":
        return _veiled(column.question)
    return 0 if column.role == "personal" or not _may_hold(column) else _to_veil(column.question)


@remembered
def _veiled(question: Question) -> int:
    """Return how many answers hold something that was veiled."""
    rows = zip(question.raw.values, question.distinct.counts.tolist(), strict=True)
    return sum(n for value, n in rows if n and isinstance(value, str) and MARK in value)


@remembered
def _to_veil(question: Question) -> int:
    """Return how many answers hold an address or a number."""
    other = _without_parts(question)
    if other is None:
        return 0
    rows = zip(other.raw.values, question.raw.values, question.distinct.counts.tolist(), strict=True)
    return sum(n for one, before, n in rows if one != before)
