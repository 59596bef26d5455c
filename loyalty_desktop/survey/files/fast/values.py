"""The values of cells, each read as its attributes say."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.files.fast import kinds
from loyalty_desktop.survey.files.fast.kinds import LARGEST, Others, Stock, packed
from loyalty_desktop.survey.files.fast.numbers import Flags, Packed, number_of, plain_numbers, whole_numbers
from loyalty_desktop.survey.files.fast.tags import BOOLEAN, DATE, DURATION, INLINE, ISO, NUMBER, SHARED
from loyalty_desktop.survey.files.fast.texts import TextNumbers, plain_text
from loyalty_desktop.survey.files.fast.window import Places, UnknownLayoutError, Window
from loyalty_desktop.survey.files.shared_texts import unescaped

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.sheet import Cell

ReadAs: TypeAlias = npt.NDArray[np.uint8]

_STORED = {NUMBER: kinds.FLOAT, DATE: kinds.DATE, DURATION: kinds.DURATION}
_KIND_OF_NUMBER = np.int32(kinds.INTEGER)
assert kinds.INTEGER - SHARED == kinds.SHARED  # so that the kind of a whole number is found by subtracting `read_as`
_LONGEST_INTEGER = 1 << 62


class _Texts(dict[bytes, int]):
    """The packed cell of each text written in the sheet itself."""

    def __init__(self, others: Others, decode: Callable[[bytes], str]) -> None:
        super().__init__()
        self._others = others
        self._decode = decode

    def __missing__(self, raw: bytes) -> int:
        self[raw] = cell = self._others.cell(self._decode(raw))
        return cell


class Values:
    """Turns the values of a sheet into packed cells."""

    def __init__(self, shared: TextNumbers) -> None:
        self.shared = shared
        self.stock = Stock()
        self.others = Others()
        self._texts = _Texts(self.others, plain_text)
        self._own_texts = _Texts(self.others, lambda raw: unescaped(plain_text(raw)))

    def read(self, window: Window, starts: Places, ends: Places, read_as: ReadAs) -> Packed:
        """Return the packed cells of the values between the places."""
        numbers, is_whole = whole_numbers(window, starts, ends)
        good = is_whole & (read_as <= SHARED)
        found: Packed = numbers << kinds.KIND_BITS
        found += _KIND_OF_NUMBER - read_as.astype(np.int32)
        is_all = bool(good.all())
        if not is_all:
            found *= good
        self._check_shared(numbers, (read_as == SHARED) & good, found)
        if not is_all:
            rest = np.flatnonzero(~good & (ends > starts) & (read_as != INLINE))
            self._read_rest(window, starts, ends, read_as, rest, found)
        return found

    def own_text(self, raw: bytes) -> int:
        """Return the packed cell of a text that stands in the sheet itself as the shared ones do in theirs."""
        return self._own_texts[raw]

    def _check_shared(self, numbers: Packed, shared: Flags, cells: Packed) -> None:
        """Raise for a text that is not there, and make the empty ones blank."""
        if not shared.any():
            return
        if int((numbers * shared).max()) >= len(self.shared):
            msg = "a text that is not there"
            raise UnknownLayoutError(msg)
        if self.shared.has_empty:
            at = np.flatnonzero(shared)
            cells[at[self.shared.is_empty.take(numbers.take(at))]] = kinds.BLANK

    def _read_rest(
        self, window: Window, starts: Places, ends: Places, read_as: ReadAs, rest: Places, found: Packed
    ) -> None:
        raw = window.raw
        for kind in np.unique(read_as[rest]).tolist():
            at = rest[read_as[rest] == kind]
            if kind in _STORED:
                at = self._read_numbers(window, starts, ends, kind, at, found)
            pieces = [raw[start:end] for start, end in zip(starts[at].tolist(), ends[at].tolist(), strict=True)]
            if kind in _STORED:
                found[at] = self._numbers(pieces, kind)
            elif kind in {BOOLEAN, ISO, SHARED}:
                known = {piece: self._single(plain_text(piece), kind) for piece in set(pieces)}
                found[at] = [known[piece] for piece in pieces]
            else:
                found[at] = [self._texts[piece] for piece in pieces]

    def _read_numbers(
        self, window: Window, starts: Places, ends: Places, kind: int, at: Places, found: Packed
    ) -> Places:
        """Read plain numbers; return where there are others."""
        floats, integers, pointed, good = plain_numbers(window, starts[at], ends[at])
        whole = good & ~pointed & (kind == NUMBER)
        small = whole & (np.abs(integers) < LARGEST)
        found[at[small]] = packed(integers[small], kinds.INTEGER)
        long = whole & ~small
        found[at[long]] = self.stock.integers(integers[long])
        pointed = good & ~whole
        found[at[pointed]] = self.stock.floats(floats[pointed], _STORED[kind])
        return at[~good]

    def _numbers(self, pieces: list[bytes], kind: int) -> Packed:
        """Read numbers one by one: long ones, powers, and what is none after all."""
        try:
            if all(b"." in piece for piece in pieces):
                return self.stock.floats(np.array(list(map(float, pieces)), np.float64), _STORED[kind])
        except ValueError:
            pass  # one of them is none: below
        found = np.zeros(len(pieces), np.int32)
        floats: list[float] = []
        places: list[int] = []
        for place, piece in enumerate(pieces):
            text = plain_text(piece)
            try:
                number = number_of(text)
                value = float(number)
            except OverflowError:
                found[place] = self.others.cell(number if kind == NUMBER else "#VALUE!")
            except ValueError:
                found[place] = self.others.cell(text)
            else:
                if kind == NUMBER and isinstance(number, int):
                    found[place] = self._integer(number)
                else:
                    places.append(place)
                    floats.append(value)
        found[places] = self.stock.floats(np.array(floats, np.float64), _STORED[kind])
        return found

    def _integer(self, number: int) -> int:
        if abs(number) < LARGEST:
            return (number << kinds.KIND_BITS) | kinds.INTEGER
        if abs(number) < _LONGEST_INTEGER:
            return int(self.stock.integers(np.array([number]))[0])
        return self.others.cell(number)

    def _single(self, text: str, kind: int) -> int:
        """Read what is rare: a boolean, a date as text, a shared text whose number is odd."""
        try:
            if kind == ISO:  # rare, and openpyxl is slow to import
                from openpyxl.utils.datetime import from_ISO8601  # noqa: PLC0415

                return self.others.cell(cast("Cell", from_ISO8601(text)))  # type: ignore[no-untyped-call]
            number = int(text)
        except ValueError:
            return self.others.cell(text)
        if kind == SHARED:  # it may count from the end
            raise UnknownLayoutError(text)
        return self.others.cell(bool(number))
