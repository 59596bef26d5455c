"""Marks say by their shape what they are; dividing lines say what they are."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop.report.document.charts import Dot, Scatter
from loyalty_desktop.report.drawing.charts import drawn
from loyalty_desktop.report.drawing.palette import LIGHT
from loyalty_desktop.report.drawing.primitives import Circle, Drawing, Path, Rect, Text
from tests.report.document import example
from tests.report.drawing.looking import said

AXES = (example.SHARES, example.SCORES, "頭", "心", "share", "score")


def plot(*dots: Dot) -> Drawing:
    return drawn(Scatter("s", "s", dots, *AXES), 480.0, 320.0)  # type: ignore[arg-type]


def test_marks_differ_in_shape_and_open_ones_may_be_chance() -> None:
    ink = LIGHT.colour("whisker")
    firm = plot(Dot("a", "a", 0.5, 10.0, "experience"))
    assert any(isinstance(one, Circle) and one.fill == ink for one in firm.primitives)
    basic = plot(Dot("a", "a", 0.5, 10.0, "basic"))
    assert any(isinstance(one, Rect) and one.fill == one.stroke == ink for one in basic.primitives)
    unsure = plot(Dot("a", "a", 0.5, 10.0, "experience", hollow=True))
    assert not any(isinstance(one, Circle) and one.fill == ink and one.y > 30 for one in unsure.primitives)
    assert "Hollow: may be chance" in said(unsure)
    up, down = plot(Dot("a", "a", 0.5, 10.0, "positive")), plot(Dot("a", "a", 0.5, 10.0, "negative"))
    (upwards,) = [one for one in up.primitives if isinstance(one, Path)]
    (downwards,) = [one for one in down.primitives if isinstance(one, Path)]
    assert upwards.points[0][1] < upwards.points[1][1]
    assert downwards.points[0][1] > downwards.points[1][1]


def test_a_dot_stands_where_its_figures_are() -> None:
    drawing = plot(Dot("a", "a", 0.25, 50.0, "experience"), Dot("b", "b", 0.75, -50.0, "experience"))
    one, other = [mark for mark in drawing.primitives if isinstance(mark, Circle) and mark.radius > 3 and mark.y > 30]
    ticks = {text.text: text for text in drawing.primitives if isinstance(text, Text)}
    assert (one.x, other.x) == (ticks["25%"].x, ticks["75%"].x)
    assert abs(one.y - ticks["+50"].y) < 5
    assert abs(other.y - ticks["−50"].y) < 5


def test_a_dot_beyond_the_axis_makes_it_longer() -> None:
    assert "+200" in said(plot(Dot("a", "a", 0.5, 180.0, "basic")))


def test_hidden_dots_are_counted_and_not_drawn() -> None:
    drawing = plot(Dot("秘密", "秘密", 0.5, 10.0, "basic", state="hidden"), Dot("b", "b", 0.4, 0.0, "basic"))
    assert "秘密" not in said(drawing)
    assert "1 on fewer than 10 answers is not shown" in said(drawing)


def test_dividing_lines_are_named_with_their_figures() -> None:
    chart = replace(example.scatter(3), x_line_name="ドライバー平均", y_line_name="全体 0")
    words = said(drawn(chart, 480.0, 320.0))
    assert {"ドライバー平均 50%", "全体 0"} <= set(words)
    assert {"心をつかむ", "強み", "様子見", "満足だが響かない"} <= set(words)


def test_small_bases_are_tagged_or_in_the_legend_where_there_are_many() -> None:
    few = plot(Dot("a", "a", 0.5, 10.0, "basic", state="reference"))
    many = plot(*(Dot(f"d{at}", f"d{at}", at / 20, at, "basic", state="reference") for at in range(20)))
    assert said(few).count("For reference") == 1
    assert said(many).count("For reference") == 1
