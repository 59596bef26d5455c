"""The cards of waves: their figures are those of the comparison, their respondents those of the open survey."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.wave_counts import WaveInput
from loyalty_desktop.compute.wave_periods import period_inputs
from loyalty_desktop.compute.waves import compare_waves
from loyalty_desktop.compute.whom import rows_of
from loyalty_desktop.journey.model import Filter, Margin
from loyalty_desktop.journey.wave_settings import WaveColumn
from loyalty_desktop.messages import message
from loyalty_desktop.report.explained_waves import Asked, KnownWaves, wave_change, wave_figure
from loyalty_desktop.report.explanation import Known
from loyalty_desktop.report.figures import p_text, score_text, share_text
from loyalty_desktop.report.waves_view import WAVE_KINDS, WaveKind, wave_table
from loyalty_desktop.survey.reading import ColumnKey
from tests.compute.small_survey import JOURNEY, SEGMENT, WAVE, WEIGHT, small_counter

COUNTER = small_counter()
BY = WaveColumn(WAVE)


def periods(weight: ColumnKey | None = None, ids: ColumnKey | None = None) -> KnownWaves:
    """The two waves that a column of the data set makes: both are in the open survey."""
    journey = replace(JOURNEY, weight=weight)
    inputs, undated = period_inputs(COUNTER, journey, BY, ids=ids, axis=SEGMENT)
    found = compare_waves(inputs, axis=SEGMENT, undated=undated)
    return KnownWaves(Known(COUNTER, journey, analyze(COUNTER, journey)), found, BY)


def raked() -> KnownWaves:
    """The same where known shares hold in each of the two by itself."""
    journey = replace(JOURNEY, raking=(Margin(SEGMENT, (("A", 0.6), ("B", 0.2), ("C", 0.2))),))
    found = compare_waves(period_inputs(COUNTER, journey, BY)[0])
    return KnownWaves(Known(COUNTER, journey, analyze(COUNTER, journey)), found, BY)


def files(weight: ColumnKey | None = None) -> KnownWaves:
    """The same respondents as two files, the later of which is open; the earlier has no weights."""
    sides = [replace(JOURNEY, filters=(Filter(WAVE, (name,)),)) for name in "12"]
    now = replace(JOURNEY, weight=weight)
    given = (
        WaveInput("spring", COUNTER, sides[0], told=(message("wave_gone"),)),
        WaveInput("autumn", COUNTER, now, is_open=True),
    )
    return KnownWaves(Known(COUNTER, now, analyze(COUNTER, now)), compare_waves(given), None)


@pytest.mark.parametrize("weight", [None, WEIGHT])
@pytest.mark.parametrize("kind", WAVE_KINDS)
def test_cells_and_changes_are_those_of_the_table(kind: WaveKind, weight: ColumnKey | None) -> None:
    waves = periods(weight)
    journey = waves.known.journey
    write = share_text if kind in ("head", "incidence") else score_text
    table = wave_table(waves.comparison, journey, kind)
    assert table.waves == ("1", "2")
    for row in table.rows:
        asked = Asked(kind, row.id, row.name)
        for name, cell in zip(table.waves, row.cells, strict=True):
            card = wave_figure(waves, name, asked)
            assert cell is not None
            assert card is not None
            assert card.whom is not None
            assert card.n == cell.n == len(rows_of(COUNTER, journey, card.whom))
            assert card.figure == (f"n={cell.n}" if cell.value is None else write(cell.value, 1))
            assert (cell.value is None) or f"{write(cell.low, 1)} to {write(cell.high, 1)}" in card.text
        change = wave_change(waves, "2", asked)
        assert change is not None
        assert change.whom is not None
        assert row.change is not None
        assert change.figure == score_text(row.change.points, 1)
        assert change.n == len(rows_of(COUNTER, journey, change.whom))
        assert row.change.points is None or f"p {p_text(row.change.p)}" in change.text


def test_scores_of_everybody_and_of_segments_have_their_sums() -> None:
    waves = periods()
    for wave in waves.comparison.waves:
        shown = [("", wave.counts, wave.score), *((one.names[0], one.counts, one.score) for one in wave.segments)]
        for name, counts, score in shown:
            card = wave_figure(waves, wave.name, Asked(name=name))
            assert card is not None
            assert card.whom is not None
            assert card.n == len(rows_of(COUNTER, JOURNEY, card.whom)) == counts.total.n
            assert f"÷ {counts.total.n} × 100 = {score_text(score.estimate.value, 1)}" in card.text


@pytest.mark.parametrize("asked", [Asked(), Asked("heart", "d1", "d1"), Asked("reached", "e1", "e1")])
def test_no_sum_is_told_with_other_weights_than_those_of_the_period(asked: Asked) -> None:
    waves = raked()
    for wave in waves.comparison.waves:
        card = wave_figure(waves, wave.name, asked)
        assert card is not None
        assert card.whom is not None
        assert card.n == len(rows_of(COUNTER, waves.known.journey, card.whom))
        sums = re.findall(r"([\d.]+)% − At risk ([\d.]+)% = ([+−][\d.]+)", card.text)
        assert bool(sums) is (asked.kind == "score")
        for more, less, score in sums:
            assert float(more) - float(less) == pytest.approx(float(score.replace("−", "-")), abs=0.051)
        assert card.figure in card.text.partition("How it is calculated")[2]


def test_the_same_people_twice_are_said_to_be_allowed_for() -> None:
    apart, shared = periods(), periods(ids=SEGMENT)  # as if the segment told who somebody is
    told = [wave_change(one, "2", Asked()) for one in (apart, shared)]
    assert told[0] is not None
    assert told[1] is not None
    assert "adjusted Wald for two groups" in told[0].text
    assert "summed per person (t distribution)" in told[1].text
    overlap = shared.comparison.waves[1].overlap
    assert overlap is not None
    assert f"{overlap.both} people answered in both waves" in told[1].text


def test_another_file_shows_no_respondents_and_has_its_own_weight() -> None:
    waves = files(WEIGHT)
    before, after = waves.comparison.waves
    for asked in (Asked(), Asked("head", "d1", "d1"), Asked("heart", "d1", "d1"), Asked("reached", "e1", "e1")):
        gone, here, change = (
            wave_figure(waves, "spring", asked),
            wave_figure(waves, "autumn", asked),
            wave_change(waves, "autumn", asked),
        )
        assert gone is not None
        assert here is not None
        assert change is not None
        assert gone.whom is None is change.whom
        assert "none in this wave" in gone.text
        assert "weighted" not in gone.text
        assert message("wave_gone").text() in gone.text
        assert here.whom is not None
        assert len(rows_of(COUNTER, waves.known.journey, here.whom)) == here.n
        assert "none in this wave" not in here.text
        assert "Weight: none in this wave" in change.text
    assert before.score.estimate.value is not None
    card = wave_figure(waves, "spring", Asked())
    assert card is not None
    assert card.figure == score_text(before.score.estimate.value, 1)
    assert after.score.change is not None


def test_what_was_not_asked_before_says_so() -> None:
    (stage,) = JOURNEY.stages
    before = replace(
        JOURNEY, stages=(replace(stage, drivers=(replace(stage.drivers[0], column=None), *stage.drivers[1:])),)
    )
    found = compare_waves((WaveInput("spring", COUNTER, before), WaveInput("autumn", COUNTER, JOURNEY, is_open=True)))
    waves, asked = KnownWaves(files().known, found, None), Asked("head", "d1", "d1")
    card, (row, *_others) = wave_change(waves, "autumn", asked), found.waves[1].drivers
    assert card is not None
    assert row.refused is not None
    assert (card.figure, card.whom) == ("–", None)
    assert row.refused.text() in card.text
    lacks = wave_figure(waves, "spring", asked)
    assert lacks is not None
    assert (lacks.figure, lacks.n) == ("not asked", 0)
    assert "spring has no column for this question" in lacks.text


def test_what_is_not_compared_says_why() -> None:
    waves = files()
    refused = replace(waves.comparison.waves[1], refused=message("wave_gone"))
    refused = replace(refused, score=replace(refused.score, change=None))
    told = replace(waves.comparison, waves=(waves.comparison.waves[0], refused))
    card = wave_change(KnownWaves(waves.known, told, None), "autumn", Asked())
    assert card is not None
    assert card.figure == "–"
    assert message("wave_gone").text() in card.text
    assert wave_figure(waves, "autumn", Asked("head", "nobody", "nobody")) is None
    assert wave_change(waves, "spring", Asked()) is None
