"""What a deck's design puts behind and into its slides, as far as small pictures show it: colours, bands, pictures."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import msgspec
from PIL import Image, ImageDraw
from pptx.enum.dml import MSO_FILL
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from loyalty_desktop.report.slides.look import brightness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pptx.slide import SlideLayout

    from loyalty_desktop.report.slides.look import Look

_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_DARK = 0.36
_LARGEST = 40_000_000
"""Pixels of a picture that is still unpacked."""


class Part(msgspec.Struct, frozen=True):
    """A band or a picture at its place, in shares of the slide: `colour` is RRGGBB, `picture` the bytes of a file."""

    left: float
    top: float
    width: float
    height: float
    colour: str = ""
    picture: bytes = b""


class Backdrop(msgspec.Struct, frozen=True):
    """What is behind everything on a slide: its ground, RRGGBB, and the parts of its design."""

    ground: str
    parts: tuple[Part, ...] = ()
    title: str = ""
    """The colour of titles, RRGGBB; '' for that of other text."""
    fonts: tuple[str, ...] = ()
    """What its theme names for text, the best first."""

    @property
    def is_dark(self) -> bool:
        """Whether text on it has to be light."""
        return brightness(self.ground) < _DARK


def backdrop(layout: SlideLayout, look: Look, width: int, height: int) -> Backdrop:
    """Return what a layout puts behind its slides; `width` and `height` are those of the deck, in EMU.

    What cannot be shown in a small picture is left out: patterns, gradients, drawings that are no rectangles.
    """
    master: Any = layout.slide_master
    theme = _Theme(master)
    parts = [part for one in (master, layout) for part in _parts(one, theme, width, height)]
    ground = "FFFFFF" if look.is_own else look.ground
    return Backdrop(ground, tuple(parts), _title_colour(layout, theme), theme.fonts(look.language))


def laid_behind(picture: bytes, behind: Backdrop) -> bytes:
    """Return a PNG with a backdrop behind what is clear in it."""
    front = Image.open(io.BytesIO(picture)).convert("RGBA")
    whole = Image.new("RGBA", front.size, f"#{behind.ground}")
    pen = ImageDraw.Draw(whole)
    for part in behind.parts:
        left, top = round(part.left * whole.width), round(part.top * whole.height)
        wide, high = max(1, round(part.width * whole.width)), max(1, round(part.height * whole.height))
        if part.colour:
            pen.rectangle((left, top, left + wide - 1, top + high - 1), fill=f"#{part.colour}")
            continue
        shown = _unpacked(part.picture)
        if shown is not None:
            small = shown.resize((wide, high), Image.Resampling.LANCZOS)
            whole.alpha_composite(small, (max(left, 0), max(top, 0)), (max(-left, 0), max(-top, 0)))
    out = io.BytesIO()
    Image.alpha_composite(whole, front).convert("RGB").save(out, "PNG", compress_level=1)
    return out.getvalue()


def _unpacked(content: bytes) -> Image.Image | None:
    """Return a picture; None for one that is too large, damaged, or a drawing of Windows."""
    try:
        found = Image.open(io.BytesIO(content))
        return None if found.width * found.height > _LARGEST else found.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _parts(one: Any, theme: _Theme, width: int, height: int) -> Iterator[Part]:
    """Give the background picture, the bands and the pictures of a layout or a master, the lowest first."""
    behind = one._element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
    blip = None if behind is None else next(behind.iter(qn("a:blip")), None)
    if blip is not None:
        content = _related(one, blip.get(qn("r:embed"), ""))
        if content:
            yield Part(0.0, 0.0, 1.0, 1.0, picture=content)
    for shape in one.shapes:
        if shape.is_placeholder or None in (shape.left, shape.top, shape.width, shape.height):
            continue
        box = (shape.left / width, shape.top / height, shape.width / width, shape.height / height)
        blip = next(shape._element.iter(qn("a:blip")), None)
        if blip is not None:
            content = _related(one, blip.get(qn("r:embed"), ""))
            if content:
                yield Part(*box, picture=content)
            continue
        colour = _fill(shape, theme)
        if colour:
            yield Part(*box, colour=colour)


def _related(one: Any, key: str) -> bytes:
    relation = one.part.rels.get(key)
    return b"" if relation is None or relation.is_external else bytes(relation.target_part.blob)


def _fill(shape: Any, theme: _Theme) -> str:
    """Return the one colour that a shape is filled with; '' for none, or another filling."""
    fill = getattr(shape, "fill", None)
    if fill is None or fill.type != MSO_FILL.SOLID:
        return ""
    solid = shape._element.find(f"{qn('p:spPr')}/{qn('a:solidFill')}")
    return theme.colour(solid)


def _title_colour(layout: Any, theme: _Theme) -> str:
    """Return the colour that titles inherit: from the layout, from the master."""
    titles = [one for one in layout.placeholders if one._element.ph.get("type") in ("title", "ctrTitle")]
    inside = f"{qn('a:lvl1pPr')}/{qn('a:defRPr')}/{qn('a:solidFill')}"
    found = [one._element.find(f".//{qn('a:lstStyle')}/{inside}") for one in titles]
    found.append(layout.slide_master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{inside}"))
    return next((colour for colour in map(theme.colour, found) if colour), "")


class _Theme:
    """The colours and fonts of a master."""

    def __init__(self, master: Any) -> None:
        related = [one for one in master.part.rels.values() if one.reltype.endswith("/theme")]
        self._xml: Any = parse_xml(related[0].target_part.blob) if related else None
        mapped = master._element.find(qn("p:clrMap"))
        self._names = {
            name: mapped.get(name, plain) if mapped is not None else plain for name, plain in _MAPPED.items()
        }
        self._colours: dict[str, str] = {}
        scheme = self._xml.find(f".//{qn('a:clrScheme')}") if self._xml is not None else None
        for one in scheme if scheme is not None else ():
            value = next((child.get("lastClr") or child.get("val", "") for child in one), "")
            if _is_colour(value):
                self._colours[one.tag.rpartition("}")[2]] = value.upper()

    def colour(self, filling: Any) -> str:
        """Return the colour of a filling that is one colour; '' for none or one that the theme does not have."""
        if filling is None:
            return ""
        for one in filling:
            value = str(one.get("val", ""))
            if one.tag == qn("a:srgbClr") and _is_colour(value):
                return value.upper()
            if one.tag == qn("a:schemeClr"):
                return self._colours.get(self._names.get(value, value), "")
        return ""

    def fonts(self, language: str) -> tuple[str, ...]:
        """Return the fonts for text, that of the language first."""
        kind = self._xml.find(f".//{qn('a:minorFont')}") if self._xml is not None else None
        if kind is None:
            return ()
        scripts = {one.get("script"): one.get("typeface") for one in kind.findall(qn("a:font"))}
        latin, east = (kind.find(qn(name)) for name in ("a:latin", "a:ea"))
        names = [None if one is None else one.get("typeface") for one in (latin, east)]
        wanted = (*names, scripts.get("Jpan") if language == "ja" else None)
        return tuple(dict.fromkeys(one for one in wanted if one))


def _is_colour(value: str) -> bool:
    return len(value) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in value)
