"""Small pictures of what will be written."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PIL import Image
from pptx.oxml.shapes.picture import CT_Picture

from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import language, use
from loyalty_desktop.report.document.choice import Choice
from loyalty_desktop.report.document.composing import report_of
from loyalty_desktop.report.document.preparing import prepared
from loyalty_desktop.report.exporting import export
from loyalty_desktop.report.pages.typesetting import families
from loyalty_desktop.report.pictures import charts_of
from loyalty_desktop.report.placing import Target
from loyalty_desktop.report.preview_pages import sheet_pages
from loyalty_desktop.report.previews import Details, enlarged, previews
from tests.report.document import example
from tests.report.document.resolving import apparel
from tests.report.pages.reading_pdf import page_count
from tests.report.pages.test_writing import written

if TYPE_CHECKING:
    from pathlib import Path

    from loyalty_desktop.report.placing import Kind

WIDTH = 180


def sizes(kind: Kind, count: int = 3) -> list[tuple[int, int]]:
    return [Image.open(io.BytesIO(one.png)).size for one in previews(example.report(count), kind, WIDTH)]


@pytest.mark.parametrize(("kind", "count", "ratio"), [("excel", 7, 9 / 16), ("one_page", 1, 1.414)])
def test_there_is_a_picture_for_each(kind: Kind, count: int, ratio: float) -> None:
    found = sizes(kind)
    assert len(found) == count
    for width, height in found:
        assert abs(width - WIDTH) <= 1
        assert abs(height - ratio * WIDTH) <= 2


def test_sheets_are_those_of_the_workbook(tmp_path: Path) -> None:
    material, i18n_before = apparel(), language()
    use("ja")
    try:
        for choice in (Choice(("summary", "drivers")), Choice(("definitions",)), Choice(("drivers",), answers=True)):
            report, target = prepared(report_of(material), choice), tmp_path / "a.xlsx"
            export(material, choice, (Target("excel", target),))
            sketched = [one.title for one in sheet_pages(report, with_answers=choice.answers)]
            assert sorted(sketched) == sorted(openpyxl.load_workbook(target, read_only=True).sheetnames)
    finally:
        use(i18n_before)


def test_pictures_are_those_that_are_written() -> None:
    report = example.report()
    assert [size[0] for size in sizes("pictures")] == [WIDTH] * sum(len(charts_of(page)) for page in report.pages)


def colours(png: bytes) -> dict[tuple[int, int, int], int]:
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    return {colour: count for count, colour in picture.getcolors(1_000_000) or ()}  # type: ignore[misc]


def test_slides_wear_the_template_and_are_enlarged(tmp_path: Path) -> None:
    from pptx import Presentation  # noqa: PLC0415
    from pptx.dml.color import RGBColor  # noqa: PLC0415
    from pptx.util import Inches  # noqa: PLC0415

    deck = Presentation()
    master = deck.slide_master
    master.background.fill.solid()
    master.background.fill.fore_color.rgb = RGBColor(0x10, 0x20, 0x40)  # type: ignore[no-untyped-call]
    for layout in deck.slide_layouts:
        band = Image.new("RGB", (40, 20), (250, 120, 10))
        logo = tmp_path / "logo.png"
        band.save(logo)
        picture, related = layout.part.get_or_add_image_part(str(logo))
        assert picture is not None
        layout.shapes._spTree.append(
            CT_Picture.new_pic(  # type: ignore[no-untyped-call]
                90, "Logo", "", related, Inches(8), Inches(0.2), Inches(1.5), Inches(0.5)
            )
        )
    path = tmp_path / "company.pptx"
    deck.save(str(path))
    shown = previews(example.report(), "slides", WIDTH, Details(template=path))
    next(shown)
    second = next(shown)
    found = colours(second.png)
    assert max(found, key=found.__getitem__) == (0x10, 0x20, 0x40)
    assert (250, 120, 10) in found
    large = enlarged(second, 4 * WIDTH)
    assert Image.open(io.BytesIO(large)).width == 4 * WIDTH
    assert (250, 120, 10) in colours(large)


def test_a_template_that_is_broken_is_told(tmp_path: Path) -> None:
    path = tmp_path / "broken.pptx"
    path.write_bytes(b"nothing")
    with pytest.raises(LoyaltyError):
        next(previews(example.report(), "slides", WIDTH, Details(template=path)))


def test_pages_are_those_of_the_pdf() -> None:
    if not families():
        pytest.skip("no font of the report is installed")
    assert len(sizes("pdf")) == page_count(written(example.report()))


def test_slides_have_titles_and_come_one_by_one() -> None:
    found = previews(example.report(), "slides", WIDTH)
    first, second = next(found), next(found)
    assert first.title == "ロイヤルティ調査"
    assert enlarged(first, 2 * WIDTH) != first.png
    assert second.title == "店舗接客は、満足した人の心をいちばん強くつかむ"
    assert second.png.startswith(b"\x89PNG")


def test_pictures_show_something() -> None:
    for one in previews(example.report(40), "excel", WIDTH):
        assert len(colours(one.png)) > 30, one.title
