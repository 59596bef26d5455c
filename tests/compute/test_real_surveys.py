"""Every figure of the real surveys, against figures that others counted (tests/data/README.md)."""

from __future__ import annotations

import csv
import json
from typing import Any

import msgspec
import pytest

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.results import DriverResult, Results
from loyalty_desktop.compute.rounding import round_half_away
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.survey.reading import ColumnKey
from tests.surveys import DATA, SFO, SFO_TOLD, TOYAMA, survey_of

TOYAMA_EXPECTED: dict[str, Any] = json.loads((DATA / "toyama-2025" / "expected.json").read_text(encoding="utf-8"))
SFO_EXPECTED: dict[str, Any] = json.loads((DATA / "sfo-2017" / "expected.json").read_text(encoding="utf-8"))
with (DATA / "toyama-2025" / "published-nps-city-2025.csv").open(encoding="utf-8-sig", newline="") as file:
    CITIES = [row for row in csv.DictReader(file) if row["pref"] == "富山県"]


@pytest.fixture(scope="module")
def toyama() -> Results:
    survey = survey_of(TOYAMA)
    return analyze(Counter(survey), suggest_journey(survey))


@pytest.fixture(scope="module")
def sfo() -> Results:
    survey = survey_of(SFO, SFO_TOLD)
    return analyze(Counter(survey), suggest_journey(survey))


def test_toyama_score_without_any_help(toyama: Results) -> None:
    expected = TOYAMA_EXPECTED["loyalty"]
    assert toyama.loyalty.measure.column == ColumnKey(expected["column"])
    assert toyama.loyalty.score.value == pytest.approx(expected["score"], abs=1e-6)
    counts = (toyama.loyalty.positive, toyama.loyalty.passive, toyama.loyalty.negative)
    assert counts == (expected["positive"], expected["passive"], expected["negative"])


def _check_driver(result: DriverResult, expected: dict[str, Any]) -> None:
    assert (result.head.n, result.top2) == (expected["head"]["n"], expected["head"]["top2"])
    assert result.head.value == pytest.approx(expected["head"]["share"], abs=1e-9)
    assert result.heart.n == expected["heart"]["n"]
    assert result.heart.value == pytest.approx(expected["heart"]["score"], abs=1e-6)
    assert result.rest.n == expected["rest"]["n"]
    assert result.rest.value == pytest.approx(expected["rest"]["score"], abs=1e-6)
    blank = sum(one.count for one in result.missing if one.reason == "blank")
    assert blank == expected["left_out"].get("", 0)


def test_toyama_drivers_without_any_help(toyama: Results) -> None:
    found = {one.driver.column.heading: one for one in toyama.drivers if one.driver.column}
    assert list(found) == list(TOYAMA_EXPECTED["drivers"])
    for heading, expected in TOYAMA_EXPECTED["drivers"].items():
        _check_driver(found[heading], expected)


def test_toyama_overall_satisfaction_is_kept_apart(toyama: Results) -> None:
    found = {one.driver.column.heading: one for one in toyama.overall if one.driver.column}
    assert list(found) == list(TOYAMA_EXPECTED["overall_satisfaction"])
    for heading, expected in TOYAMA_EXPECTED["overall_satisfaction"].items():
        _check_driver(found[heading], expected)


@pytest.mark.parametrize("heading", list(TOYAMA_EXPECTED["experiences"]))
def test_toyama_options_of_questions_with_several_answers(toyama: Results, heading: str) -> None:
    expected = TOYAMA_EXPECTED["experiences"][heading]
    found = {
        one.experience.option: one
        for one in toyama.experiences
        if one.experience.column is not None and one.experience.column.heading == heading
    }
    for option, figures in expected["options"].items():
        result = found[option]
        assert (result.count, result.incidence.n) == (figures["count"], expected["answered"])
        assert result.with_it.n == figures["with"]["n"]
        assert result.with_it.value == pytest.approx(figures["with"]["score"], abs=1e-6)


@pytest.mark.parametrize("city", CITIES, ids=[row["city"] for row in CITIES])
def test_toyama_cities_agree_with_what_others_published(city: dict[str, str]) -> None:
    survey = survey_of(TOYAMA)
    chosen = Filter(ColumnKey("回答場所"), (city["city"],))
    journey = msgspec.structs.replace(suggest_journey(survey), filters=(chosen,))
    score = analyze(Counter(survey), journey).loyalty.score
    assert score.n == int(city["cnt"])
    assert score.value is not None
    assert round_half_away(score.value, 1) == pytest.approx(float(city["NPS"]))


def test_sfo_score(sfo: Results) -> None:
    expected = SFO_EXPECTED["overall"]
    assert sfo.loyalty.score.n == expected["n"]
    assert sfo.loyalty.score.value == pytest.approx(expected["nps"], abs=1e-6)
    counts = (sfo.loyalty.positive, sfo.loyalty.passive, sfo.loyalty.negative)
    assert counts == (expected["promoters"], expected["passives"], expected["detractors"])


def test_sfo_weighted_score() -> None:
    survey = survey_of(SFO, SFO_TOLD)
    journey = msgspec.structs.replace(suggest_journey(survey), weight=ColumnKey("WEIGHT"))
    score = analyze(Counter(survey), journey).loyalty.score
    assert score.value == pytest.approx(SFO_EXPECTED["overall"]["nps_weighted"], abs=1e-6)
    assert score.n == SFO_EXPECTED["overall"]["n"]
    assert score.n_eff < score.n


@pytest.mark.parametrize("name", list(SFO_EXPECTED["drivers"]))
def test_sfo_drivers(sfo: Results, name: str) -> None:
    expected = SFO_EXPECTED["drivers"][name]
    result = next(one for one in sfo.drivers if one.driver.column == ColumnKey(name))
    assert (result.head.n, result.top2) == (expected["n_valid"], expected["n_top2"])
    assert result.head.value == pytest.approx(expected["top2box_pct"] / 100, abs=1e-8)
    heart = expected["nps_of_top2"]
    assert result.heart.n == heart["n"]
    assert result.heart.value == pytest.approx(heart["nps"], abs=1e-6)


@pytest.mark.parametrize("name", list(SFO_EXPECTED["experiences"]))
def test_sfo_experiences(sfo: Results, name: str) -> None:
    expected = SFO_EXPECTED["experiences"][name]
    result = next(one for one in sfo.experiences if one.experience.column == ColumnKey(name))
    assert (result.count, result.incidence.n) == (expected["n_experienced"], expected["n_base"])
    assert result.incidence.value == pytest.approx(expected["incidence_pct"] / 100, abs=1e-8)
    had = expected["nps_of_experienced"]
    assert result.with_it.n == had["n"]
    assert result.with_it.value == pytest.approx(had["nps"], abs=1e-6)


def test_sfo_weight_is_proposed_and_never_applied(sfo: Results) -> None:
    assert [column.heading for column in survey_of(SFO).with_role("weight")] == ["WEIGHT"]
    assert sfo.weight is None
