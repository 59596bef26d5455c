"""Personal data is not taken over unless somebody asks for it: who answered is in no figure (INPUTS.md section 4, I54).

Columns that name people keep only who answered at all. In what people wrote in their own words, addresses for e-mail,
telephone numbers, numbers of cards and the name that stands in the same row are veiled. What is veiled is shown
nowhere and saved nowhere; the cells of the file stay as they are, so that one press brings it back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.addresses import MARK, perhaps_addresses, without_addresses
from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.noted import Noted, State
from loyalty_desktop.survey.piecewise import pieces
from loyalty_desktop.survey.progress import part, shares
from loyalty_desktop.survey.recognise import Context
from loyalty_desktop.survey.remembered import remembered
from loyalty_desktop.survey.sheet import RawColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.reading import Reading
    from loyalty_desktop.survey.sheet import Cell, Sheet

COLUMNS, COMMENTS = "personal_columns", "personal_in_comments"
HIDING_RULES = (COLUMNS, COMMENTS)
_SHORTEST_NAME = 3
_PAIRS_AT_ONCE = 10_000
_MOST_KEPT = 4


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
        cells = [sheet.columns[at].cell(row) for at in named]
        for name in (name for cell in cells for name in _spelled(cell, text_of(cell))):
            text = text.replace(name, MARK)
    return text


def _told(rule: str, reading: Reading) -> tuple[str, State]:
    return (f"{rule}_hidden", "done") if reading.applies(rule, usual=True) else (f"{rule}_shown", "offered")


def _hidden(column: Column, names: tuple[Question, ...], *, whole: bool, parts: bool) -> Column:
    if column.role == "personal":
        return _whole(column) if whole else column
    if not parts or not _may_hold(column):
        return column
    return replace(column, question=_veil(column.question, names).question or column.question, hides="parts")


def _may_hold(column: Column) -> bool:
    return column.role == "comment" or column.scale.kind == "text"


def _whole(column: Column) -> Column:
    question = _present_only(column.question)
    scale = question.scale(Context(question.words))
    return replace(column, question=question, scale=scale, hides="all")


@remembered
def _present_only(question: Question) -> Question:
    """Return the question with nothing but who answered it."""
    raw = RawColumn((None, MARK), _present(_whole_of(question))[question.raw.codes])
    return question.read_anew(raw=raw, among=None)


@remembered
def _present(question: Question) -> npt.NDArray[np.uint8]:
    """Return for each value of a column whether it is an answer."""
    return np.array([bool(text.strip()) for text in question.distinct.typed_texts], dtype=np.uint8)


def _whole_of(question: Question) -> Question:
    """Return the question with the rows that were left out of it: its values are the same ones."""
    whole = question if question.among is None else question.among[0]
    return whole if whole.raw.values is question.raw.values else question


@remembered
def _without_parts(question: Question) -> Question | None:
    """Return the question without addresses and numbers in its answers; None where it holds none."""
    whole = _whole_of(question)
    if whole is not question:
        return _again(_without_parts(whole), question)
    before = question.raw.values
    with part(0.0, 0.2):
        if not perhaps_addresses(before):
            return None
    values: list[Cell] = []
    with part(0.2, 1.0):
        for piece in pieces(len(before)):
            values += [without_addresses(value) if isinstance(value, str) else value for value in before[piece]]
    return None if tuple(values) == before else _with(question, values)


def _with(question: Question, values: list[Cell]) -> Question:
    pairs = zip(values, question.raw.values, strict=True)
    places = tuple([at for at, (value, before) in enumerate(pairs) if value is not before])
    return question.read_anew(raw=replace(question.raw, values=tuple(values)), among=None, bare=(question, places))


def _again(veiled: Question | None, question: Question) -> Question | None:
    """Return what was veiled of a question, without the rows that are left out of `question`."""
    if veiled is None or question.among is None:
        return None
    raw = replace(question.raw, values=veiled.raw.values)
    return question.read_anew(raw=raw, among=(veiled, question.among[1]))


class _Name(NamedTuple):
    """A name in an answer: in which value, of which column with names and which value of it, and how it is spelled."""

    at: int
    column: int
    place: int
    name: str


class _Veil(NamedTuple):
    """A question without what names people, None where nothing does; and the names that it held."""

    question: Question | None
    names: tuple[_Name, ...]


@remembered
def _veils(_question: Question) -> dict[tuple[Question, ...], _Veil]:
    """Return where a question is kept as it is without what names people, by the columns of their names."""
    return {}


def _veil(question: Question, columns: tuple[Question, ...]) -> _Veil:
    """Return the question without addresses, numbers and the names of those who answered, which stand in `columns`."""
    known = _veils(question)
    if columns not in known:
        if len(known) >= _MOST_KEPT:
            known.clear()
        known[columns] = _made_veil(question, columns)
    return known[columns]


def _made_veil(question: Question, columns: tuple[Question, ...]) -> _Veil:
    whole, wholes = _whole_of(question), tuple(map(_whole_of, columns))
    with part(0.0, 0.5):
        own = _without_parts(question)
    if whole is question or any(one is column for one, column in zip(wholes, columns, strict=True)):
        with part(0.5, 1.0):
            names = _names_in(own or question, columns)
    else:
        before = _veil(whole, wholes)
        names = _names_left(before.names, question, columns)
        if len(names) == len(before.names):
            return _Veil(_again(before.question, question), names)
    if not names:
        return _Veil(own, ())
    values = list((own or question).raw.values)
    for one in names:
        values[one.at] = str(values[one.at]).replace(one.name, MARK)
    return _Veil(_with(question, values), names)


def _names_in(question: Question, columns: tuple[Question, ...]) -> tuple[_Name, ...]:
    """Return which answers hold the name of the very person who gave them, and that name."""
    found: set[_Name] = set()
    for number, one in enumerate(columns):
        spelled = _spellings(one)
        pairs = np.unique(_pairs(question, one))
        with part(number / len(columns), (number + 1) / len(columns)):
            for piece in pieces(len(pairs), _PAIRS_AT_ONCE):
                answers, people = np.divmod(pairs[piece], len(spelled))
                for at, place in zip(answers.tolist(), people.tolist(), strict=True):
                    value = question.raw.values[at]
                    if isinstance(value, str):
                        for name in spelled[place]:
                            if name in value:
                                found.add(_Name(at, number, place, name))
    return tuple(sorted(found, key=lambda one: (one.at, -len(one.name), one.name)))


def _names_left(names: tuple[_Name, ...], question: Question, columns: tuple[Question, ...]) -> tuple[_Name, ...]:
    """Return those of the names that still stand in the row of their person, or in an answer that nobody gave now."""
    left: set[_Name] = set()
    counts = question.distinct.counts
    for number, column in enumerate(columns):
        here = [one for one in names if one.column == number]
        wanted = [one.at * len(column.raw.values) + one.place for one in here]
        stand = np.isin(wanted, _pairs(question, column)).tolist() if here else []
        left |= {one for one, stands in zip(here, stand, strict=True) if stands or not counts[one.at]}
    return tuple([one for one in names if one in left])


def _pairs(question: Question, column: Question) -> npt.NDArray[np.int64]:
    """Return which answer and which name each row has, in one number."""
    return question.raw.codes.astype(np.int64) * len(column.raw.values) + column.raw.codes


@remembered
def _spellings(question: Question) -> tuple[tuple[str, ...], ...]:
    """Return how the name in each value of a column may be spelled in a text."""
    found: list[tuple[str, ...]] = []
    values, texts = question.raw.values, question.distinct.typed_texts
    for piece in pieces(len(values)):
        found += map(_spelled, values[piece], texts[piece])
    return tuple(found)


def _spelled(value: Cell, text: str) -> tuple[str, ...]:
    """Return how the name in a cell may be spelled in a text; () for what is too short to be sure of."""
    name = text.strip()
    if not isinstance(value, str) or MARK in name:
        return ()
    joined = "".join(name.split())
    return tuple(one for one in dict.fromkeys((name, joined)) if len(joined) >= _SHORTEST_NAME)


def _holding(column: Column) -> int:
    """Return how many answers of a column hold something that names somebody, whether it is veiled or not."""
    if column.hides == "parts":
        return _veiled(column.question)
    return 0 if column.role == "personal" or not _may_hold(column) else _to_veil(column.question)


def _veiled(question: Question) -> int:
    """Return how many answers hold something that was veiled."""
    return int(question.distinct.counts[_marked(_whole_of(question))].sum())


@remembered
def _marked(question: Question) -> list[int]:
    return [at for at, value in enumerate(question.raw.values) if isinstance(value, str) and MARK in value]


def _to_veil(question: Question) -> int:
    """Return how many answers hold an address or a number."""
    return int(question.distinct.counts[_addressed(_whole_of(question))].sum())


@remembered
def _addressed(question: Question) -> list[int]:
    """Return which values of a column hold an address or a number."""
    other = _without_parts(question)
    pairs = enumerate(zip(other.raw.values, question.raw.values, strict=True)) if other is not None else ()
    return [at for at, (value, before) in pairs if value != before]
