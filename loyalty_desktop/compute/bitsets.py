"""Answers as bitsets: who gave which answer, one bit a respondent, sorted by the loyalty answer.

Respondents stand in the order of their loyalty answer, each loyalty answer beginning on a new 64-bit word. So
one popcount of a bitset, summed from word to word, gives its counts for all loyalty answers at once.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.sheet import Codes, RawColumn

Ints = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]

MOST_PLANES = 32
"""Columns with more different values than this are counted row by row instead."""
_PARALLEL_FROM = 200_000


@dataclass(frozen=True, slots=True, eq=False)
class Planes:
    """A column as bitsets, one for each answer but the commonest, whose counts are what the others leave."""

    raw: RawColumn
    codes: tuple[int, ...]
    commonest: int
    bits: Words


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """Respondents sorted by outcome group, each group padded to whole words."""

    of_value: Ints
    """Group of each raw value of the outcome."""
    groups: Ints
    """Group of each respondent."""
    counts: Ints
    """Respondents in each group."""
    index: npt.NDArray[np.intp]
    """Respondent at each bit; 0 where the bit is padding."""
    padding: npt.NDArray[np.intp]
    """The bits that are padding."""
    starts: npt.NDArray[np.intp]
    """First word of each group that has respondents."""
    present: npt.NDArray[np.intp]
    """The groups that have respondents, in the order of `starts`."""
    planes: dict[int, Planes] = field(default_factory=dict)
    """Each column encoded so far, by the identity of its raw column (which Planes keeps alive)."""
    scratch: dict[int, Words] = field(default_factory=dict)
    """Memory to work in: asking the system for fresh pages each time costs four times the work itself."""

    @classmethod
    def of(cls, of_value: Ints, codes: Codes) -> Order:
        """Sort the respondents by the group of their outcome's raw code."""
        groups = of_value[codes]
        size = int(of_value.max()) + 1
        counts = np.bincount(groups, minlength=size)
        words = -(-counts // 64)
        starts = np.concatenate(([0], np.cumsum(words)))
        order = np.argsort(groups.astype(np.uint8) if size <= 256 else groups, kind="stable")
        index = np.zeros(int(starts[-1]) * 64, dtype=np.intp)
        padding = []
        at = 0
        for start, end, count in zip(starts, starts[1:], counts, strict=False):
            index[start * 64 : start * 64 + count] = order[at : at + count]
            padding.append(np.arange(start * 64 + count, end * 64))
            at += count
        present = np.flatnonzero(counts)
        return cls(of_value, groups, counts, index, np.concatenate(padding), starts[:-1][present], present)

    @property
    def size(self) -> int:
        """How many groups there are."""
        return len(self.counts)

    def pack(self, rows: npt.NDArray[np.bool_]) -> Words:
        """Return a set of respondents, given by row, as a bitset in this order."""
        bits = rows[self.index]
        bits[self.padding] = False
        return np.packbits(bits).view(np.uint64)

    def popcount(self, bits: Words) -> Ints:
        """Return how many bits each plane has set in each group: planes x groups."""
        out = np.zeros((len(bits), self.size), dtype=np.int64)
        if len(self.starts) and len(bits):
            # 32 bits hold more respondents than any sheet has rows, and sum twice as fast as 64.
            sums = np.add.reduceat(np.bitwise_count(bits), self.starts, axis=1, dtype=np.uint32)
            out[:, self.present] = sums
        return out

    def within(self, bits: Words, mask: Words) -> Words:
        """Return the planes cut to `mask`, in memory that the next call uses again."""
        if len(bits) not in self.scratch:
            self.scratch[len(bits)] = np.empty_like(bits)
        return np.bitwise_and(bits, mask, out=self.scratch[len(bits)])

    def encode(self, columns: list[tuple[RawColumn, Distinct]]) -> None:
        """Encode the columns that are not encoded yet and have few enough different values."""
        todo = [
            (raw, distinct)
            for raw, distinct in columns
            if id(raw) not in self.planes and len(raw.values) <= MOST_PLANES
        ]
        if len(todo) > 1 and len(self.groups) >= _PARALLEL_FROM:
            # numpy lets go of the interpreter while it gathers and packs, so two threads take half the time.
            half = len(todo) // 2
            with ThreadPoolExecutor(2) as pool:
                list(pool.map(self._encode, (todo[:half], todo[half:])))
        else:
            self._encode(todo)

    def _encode(self, columns: list[tuple[RawColumn, Distinct]]) -> None:
        """Gather each column into the order and pack its answers; the large buffers are made once for all."""
        gathered = np.empty(len(self.index), dtype=np.uint8)
        equal = np.empty(len(self.index), dtype=bool)
        for raw, distinct in columns:
            commonest = int(distinct.counts.argmax())
            codes = tuple(code for code in np.flatnonzero(distinct.counts).tolist() if code != commonest)
            np.take(raw.codes, self.index, out=gathered, mode="clip")
            bits = np.empty((len(codes), len(self.index) // 64), dtype=np.uint64)
            for plane, code in zip(bits, codes, strict=True):
                np.equal(gathered, code, out=equal)
                equal[self.padding] = False
                plane[:] = np.packbits(equal).view(np.uint64)
            self.planes[id(raw)] = Planes(raw, codes, commonest, bits)
