"""A deck made before takes the figures of the next wave; what the user did to it stays."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from zipfile import ZipFile

import msgspec
import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches

from loyalty_desktop.report.document.charts import Bars
from loyalty_desktop.report.document.model import Words
from loyalty_desktop.report.slides.checking import foreseen
from loyalty_desktop.report.slides.drawing import notes_text
from loyalty_desktop.report.slides.tagging import record_of
from loyalty_desktop.report.slides.writing import write_slides
from tests.report.document import example
from tests.report.slides.making import company
from tests.report.slides.reading import keys_of, named, outside, overlaps, slide_of, title_text, written_to

if TYPE_CHECKING:
    from pathlib import Path

    from loyalty_desktop.report.document.model import Report
    from loyalty_desktop.report.slides.written import Written


@cache
def first_deck() -> bytes:
    """The deck as it is written first, made once: every test gets a copy of its own."""
    target = io.BytesIO()
    write_slides(example.report(), target)
    return target.getvalue()


class Deck:
    """A deck on disk: written, edited by a user, refreshed."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "deck.pptx"
        self.path.write_bytes(first_deck())
        self.open()

    def open(self) -> Any:
        self.deck: Any = Presentation(str(self.path))
        return self.deck

    def refreshed(self, report: Report) -> Written:
        self.deck.save(str(self.path))
        fresh = self.path.with_name("fresh.pptx")
        written = written_to(fresh, report, earlier=self.path)
        fresh.replace(self.path)
        self.open()
        return written


@pytest.fixture
def earlier(tmp_path: Path) -> Deck:
    return Deck(tmp_path)


def next_wave(count: int = 5) -> Report:
    report = example.report(count)
    pages = tuple(msgspec.structs.replace(page, title=f"次の調査：{page.name}") for page in report.pages)
    return msgspec.structs.replace(report, pages=pages, subtitle="2026年度")


def test_same_slides_have_new_figures(earlier: Deck) -> None:
    before = keys_of(earlier.deck)
    ids = [slide.slide_id for slide in earlier.deck.slides]
    written = earlier.refreshed(next_wave())
    assert keys_of(earlier.deck) == before
    assert [slide.slide_id for slide in earlier.deck.slides] == ids
    assert (written.refreshed, written.added, written.edited, written.gone) == (len(before), (), (), ())
    assert title_text(slide_of(earlier.deck, "curve")) == "次の調査：ドライバー"
    series = named(slide_of(earlier.deck, "contributions"), "bars_False").chart.plots[0].series[0]
    assert tuple(series.values) == (0.0, 5.0, 10.0, 15.0, 20.0, 20.0)
    assert len(series._element.findall(qn("c:dPt"))) == 6
    assert len(series._element.findall(qn("c:errBars"))) == 1
    assert len(named(slide_of(earlier.deck, "drivers_table"), "drivers").table.rows) == 7
    points = [one.name for one in named(slide_of(earlier.deck, "head_heart"), "head_heart").chart.plots[0].series]
    assert f"{example.LONG}4" in points
    assert outside(earlier.deck) == []
    assert overlaps(earlier.deck) == []


def test_own_slides_and_edited_texts_stay(earlier: Deck) -> None:
    deck = earlier.deck
    own = deck.slides.add_slide(deck.slide_layouts[0])
    own.shapes.title.text = "うちの考え"
    ids = deck.slides._sldIdLst
    ids.insert(2, ids[-1])
    slide_of(deck, "curve").shapes.title.text = "来店が決め手"
    named(slide_of(deck, "head_heart"), "lead").text_frame.text = "私たちの一文"
    written = earlier.refreshed(next_wave())
    assert title_text(earlier.deck.slides[2]) == "うちの考え"
    assert title_text(slide_of(earlier.deck, "curve")) == "来店が決め手"
    assert named(slide_of(earlier.deck, "head_heart"), "lead").text_frame.text == "私たちの一文"
    assert (written.own, len(written.edited)) == (1, 2)
    written = earlier.refreshed(next_wave(6))
    assert title_text(slide_of(earlier.deck, "curve")) == "来店が決め手"
    assert len(written.edited) == 2
    assert [one.id for one in written.messages()] == ["deck_refreshed", "deck_edits_kept"]
    assert dict(written.messages()[0].args)["own"] == 1


