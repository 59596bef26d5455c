"""`economy` and `grid` of analyze --json: which columns are taken, and what is said when one has to be named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from loyalty_desktop.journey.economics import Economics, Threshold
from loyalty_desktop.journey.project import open_project, save
from loyalty_desktop.survey.reading import ColumnKey
from tests.command_line import analysis, run, write_csv
from tests.compute.reference import R
from tests.surveys import APPAREL, DATA, TOYAMA

SMALL = DATA / "method" / "loyalty_small.csv"


def test_the_only_columns_of_their_role_are_taken(tmp_path: Path) -> None:
    made = analysis(tmp_path, SMALL, "--loyalty", "nrs")
    assert (made["economy"]["spend"]["column"], made["economy"]["frequency"]["column"]) == ("spend", "visits")
    assert made["economy"]["revenue_weighted"]["score"] == pytest.approx(
        R["economics"]["revenue_weighted_score_unw"]["score"]
    )
    assert [cell["n"] for cell in made["grid"]["cells"]] == [31, 34, 48, 69, 25, 19]


def test_filters_and_weight_reach_the_money(tmp_path: Path) -> None:
    arguments = ("--loyalty", "nrs", "--weight", "w")
    made = analysis(tmp_path, SMALL, *arguments)
    assert made["economy"]["revenue_weighted"]["score"] == pytest.approx(
        R["economics"]["revenue_weighted_score_w"]["score"]
    )
    parts = [analysis(tmp_path, SMALL, *arguments, "--filter", f"seg={name}") for name in "ABC"]
    assert sum(one["grid"]["n"] for one in parts) == made["grid"]["n"] == 226


def test_the_sample_has_the_sales_of_its_picture(tmp_path: Path) -> None:
    # design/customers.png: 悪い売上 19.2 %, 33.0 %, 良い売上 47.8 %, of 5,262 万円.
    made = analysis(tmp_path, APPAREL.with_suffix(".loyalty"))["economy"]
    assert [round(100 * one["share"], 1) for one in made["sales"]] == [19.2, 33.0, 47.8]
    assert round(made["spent"] / 10_000) == 5262
    assert made["frequency"]["column"] == "年間購入回数"


def test_of_several_columns_one_has_to_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = analysis(tmp_path, TOYAMA)
    assert (made["economy"], made["grid"]) == (None, None)
    said = capsys.readouterr().err
    assert "Choose one with --spend HEADER" in said
    assert "--frequency" not in said  # one question at a time

    named = analysis(tmp_path, TOYAMA, "--spend", "消費金額（飲食費）", "--frequency", "来県回数")
    assert named["economy"]["spend"]["flags"] == ["ranks_only"]
    assert named["economy"]["frequency"]["column"] == "来県回数"
    said = capsys.readouterr().err
    assert '--column "消費金額（飲食費）:amounts=middle"' in said

    middle = ("--column", "消費金額（飲食費）:amounts=middle")
    summed = analysis(tmp_path, TOYAMA, "--spend", "消費金額（飲食費）", "--frequency", "来県回数", *middle)
    assert summed["economy"]["spend"]["flags"] == []
    assert summed["economy"]["spent"] > 0
    assert capsys.readouterr().err == ""


def test_a_project_says_which_columns_where_profit_is_high_and_what_cells_are_called(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = open_project(APPAREL.with_suffix(".loyalty"))
    decided = Economics(
        ColumnKey("年間購入金額（円）"),
        ColumnKey("利用年数"),
        Threshold("amount", 50_000),
        (("negative_high", "要注意"),),
    )
    journey = msgspec.structs.replace(project.journey, economics=decided)
    save(msgspec.structs.replace(project, journey=journey), tmp_path / "p.loyalty")
    made = analysis(tmp_path, APPAREL, "--project", tmp_path / "p.loyalty")
    assert made["grid"]["threshold"] == {"kind": "amount", "value": 50_000, "above": 50_000}
    hostages = made["grid"]["cells"][0]
    assert (hostages["n"], hostages["name"]) == (64, {"id": "grid_negative_high", "text": "要注意"})
    assert made["economy"]["frequency"]["column"] == "利用年数"
    told = analysis(tmp_path, APPAREL, "--project", tmp_path / "p.loyalty", "--frequency", "年間購入回数")
    assert told["economy"]["frequency"]["column"] == "年間購入回数"
    assert capsys.readouterr().err == ""


def test_the_table_is_not_disturbed_by_columns_of_money(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("analyze", TOYAMA) == 0
    assert "--spend" not in capsys.readouterr().err


def test_a_survey_without_money_has_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    survey = tmp_path / "s.csv"
    write_csv(survey, [["recommend 0-10", "rating"], *[[str(at % 11), str(at % 5 + 1)] for at in range(60)]], "utf-8")
    made: dict[str, Any] = analysis(tmp_path, survey)
    assert (made["economy"], made["grid"]) == (None, None)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--spend", "nothing"), "nothing"),
        (("--spend", "seg"), "seg holds no amounts"),
        (("--spend", "d*"), "d*"),
        (("--spend", " "), "--spend is empty"),
        (("--frequency", "seg"), "seg holds no amounts"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("analyze", SMALL, *arguments) == 2
    assert said in capsys.readouterr().err
