"""The addresses of cells."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_desktop.survey.files.fast.tags import OTHERWISE, Numbers
from loyalty_desktop.survey.files.fast.window import Places, UnknownLayoutError, Window, Words
from loyalty_desktop.survey.files.limits import LAST_COLUMN
from loyalty_desktop.survey.files.surroundings import column_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.survey.files.fast.numbers import Flags
    from loyalty_desktop.survey.files.fast.tags import Tags

_ADDRESS = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})")
_BEFORE = len('<c r="')
_TENS = 10 ** np.arange(1, 8)
_A, _Z, _ZERO, _QUOTE, _SPACE = (ord(sign) for sign in 'AZ0" ')
_LETTERS = 26
_HEAD = np.frombuffer(b'<c r="\0\0', "<u8")[0]
_IN_HEAD = np.uint64((1 << 48) - 1)
_BEHIND_HEAD = np.uint64(48)


def _columns_by_signs() -> Places:
    """Return the column that two signs stand for, the first in the lower byte: B1 and AB do, 0 is none."""
    columns = np.zeros((256, 256), np.int64)
    letters = np.arange(1, _LETTERS + 1)
    columns[_ZERO : _ZERO + 10, _A : _Z + 1] = letters
    columns[_A : _Z + 1, _A : _Z + 1] = letters * _LETTERS + letters[:, None]
    return columns.reshape(-1)


_COLUMNS = _columns_by_signs()


class Belonging(NamedTuple):
    """The numbers of the rows, and which of them each cell is in."""

    numbers: Places
    row_of: Places


def digits_of(numbers: Places) -> Places:
    """Return how many digits rows' numbers have."""
    return np.searchsorted(_TENS, numbers, side="right") + 1


def as_words(numbers: Places, digits: int | Places) -> Words:
    """Return rows' numbers, which have so many digits, as they are written, with a quotation mark behind."""
    left = np.broadcast_to(digits, numbers.shape)
    words = np.full(len(numbers), _QUOTE, np.uint64) << (8 * left).view(np.uint64)
    rest = numbers
    for place in range(int(left.max(initial=0)) - 1, -1, -1):
        rest, digit = rest // 10, rest
        written = (digit - rest * 10 + _ZERO).view(np.uint64)
        if isinstance(digits, int):
            words |= written << np.uint64(8 * place)
        else:
            left = left - 1
            words |= np.where(left >= 0, written << (8 * left.clip(0)).view(np.uint64), np.uint64(0))
    return words


def columns_of(window: Window, tags: Places, cells: Places, rows: Belonging, known: Tags) -> tuple[Places, Numbers]:
    """Return the column of each cell, from 1, and the number of its attributes; cells without address follow on."""
    if not cells.size:
        return np.zeros(0, np.int64), np.zeros(0, np.int16)
    start = tags.take(cells)
    parts = [_usual(window, start[some], rows, some, known) for some in _by_digits(rows)]
    columns, found = parts[0] if len(parts) == 1 else map(np.concatenate, zip(*parts, strict=True))
    others = np.flatnonzero(found < 0)
    if others.size:
        stop = tags[1:].take(cells)
        some = rows._replace(row_of=rows.row_of.take(others))
        told = None
        if others.size < len(cells):
            told = _one_by_one(window, start.take(others), stop.take(others), some, known, are_all=False)
        if told is None:
            others, told = np.arange(len(cells)), _one_by_one(window, start, stop, rows, known, are_all=True)
        columns[others], found[others] = told or (columns, found)
    return _in_order(columns, rows.row_of), found


def _by_digits(rows: Belonging) -> Iterator[slice]:
    """Yield the cells of rows whose numbers have the same number of digits."""
    first, last = (int(row) for row in rows.numbers[[0, -1]])
    if len(str(first)) == len(str(last)):
        yield slice(None)
        return
    row = np.searchsorted(rows.numbers, _TENS)
    bounds = np.unique([0, *np.searchsorted(rows.row_of, row), len(rows.row_of)]).tolist()
    for start, stop in pairwise(bounds):
        yield slice(start, stop)


