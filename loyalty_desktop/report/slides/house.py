"""The program's own design: 16:9, the colours of its screens, fonts that Office PCs have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

from loyalty_desktop.report.slides.boxes import Box, inches
from loyalty_desktop.report.slides.look import JAPANESE_FONT, LATIN_FONT, Look

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

WIDTH, HEIGHT = inches(13.333), inches(7.5)
EDGE = inches(0.55)
_INNER = WIDTH - 2 * EDGE
NAME = Box(EDGE, inches(0.34), _INNER, inches(0.26))
TITLE = Box(EDGE, inches(0.6), _INNER, inches(0.86))
BODY = Box(EDGE, inches(1.5), _INNER, inches(5.12))
BASE = Box(EDGE, inches(6.74), _INNER - inches(0.9), inches(0.52))
NUMBER = Box(WIDTH - EDGE - inches(0.8), inches(6.96), inches(0.8), inches(0.3))
COVER_TITLE = Box(inches(0.95), inches(0.5), inches(11.4), inches(1.0))
COVER_SUBTITLE = Box(inches(0.95), inches(1.55), inches(11.4), inches(0.45))
COVER_BODY = Box(inches(0.95), inches(2.15), inches(11.4), inches(4.75))
TITLE_SIZE, COVER_SIZE = 24.0, 32.0

_COLOURS = {
    "dk1": "1D2433",
    "lt1": "FFFFFF",
    "dk2": "344054",
    "lt2": "F5F6F8",
    "accent1": "3B4CCA",
    "accent2": "3B6FD4",
    "accent3": "D6336C",
    "accent4": "0B8A7A",
    "accent5": "D9572B",
    "accent6": "7C879A",
    "hlink": "3B4CCA",
    "folHlink": "667085",
}
_KEPT = ("title", "obj", "secHead", "twoObj", "titleOnly", "blank")


def house_deck(language: str) -> Deck:
    """Return an empty deck in the program's own design, with the layouts that a user goes on with."""
    deck = Presentation()
    widened = WIDTH / int(deck.slide_width or WIDTH)
    deck.slide_width, deck.slide_height = Emu(WIDTH), Emu(HEIGHT)
    for layout in list(deck.slide_layouts):
        if layout._element.get("type") not in _KEPT:
            deck.slide_layouts.remove(layout)
            continue
        _widen(layout._element, widened)
        if layout._element.get("type") == "title":
            _lay_cover(layout)
    master = deck.slide_master
    _widen(master._element, widened)
    _set_theme(master.part, language)
    _lay_master(master)
    return deck


def house_look(language: str, fonts: Look) -> Look:
    """Return the colours of the own design with the fonts of `fonts`, by name where its theme has lost them."""
    return Look(language, fonts.latin, fonts.east, fonts.heading_latin, fonts.heading_east)


def _widen(element: Any, factor: float) -> None:
    for place in element.iter(qn("a:off"), qn("a:ext")):
        for name in ("x", "cx"):
            if place.get(name) is not None:
                place.set(name, str(round(int(place.get(name)) * factor)))


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = (Emu(one) for one in box)


def _set_theme(master: Any, language: str) -> None:
    part = next(one.target_part for one in master.rels.values() if one.reltype.endswith("/theme"))
    theme = parse_xml(part.blob)
    theme.set("name", "Loyalty Desktop")
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    scheme.set("name", "Loyalty Desktop")
    for colour in scheme:
        for child in list(colour):
            colour.remove(child)
        value = _COLOURS[colour.tag.rpartition("}")[2]]
        colour.append(colour.makeelement(qn("a:srgbClr"), {"val": value}))
    latin = JAPANESE_FONT if language == "ja" else LATIN_FONT
    for fonts in theme.iter(qn("a:majorFont"), qn("a:minorFont")):
        fonts.find(qn("a:latin")).set("typeface", latin)
        fonts.find(qn("a:ea")).set("typeface", JAPANESE_FONT)
        for one in fonts.findall(qn("a:font")):
            if one.get("script") == "Jpan":
                one.set("typeface", JAPANESE_FONT)
    part._blob = serialize_part_xml(theme)


def _lay_master(master: Any) -> None:
    common = master._element.cSld
    common.remove(common.find(qn("p:bg")))
    ground = '<p:bg %s><p:bgPr><a:solidFill><a:schemeClr val="bg2"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    common.insert(0, parse_xml(ground % nsdecls("p", "a")))
    common.spTree.insert(2, parse_xml(_rectangle(90, "Band", Box(0, 0, WIDTH, inches(0.1)))))
    title = master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    words = title.find(qn("a:defRPr"))
    words.set("sz", str(round(TITLE_SIZE * 100)))
    words.set("b", "1")
    for level, size in enumerate((1800, 1600, 1400, 1200, 1200), start=1):
        path = f"{qn('p:txStyles')}/{qn('p:bodyStyle')}/{qn(f'a:lvl{level}pPr')}/{qn('a:defRPr')}"
        master._element.find(path).set("sz", str(size))
    for shape in master.placeholders:
        kind = shape._element.ph.get("type")
        if kind in _FURNITURE:
            _place(shape, _FURNITURE[kind])
        if kind == "title":
            shape.text_frame._txBody.bodyPr.set("anchor", "ctr")
            _narrow(shape)
        if kind in ("dt", "ftr", "sldNum"):
            style = shape._element.find(f".//{qn('a:lvl1pPr')}")
            style.set("algn", "r" if kind == "sldNum" else "l")
            style.find(qn("a:defRPr")).set("sz", "900")


_FURNITURE = {
    "title": TITLE,
    "body": BODY,
    "sldNum": NUMBER,
    "dt": Box(EDGE, inches(7.22), inches(2.4), inches(0.24)),
    "ftr": Box(EDGE + inches(2.6), inches(7.22), inches(6.0), inches(0.24)),
}


def _narrow(shape: Any) -> None:
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _lay_cover(layout: Any) -> None:
    for shape in layout.placeholders:
        kind = shape._element.ph.get("type")
        if kind in ("ctrTitle", "subTitle"):
            _place(shape, COVER_TITLE if kind == "ctrTitle" else COVER_SUBTITLE)
            body = shape.text_frame._txBody
            body.bodyPr.set("anchor", "b" if kind == "ctrTitle" else "t")
            size, bold = (COVER_SIZE, "1") if kind == "ctrTitle" else (16.0, "0")
            style = body.find(qn("a:lstStyle"))
            for child in list(style):
                style.remove(child)
            level = style.makeelement(qn("a:lvl1pPr"), {"marL": "0", "indent": "0", "algn": "l"})
            level.append(style.makeelement(qn("a:buNone"), {}))
            level.append(style.makeelement(qn("a:defRPr"), {"sz": str(round(size * 100)), "b": bold}))
            style.append(level)
            _narrow(shape)
    band = Box(0, 0, inches(0.42), HEIGHT)
    layout._element.cSld.spTree.insert(2, parse_xml(_rectangle(91, "Band", band)))


def _rectangle(number: int, name: str, box: Box) -> str:
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{box.left}" y="{box.top}"/>'
        f'<a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
