from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
import pytest

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.student_t import t_quantile
from loyalty_desktop.compute.wave_counts import WaveInput
from loyalty_desktop.compute.wave_inputs import lost_wave
from loyalty_desktop.compute.wave_periods import period_inputs
from loyalty_desktop.compute.wave_results import WaveFigure, WaveResult
from loyalty_desktop.compute.waves import compare_waves
from loyalty_desktop.journey.model import Filter, Journey, Measure
from loyalty_desktop.journey.wave_settings import WaveColumn
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.sheet import Cell
from tests.compute.reference import DRIVERS, OVERLAP, R, close
from tests.compute.small_survey import JOURNEY, SEGMENT, WAVE, WEIGHT, small_counter
from tests.compute.strategies import known
from tests.surveys import survey_from

ID = ColumnKey("id")


@cache
def counter() -> Counter:
    return small_counter()


def by_wave(**journey: Any) -> tuple[WaveResult, WaveResult]:
    """The two waves of METHOD's data set, which its own column tells apart."""
    inputs, undated = period_inputs(
        counter(), msgspec.structs.replace(JOURNEY, **journey), WaveColumn(WAVE), axis=SEGMENT
    )
    found = compare_waves(inputs, axis=SEGMENT, undated=undated)
    assert (found.undated, found.comparisons) == (0, 1)
    first, second = found.waves
    return first, second


def figures(*estimates: Estimate) -> list[Any]:
    """All numbers of estimates; sums of weights differ in the last digit by the order in which they are added."""
    return [filled(number) for one in estimates for number in (one.n, one.n_eff, one.value, one.low, one.high)]


def filled(number: float | None) -> float:
    return -999.0 if number is None else number


def half_of(change: Difference) -> float:
    return (known(change.high) - known(change.low)) / 2


# METHOD 9


@pytest.mark.parametrize("block", ["two_sample_data", "two_sample_weighted"])
def test_waves_of_the_data_set(block: str) -> None:
    weighted, expected = block.endswith("weighted"), R[block]["wave2_vs_wave1"]
    first, second = by_wave(weight=WEIGHT if weighted else None)
    assert (first.name, second.name, second.compared_with) == ("1", "2", "1")
    change = second.score.change
    assert change is not None
    assert change.points == close(expected["diff"])
    assert [change.low, change.high] == close(expected["aw"])
    assert change.p == close(expected["aw_p"])
    assert change.p_adjusted == change.p  # with two waves there is nothing to correct
    assert first.score.change is None
    assert second.score.verdict == "fallen"


@pytest.mark.parametrize("weighting", OVERLAP)
def test_partly_overlapping_waves_as_r_has_them(weighting: str) -> None:
    expected = OVERLAP[weighting]
    weight = WEIGHT if weighting == "weighted" else None

    def given(name: str, question: str, who: Filter) -> WaveInput:
        journey = Journey(Measure(ColumnKey(question), "nps"), filters=(who,), weight=weight)
        return WaveInput(name, counter(), journey, ids=ID)

    waves = (given("first", "nrs", Filter(ID, high=180)), given("second", "nps", Filter(ID, low=61)))
    found = compare_waves(waves).waves[1]
    change, overlap = found.score.change, found.overlap
    assert change is not None
    assert overlap is not None
    assert (overlap.here, overlap.there, overlap.both, overlap.blank) == (180, 180, 120, 0)
    assert change.points == close(expected["diff"])
    assert half_of(change) / t_quantile(0.975, expected["n_ids"] - 1) == close(expected["se"])
    assert "overlap" in change.flags


def test_panel_as_r_s_paired_test_has_it() -> None:
    both = (Filter(ColumnKey("nrs"), low=0, high=10), Filter(ColumnKey("nps"), low=0, high=10))
    waves = [
        WaveInput(name, counter(), Journey(Measure(ColumnKey(name), "nps"), filters=both), ids=ID)
        for name in ("nps", "nrs")
    ]
    change = compare_waves(waves).waves[1].score.change
    assert change is not None
    assert change.points == close(R["paired"]["diff"])
    assert [change.low, change.high] == close(R["paired"]["ci"])
    assert change.p == pytest.approx(R["paired"]["p"], rel=1e-9)


