"""Charts of many bars: those that stand out on the main slide, all of them at the end."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop.report.document.charts import Bar, Bars
from loyalty_desktop.report.document.model import Page, Report
from loyalty_desktop.report.slides.many_bars import with_top_bars
from tests.report.document import example


def report(*, has_end: bool) -> Report:
    values = [*range(30, 0, -1), *range(-1, -11, -1)]
    bars = tuple(Bar(f"{value}", float(value), "plain") for value in values)
    page = Page(
        "lifts",
        "drivers",
        "Lift",
        "All lifts",
        (Bars("lifts", "Lift", bars, "points", example.SCORES, "x"),),
        level="key",
    )
    end = (Page("end", "drivers", "x", "x", (), level="appendix"),) if has_end else ()
    return replace(example.report(), pages=(page, *end))


def test_main_slide_has_the_bars_that_stand_out_and_the_appendix_all() -> None:
    pages = with_top_bars(report(has_end=True)).pages
    assert [page.id for page in pages] == ["lifts", "end", "lifts_bars"]
    top, whole = (page.blocks[0] for page in (pages[0], pages[2]))
    assert isinstance(top, Bars)
    assert isinstance(whole, Bars)
    assert [bar.value for bar in top.bars] == [float(value) for value in range(30, 18, -1)]
    assert "12" in top.title
    assert "40" in top.title
    assert (len(whole.bars), whole.id) == (40, "lifts_all")


def test_bars_are_compared_with_the_line_across_them() -> None:
    made = report(has_end=False)
    chart = made.pages[0].blocks[0]
    assert isinstance(chart, Bars)
    page = replace(made.pages[0], blocks=(replace(chart, line=25.0),))
    pages = with_top_bars(replace(made, pages=(page,))).pages
    assert len(pages) == 1
    top = pages[0].blocks[0]
    assert isinstance(top, Bars)
    assert [bar.value for bar in top.bars][-10:] == [float(value) for value in range(-1, -11, -1)]


def test_few_bars_stay_as_they_are() -> None:
    assert with_top_bars(example.report()) == example.report()
