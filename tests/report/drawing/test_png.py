"""PNG: as many pixels as asked for, the right colours in the right places, hostile texts as text."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from loyalty_desktop.report.drawing.charts import drawn
from loyalty_desktop.report.drawing.palette import LIGHT
from loyalty_desktop.report.drawing.png import png_of
from loyalty_desktop.report.drawing.primitives import Circle, Drawing, Line, Path, Rect, Text
from tests.report.document import example


def picture(drawing: Drawing, scale: float = 1.0) -> Image.Image:
    return Image.open(io.BytesIO(png_of(drawing, scale))).convert("RGB")


def colour(text: str) -> tuple[int, ...]:
    return tuple(int(text[at : at + 2], 16) for at in (1, 3, 5))


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_size_is_scale_times_points(scale: float) -> None:
    assert picture(drawn(example.parts(), 300.0, 120.0), scale).size == (300 * scale, 120 * scale)


def test_shapes_are_where_they_should_be() -> None:
    shapes = (
        Rect(10.0, 10.0, 20.0, 20.0, "#CC0000"),
        Circle(60.0, 20.0, 10.0, "#00CC00"),
        Path(((80.0, 10.0), (100.0, 10.0), (100.0, 30.0), (80.0, 30.0)), "#0000CC", closed=True),
        Line(10.0, 50.0, 90.0, 50.0, "#CC00CC", 4.0),
        Circle(60.0, 80.0, 10.0, "", "#000000", 2.0),
    )
    found = picture(Drawing(110.0, 100.0, shapes))
    assert found.getpixel((20, 20)) == colour("#CC0000")
    assert found.getpixel((60, 20)) == colour("#00CC00")
    assert found.getpixel((90, 20)) == colour("#0000CC")
    assert found.getpixel((50, 50)) == colour("#CC00CC")
    assert found.getpixel((60, 80)) == (255, 255, 255)
    assert found.getpixel((5, 5)) == (255, 255, 255)


def test_a_dashed_line_has_gaps() -> None:
    found = picture(Drawing(100.0, 20.0, (Line(0.0, 10.0, 100.0, 10.0, "#000000", 2.0, 5.0),)))
    row = [found.getpixel((x, 10)) == (255, 255, 255) for x in range(100)]
    assert 20 < sum(row) < 80


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
@pytest.mark.parametrize("turn", [0.0, -90.0])
def test_texts_stand_at_their_anchors(anchor: str, turn: float) -> None:
    text = Text(100.0, 100.0, "満足満足", 12.0, "#000000", 400, anchor, turn)  # type: ignore[arg-type]
    left, top, right, bottom = _inked(Drawing(200.0, 200.0, (text,)))
    before = {"start": 0, "middle": 24, "end": 48}[anchor]
    if turn:
        assert abs(bottom - (100 + before)) <= 3
        assert abs(top - (52 + before)) <= 3
        assert 85 <= left < right <= 103
    else:
        assert abs(left - (100 - before)) <= 3
        assert abs(right - (148 - before)) <= 3
        assert 85 <= top < bottom <= 103


def test_a_text_too_wide_for_its_room_is_pressed_into_it() -> None:
    wide = Text(10.0, 30.0, "満足満足満足満足", 20.0, "#000000", room=80.0)
    left, _top, right, _bottom = _inked(Drawing(200.0, 50.0, (wide,)))
    assert left >= 9
    assert right <= 91


def test_hostile_texts_are_drawn_as_text() -> None:
    for one in (*example.HOSTILE, "#panic()", "\\u{41}", "= heading", "]", '"', "#let x = sys.inputs", "//", "/* "):
        found = _inked(Drawing(300.0, 40.0, (Text(10.0, 25.0, one, 12.0, "#000000"),)))
        assert found[2] > found[0]


def test_bars_have_the_colours_of_the_product() -> None:
    pixels = set(picture(drawn(example.bars(), 480.0, 340.0)).get_flattened_data())
    for role in ("positive", "negative", "passive"):
        assert colour(LIGHT.colour(role)) in pixels


def _inked(drawing: Drawing) -> tuple[int, int, int, int]:
    grey = picture(drawing).convert("L").point(lambda value: 255 if value < 160 else 0)
    box = grey.getbbox()
    assert box is not None
    return box
