"""The JSON is a public contract: every key of README's schema is there, of the right kind, for any survey."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.contract import analysis_json, inspection_json
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.sheet import Cell, Workbook
from loyalty_desktop.survey.survey import survey as read_survey
from loyalty_desktop.survey.wording import Wording
from tests.survey import exports
from tests.survey.making import book_of
from tests.surveys import SFO, SFO_TOLD, TOYAMA, survey_of

SCORE = {"n", "n_eff", "score", "low", "high", "flags"}
DRIVER = {
    "name": None,
    "column": None,
    "occurrence": None,
    "stage": None,
    "value": None,
    "reach": {"n", "count", "share"},
    "head": {"n", "n_eff", "top2", "share", "low", "high", "flags"},
    "heart": SCORE,
    "rest": {"n", "score"},
    "lift": {"points", "low", "high", "p", "p_adjusted", "flags"},
    "distribution": None,
    "missing": None,
}
EXPERIENCE = {
    "name": None,
    "column": None,
    "occurrence": None,
    "option": None,
    "driver": None,
    "stage": None,
    "incidence": {"n", "count", "share", "low", "high"},
    "with": SCORE,
    "without": SCORE,
    "difference": {"points", "low", "high", "p", "p_adjusted"},
    "verdict": None,
    "contribution": {"points", "low", "high"},
    "flags": None,
}


@pytest.fixture(scope="module")
def toyama() -> dict[str, Any]:
    survey = survey_of(TOYAMA)
    made: dict[str, Any] = analysis_json(survey, analyze(Counter(survey), suggest_journey(survey)))
    return made


def _has(entry: dict[str, Any], schema: dict[str, set[str] | None]) -> None:
    assert set(entry) == set(schema)
    for key, inner in schema.items():
        if inner is not None:
            assert set(entry[key]) == inner, key


def test_top_level(toyama: dict[str, Any]) -> None:
    assert list(toyama) == [
        *("schema", "source", "filters", "weight", "left_out", "loyalty", "overall_satisfaction", "stages"),
        *("values", "drivers", "experiences"),
    ]
    assert toyama["schema"] == 1
    assert toyama["source"] == {
        "file": "toyama_2025.csv",
        "format": "csv",
        "sheet": toyama["source"]["sheet"],
        "encoding": "utf-8-sig",
        "tool": None,
        "tool_variant": None,
        "heading_rows": [1],
        "rows": 3339,
        "columns": 52,
    }


def test_it_is_strict_json(toyama: dict[str, Any]) -> None:
    assert json.loads(json.dumps(toyama, allow_nan=False)) == toyama


def test_loyalty(toyama: dict[str, Any]) -> None:
    loyalty = toyama["loyalty"]
    assert set(loyalty) == {
        *("column", "measure", "n", "n_eff", "score", "low", "high", "positive", "passive", "negative"),
        *("distribution", "missing", "flags"),
    }
    assert list(loyalty["distribution"]) == [str(answer) for answer in range(11)]
    assert sum(loyalty["distribution"].values()) == loyalty["n"]
    assert loyalty["positive"] + loyalty["passive"] + loyalty["negative"] == loyalty["n"]


def test_drivers_and_experiences(toyama: dict[str, Any]) -> None:
    for driver in toyama["drivers"] + toyama["overall_satisfaction"]:
        _has(driver, DRIVER)
        assert sum(driver["distribution"].values()) == driver["head"]["n"]
        assert driver["head"]["n"] + sum(driver["missing"].values()) == 3339
    for experience in toyama["experiences"]:
        _has(experience, EXPERIENCE)
    assert {one["verdict"] for one in toyama["experiences"]} <= {
        "positive",
        "negative",
        "neutral",
        "undecided",
        "too_few",
    }


def test_hidden_figures_are_null_with_their_n(toyama: dict[str, Any]) -> None:
    hidden = [one for one in toyama["experiences"] if one["with"]["n"] < 10]
    assert hidden
    for one in hidden:
        assert one["with"]["score"] is None
        assert one["difference"]["p"] is None
        assert one["verdict"] == "too_few"
        assert isinstance(one["with"]["n"], int)


def test_filters_and_weight_are_stated() -> None:
    survey = survey_of(SFO, SFO_TOLD)
    chosen = (Filter(ColumnKey("DAY"), ("MON", "TUE")),)
    journey = msgspec.structs.replace(suggest_journey(survey), filters=chosen, weight=ColumnKey("WEIGHT"))
    made = analysis_json(survey, analyze(Counter(survey), journey))
    assert made["filters"] == [{"column": "DAY", "values": ["MON", "TUE"]}]
    assert made["weight"] == "WEIGHT"
    assert made["loyalty"]["n_eff"] < made["loyalty"]["n"] <= 601 + 559


def test_inspection_names_every_column_its_scale_and_what_is_missing() -> None:
    survey = survey_of(TOYAMA)
    made = inspection_json(survey)
    assert list(made) == ["schema", "source", "left_out", "notes", "groups", "columns"]
    assert len(made["columns"]) == 52
    for column in made["columns"]:
        assert set(column) == {"index", "header", "title", "role", "confidence", "why", "scale", "options"}
        assert set(column["why"]) == {"id", "text"}
        assert set(column["scale"]) == {"kind", "points", "reversed", "codes", "missing"}
    transport = next(one for one in made["columns"] if one["header"] == "満足度（交通）")
    assert transport["scale"]["codes"] == [
        {"value": "大いに不満", "code": 1, "count": 28},
        {"value": "不満", "code": 2, "count": 82},
        {"value": "普通", "code": 3, "count": 943},
        {"value": "満足", "code": 4, "count": 867},
        {"value": "大いに満足", "code": 5, "count": 700},
    ]
    assert transport["scale"]["missing"] == [{"value": "", "reason": "blank", "count": 719}]
    purpose = next(one for one in made["columns"] if one["header"] == "訪問目的")
    assert purpose["options"][0] == {"text": "地元の美味しいものを食べる", "count": 1968}
    assert made["columns"][-1]["header"] == ""


def test_inspection_tells_what_was_noted_left_out_and_put_together() -> None:
    rows: list[list[Cell]] = [["ID", "0〜10点でおすすめ度", "満足度 [接客]", "満足度 [価格]"]]
    rows += [[f"a{at}", at % 11, at % 5 + 1, (at + 1) % 5 + 1] for at in range(30)]
    rows += [["a5", 5, 1, 2], ["合計", 140, None, None]]
    made = inspection_json(read_survey(book_of(rows)))
    assert made["left_out"] == [{"id": "rows_totals", "text": "Total, average and note rows", "count": 1}]
    notes = {note["id"]: note for note in made["notes"]}
    assert notes["rows_totals"] == {
        "id": "rows_totals",
        "text": "Total, average and note rows",
        "count": 1,
        "state": "done",
        "rule": "rows_totals",
        "columns": [],
        "cells": ["A33"],
    }
    asked = notes["direction_asked"]
    assert (asked["count"], asked["state"], asked["rule"], asked["cells"]) == (2, "asked", None, [])
    assert asked["columns"] == [{"header": f"満足度 [{one}]", "occurrence": 1} for one in ("接客", "価格")]
    assert asked["text"].startswith("Which is the good end of the scales in 2 columns, 1 or 5?")
    assert made["groups"] == [{"name": "満足度", "kind": "ratings", "columns": [2, 3]}]
    assert [column["title"] for column in made["columns"]] == [column["header"] for column in made["columns"]]


def test_title_has_the_words_of_the_code_book() -> None:
    coded = Workbook(
        book_of([["Q1"], *[[at % 5 + 1] for at in range(30)]]).sheets,
        code_book=(Wording("Q1", text="接客の満足度"),),
    )
    (column,) = inspection_json(read_survey(coded))["columns"]
    assert (column["header"], column["title"]) == ("Q1", "接客の満足度")


def test_no_free_text_and_no_personal_data_leave_through_inspection() -> None:
    made = inspection_json(survey_of(TOYAMA))
    texts = [one for one in made["columns"] if one["scale"]["kind"] in {"text", "id", "date"}]
    assert texts
    assert all(one["scale"]["codes"] == [] for one in texts)


def test_source_when_a_tool_wrote_the_file() -> None:
    source = inspection_json(read_survey(book_of(exports.qualtrics())))["source"]
    assert (source["tool"], source["tool_variant"]) == ("qualtrics", "three_rows")
    assert source["heading_rows"] == [1, 2, 3]
