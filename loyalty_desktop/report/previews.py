"""Small pictures of what will be written, page by page, for the dialog in which it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.report.pages.gist import gist_of
from loyalty_desktop.report.pages.setting import document_of
from loyalty_desktop.report.pages.typesetting import families, picture, pictures
from loyalty_desktop.report.preview_pages import Sketched, chart_pages, sheet_pages, slide_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.report.document.model import Report
    from loyalty_desktop.report.placing import Kind

_A4 = 595.276
_POINTS = 72.0


class Preview(msgspec.Struct, frozen=True):
    """One picture: what the page, slide or sheet is called, and how it looks as PNG."""

    title: str
    png: bytes


class _Picture(msgspec.Struct, frozen=True):
    """What the template of pictures is given."""

    fonts: tuple[str, ...]
    page: Sketched


def previews(report: Report, kind: Kind, width: int) -> Iterator[Preview]:
    """Give a picture of every page, slide, sheet or chart that will be written, `width` pixels wide, one by one.

    PDF pages are the real ones, so that all of them are set before the first is there (about a second for a large
    report); all else is drawn as it is asked for. Whoever wants no more just stops asking.
    """
    match kind:
        case "pdf":
            pages = pictures("report.typ", document_of(report, families()), _POINTS * width / _A4)
            yield from (Preview(str(at), page) for at, page in enumerate(pages, start=1))
        case "one_page":
            pages = pictures("onepage.typ", gist_of(report, families()), _POINTS * width / _A4)
            yield from (Preview(report.title, page) for page in pages)
        case "slides":
            yield from _drawn(slide_pages(report), width)
        case "excel":
            yield from _drawn(sheet_pages(report), width)
        case _:
            yield from _drawn(chart_pages(report), width)


def _drawn(sketches: Iterator[Sketched], width: int) -> Iterator[Preview]:
    fonts = families()
    for one in sketches:
        yield Preview(one.title, picture("previews.typ", _Picture(fonts, one), _POINTS * width / one.width))
