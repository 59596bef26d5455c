"""Lines over stages and waves: gaps stay gaps, figures stand at their points."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop.report.document.charts import Line, Lines
from loyalty_desktop.report.drawing.charts import drawn
from loyalty_desktop.report.drawing.palette import LIGHT
from loyalty_desktop.report.drawing.primitives import Drawing, Path
from loyalty_desktop.report.drawing.primitives import Line as Stroke
from tests.report.document import example
from tests.report.drawing.looking import said

PLACES = ("春", "夏", "秋", "冬")


def curve(*lines: Line) -> Drawing:
    return drawn(Lines("c", "c", PLACES, lines, example.SCORES, "score", "NPS"), 480.0, 260.0)


def runs(drawing: Drawing) -> list[int]:
    return [len(one.points) for one in drawing.primitives if isinstance(one, Path) and not one.closed]


def test_a_line_is_broken_where_a_figure_is_missing_or_hidden() -> None:
    assert runs(curve(Line("a", "heart", (1.0, 2.0, 3.0, 9.0)))) == [4]
    assert runs(curve(Line("a", "heart", (1.0, 2.0, None, 9.0)))) == [2]
    hidden = curve(Line("a", "heart", (1.0, 2.0, 33.0, 9.0), states=("shown", "shown", "hidden", "shown")))
    assert runs(hidden) == [2]
    assert "+33" not in said(hidden)


def test_figures_and_names_stand_at_the_points() -> None:
    drawing = curve(Line("女性", "heart", (10.0, -20.0, 30.0, 5.0)))
    assert {"+10", "−20", "+30", "+5", *PLACES, "女性", "NPS"} <= set(said(drawing))


def test_the_second_axis_has_its_own_ticks() -> None:
    words = said(drawn(example.lines(), 700.0, 260.0))
    assert {"100%", "+100", "40%", "+10"} <= set(words)


def test_a_level_line_is_dashed_and_told_once() -> None:
    drawing = curve(Line("a", "heart", (1.0, 2.0, 3.0, 4.0)), Line("全体", "muted", (12.4,) * 4))
    assert "全体 +12" in said(drawing)
    assert runs(drawing) == [4]
    assert any(isinstance(one, Stroke) and one.dash and one.x2 - one.x1 > 300 for one in drawing.primitives)


def test_intervals_are_thin_lines_with_an_entry_in_the_legend() -> None:
    line = Line("a", "heart", (1.0, 2.0, 3.0, 4.0), (-9.0,) * 4, (15.0,) * 4)
    with_intervals, without = curve(line), curve(replace(line, lows=(), highs=()))
    assert "95% interval" in said(with_intervals)
    assert "95% interval" not in said(without)
    colour = LIGHT.mixed(LIGHT.fill("heart"), 0.7)
    upright = [one for one in with_intervals.primitives if isinstance(one, Stroke) and one.stroke == colour]
    assert len([one for one in upright if one.x1 == one.x2]) == 4