# Every figure is the one that the other screens show of the same respondents


@pytest.mark.parametrize("weight", [None, WEIGHT])
def test_figures_of_a_wave_are_those_of_its_filter(weight: ColumnKey | None) -> None:
    for at, wave in enumerate(by_wave(weight=weight), start=1):
        journey = msgspec.structs.replace(JOURNEY, weight=weight, filters=(Filter(WAVE, (str(at),)),))
        alone = analyze(counter(), journey)
        assert figures(wave.score.estimate) == close(figures(alone.loyalty.score))
        assert (wave.positive_share, wave.negative_share) == close(
            (alone.loyalty.positive_share, alone.loyalty.negative_share)
        )
        for driver in alone.drivers:
            own = wave.driver(driver.driver.id)
            assert own is not None
            assert figures(own.head.estimate, own.heart.estimate) == close(figures(driver.head, driver.heart))
            assert own.lift.lift.points == close(driver.lift.points)
        for one in alone.experiences:
            mine = wave.experience(one.experience.id)
            assert mine is not None
            assert figures(mine.incidence.estimate, mine.score.estimate) == close(figures(one.incidence, one.with_it))
            numbers = (one.difference.p, one.contribution.points)
            assert [filled(mine.lift.lift.p), filled(mine.contribution.points)] == close([*map(filled, numbers)])


def test_small_bases_have_a_value_or_none_and_no_verdict() -> None:
    _first, second = by_wave()
    solved, rare = second.experience("e6"), second.experience("e5")
    assert solved is not None
    assert rare is not None
    assert "small_base" in solved.score.estimate.flags
    assert (solved.score.change is not None, solved.score.verdict) == (True, "")
    assert (rare.score.estimate.value, rare.score.verdict) == (None, "")


# Which waves are compared


def wave_of(name: str, answers: list[int], rows: int = 40) -> WaveInput:
    """A wave whose respondents cycle through these loyalty answers."""
    table: list[list[Cell]] = [[answers[at % len(answers)]] for at in range(rows)]
    counted = Counter(survey_from([["おすすめ度 (0-10)"], *table]))
    return WaveInput(name, counted, Journey(Measure(ColumnKey("おすすめ度 (0-10)"), "nps")))


LOST = message("wave_file_missing", wave="2", file="f", folder="d")


def test_each_with_the_one_before_or_all_with_a_baseline() -> None:
    waves = [wave_of("1", [9, 0]), wave_of("2", [9]), wave_of("3", [9, 9, 9, 0])]
    previous, fixed = compare_waves(waves), compare_waves(waves, "2")
    assert [one.compared_with for one in previous.waves] == ["", "1", "2"]
    assert [one.compared_with for one in fixed.waves] == ["2", "", "2"]
    assert [known(one.score.change.points) for one in previous.waves if one.score.change] == [100, -50]
    assert [one.score.verdict for one in previous.waves] == ["", "risen", "fallen"]
    assert compare_waves(waves, "gone").baseline == ""


def test_two_comparisons_of_one_metric_are_a_family() -> None:
    waves = [wave_of("1", [9, 0]), wave_of("2", [9, 9, 0]), wave_of("3", [9, 9, 9, 0, 0])]
    found = compare_waves(waves)
    changes = [one.score.change for one in found.waves if one.score.change is not None]
    ps = sorted(known(one.p) for one in changes)
    assert sorted(known(one.p_adjusted) for one in changes) == close([min(2 * ps[0], ps[1]), ps[1]])


def test_a_wave_that_cannot_be_read_is_passed_over() -> None:
    usable = [wave_of("1", [9, 0]), wave_of("3", [9])]
    found = compare_waves([usable[0], lost_wave("2", LOST, usable[0].journey), usable[1]])
    assert [one.compared_with for one in found.waves] == ["", "", "1"]
    assert [one.id for one in found.waves[2].told] == ["wave_compared_past"]
    assert (found.waves[1].problem, found.waves[1].score.estimate.n) == (LOST, 0)
    assert found.latest is found.waves[2]
    gone = msgspec.structs.replace(usable[1].journey, filters=(Filter(ColumnKey("gone"), ("x",)),))
    broken = compare_waves([usable[0], WaveInput("4", usable[1].counter, gone)]).waves[1]
    assert broken.problem == message("column_missing", column="gone")


