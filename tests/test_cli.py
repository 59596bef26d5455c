"""The command line as somebody uses it: what it prints, what it writes, and how it says no."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from loyalty_desktop import cli, i18n
from tests.command_line import analysis, run, write_csv
from tests.surveys import APPAREL, DATA, ROOT, SFO, SFO_RATINGS, SFO_TOLD, SFO_YES_NO, TOYAMA, rows_of

TOYAMA_EXPECTED: dict[str, Any] = json.loads((DATA / "toyama-2025" / "expected.json").read_text(encoding="utf-8"))
SFO_EXPECTED: dict[str, Any] = json.loads((DATA / "sfo-2017" / "expected.json").read_text(encoding="utf-8"))


def figures(document: Any) -> Any:
    """Return all figures, without where they come from."""
    return {key: value for key, value in document.items() if key != "source"}


def by_column(entries: Sequence[Any]) -> dict[Any, Any]:
    """Return drivers or experiences by their column and option, whatever their order."""
    return {(one["column"], one.get("option")): {k: v for k, v in one.items() if k != "driver"} for one in entries}


SFO_ARGUMENTS = [
    *("--loyalty", "NETPRO"),
    *(part for text in SFO_TOLD.roles for part in ("--map", text)),
    *(part for text in SFO_TOLD.missing for part in ("--missing", text)),
    *(part for text in SFO_TOLD.yes for part in ("--yes", text)),
]


def test_toyama_without_any_help(tmp_path: Path) -> None:
    made = analysis(tmp_path, TOYAMA)
    assert made["loyalty"]["score"] == pytest.approx(TOYAMA_EXPECTED["loyalty"]["score"], abs=1e-6)
    assert {one["column"] for one in made["drivers"]} == set(TOYAMA_EXPECTED["drivers"])
    assert [one["column"] for one in made["overall_satisfaction"]] == ["満足度（旅行全体）"]


def test_options_of_a_column_mapped_as_experience(tmp_path: Path) -> None:
    arguments = ("--map", "*=unused", "--loyalty", "おすすめ度", "--map", "海の幸（*=experience")
    made = analysis(tmp_path, TOYAMA, *arguments)
    columns = {one["column"] for one in made["experiences"]}
    assert columns == {"海の幸（食べた）", "海の幸（感動した）"}
    moved = {one["option"]: one for one in made["experiences"] if one["column"] == "海の幸（感動した）"}
    for option, expected in TOYAMA_EXPECTED["experiences"]["海の幸（感動した）"]["options"].items():
        assert moved[option]["incidence"]["count"] == expected["count"]
        assert moved[option]["with"]["score"] == pytest.approx(expected["with"]["score"], abs=1e-6)


def test_the_same_survey_as_xlsx_as_cp932_and_shuffled_has_the_same_figures(tmp_path: Path) -> None:
    # cp932 has one of the two wave dashes; 65 answers hold other characters that it cannot write, and stay out.
    rows = [[cell.replace("〜", "～") for cell in row] for row in rows_of(TOYAMA)]
    rows = [row for row in rows if "".join(row).encode("cp932", errors="replace").decode("cp932") == "".join(row)]
    utf8 = tmp_path / "utf8.csv"
    write_csv(utf8, rows, "utf-8")
    plain = analysis(tmp_path, utf8)
    assert plain["loyalty"]["n"] > 3000

    cp932 = tmp_path / "cp932.csv"
    write_csv(cp932, rows, "cp932")
    again = analysis(tmp_path, cp932)
    assert again["source"]["encoding"] == "cp932"
    assert figures(again) == figures(plain)

    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("回答")
    for row in rows:
        sheet.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    workbook.save(tmp_path / "survey.xlsx")
    assert figures(analysis(tmp_path, tmp_path / "survey.xlsx")) == figures(plain)

    order = sorted(range(len(rows[0])), key=lambda at: (at * 37) % len(rows[0]))
    write_csv(utf8, [[row[at] for at in order] for row in rows], "utf-8")
    shuffled = analysis(tmp_path, utf8)
    assert shuffled["loyalty"] == plain["loyalty"]
    assert by_column(shuffled["drivers"]) == by_column(plain["drivers"])
    assert by_column(shuffled["experiences"]) == by_column(plain["experiences"])


@pytest.mark.parametrize("city", ["富山市", "氷見市"])
def test_a_filter_narrows_every_figure_and_is_stated(tmp_path: Path, city: str) -> None:
    made = analysis(tmp_path, TOYAMA, "--filter", f"回答場所={city}")
    with (DATA / "toyama-2025" / "published-nps-city-2025.csv").open(encoding="utf-8-sig", newline="") as file:
        published = next(row for row in csv.DictReader(file) if row["city"] == city)
    assert made["filters"] == [{"column": "回答場所", "values": [city]}]
    assert made["loyalty"]["n"] == int(published["cnt"])
    assert made["loyalty"]["score"] == pytest.approx(float(published["NPS"]), abs=0.05)
    assert all(one["head"]["n"] <= int(published["cnt"]) for one in made["drivers"])


def test_sfo_with_the_code_list_as_corrections(tmp_path: Path) -> None:
    made = analysis(tmp_path, SFO, *SFO_ARGUMENTS)
    assert made["loyalty"]["score"] == pytest.approx(SFO_EXPECTED["overall"]["nps"], abs=1e-6)
    drivers = {one["column"]: one for one in made["drivers"]}
    assert set(SFO_RATINGS) == set(drivers)
    for name, expected in SFO_EXPECTED["drivers"].items():
        assert drivers[name]["head"]["share"] == pytest.approx(expected["top2box_pct"] / 100, abs=1e-8)
        assert drivers[name]["heart"]["score"] == pytest.approx(expected["nps_of_top2"]["nps"], abs=1e-6)
    experiences = {one["column"]: one for one in made["experiences"]}
    assert set(SFO_YES_NO) <= set(experiences)
    for name, expected in SFO_EXPECTED["experiences"].items():
        assert experiences[name]["incidence"]["share"] == pytest.approx(expected["incidence_pct"] / 100, abs=1e-8)
        assert experiences[name]["with"]["score"] == pytest.approx(expected["nps_of_experienced"]["nps"], abs=1e-6)
    weighted = analysis(tmp_path, SFO, *SFO_ARGUMENTS, "--weight", "WEIGHT")
    assert weighted["weight"] == "WEIGHT"
    assert weighted["loyalty"]["score"] == pytest.approx(SFO_EXPECTED["overall"]["nps_weighted"], abs=1e-6)


def test_wildcards_name_all_columns_they_fit_and_an_exact_heading_only_itself(tmp_path: Path) -> None:
    survey = tmp_path / "s.csv"
    lines = ["recommend 0-10,rating* all,rating a,rating b,rating=c"]
    lines += [f"{at % 11},{at % 5 + 1},{at % 5 + 1},{at % 5 + 1},{at % 5 + 1}" for at in range(60)]
    survey.write_text("\n".join(lines), encoding="utf-8")

    def reversed_columns(*arguments: str) -> set[str]:
        made = analysis(tmp_path, survey, "--map", "rating*=driver", "--map", "rating* all=unused", *arguments)
        return {one["column"] for one in made["drivers"]}

    # The exact heading `rating* all` comes before the wildcard, and `rating=c` is split at its own second =.
    assert reversed_columns() == {"rating a", "rating b", "rating=c"}
    assert reversed_columns("--map", "rating=c=unused") == {"rating a", "rating b"}
    assert reversed_columns("--map", r"rating\=c=unused") == {"rating a", "rating b"}


def test_commas_and_colons_in_values_are_escaped(tmp_path: Path) -> None:
    survey = tmp_path / "s.csv"
    rows = [["recommend", "満足度（店）"]] + [
        [str(at % 11), ["とても満足", "満足", "普通", "a,b:c"][at % 4]] for at in range(80)
    ]
    write_csv(survey, rows, "utf-8")
    made = analysis(tmp_path, survey, "--map", "満足度（店）=driver", "--missing", r"満足度（店）=a\,b\:c:refused")
    assert made["drivers"][0]["missing"] == {"refused": 20}


def test_a_reversed_scale_turns_head_round(tmp_path: Path) -> None:
    survey = tmp_path / "s.csv"
    write_csv(
        survey,
        [["recommend", "rating"]] + [[str(at % 11), str(1 if at % 3 else 5)] for at in range(60)],
        "utf-8",
    )
    arguments = ("--map", "rating=driver", "--missing", "recommend=99:blank")
    plain = analysis(tmp_path, survey, *arguments)["drivers"][0]["head"]["share"]
    turned = analysis(tmp_path, survey, *arguments, "--reverse", "rating")["drivers"][0]["head"]["share"]
    assert plain + turned == pytest.approx(1)


def test_the_measure_can_be_told(tmp_path: Path) -> None:
    assert analysis(tmp_path, APPAREL)["loyalty"]["measure"] == "nrs"
    nps = analysis(tmp_path, APPAREL, "--measure", "nps")["loyalty"]
    assert nps["measure"] == "nps"
    assert "友人" in nps["column"]
    overall = analysis(tmp_path, TOYAMA, "--measure", "satisfaction")
    assert overall["loyalty"]["column"] == "満足度（旅行全体）"
    # METHOD 0.1: on five points 5 is positive, 4 passive, up to 3 negative.
    assert (overall["loyalty"]["positive"], overall["loyalty"]["passive"]) == (1319, 1623)
    assert overall["overall_satisfaction"] == []


def test_a_suggested_project_gives_the_same_figures_and_survives_an_edit_by_hand(tmp_path: Path) -> None:
    project = tmp_path / "toyama.loyalty"
    assert run("suggest", TOYAMA, "--project", project) == 0
    first = analysis(tmp_path, project)
    assert figures(first) == figures(analysis(tmp_path, TOYAMA))
    document = json.loads(project.read_text(encoding="utf-8"))
    assert "大いに満足" not in project.read_text(encoding="utf-8")
    document["project"]["journey"]["stages"][0]["drivers"][0]["name"] = "乗りもの"
    project.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    again = analysis(tmp_path, project)
    assert again["drivers"][0]["name"] == "乗りもの"
    assert again["drivers"][0]["head"] == first["drivers"][0]["head"]


def test_a_projects_corrections_come_along_and_its_journey_fits_another_file(tmp_path: Path) -> None:
    project = tmp_path / "sfo.loyalty"
    assert run("suggest", SFO, *SFO_ARGUMENTS, "--project", project) == 0
    expected = figures(analysis(tmp_path, SFO, *SFO_ARGUMENTS))
    assert figures(analysis(tmp_path, project)) == expected
    rows = rows_of(SFO, "utf-8")
    half = tmp_path / "half.csv"
    write_csv(half, rows[:1400], "utf-8")
    other = analysis(tmp_path, half, "--project", project)
    assert [one["column"] for one in other["drivers"]] == [one["column"] for one in expected["drivers"]]
    assert other["source"]["rows"] == 1399


def test_a_project_whose_file_is_gone_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    survey = tmp_path / "s.csv"
    write_csv(survey, [["recommend"]] + [[str(at % 11)] for at in range(60)], "utf-8")
    project = tmp_path / "p.loyalty"
    assert run("suggest", survey, "--project", project) == 0
    survey.unlink()
    assert run("analyze", project) == 3
    assert "s.csv" in capsys.readouterr().err


def test_a_project_whose_file_has_changed_says_so_and_counts_what_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    survey = tmp_path / "s.csv"
    write_csv(survey, [["recommend"]] + [[str(at % 11)] for at in range(60)], "utf-8")
    project = tmp_path / "p.loyalty"
    assert run("suggest", survey, "--project", project) == 0
    write_csv(survey, [["recommend"]] + [[str(at % 11)] for at in range(77)], "utf-8")
    assert analysis(tmp_path, project)["loyalty"]["n"] == 77
    assert "s.csv has changed" in capsys.readouterr().err


def test_inspect_shows_every_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("inspect", TOYAMA) == 0
    printed = capsys.readouterr().out
    assert "おすすめ度" in printed
    assert "AZ" in printed
    out = tmp_path / "i.json"
    assert run("inspect", TOYAMA, "--json", out) == 0
    assert len(json.loads(out.read_text(encoding="utf-8"))["columns"]) == 52


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_readable_table_speaks_the_language(capsys: pytest.CaptureFixture[str], language: str) -> None:
    try:
        assert cli.main(["analyze", str(TOYAMA), "--lang", language]) == 0
    finally:
        i18n.use("en")
    printed = capsys.readouterr().out
    assert "+34.6" in printed
    assert ("推奨者" in printed) == (language == "ja")
    assert ("Promoters" in printed) == (language == "en")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--map", "no such heading=driver"),
        ("--map", "おすすめ度=hero"),
        ("--map", "おすすめ度"),
        ("--missing", "おすすめ度=11:because"),
        ("--missing", "おすすめ度=11"),
        ("--loyalty", "満足度（*"),
        ("--weight", "nothing"),
        ("--filter", "回答場所"),
        ("--reverse", "?"),
    ],
)
def test_wrong_usage_is_exit_2_with_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run("analyze", TOYAMA, *arguments) == 2
    error = capsys.readouterr().err
    assert "Traceback" not in error
    assert len(error.strip().splitlines()) == 1


def test_unknown_options_are_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["analyze", str(TOYAMA), "--no-such-option"])
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.csv", None),
        ("empty.csv", b""),
        ("broken.xlsx", b"PK\x03\x04 not a workbook"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("only_headings.csv", b"a,b,c\r\n"),
        ("broken.loyalty", b'{"format": "loyalty-desktop", "schema": 1, "project": {'),
    ],
)
def test_an_input_that_cannot_be_used_is_exit_3_with_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    assert run("analyze", file) == 3
    error = capsys.readouterr().err
    assert "Traceback" not in error
    assert len(error.strip().splitlines()) == 1


def test_a_summary_table_is_refused_with_advice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in (["行ラベル", "個数 / NPS"], ["推奨者", 120], ["批判者", 40], ["総計", 160]):
        sheet.append(row)
    workbook.save(tmp_path / "pivot.xlsx")
    assert run("analyze", tmp_path / "pivot.xlsx") == 3
    assert "summary table" in capsys.readouterr().err


def test_the_sample_project_tells_its_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = APPAREL.with_suffix(".loyalty")
    made = analysis(tmp_path, project)
    assert len(made["drivers"]) == 12
    assert [one["name"] for one in made["stages"]] == ["知る・調べる", "選ぶ", "買う", "使う", "相談する"]
    assert sum(one["value"] == "basic" for one in made["drivers"]) == 5
    assert len(made["experiences"]) == 11
    assert run("analyze", project) == 0
    assert "Target +18.0 by 2027-03-31: 5.6 points to go" in capsys.readouterr().out


def test_a_filter_that_leaves_nobody_warns_and_still_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = analysis(tmp_path, TOYAMA, "--filter", "回答場所=東京")
    assert made["loyalty"]["n"] == 0
    assert made["loyalty"]["score"] is None
    assert "no respondent is left" in capsys.readouterr().err


def test_as_a_program_json_on_standard_output_is_nothing_but_json() -> None:
    """Through the real entry point and its reading child, with the answers on the sample."""
    command = [sys.executable, "-m", "loyalty_desktop", "analyze", str(APPAREL), "--json", "-"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=120)
    made = json.loads(done.stdout.decode("utf-8"))
    assert made["loyalty"]["score"] == pytest.approx(100 * (470 - 317) / 1238)
    assert done.stderr == b""
