"""--wave, --wave-by and --baseline of the command line, and projects that hold waves: in the JSON and in the tables."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from build_scripts.sample_spring import SPRING
from tests.command_line import analysis, run
from tests.surveys import APPAREL, TOYAMA

ASKED, STAFF, MEMBER, DAY = "おすすめ度 (0-10)", "満足度 [接客]", "会員番号", "タイムスタンプ"


def write(path: Path, month: int, shift: int, rows: int = 60) -> Path:
    """A wave, half of whose people are in the one before."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow([DAY, MEMBER, ASKED, STAFF, "性別"])
        for at in range(rows):
            score = min(10, at * 7 % 11 + shift)
            sex = "女性" if at % 3 else "男性"
            out.writerow(
                [f"2026/{month:02}/{1 + at % 28:02} 10:00:00", f"C{at + 30 * month:04}", score, 1 + at % 5, sex]
            )
    return path


@pytest.fixture
def autumn(tmp_path: Path) -> Path:
    return write(tmp_path / "秋.csv", 10, 2)


@pytest.fixture
def spring(tmp_path: Path) -> Path:
    return write(tmp_path / "春.csv", 9, 0)


@pytest.fixture
def winter(tmp_path: Path) -> Path:
    return write(tmp_path / "冬.csv", 12, 3)


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert run("analyze", *arguments) == 0
    return capsys.readouterr().out


def failed(capsys: pytest.CaptureFixture[str], code: int, *arguments: str | Path) -> str:
    assert run("analyze", *arguments) == code
    return capsys.readouterr().err


def names(found: Any) -> list[tuple[str, str | None]]:
    return [(one["name"], one["compared_with"]) for one in found["waves"]["waves"]]


def test_there_are_no_waves_unless_somebody_asks(autumn: Path, tmp_path: Path) -> None:
    assert analysis(tmp_path, autumn)["waves"] is None


def test_further_files_are_waves_in_the_order_of_their_dates(
    autumn: Path, spring: Path, winter: Path, tmp_path: Path
) -> None:
    found = analysis(tmp_path, autumn, "--wave", winter, "--wave", spring, "--segment", "性別")
    assert names(found) == [("春", None), ("秋", "春"), ("冬", "秋")]
    first, second, _third = found["waves"]["waves"]
    assert (first["change"], second["open"], second["verdict"]) == (None, True, "risen")
    assert second["change"]["flags"] == ["overlap"]
    assert second["overlap"] == {"here": 60, "there": 60, "both": 30, "without_id": 0, "without_zeros": 0}
    assert {one["answers"][0]: one["n"] for one in second["segments"]} == {"男性": 20, "女性": 40}
    assert found["waves"]["comparisons"] == 2
    assert "wave_family" in [one["id"] for one in found["waves"]["told"]]
    (driver,) = second["drivers"]
    assert (driver["name"], driver["head"]["change"]["points"]) == ("接客", 0.0)
    assert second["sentence"]["text"].startswith("NPS has risen from ")
    assert first["drift"]["told"] == [{"id": "drift_rows", "text": "春 has 60 respondents, the open survey 60."}]
    assert second["drift"] is None
    assert found["loyalty"]["score"] == second["score"]  # the file itself stays what is analysed


def test_a_baseline_is_what_all_are_compared_with(autumn: Path, spring: Path, winter: Path, tmp_path: Path) -> None:
    found = analysis(tmp_path, autumn, "--wave", winter, "--wave", spring, "--baseline", "冬")
    assert names(found) == [("春", "冬"), ("秋", "冬"), ("冬", None)]
    assert found["waves"]["baseline"] == "冬"


def test_waves_within_one_file(tmp_path: Path) -> None:
    found = analysis(tmp_path, TOYAMA, "--wave-by", "アンケート回答日:quarter")
    waves = found["waves"]["waves"]
    assert [(one["name"], one["period"], one["respondents"]) for one in waves] == [
        ("2025-Q2", "quarter", 1838),
        ("2025-Q3", "quarter", 1153),
        ("2025-Q4", "quarter", 348),
    ]
    assert found["waves"]["undated"] == 0  # 3,339 respondents in all
    assert names(analysis(tmp_path, TOYAMA, "--wave-by", "アンケート回答日"))[0] == ("2025-04", None)  # months fit best


def test_a_projects_waves_come_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As compare.png and actions.png have them: +3.5 points that may be chance, 5.8 points fewer did not find it."""
    out = tmp_path / "out.json"
    project = APPAREL.with_suffix(".loyalty")
    assert run("analyze", project, "--segment", "年代", "--json", out) == 0
    assert capsys.readouterr().err == ""
    first, second = json.loads(out.read_text(encoding="utf-8"))["waves"]["waves"]
    assert (first["name"], first["n"], round(first["score"], 1)) == ("2026春", 1104, 8.9)
    assert (second["name"], second["n"], round(second["score"], 1)) == ("2026秋", 1238, 12.4)
    assert (round(second["change"]["points"], 1), second["verdict"]) == (3.5, "unclear")
    (missing,) = [one for one in second["experiences"] if one["name"] == "情報が見つからなかった"]
    assert (round(missing["incidence"]["change"]["points"], 1), missing["incidence"]["verdict"]) == (-5.8, "fallen")
    ages = {one["answers"][0]: (one["n"], round(one["score"], 1)) for one in first["segments"]}
    assert (ages["40代"], ages["20代以下"]) == ((331, 16.3), (171, 1.2))
    (renamed,) = first["drift"]["proposed"]
    assert renamed["there"] == "【買う】の満足度 [会員登録のしやすさ]"
    (entry,) = [one for one in second["drivers"] if one["name"] == "会員登録"]
    assert (entry["head"]["change"], entry["refused"]["id"]) == (None, "wave_not_asked")


def test_a_projects_lost_wave_is_told_and_the_rest_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in (APPAREL.name, "apparel_ja.loyalty"):
        shutil.copy(APPAREL.with_name(name), tmp_path / name)
    out = tmp_path / "out.json"
    assert run("analyze", tmp_path / "apparel_ja.loyalty", "--json", out) == 0
    assert f"2026春, {SPRING}, was not found" in capsys.readouterr().err
    lost, alone = json.loads(out.read_text(encoding="utf-8"))["waves"]["waves"]
    assert (lost["usable"], lost["n"], lost["told"][0]["id"]) == (False, 0, "wave_file_missing")
    assert (alone["usable"], alone["compared_with"]) == (True, None)


def test_the_tables_say_what_has_changed(autumn: Path, spring: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, autumn, "--wave", spring)
    assert "春 → 秋" in said
    assert "risen" in said
    assert "30 people answered in both waves" in said


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--wave", "{spring}", "--wave-by", "性別"], 2, "not both"),
        (["--baseline", "春"], 2, "only one survey"),
        (["--wave", "{spring}", "--baseline", "夏"], 2, "There is no wave “夏”. The waves are: 春, 秋."),
        (["--wave-by", "会員番号"], 3, "cannot be compared"),
        (["--wave-by", "ない"], 2, "ない"),
        (["--wave", "ない.csv"], 3, "ない.csv"),
        (["--wave", "{autumn}"], 2, "same answers"),
        (["--wave", "{spring}", "--json", "{spring}"], 2, "春.csv"),
    ],
)
def test_what_cannot_be_done_is_said(
    autumn: Path, spring: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    filled = [one.format(spring=spring, autumn=autumn) for one in arguments]
    assert said in failed(capsys, code, autumn, *filled)
