"""A piece of a part, read at many places at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.survey.files.package import Part

Places: TypeAlias = npt.NDArray[np.int64]
Bytes: TypeAlias = npt.NDArray[np.uint8]
Words: TypeAlias = npt.NDArray[np.uint64]

BLOCK = 1 << 21
"""Bytes read at once: many, as two threads that take turns lose time at every turn."""

_ROOM = 64


_KEPT = 31 << 20  # of larger blocks, glibc takes no notice


class UnknownLayoutError(ValueError):
    """The file is written in a way that the fast reader does not know; nothing is said of its worth."""


def keep_memory() -> None:
    """Have what is freed after each block stay with this process for the next one.

    glibc gives all to the system that is larger than what it has seen to be freed, and getting it back costs more
    than what is done with it. Elsewhere this does nothing.
    """
    np.empty(_KEPT, np.uint8)


def blocks(part: Part) -> Iterator[bytes]:
    """Yield the unpacked part piece by piece."""
    while block := part.read(BLOCK):
        yield block


class Window:
    """Some bytes, as an array of bytes and as words of eight of them.

    `raw` has a few zeros behind its `size` bytes, so that no reading beyond the end has to be guarded.
    """

    __slots__ = ("_words", "bytes", "raw", "size")

    def __init__(self, *parts: bytes | memoryview) -> None:
        self.size = sum(map(len, parts))
        self.raw = b"".join((*parts, bytes(_ROOM + -self.size % 8)))
        self.bytes: Bytes = np.frombuffer(self.raw, np.uint8)
        self._words: Words = self.bytes.view("<u8")

    def signs(self, sign: bytes) -> Places:
        """Return where a sign stands."""
        return np.flatnonzero(self.bytes == sign[0])

    def at(self, places: Places, offset: int = 0) -> Bytes:
        """Return one byte from each place, or so many bytes behind it."""
        return self.bytes[offset:].take(places)

    def words(self, places: Places, count: int) -> list[Words]:
        """Return `count` times eight bytes from each place."""
        first = places >> 3
        shift: Words = ((places & 7) << 3).view(np.uint64)
        back = shift ^ np.uint64(63)
        found = []
        low = self._words.take(first)
        for place in range(1, count + 1):
            high = self._words[place:].take(first)
            word = low >> shift
            low = high << np.uint64(1)
            low <<= back
            word |= low
            found.append(word)
            low = high
        return found

    def has_controls(self) -> bool:
        """Say whether there are signs that XML does not allow."""
        content = self.bytes[: self.size]
        if content.min(initial=32) >= 32:
            return False
        allowed = sum(int(np.count_nonzero(content == sign)) for sign in (9, 10, 13))
        return int(np.count_nonzero(content < 32)) > allowed
