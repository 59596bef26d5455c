"""The attributes of cells: a handful of different ones in a whole sheet, so each is understood once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.files.fast.known_words import KEEP, KnownWords, cut, equal
from loyalty_desktop.survey.files.fast.window import Places, UnknownLayoutError, Window, Words

if TYPE_CHECKING:
    from loyalty_desktop.survey.files.package import Styles

NUMBER, SHARED, BOOLEAN, DATE, DURATION, STRING, TEXT, ISO, INLINE = range(9)
"""As what the value of a cell is read; STRING is the text of a formula, TEXT an error or anything unknown."""

_TYPES = {b"n": NUMBER, b"s": SHARED, b"b": BOOLEAN, b"str": STRING, b"d": ISO, b"inlineStr": INLINE}
_REST = re.compile(rb"((?:\s+[A-Za-z:]+\s*=\s*(?:\"[^\"<&]*\"|'[^'<&]*'))*)\s*(/?)>[^<]*")
_ATTRIBUTE = re.compile(rb"\s+([A-Za-z:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_WORDS = 4  # of eight bytes: longer attributes are understood one by one
_SLOT_BITS = 14
_MOST_SPELLINGS = 100  # so few that a hash without collisions is found soon
_MOST_MEANINGS = 30_000
_MOST_USUAL = 12  # so many are looked for in all cells of a block, one after the other
_NOT_YET_TRIED = 1 << 62
_LONGEST_USUAL = 24  # with the number of the row before them, they fit into four words
UNKNOWN, OTHERWISE = -2, -1

Numbers: TypeAlias = npt.NDArray[np.int16]


class _Spelling(NamedTuple):
    """How usual attributes are written, up to the end of the tag, and the number of what they mean."""

    raw: bytes
    number: int

    def words(self, before: int) -> tuple[tuple[np.uint64, np.uint64], ...]:
        """Return for each eight bytes what to look at and what it has to be, with so many zeros before it."""
        size = before + len(self.raw)
        wanted = np.frombuffer((bytes(before) + self.raw).ljust(-(-size // 8) * 8, b"\0"), "<u8")
        return tuple((KEEP[min(size - 8 * place, 8)], word) for place, word in enumerate(wanted))


class Tag(NamedTuple):
    """What the attributes of a cell say."""

    read_as: int
    style: int
    is_closed: bool


class Tags:
    """All attributes seen so far; a number stands for each different meaning."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._numbers: dict[Tag, int] = {}
        self._usual: dict[_Spelling, int] = {}  # and how often they were found last, the most usual first
        self._known = KnownWords(_WORDS, _SLOT_BITS)
        self._meant = np.zeros(0, np.int16)
        self.read_as = np.zeros(0, np.uint8)
        self.is_closed = np.zeros(0, bool)
        self.style = np.zeros(0, np.int32)

    def usual_words(self, before: int) -> int:
        """Return how many words behind the start of a row's number all usual attributes fit into, 0 if there are none.

        The number and a quotation mark, `before` bytes in all, stand before the attributes.
        """
        return max((-(-(before + len(spelling.raw)) // 8) for spelling in self._tried()), default=0)

    def usual(self, words: list[Words], before: int) -> Numbers:
        """Return the numbers of attributes that are written in a usual way, `UNKNOWN` of others.

        `words` are the bytes from the number of the row on, `before` of which are zero where the address is as
        it has to be. What follows a tag is not looked at.
        """
        found = np.full(len(words[0]), UNKNOWN, np.int16)
        left = len(found)
        counts = {}
        for spelling in self._tried():
            looked_at = zip(words, spelling.words(before), strict=False)  # few need all of the words
            same, *others = [(word & keep) == wanted for word, (keep, wanted) in looked_at]
            for other in others:
                same &= other
            found += same * np.int16(spelling.number - UNKNOWN)
            counts[spelling] = int(np.count_nonzero(same))
            left -= counts[spelling]
            if left <= 0:
                break
        self._usual.update(counts)
        self._usual = dict(sorted(self._usual.items(), key=lambda item: -item[1]))
        return found

    def _tried(self) -> list[_Spelling]:
        return list(self._usual)[:_MOST_USUAL]

    def of(self, window: Window, starts: Places, ends: Places) -> Numbers:
        """Return the numbers of the attributes that stand between; OTHERWISE where they hold the address too."""
        length = ends - starts
        short = length <= 8
        if short.all():
            return self._of(window, starts, length, 1)
        found = np.empty(len(starts), np.int16)
        for size in (short, ~short):
            at = np.flatnonzero(size)
            if at.size:
                found[at] = self._of(
                    window, starts.take(at), length.take(at), min((int(length.take(at).max()) + 7) // 8, _WORDS)
                )
        return found

    def understood(self, rest: bytes) -> tuple[int, bytes]:
        """Return the number of one cell's attributes, and its address if that is among them.

        `rest` goes from the end of the address, or of `<c`, to the next element.
        """
        found = _REST.fullmatch(rest)
        if found is None:
            raise UnknownLayoutError(repr(rest))
        said = {name: double or single for name, double, single in _ATTRIBUTE.findall(found[1])}
        style = said.get(b"s") or b"0"
        if not style.isdigit() or len(style) > 6:
            raise UnknownLayoutError(repr(rest))
        read_as = _TYPES.get(said.get(b"t", b"n"), TEXT)
        number = int(style)
        if read_as == NUMBER and number in self._styles.dates:
            read_as = DURATION if number in self._styles.durations else DATE
        number = self._number(Tag(read_as, number, found[2] == b"/"))
        address = said.get(b"r", b"")
        if not address:
            self._remember_usual(_Spelling(rest[: found.end(2) + 1], number))
        return number, address

    def _remember_usual(self, spelling: _Spelling) -> None:
        if len(self._usual) < _MOST_SPELLINGS and spelling not in self._usual and len(spelling.raw) <= _LONGEST_USUAL:
            self._usual = {spelling: _NOT_YET_TRIED, **self._usual}

    def _number(self, tag: Tag) -> int:
        number = self._numbers.get(tag)
        if number is None:
            number = self._numbers[tag] = len(self._numbers)
            if number > _MOST_MEANINGS:
                raise UnknownLayoutError(repr(tag))
            self.read_as = np.append(self.read_as, np.uint8(tag.read_as))
            self.is_closed = np.append(self.is_closed, tag.is_closed)
            self.style = np.append(self.style, np.int32(tag.style))
        return number

    def _of(self, window: Window, starts: Places, length: Places, count: int) -> Numbers:
        words = cut(window.words(starts, count), length)
        known = self._known.look_up(words)
        found = np.full(len(known), UNKNOWN, np.int16)
        if len(self._known):
            np.copyto(found, self._meant.take(known, mode="clip"), where=known >= 0)
        found[length > 8 * _WORDS] = OTHERWISE
        while (unknown := np.flatnonzero(found == UNKNOWN)).size:
            one = int(unknown[0])
            start = int(starts[one])
            number, address = self.understood(window.raw[start : start + int(length[one])])
            same = unknown[equal([word[unknown] for word in words], [word[one] for word in words])]
            if address or len(self._known) >= _MOST_SPELLINGS:
                found[same] = OTHERWISE
            else:
                self._known.remember([int(word[one]) for word in words])
                self._meant = np.append(self._meant, np.int16(number))
                found[same] = number
        return found
