"""A company's design is taken over; files that cannot be one are refused in a plain sentence."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from loyalty_desktop.report.slides.look import MEANT
from loyalty_desktop.report.slides.opening import UnusableDeck, opened
from tests.report.document import example
from tests.report.slides.making import as_type, changed, company
from tests.report.slides.reading import all_texts, deck_of, fontless, named, outside, overlaps, slide_of, title_text

if TYPE_CHECKING:
    from pathlib import Path


def test_design_is_that_of_the_template(tmp_path: Path) -> None:
    company(tmp_path / "own.pptx")
    deck = deck_of(example.report(12), template=tmp_path / "own.pptx")
    assert (deck.slide_width, deck.slide_height) == (9144000, 6858000)
    assert "Sample" not in all_texts(deck)
    theme = next(one.target_part.blob for one in deck.slide_master.part.rels.values() if "theme" in one.reltype)
    assert b"7A1FA2" in theme
    assert b"Georgia" in theme
    assert outside(deck) == []
    assert overlaps(deck) == []
    assert all(fontless(slide._element) == [] for slide in deck.slides)


def test_text_follows_the_fonts_of_the_theme(tmp_path: Path) -> None:
    company(tmp_path / "own.pptx")
    deck = deck_of(example.report(), template=tmp_path / "own.pptx")
    run = next(named(slide_of(deck, "curve"), "lead")._element.iter(qn("a:rPr")))
    assert [run.find(qn(f"a:{name}")).get("typeface") for name in ("latin", "ea")] == ["+mn-lt", "+mn-ea"]


def test_theme_without_a_japanese_font_gets_one_by_name(tmp_path: Path) -> None:
    company(tmp_path / "own.pptx", east="")
    deck = deck_of(example.report(), template=tmp_path / "own.pptx")
    run = next(named(slide_of(deck, "curve"), "lead")._element.iter(qn("a:rPr")))
    assert run.find(qn("a:ea")).get("typeface") == "ＭＳ Ｐゴシック"


def test_colours_keep_their_meaning(tmp_path: Path) -> None:
    company(tmp_path / "own.pptx")
    deck = deck_of(example.report(), template=tmp_path / "own.pptx")
    series = named(slide_of(deck, "overview"), "classes").chart.plots[0].series
    fills = [one._element.find(f"{qn('c:spPr')}//{qn('a:srgbClr')}").get("val") for one in series]
    assert fills == [MEANT["negative"], MEANT["passive"], MEANT["positive"]]


@pytest.mark.parametrize(
    "kind", [b"presentationml.template.main+xml", b"presentationml.slideshow.main+xml"], ids=["potx", "ppsx"]
)
def test_templates_are_opened_by_their_content_type(tmp_path: Path, kind: bytes) -> None:
    path = tmp_path / "own.potx"
    company(path, wide=True)
    changed(path, as_type(kind))
    deck = deck_of(example.report(), template=path)
    assert title_text(slide_of(deck, "curve")).startswith("店舗接客")
    assert overlaps(deck) == []


def test_layouts_are_found_by_what_they_hold(tmp_path: Path) -> None:
    deck = Presentation()
    for layout in deck.slide_layouts:
        layout.name = "x"
        layout._element.attrib.pop("type", None)
    deck.save(str(tmp_path / "own.pptx"))
    found = deck_of(example.report(), template=tmp_path / "own.pptx")
    cover, page = (slide.slide_layout for slide in (found.slides[0], found.slides[2]))
    assert [shape._element.ph.get("type") for shape in cover.placeholders][:2] == ["ctrTitle", "subTitle"]
    assert [shape._element.ph.get("type") for shape in page.placeholders] == ["title", "dt", "ftr", "sldNum"]


def test_layouts_without_any_title_do(tmp_path: Path) -> None:
    deck = Presentation()
    for layout in list(deck.slide_layouts):
        if layout.name != "Blank":
            deck.slide_layouts.remove(layout)
    deck.save(str(tmp_path / "own.pptx"))
    found = deck_of(example.report(), template=tmp_path / "own.pptx")
    assert all(slide.shapes.title is not None for slide in found.slides)
    assert outside(found) == []
    assert overlaps(found) == []


def test_sample_slides_leave_nothing_behind(tmp_path: Path) -> None:
    company(tmp_path / "own.pptx")
    target = tmp_path / "new.pptx"
    deck = deck_of(example.report(), template=tmp_path / "own.pptx")
    deck.save(str(target))
    names = zipfile.ZipFile(target).namelist()
    assert sum(name.startswith("ppt/slides/slide") for name in names) == len(deck.slides)


def damage(name: str, content: bytes) -> bytes:
    return content[: len(content) // 2] if name == "ppt/presentation.xml" else content


def entity(name: str, content: bytes) -> bytes:
    if name != "ppt/presentation.xml":
        return content
    return content.replace(b"<p:presentation", b'<!DOCTYPE x [<!ENTITY a "b">]><p:presentation', 1)


def lost(name: str, content: bytes) -> bytes:
    return content.replace(b"slideMasters/slideMaster1.xml", b"slideMasters/gone.xml") if "rels" in name else content


def same(_name: str, content: bytes) -> bytes:
    return content


@pytest.mark.parametrize(
    ("change", "more", "id_"),
    [
        (damage, (), "deck_damaged"),
        (entity, (), "deck_damaged"),
        (lost, (), "deck_damaged"),
        (as_type(b"presentationml.presentation.macroEnabled.main+xml"), (), "deck_macros"),
        (same, (("ppt/vbaProject.bin", b"x"),), "deck_macros"),
        (as_type(b"wordprocessingml.document.main+xml"), (), "deck_unknown"),
        (same, (("ppt/large.xml", b"\0" * (201 << 20)),), "deck_too_large"),
    ],
    ids=["cut off", "entities", "no master", "pptm", "hidden macros", "docx", "bomb"],
)
def test_bad_files_are_refused(tmp_path: Path, change: Any, more: Any, id_: str) -> None:
    path = tmp_path / "own.pptx"
    company(path)
    changed(path, change, *more)
    with pytest.raises(UnusableDeck) as refused:
        opened(path)
    assert refused.value.message.id == id_
    assert "own.pptx" in str(refused.value)


@pytest.mark.parametrize(
    ("content", "id_"),
    [
        (b"", "deck_unknown"),
        (b"hello", "deck_unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "deck_old_or_locked"),
        (b"PK\x03\x04 nothing", "deck_unknown"),
        (None, "deck_missing"),
    ],
)
def test_what_is_no_deck_is_refused(tmp_path: Path, content: bytes | None, id_: str) -> None:
    path = tmp_path / "own.pptx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnusableDeck) as refused:
        opened(path)
    assert refused.value.message.id == id_


def test_archive_without_content_types_is_no_deck(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.txt", "b")
    (tmp_path / "own.pptx").write_bytes(data.getvalue())
    with pytest.raises(UnusableDeck) as refused:
        opened(tmp_path / "own.pptx")
    assert refused.value.message.id == "deck_unknown"


def test_dark_design_has_light_text(tmp_path: Path) -> None:
    path = tmp_path / "own.pptx"
    company(path)

    def dark(name: str, content: bytes) -> bytes:
        if not name.startswith("ppt/theme/"):
            return content
        light = content.replace(b'<a:sysClr val="windowText" lastClr="000000"/>', b'<a:srgbClr val="F2F2F2"/>')
        return light.replace(b'<a:sysClr val="window" lastClr="FFFFFF"/>', b'<a:srgbClr val="14213D"/>')

    changed(path, dark)
    deck = deck_of(msgspec.structs.replace(example.report(), language="en"), template=path)
    cell = named(slide_of(deck, "drivers_table"), "drivers").table.cell(1, 0)
    assert next(cell._tc.iter(qn("a:srgbClr"))).get("val") == "F2F2F2"
    assert cell._tc.tcPr.find(f"{qn('a:solidFill')}/{qn('a:srgbClr')}").get("val") == "14213D"
