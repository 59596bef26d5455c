"""A piece of a part, read at many places at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.survey.files.package import Part

Places: TypeAlias = npt.NDArray[np.int64]
Bytes: TypeAlias = npt.NDArray[np.uint8]
Words: TypeAlias = npt.NDArray[np.uint64]

Item = TypeVar("Item")

BLOCK = 1 << 19
"""Bytes read at once: what is made of them stays in the processor's cache."""

_ROOM = 8  # words behind the last byte, so that no reading beyond the end has to be guarded


class UnknownLayoutError(ValueError):
    """The file is written in a way that the fast reader does not know; nothing is said of its worth."""


def blocks(part: Part) -> Iterator[bytes]:
    """Yield the unpacked part piece by piece."""
    while block := part.read(BLOCK):
        yield block


def ahead(items: Iterator[Item]) -> Iterator[Item]:
    """Yield the same items; the next one is made meanwhile, in a thread of its own."""
    with ThreadPoolExecutor(1) as maker:
        try:
            coming = maker.submit(next, items, None)
        except RuntimeError as error:  # no room for one more thread
            raise MemoryError from error
        while (item := coming.result()) is not None:
            coming = maker.submit(next, items, None)
            yield item


class Window:
    """Some bytes, as an array of bytes and as words of eight of them."""

    __slots__ = ("_words", "bytes", "raw")

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self._words: Words = np.empty(len(raw) // 8 + _ROOM, "<u8")
        self._words[-_ROOM:] = 0
        self.bytes: Bytes = self._words.view(np.uint8)
        self.bytes[: len(raw)] = np.frombuffer(raw, np.uint8)

    def signs(self, sign: bytes) -> Places:
        """Return where a sign stands."""
        return np.flatnonzero(self.bytes[: len(self.raw)] == sign[0])

    def at(self, places: Places) -> Bytes:
        """Return one byte from each place."""
        return self.bytes.take(places)

    def words(self, places: Places, count: int) -> list[Words]:
        """Return `count` times eight bytes from each place."""
        first = places >> 3
        shift = ((places & 7) << 3).astype(np.uint64)
        back = np.uint64(63) - shift
        found = []
        low = self._words.take(first)
        for _ in range(count):
            first = first + 1
            high = self._words.take(first, mode="clip")
            found.append((low >> shift) | ((high << np.uint64(1)) << back))
            low = high
        return found

    def has_controls(self) -> bool:
        """Say whether there are signs that XML does not allow."""
        low = self.bytes[: len(self.raw)]
        if low.min(initial=32) >= 32:
            return False
        low = low[low < 32]
        return bool(low.size) and not bool(((low == 9) | (low == 10) | (low == 13)).all())