def test_moved_shapes_stay_where_they_were_put(earlier: Deck) -> None:
    for role, key in (("bars_False", "contributions"), ("drivers", "drivers_table"), ("base", "curve")):
        shape = named(slide_of(earlier.deck, key), role)
        shape.left, shape.top = Inches(2), Inches(3)
    for count in (4, 5):
        earlier.refreshed(next_wave(count))
        for role, key in (("bars_False", "contributions"), ("drivers", "drivers_table"), ("base", "curve")):
            shape = named(slide_of(earlier.deck, key), role)
            assert (shape.left, shape.top) == (Inches(2), Inches(3))


def test_deleted_slides_and_shapes_stay_deleted(earlier: Deck) -> None:
    deck = earlier.deck
    at = keys_of(deck).index("curve")
    deck.part.drop_rel(deck.slides._sldIdLst[at].rId)
    del deck.slides._sldIdLst[at]
    shape = named(slide_of(deck, "overview"), "classes")
    shape._element.getparent().remove(shape._element)
    for count in (4, 5):
        written = earlier.refreshed(next_wave(count))
        assert "curve" not in keys_of(earlier.deck)
        assert written.deleted == ("ドライバー",)
        roles = [one.name.split(":")[2] for one in slide_of(earlier.deck, "overview").shapes if ":" in one.name]
        assert "classes" not in roles


def test_new_pages_follow_the_page_before_them_and_gone_ones_are_taken_out(earlier: Deck) -> None:
    report = next_wave()
    fresh = msgspec.structs.replace(report.pages[1], id="fresh", name="新しい")
    without = tuple(page for page in report.pages if page.id != "grid")
    changed = msgspec.structs.replace(report, pages=(without[0], fresh, *without[1:]))
    told = foreseen(changed, earlier.path)
    written = earlier.refreshed(changed)
    keys = keys_of(earlier.deck)
    assert keys[keys.index("fresh") - 1] == quote(without[0].id)
    assert "grid" not in keys
    assert (written.added, written.gone, len(written.taken_out)) == (("新しい",), (), 1)
    assert (told.added, told.gone, told.taken_out) == (written.added, written.gone, written.taken_out)
    assert (told.refreshed, told.own, told.slides) == (written.refreshed, written.own, written.slides)
    assert [one.id for one in told.foretold()] == ["deck_foretold", "deck_slides_added", "deck_slides_taken_out"]
    written = earlier.refreshed(msgspec.structs.replace(report, pages=report.pages))
    assert "grid" in keys_of(earlier.deck)
    assert "fresh" not in keys_of(earlier.deck)


@pytest.mark.parametrize("work", ["title", "shape", "moved", "link", "cell"])
def test_gone_slides_that_the_user_worked_on_are_hidden(earlier: Deck, work: str) -> None:
    slide = slide_of(earlier.deck, "grid")
    if work == "title":
        slide.shapes.title.text = "私たちの題"
    elif work == "shape":
        slide.shapes.add_textbox(0, 0, Inches(1), Inches(1)).text_frame.text = "x"
    elif work == "moved":
        named(slide, "base").left = Inches(3)
    elif work == "cell":
        next(one for one in slide.shapes if one.has_table).table.cell(1, 1).text = "要確認"
    else:
        slide_of(earlier.deck, "curve").shapes.title.click_action.target_slide = slide
    report = next_wave()
    without = msgspec.structs.replace(report, pages=tuple(page for page in report.pages if page.id != "grid"))
    written = earlier.refreshed(without)
    assert slide_of(earlier.deck, "grid")._element.get("show") == "0"
    assert (len(written.gone), written.taken_out) == (1, ())
    assert [one.id for one in written.messages()][:2] == ["deck_refreshed", "deck_slides_gone"]
    written = earlier.refreshed(report)
    assert slide_of(earlier.deck, "grid")._element.get("show") is None
    assert (written.added, written.gone) == ((), ())


