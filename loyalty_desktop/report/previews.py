"""Small pictures of what will be written, page by page, for the dialog in which it is chosen; and large ones."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.report.pages.gist import gist_of
from loyalty_desktop.report.pages.setting import document_of
from loyalty_desktop.report.pages.typesetting import families, fonts, picture, pictures
from loyalty_desktop.report.preview_pages import Sketched, chart_pages, sheet_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

    from loyalty_desktop.report.document.model import Report
    from loyalty_desktop.report.placing import Kind
    from loyalty_desktop.report.preview_design import Backdrop

_A4 = 595.276
_POINTS = 72.0


class Preview(msgspec.Struct, frozen=True):
    """One picture: what the page, slide or sheet is called, and how it looks as PNG; the rest draws it anew.

    `of` is how many there are of its kind.
    """

    title: str
    png: bytes
    of: int
    sketch: Sketched | None = None
    behind: Backdrop | None = None
    """What a design puts behind a slide."""


class Details(msgspec.Struct, frozen=True):
    """What beside the report says how files will look: the slides' design, whether the answers go along."""

    template: Path | None = None
    earlier: Path | None = None
    with_answers: bool = False


class _Picture(msgspec.Struct, frozen=True):
    """What the template of pictures is given."""

    fonts: tuple[str, ...]
    page: Sketched


def previews(
    report: Report,
    kind: Kind,
    width: int,
    details: Details | None = None,
    known: MutableMapping[bytes, bytes] | None = None,
) -> Iterator[Preview]:
    """Give a picture of every page, slide, sheet or chart that will be written, `width` pixels wide, one by one.

    PDF pages are the real ones, so that all of them are set before the first is there (about a second for a large
    report); all else is drawn as it is asked for. Whoever wants no more just stops asking. What is in `known` is not
    drawn again, and what is drawn is put there. Raises UnusableDeck for a design that cannot be used.
    """
    told = details or Details()
    if kind in {"pdf", "one_page"}:
        made = large_pages(report, kind, width)
        names = (report.title,) if kind == "one_page" else tuple(str(at) for at in range(1, len(made) + 1))
        yield from (Preview(name, page, len(made)) for name, page in zip(names, made, strict=True))
        return
    pages = tuple(_sketched(report, kind, told))
    kept: MutableMapping[bytes, bytes] = {} if known is None else known
    for sketch, behind in pages:
        key = hashlib.sha256(msgspec.json.encode((width, sketch, behind))).digest()
        if key not in kept:
            kept[key] = _drawn(sketch, behind, width)
        yield Preview(sketch.title, kept[key], len(pages), sketch, behind)


def enlarged(preview: Preview, width: int) -> bytes:
    """Return a slide, sheet or chart as PNG `width` pixels wide; pages of a PDF come from `large_pages`."""
    return preview.png if preview.sketch is None else _drawn(preview.sketch, preview.behind, width)


def large_pages(report: Report, kind: Kind, width: int) -> tuple[bytes, ...]:
    """Return the pages of a PDF as PNG `width` pixels wide."""
    ppi = _POINTS * width / _A4
    if kind == "one_page":
        return pictures("onepage.typ", gist_of(report, families()), ppi)
    return pictures("report.typ", document_of(report, families()), ppi)


def _sketched(report: Report, kind: Kind, told: Details) -> Iterator[tuple[Sketched, Backdrop | None]]:
    match kind:
        case "slides":
            from loyalty_desktop.report.preview_slides import slide_pages  # noqa: PLC0415 - python-pptx comes along

            yield from slide_pages(report, told.template, told.earlier)
        case "excel":
            yield from ((one, None) for one in sheet_pages(report, with_answers=told.with_answers))
        case _:
            yield from ((one, None) for one in chart_pages(report))


def _drawn(sketch: Sketched, behind: Backdrop | None, width: int) -> bytes:
    ppi = _POINTS * width / sketch.width
    if behind is None:
        return picture("previews.typ", _Picture(families(), sketch), ppi)
    from loyalty_desktop.report.preview_design import laid_behind  # noqa: PLC0415 - python-pptx comes along

    known = {name.casefold() for name in fonts().families()}
    own = tuple(one for one in behind.fonts if one.casefold() in known)
    return laid_behind(picture("previews.typ", _Picture((*own, *families()), sketch), ppi), behind)
