"""A workbook through the fast reader: its shared texts, then sheet by sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.survey.files.ahead import ahead
from loyalty_desktop.survey.files.fast.columns import Gatherer
from loyalty_desktop.survey.files.fast.gathered import Gathered, joined
from loyalty_desktop.survey.files.fast.pieces import Portion, pieces
from loyalty_desktop.survey.files.fast.rows import Piece, Rows
from loyalty_desktop.survey.files.fast.tags import Tags
from loyalty_desktop.survey.files.fast.texts import NO_TEXTS, SharedTexts, TextNumbers, read_texts
from loyalty_desktop.survey.files.fast.values import Values
from loyalty_desktop.survey.files.fast.window import UnknownLayoutError, keep_memory
from loyalty_desktop.survey.files.first_cells import coloured_of
from loyalty_desktop.survey.files.limits import MAC_EPOCH, WINDOWS_EPOCH
from loyalty_desktop.survey.files.package import Package
from loyalty_desktop.survey.files.partner import Partner, PartnerFailedError
from loyalty_desktop.survey.files.surroundings import Below, Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.files.fast.numbers import Flags
    from loyalty_desktop.survey.files.package import Part, SheetPart
    from loyalty_desktop.survey.sheet import Sheet

Report: TypeAlias = "Callable[[float], None]"

MAX_PART_BYTES = 4 << 30
MAX_TOTAL_BYTES = 6 << 30
_SCANNED, _ENCODED = 0.8, 0.1  # shares of the work on a sheet; the rest is to decode what is encoded
_JOINED = 0.2  # a share of that rest
_LARGE = 16 << 20
_WORTH_SHARING = 24 << 20
_INFLATING = 0.15  # what it costs to inflate a byte, as a share of all that is done with it


def read_fast(package: Package, file: str, report: Report) -> tuple[Sheet, ...]:
    """Return all worksheets, hidden ones too; raises UnknownLayoutError if one is written in an unknown way."""
    package.check_sizes(MAX_PART_BYTES, MAX_TOTAL_BYTES)
    largest = max(package.sheets(), key=lambda sheet: package.size(sheet.part), default=None)
    partner = Partner.present
    if partner is None or largest is None or package.size(largest.part) < _WORTH_SHARING:
        return _Reading(package, file, report).sheets()
    partner.get_ready(package.data, __name__)
    return _Reading(package, file, report).sheets(largest, partner)


class _Reading:
    """One reading of a workbook: what its sheets share, and how much has been read."""

    def __init__(self, package: Package, file: str, report: Report) -> None:
        self._package = package
        self._file = file
        self._report = report
        self._parts = package.sheets()
        strings = package.shared_strings()
        self._size = 1 + sum(package.size(sheet.part) for sheet in self._parts)
        self._size += package.size(strings) if strings else 0
        if self._size > _LARGE:
            keep_memory()
        self._size_read = 0
        self._shared = self._read_shared(strings) if strings else NO_TEXTS
        self._rows_of = _RowsOf(package, file, self._shared)

    def sheets(self, largest: SheetPart | None = None, partner: Partner | None = None) -> tuple[Sheet, ...]:
        """Return all sheets; the partner helps with the largest."""
        return tuple(self._sheet(part, partner if part == largest else None) for part in self._parts)

    def _read_shared(self, part: str) -> SharedTexts:
        source = self._package.open(part)
        size = self._package.size(part)
        shared = read_texts(source, lambda: self._tell(source.share_read * size))
        self._size_read += size
        return shared

    def _sheet(self, part: SheetPart, partner: Partner | None) -> Sheet:
        source = self._package.open(part.part)
        size = max(self._package.size(part.part), 1)
        sharing = _Sharing((self._file, part.part, self._shared.is_empty), size, partner)
        around = Surroundings()

        def tell(encoded: float) -> None:
            scanned = (source.position + sharing.done) / size
            self._tell((_SCANNED * scanned + _ENCODED * encoded) * size)

        found = self._rows_of.portion(source, around, sharing.portion, tell)
        if sharing.portion.was_cut:
            try:
                found = sharing.joined(found, around, tell)
            except (PartnerFailedError, UnknownLayoutError):
                return self._sheet(part, None)
        columns = found.finished(
            self._rows_of.styles, self._shared, lambda share: tell(1.0 + _JOINED + (1.0 - _JOINED) * share)
        )
        self._size_read += size
        coloured = coloured_of(self._package, part.part, self._rows_of.styles, found.last, len(columns))
        return around.sheet(part, columns, found.last, coloured)

    def _tell(self, size: float) -> None:
        self._report((self._size_read + size) / self._size)


class _RowsOf:
    """Reads rows of the sheets of one workbook; of its shared texts it has to know no more than their numbers."""

    def __init__(self, package: Package, file: str, shared: TextNumbers) -> None:
        self._file = file
        self._shared = shared
        self.styles = package.styles()
        self._epoch = MAC_EPOCH if package.counts_from_1904() else WINDOWS_EPOCH

    def portion(self, source: Part, around: Surroundings, portion: Portion, tell: Callable[[float], None]) -> Gathered:
        """Return the rows of a portion of a sheet; `tell` hears how much of them is encoded."""
        above = None if portion.start else 0
        values = Values(self._shared)
        rows = Rows(Tags(self.styles), values, around, above)
        gatherer = Gatherer(values, self.styles, self._file, around.far, above)
        for cells in ahead(map(rows.read, ahead(map(Piece.of, pieces(source, around, portion)), 1)), 1):
            gatherer.add(cells)
            tell(0.0)
        return gatherer.gathered(self._epoch, tell)


class _Sharing:
    """A sheet of which the partner reads the lower rows, from where it was ready on."""

    def __init__(self, what: tuple[str, str, Flags], size: int, partner: Partner | None) -> None:
        """Make it for a part of a file, so many bytes large; the partner is told which shared texts are empty."""
        self._file, self._part, self._is_empty = what
        self._size = size
        self._partner = partner
        self._stop: int | None = None
        self.portion = Portion(stop=self._settled if partner is not None else None)

    def _settled(self, place: int) -> int | None:
        """Return where the partner's rows begin, None as long as it has not been given any.

        Both are to end at one time: the partner has to inflate all, and reads what is left to it.
        """
        if self._stop is None and self._partner is not None and self._partner.is_ready:
            self._stop = int((self._size + place) / (2 - _INFLATING))
            self._partner.give(lower_rows, self._file, self._part, self._is_empty, self._stop)
        return self._stop

    @property
    def done(self) -> float:
        """How many bytes the partner has read."""
        if self._stop is None or self._partner is None:
            return 0.0
        return (self._size - self._stop) * self._partner.progress

    def joined(self, upper: Gathered, around: Surroundings, tell: Callable[[float], None]) -> Gathered:
        """Return all rows, the partner's below.

        Raises PartnerFailedError, or UnknownLayoutError where only who has seen all rows can say what they are.
        """
        if self._partner is None:
            raise PartnerFailedError
        lower, below, far = self._partner.result(lambda: tell(1.0))
        if far or around.far.found.count:
            raise UnknownLayoutError(self._part)
        around.add(below)
        return joined(upper, lower, self._file, lambda share: tell(1.0 + _JOINED * share))


def lower_rows(
    data: bytes, file: str, part: str, is_empty: Flags, start: int, report: Report
) -> tuple[Gathered, Below, int]:
    """Return the rows of a sheet that begin from a byte on, what is around them, and how many cells are far away.

    `is_empty` says of each shared text whether it is. Raises UnknownLayoutError as `read_fast` does, and where it is
    the rows above that tell how to read these.
    """
    package = Package(data, file)
    if package.size(part) > _LARGE:
        keep_memory()
    around = Surroundings()
    source = package.open(part)
    size = package.size(part)

    def tell(encoded: float) -> None:
        report(_SCANNED * max(source.position - start, 0) / max(size - start, 1) + (1.0 - _SCANNED) * encoded)

    found = _RowsOf(package, file, TextNumbers(is_empty)).portion(source, around, Portion(start), tell)
    return found, around.below, around.far.found.count
