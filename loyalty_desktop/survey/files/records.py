"""Delimited text in blocks of whole records, as UTF-8 bytes, and how many cells each record has.

A block may end wherever a line ends outside quotation marks. That is known without reading cells only where the
marks are regular: one that opens a cell stands first in it. Then an odd number of marks before a place means
that it is inside a cell. Irregular marks are left to the csv module.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.survey.files.layout import Layout

Places = npt.NDArray[np.intp]
Widths = npt.NDArray[np.intp]

BLOCK = 1 << 20
_LONGEST_RECORD = 1 << 26
_QUOTE, _LINE_FEED, _RETURN = b'"\n\r'
_LINE_ENDS = b"\r\n"


class Irregular(Exception):  # noqa: N818 - no error: another way of reading takes over
    """The text cannot be cut into blocks of whole records."""


class Block(NamedTuple):
    """Some whole records of a text, without the line end of the last one."""

    body: bytes
    widths: Widths
    """How many cells each record has; a blank line has one."""
    ends: Places
    """Where the cells end, one after the other: at a delimiter, at the last sign of a line end, at the end."""
    done: int
    """How many bytes of the file are done with it."""


def blocks(data: bytes, encoding: str, delimiter: str, lines_before: int = 0) -> Iterator[tuple[bytes, int]]:
    """Yield whole records without the line end of the last one, and how many bytes of `data` are done.

    Blank lines at the very end are in no block. Raises Irregular, possibly late.
    """
    kept = b""
    for piece, done in _pieces(data, encoding):
        text = kept + piece
        while lines_before and (cut := _first_end(text)):
            text, lines_before = text[cut:], lines_before - 1
        body = text[: _last_end(text, delimiter)].rstrip(_LINE_ENDS)
        if body:
            yield body, done
            kept = text[len(body) :]
            kept = kept[2 if kept.startswith(_LINE_ENDS) else 1 :]
        else:
            kept = text
        if len(kept) > _LONGEST_RECORD:
            raise Irregular
    if _quotes(kept, delimiter).size % 2:
        raise Irregular
    body = kept.rstrip(_LINE_ENDS)
    if body and not lines_before:
        yield body, len(data)


def measured(data: bytes, encoding: str, layout: Layout) -> Iterator[Block]:
    """Yield the blocks of a text with where their cells are."""
    for body, done in blocks(data, encoding, layout.delimiter, layout.lines_before):
        yield Block(body, *widths_and_ends(body, layout.delimiter), done)


def widths_and_ends(body: bytes, delimiter: str) -> tuple[Widths, Places]:
    """Return how many cells each record of a block has, and where they end; see Block."""
    signs = np.frombuffer(body, np.uint8)
    marks = (signs == ord(delimiter)) | (signs == _LINE_FEED)
    if _RETURN in body:
        marks |= signs == _RETURN
    at = np.flatnonzero(marks)
    if _QUOTE in body:
        at = _outside(at, np.flatnonzero(signs == _QUOTE))
    found = signs[at]
    if _RETURN in body:
        pairs = (found[:-1] == _RETURN) & (found[1:] == _LINE_FEED) & (at[1:] == at[:-1] + 1)
        firsts = np.flatnonzero(pairs)
        found, at = np.delete(found, firsts), np.delete(at, firsts)
    lines = np.flatnonzero(found != ord(delimiter))
    widths: Widths = np.diff(np.concatenate(([-1], lines, [len(found)])))
    return widths, np.append(at, len(body))


def _outside(at: Places, quotes: Places) -> Places:
    """Return the places that have an even number of quotation marks before them."""
    turns = np.bincount(np.searchsorted(at, quotes), minlength=len(at))[: len(at)]
    outside: Places = at[np.cumsum(turns, dtype=np.uint8) % 2 == 0]
    return outside


def _pieces(data: bytes, encoding: str) -> Iterator[tuple[bytes, int]]:
    """Yield the text as UTF-8 without its byte order mark; characters may be cut."""
    if encoding in {"utf-8", "utf-8-sig"}:
        marked = encoding == "utf-8-sig" and data.startswith(codecs.BOM_UTF8)
        for start in range(len(codecs.BOM_UTF8) if marked else 0, len(data), BLOCK):
            yield data[start : start + BLOCK], min(start + BLOCK, len(data))
        return
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    for start in range(0, len(data), BLOCK):
        yield _as_utf8(decoder.decode(data[start : start + BLOCK])), min(start + BLOCK, len(data))
    yield _as_utf8(decoder.decode(b"", final=True)), len(data)


def _as_utf8(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:  # halves of characters, from codecs that know no better
        raise Irregular from error


def _first_end(text: bytes) -> int:
    """Return where the second line begins, 0 if the first may not be whole yet."""
    ends = [at for at in (text.find(b"\n"), text.find(b"\r", 0, -1)) if at >= 0]
    if not ends:
        return 0
    return min(ends) + (2 if text[min(ends) :].startswith(_LINE_ENDS) else 1)


def _last_end(text: bytes, delimiter: str) -> int:
    """Return where the last whole record of `text` ends, its line end included; 0 if there is none."""
    quotes = _quotes(text, delimiter)
    for sign, limit in ((b"\n", len(text)), (b"\r", len(text) - 1)):  # \n may follow the last \r
        at = text.rfind(sign, 0, max(limit, 0))
        while at >= 0:
            before = int(np.searchsorted(quotes, at))
            if before % 2 == 0:
                return at + 1
            at = text.rfind(sign, 0, int(quotes[before - 1]))
    return 0


def _quotes(text: bytes, delimiter: str) -> Places:
    """Return where quotation marks stand; raises Irregular where one opens a cell that has begun already."""
    if _QUOTE not in text:
        return np.zeros(0, dtype=np.intp)
    signs = np.frombuffer(text, np.uint8)
    quotes = np.flatnonzero(signs == _QUOTE)
    opening = quotes[::2]
    before = signs[opening[opening > 0] - 1]
    # behind another mark it is one of two inside a cell, which stand for one
    regular = (before == ord(delimiter)) | (before == _LINE_FEED) | (before == _RETURN) | (before == _QUOTE)
    if not regular.all():
        raise Irregular
    return quotes
