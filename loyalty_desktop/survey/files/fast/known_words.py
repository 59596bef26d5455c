"""Short runs of bytes that come again and again, as words of eight bytes, found at many places at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.files.fast.window import Places, Words

_STEP = np.uint64(0xD1342543DE82EF95)
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
KEEP = np.array([(1 << (8 * size)) - 1 for size in range(9)], np.uint64)
"""By how many bytes of a word belong to the run: what of the word to look at."""

Flags = npt.NDArray[np.bool_]


def cut(words: list[Words], length: Places) -> list[Words]:
    """Put zeros behind the end of each run, in place; `length` in bytes."""
    for place, word in enumerate(words):
        np.bitwise_and(word, KEEP.take(length - 8 * place, mode="clip"), out=word)
    return words


class KnownWords:
    """Runs of at most `longest` words, numbered from 0 as they are remembered; a hash without collisions finds them.

    `slot_bits` has to leave many more slots than there will ever be runs, or a hash without collisions is never found.
    """

    def __init__(self, longest: int, slot_bits: int) -> None:
        self._longest = longest
        self._shift = np.uint64(64 - slot_bits)
        self._mix = np.resize(np.array(_MIX, np.uint64), longest) + np.arange(longest, dtype=np.uint64) * _STEP
        self._mix |= np.uint64(1)
        self._slots = np.full(1 << slot_bits, -1, np.int16)
        self._known: Words = np.zeros((0, longest), np.uint64)

    def __len__(self) -> int:
        return len(self._known)

    def look_up(self, words: list[Words]) -> npt.NDArray[np.int16]:
        """Return the number of the run at each place, -1 where it is not known."""
        if not len(self._known):
            return np.full(len(words[0]), -1, np.int16)
        found = self._slots.take(self.hashed(words))
        same = found >= 0
        same &= equal(words, [self._known[:, place].take(found, mode="clip") for place in range(len(words))])
        if len(words) < self._longest:
            same &= ~self._known[:, len(words) :].any(axis=1).take(found, mode="clip")
        return np.where(same, found, np.int16(-1))

    def hashed(self, words: list[Words]) -> Places:
        """Return the slot of the run at each place."""
        mixed = words[0] * self._mix[0]
        for place, word in enumerate(words[1:], 1):
            mixed = mixed ^ (word * self._mix[place])
        slots: Words = ((mixed ^ (mixed >> np.uint64(29))) * self._mix[0]) >> self._shift
        return slots.astype(np.int64)

    def remember(self, words: list[int]) -> int:
        """Return the number of a run not known so far, in a slot of its own: the hash is changed until no two share."""
        row = np.array([[*words, *[0] * (self._longest - len(words))]], np.uint64)
        self._known = np.concatenate([self._known, row])
        while True:
            slots = self.hashed([self._known[:, place] for place in range(self._longest)])
            if len(np.unique(slots)) == len(slots):
                break
            self._mix = (self._mix * _STEP) | np.uint64(1)
        self._slots[:] = -1
        self._slots[slots] = np.arange(len(slots))
        return len(self._known) - 1


def equal(words: list[Words], others: list[Words] | list[np.uint64]) -> Flags:
    """Say where all words are the same."""
    same: Flags = words[0] == others[0]
    for word, other in zip(words[1:], others[1:], strict=True):
        same &= word == other
    return same
