"""--segment of the command line: groups beside one another, in the table and in the JSON; known shares of a project."""

from __future__ import annotations

import csv
from pathlib import Path

import msgspec
import pytest

from loyalty_desktop.journey.model import Crossed, Filter, Group, Grouping, Margin
from loyalty_desktop.journey.opposed import Opposed
from loyalty_desktop.journey.project import open_project, save
from loyalty_desktop.survey.reading import ColumnKey
from tests.command_line import analysis, run, write_csv
from tests.surveys import DATA, TOYAMA

CITIES = [
    row
    for row in csv.DictReader(
        (DATA / "toyama-2025" / "published-nps-city-2025.csv").read_text(encoding="utf-8-sig").splitlines()
    )
    if row["pref"] == "富山県"
]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    rows = [[str(at * 7 % 11), str(1 + at % 5), "男性" if at % 3 else "女性", str(1 + at % 2)] for at in range(120)]
    path = tmp_path / "shop.csv"
    write_csv(path, [["おすすめ度 (0-10)", "満足度 [接客]", "性別", "重み"], *rows], "utf-8")
    return path


def test_cities_as_others_published_them(tmp_path: Path) -> None:
    (found,) = analysis(tmp_path, TOYAMA, "--segment", "回答場所")["segments"]
    groups = {one["answers"][0]: one for one in found["groups"]}
    for city in CITIES:
        assert groups[city["city"]]["n"] == int(city["cnt"])
        assert groups[city["city"]]["score"] == pytest.approx(float(city["NPS"]), abs=0.0500001)
    assert found["left_out"] == [{"reason": "blank", "count": 30}]


def test_without_the_option_there_are_none(shop: Path, tmp_path: Path) -> None:
    made = analysis(tmp_path, shop)
    assert (made["segments"], made["raking"]) == ([], None)


def test_segments_follow_filters_and_weights(shop: Path, tmp_path: Path) -> None:
    (plain,) = analysis(tmp_path, shop, "--segment", "性別")["segments"]
    (weighted,) = analysis(tmp_path, shop, "--segment", "性別", "--weight", "重み")["segments"]
    (narrow,) = analysis(tmp_path, shop, "--segment", "性別", "--filter", "満足度 [接客]=5")["segments"]
    assert [one["n"] for one in plain["groups"]] == [one["n"] for one in weighted["groups"]] == [40, 80]
    assert weighted["groups"][0]["n_eff"] < 40
    assert sum(one["n"] for one in narrow["groups"]) == 24


def test_the_table_shows_the_groups(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("analyze", shop, "--lang", "en", "--segment", "性別") == 0
    said = capsys.readouterr().out
    assert "To the rest" in said
    assert "女性" in said


@pytest.mark.parametrize(("header", "code"), [("nowhere", 2), ("free", 3)])
def test_columns_that_cannot_be_compared(tmp_path: Path, header: str, code: int) -> None:
    rows = [[str(at % 11), f"A long comment that nobody else wrote, number {at}, about the shop"] for at in range(120)]
    path = tmp_path / "comments.csv"
    write_csv(path, [["おすすめ度 (0-10)", "free"], *rows], "utf-8")
    assert run("analyze", path, "--segment", header) == code


def test_known_shares_of_a_project_weigh_every_figure(shop: Path, tmp_path: Path) -> None:
    project = tmp_path / "shop.loyalty"
    assert run("suggest", shop, "--project", project) == 0
    plain = analysis(tmp_path, project)
    opened = open_project(project)
    margin = Margin(ColumnKey("性別"), (("男性", 49.0), ("女性", 51.0)))
    save(msgspec.structs.replace(opened, journey=msgspec.structs.replace(opened.journey, raking=(margin,))), project)
    assert open_project(project).journey.raking == (margin,)
    made = analysis(tmp_path, project)
    assert made["raking"]["margins"][0]["answers"][1]["after"] == pytest.approx(0.51)
    assert made["loyalty"]["n"] == plain["loyalty"]["n"]
    assert made["loyalty"]["n_eff"] < plain["loyalty"]["n_eff"]
    assert made["loyalty"]["score"] != plain["loyalty"]["score"]


def test_joint_shares_with_groups_of_a_project_are_in_the_json_and_the_table(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "shop.loyalty"
    assert run("suggest", shop, "--project", project) == 0
    opened = open_project(project)
    rated = ColumnKey("満足度 [接客]")
    halves = Grouping("g", "接客の評価", rated, (Group("低い", low=1, high=3), Group("高い", low=4, high=5)))
    shares = (("男性", 300.0), ("男性", 200.0), ("女性", 100.0), ("女性", 400.0))
    margin = Margin(ColumnKey("性別"), shares, None, Crossed(rated, ("低い", "高い") * 2, halves))
    save(msgspec.structs.replace(opened, journey=msgspec.structs.replace(opened.journey, raking=(margin,))), project)
    (made,) = analysis(tmp_path, project)["raking"]["margins"]
    assert (made["column"], made["grouping"]) == ("性別", None)
    assert made["crossed"] == {"column": rated.heading, "occurrence": 1, "grouping": "接客の評価"}
    assert [(one["answer"], one["crossed"], one["n"], round(one["after"], 9)) for one in made["answers"]] == [
        ("男性", "低い", 48, 0.3), ("男性", "高い", 32, 0.2), ("女性", "低い", 24, 0.1), ("女性", "高い", 16, 0.4)
    ]  # fmt: skip
    capsys.readouterr()
    assert run("analyze", project, "--lang", "en") == 0
    assert "Weighted to known shares of 性別 × 接客の評価" in capsys.readouterr().out


def test_impossible_shares_are_one_sentence(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = tmp_path / "shop.loyalty"
    assert run("suggest", shop, "--project", project) == 0
    opened = open_project(project)
    margin = Margin(ColumnKey("性別"), (("男性", 49.0), ("女性", 41.0)))
    save(msgspec.structs.replace(opened, journey=msgspec.structs.replace(opened.journey, raking=(margin,))), project)
    capsys.readouterr()
    assert run("analyze", project, "--lang", "en") == 3
    assert "add up to 90 %" in capsys.readouterr().err


def test_two_groups_of_a_project_are_told(shop: Path, tmp_path: Path) -> None:
    project = tmp_path / "shop.loyalty"
    assert run("suggest", shop, "--project", project) == 0
    assert analysis(tmp_path, project)["two_groups"] is None
    opened = open_project(project)
    men, gone = (Filter(ColumnKey(column), ("男性",)) for column in ("性別", "no such column"))
    save(msgspec.structs.replace(opened, opposed=Opposed((men,))), project)
    found = analysis(tmp_path, project, "--segment", "性別")
    told, (segments,) = found["two_groups"], found["segments"]
    group = next(one for one in segments["groups"] if one["answers"] == ["男性"])
    assert told["first"]["filters"] == [{"column": "性別", "values": ["男性"]}]
    assert (told["first"]["score"], told["first"]["n"]) == (group["score"], group["n"])
    assert (told["second"]["others"], told["second"]["respondents"], told["both"]) == (True, 40, 0)
    assert told["difference"]["points"] == pytest.approx(group["versus_rest"]["points"])
    assert told["drivers"][0]["head"]["points"] == pytest.approx(group["drivers"][0]["head"]["versus_rest"]["points"])
    save(msgspec.structs.replace(opened, opposed=Opposed((gone,))), project)
    assert analysis(tmp_path, project)["two_groups"]["problem"]["id"] == "column_missing"
