from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.desktop import painting
from loyalty_desktop.desktop.charts import with_without_chart
from loyalty_desktop.desktop.charts.with_without_chart import WithWithoutChart
from loyalty_desktop.report.experience_detail import WithWithout, experience_detail
from loyalty_desktop.report.experience_table import experience_rows, score_axis
from loyalty_desktop.report.figures import score_text
from tests.report.making import apparel

if TYPE_CHECKING:
    from typing import Any

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look

Classes = tuple[int, int, int]
_WIDTH, _HEIGHT = 700, 150


@pytest.fixture
def chart(qtbot: QtBot, look: Look) -> WithWithoutChart:
    made = WithWithoutChart(look)
    qtbot.addWidget(made)
    made.resize(_WIDTH, _HEIGHT)
    return made


def scores(had: Classes, had_not: Classes, overall: Classes | None = (300, 400, 300)) -> WithWithout:
    yes, no = net_score(ClassCounts.of(*had)), net_score(ClassCounts.of(*had_not))
    whole = net_score(ClassCounts.of(*(overall or (0, 0, 0))))
    lines = (0.0,) if whole.value is None else (0.0, whole.value)
    return WithWithout(yes, no, whole.value, whole.n, score_axis((yes, no), lines), "shown")


def picture_of(chart: WithWithoutChart, look: Look) -> QImage:
    chart.setStyleSheet(f"background: {look.colour('panel').name()}")
    return chart.grab().toImage()


def colours(picture: QImage, box: QRectF) -> set[str]:
    return {
        picture.pixelColor(x, y).name()
        for x in range(max(0, int(box.left())), min(picture.width(), int(box.right())))
        for y in range(max(0, int(box.top())), min(picture.height(), int(box.bottom())))
    }


@pytest.mark.parametrize(
    ("verdict", "role"), [("positive", "positive"), ("negative", "negative"), ("neutral", "quiet"), (None, "quiet")]
)
def test_the_dot_of_those_who_had_it_has_the_colour_of_the_verdict(
    chart: WithWithoutChart, look: Look, verdict: Any, role: str
) -> None:
    shown = scores((100, 40, 60), (40, 60, 100))
    chart.show_chart(shown, verdict)
    picture = picture_of(chart, look)
    for figure, at, wanted in ((shown.with_, 0, role), (shown.without, 1, "muted")):
        assert figure.value is not None
        found = picture.pixelColor(round(chart.place(figure.value)), round(chart.row_middle(at)))
        assert found == look.colour(wanted)


def test_whiskers_reach_from_end_to_end_of_the_interval(chart: WithWithoutChart, look: Look) -> None:
    shown = scores((100, 40, 60), (40, 60, 100))
    chart.show_chart(shown, "negative")
    picture = picture_of(chart, look)
    low, high = shown.with_.low, shown.with_.high
    assert low is not None
    assert high is not None
    y = round(chart.row_middle(0))
    inside = [round(chart.place(low)) + 3, round(chart.place(high)) - 3]
    outside = [round(chart.place(low)) - 4, round(chart.place(high)) + 4]
    assert [picture.pixelColor(x, y) for x in inside] == [look.colour("negative")] * 2
    assert look.colour("negative") not in [picture.pixelColor(x, y) for x in outside]


def test_the_overall_score_is_a_dashed_line(chart: WithWithoutChart, look: Look) -> None:
    shown = scores((100, 40, 60), (40, 60, 100), (200, 400, 450))
    chart.show_chart(shown, "negative")
    picture = picture_of(chart, look)
    assert shown.overall is not None
    x = round(chart.place(shown.overall))
    between = range(round(chart.row_middle(0)) + 10, round(chart.row_middle(1)) - 30)
    found = [picture.pixelColor(x, y) != look.colour("panel") for y in between]
    assert True in found
    assert False in found
    chart.show_chart(replace(shown, overall=None), "negative")
    picture = picture_of(chart, look)
    assert {picture.pixelColor(x, y).name() for y in between} == {look.colour("panel").name()}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_all_figures_are_told_with_their_bases(chart: WithWithoutChart, look: Look, language: str) -> None:
    look.set_language(language)
    results = apparel()
    row = experience_rows(results).rows[0]
    detail = experience_detail(row, results.loyalty)
    assert detail.chart is not None
    chart.show_chart(detail.chart, row.verdict)
    told = chart.accessibleDescription()
    for figure in (row.with_it, row.without_it):
        for part in (score_text(figure.value), score_text(figure.low), score_text(figure.high), f"n={figure.n:,}"):
            assert part in told
    assert score_text(results.loyalty.score.value, 1) in told
    assert chart.accessibleName()


