"""SVG: well formed, its texts as text, nothing in it that runs or links."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from loyalty_desktop.i18n import speaking
from loyalty_desktop.report.document.charts import Chart
from loyalty_desktop.report.drawing.charts import drawn
from loyalty_desktop.report.drawing.fonts import FAMILIES
from loyalty_desktop.report.drawing.primitives import Circle, Drawing, Line, Path, Rect, Text
from loyalty_desktop.report.drawing.svg import svg_of
from tests.report.document import example
from tests.report.drawing.looking import said

SVG = "{http://www.w3.org/2000/svg}"


def read(drawing: Drawing) -> Element:
    root: Element = fromstring(svg_of(drawing).decode("utf-8"))
    return root


def texts(root: Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    "chart", [example.bars(), example.scatter(12), example.lines(), example.parts(), example.grid()]
)
def test_all_texts_are_there_as_text(chart: Chart) -> None:
    drawing = drawn(chart, 480.0, 300.0)
    assert texts(read(drawing)) == said(drawing)


def test_hostile_texts_stay_text() -> None:
    drawing = Drawing(
        400.0,
        200.0,
        tuple(Text(0.0, 20.0 * at, one, 10.0, "#000000") for at, one in enumerate(example.HOSTILE)),
        *example.HOSTILE[6:8],
    )
    root = read(drawing)
    assert texts(root)[:5] == ["=cmd()", "@SUM(A1)", "+1", "-1+1", "a b"]
    assert "<script>alert(1)</script>" in texts(root)
    assert root.find(f"{SVG}title").text == example.HOSTILE[6]  # type: ignore[union-attr]
    assert {one.tag for one in root.iter()} == {f"{SVG}{tag}" for tag in ("svg", "title", "desc", "rect", "text")}
    assert b"\x07" not in svg_of(drawing)


def test_shapes_and_sizes_are_kept() -> None:
    shapes = (
        Rect(1.0, 2.0, 3.0, 4.0, "#AA0000", "#00AA00", 0.75, 1.5),
        Line(0.0, 1.0, 2.0, 3.0, "#0000AA", 1.0, 2.5),
        Circle(5.0, 6.0, 7.0, "", "#123456", 2.0),
        Path(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)), "#111111", closed=True),
        Text(9.0, 8.0, "満足", 10.0, "#222222", 700, "end", -90.0),
    )
    root = read(Drawing(120.5, 80.0, shapes))
    assert (root.get("viewBox"), root.get("width")) == ("0 0 120.5 80", "120.5pt")
    kinds = [one.tag.removeprefix(SVG) for one in root]
    assert kinds == ["title", "desc", "rect", "rect", "line", "circle", "path", "text"]
    _title, _desc, _ground, rect, line, circle, path, text = root
    assert (rect.get("fill"), rect.get("stroke-width"), rect.get("rx")) == ("#AA0000", "0.75", "1.5")
    assert line.get("stroke-dasharray") == "2.5 2.5"
    assert (circle.get("fill"), circle.get("r")) == ("none", "7")
    assert path.get("d") == "M0 0L1 0L1 1Z"
    assert (text.get("text-anchor"), text.get("font-weight"), text.get("transform")) == (
        "end",
        "700",
        "rotate(-90 9 8)",
    )


@pytest.mark.parametrize(("told", "first"), [("ja", FAMILIES[0]), ("en", "Segoe UI")])
def test_fonts_of_the_language_are_named_first(told: str, first: str) -> None:
    with speaking(told):
        families = read(Drawing(10.0, 10.0, ())).get("font-family") or ""
    assert families.startswith(f"'{first}'")
    assert families.endswith("sans-serif")
    assert all(name in families for name in ("Yu Gothic", "Hiragino Sans", "Meiryo", "Noto Sans JP"))
