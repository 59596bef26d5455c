"""The addresses of cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_desktop.survey.files.fast.tags import OTHERWISE, Numbers
from loyalty_desktop.survey.files.fast.window import Places, UnknownLayoutError, Window
from loyalty_desktop.survey.files.limits import LAST_COLUMN
from loyalty_desktop.survey.files.surroundings import column_number

if TYPE_CHECKING:
    from loyalty_desktop.survey.files.fast.numbers import Flags
    from loyalty_desktop.survey.files.fast.tags import Tags

_ADDRESS = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})")
_BEFORE = len('<c r="')
_TENS = 10 ** np.arange(1, 8)
_A, _Z, _ZERO = ord("A"), ord("Z"), ord("0")


class Belonging(NamedTuple):
    """The numbers of the rows, and which of them each cell is in."""

    numbers: Places
    row_of: Places


def columns_of(window: Window, tags: Places, cells: Places, rows: Belonging, known: Tags) -> tuple[Places, Numbers]:
    """Return the column of each cell, from 1, and the number of its attributes; cells without address follow on."""
    if not cells.size:
        return np.zeros(0, np.int64), np.zeros(0, np.int16)
    start, stop = tags.take(cells), tags.take(cells + 1)
    columns, quote, usual = _usual(window, start, rows)
    if usual.all():
        begin = quote + 1
        found = known.of(window, begin, stop)
    else:
        begin = np.where(usual, quote + 1, start + 2)
        found = known.of(window, begin, stop)
        if not usual.any() and not (found == OTHERWISE).any():
            first = np.searchsorted(rows.row_of, rows.row_of)
            return _in_order(np.arange(1, len(cells) + 1) - first, rows.row_of), found
    one_by_one = np.flatnonzero(~usual | (found == OTHERWISE))
    for place in one_by_one.tolist():
        address = b""
        if found[place] == OTHERWISE:
            found[place], address = known.understood(window.raw[int(begin[place]) : int(stop[place])])
        if not usual[place]:
            row = rows.row_of[place]
            before = int(columns[place - 1]) if place and rows.row_of[place - 1] == row else 0
            columns[place] = _told(address, int(rows.numbers[row])) if address else before + 1
    return _in_order(columns, rows.row_of), found


def _usual(window: Window, start: Places, rows: Belonging) -> tuple[Places, Places, Flags]:
    """Return column and end of the address of each cell, and which cells are written `<c r="AB12"`, as is usual."""
    digits = np.searchsorted(_TENS, rows.numbers, side="right") + 1
    ends = (rows.numbers % 10 + _ZERO).astype(np.uint8)
    begins = (rows.numbers // 10 ** (digits - 1) + _ZERO).astype(np.uint8)
    letters = [window.at(start + (_BEFORE + place)) for place in range(3)]
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
    quote = after + digits.take(rows.row_of)
    usual = (window.at(start + 3) == ord("r")) & (window.at(start + 5) == ord('"')) & (window.at(quote) == ord('"'))
    usual &= (
        (letters[0] >= _A) & (letters[0] <= _Z) & (~has_two | (letters[1] <= _Z)) & (~has_three | (letters[2] <= _Z))
    )
    usual &= (window.at(after) == begins.take(rows.row_of)) & (window.at(quote - 1) == ends.take(rows.row_of))
    return columns.astype(np.int64), quote, usual


def _told(address: bytes, row: int) -> int:
    found = _ADDRESS.fullmatch(address)
    if found is None or int(found[2]) != row:
        raise UnknownLayoutError(repr(address))
    return column_number(found[1].decode())


def _in_order(columns: Places, row_of: Places) -> Places:
    """Return the columns; raises UnknownLayoutError if one comes twice, before another, or beyond the last."""
    if int(columns.max()) > LAST_COLUMN or ((np.diff(columns) <= 0) & (np.diff(row_of) == 0)).any():
        raise UnknownLayoutError(str(columns[:80]))
    return columns