@pytest.mark.parametrize("work", ["title", "label"])
def test_gone_charts_that_the_user_worked_on_are_hidden(earlier: Deck, work: str) -> None:
    chart = next(one for one in slide_of(earlier.deck, "contributions").shapes if one.has_chart).chart
    if work == "title":
        chart.chart_title.text_frame.text = "私たちの題"
    else:
        chart.plots[0].series[0].points[0].data_label.text_frame.text = "ここに注目"
    report = next_wave()
    earlier.refreshed(report)  # once with figures of its own: the edit is still the user's
    without = tuple(page for page in report.pages if page.id != "contributions")
    written = earlier.refreshed(msgspec.structs.replace(report, pages=without))
    assert (len(written.gone), written.taken_out) == (1, ())


def test_cells_edited_by_hand_are_replaced_and_that_is_said(earlier: Deck) -> None:
    slide = slide_of(earlier.deck, "grid")
    next(one for one in slide.shapes if one.has_table).table.cell(1, 1).text = "要確認"
    written = earlier.refreshed(next_wave())
    assert len(written.replaced) == 1
    assert "deck_cells_replaced" in [one.id for one in written.messages()]
    table = next(one for one in slide_of(earlier.deck, "grid").shapes if one.has_table).table
    assert "要確認" not in [cell.text for row in table.rows for cell in row.cells]
    assert earlier.refreshed(next_wave()).replaced == ()


def test_slides_taken_out_leave_sections_and_no_figures(earlier: Deck) -> None:
    slide = slide_of(earlier.deck, "contributions")
    number = slide.slide_id
    section = (
        '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:ext '
        'uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="x" '
        f'id="{{00000000-0000-0000-0000-000000000001}}"><p14:sldIdLst><p14:sldId id="{number}"/></p14:sldIdLst>'
        "</p14:section></p14:sectionLst></p:ext></p:extLst>"
    )
    earlier.deck.part._element.append(parse_xml(section))
    before = _workbooks(earlier.path)
    report = next_wave()
    without = tuple(page for page in report.pages if page.id != "contributions")
    earlier.refreshed(msgspec.structs.replace(report, pages=without))
    with ZipFile(earlier.path) as package:
        assert f'sldId id="{number}"'.encode() not in package.read("ppt/presentation.xml")
    assert len(_workbooks(earlier.path)) < len(before)


def test_tables_that_grow_go_on_right_after_their_slide(earlier: Deck) -> None:
    earlier.refreshed(next_wave(40))
    keys = keys_of(earlier.deck)
    at = keys.index("drivers_table")
    assert keys[at + 1] == "drivers_table~drivers.2"
    written = earlier.refreshed(next_wave(3))
    assert "drivers_table~drivers.2" not in keys_of(earlier.deck)
    assert written.taken_out


def test_new_blocks_of_a_page_are_added(earlier: Deck) -> None:
    report = next_wave()
    page = msgspec.structs.replace(
        report.pages[1], blocks=(*report.pages[1].blocks, Words("more", "", ("新しい一文",)))
    )
    earlier.refreshed(msgspec.structs.replace(report, pages=(report.pages[0], page, *report.pages[2:])))
    assert "新しい一文" in named(slide_of(earlier.deck, "curve"), "more").text_frame.text
    assert overlaps(earlier.deck) == []


def test_chart_that_became_another_kind_keeps_it(earlier: Deck) -> None:
    chart = named(slide_of(earlier.deck, "overview"), "bars_True").chart
    direction = chart._chartSpace.find(f".//{qn('c:barDir')}")
    direction.set("val", "bar")
    earlier.refreshed(next_wave())
    chart = named(slide_of(earlier.deck, "overview"), "bars_True").chart
    assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    assert tuple(chart.plots[0].series[0].values)[:3] == (0.0, 5.0, 10.0)


def test_chart_without_room_for_the_figures_is_drawn_anew(earlier: Deck) -> None:
    chart = named(slide_of(earlier.deck, "curve"), "curve").chart
    area = chart._chartSpace.chart.plotArea
    area.remove(area.findall(qn("c:lineChart"))[1])
    earlier.refreshed(next_wave())
    chart = named(slide_of(earlier.deck, "curve"), "curve").chart
    assert [one.name for plot in chart.plots for one in plot.series] == ["頭の満足", "心の満足"]


