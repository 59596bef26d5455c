"""Pictures that stand alone: all that a figure rests on is in them, and each has a file of its own."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from msgspec.structs import replace
from PIL import Image

from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import speaking
from loyalty_desktop.report.file_names import file_name
from loyalty_desktop.report.pictures import charts_of, picture_notes, picture_of, pictures_of, write_pictures
from tests.report.document import example
from tests.report.drawing.looking import outside, overlapping, said

REPORT = example.report(40)
PAGES = [(page, chart) for page in REPORT.pages for chart in charts_of(page)]


@pytest.mark.parametrize("at", range(len(PAGES)))
def test_each_says_what_it_shows_and_what_it_rests_on(at: int) -> None:
    page, chart = PAGES[at]
    drawing = picture_of(chart, page, REPORT)
    words = said(drawing)
    assert page.title in words
    assert chart.title in words
    assert page.base in words
    assert REPORT.footer in words
    assert outside(drawing) == []
    assert overlapping(drawing) == []
    assert chart.title in drawing.title
    assert page.base in drawing.about


def test_size_is_as_asked_for_and_otherwise_as_the_chart_needs() -> None:
    page, chart = PAGES[0]
    asked = picture_of(chart, page, REPORT, (900.0, 500.0))
    assert (asked.width, asked.height) == (900.0, 500.0)
    few, many = example.bars(count=3), example.bars(count=40)
    assert picture_of(many, page, REPORT).height > picture_of(few, page, REPORT).height + 500


def test_a_long_sentence_takes_several_lines_and_nothing_else_moves_onto_it() -> None:
    page, chart = PAGES[0]
    long = replace(page, title=example.LONG * 3, base=example.LONG * 4)
    drawing = picture_of(chart, long, replace(REPORT, footer=example.LONG * 4))
    assert overlapping(drawing) == []
    assert outside(drawing) == []


def test_hostile_texts_stay_text_in_both_files() -> None:
    page, chart = PAGES[0]
    for one in example.HOSTILE:
        blocks = (replace(chart, title=one),)
        hostile = replace(REPORT, pages=(replace(page, title=one, base=one, blocks=blocks),), footer=one)
        png, svg = pictures_of(hostile, 1.0)
        assert Image.open(io.BytesIO(png.content)).size[0] == 720
        fromstring(svg.content.decode("utf-8"))


def test_every_chart_is_written_as_png_and_svg_with_readable_names(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    report = example.report(3)
    with speaking("ja"):
        paths = write_pictures(report, folder, 2.0)
    names = [path.name for path in paths]
    first = next(chart for page in report.pages for chart in charts_of(page))
    assert names[:2] == [f"まとめ - {first.title}.png", f"まとめ - {first.title}.svg"]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    with Image.open(folder / names[0]) as picture:
        assert picture.size[0] == 1440


def test_names_stay_when_figures_change() -> None:
    page, chart = PAGES[0]
    said = {
        next(pictures_of(replace(REPORT, pages=(replace(page, title=title, blocks=(chart,)),)), 1.0)).name
        for title in ("NPS is +12", "NPS is +14 and rose")
    }
    assert len(said) == 1


@pytest.mark.parametrize("title", ["a/b:*?", "A/B:*?", "x" * 300, "nul", "...", "ガ", "カ\u3099"])
def test_names_that_no_file_may_have_are_made_usable(tmp_path: Path, title: str) -> None:
    page, chart = PAGES[0]
    pages = (replace(page, blocks=(replace(chart, title=title), replace(chart, title=title.swapcase()))),)
    paths = write_pictures(replace(REPORT, pages=pages), tmp_path, 1.0)
    assert len({unicodedata.normalize("NFC", path.name).casefold() for path in paths}) == 4
    assert all(path.parent == tmp_path and path.exists() and len(path.name) < 80 for path in paths)


@pytest.mark.parametrize("name", ["con", "NUL.png", "Lpt1", "com¹"])
def test_names_of_devices_are_no_file_names(name: str) -> None:
    assert file_name(name) == f"_{name}"
    assert file_name("Contents") == "Contents"


def test_pictures_of_an_earlier_report_are_told_of(tmp_path: Path) -> None:
    page, chart = PAGES[0]
    old = replace(REPORT, pages=(replace(page, blocks=(chart, replace(chart, title="Gone"))),))
    written = write_pictures(old, tmp_path, 1.0)
    (tmp_path / "holiday.svg").write_text("<svg/>", encoding="utf-8")
    now = [path.name for path in written[:2]]
    replaced, left = picture_notes(tmp_path, now)
    assert (replaced.id, dict(replaced.args)["count"]) == ("pictures_replaced", 2)
    assert (left.id, dict(left.args)["count"]) == ("pictures_left", 2)
    assert "Gone.png" in left.text()
    assert "holiday" not in left.text()
    assert picture_notes(tmp_path / "new", now) == ()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(LoyaltyError, match="missing"):
        write_pictures(example.report(3), tmp_path / "missing" / "deep")
