"""Answers as bitsets: who gave which answer, one bit a respondent, sorted by the loyalty answer.

Respondents stand in the order of their loyalty answer, each loyalty answer beginning on a new 64-bit word. So
one popcount of a bitset, summed from word to word, gives its counts for all loyalty answers at once.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    groups: npt.NDArray[np.integer]
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
    def of(cls, of_value: Ints, codes: Codes, value_counts: Ints) -> Order:
        """Sort the respondents by the group of their outcome's raw code, of which each occurs `value_counts` times."""
        size = int(of_value.max()) + 1
        narrow = of_value.astype(np.uint8) if size <= 256 else of_value
        groups: npt.NDArray[np.integer] = narrow[codes]
        counts = np.zeros(size, dtype=np.int64)
        np.add.at(counts, of_value, value_counts)
        words = -(-counts // 64)
        starts = np.concatenate(([0], np.cumsum(words)))
        index = np.zeros(int(starts[-1]) * 64, dtype=np.intp)
        padding = [np.empty(0, dtype=np.intp)]
        present = np.flatnonzero(counts)
        # A pass for each group is faster than a sort: outcomes have a dozen answers.
        for group in present.tolist():
            begin, end = starts[group] * 64, starts[group] * 64 + counts[group]
            index[begin:end] = np.flatnonzero(groups == group)
            padding.append(np.arange(end, starts[group + 1] * 64))
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
        bytes_ = list(_share_bytes(todo))
        if len(bytes_) > 1 and len(self.groups) >= _PARALLEL_FROM:
            # numpy lets go of the interpreter while it gathers and packs, so two threads take half the time.
            with ThreadPoolExecutor(2) as pool:
                list(pool.map(self._encode, (bytes_[::2], bytes_[1::2])))
        else:
            self._encode(bytes_)

    def _encode(self, bytes_: list[list[_Lane]]) -> None:
        """Gather columns into the order and pack their answers; the large buffers are made once for all."""
        together = np.empty(len(self.groups), dtype=np.uint8)
        shifted = np.empty_like(together)
        gathered = np.empty(len(self.index), dtype=np.uint8)
        codes = np.empty_like(gathered)
        equal = np.empty(len(self.index), dtype=bool)
        for lanes in bytes_:
            source = lanes[0].raw.codes
            for lane in lanes[1:]:
                # A product, since numpy shifts bytes one by one and multiplies them by the dozen.
                np.multiply(lane.raw.codes, np.uint8(1 << lane.shift), out=shifted)
                source = np.bitwise_or(source, shifted, out=together)
            np.take(source, self.index, out=gathered, mode="clip")
            for lane in lanes:
                np.bitwise_and(gathered, lane.mask << lane.shift, out=codes)
                self.planes[id(lane.raw)] = self._planes(lane, codes, equal)

    def _planes(self, lane: _Lane, codes: npt.NDArray[np.uint8], equal: npt.NDArray[np.bool_]) -> Planes:
        counts = lane.distinct.counts
        commonest = int(counts.argmax())
        others = tuple(code for code in np.flatnonzero(counts).tolist() if code != commonest)
        bits = np.empty((len(others), len(self.index) // 64), dtype=np.uint64)
        for plane, code in zip(bits, others, strict=True):
            np.equal(codes, code << lane.shift, out=equal)
            equal[self.padding] = False
            plane[:] = np.packbits(equal).view(np.uint64)
        return Planes(lane.raw, others, commonest, bits)


@dataclass(frozen=True, slots=True, eq=False)
class _Lane:
    """A column's place in a byte that several columns share on their way into the order."""

    raw: RawColumn
    distinct: Distinct
    shift: int
    mask: int


def _share_bytes(columns: list[tuple[RawColumn, Distinct]]) -> Iterator[list[_Lane]]:
    """Pack columns into bytes: gathering costs as much for one column as for four yes/no columns at once."""
    lanes: list[_Lane] = []
    used = 0
    for raw, distinct in sorted(columns, key=lambda column: len(column[0].values)):
        bits = max(1, (len(raw.values) - 1).bit_length())
        if used + bits > 8:
            yield lanes
            lanes, used = [], 0
        lanes.append(_Lane(raw, distinct, used, (1 << bits) - 1))
        used += bits
    if lanes:
        yield lanes
