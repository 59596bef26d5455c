"""The option --voices of the command line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from loyalty_desktop import cli, i18n
from tests.command_line import analysis, run

HEADS = ("score", "shop", "liked", "missed")
LIKED = ("接客が良い", "特になし", "The staff were friendly", "")
MISSED = ("", "値段が高い", "none")
TOLD = ("--loyalty", "score", "--map", "liked=comment", "--map", "missed=comment")


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """A survey of 120 people whose comments go with their answers."""
    rows = [((10, 8, 4)[at % 3], "xy"[at % 2], LIKED[at % 4], MISSED[at % 3]) for at in range(120)]
    path = tmp_path / "voices.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADS, *rows])
    return path


def test_json_has_every_question_together_and_apart(survey: Path, tmp_path: Path) -> None:
    together, liked, missed = analysis(tmp_path, survey, *TOLD, "--voices")["voices"]
    assert [one["column"] for one in together["columns"]] == ["liked", "missed"]
    assert [liked[name] for name in ("respondents", "wrote", "nothing", "silent")] == [120, 60, 30, 30]
    assert [missed[name] for name in ("wrote", "nothing", "silent")] == [40, 40, 40]
    words = {one["key"]: one for one in missed["words"]}
    high = words["値段 + 高い"]  # every passive answer, and no other, says that the price is high
    assert (high["n"], high["negative"], high["passive"], high["positive"], high["score"]) == (40, 0, 40, 0, 0)
    assert set(high["told"]) == {"値段", "高い"}  # nobody wrote one without the other
    assert high["versus_rest"]["p"] is None  # nobody wrote anything else to this question
    mixed = next(one for one in together["words"] if one["negative"] and one["positive"])
    assert mixed["rest"]["n"] == together["writers"]["n"] - mixed["n"]
    assert mixed["versus_rest"]["p"] <= mixed["versus_rest"]["p_adjusted"] <= 1
    first = mixed["classes"][0]
    assert (first["class"], first["inside"]["count"]) == ("negative", mixed["negative"])
    assert first["inside"]["n"] + first["outside"]["n"] == together["scored"]
    assert {one["kind"] for one in (*together["words"], *liked["words"])} <= {"word", "phrase"}


def test_a_filter_is_followed(survey: Path, tmp_path: Path) -> None:
    made = analysis(tmp_path, survey, *TOLD, "--voices", "--filter", "shop=x")["voices"]
    assert [one["respondents"] for one in made] == [60, 60, 60]


def test_nobody_waits_for_it_unasked(survey: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError

    monkeypatch.setattr("loyalty_desktop.cli_voices.voices", refuse)
    assert analysis(tmp_path, survey, *TOLD)["voices"] is None


def test_the_readable_table_has_it_in_both_languages(survey: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("analyze", survey, *TOLD, "--voices") == 0
    english = capsys.readouterr().out
    assert "60 of 120 people wrote something · 30 wrote only “nothing” or the like · 30 left it blank" in english
    assert "do not prove its cause" in english
    try:
        assert cli.main(["analyze", str(survey), *TOLD, "--voices", "--lang", "ja"]) == 0
    finally:
        i18n.use("en")
    assert "無記入 30 人" in capsys.readouterr().out
