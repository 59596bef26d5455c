"""Small pictures of what will be written."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from loyalty_desktop.report.pages.typesetting import families
from loyalty_desktop.report.previews import previews
from tests.report.document import example
from tests.report.pages.reading_pdf import page_count
from tests.report.pages.test_writing import written

if TYPE_CHECKING:
    from loyalty_desktop.report.placing import Kind

WIDTH = 180


def sizes(kind: Kind, count: int = 3) -> list[tuple[int, int]]:
    return [Image.open(io.BytesIO(one.png)).size for one in previews(example.report(count), kind, WIDTH)]


@pytest.mark.parametrize(
    ("kind", "count", "ratio"),
    [("excel", 6, 9 / 16), ("pictures", 6, 3 / 4), ("one_page", 1, 1.414)],
)
def test_there_is_a_picture_for_each(kind: Kind, count: int, ratio: float) -> None:
    found = sizes(kind)
    assert len(found) == count
    for width, height in found:
        assert abs(width - WIDTH) <= 1
        assert abs(height - ratio * WIDTH) <= 2


def test_pages_are_those_of_the_pdf() -> None:
    if not families():
        pytest.skip("no font of the report is installed")
    assert len(sizes("pdf")) == page_count(written(example.report()))


def test_slides_have_titles_and_come_one_by_one() -> None:
    found = previews(example.report(), "slides", WIDTH)
    first, second = next(found), next(found)
    assert first.title == "ロイヤルティ調査"
    assert second.title == "店舗接客は、満足した人の心をいちばん強くつかむ"
    assert second.png.startswith(b"\x89PNG")


def test_pictures_show_something() -> None:
    for one in previews(example.report(40), "excel", WIDTH):
        colours = Image.open(io.BytesIO(one.png)).convert("RGB").getcolors(100_000)
        assert colours is not None
        assert len(colours) > 50
