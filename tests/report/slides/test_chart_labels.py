"""What stands beside points and lines: no label over another, no number without its name."""

from __future__ import annotations

from typing import Any

import msgspec

from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.document.charts import Line, Lines
from loyalty_desktop.report.document.model import Page, Report
from loyalty_desktop.report.slides.line_labels import label_sides
from tests.report.document import example
from tests.report.slides.reading import deck_of, named, slide_of

SHARES = Axis(0.6, 0.9, (0.6, 0.7, 0.8, 0.9))
SCORES = Axis(30.0, 60.0, (30.0, 40.0, 50.0, 60.0))
CURVE = Lines(
    "curve",
    "Emotion curve",
    ("Q7", "Q9"),
    (
        Line("Head", "head", (0.7, 0.82)),
        Line("Heart", "heart", (56.0, 50.0), right=True),
        Line("Overall", "passive", (40.0, 40.0), right=True),
    ),
    SHARES,
    "share",
    "Head",
    SCORES,
    "score",
    "Heart",
)


def one_page(*blocks: Any) -> Report:
    page = Page("labels", "journey", "Journey", "Labels", tuple(blocks))
    return msgspec.structs.replace(example.report(), pages=(page,))


def labels_of(native: Any) -> dict[str, dict[int, tuple[str, str]]]:
    found: dict[str, dict[int, tuple[str, str]]] = {}
    for plot in native.plots:
        for series in plot.series:
            own = {}
            for label in series._element.xpath("c:dLbls/c:dLbl[not(c:delete)]"):
                text = "".join(label.xpath(".//a:t/text()"))
                own[int(label.xpath("c:idx/@val")[0])] = (text, label.xpath("c:dLblPos/@val")[0])
            found[series.name] = own
    return found


def test_labels_of_two_lines_stand_apart_and_a_level_line_has_its_figure_once() -> None:
    deck = deck_of(one_page(CURVE))
    labels = labels_of(named(slide_of(deck, "labels"), "curve").chart)
    assert labels["Overall"] == {1: ("+40", "b")}
    assert labels["Head"] == {0: ("70%", "b"), 1: ("82%", "t")}
    assert labels["Heart"] == {0: ("+56", "t"), 1: ("+50", "b")}


def test_three_lines_close_to_one_another_have_three_sides() -> None:
    lines = ((0.54, 0.56), (0.52, 0.53), (0.5, 0.49))
    sides = label_sides(lines, [["70%", "71%"]] * 3, 10.0, (4.0, 3.0))
    for place in (0, 1):
        assert len({one[place] for one in sides}) == 3


def test_numbers_and_bare_points_of_a_scatter_are_explained_below_it() -> None:
    chart = example.scatter(12)
    dots = tuple(
        msgspec.structs.replace(dot, name=f"Question {at}", short=f"Question {at}", x=0.5 + at / 400, y=at / 10)
        for at, dot in enumerate(chart.dots)
    )
    crowded = msgspec.structs.replace(chart, dots=dots)
    slide = slide_of(deck_of(one_page(crowded)), "labels")
    native, key = named(slide, crowded.id).chart, named(slide, f"{crowded.id}.key").text_frame.text
    shown = {text for own in labels_of(native).values() for text, _side in own.values()}
    for at, dot in enumerate(dots):
        if dot.name not in shown:
            assert (f"{at + 1} = {dot.name}" if str(at + 1) in shown else dot.name) in key
    assert not {dot.name for dot in dots} <= shown


def test_numbers_of_many_long_names_lead_to_their_slide() -> None:
    slide = slide_of(deck_of(one_page(example.scatter(60))), "labels")
    key = named(slide, f"{example.scatter(60).id}.key").text_frame.text
    assert "All points of" in key


def test_figures_of_lines_stand_where_no_line_goes_through_them() -> None:
    falling, above = (0.6, 0.55, 0.05), (0.64, 0.64, 0.9)
    sides = label_sides((falling, above), [["61%", "62%", "69%"], ["+23", "+28", "+19"]], 10.0, (3.0, 3.3))
    assert sides[0][1] in "lr"  # below it its own line falls, above it is the other one
    assert (sides[1][0], sides[1][2]) == ("t", "t")


def test_a_level_line_is_labelled_once_away_from_the_others() -> None:
    sides = label_sides(((0.2, 0.2, 0.2), (0.25, 0.5, 0.9)), [["+12"] * 3, ["a", "b", "c"]], 10.0, (5.0, 3.0))
    assert sides[0] == ["", "", "b"]


def test_a_line_behind_a_figure_does_not_run_through_it() -> None:
    native = named(slide_of(deck_of(one_page(CURVE)), "labels"), "curve").chart
    grounds = native._chartSpace.xpath("//c:dLbl[not(c:delete)]/c:spPr/a:solidFill/a:srgbClr/@val")
    assert grounds == ["FFFFFF"] * 5