def test_a_wave_in_which_a_filter_lets_nobody_pass_says_so() -> None:
    """Its answers are written otherwise there, 渋谷店 for 渋谷: n = 0 alone would not tell."""
    wave = wave_of("1", [9, 0])
    only = Filter(ColumnKey("おすすめ度 (0-10)"), ("7",))
    empty = WaveInput("1", wave.counter, msgspec.structs.replace(wave.journey, filters=(only,)))
    first, second = compare_waves([empty, wave_of("2", [9])]).waves
    assert (first.respondents, first.told) == (0, (message("wave_filter_nobody", wave="1"),))
    assert second.told == ()


def test_nothing_is_compared_with_a_wave_that_has_nobody() -> None:
    """The next is compared with the last that has answers, and says so; points by hand: 100 − 0."""
    usable = [wave_of("1", [9, 0]), wave_of("3", [9])]
    nobody = Filter(ColumnKey("おすすめ度 (0-10)"), ("7",))
    empty = WaveInput("2", usable[0].counter, msgspec.structs.replace(usable[0].journey, filters=(nobody,)))
    found = compare_waves([usable[0], empty, usable[1]])
    assert [one.compared_with for one in found.waves] == ["", "", "1"]
    assert found.comparisons == 1
    change, told = found.waves[2].score.change, found.waves[2].told
    assert change is not None
    assert known(change.points) == 100
    assert told == (message("wave_compared_past", wave="3", earlier="1", between="2"),)
    # A baseline that has nobody is none, which it says itself.
    fixed = compare_waves([usable[0], empty, usable[1]], "2")
    assert (fixed.baseline, [one.compared_with for one in fixed.waves]) == ("", ["", "", "1"])
    assert message("wave_baseline_nobody", wave="2") in fixed.waves[1].told
    assert all(one.text() for wave in fixed.waves for one in wave.told)


def test_segments_and_the_mix_of_the_first_wave() -> None:
    first, second = by_wave()
    assert [one.names for one in second.segments] == [("A",), ("B",), ("C",)]
    shares = [known(one.share) for one in first.segments]
    scores = [known(one.score.estimate.value) for one in second.segments]
    found = second.standardised
    assert found is not None
    assert found.composition_moved  # C went from 23.7 % to 29.1 %
    assert found.standardised.value == close(sum(a * b for a, b in zip(shares, scores, strict=True)))
    assert first.standardised is None
    change = second.segments[0].score.change
    assert change is not None
    assert change.points == close(scores[0] - known(first.segments[0].score.estimate.value))


def test_nobody_without_an_answer_to_the_loyalty_question_is_scored() -> None:
    nothing = msgspec.structs.replace(JOURNEY, measure=Measure())
    first, second = by_wave(measure=Measure())
    assert nothing.measure.column is None
    assert second.counts == ClassCounts()
    assert (second.score, second.standardised) == (WaveFigure(first.score.estimate), None)
    head = second.drivers[DRIVERS.index("d2")].head
    assert head.change is not None  # who is satisfied can be compared all the same


def test_segments_stand_in_the_order_of_the_open_survey() -> None:
    """Answers of a category stand by how often they were given, which is another order in every wave."""
    asked, place = ColumnKey("おすすめ度 (0-10)"), ColumnKey("店舗")

    def given(name: str, shops: list[str], *, is_open: bool) -> WaveInput:
        rows: list[list[Cell]] = [[at % 11, shops[at % len(shops)]] for at in range(60)]
        counted = Counter(survey_from([[asked.heading, place.heading], *rows]))
        return WaveInput(name, counted, Journey(Measure(asked, "nps")), is_open=is_open, axis=place)

    before = given("1", ["渋谷", "渋谷", "新宿", "池袋"], is_open=False)
    now = given("2", ["新宿", "新宿", "渋谷"], is_open=True)
    first, second = compare_waves([before, now], axis=place).waves
    assert [one.names[0] for one in second.segments] == ["新宿", "渋谷"]
    assert [one.names[0] for one in first.segments] == ["新宿", "渋谷", "池袋"]
