from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.journey.economics import CELLS, Economics, Threshold
from loyalty_desktop.journey.edit_economics import name_cells, set_frequency, set_profit, set_threshold
from loyalty_desktop.journey.match import match_journey
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.journey.project import Project, open_project, save
from loyalty_desktop.journey.template_columns import with_columns
from loyalty_desktop.journey.told import fits
from loyalty_desktop.survey.reading import ColumnKey
from tests.surveys import survey_from

SPEND, MARGIN, OFTEN = ColumnKey("年間購入金額（円）"), ColumnKey("粗利（円）"), ColumnKey("来店回数")


def test_another_column_of_profit_drops_an_amount_and_keeps_the_rest() -> None:
    journey = set_threshold(set_profit(Journey(), SPEND), "amount", 50_000)
    assert set_profit(journey, SPEND) is journey
    assert set_profit(journey, MARGIN).economics == Economics(profit=MARGIN)
    top = set_threshold(journey, "top", 20)
    assert set_profit(top, MARGIN).economics.threshold == Threshold("top", 20)


def test_the_same_choice_is_the_same_journey() -> None:
    journey = set_frequency(set_threshold(Journey(), "mean"), OFTEN)
    assert set_frequency(set_threshold(journey, "mean"), OFTEN) is journey


@pytest.mark.parametrize(("kind", "value"), [("median", 3.0), ("amount", None), ("top", 0.0), ("top", 100.0)])
def test_impossible_thresholds_are_refused(kind: str, value: float | None) -> None:
    with pytest.raises(ValueError, match=r"threshold|top part"):
        set_threshold(Journey(), kind, value)  # type: ignore[arg-type]


@given(st.dictionaries(st.sampled_from(CELLS), st.text(max_size=8)))
def test_names_are_tidy_in_order_and_never_empty(names: dict[str, str]) -> None:
    kept = name_cells(Journey(), names).economics.names  # type: ignore[arg-type]
    assert [code for code, _name in kept] == [code for code in CELLS if names.get(code, "").split()]
    assert all(name == " ".join(names[code].split()) for code, name in kept)
    emptied = name_cells(name_cells(Journey(), names), dict.fromkeys(CELLS, ""))  # type: ignore[arg-type]
    assert emptied.economics.names == ()


def test_a_project_keeps_what_was_decided_and_writes_nothing_else(tmp_path: Path) -> None:
    journey = name_cells(set_threshold(set_profit(Journey(), SPEND), "amount", 50_000), {"passive_low": "様子"})
    path = tmp_path / "one.loyalty"
    save(Project((), journey), path)
    assert open_project(path).journey == journey
    assert "50000.0" in path.read_text(encoding="utf-8")
    save(Project((), Journey()), path)
    assert "economics" not in path.read_text(encoding="utf-8")


def test_columns_follow_the_headings_of_the_next_wave() -> None:
    journey = set_frequency(set_profit(Journey(), ColumnKey("年間購入金額")), ColumnKey("来店頻度"))
    survey = survey_from([["評価", "年間購入金額 ", "ほか"], [9, 1200, 1], [3, 300, 2]])
    assert not fits(journey, survey)
    matched = match_journey(journey, survey)
    profit = matched.journey.economics.profit
    assert profit is not None
    assert survey.column(profit) is not None
    assert matched.journey.economics.frequency == ColumnKey("来店頻度")
    told = [one for one in matched.unmatched if one.part == "economics"]
    assert [one.message.id for one in told] == ["match_economics_none"]
    assert "来店頻度" in told[0].message.text()


def test_columns_of_a_template_are_called_as_they_are_here() -> None:
    journey = set_frequency(set_profit(Journey(), SPEND), OFTEN)
    renamed = with_columns(journey, {SPEND: MARGIN})
    assert renamed.economics == Economics(profit=MARGIN, frequency=OFTEN)