def _usual(window: Window, start: Places, rows: Belonging, some: slice, known: Tags) -> tuple[Places, Numbers]:
    """Return columns and attributes of cells that are written `<c r="AB12" ...`, with attributes seen before."""
    row_of = rows.row_of[some]
    first, last = int(row_of[0]), int(row_of[-1])
    digits = len(str(rows.numbers[first]))
    count = known.usual_words(digits + 1)
    if not count:
        return np.zeros(len(start), np.int64), np.full(len(start), OTHERWISE, np.int16)
    (head,) = window.words(start, 1)
    columns = _COLUMNS.take((head >> _BEHIND_HEAD).view(np.int64))
    is_cell = (head & _IN_HEAD) == _HEAD
    is_cell &= columns > 0
    words = window.words(start + (_BEFORE + 1) + (columns > _LETTERS), count)
    numbers = as_words(rows.numbers[first : last + 1], digits)
    words[0] ^= numbers.take(row_of - first if first else row_of)
    found = known.usual(words, digits + 1)
    if not is_cell.all():
        found[~is_cell] = OTHERWISE
    return columns, found


def _one_by_one(
    window: Window, start: Places, stop: Places, rows: Belonging, known: Tags, *, are_all: bool
) -> tuple[Places, Numbers] | None:
    """Return columns and attributes of cells written in any way; None if some are not all and have no address."""
    columns, quote, usual = _beginning_with_address(window, start, rows)
    begin = np.where(usual, quote + 1, start + 2)
    found = known.of(window, begin, stop)
    if are_all and not usual.any() and not (found == OTHERWISE).any():
        first = np.searchsorted(rows.row_of, rows.row_of)
        return np.arange(1, len(start) + 1) - first, found
    for place in np.flatnonzero(~usual | (found == OTHERWISE)).tolist():
        address = b""
        if found[place] == OTHERWISE:
            found[place], address = known.understood(window.raw[int(begin[place]) : int(stop[place])])
        if not usual[place]:
            row = rows.row_of[place]
            if address:
                columns[place] = _told(address, int(rows.numbers[row]))
            elif are_all:
                columns[place] = int(columns[place - 1]) + 1 if place and rows.row_of[place - 1] == row else 1
            else:
                return None
    return columns, found


def _beginning_with_address(window: Window, start: Places, rows: Belonging) -> tuple[Places, Places, Flags]:
    """Return column and end of the address of each cell, and which cells are written `<c r="AB12"`."""
    digits = digits_of(rows.numbers)
    written = as_words(rows.numbers, digits)
    beyond = (8 * (7 - digits)).view(np.uint64)
    letters = [window.at(start, _BEFORE + place) for place in range(3)]
    has_two = letters[1] >= _A
    has_three = has_two & (letters[2] >= _A)
    numbers = [(letter - np.uint8(_A - 1)).astype(np.uint16) for letter in letters]
    columns, after = numbers[0], start + (_BEFORE + 1)
    if has_two.any():
        columns = columns + has_two * (columns * np.uint16(25) + numbers[1])
        after += has_two
        if has_three.any():
            columns = columns + has_three * (columns * np.uint16(25) + numbers[2])
            after += has_three
    (word,) = window.words(after, 1)
    usual = (word ^ written.take(rows.row_of)) << beyond.take(rows.row_of) == 0
    usual &= (window.at(start, 2) <= _SPACE) & (window.at(start, 3) == ord("r")) & (window.at(start, 5) == _QUOTE)
    usual &= (
        (letters[0] >= _A) & (letters[0] <= _Z) & (~has_two | (letters[1] <= _Z)) & (~has_three | (letters[2] <= _Z))
    )
    return columns.astype(np.int64), after + digits.take(rows.row_of), usual


def _told(address: bytes, row: int) -> int:
    found = _ADDRESS.fullmatch(address)
    if found is None or int(found[2]) != row:
        raise UnknownLayoutError(repr(address))
    return column_number(found[1].decode())


def _in_order(columns: Places, row_of: Places) -> Places:
    """Return the columns; raises UnknownLayoutError if one comes twice, before another, or beyond the last."""
    if int(columns.max()) > LAST_COLUMN:
        raise UnknownLayoutError(str(columns.max()))
    place = row_of * (LAST_COLUMN + 1)
    place += columns
    if not (place[1:] > place[:-1]).all():
        raise UnknownLayoutError(str(columns[:80]))
    return columns
