"""Text in shapes: each run names its language and its fonts; nothing in it becomes a link or a field."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.text.text import TextFrame

    from loyalty_desktop.report.slides.look import Look

_LONGEST = 32_000
_SURROGATES = range(0xD800, 0xE000)
_NEVER_IN_XML = {0xFFFE, 0xFFFF}
_SPACE = nsdecls("a")
_PARAGRAPH = qn("a:p")
_FACES = frozenset(map(qn, ("a:latin", "a:ea", "a:cs")))
_AFTER_FACES = frozenset(map(qn, ("a:sym", "a:hlinkClick", "a:hlinkMouseOver", "a:rtl", "a:extLst")))
_ALIGNED: dict[str, str] = {"left": "l", "right": "r", "centre": "ctr"}


class Piece(msgspec.Struct, frozen=True):
    """One paragraph: its text and how it looks; `colour` '' and `size` None leave both to the placeholder."""

    text: str
    size: float | None = None
    bold: bool = False
    colour: str = ""
    heading: bool = False
    bullet: str = ""
    align: Literal["", "left", "right", "centre"] = ""
    gap: float = 0.0
    """Points above it."""


def clean(text: str) -> str:
    """Return a text of one line without what XML cannot hold: control characters go, line ends become spaces."""
    kept = "".join(
        " " if letter in "\t\n\r\v\f\u2028\u2029" else letter
        for letter in text[:_LONGEST]
        if letter in "\t\n\r\v\f"
        or not (
            unicodedata.category(letter) == "Cc" or ord(letter) in _SURROGATES or ord(letter) & 0xFFFF in _NEVER_IN_XML
        )
    )
    return kept.strip() if kept.strip() else ""


def write(frame: TextFrame, pieces: Sequence[Piece], look: Look) -> None:
    """Put paragraphs into a frame in place of what it held."""
    body: Any = frame._txBody
    for paragraph in body.findall(_PARAGRAPH):
        body.remove(paragraph)
    for piece in pieces or (Piece(""),):
        body.append(parse_xml(paragraph_xml(piece, look, f" {_SPACE}")))


def paragraph_xml(piece: Piece, look: Look, space: str = "") -> str:
    """Return one paragraph as DrawingML; `space` declares its namespace where nothing around it does."""
    text = clean(piece.text)
    align = f' algn="{_ALIGNED[piece.align]}"' if piece.align else ""
    indent = round((piece.size or 12) * 12_700 * 1.1)
    hanging = f' marL="{indent}" indent="{-indent}"' if piece.bullet else ""
    above = f'<a:spcBef><a:spcPts val="{round(piece.gap * 100)}"/></a:spcBef>' if piece.gap else ""
    bullet = f'<a:buChar char="{escaped(piece.bullet)}"/>' if piece.bullet else ""
    size = f' sz="{round(piece.size * 100)}"' if piece.size is not None else ""
    bold = ' b="1"' if piece.bold else ""
    fill = f'<a:solidFill><a:srgbClr val="{piece.colour}"/></a:solidFill>' if piece.colour else ""
    properties = (
        f' lang="{look.lang}" altLang="{look.other_lang}"{size}{bold}>{fill}{_faces(look, heading=piece.heading)}</a:'
    )
    run = (
        f"<a:r><a:rPr{properties}rPr><a:t>{escaped(text)}</a:t></a:r>"
        if text
        else f"<a:endParaRPr{properties}endParaRPr>"
    )
    return f"<a:p{space}><a:pPr{align}{hanging}>{above}{bullet}</a:pPr>{run}</a:p>"


def escaped(text: str) -> str:
    """Return a text as it stands in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _faces(look: Look, *, heading: bool) -> str:
    latin = look.heading_latin if heading else look.latin
    east = look.heading_east if heading else look.east
    faces = (("latin", latin), ("ea", east), ("cs", latin.replace("-lt", "-cs")))
    return "".join(f'<a:{name} typeface="{escaped(face)}"/>' for name, face in faces)


def fonts(properties: Any, look: Look) -> None:
    """Name language, Latin and East Asian font in the properties of a run, or in the defaults of a chart's text."""
    properties.set("lang", look.lang)
    properties.set("altLang", look.other_lang)
    for old in [child for child in properties if child.tag in _FACES]:
        properties.remove(old)
    later = next((child for child in properties if child.tag in _AFTER_FACES), None)
    for element in list(parse_xml(f"<a:rPr {_SPACE}>{_faces(look, heading=False)}</a:rPr>")):
        if later is None:
            properties.append(element)
        else:
            later.addprevious(element)


def plain_frame(frame: TextFrame, *, margin: int = 0, anchor: MSO_ANCHOR = MSO_ANCHOR.TOP) -> None:
    """Let a frame wrap its text, keep its size and have the same margin on each side."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(margin)
