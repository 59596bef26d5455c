"""The fonts and colours of a company's design, read from its theme and master."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from loyalty_desktop.report.slides.look import JAPANESE_FONT, Look

if TYPE_CHECKING:
    from pptx.slide import SlideLayout

_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


def template_look(layout: SlideLayout, language: str) -> Look:
    """Return how texts and charts look on a layout of a company's design.

    Fonts stay those of the theme by reference, so that they follow a change of it; a theme that names no Japanese
    font gets one that Office has. Colours that mean something stay ours, everything else is the theme's.
    """
    master: Any = layout.slide_master
    theme = _theme(master)
    mapping = {name: master._element.find(qn("p:clrMap")).get(name, plain) for name, plain in _MAPPED.items()}
    colours = _colours(theme)
    ink = colours.get(mapping["tx1"], "000000")
    ground = _ground(layout, colours, mapping)
    plain = Look(language)
    return Look(
        language,
        plain.latin,
        _east(theme, "a:minorFont", plain.east),
        plain.heading_latin,
        _east(theme, "a:majorFont", plain.heading_east),
        ink,
        ground,
        colours.get("accent1", plain.accent),
        is_own=False,
    )


def _theme(master: Any) -> Any:
    found = [one for one in master.part.rels.values() if one.reltype.endswith("/theme")]
    return parse_xml(found[0].target_part.blob) if found else None


def _colours(theme: Any) -> dict[str, str]:
    scheme = theme.find(f".//{qn('a:clrScheme')}") if theme is not None else None
    found = {}
    for colour in scheme if scheme is not None else ():
        value = next((child.get("lastClr") or child.get("val", "") for child in colour), "")
        if len(value) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in value):
            found[colour.tag.rpartition("}")[2]] = value.upper()
    return found


def _east(theme: Any, kind: str, named: str) -> str:
    """Return the theme's East Asian font by reference; where it has none, its Japanese one or ours by name."""
    fonts = theme.find(f".//{qn(kind)}") if theme is not None else None
    if fonts is None:
        return JAPANESE_FONT
    east = fonts.find(qn("a:ea"))
    if east is not None and east.get("typeface"):
        return named
    scripts = {one.get("script"): one.get("typeface") for one in fonts.findall(qn("a:font"))}
    return scripts.get("Jpan") or JAPANESE_FONT


def _ground(layout: Any, colours: dict[str, str], mapping: dict[str, str]) -> str:
    """Return the colour behind everything, as far as it is one colour; the theme's background otherwise."""
    usual = colours.get(mapping["bg1"], "FFFFFF")
    for element in (layout._element, layout.slide_master._element):
        behind = element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if behind is None:
            continue
        plain = next(behind.iter(qn("a:srgbClr")), None)
        if plain is not None and behind.find(f".//{qn('a:solidFill')}") is not None:
            return str(plain.get("val", usual)).upper()
        named = next(behind.iter(qn("a:schemeClr")), None)
        if named is not None:
            name = named.get("val", "bg1")
            return colours.get(mapping.get(name, name), usual)
        return usual
    return usual
