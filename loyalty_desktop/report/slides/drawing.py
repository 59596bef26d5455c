"""Slides drawn as they are planned: title, texts, native charts and tables, notes, alternative texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

from loyalty_desktop.report.document.charts import Bars, Lines, Parts, Scatter
from loyalty_desktop.report.slides.bar_chart import drawn_bars
from loyalty_desktop.report.slides.boxes import Box
from loyalty_desktop.report.slides.line_chart import drawn_lines
from loyalty_desktop.report.slides.look import JAPANESE_FONT, LATIN_FONT, Look
from loyalty_desktop.report.slides.parts_chart import drawn_parts
from loyalty_desktop.report.slides.plan import ChartSpot, GridSpot, TableSpot, TextSpot
from loyalty_desktop.report.slides.scatter_chart import drawn_scatter
from loyalty_desktop.report.slides.tables import add_grid, add_table, grid_told, table_told
from loyalty_desktop.report.slides.tagging import SlideRecord, digest, tag, tag_of
from loyalty_desktop.report.slides.texts import Piece, fonts, plain_frame, write

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

    from loyalty_desktop.report.slides.drawn import Drawn
    from loyalty_desktop.report.slides.places import Places
    from loyalty_desktop.report.slides.plan import NativeChart, SlidePlan, Spot

_TITLES, _SUBTITLES = ("title", "ctrTitle"), ("subTitle", "body")


def draw_slide(deck: Deck, plan: SlidePlan, places: Places, look: Look) -> Any:
    """Add a slide at the end of a deck and draw it as planned."""
    layout = places.cover if plan.kind == "cover" else places.page
    slide: Any = deck.slides.add_slide(layout)
    _keep_only(slide, (*_TITLES, *_SUBTITLES) if plan.kind == "cover" and plan.subtitle else _TITLES)
    shape = title_of(slide)
    if shape is None:
        shape = _own_title(slide, places.cover_title if plan.kind == "cover" else places.title)
    shape.name = tag(plan.key, "title", "", Box(0, 0, 0, 0)).name()
    write_title(shape, plan, places, look)
    if plan.kind == "cover" and plan.subtitle:
        write_subtitle(slide, plan, places, look)
    for spot in plan.spots:
        put(slide, plan.key, spot, look)
    _add_number(slide, layout, look)
    write_notes(slide, plan, look)
    return slide


def put(slide: Any, key: str, spot: Spot, look: Look, box: Box | None = None) -> Any:
    """Put what is planned on a slide, in the box planned for it or another; return the shape."""
    box = box or spot.box
    match spot:
        case TextSpot():
            shape = slide.shapes.add_textbox(*(Emu(one) for one in box))
            plain_frame(shape.text_frame, anchor=MSO_ANCHOR.BOTTOM if spot.role == "base" else MSO_ANCHOR.TOP)
            write(shape.text_frame, spot.pieces, look)
            text = shape.text_frame.text
        case ChartSpot():
            drawn = drawn_chart(spot.chart, box, look)
            shape = slide.shapes.add_chart(drawn.kind, *(Emu(one) for one in box), drawn.data)
            drawn.arrange(shape.chart)
            drawn.entitle(shape.chart)
            drawn.colour(shape.chart)
            text = chart_title(shape.chart)
            describe(shape, drawn.told)
        case GridSpot():
            shape = add_grid(slide.shapes, spot.grid, box, look)
            text = ""
            describe(shape, grid_told(spot.grid))
        case TableSpot():
            shape = add_table(slide.shapes, spot.table, spot.part, box, look)
            text = ""
            describe(shape, table_told(spot.table))
    shape.name = tag(key, spot.role, text, box).name()
    return shape


def drawn_chart(chart: NativeChart, box: Box, look: Look) -> Drawn:
    """Return the native chart of a value."""
    match chart:
        case Bars():
            return drawn_bars(chart, box, look)
        case Parts():
            return drawn_parts(chart, box, look)
        case Scatter():
            return drawn_scatter(chart, box, look)
        case Lines():
            return drawn_lines(chart, box, look)


def chart_title(chart: Any) -> str:
    """Return the title that a chart shows."""
    return str(chart.chart_title.text_frame.text) if chart.has_title else ""


def describe(shape: Any, told: str) -> None:
    """Give a shape its alternative text."""
    shape._element.nvGraphicFramePr.cNvPr.set("descr", told)


def title_of(slide: Any) -> Any:
    """Return the title placeholder of a slide, None where it has none."""
    return next((one for one in slide.placeholders if _kind(one) in _TITLES), None)


def subtitle_of(slide: Any) -> Any:
    """Return the placeholder of the subtitle, None where a slide has none."""
    return next((one for one in slide.placeholders if _kind(one) in _SUBTITLES), None)


def write_title(shape: Any, plan: SlidePlan, places: Places, look: Look) -> None:
    """Write the title into its placeholder; it keeps the size of the design where it fits at it."""
    usual = places.cover_size if plan.kind == "cover" else places.title_size
    size = None if look.is_own and plan.title_size == usual else plan.title_size
    write(shape.text_frame, (Piece(plan.title, size, heading=True),), look)


def write_subtitle(slide: Any, plan: SlidePlan, places: Places, look: Look) -> None:
    """Write the subtitle into its placeholder, or into a box where the layout has none."""
    shape = subtitle_of(slide)
    if shape is None:
        shape = slide.shapes.add_textbox(*(Emu(one) for one in places.cover_subtitle))
        shape.text_frame.word_wrap = True
        shape.name = tag(plan.key, "subtitle", "", places.cover_subtitle).name()
    write(shape.text_frame, (Piece(plan.subtitle, 16.0),), look)


def write_notes(slide: Any, plan: SlidePlan, look: Look) -> None:
    """Write what the speaker should know."""
    frame = slide.notes_slide.notes_text_frame if plan.notes or slide.has_notes_slide else None
    if frame is not None:
        write(frame, tuple(Piece(note, 11.0) for note in plan.notes), notes_look(look))


def notes_look(look: Look) -> Look:
    """Return the fonts of notes by name: the theme of a notes master has no Japanese one."""
    latin = JAPANESE_FONT if look.language == "ja" else LATIN_FONT
    return Look(look.language, latin, JAPANESE_FONT, latin, JAPANESE_FONT)


def notes_text(slide: Any) -> str:
    """Return the notes of a slide."""
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return "" if frame is None else str(frame.text)


def recorded(slide: Any, plan: SlidePlan) -> SlideRecord:
    """Return the record of a slide as it was just written."""
    title, subtitle = title_of(slide), subtitle_of(slide)
    return SlideRecord(
        tuple(spot.role for spot in plan.spots),
        "" if title is None else digest(title.text_frame.text),
        "" if subtitle is None else digest(subtitle.text_frame.text),
        digest(notes_text(slide)),
        {one.role: held(shape) for shape in slide.shapes if (one := tag_of(shape.name)) and held(shape)},
    )


def held(shape: Any) -> str:
    """Return a digest of all texts in a table or chart, the same whatever a program does to their runs; '' of others.

    Of a chart it is title and labels, not the figures, which come with its workbook.
    """
    if not (shape.has_table or shape.has_chart):
        return ""
    element = shape.chart.part._element if shape.has_chart else shape._element
    return digest("".join("".join(one.text.split()) for one in element.iter(qn("a:t")) if one.text))


def _kind(shape: Any) -> str:
    return str(shape._element.ph.get("type", "obj"))


def _keep_only(slide: Any, kinds: tuple[str, ...]) -> None:
    """Take out the placeholders that would stay empty; of each kind one is kept."""
    seen: set[bool] = set()
    for shape in list(slide.placeholders):
        kind = _kind(shape)
        if kind not in kinds or (kind in _TITLES) in seen:
            shape._element.getparent().remove(shape._element)
        else:
            seen.add(kind in _TITLES)


def _own_title(slide: Any, box: Box) -> Any:
    """Add a title to a slide whose layout has no place for one, so that outline and screen readers find it."""
    number = max((shape.shape_id for shape in slide.shapes), default=1) + 1
    slide.shapes._spTree.insert(
        2,
        parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="Title"/><p:cNvSpPr>'
            '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
            f'<a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm></p:spPr>'
            '<p:txBody><a:bodyPr anchor="ctr"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p/></p:txBody></p:sp>'
        ),
    )
    return title_of(slide)


def _add_number(slide: Any, layout: Any, look: Look) -> None:
    """Add the slide number where the layout has a place for it."""
    place = next((one for one in layout.placeholders if _kind(one) == "sldNum"), None)
    if place is None:
        return
    number = max(shape.shape_id for shape in slide.shapes) + 1
    index = place._element.ph.get("idx")
    element = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="Slide Number"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="{index}"/></p:nvPr>'
        '</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" '
        'type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>'
    )
    fonts(next(element.iter(qn("a:rPr"))), look)
    slide.shapes._spTree.append(element)
