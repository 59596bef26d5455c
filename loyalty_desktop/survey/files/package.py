"""The parts of an xlsx file that a survey needs, opened with the limits that keep a hostile file harmless.

Only the workbook, its relations, sheets, shared strings and number formats are ever read: whatever else is
in the file (drawings, links, macros, themes) may be missing or broken.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from defusedxml.ElementTree import fromstring

from loyalty_desktop.errors import FileTooLarge, UnknownFormat
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.inflating import Inflated, Stream, is_deflated
from loyalty_desktop.survey.files.loading import gibibytes
from loyalty_desktop.survey.files.number_formats import (
    builtin_code,
    is_builtin_date,
    shows_date,
    shows_duration,
    usual_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PROLOG_BYTES = 1 << 16
_NO_PATTERN = {None, "none", "gray125"}
_WHITE = (["rgb FFFFFFFF"], ["rgb 00FFFFFF"], ["theme 0"])
_MOST_IN_TREE = 64 << 20  # the workbook, its relations and styles: a few kilobytes in an honest file


class BrokenPartError(ValueError):
    """A part of the file is not what it has to be."""


class SheetPart(NamedTuple):
    """A worksheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool


class Styles(NamedTuple):
    """The cell styles that make a number a date or a duration, and the number format of each style."""

    dates: frozenset[int] = frozenset()
    durations: frozenset[int] = frozenset()
    formats: tuple[str, ...] = ()
    """As the file writes them; '' for the general one."""
    fills: tuple[str, ...] = ()
    """Something that names the background of each style; '' for none."""

    def usual_format(self, numbers: Mapping[int, int]) -> str:
        """Return the format that most numbers have, given how many are in each style; '' for the general one."""
        found: Counter[str] = Counter()
        for style, count in numbers.items():
            found[self.formats[style] if 0 <= style < len(self.formats) else ""] += count
        return usual_of(found)


