"""The shared texts of a workbook: where each stands, decoded only when it is asked for."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

import numpy as np
from defusedxml.ElementTree import fromstring

from loyalty_desktop.survey.files.fast.numbers import Flags
from loyalty_desktop.survey.files.fast.window import Bytes, Places, UnknownLayoutError, Window, blocks
from loyalty_desktop.survey.files.number_formats import MAIN_NAMESPACE
from loyalty_desktop.survey.files.shared_texts import text_of, unescaped
from loyalty_desktop.survey.packing import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from loyalty_desktop.survey.files.package import Part
    from loyalty_desktop.survey.sheet import Cell

_ITEM, _END = b"<si", b"</sst"
_PRESERVED = b'<t xml:space="preserve">'
_ENTITY = re.compile(r"&([^;&]{0,10});?")
_PLAIN = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&apos;": "'"}
_REFERENCE = re.compile(r"#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))")
_ENCODING = re.compile(rb"<\?xml[^>]*\sencoding\s*=\s*[\"']([^\"']*)")
_LONGEST_HEAD = 1 << 16
_AT_ONCE = 1 << 18  # bytes: so few that they need no new memory


class TextNumbers:
    """How many texts there are, and which of them are empty: all that has to be known of them to read cells."""

    def __init__(self, is_empty: Flags) -> None:
        self.is_empty = is_empty
        self.has_empty = bool(is_empty.any())

    def __len__(self) -> int:
        return len(self.is_empty)


class SharedTexts(TextNumbers):
    """The texts that cells refer to by number."""

    def __init__(self, content: Bytes, starts: Places, ends: Places, others: dict[int, str]) -> None:
        self._content = content
        self._starts = starts
        self._ends = ends
        self._others = others
        is_empty = starts == ends
        for number, text in others.items():
            is_empty[number] = not text
        super().__init__(is_empty)

    def texts(self, numbers: Places) -> list[Cell]:
        """Return the texts of these numbers."""
        found: list[Cell] = []
        for joined, _count in self._blocks(numbers):
            found += joined if isinstance(joined, list) else joined.split(SEPARATOR)
        if self._others:
            return [self._others.get(number, text) for number, text in zip(numbers.tolist(), found, strict=True)]
        return found

    def joined(self, numbers: Places) -> tuple[str, ...] | None:
        """Return the same joined by `SEPARATOR`, some at a time; None if one may hold that sign, or other elements."""
        if self._others:
            return None
        found = []
        for joined, count in self._blocks(numbers):
            one = SEPARATOR.join(joined) if isinstance(joined, list) else joined
            if one.count(SEPARATOR) != count - 1:
                return None
            found.append(one)
        return tuple(found)

    def _blocks(self, numbers: Places) -> Iterator[tuple[str | list[str], int]]:
        """Yield some texts at a time, joined or, where one is not as it is written, one by one; and their count."""
        starts, ends = self._starts.take(numbers), self._ends.take(numbers)
        behind = np.cumsum(ends - starts + 1)
        cuts = np.searchsorted(behind, np.arange(_AT_ONCE, int(behind[-1]) if len(behind) else 0, _AT_ONCE))
        bounds = np.unique([0, *cuts, len(numbers)]).tolist()
        for first, last in pairwise(bounds):
            yield self._between(starts[first:last], ends[first:last]), last - first

    def _between(self, starts: Places, ends: Places) -> str | list[str]:
        if len(starts) == 1:  # it may be long
            joined = self._raw(starts[0], ends[0])
        else:
            lengths = ends - starts + 1
            behind = np.cumsum(lengths)
            places = np.repeat(starts - behind + lengths, lengths)
            places += np.arange(len(places))
            signs = self._content.take(places)
            signs[behind - 1] = 0  # no XML holds that sign
            joined = signs[:-1].tobytes()
        special = _special(joined)
        if not special:
            return joined.decode()
        found = joined.decode().split(SEPARATOR)
        for place in special:
            found[place] = unescaped(plain_text(self._raw(starts[place], ends[place])))
        return found

    def _raw(self, start: int, end: int) -> bytes:
        return self._content[start:end].tobytes()


def _special(joined: bytes) -> list[int]:
    """Return which texts hold signs that stand for others."""
    if not (b"&" in joined or b"\r" in joined or (b"_" in joined and b"_x" in joined)):
        return []
    signs = np.frombuffer(joined, np.uint8)
    special = (signs == ord("&")) | (signs == ord("\r"))
    special[:-1] |= (signs[:-1] == ord("_")) & (signs[1:] == ord("x"))
    ends = np.flatnonzero(signs == 0)
    found: list[int] = np.unique(np.searchsorted(ends, np.flatnonzero(special))).tolist()
    return found


NO_TEXTS = SharedTexts(np.zeros(0, np.uint8), np.zeros(0, np.int64), np.zeros(0, np.int64), {})


def read_texts(part: Part, report: Callable[[], None]) -> SharedTexts:
    """Read the shared texts; raises UnknownLayoutError for a layout that is not known."""
    content = bytearray()
    for block in blocks(part):
        content += block
        report()
    head, end, start = content.find(_ITEM), content.rfind(_END), content.find(b"<sst")
    if start < 0 or end < 0:
        raise UnknownLayoutError(_END)
    _check_root(bytes(content[: content.find(b">", start) + 1]), bytes(content[end:]))
    if head < 0 or head > end:
        return NO_TEXTS
    return _items(content, head, end, report)


def plain_text(raw: bytes) -> str:
    """Return the characters that a piece of XML without elements stands for."""
    text = raw.decode()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(_sign, text) if "&" in text else text


def _sign(found: re.Match[str]) -> str:
    if found[0] in _PLAIN:
        return _PLAIN[found[0]]
    reference = _REFERENCE.fullmatch(found[1])
    if not found[0].endswith(";") or reference is None:
        raise UnknownLayoutError(found[0])
    return chr(int(reference[1] or "0", 16) or int(reference[2] or "0"))


def _check_root(head: bytes, tail: bytes) -> None:
    """Raise unless the part is what it has to be: UTF-8, in the usual namespace, without prefixes."""
    if len(head) > _LONGEST_HEAD or len(tail) > _LONGEST_HEAD:
        raise UnknownLayoutError(head[:80])
    try:
        root = fromstring(head + tail, forbid_dtd=True)
    except (ParseError, ValueError) as error:
        raise UnknownLayoutError(head[:80]) from error
    told = _ENCODING.search(head)
    if root.tag != f"{{{MAIN_NAMESPACE}}}sst" or (told and told[1].lower() not in {b"utf-8", b"utf8"}):
        raise UnknownLayoutError(head[:80])


def _items(whole: bytearray, start: int, end: int, report: Callable[[], None]) -> SharedTexts:
    starts, ends = [], []
    others: dict[int, str] = {}
    count = 0
    content = np.frombuffer(whole, np.uint8)
    while start < end:
        stop = min(start + (1 << 20), end)
        if stop < end:
            cut = whole.rfind(_ITEM, start + 1, stop)
            while cut < 0:  # one text longer than a block
                stop = min(stop + (1 << 20), end)
                cut = end if stop == end else whole.rfind(_ITEM, start + 1, stop)
            stop = cut
        first, last, odd = _block(Window(content[start:stop].data))
        for number, text in odd.items():
            others[count + number] = text
        starts.append(first + start)
        ends.append(last + start)
        count += len(first)
        start = stop
        report()
    return SharedTexts(content, np.concatenate(starts), np.concatenate(ends), others)


def _block(window: Window) -> tuple[Places, Places, dict[int, str]]:
    """Return start and end of the text of each item, and the texts of those that are not simply one text."""
    tags = window.signs(b"<")
    kind = window.at(tags + 1)
    items = np.flatnonzero((kind == ord("s")) & (window.at(tags + 2) == ord("i")))
    known = items.size and items[0] == 0 and not ((kind == ord("!")) | (kind == ord("?"))).any()
    if not known or window.has_controls():
        raise UnknownLayoutError(window.raw[:80])
    bounds = np.append(items[1:], len(tags))
    last = tags.take(bounds - 1)
    if not ((window.at(last + 1) == ord("/")) | (bounds - items == 1)).all():
        raise UnknownLayoutError(window.raw[:80])
    at = [tags.take(items + place, mode="clip") for place in range(4)]
    usual = (bounds - items >= 4) & (window.at(at[0] + 3) == ord(">")) & (window.at(at[1] + 1) == ord("t"))
    usual &= window.at(at[2] + 1) == ord("/")
    usual &= (bounds - items == 4) | _is_furigana(window, at[3])
    plain = window.at(at[1] + 2) == ord(">")
    usual &= plain | _is_preserved(window, at[1])
    starts = np.where(usual, np.where(plain, at[1] + 3, at[1] + len(_PRESERVED)), 0)
    ends = np.where(usual, at[2], 0)
    return starts, ends, _others(window, np.append(tags[items], window.size), np.flatnonzero(~usual))


def _is_furigana(window: Window, places: Places) -> Flags:
    second, third = window.at(places + 1), window.at(places + 2)
    found: Flags = ((second == ord("r")) & (third == ord("P"))) | ((second == ord("p")) & (third == ord("h")))
    return found


def _is_preserved(window: Window, places: Places) -> Flags:
    found = np.zeros(len(places), bool)
    at = np.flatnonzero(window.at(places + 2) == ord(" "))
    if at.size:
        wanted = np.frombuffer(_PRESERVED, "<u8")
        words = window.words(places[at], 3)
        found[at] = (words[0] == wanted[0]) & (words[1] == wanted[1]) & (words[2] == wanted[2])
    return found


def _others(window: Window, places: Places, at: Places) -> dict[int, str]:
    """Return the texts of items made of runs, empty ones, and all that is written unusually."""
    if not at.size:
        return {}
    items = [window.raw[places[number] : places[number + 1]] for number in at.tolist()]
    root = parsed(b"".join(items), "sst")
    if len(root) != len(items):
        raise UnknownLayoutError(items[0])
    return {number: text_of(element) for number, element in zip(at.tolist(), root, strict=True)}


def parsed(content: bytes, name: str) -> Element:
    """Return elements of a workbook as children of one; raises UnknownLayoutError if they are no XML."""
    try:
        root: Element = fromstring(f'<{name} xmlns="{MAIN_NAMESPACE}">'.encode() + content + f"</{name}>".encode())
    except (ParseError, ValueError) as error:
        raise UnknownLayoutError(content[:80]) from error
    return root
