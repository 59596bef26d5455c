"""Slides of an earlier deck whose page the report has no longer: taken out, or hidden where the user worked on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from loyalty_desktop.report.slides.boxes import Box
from loyalty_desktop.report.slides.drawing import held, notes_text, subtitle_of, title_of
from loyalty_desktop.report.slides.tagging import SlideRecord, digest, tag_of

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

_EXPECTED = frozenset(
    (RELATIONSHIP_TYPE.SLIDE_LAYOUT, RELATIONSHIP_TYPE.NOTES_SLIDE, RELATIONSHIP_TYPE.CHART)
)  # what a slide of ours is related to


def is_as_written(deck: Deck, slide: Any, record: SlideRecord | None) -> bool:
    """Return whether a slide holds nothing of the user's: no shape, picture, motion or comment, nothing edited or
    moved, and no other slide leads to it."""
    if record is None or slide._element.find(qn("p:timing")) is not None:
        return False
    if any(relation.reltype not in _EXPECTED for relation in slide.part.rels.values()):
        return False
    title, subtitle = title_of(slide), subtitle_of(slide)
    said = [(title, record.title), (subtitle, record.subtitle)]
    if any(shape is not None and digest(shape.text_frame.text) != known for shape, known in said):
        return False
    if digest(notes_text(slide)) != record.notes:
        return False
    return all(_is_untouched(shape, record) for shape in slide.shapes) and not _is_led_to(deck, slide)


def _is_untouched(shape: Any, record: SlideRecord) -> bool:
    tagged = tag_of(shape.name)
    if tagged is None:
        return bool(shape.is_placeholder)  # the slide number; other placeholders were compared by their digests
    if tagged.role in ("title", "subtitle"):
        return True
    if shape.has_text_frame and digest(shape.text_frame.text) != (tagged.digest or digest("")):
        return False
    if held(shape) != record.held.get(tagged.role, ""):
        return False
    if shape.has_table:  # its height is that of its rows, whoever draws them
        height = tagged.place[3] * 9_144 if len(tagged.place) == 4 else 0
        return tagged.has_stayed(Box(int(shape.left), int(shape.top), int(shape.width), height))
    return tagged.has_stayed(Box(int(shape.left), int(shape.top), int(shape.width), int(shape.height)))


def _is_led_to(deck: Deck, slide: Any) -> bool:
    """Return whether a link of another slide leads to this one."""
    others = (one for one in deck.slides if one.slide_id != slide.slide_id)
    return any(relation._target is slide.part for other in others for relation in other.part.rels.values())


def take_out(deck: Deck, slide: Any) -> None:
    """Take a slide out of a deck, out of its sections and shows too, so that its figures are not in the file."""
    part = deck.part
    number = str(slide.slide_id)
    ids = deck.slides._sldIdLst
    element = next(one for one in ids if str(one.id) == number)
    relation = element.rId
    for found in part._element.xpath("//*[local-name()='sectionLst' or local-name()='custShowLst']//*"):
        names = {name.rpartition("}")[2]: value for name, value in found.attrib.items()}
        in_section = found.tag.endswith("}sldId") and names.get("id") == number
        in_show = found.tag.endswith("}sld") and relation in found.attrib.values()
        if in_section or in_show:
            found.getparent().remove(found)
    ids.remove(element)
    part.rels.pop(relation)
    part.rename_slide_parts([one.rId for one in ids])  # a new slide is named by how many there are
