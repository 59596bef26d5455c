"""Digits to numbers, many at a time; exactly what Python makes of each text."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.files.fast.window import Bytes, Places, Window

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Packed = npt.NDArray[np.int32]

_USUAL = 3
_SHORT = 9  # digits that fit into 32 bits
_EXACT = 15  # digits that a float holds exactly, as it does the powers of ten that divide them
_POWERS = 10.0 ** np.arange(_EXACT + 1)
_WORTHWHILE = 300  # fewer numbers of one length are read sooner one by one
_ZERO, _NINE, _POINT, _MINUS = 48, 9, 46, 45


def whole_numbers(window: Window, starts: Places, ends: Places) -> tuple[Packed, Flags]:
    """Return the numbers of 1 to 9 digits between the places, and which texts are such numbers."""
    length = np.minimum(ends - starts, _SHORT + 1).astype(np.uint8)
    values, good = _digits(window, ends, length, 0, _USUAL)
    good &= length > 0
    longer = np.flatnonzero(length > _USUAL)
    if longer.size:  # few: nearly all answers have one to three digits
        length = length.take(longer)
        more, fine = _digits(window, ends.take(longer), length, _USUAL, _SHORT)
        values[longer] += more
        good[longer] &= fine & (length <= _SHORT)
    return values, good


def _digits(window: Window, ends: Places, length: Bytes, first: int, last: int) -> tuple[Packed, Flags]:
    """Return what the digits at places `first` to `last` from the end are worth, and whether all are digits."""
    values = np.zeros(len(ends), np.int32)
    good = np.ones(len(ends), bool)
    for place in range(first, min(last, int(length.max(initial=0)))):
        digit = window.at(ends - (place + 1)) - np.uint8(_ZERO)
        digit *= length > place
        good &= digit <= _NINE
        values += digit.astype(np.int32) * np.int32(10**place)
    return values, good


def plain_numbers(window: Window, starts: Places, ends: Places) -> tuple[Floats, Integers, Flags, Flags]:
    """Return numbers of at most 15 digits with an optional minus and point.

    As floats, as integers, which of them have a point (the integers of these mean nothing), and which texts are
    such numbers at all; few numbers of one length are left to be read one by one. Dividing by a power of ten
    rounds as Python's own reading of the text does, because both are exact.
    """
    good = np.zeros(len(starts), bool)
    pointed = np.zeros(len(starts), bool)
    mantissa = np.zeros(len(starts), np.int64)
    decimals = np.zeros(len(starts), np.int64)
    negative = window.at(starts) == _MINUS
    begin = starts + negative
    length = ends - begin
    sizes = np.bincount(np.minimum(length, _EXACT + 2), minlength=_EXACT + 3)
    if int(sizes[1 : _EXACT + 2].max()) < _WORTHWHILE:
        return mantissa / 1.0, mantissa, pointed, good
    for size in range(1, _EXACT + 2):
        if sizes[size] < _WORTHWHILE:
            continue
        at = np.flatnonzero(length == size)
        signs = window.bytes[begin[at][:, None] + np.arange(size)]
        points = signs == _POINT
        digits = signs - np.uint8(_ZERO)
        count = points.sum(axis=1)
        value = np.zeros(len(at), np.int64)
        for place in range(size):
            value = np.where(points[:, place], value, value * 10 + digits[:, place])
        good[at] = ((digits <= _NINE) | points).all(axis=1) & (count <= 1) & (size - count <= _EXACT) & (size > count)
        pointed[at] = count == 1
        mantissa[at] = value
        decimals[at] = np.where(count == 1, size - 1 - points.argmax(axis=1), 0)
    mantissa = np.where(negative, -mantissa, mantissa)
    return mantissa / _POWERS[decimals.clip(0, _EXACT)], mantissa, pointed, good


def number_of(text: str) -> int | float:
    """Return one number as openpyxl reads it; raises ValueError if it is none."""
    return float(text) if "." in text or "E" in text or "e" in text else int(text)
