"""The elements inside cells: values, formulas, texts of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_desktop.survey.files.fast.tags import INLINE, STRING
from loyalty_desktop.survey.files.fast.texts import parsed
from loyalty_desktop.survey.files.fast.window import Places, UnknownLayoutError, Window
from loyalty_desktop.survey.files.limits import NO_RESULT
from loyalty_desktop.survey.files.shared_texts import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from loyalty_desktop.survey.files.fast.numbers import Flags, Packed
    from loyalty_desktop.survey.files.fast.tags import Numbers, Tags
    from loyalty_desktop.survey.files.fast.values import ReadAs, Values
    from loyalty_desktop.survey.files.fast.window import Bytes


class Elements(NamedTuple):
    """The elements of some cells: all starts and ends of elements, their kinds, and those of each cell."""

    tags: Places
    kind: Bytes
    cells: Places
    ends: Places


class _Form(NamedTuple):
    """Where the value of a cell is among its elements, 0 if nowhere, and whether it has a formula."""

    value: int
    has_formula: bool
    has_value: bool = True


_FORMS = {
    b"/": _Form(0, False, False),
    b"v//": _Form(1, False),
    b"v/": _Form(0, False),
    b"f//": _Form(0, True, False),
    b"f/": _Form(0, True, False),
    b"fv//": _Form(2, True),
    b"f/v//": _Form(3, True),
    b"fv/": _Form(0, True),
    b"f/v/": _Form(0, True),
}
_LONGEST_FORM = 6
_VALUE = b"<v>"
ALIKE = 4
"""How many tags a cell has that holds a value only."""


def are_alike(kind: Bytes, is_cell: Flags, cells: int) -> bool:
    """Say whether all cells hold nothing but a value: `<c`, `<v`, `</`, `</`, which are `ALIKE` tags."""
    alike = is_cell[: 1 - ALIKE] & (kind[1 : 2 - ALIKE] == ord("v"))
    alike &= (kind[2 : 3 - ALIKE] == ord("/")) & (kind[3:] == ord("/"))
    return int(np.count_nonzero(alike)) == cells


def read_alike(window: Window, at: Places, cells: Places, found: Numbers, tags: Tags, values: Values) -> Packed | None:
    """Return the packed cells, all of which hold nothing but a value; None if one is written unusually."""
    first = at[1:].take(cells)
    if tags.is_closed.any() and tags.is_closed.take(found).any():
        return None
    if not (window.at(first, 2) == ord(">")).all():
        return None
    first += len(_VALUE)
    return values.read(window, first, at[2:].take(cells), tags.read_as.take(found))


def read(window: Window, elements: Elements, found: Numbers, tags: Tags, values: Values) -> Packed:
    """Return the packed cells; `found` numbers the attributes of each."""
    at, kind, cells, ends = elements
    count = ends - cells
    is_alone = count == 1
    if (is_alone.any() or tags.is_closed.any()) and not (tags.is_closed.take(found) == is_alone).all():
        raise UnknownLayoutError(window.raw[:80])
    read_as = tags.read_as.take(found)
    first = at[1:].take(cells, mode="clip")
    usual = (count == 4) & (kind[1:].take(cells, mode="clip") == ord("v")) & (window.at(first, 2) == ord(">"))
    if usual.all():
        return values.read(window, first + len(_VALUE), at[2:].take(cells), read_as)
    packed = np.zeros(len(cells), np.int32)
    place = np.flatnonzero(usual)
    packed[place] = values.read(
        window, first.take(place) + len(_VALUE), at.take(cells.take(place) + 2), read_as.take(place)
    )
    for form, places in _by_form(kind, cells, count, np.flatnonzero(~usual & (count > 1))):
        if form in _FORMS:
            packed[places] = _formed(window, at, cells[places], _FORMS[form], read_as[places], values)
        elif b"i" in form and (read_as[places] == INLINE).all():
            packed[places] = [_own_text(window, at, int(cells[one]), int(ends[one]), form, values) for one in places]
        else:
            raise UnknownLayoutError(repr(form))
    return packed


def _by_form(kind: Bytes, cells: Places, count: Places, places: Places) -> Iterator[tuple[bytes, Places]]:
    """Yield cells by the sequence of the elements in them; of long ones, only the beginning of it."""
    if not places.size:
        return
    size = np.minimum(count[places], _LONGEST_FORM + 1)
    key = size.copy()
    for step in range(1, _LONGEST_FORM + 1):
        letter = kind.take(cells[places] + step, mode="clip")
        key = key * 256 + np.where(step < size, letter, 0)
    for one in np.unique(key).tolist():
        letters = one.to_bytes(_LONGEST_FORM + 2, "big")[2:]
        yield letters.rstrip(b"\0"), places[key == one]


def _formed(window: Window, at: Places, cells: Places, form: _Form, read_as: ReadAs, values: Values) -> Packed:
    packed = np.zeros(len(cells), np.int32)
    length = np.zeros(len(cells), np.int64)
    if form.value:
        starts, ends = at[cells + form.value] + len(_VALUE), at[cells + form.value + 1]
        for place in np.flatnonzero(window.at(starts - 1) != ord(">")).tolist():
            starts[place] = _after(window, int(starts[place]) - 1, int(ends[place]))
        packed = values.read(window, starts, ends, read_as)
        length = ends - starts
    if form.has_formula:
        is_empty_text = (read_as == STRING) & form.has_value
        without = ((length == 0) | (read_as == INLINE)) & ~is_empty_text
        packed[without] = values.others.cell(NO_RESULT)
    return packed


def _own_text(window: Window, at: Places, cell: int, end: int, form: bytes, values: Values) -> int:
    """Return the packed cell of a text written in the cell itself, usually in one piece."""
    if form == b"it///":
        start = int(at[cell + 2]) + 2
        stop = int(at[cell + 3])
        return values.own_text(window.raw[_after(window, start, stop) : stop])
    root = parsed(window.raw[int(at[cell + 1]) : int(at[end - 1])], "c")
    item: Element | None = next((child for child in root if child.tag.endswith("}is")), None)
    if item is None:
        raise UnknownLayoutError(repr(form))
    return values.others.cell(text_of(item))


def _after(window: Window, start: int, stop: int) -> int:
    """Return where the tag that goes on at `start` has ended."""
    end = window.raw.find(b">", start, stop)
    if end < 0:
        raise UnknownLayoutError(window.raw[start:stop])
    return end + 1
