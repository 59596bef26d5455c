"""`waves` of the JSON: what is told of a wave in which hardly anybody answered."""

from __future__ import annotations

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.wave_counts import WaveInput
from loyalty_desktop.compute.waves import compare_waves
from loyalty_desktop.journey.model import Journey, Measure
from loyalty_desktop.report.waves_contract import waves_json
from loyalty_desktop.survey.reading import ColumnKey
from tests.surveys import survey_from

SEX, JOURNEY = ColumnKey("性別"), Journey(Measure(ColumnKey("おすすめ度 (0-10)"), "nps"))


def wave(name: str, rows: int) -> WaveInput:
    table = [[(10, 8, 0)[at % 3], ("男性", "女性")[at % 2]] for at in range(rows)]
    return WaveInput(name, Counter(survey_from([["おすすめ度 (0-10)", "性別"], *table])), JOURNEY, axis=SEX)


def test_of_fewer_than_ten_only_their_number_is_told() -> None:
    found = waves_json(compare_waves([wave("1", 60), wave("2", 9)], axis=SEX), JOURNEY, {})
    many, few = found["waves"]
    assert many["shares"]["positive"] == many["shares"]["negative"] == 1 / 3
    assert [one["share"] for one in many["segments"]] == [0.5, 0.5]
    assert (few["n"], few["score"]) == (9, None)
    assert set(few["shares"].values()) == {None}
    assert {(one["n"], one["share"], one["score"]) for one in few["segments"]} == {(5, None, None), (4, None, None)}
