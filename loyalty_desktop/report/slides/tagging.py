"""How our own things are known again in a deck that went through other hands.

Shapes carry a name that nobody sees on the slide: page, block, a digest of the text, where it was put; names survive
PowerPoint and LibreOffice. The deck carries a record of all slides that were ever written into it, packed into
properties of at most 240 letters, so that a slide that was deleted is told from one that never was.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import zlib
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import msgspec
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from loyalty_desktop.report.slides.boxes import INCH, Box

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

_PREFIX = "loyalty"
_HUNDREDTH = INCH // 100
_STAYED = 4  # hundredths of an inch: other programs round places
_PROPERTY, _LONGEST = "LoyaltyDeck", 240
_MOST_RECORD = 4 << 20
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


class Tag(msgspec.Struct, frozen=True):
    """What the name of one of our shapes says: its slide, its role there, its text's digest, where we put it."""

    key: str
    role: str
    digest: str = ""
    place: tuple[int, ...] = ()

    def name(self) -> str:
        """Return the name of the shape."""
        place = ",".join(map(str, self.place))
        return ":".join((_PREFIX, self.key, quote(self.role, safe=""), self.digest, place))

    def has_stayed(self, box: Box) -> bool:
        """Return whether a shape is where we put it."""
        now = _hundredths(box)
        return len(self.place) == 4 and all(abs(a - b) <= _STAYED for a, b in zip(self.place, now, strict=True))


class SlideRecord(msgspec.Struct, frozen=True):
    """What was written on one slide: its roles, and digests of what placeholders, tables and charts hold."""

    roles: tuple[str, ...] = ()
    title: str = ""
    subtitle: str = ""
    notes: str = ""
    held: dict[str, str] = {}
    """By role: the cells of a table, the texts of a chart."""


class Record(msgspec.Struct, frozen=True):
    """All slides ever written into a deck, by key, and those that were hidden because their page is gone.

    `is_own` says that the deck is in the program's own design, which other programs change beyond recognition.
    """

    slides: dict[str, SlideRecord] = {}
    hidden: tuple[str, ...] = ()
    is_own: bool = False


def tag(key: str, role: str, text: str, box: Box) -> Tag:
    """Return the tag of a shape that is being put on a slide."""
    return Tag(key, role, digest(text) if text else "", _hundredths(box))


def tag_of(name: str) -> Tag | None:
    """Return what the name of a shape says; None for a shape that is not ours."""
    parts = name.split(":")
    if len(parts) != 5 or parts[0] != _PREFIX:
        return None
    try:
        place = tuple(int(one) for one in parts[4].split(",")) if parts[4] else ()
    except ValueError:
        place = ()
    return Tag(parts[1], unquote(parts[2]), parts[3], place)


def digest(text: str) -> str:
    """Return a short digest of a text, the same whatever a program does to its spaces and line ends."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def record_of(deck: Deck) -> Record | None:
    """Return the record that a deck carries; None where it was lost or is none of ours."""
    part = _properties(deck)
    if part is None:
        return None
    try:
        root = parse_xml(part.blob)
        named = {one.get("name", ""): "".join(one.itertext()) for one in root}
        packed = "".join(named[name] for name in sorted(named) if name.startswith(_PROPERTY))
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(base64.b64decode(packed, validate=True), _MOST_RECORD)
        return msgspec.json.decode(data, type=Record) if packed else None
    except (ValueError, zlib.error, binascii.Error, msgspec.MsgspecError):
        return None


def keep_record(deck: Deck, record: Record) -> None:
    """Write the record into the deck; other properties of the deck stay."""
    part: Any = _properties(deck)
    empty = f'<Properties xmlns="{_SPACE}" xmlns:vt="{_TYPES}"/>'
    root: Any = parse_xml(part.blob if part is not None else empty)
    for one in list(root):
        if (one.get("name") or "").startswith(_PROPERTY):
            root.remove(one)
    numbers = [int(one.get("pid", "1")) for one in root]
    packed = base64.b64encode(zlib.compress(msgspec.json.encode(record), 9)).decode("ascii")
    for at in range(0, len(packed), _LONGEST):
        number = max([*numbers, 1]) + 1
        numbers.append(number)
        name = f"{_PROPERTY}{at // _LONGEST:03d}"
        element = root.makeelement(f"{{{_SPACE}}}property", {"fmtid": _FORMAT, "pid": str(number), "name": name})
        value = element.makeelement(f"{{{_TYPES}}}lpwstr", {})
        value.text = packed[at : at + _LONGEST]
        element.append(value)
        root.append(element)
    if part is None:
        package = deck.part.package
        part = Part(PackURI("/docProps/custom.xml"), _CONTENT, package, b"")
        package.relate_to(part, _RELATION)
    part._blob = serialize_part_xml(root)


def _properties(deck: Deck) -> Part | None:
    try:
        return deck.part.package.part_related_by(_RELATION)
    except KeyError:
        return None


def _hundredths(box: Box) -> tuple[int, ...]:
    return tuple(round(one / _HUNDREDTH) for one in box)
