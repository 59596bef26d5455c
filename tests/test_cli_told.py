"""The command line where it is told something: what wins, what does nothing, and what is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from loyalty_desktop import cli, cli_options, i18n
from tests.command_line import analysis, run, write_csv
from tests.surveys import ROOT, TOYAMA

HEADINGS = ["推奨度7", "総合満足度", "接客の満足度", "地域", "おすすめ度", "経験", "コード", "重複", "重複"]
FIVE = ["とても満足", "満足", "普通", "不満", "とても不満"]


def _shop(path: Path, headings: Sequence[str] = HEADINGS) -> Path:
    """Write a survey of a shop: 120 respondents, a 7-point and a 0-10 question, two columns of one heading."""
    rows = [
        [
            *(str(at % 7 + 1), FIVE[at % 5], FIVE[at // 2 % 5], ["東京", "大阪"][at % 2], str(at % 11)),
            *(["はい", "いいえ"][at % 3 > 0], "xyz"[at % 3], str(at % 5 + 1), str(at % 4)),
        ]
        for at in range(120)
    ]
    write_csv(path, [headings, *rows], "utf-8")
    return path


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return _shop(tmp_path / "shop.csv")


@pytest.fixture
def project(shop: Path) -> Path:
    path = shop.with_suffix(".loyalty")
    assert run("suggest", shop, "--project", path) == 0
    return path


@pytest.mark.parametrize(
    ("arguments", "column", "kind"),
    [
        (("--loyalty", "推奨度7", "--measure", "satisfaction"), "推奨度7", "satisfaction"),
        (("--loyalty", "推奨度7", "--measure", "nrs"), "推奨度7", "nrs"),
        (("--map", "おすすめ度=loyalty", "--loyalty", "推奨度7"), "推奨度7", "satisfaction"),
        (("--map", "おすすめ度=loyalty", "--map", "推奨度7=loyalty"), "推奨度7", "satisfaction"),
        (("--map", "推奨度7=loyalty", "--map", "おすすめ度=loyalty"), "おすすめ度", "nps"),
        (("--map", "推奨度7=loyalty", "--map", "推奨度7=unused"), "おすすめ度", "nps"),
    ],
)
@pytest.mark.parametrize("from_project", [False, True])
def test_the_loyalty_question_that_was_told_wins(
    tmp_path: Path, project: Path, arguments: tuple[str, ...], column: str, kind: str, *, from_project: bool
) -> None:
    made = analysis(tmp_path, project if from_project else project.with_suffix(".csv"), *arguments)
    assert (made["loyalty"]["column"], made["loyalty"]["measure"]) == (column, kind)
    assert column not in {one["column"] for one in (*made["drivers"], *made["overall_satisfaction"])}


def test_a_projects_measure_is_renamed_and_keeps_its_cut_offs_and_target(
    tmp_path: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = json.loads(project.read_text(encoding="utf-8"))
    measure = document["project"]["journey"]["measure"]
    measure |= {"negative_max": 5, "positive_min": 8, "target": {"score": 30.0}}
    project.write_text(json.dumps(document), encoding="utf-8")
    before, after = analysis(tmp_path, project), analysis(tmp_path, project, "--measure", "nrs")
    assert after["loyalty"] == {**before["loyalty"], "measure": "nrs"}
    assert run("analyze", project, "--measure", "nrs") == 0
    assert "Target +30.0" in capsys.readouterr().out
    satisfied = analysis(tmp_path, project, "--measure", "satisfaction")
    assert satisfied["loyalty"]["column"] == "総合満足度"
    assert satisfied["overall_satisfaction"] == []


def test_a_project_without_a_measure_gets_one(tmp_path: Path, project: Path) -> None:
    document = json.loads(project.read_text(encoding="utf-8"))
    document["project"]["journey"].pop("measure")
    project.write_text(json.dumps(document), encoding="utf-8")
    assert analysis(tmp_path, project, "--measure", "nps")["loyalty"]["column"] == "おすすめ度"


def test_a_measure_that_becomes_a_driver_is_no_measure_any_more(tmp_path: Path, project: Path) -> None:
    made = analysis(tmp_path, project, "--map", "おすすめ度=driver")
    assert "おすすめ度" in {one["column"] for one in made["drivers"]}
    assert made["loyalty"]["column"] != "おすすめ度"


def test_a_loyalty_question_without_ratings_is_exit_3(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("analyze", project.with_suffix(".csv"), "--loyalty", "地域") == 3
    assert "地域 holds no ratings" in capsys.readouterr().err
    document = json.loads(project.read_text(encoding="utf-8"))
    document["project"]["journey"]["measure"] = {"column": {"heading": "地域", "occurrence": 1}}
    project.write_text(json.dumps(document), encoding="utf-8")
    assert run("analyze", project) == 3
    assert "地域 holds no ratings" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--filter", "地域=東京,札幌"), ["札幌 does not occur in 地域"]),
        (("--filter", "地域=地域"), ["Nobody answered 地域 to 地域"]),
        (("--missing", "地域=99:blank"), ["99 does not occur in 地域"]),
        (("--missing", "*=東京:blank"), []),
        (("--missing", "地*=99:blank"), ["99 does not occur in 地域"]),
        (
            ("--missing", "*域*=99:blank", "--missing", "*度*=99:blank"),
            ["99 does not occur in 地域", "99 does not occur in *度*"],
        ),
        (("--yes", "経験=はい,ハイハイ"), ["ハイハイ does not occur in 経験"]),
        (("--reverse", "地域"), ["地域 holds no ratings, so there is nothing to reverse"]),
        (("--filter", "地域=東京", "--filter", "地域=大阪"), ["The filters together leave nobody"]),
        (("--map", "コード=experience"), []),
        (("--map", "地域=driver", "--map", "コード=driver"), ["地域, コード hold no ratings"]),
        (("--map", "[I]=driver", "--missing", "[I]=0:not_used"), ["The number of steps of 重複 cannot be told"]),
    ],
)
def test_words_that_do_nothing_are_said(
    shop: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: list[str]
) -> None:
    assert run("analyze", shop, "--json", "-", *arguments) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(said), lines
    assert all(line.startswith(one) for line, one in zip(lines, said, strict=True))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--yes", "経験=ハイハイ"), "nobody would be a yes"),
        (("--yes", "経験="), "names no value"),
        (("--filter", "地域=,"), "names no value"),
        (("--missing", "地域="), "names no value"),
        (("--missing", "地域=:blank"), "names no value"),
        (("--json", ""), "--json is empty"),
        (("--project", " "), "--project is empty"),
        (("--loyalty", "重複"), "2 columns are called 重複. Name the one you mean by its letter: [H], [I]"),
        (("--filter", "重複=1"), "[H], [I]"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    shop: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert run("analyze", shop, *arguments) == 2
    assert said in capsys.readouterr().err


def test_letters_name_columns_and_spaces_do_not_matter(tmp_path: Path, shop: Path) -> None:
    made = analysis(tmp_path, shop, "--loyalty", "[A]", "--map", "[H]= driver ", "--missing", "[H]=1 : not_used ")
    assert made["loyalty"]["column"] == "推奨度7"
    told = next(one for one in made["drivers"] if one["column"] == "重複")
    assert told["missing"] == {"not_used": 24}


def test_what_is_read_is_never_written_over(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = project.with_suffix(".csv")
    link = shop.with_name("link.csv")
    link.symlink_to(shop)
    before = shop.read_bytes(), project.read_bytes()
    for arguments in (
        ("analyze", shop, "--json", shop),
        ("analyze", shop, "--json", link),
        ("inspect", shop, "--json", shop.parent / "." / shop.name),
        ("suggest", shop, "--project", shop),
        ("suggest", shop, "--project", shop, "--force"),
        ("analyze", project, "--json", project),
        ("analyze", project, "--json", shop),
        ("analyze", shop, "--project", project, "--json", project),
    ):
        assert run(*arguments) == 2, arguments
        assert "never written over" in capsys.readouterr().err
    assert (shop.read_bytes(), project.read_bytes()) == before


def test_a_project_is_replaced_only_by_force(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = project.with_suffix(".csv")
    before = project.read_bytes()
    assert run("suggest", shop, "--loyalty", "推奨度7", "--project", project) == 2
    assert "--force" in capsys.readouterr().err
    assert project.read_bytes() == before
    assert run("suggest", shop, "--loyalty", "推奨度7", "--project", project, "--force") == 0
    assert project.read_bytes() != before
    assert run("suggest", shop, "--project", shop.with_name("p.json")) == 2
    assert "ends in .loyalty" in capsys.readouterr().err


def test_projects_where_they_do_not_belong(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("inspect", project) == 2
    assert run("suggest", project, "--project", project.with_name("q.loyalty")) == 2
    assert capsys.readouterr().err.count("Name the survey file itself") == 2
    assert run("analyze", project, "--project", project) == 2
    assert "is a project already" in capsys.readouterr().err


def test_a_project_is_matched_to_another_file_and_says_how(
    tmp_path: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    headings = ["A", "B", "接客についての満足度", "D", "お薦め", "F", "G", "H", "I"]
    other = _shop(tmp_path / "other.csv", headings)
    made = analysis(tmp_path, other, "--project", project)
    lines = capsys.readouterr().err.splitlines()
    assert "接客についての満足度" in {one["column"] for one in made["drivers"]}
    assert any("taken to be the column 接客についての満足度" in line for line in lines)
    assert sum("no column of other.csv fits" in line for line in lines) == 1


def test_no_loyalty_question_is_said_beside_json_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    survey = tmp_path / "s.csv"
    write_csv(survey, [["地域", "商品"]] + [["東西"[at % 2], "abc"[at % 3]] for at in range(60)], "utf-8")
    assert run("analyze", survey, "--json", "-") == 0
    assert "No loyalty question was found in s.csv" in capsys.readouterr().err


def test_weights_that_leave_nobody_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    survey = tmp_path / "s.csv"
    write_csv(survey, [["おすすめ度", "w"]] + [[str(at % 11), "0"] for at in range(60)], "utf-8")
    assert run("analyze", survey, "--weight", "w") == 0
    error = capsys.readouterr().err
    assert "No respondent has a weight above 0 in column w" in error
    assert "filters" not in error


def _program(*arguments: str | Path, out: int | None = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "loyalty_desktop", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, stdout=out, stderr=subprocess.PIPE, check=False, timeout=120)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("arguments", [("inspect", TOYAMA), ("analyze", "--help")])
def test_a_full_disk_behind_standard_output_is_one_sentence(arguments: tuple[str | Path, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = _program(*arguments, "--lang", "en", out=full.fileno())
    assert done.returncode == 3
    assert done.stderr.decode("utf-8").startswith("The result could not be printed")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGPIPE to speak of")
def test_a_reader_that_goes_away_is_quiet() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = _program("inspect", TOYAMA, out=writing)
    finally:
        os.close(writing)
    assert done.returncode in {0, 141}
    assert done.stderr == b""


def test_an_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "read_workbook", interrupted)
    assert run("inspect", TOYAMA) == 130
    assert capsys.readouterr() == ("", "")


def test_help_speaks_the_language(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(cli_options, "_", lambda text: f"{i18n.language()}:{text}")
    try:
        with pytest.raises(SystemExit):
            cli.main(["analyze", "--help", "--lang", "ja"])
        with pytest.raises(SystemExit):
            cli.main(["--lang=ja", "--help"])
    finally:
        i18n.use("en")
    printed = capsys.readouterr().out
    assert "ja:the loyalty question" in printed
    assert "ja:Print every figure" in printed
    assert printed.startswith("ja:usage")


def test_json_to_a_device_does_not_replace_it(shop: Path) -> None:
    assert run("analyze", shop, "--json", os.devnull) == 0
    assert not Path(os.devnull).is_file()
