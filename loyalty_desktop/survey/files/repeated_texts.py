"""Columns of a delimited text in which the same few short texts come again and again: most columns of a survey.

A text is made of such a cell only when it comes for the first time; from then on its bytes are enough to know it, in
all rows and columns of a block at once. Cells of other columns are left to pandas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.files.fast.known_words import KnownWords, cut, equal
from loyalty_desktop.survey.files.fast.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loyalty_desktop.survey.files.fast.window import Places, Words
    from loyalty_desktop.survey.files.records import Block

_WORDS = 6  # of eight bytes: sixteen Japanese signs
_SLOT_BITS = 18
_MOST_TEXTS = 512
_FEW = 64
"""So many different texts a column may have in its first block, and so many new ones all columns in a later block."""
_QUOTE, _RETURN = b'"\r'

Numbers = npt.NDArray[np.int16]
Flags = npt.NDArray[np.bool_]


class Numbered(NamedTuple):
    """The cells of a column as numbers of texts."""

    numbers: Numbers
    texts: Sequence[str]

    def __len__(self) -> int:
        return len(self.numbers)


class RepeatedTexts:
    """Reads block after block; which columns repeat themselves is seen in the first and may end in a later one."""

    def __init__(self) -> None:
        self._known = KnownWords(_WORDS, _SLOT_BITS)
        self._texts: list[str] = []
        self._repeat: Flags | None = None

    def columns(self, block: Block, rest: Callable[[list[int]], list[list[str]]]) -> list[Sequence[str] | Numbered]:
        """Return the columns of a block; those that do not repeat themselves are asked from `rest`, by place.

        Raises UnicodeDecodeError where a text is no UTF-8.
        """
        width = int(block.widths.max())
        found = self._numbered(block, width)
        others = [at for at in range(width) if at not in found]
        read = dict(zip(others, rest(others), strict=True)) if others else {}
        return [found[at] if at in found else read[at] for at in range(width)]

    def _numbered(self, block: Block, width: int) -> dict[int, Numbered]:
        if (block.widths != width).any() or b'"' in block.body or b"\0" in block.body:
            return {}
        window = Window(block.body)
        starts, lengths = _places(window, block.ends.reshape(-1, width))
        if self._repeat is None or len(self._repeat) != width:
            self._repeat = _repeating(window, starts, lengths)
        self._repeat &= lengths.max(axis=0) <= 8 * _WORDS
        chosen = np.flatnonzero(self._repeat)
        if not chosen.size:
            return {}
        shape = (len(starts), chosen.size)
        numbers = self._numbers(window, starts[:, chosen].ravel(), lengths[:, chosen].ravel()).reshape(shape)
        whole = numbers.min(axis=0) >= 0
        self._repeat[chosen[~whole]] = False
        by_column = np.ascontiguousarray(numbers.T)
        return {int(at): Numbered(by_column[place], self._texts) for place, at in enumerate(chosen) if whole[place]}

    def _numbers(self, window: Window, starts: Places, lengths: Places) -> Numbers:
        """Return the number of each text, -1 where there are too many new ones."""
        numbers = np.full(len(starts), -1, np.int16)
        size = (lengths + 7) >> 3
        for some in (np.flatnonzero(size <= 1), np.flatnonzero(size == 2), np.flatnonzero(size > 2)):
            if some.size:
                count = max(int(size.take(some).max()), 1)
                numbers[some] = self._look_up(window, starts.take(some), lengths.take(some), count)
        return numbers

    def _look_up(self, window: Window, starts: Places, lengths: Places, count: int) -> Numbers:
        words = cut(window.words(starts, count), lengths)
        numbers = self._known.look_up(words)
        unknown = np.flatnonzero(numbers < 0)
        for _new in range(_FEW):
            if not unknown.size or len(self._texts) >= _MOST_TEXTS:
                break
            one = int(unknown[0])
            start = int(starts[one])
            self._texts.append(window.raw[start : start + int(lengths[one])].decode("utf-8"))
            number = self._known.remember([int(word[one]) for word in words])
            same = equal([word[unknown] for word in words], [word[one] for word in words])
            numbers[unknown[same]] = number
            unknown = unknown[~same]
        return numbers


def _places(window: Window, ends: Places) -> tuple[Places, Places]:
    """Return where the cells of each record start, and how many bytes they have, from where the next sign stands."""
    starts = np.concatenate(([0], ends.ravel()[:-1] + 1)).reshape(ends.shape)
    lengths = ends - starts
    if _RETURN in window.raw:  # the first of the two signs that end a line is not the cell's
        last = ends[:-1, -1]
        lengths[:-1, -1] -= (window.at(last) != _RETURN) & (window.at(last - 1) == _RETURN) & (lengths[:-1, -1] > 0)
    return starts, lengths


def _repeating(window: Window, starts: Places, lengths: Places) -> Flags:
    """Say of which columns the short texts are few."""
    may: Flags = lengths.max(axis=0) <= 8 * _WORDS
    for at in np.flatnonzero(may):
        words: list[Words] = cut(window.words(starts[:, at].copy(), _WORDS), lengths[:, at])
        mixed = words[0].copy()
        for place, word in enumerate(words[1:], 1):
            mixed ^= word * np.uint64(2 * place + 0x9E3779B9)
        may[at] = len(np.unique(mixed)) <= _FEW
    return may
