"""A workbook through the fast reader: its shared texts, then sheet by sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.survey.files.ahead import ahead
from loyalty_desktop.survey.files.fast.columns import Gatherer
from loyalty_desktop.survey.files.fast.frame import Frame
from loyalty_desktop.survey.files.fast.rows import Piece, Rows
from loyalty_desktop.survey.files.fast.tags import Tags
from loyalty_desktop.survey.files.fast.texts import NO_TEXTS, SharedTexts, read_texts
from loyalty_desktop.survey.files.fast.values import Values
from loyalty_desktop.survey.files.fast.window import UnknownLayoutError, Window, blocks, keep_memory
from loyalty_desktop.survey.files.first_cells import coloured_of
from loyalty_desktop.survey.files.limits import MAC_EPOCH, WINDOWS_EPOCH
from loyalty_desktop.survey.files.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from loyalty_desktop.survey.files.package import Package, Part, SheetPart
    from loyalty_desktop.survey.sheet import Sheet

Report: TypeAlias = "Callable[[float], None]"

MAX_PART_BYTES = 4 << 30
MAX_TOTAL_BYTES = 6 << 30
_SCANNED = 0.8  # so much of the work on a sheet is done when its columns are still to be encoded
_LARGE = 16 << 20
_LONGEST_ROW = 64 << 20
_LONGEST_HEAD = 16 << 20
_DATA, _DATA_END, _ROW = b"<sheetData", b"</sheetData", b"<row"


def read_fast(package: Package, file: str, report: Report) -> tuple[Sheet, ...]:
    """Return all worksheets, hidden ones too; raises UnknownLayoutError if one is written in an unknown way."""
    package.check_sizes(MAX_PART_BYTES, MAX_TOTAL_BYTES)
    return _Reading(package, file, report).sheets()


class _Reading:
    """One reading of a workbook: what its sheets share, and how much has been read."""

    def __init__(self, package: Package, file: str, report: Report) -> None:
        self._package = package
        self._file = file
        self._report = report
        self._parts = package.sheets()
        self._styles = package.styles()
        self._epoch = MAC_EPOCH if package.counts_from_1904() else WINDOWS_EPOCH
        strings = package.shared_strings()
        self._size = 1 + sum(package.size(sheet.part) for sheet in self._parts)
        self._size += package.size(strings) if strings else 0
        if self._size > _LARGE:
            keep_memory()
        self._size_read = 0
        self._shared = self._read_shared(strings) if strings else NO_TEXTS

    def sheets(self) -> tuple[Sheet, ...]:
        return tuple(self._sheet(part) for part in self._parts)

    def _read_shared(self, part: str) -> SharedTexts:
        source = self._package.open(part)
        size = self._package.size(part)
        shared = read_texts(source, lambda: self._tell(source.share_read * size))
        self._size_read += size
        return shared

    def _sheet(self, part: SheetPart) -> Sheet:
        around, values = Surroundings(), Values(self._shared)
        rows = Rows(Tags(self._styles), values, around)
        gatherer = Gatherer(values, self._styles, self._file, around.far)
        size = self._package.size(part.part)
        source = self._package.open(part.part)
        pieces = ahead(map(Piece.of, _pieces(source, around)), 1)
        for cells in ahead(map(rows.read, pieces), 1):
            gatherer.add(cells)
            self._tell(source.share_read * _SCANNED * size)
        columns = gatherer.columns(self._epoch, lambda share: self._tell((_SCANNED + share * (1 - _SCANNED)) * size))
        self._size_read += size
        coloured = coloured_of(self._package, part.part, self._styles, gatherer.rows, gatherer.width)
        return around.sheet(part, columns, gatherer.rows, coloured)

    def _tell(self, size: float) -> None:
        self._report((self._size_read + size) / self._size)


def _pieces(source: Part, around: Surroundings) -> Iterator[Window]:
    """Yield whole rows of a sheet, some at a time; what is around them goes to `around`."""
    content = blocks(source)
    frame = Frame(around)
    rest = _begun(content, frame)
    looked = 0
    while (end := _end(rest, looked)) < 0:
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
