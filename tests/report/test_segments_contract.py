"""`segments` and `raking` of the JSON contract, and the table for a terminal."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from loyalty_desktop import i18n
from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.compare import compare
from loyalty_desktop.compute.raking import RakingReport
from loyalty_desktop.journey.model import Group, Grouping, Margin
from loyalty_desktop.report.segments_contract import raking_json, segments_json
from loyalty_desktop.report.segments_text import segment_text
from tests.compute.reference import SURVEY, R, close
from tests.compute.small_survey import JOURNEY, SEGMENT, WAVE, small_counter


@pytest.fixture
def found() -> dict[str, Any]:
    (made,) = segments_json([compare(small_counter(), JOURNEY, SEGMENT)], JOURNEY)
    again: dict[str, Any] = json.loads(json.dumps(made, allow_nan=False))
    assert again == made
    return made


def test_groups_with_their_scores_and_tests(found: dict[str, Any]) -> None:
    assert found["columns"] == [{"column": "seg", "occurrence": 1, "grouping": None}]
    assert [one["answers"] for one in found["groups"]] == [["A"], ["B"], ["C"]]
    group, expected = found["groups"][0], R["two_sample_data"]["A_vs_rest"]
    assert (group["respondents"], group["n"], group["flags"]) == (int(SURVEY.group("A").sum()), 84, [])
    assert group["versus_rest"]["points"] == close(expected["diff"])
    assert group["versus_rest"]["p"] == close(expected["aw_p"])
    assert group["versus_total"]["points"] == close(R["subgroup_vs_total"]["A_unw"]["diff_total"])
    assert group["share"] == close(R["subgroup_vs_total"]["A_unw"]["share"])
    assert (group["letter"], group["above"], group["arrow"]) == ("A", [], None)
    assert group["half_width"] > 0
    assert group["detectable"] > group["half_width"]


def test_total_drivers_experiences_and_pairs(found: dict[str, Any]) -> None:
    total = found["total"]
    assert (total["n"], total["score"]) == (231, close(R["net_data"]["total"]["score"]))
    assert [one["name"] for one in total["drivers"]] == ["d1", "d2", "d3", "d4", "d5", "d6"]
    assert total["drivers"][0]["heart"]["score"] == close(42.10526315789474)
    assert (total["drivers"][0]["column"], total["drivers"][0]["occurrence"]) == ("d1", 1)
    assert {"column", "occurrence", "option"} < set(found["groups"][0]["experiences"][0])
    driver = found["groups"][2]["drivers"][0]
    assert set(driver["head"]) >= {"n", "share", "low", "high", "versus_rest", "arrow"}
    assert found["groups"][0]["experiences"][0]["incidence"]["versus_rest"]["p_adjusted"] is not None
    assert [(one["first"], one["second"]) for one in found["pairs"]] == [("A", "B"), ("A", "C"), ("B", "C")]
    assert found["pairs"][0]["p"] == close(R["segments"]["p"]["A-B"])


def test_crossed_columns_and_groups_of_ones_own() -> None:
    mine = Grouping("g", "two halves", SEGMENT, (Group("one", ("A",)), Group("two", ("B", "C"))))
    (made,) = segments_json([compare(small_counter(), JOURNEY, mine, crossed=WAVE)], JOURNEY)
    assert [one["grouping"] for one in made["columns"]] == ["two halves", None]
    assert [one["answers"] for one in made["groups"]] == [["one", "1"], ["one", "2"], ["two", "1"], ["two", "2"]]


def raked() -> RakingReport:
    journey = msgspec.structs.replace(JOURNEY, raking=(Margin(SEGMENT, (("A", 10.0), ("B", 30.0), ("C", 60.0))),))
    report = analyze(small_counter(), journey).raking
    assert report is not None
    return report


def test_what_weighting_did() -> None:
    report = raked()
    made = raking_json(report)
    assert json.loads(json.dumps(made, allow_nan=False)) == made
    assert made["design_effect"] == close(report.n / report.n_eff)
    assert made["reached"] is True
    (margin,) = made["margins"]
    assert [(one["answer"], one["target"]) for one in margin["answers"]] == [
        ("A", close(0.1)),
        ("B", close(0.3)),
        ("C", close(0.6)),
    ]
    assert all(one["after"] == pytest.approx(one["target"], abs=1e-9) for one in margin["answers"])


def test_table_for_a_terminal() -> None:
    i18n.use("en")
    text = segment_text(compare(small_counter(), JOURNEY, SEGMENT))
    lines = text.splitlines()
    assert lines[0] == "seg"
    assert [line.split() for line in lines if line.startswith(("A ", "B ", "C "))] == [
        [
            "A",
            "A",
            "84",
            "36%",
            "−13",
            "+4",
            ".731",
        ],
        ["B", "B", "86", "37%", "−13", "+4", ".731"],
        ["C", "C", "61", "26%", "−23", "−10", ".731"],
    ]
    assert lines[-1].split()[-2:] == ["231", "−16"]