def test_what_is_written_is_what_is_analysed(chart: WithWithoutChart, monkeypatch: pytest.MonkeyPatch) -> None:
    written = record(monkeypatch)
    results = apparel()
    row = experience_rows(results).rows[-1]
    detail = experience_detail(row, results.loyalty)
    assert detail.chart is not None
    chart.show_chart(detail.chart, row.verdict)
    chart.grab()
    texts = [text for text, _box in written]
    assert {score_text(row.with_it.value), score_text(row.without_it.value)} <= set(texts)
    assert {f"n={row.with_it.n:,}", f"n={row.without_it.n:,}"} <= set(texts)
    overall = results.loyalty.score
    assert f"Everybody {score_text(overall.value, 1)} (n={overall.n:,})" in texts
    assert {score_text(tick) for tick in detail.chart.axis.ticks} <= set(texts)


def record(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, QRectF]]:
    written: list[tuple[str, QRectF]] = []

    def draw_text(*args: Any) -> bool:
        written.append((args[2], QRectF(args[1])))
        return painting.draw_text(*args)

    monkeypatch.setattr(with_without_chart, "draw_text", draw_text)
    return written


@pytest.mark.parametrize("classes", [(500, 0, 0), (0, 0, 500), (1, 498, 1)])
@pytest.mark.parametrize("width", [300, 560, 1200])
def test_nothing_written_is_cut_off_at_the_edges(
    chart: WithWithoutChart, monkeypatch: pytest.MonkeyPatch, classes: Classes, width: int
) -> None:
    written = record(monkeypatch)
    chart.resize(width, _HEIGHT)
    chart.show_chart(scores(classes, (100, 100, 100), classes), None)
    chart.grab()
    bold = [box for text, box in written if text == score_text(net_score(ClassCounts.of(*classes)).value)]
    labels = [box for text, box in written if text.startswith("Everybody")]
    assert bold
    assert labels
    for box in (*bold, *labels):
        assert box.left() >= 0 or box.width() > width / 3  # ticks have boxes wider than their text
        assert box.top() >= 0
    assert all(box.right() <= width for box in labels)


def test_a_small_base_is_muted_and_tagged(chart: WithWithoutChart, look: Look) -> None:
    shown = scores((4, 4, 12), (100, 100, 100))
    chart.show_chart(shown, None)
    picture = picture_of(chart, look)
    assert shown.with_.value is not None
    x, y = round(chart.place(shown.with_.value)), round(chart.row_middle(0))
    assert picture.pixelColor(x, y) == look.colour("faint")
    assert look.colour("warn_bg").name() in colours(picture, QRectF(x, y - 30, 120, 24))
    assert look.colour("warn_bg").name() not in colours(picture, QRectF(0, chart.row_middle(1) - 24, _WIDTH, 48))


def test_an_overall_score_for_reference_is_tagged(chart: WithWithoutChart, look: Look) -> None:
    shown = scores((40, 40, 120), (100, 100, 100))
    top = QRectF(0, 0, _WIDTH, 20)
    chart.show_chart(shown, None)
    assert look.colour("warn_bg").name() not in colours(picture_of(chart, look), top)
    assert "for reference" not in chart.toolTip()
    chart.show_chart(replace(shown, overall_state="reference"), None)
    assert chart.toolTip().endswith("(n=1,000), for reference")
    assert look.colour("warn_bg").name() in colours(picture_of(chart, look), top)


def test_fewer_than_ten_show_only_their_n(chart: WithWithoutChart, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    written = record(monkeypatch)
    chart.show_chart(scores((2, 2, 4), (100, 100, 100)), None)
    picture = picture_of(chart, look)
    texts = [text for text, _box in written]
    assert "n=8" in texts
    assert "Fewer than 10 answers: not shown" in texts
    assert chart.accessibleDescription().splitlines()[0] == "Those who had it n=8"
    row = QRectF(0, chart.row_middle(0) - 6, _WIDTH, 12)
    assert look.colour("quiet").name() not in colours(picture, row)
