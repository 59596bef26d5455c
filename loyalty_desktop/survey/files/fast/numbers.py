"""Digits to numbers, many at a time; exactly what Python makes of each text."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.files.fast.window import Places, Window

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Packed = npt.NDArray[np.int32]

_USUAL = 2
_EXACT = 15  # digits that a float holds exactly, as it does the powers of ten that divide them
_MOST_DIGITS = 17
_LONGEST = _MOST_DIGITS + 1
_POWERS = 10.0 ** np.arange(_MOST_DIGITS + 1)
_TENS = 10 ** np.arange(_MOST_DIGITS + 1)
_LARGEST_EXACT = 1 << 53
_HALF_STEP = 2.0**-53  # twice what a correctly rounded number below 1 is off at most
_AT_ONCE = 1 << 13  # as many as stay in the processor's cache
_WORTHWHILE = 50  # fewer are read sooner one by one
_ZEROS, _TO_HIGH_BIT, _HIGH_BITS = (np.uint64(0x0101010101010101 * byte) for byte in (0x30, 0x76, 0x80))
_STEPS = tuple(
    tuple(map(np.uint64, step))
    for step in ((8, 10, 0x00FF00FF00FF00FF), (16, 100, 0x0000FFFF0000FFFF), (32, 10_000, 0xFFFFFFFF))
)
_EIGHT = 8
_ZERO, _NINE, _POINT, _MINUS, _LESS = 48, 9, 46, 45, 60


def _numbers_by_signs() -> Packed:
    """Return the number that two signs stand for, the first in the lower byte, one digit before `<`; -1 if none."""
    numbers = np.full((256, 256), -1, np.int32)
    digits = np.arange(10)
    numbers[_LESS, _ZERO : _ZERO + 10] = digits
    numbers[_ZERO : _ZERO + 10, _ZERO : _ZERO + 10] = digits * 10 + digits[:, None]
    return numbers.reshape(-1)


_NUMBERS = _numbers_by_signs()


def whole_numbers(window: Window, starts: Places, ends: Places) -> tuple[Packed, Flags]:
    """Return the numbers of 1 to 8 digits between the places, and which texts are such numbers.

    Behind each of them stands `<`.
    """
    signs = window.at(starts, 1).astype(np.uint16)
    signs <<= np.uint16(8)
    signs |= window.at(starts)
    values = _NUMBERS.take(signs)
    length = ends - starts
    longer = np.flatnonzero(length > _USUAL)  # few: nearly all answers have one or two digits
    if longer.size:
        values[longer] = _longer(window, starts.take(longer), length.take(longer))
    return values, values >= 0


def _longer(window: Window, starts: Places, length: Places) -> Packed:
    """Return numbers of up to eight digits, -1 where there is none.

    Neighbours become numbers of two digits, these numbers of four, and those one of eight.
    """
    (signs,) = window.words(starts, 1)
    digits = (signs ^ _ZEROS) << (np.maximum(8 - length, 0) << 3).view(np.uint64)
    good = ((digits + _TO_HIGH_BIT) | digits) & _HIGH_BITS == 0
    good &= length <= _EIGHT
    for width, factor, keep in _STEPS:
        digits = (digits * factor + (digits >> width)) & keep
    return np.where(good, digits.astype(np.int32), np.int32(-1))


def plain_numbers(window: Window, starts: Places, ends: Places) -> tuple[Floats, Integers, Flags, Flags]:
    """Return numbers of at most 17 digits with an optional minus and point.

    As floats, as integers, which of them have a point (the integers of these mean nothing), and which texts are
    such numbers at all; a few numbers are left to be read one by one, and so are those where rounding is not
    sure to be Python's.
    """
    floats, integers = np.zeros(len(starts)), np.zeros(len(starts), np.int64)
    pointed, good = np.zeros(len(starts), bool), np.zeros(len(starts), bool)
    if len(starts) >= _WORTHWHILE:
        for start in range(0, len(starts), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            floats[some], integers[some], pointed[some], good[some] = _some(window, starts[some], ends[some])
    return floats, integers, pointed, good


def _some(window: Window, starts: Places, ends: Places) -> tuple[Floats, Integers, Flags, Flags]:
    negative = window.at(starts) == _MINUS
    begin = starts + negative
    length = ends - begin
    size = min(max(int(length.max()), 1), _LONGEST)
    digits = window.at(begin + np.arange(size)[:, None])
    length = np.minimum(length, _LONGEST + 1).astype(np.int8)
    place = np.arange(size, dtype=np.int8)[:, None]
    within = place < length
    points = (digits == _POINT) & within
    digits -= np.uint8(_ZERO)
    is_digit = (digits <= _NINE) & within
    digits *= is_digit
    count = is_digit.sum(axis=0, dtype=np.int8)
    has_point = points.any(axis=0)
    point = (place * points).sum(axis=0, dtype=np.int8)  # of those that have one only
    good = (count + has_point == length) & (count > 0) & (count <= _MOST_DIGITS)
    behind = length - np.int8(1) - place - (place < point)
    mantissa: Integers = (digits * _TENS.take(behind, mode="clip")).sum(axis=0)
    decimals = np.where(has_point, length - 1 - point, 0)
    floats = mantissa / _POWERS.take(decimals, mode="clip")  # rounds as Python does: both are exact
    if (long := np.flatnonzero(good & (count > _EXACT))).size:
        floats[long], good[long] = _long(mantissa.take(long), decimals.take(long))
    floats = np.where(negative & (mantissa > 0), -floats, floats)
    return floats, np.where(negative, -mantissa, mantissa), has_point, good


def _long(mantissa: Integers, decimals: Integers) -> tuple[Floats, Flags]:
    """Return numbers of 16 and 17 digits, and where it is certain that they are rounded rightly.

    What stands behind the point is off by 2 to the power of -54 at most: that changes nothing but where the sum is
    as near as that to the middle between two floats. The sum's own error is known exactly.
    """
    whole, part = np.divmod(mantissa, _TENS.take(decimals, mode="clip"))
    behind = part / _POWERS.take(decimals, mode="clip")
    found = whole + behind
    error = (whole - found) + behind
    sure = (np.spacing(found) / 2 - np.abs(error) > _HALF_STEP) & (found != np.floor(found))  # no power of two
    sure &= (whole > 0) & (whole <= _LARGEST_EXACT) & (decimals <= _EXACT)
    return found, sure | (decimals == 0)


def number_of(text: str) -> int | float:
    """Return one number as openpyxl reads it; raises ValueError if it is none."""
    return float(text) if "." in text or "E" in text or "e" in text else int(text)
