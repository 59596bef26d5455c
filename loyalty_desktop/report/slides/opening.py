"""Decks of others are opened here: a company's template, or a deck made before. Nothing in them is run or followed."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE

from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from pathlib import Path

    from pptx.presentation import Presentation as Deck

_TYPES = "[Content_Types].xml"
_MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.%s.main+xml"
_PRESENTATION, _OTHERS = _MAIN % b"presentation", (_MAIN % b"template", _MAIN % b"slideshow")
_MOST_PACKED, _MOST_XML, _MOST_UNPACKED, _MOST_PARTS = 300 << 20, 200 << 20, 1 << 30, 20_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old formats, and new ones under a password


class UnusableDeck(LoyaltyError):  # noqa: N818 - reads as what it is
    """A template or an earlier deck cannot be used."""


def opened(path: Path) -> Deck:
    """Return the deck in a file (.pptx, .potx or .ppsx).

    Raises UnusableDeck for files that are not there, are no decks, are damaged, hold macros or are far too large.
    """
    data = _read(path)
    if data.startswith(_OLD_OFFICE):
        raise UnusableDeck(message("deck_old_or_locked", file=path.name))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError) as error:
        raise UnusableDeck(message("deck_unknown", file=path.name)) from error
    with archive:
        _check_size(archive, path)
        data = _as_presentation(archive, data, path)
    try:
        deck = Presentation(io.BytesIO(data))
        _name_properties(deck)
        usable = bool(deck.slide_width and deck.slide_height) and all(
            layout.placeholders is not None for master in deck.slide_masters for layout in master.slide_layouts
        )
        for slide in deck.slides:
            usable = usable and slide.slide_layout is not None
        usable = usable and any(len(master.slide_layouts) for master in deck.slide_masters)
    except Exception as error:  # whatever python-pptx stumbles over in a damaged file
        raise UnusableDeck(message("deck_damaged", file=path.name)) from error
    if not usable:
        raise UnusableDeck(message("deck_damaged", file=path.name))
    return deck


def _name_properties(deck: Deck) -> None:
    """Let the properties of the file be found where LibreOffice relates them by a name of its own."""
    package: Any = deck.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype.endswith("/core-properties") and relation.reltype != RELATIONSHIP_TYPE.CORE_PROPERTIES:
            package._rels.pop(key)
            package.relate_to(relation.target_part, RELATIONSHIP_TYPE.CORE_PROPERTIES)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_PACKED:
            raise UnusableDeck(message("deck_too_large", file=path.name))
        return path.read_bytes()
    except OSError as error:
        raise UnusableDeck(message("deck_missing", file=path.name)) from error


def _check_size(archive: zipfile.ZipFile, path: Path) -> None:
    """Refuse what unpacks to more than any honest deck: what the directory tells is what zipfile unpacks at most."""
    infos = archive.infolist()
    texts = sum(info.file_size for info in infos if info.filename.lower().endswith((".xml", ".rels", ".vml")))
    whole = sum(info.file_size for info in infos)
    if len(infos) > _MOST_PARTS or texts > _MOST_XML or whole > _MOST_UNPACKED:
        raise UnusableDeck(message("deck_too_large", file=path.name))


def _as_presentation(archive: zipfile.ZipFile, data: bytes, path: Path) -> bytes:
    """Return the file as a presentation, which a template is in all but its content type."""
    try:
        types = archive.read(_TYPES)
        names = [name.lower() for name in archive.namelist()]
        if b"macroEnabled" in types or any(name.endswith("vbaproject.bin") for name in names):
            raise UnusableDeck(message("deck_macros", file=path.name))
        for info in archive.infolist():
            if info.filename.lower().endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(info):
                raise UnusableDeck(message("deck_damaged", file=path.name))
        if _PRESENTATION in types:
            return data
        if not any(other in types for other in _OTHERS):
            raise UnusableDeck(message("deck_unknown", file=path.name))
        for other in _OTHERS:
            types = types.replace(other, _PRESENTATION)
        copied = io.BytesIO()
        with zipfile.ZipFile(copied, "w", zipfile.ZIP_DEFLATED) as copy:
            for info in archive.infolist():
                copy.writestr(info.filename, types if info.filename == _TYPES else archive.read(info))
    except KeyError as error:
        raise UnusableDeck(message("deck_unknown", file=path.name)) from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise UnusableDeck(message("deck_damaged", file=path.name)) from error
    return copied.getvalue()


def without_slides(deck: Deck) -> Deck:
    """Take the sample slides out of a template, with what points to them: sections, shows, views."""
    part = deck.part
    _drop_sections(deck)
    for relation in [one for one in part.rels.values() if one.reltype.endswith("/viewProps")]:
        part.drop_rel(relation.rId)
        part.rels.pop(relation.rId) if relation.rId in part.rels else None
    ids = deck.slides._sldIdLst
    for slide in list(ids):
        part.rels.pop(slide.rId)
        ids.remove(slide)
    return deck


def _drop_sections(deck: Deck) -> None:
    element = deck.part._element
    for found in element.xpath("//*[local-name()='sectionLst' or local-name()='custShowLst']"):
        above = found.getparent()
        above.remove(found)
        if above.tag.endswith("}ext"):
            above.getparent().remove(above)
