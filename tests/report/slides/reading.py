"""Decks written and read back: what the tests of the slides look at."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.oxml.ns import qn

from loyalty_desktop.report.slides.tagging import tag_of
from loyalty_desktop.report.slides.writing import write_slides

if TYPE_CHECKING:
    from pathlib import Path

    from loyalty_desktop.report.document.model import Report
    from loyalty_desktop.report.slides.written import Written

ROUNDED = 4_000  # EMU, a 230th of an inch


def deck_of(report: Report, **how: Any) -> Any:
    target = io.BytesIO()
    write_slides(report, target, **how)
    return Presentation(io.BytesIO(target.getvalue()))


def written_to(path: Path, report: Report, **how: Any) -> Written:
    with path.open("wb") as target:
        return write_slides(report, target, **how)


def title_text(slide: Any) -> str:
    return str(slide.shapes.title.text_frame.text)


def named(slide: Any, role: str) -> Any:
    for shape in slide.shapes:
        tagged = tag_of(shape.name)
        if tagged is not None and tagged.role == role:
            return shape
    raise AssertionError(role)


def slide_of(deck: Any, key: str) -> Any:
    for slide in deck.slides:
        if any((tagged := tag_of(shape.name)) is not None and tagged.key == key for shape in slide.shapes):
            return slide
    raise AssertionError(key)


def keys_of(deck: Any) -> list[str]:
    found = []
    for slide in deck.slides:
        keys = [tagged.key for shape in slide.shapes if (tagged := tag_of(shape.name)) is not None]
        found.append(keys[0] if keys else "")
    return found


def boxes(slide: Any) -> list[tuple[str, int, int, int, int]]:
    # each of them is looked up in the XML, for a placeholder in its layout too: once is enough
    placed = [(one.name, one.left, one.top, one.width, one.height) for one in slide.shapes]
    return [(name, left, top, left + wide, top + high) for name, left, top, wide, high in placed if wide is not None]


def outside(deck: Any) -> list[str]:
    return [
        name
        for slide in deck.slides
        for name, left, top, right, bottom in boxes(slide)
        if left < 0 or top < 0 or right > deck.slide_width + ROUNDED or bottom > deck.slide_height + ROUNDED
    ]


def overlaps(deck: Any) -> list[tuple[str, str]]:
    found = []
    for slide in deck.slides:
        some = boxes(slide)
        for at, (name, left, top, right, bottom) in enumerate(some):
            for other, left_, top_, right_, bottom_ in some[at + 1 :]:
                across = min(right, right_) - max(left, left_)
                along = min(bottom, bottom_) - max(top, top_)
                if across > ROUNDED and along > ROUNDED:
                    found.append((name, other))
    return found


def fontless(element: Any) -> list[str]:
    """Return the texts of runs that name no Latin or no East Asian font."""
    runs = [*element.iter(qn("a:r")), *element.iter(qn("a:fld"))]
    bad = []
    for run in runs:
        properties = run.find(qn("a:rPr"))
        faces = [properties.find(qn(name)) for name in ("a:latin", "a:ea")] if properties is not None else [None]
        if any(face is None or not face.get("typeface") for face in faces) or not properties.get("lang"):
            bad.append("".join(run.itertext()))
    return bad


def all_texts(deck: Any) -> str:
    return "\n".join("".join(slide._element.itertext()) for slide in deck.slides)