class Part:
    """A part being read, which knows how far it has come."""

    def __init__(self, stream: Stream, size: int) -> None:
        self._stream = stream
        self._size = max(size, 1)
        self.position = 0
        """How many bytes have been read."""

    @property
    def share_read(self) -> float:
        """How much of the part has been read, 0 to 1."""
        return min(self.position / self._size, 1.0)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; the strict variant of the format is read as the usual one."""
        block = self._stream.read(size)
        if not self.position:
            block = block.replace(_STRICT, _TRANSITIONAL)
        self.position += len(block)
        return block


class Package:
    """An xlsx file in memory; nothing is ever unpacked to disk."""

    def __init__(self, data: bytes, file: str) -> None:
        self.data = data
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._file = file
        self._parts = {info.filename.replace("\\", "/").lower(): info for info in self._archive.infolist()}
        self._workbook = self._find_workbook()
        self._relations = dict(self._read_relations(self._workbook))

    def sheets(self) -> list[SheetPart]:
        """Return the worksheets in the order of their tabs; chart sheets hold no cells and are left out."""
        found = []
        for element in self._tree(self._workbook).iter():
            if _local(element.tag) != "sheet":
                continue
            ids = [value for key, value in element.attrib.items() if _local(key) == "id" and "}" in key]
            kind, part = self._relations.get(ids[0], ("", "")) if ids else ("", "")
            if kind == "worksheet" and part in self._parts:
                hidden = element.get("state", "visible") != "visible"
                found.append(SheetPart(element.get("name", ""), part, hidden))
        return found

    def counts_from_1904(self) -> bool:
        """Return whether dates are counted from 1904, as old Macs did."""
        return any(
            _local(element.tag) == "workbookPr" and element.get("date1904", "0").lower() in {"1", "true", "on"}
            for element in self._tree(self._workbook).iter()
        )

    def shared_strings(self) -> str | None:
        """Return the name of the part with the shared texts, if there is one."""
        return self._part_of("sharedStrings")

    def styles(self) -> Styles:
        """Return which styles show dates and durations, and the format of each."""
        part = self._part_of("styles")
        if part is None:
            return Styles()
        root = self._tree(part)
        written = {
            int(element.get("numFmtId", "0")): element.get("formatCode")
            for element in root.iter()
            if _local(element.tag) == "numFmt"
        }
        cells = next((list(child) for child in root if _local(child.tag) == "cellXfs"), [])
        backgrounds = [_background(fill) for child in root if _local(child.tag) == "fills" for fill in child]
        dates, durations, formats, fills = set(), set(), [], []
        for style, element in enumerate(cells):
            number = int(element.get("numFmtId", "0"))
            code = written.get(number)
            if shows_date(code) if code is not None else is_builtin_date(number):
                dates.add(style)
            code = builtin_code(number) if code is None else code
            if shows_duration(code):
                durations.add(style)
            formats.append("" if code.lower() == "general" else code)
            fill = int(element.get("fillId", "0"))
            fills.append(backgrounds[fill] if 0 <= fill < len(backgrounds) else "")
        return Styles(frozenset(dates), frozenset(durations), tuple(formats), tuple(fills))

    def size(self, part: str) -> int:
        """Return the unpacked size of a part as the file declares it; never more than that is unpacked."""
        return self._parts[part].file_size

    def check_sizes(self, most_in_part: int, most_in_all: int) -> None:
        """Raise FileTooLarge if the parts that are read declare more bytes than that."""
        parts = [sheet.part for sheet in self.sheets()]
        parts += [part for part in (self._part_of("sharedStrings"), self._part_of("styles")) if part]
        sizes = [self.size(part) for part in set(parts)]
        too_large = max(sizes, default=0) if max(sizes, default=0) > most_in_part else 0
        too_large = sum(sizes) if sum(sizes) > most_in_all else too_large
        if too_large:
            raise FileTooLarge(message("file_too_large", file=self._file, what=gibibytes(too_large)))

    def open(self, part: str) -> Part:
        """Return the part for reading; raises BrokenPartError if it declares a document type."""
        info = self._parts[part]
        if info.flag_bits & 0x1:
            raise UnknownFormat(message("file_old_excel", file=self._file))
        _refuse_document_type(self._stream(info))
        return Part(self._stream(info), info.file_size)

    def _stream(self, info: zipfile.ZipInfo) -> Stream:
        return Inflated(self.data, info) if is_deflated(info) else self._archive.open(info)

    def _tree(self, part: str) -> Element:
        # the guard against entities is defusedxml's; document types are refused when the part is opened
        content = self.open(part).read(_MOST_IN_TREE + 1)
        if len(content) > _MOST_IN_TREE:
            raise FileTooLarge(message("file_too_large", file=self._file, what=gibibytes(self.size(part))))
        tree: Element = fromstring(content, forbid_dtd=True)
        return tree

    def _find_workbook(self) -> str:
        if "_rels/.rels" in self._parts:
            for kind, part in dict(self._read_relations("")).values():
                if kind == "officeDocument" and part in self._parts:
                    return part
        if "xl/workbook.xml" not in self._parts:
            msg = "no workbook part"
            raise BrokenPartError(msg)
        return "xl/workbook.xml"

    def _read_relations(self, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        for element in self._tree(source):
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))
                kind = element.get("Type", "").rpartition("/")[2]
                yield element.get("Id", ""), (kind, target.lstrip("/").lower())

    def _part_of(self, kind: str) -> str | None:
        usual = posixpath.join(posixpath.dirname(self._workbook), f"{kind}.xml").lower()
        parts = [part for other, part in self._relations.values() if other == kind]
        return next((part for part in [*parts, usual] if part in self._parts), None)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _background(fill: Element) -> str:
    """Return something that names the colour of a fill; '' where it has none, or white."""
    pattern = next(iter(fill), None)
    if pattern is None or (_local(pattern.tag) == "patternFill" and pattern.get("patternType") in _NO_PATTERN):
        return ""
    named = [part.attrib for part in pattern.iter() if _local(part.tag) in {"fgColor", "color"}]
    said = [f"{key} {value}" for attributes in named for key, value in sorted(attributes.items())]
    return "" if said in _WHITE else " ".join(said) or "pattern"


def _refuse_document_type(stream: Stream) -> None:
    """Raise BrokenPartError at a document type, which can only come first; without one no entities exist."""
    seen: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: seen.append("doctype")
    parser.StartElementHandler = lambda *_: seen.append("element")
    while not seen and (block := stream.read(_PROLOG_BYTES)):
        parser.Parse(block, False)
    if seen[:1] == ["doctype"]:
        msg = "a document type is not allowed"
        raise BrokenPartError(msg)
