"""A worksheet taken apart: whole rows, some at a time, and what is around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.survey.files.fast.frame import Frame
from loyalty_desktop.survey.files.fast.window import UnknownLayoutError, Window, blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from loyalty_desktop.survey.files.package import Part
    from loyalty_desktop.survey.files.surroundings import Surroundings

_LONGEST_ROW = 64 << 20
_LONGEST_HEAD = 16 << 20
_DATA, _DATA_END, _ROW = b"<sheetData", b"</sheetData", b"<row"


class Portion:
    """The rows that begin from one byte of the unpacked sheet on, and before another.

    `stop` is asked before each block, with the place of the next byte, as it may be settled while the sheet is
    being read already; None is the end of the sheet.
    """

    def __init__(self, start: int = 0, stop: Callable[[int], int | None] | None = None) -> None:
        self.start = start
        self._stop = stop
        self.was_cut = False
        """Whether rows were left to somebody else."""

    def end(self, content: bytes, place: int) -> int:
        """Return where the first row behind the portion begins in `content`, whose first byte is at `place`; or -1."""
        stop = self._stop(place + len(content)) if self._stop is not None else None
        return -1 if stop is None else content.find(_ROW, max(stop - place, 0))


def pieces(source: Part, around: Surroundings, portion: Portion) -> Iterator[Window]:
    """Yield the rows of a sheet's portion; what is around them goes to `around`."""
    content = blocks(source)
    frame = Frame(around)
    rest = _begun(content, frame)
    if portion.start:
        rest = _from(portion.start, source, content, rest)
    looked = 0
    while (end := _end(rest, looked)) < 0:
        if (cut := portion.end(rest, source.position - len(rest))) >= 0:
            portion.was_cut = True
            if cut:
                yield Window(memoryview(rest)[:cut])
            return
        cut = rest.rfind(_ROW)
        if cut > 0 and rest.find(b"<", 0, cut) >= 0:
            yield Window(memoryview(rest)[:cut])
            rest = rest[cut:]
        looked = max(0, len(rest) - len(_DATA_END))
        block = next(content, b"")
        if not block or len(rest) > _LONGEST_ROW:
            raise UnknownLayoutError(rest[:80])
        rest += block
    if rows := rest[:end].rstrip():
        yield Window(rows)
    frame.end(rest[end:])
    for block in content:
        frame.end(block)


def _end(content: bytes, start: int) -> int:
    """Return where the rows end, -1 if they do not; one letter is found much sooner than all of them."""
    return content.find(_DATA_END, start) if content.find(b"h", start) >= 0 else -1


def _from(start: int, source: Part, content: Iterator[bytes], rest: bytes) -> bytes:
    """Return what is read already from the first row on that begins at `start` or behind."""
    while True:
        rest = rest[max(start - (source.position - len(rest)), 0) :]
        if (row := rest.find(_ROW)) >= 0:
            return rest[row:]
        block = next(content, b"")
        if not block or len(rest) > _LONGEST_ROW:
            raise UnknownLayoutError(rest[:80])
        rest += block


def _begun(content: Iterator[bytes], frame: Frame) -> bytes:
    """Return what is read already of the rows, when all before them has gone to the frame."""
    head = b""
    start = end = -1
    while end < 0:
        block = next(content, b"")
        if not block or len(head) > _LONGEST_HEAD:
            raise UnknownLayoutError(head[:80])
        head += block
        start = head.find(_DATA) if start < 0 else start
        end = head.find(b">", start) if start >= 0 else -1
    if head[:end].endswith(b"/"):  # a sheet without rows
        frame.begin(head[: end - 1] + b">")
        return _DATA_END + head[end:]
    frame.begin(head[: end + 1])
    return head[end + 1 :]