def test_colours_the_user_gave_a_chart_title_text_stay(earlier: Deck) -> None:
    chart = named(slide_of(earlier.deck, "contributions"), "bars_False").chart
    chart.chart_title.text_frame.text = "私の題"
    report = next_wave()
    written = earlier.refreshed(report)
    assert isinstance(report.pages[4].blocks[0], Bars)
    chart = named(slide_of(earlier.deck, "contributions"), "bars_False").chart
    assert chart.chart_title.text_frame.text == "私の題"
    assert written.edited == ("ドライバー",)


def test_notes_are_written_anew_unless_they_were_edited(earlier: Deck) -> None:
    slide_of(earlier.deck, "curve").notes_slide.notes_text_frame.text = "ここで間をとる"
    report = next_wave()
    pages = tuple(msgspec.structs.replace(page, notes=("新しいメモ",)) for page in report.pages)
    earlier.refreshed(msgspec.structs.replace(report, pages=pages))
    assert notes_text(slide_of(earlier.deck, "curve")) == "ここで間をとる"
    assert "新しいメモ" in notes_text(slide_of(earlier.deck, "head_heart"))


def test_deck_without_its_record_keeps_what_differs(earlier: Deck) -> None:
    package = earlier.deck.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype.endswith("custom-properties"):
            package._rels.pop(key)
    written = earlier.refreshed(next_wave())
    assert title_text(slide_of(earlier.deck, "curve")).startswith("店舗接客")
    assert written.edited
    series = named(slide_of(earlier.deck, "contributions"), "bars_False").chart.plots[0].series[0]
    assert len(tuple(series.values)) == 6


def test_deck_that_is_not_ours_gets_the_slides_at_its_end(tmp_path: Path) -> None:
    other: Any = Presentation()
    other.slides.add_slide(other.slide_layouts[0]).shapes.title.text = "x"
    other.save(str(tmp_path / "other.pptx"))
    written = written_to(tmp_path / "new.pptx", example.report(), earlier=tmp_path / "other.pptx")
    deck = Presentation(str(tmp_path / "new.pptx"))
    assert title_text(deck.slides[0]) == "x"
    assert written.own == 1
    assert len(written.added) == len(deck.slides) - 1


def test_record_leaves_other_properties_alone(earlier: Deck) -> None:
    package = earlier.deck.part.package
    part = next(one.target_part for one in package._rels.values() if one.reltype.endswith("custom-properties"))
    label = (
        b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="99" name="MSIP_Label">'
        b"<vt:lpwstr>internal</vt:lpwstr></property></Properties>"
    )
    part._blob = part.blob.replace(b"</Properties>", label)
    earlier.refreshed(next_wave())
    package = earlier.deck.part.package
    part = next(one.target_part for one in package._rels.values() if one.reltype.endswith("custom-properties"))
    assert b"MSIP_Label" in part.blob
    record = record_of(earlier.deck)
    assert record is not None
    assert "curve" in record.slides


def test_a_chart_that_is_gone_leaves_no_figures_in_the_file(earlier: Deck) -> None:
    report = example.report()
    pages = tuple(
        msgspec.structs.replace(page, blocks=(Words("only", "声", ("一言",)),)) if page.id == "contributions" else page
        for page in report.pages
    )
    before = _workbooks(earlier.path)
    earlier.refreshed(msgspec.structs.replace(report, pages=pages))
    assert len(_workbooks(earlier.path)) == len(before) - 1


def _workbooks(path: Path) -> list[str]:
    with ZipFile(path) as package:
        return [name for name in package.namelist() if name.startswith("ppt/embeddings/")]


def test_a_template_beside_an_earlier_deck_is_told_to_be_unused(tmp_path: Path) -> None:
    company(tmp_path / "company.pptx")
    written_to(tmp_path / "deck.pptx", example.report())
    earlier = {"earlier": tmp_path / "deck.pptx"}
    both = written_to(tmp_path / "a.pptx", next_wave(), template=tmp_path / "company.pptx", **earlier)
    alone = written_to(tmp_path / "b.pptx", next_wave(), **earlier)
    assert "deck_template_unused" in [one.id for one in both.messages()]
    assert "deck_template_unused" not in [one.id for one in alone.messages()]
