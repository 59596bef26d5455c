"""What the other tests look with sees what is wrong."""

from __future__ import annotations

from loyalty_desktop.report.drawing.primitives import Circle, Drawing, Text
from tests.report.drawing.looking import outside, overlapping


def test_texts_on_one_another_are_seen() -> None:
    def two(x: float, anchor: str) -> Drawing:
        texts = (Text(50.0, 50.0, "満足", 10.0, "#000000"), Text(x, 52.0, "心", 10.0, "#000000", anchor=anchor))  # type: ignore[arg-type]
        return Drawing(200.0, 100.0, texts)

    assert overlapping(two(60.0, "start")) == [("満足", "心")]
    assert overlapping(two(75.0, "end")) == [("満足", "心")]
    assert overlapping(two(71.0, "start")) == []


def test_what_stands_out_is_seen() -> None:
    ring = Circle(99.0, 50.0, 4.0, "#000000")
    assert outside(Drawing(100.0, 100.0, (ring,))) == [ring]
    assert outside(Drawing(104.0, 100.0, (ring,))) == []
    tall = Text(50.0, 30.0, "満足満足満足", 10.0, "#000000", turn=-90.0)
    assert outside(Drawing(100.0, 100.0, (tall,))) == [tall]
