"""What is shown of many waves: which of them stand in the table, whose lines are drawn, what is left out."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from loyalty_desktop import i18n
from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.difference import score_difference
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.compute.wave_results import SegmentInWave, WaveComparison, WaveFigure, WaveResult
from loyalty_desktop.journey.model import Journey, Measure
from loyalty_desktop.messages import message
from loyalty_desktop.report.waves_view import (
    WaveChart,
    WaveSeries,
    extreme_segments,
    score_change,
    score_chart,
    wave_table,
)
from loyalty_desktop.report.waves_words import bases_text, nothing_drawn, page_notes, wave_told
from loyalty_desktop.survey.reading import ColumnKey


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


def wave(at: int, before: WaveResult | None, segments: dict[str, tuple[int, int, int]]) -> WaveResult:
    counts = ClassCounts.of(30 + at, 40, 50)
    change = None if before is None else score_difference(counts, before.counts)
    return WaveResult(
        f"w{at}", "", at == 23, "" if before is None else before.name, 130, counts,
        WaveFigure(net_score(counts), change), None, None, None,
        segments=tuple(
            SegmentInWave((name,), sum(of), 0.3, ClassCounts.of(*of), WaveFigure(net_score(ClassCounts.of(*of))))
            for name, of in segments.items()
        ),
    )  # fmt: skip


def comparison(count: int) -> WaveComparison:
    waves: list[WaveResult] = []
    for at in range(count):
        segments = {"good": (10, 20, 40), "poor": (50, 20, 10), "middle": (20, 30, 20), "few": (1, 2, 20)}
        waves.append(wave(at, waves[-1] if waves else None, segments if at else {**segments, "good": (1, 2, 3)}))
    return WaveComparison(tuple(waves), "", count - 1)


def test_the_most_and_the_least_loyal_are_on_firm_bases() -> None:
    assert extreme_segments(comparison(3)) == ("good", "poor")  # "few" is higher, on 23 answers


def test_a_wave_too_small_is_a_gap_that_tells_its_n() -> None:
    chart = score_chart(comparison(3), "Everybody", ("good",))
    first = chart.series[1].points[0]
    assert first is not None
    assert (first.value, first.n) == (None, 6)
    assert "good: fewer than 10 answers, not shown (n=6)" in wave_told(chart, 0)
    assert chart.bases == (120, 121, 122)


def test_the_table_has_the_latest_waves_and_the_one_compared_with() -> None:
    many = comparison(24)
    assert wave_table(many, Journey(), "head", 4).titles == ("w20", "w21", "w22", "w23")
    waves = [replace(one, compared_with="w0") for one in many.waves]
    table = wave_table(replace(many, waves=tuple(waves), baseline="w0"), Journey(), "head", 4)
    assert table.titles == ("w0", "w21", "w22", "w23")
    assert (table.left_out, table.earlier) == (20, "w0")


def test_a_wave_that_cannot_be_read_has_no_figures_and_says_why() -> None:
    found = comparison(3)
    broken = replace(found.waves[2], problem=message("wave_gone"))
    found = replace(found, waves=(*found.waves[:2], broken), undated=4)
    change = score_change(found)
    assert change is not None
    assert (change.earlier, change.later) == ("w0", "w1")
    assert score_chart(found, "Everybody", ()).series[0].points[2] is None
    assert page_notes(found)[0] == message("wave_gone").text()
    assert "4 people" in page_notes(found)[-1]


def test_why_there_is_nothing_to_draw_is_said() -> None:
    found = comparison(3)
    chart, asked = score_chart(found, "Everybody", ()), Measure(ColumnKey("q"))
    assert nothing_drawn(chart, asked) == ""
    empty = score_chart(
        replace(found, waves=tuple(replace(one, score=WaveFigure(net_score(ClassCounts()))) for one in found.waves)),
        "Everybody",
        (),
    )
    assert "No question about loyalty" in nothing_drawn(empty, Measure())
    assert "Fewer than 10 answers to the loyalty question" in nothing_drawn(empty, asked)
    driver = WaveChart((), (), (WaveSeries("d", "d", "whole", (None,)),), empty.axis)
    assert nothing_drawn(driver, Measure()) == "Fewer than 10 answers in every wave: there is nothing to draw."


def test_where_no_wave_has_room_for_its_n_all_of_them_are_told_together() -> None:
    chart = score_chart(comparison(24), "Everybody", ())
    assert bases_text(chart).startswith(f"n={min(chart.bases)}–{max(chart.bases)} per wave")


def test_what_is_true_of_many_waves_is_told_once() -> None:
    found = comparison(24)
    waves = tuple(
        replace(one, told=(message("wave_filter_nobody", wave=one.name),) if at < 12 else ())
        for at, one in enumerate(found.waves)
    )
    (line,) = (one for one in page_notes(replace(found, waves=waves)) if "current filter" in one)
    assert line.startswith("Nobody in w0 matches")
    assert "Likewise 11 more waves: w1, w2, w3, w4, w5, w6, w7, w8 …" in line
    few = tuple(replace(one, told=one.told if at < 3 else ()) for at, one in enumerate(waves))
    assert len([one for one in page_notes(replace(found, waves=few)) if "current filter" in one]) == 3
