"""What a deck holds when it is read back."""

from __future__ import annotations

import io
from typing import Any

import msgspec
import openpyxl
import pytest
from pptx.oxml.ns import qn

from loyalty_desktop.errors import Cancelled
from loyalty_desktop.report.document.deck import as_deck
from loyalty_desktop.report.document.model import Definition, Report, Words
from loyalty_desktop.report.slides.drawing import notes_text
from loyalty_desktop.report.slides.writing import write_slides
from tests.report.document import example
from tests.report.slides.reading import (
    all_texts,
    deck_of,
    fontless,
    keys_of,
    named,
    outside,
    overlaps,
    slide_of,
    title_text,
)


@pytest.fixture(scope="module")
def deck() -> Any:
    return deck_of(example.report())


@pytest.fixture(scope="module")
def large() -> Any:
    return deck_of(example.report(40))


def charts(deck: Any) -> list[Any]:
    return [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def test_slides_follow_the_pages_with_the_conclusion_as_title(deck: Any) -> None:
    pages = [page.id for page in as_deck(example.report()).pages]
    assert keys_of(deck) == ["-cover", *pages, "-terms"]
    assert title_text(slide_of(deck, "curve")) == "店舗接客は、満足した人の心をいちばん強くつかむ"
    assert slide_of(deck, "curve").shapes.title.is_placeholder
    assert title_text(deck.slides[0]) == "ロイヤルティ調査"
    facts = named(deck.slides[0], "facts").table
    assert [cell.text for cell in facts.rows[1].cells] == ["ファイル", "調査=2025.xlsx"]
    assert named(slide_of(deck, "curve"), "lead").text_frame.text == "対象 1,200 人。\n第二の文。"
    assert named(slide_of(deck, "curve"), "base").text_frame.text.startswith("n = 1,200 · 95 % 区間")


def test_title_comes_first_for_those_who_listen(deck: Any) -> None:
    assert all(slide.shapes[0] == slide.shapes.title for slide in deck.slides)


def test_every_slide_has_its_number(deck: Any) -> None:
    for slide in deck.slides:
        assert [field.get("type") for field in slide._element.iter(qn("a:fld"))] == ["slidenum"]


@pytest.mark.parametrize("name", ["deck", "large"])
def test_nothing_leaves_the_slide_or_covers_another(name: str, request: pytest.FixtureRequest) -> None:
    found = request.getfixturevalue(name)
    assert outside(found) == []
    assert overlaps(found) == []


def test_every_run_names_its_fonts(large: Any) -> None:
    for slide in large.slides:
        assert fontless(slide._element) == []
        assert fontless(slide.notes_slide._element.cSld) == [] or not slide.notes_slide.notes_text_frame.text
    for shape in charts(large):
        space = shape.chart._chartSpace
        assert fontless(space) == []
        assert all(one.find(qn("a:ea")) is not None for one in space.iter(qn("a:defRPr")))


def test_language_of_the_runs() -> None:
    english = deck_of(msgspec.structs.replace(example.report(), language="en"))
    run = next(english.slides[1]._element.iter(qn("a:rPr")))
    assert (run.get("lang"), run.get("altLang")) == ("en-US", "ja-JP")
    theme = next(one.target_part.blob for one in english.slide_master.part.rels.values() if "theme" in one.reltype)
    assert b'<a:latin typeface="Calibri"/>' in theme
    assert b'<a:ea typeface="Yu Gothic"/>' in theme


def test_charts_and_tables_say_what_they_show(deck: Any) -> None:
    told = {
        shape.name.split(":")[2]: shape._element.nvGraphicFramePr.cNvPr.get("descr")
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    }
    assert told["classes"] == "Bars of 100% “層”: 全体 – 批判者 20%, 中立者 50%, 推奨者 30%."
    assert told["curve"] == "Line chart “感情曲線”: 頭の満足, 心の満足 from 認知 to 購入."
    assert told["bars_True"] == "Bar chart “回答の分布”: highest 10 (+50), lowest 0 (0)."
    assert all(told.values())


def test_bars_hold_the_unrounded_values_and_their_intervals(deck: Any) -> None:
    chart = named(slide_of(deck, "contributions"), "bars_False").chart
    series = chart.plots[0].series[0]
    assert tuple(series.values) == (0.0, 5.0, 10.0, 20.0)
    assert [str(one) for one in chart.plots[0].categories] == [
        "0  0  (n=100)",
        "1  +5  (n=101)",
        "2  +10  (n=102)",
        "全体  +20",
    ]
    above = series._element.find(f"{qn('c:errBars')}/{qn('c:plus')}/{qn('c:numRef')}")
    assert above.findtext(qn("c:f")) == "Sheet1!$D$2:$D$5"
    assert [float(one.text) for one in above.iter(qn("c:v"))] == [0.0, 1.0, 2.0]
    fills = [one.get("val") for one in series._element.findall(f"{qn('c:dPt')}/{qn('c:spPr')}//{qn('a:srgbClr')}")]
    assert fills == ["D9572B", "B6BDC9", "0B8A7A", "C3CAD6"]
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (-100.0, 100.0)


def test_parts_are_stacked_to_the_whole(deck: Any) -> None:
    chart = named(slide_of(deck, "overview"), "classes").chart
    assert [(one.name, tuple(one.values)) for one in chart.plots[0].series] == [
        ("批判者", (0.2, 0.2)),
        ("中立者", (0.5, 0.5)),
        ("推奨者", (0.3, 0.3)),
    ]
    assert chart.chart_type.name == "BAR_STACKED_100"


def test_lines_stand_on_two_axes_and_keep_their_gaps(deck: Any) -> None:
    chart = named(slide_of(deck, "curve"), "curve").chart
    assert [[(one.name, tuple(one.values)) for one in plot.series] for plot in chart.plots] == [
        [("頭の満足", (0.4, None, 0.6))],
        [("心の満足", (10.0, 20.0, -5.0))],
    ]
    area = chart._chartSpace.chart.plotArea
    groups = [[axis.get("val") for axis in plot.findall(qn("c:axId"))] for plot in area.findall(qn("c:lineChart"))]
    assert not set(groups[0]) & set(groups[1])
    right = area.findall(qn("c:valAx"))[1]
    assert right.find(qn("c:crosses")).get("val") == "max"
    assert right.find(qn("c:axId")).get("val") in groups[1]
    ends = [one.get("val") for one in right.find(qn("c:scaling")) if one.tag in (qn("c:min"), qn("c:max"))]
    assert ends == ["100.0", "-100.0"]


def test_scatter_has_a_series_a_point_with_its_name(deck: Any) -> None:
    chart = named(slide_of(deck, "head_heart"), "head_heart").chart
    series = {one.name: one for one in chart.plots[0].series}
    for dot in example.scatter().dots:
        element = series[dot.name]._element
        assert float(element.findtext(f"{qn('c:xVal')}//{qn('c:v')}")) == dot.x
        assert tuple(series[dot.name].values) == (dot.y,)
        assert [one.find(qn("c:errDir")).get("val") for one in element.findall(qn("c:errBars"))] == ["x", "y"]
        assert dot.short in "".join(element.find(qn("c:dLbls")).itertext())
    assert {"心をつかむ", "満足だが響かない"} <= set(series)


def test_points_without_room_for_a_name_are_listed(large: Any) -> None:
    listed = [key for key in keys_of(large) if key.startswith("-points~head_heart")]
    rows = [row for key in listed for row in list(named(slide_of(large, key), "points.head_heart").table.rows)[1:]]
    assert [row.cells[0].text for row in rows] == [str(at + 1) for at in range(40)]
    assert rows[7].cells[1].text == f"{example.LONG}7"


def test_long_tables_go_on_with_their_headings(large: Any) -> None:
    keys = [key for key in keys_of(large) if key.startswith("drivers_table")]
    assert keys == ["drivers_table", *(f"drivers_table~drivers.{at}" for at in range(2, len(keys) + 1))]
    tables = [named(slide_of(large, key), "drivers").table for key in keys]
    assert len({tuple(cell.text for cell in one.rows[0].cells) for one in tables}) == 1
    assert sum(len(one.rows) - 1 for one in tables) == 41
    assert title_text(slide_of(large, keys[1])).endswith(f"(2/{len(keys)})")


def test_cells_are_figures_as_shown(deck: Any) -> None:
    table = named(slide_of(deck, "drivers_table"), "drivers").table
    assert [cell.text for cell in table.rows[1].cells] == [
        "=cmd()",
        "100",
        "45%",
        "−12 For reference",
        "+8 ▲",
        "<.001",
        "–",
    ]
    assert [cell.text for cell in table.rows[4].cells] == ["全体", "1,200", "50%", "+10", "", "", "¥125,000"]


def test_notes_hold_what_the_speaker_needs(deck: Any) -> None:
    notes = notes_text(slide_of(deck, "head_heart"))
    assert "頭の満足: 満足と答えた人の割合。" in notes
    assert "頭の満足: 満足と答えた人の割合 (Top2 Box)" in notes


def test_hostile_texts_stay_texts(large: Any) -> None:
    texts = [one.text for one in named(slide_of(large, "overview"), "found").text_frame.paragraphs][1:]
    assert texts == [one.replace("\t", " ").replace("\x07", "") for one in example.HOSTILE]
    assert not list(slide_of(large, "overview")._element.iter(qn("a:hlinkClick"), qn("a:fld")))[1:]
    names = [one.reltype.rpartition("/")[2] for slide in large.slides for one in slide.part.rels.values()]
    assert "hyperlink" not in names


def test_workbooks_in_charts_hold_no_formula() -> None:
    bars = example.bars(count=3)
    hostile = tuple(
        msgspec.structs.replace(bar, name=name, low=None)
        for bar, name in zip(bars.bars, ("=1+1", "http://a.b/", "@x"), strict=True)
    )
    page = msgspec.structs.replace(example.report().pages[0], blocks=(msgspec.structs.replace(bars, bars=hostile),))
    found = deck_of(msgspec.structs.replace(example.report(), pages=(page,)))
    blob = charts(found)[0].chart.part.chart_workbook.xlsx_part.blob
    sheet = openpyxl.load_workbook(io.BytesIO(blob)).active
    assert sheet is not None
    cells = [sheet.cell(row, 1) for row in (2, 3, 4)]
    assert [(cell.data_type, cell.hyperlink) for cell in cells] == [("s", None)] * 3
    assert str(cells[0].value).startswith("=1+1")


def test_texts_too_long_are_cut_and_stand_in_the_notes_in_full() -> None:
    line = "とても長い文です。" * 120
    page = example.report().pages[1]
    long = msgspec.structs.replace(
        page, title=line, lead=(line, line), base=line, blocks=(*page.blocks, Words("w", "声", (line,) * 4))
    )
    found = deck_of(msgspec.structs.replace(example.report(), pages=(long,)))
    slide = slide_of(found, "curve")
    assert title_text(slide).endswith("…")
    assert named(slide, "base").text_frame.text.splitlines()[0].endswith("…")
    assert line in notes_text(slide)
    assert outside(found) == []
    assert overlaps(found) == []


def test_control_characters_and_lone_surrogates_are_left_out() -> None:
    page = msgspec.structs.replace(example.report().pages[1], title="a\x00b\ud800c\ufffed\x1be", name="n\x0b")
    found = deck_of(msgspec.structs.replace(example.report(), pages=(page,)))
    assert title_text(slide_of(found, "curve")) == "abcde"


def test_report_without_pages_is_a_cover() -> None:
    empty = Report("", "", "en", "2026-11-22", (), (), (), "")
    assert len(deck_of(empty).slides) == 1


def test_page_without_blocks_keeps_title_and_lead() -> None:
    page = msgspec.structs.replace(example.report().pages[1], blocks=())
    found = deck_of(msgspec.structs.replace(example.report(), pages=(page,)))
    assert "第二の文。" in all_texts(found)


def test_terms_go_on_over_several_slides() -> None:
    terms = tuple(Definition(f"用語{at}", "意味の説明。" * 20) for at in range(40))
    found = deck_of(msgspec.structs.replace(example.report(), definitions=terms))
    keys = [key for key in keys_of(found) if key.startswith("-terms")]
    assert len(keys) > 1
    assert overlaps(found) == []


def test_stopping_ends_the_work() -> None:
    heard: list[float] = []

    def goes_on(share: float) -> bool:
        heard.append(share)
        return len(heard) < 3

    with pytest.raises(Cancelled):
        write_slides(example.report(), io.BytesIO(), goes_on=goes_on)
    assert heard == sorted(heard)
    assert len(heard) == 3
