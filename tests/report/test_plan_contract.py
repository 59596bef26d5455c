"""`target`, `opportunities` and `actions` of the JSON, by the command that writes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loyalty_desktop.cli import main
from loyalty_desktop.cli_plan import actions_json, plan_of
from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey import edit_actions as edit
from loyalty_desktop.journey.actions import Action
from loyalty_desktop.journey.project import open_project, save
from tests.surveys import APPAREL, survey_of

PROJECT = open_project(APPAREL.with_suffix(".loyalty"))
COUNTER = Counter(survey_of(APPAREL))
IDS = {one.name: one.id for one in PROJECT.journey.experiences}
PLANNED = PROJECT
for name, share in (("試着後に放置された", 0.05), ("情報が見つからなかった", 0.06), ("決済エラーが出た", 0.03)):
    PLANNED = edit.add_action(
        PLANNED, Action("", name, experience=IDS[name], target=share, ticked=True, due="2026-12-20")
    )
PLANNED = edit.add_action(PLANNED, Action("", "案内を作り直す", note="社内", ticked=True))


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    results = analyze(COUNTER, PLANNED.journey)
    made: dict[str, Any] = json.loads(json.dumps(actions_json(plan_of(COUNTER, PLANNED.journey, results, PLANNED))))
    return made


def test_the_target_says_how_far_and_whether_the_interval_reaches_it(written: dict[str, Any]) -> None:
    target = written["target"]
    assert (target["score"], target["date"], target["n"], target["standing"]) == (18.0, "2027-03-31", 1238, "below")
    together = written["actions"]["together"]
    assert target["lacking"] == pytest.approx(target["gap"] - together["points"])


def test_opportunities_are_ranked_and_carry_the_caption(written: dict[str, Any]) -> None:
    block = written["opportunities"]
    assert block["caption"]["id"] == "action_caption"
    items = block["items"]
    assert len(items) == len(PROJECT.journey.drivers) + len(PROJECT.journey.experiences)
    ranks = [one["rank"] for one in items if one["rank"] is not None]
    assert ranks == list(range(1, len(ranks) + 1))
    points = [one["goal"]["points"] for one in items if one["rank"] is not None]
    assert points == sorted(points, reverse=True)
    annoys = next(one for one in items if one["name"] == "試着後に放置された")
    assert (annoys["kind"], annoys["n"], annoys["count"], annoys["state"]) == ("experience", 1238, 175, "ranked")
    assert annoys["goal"]["share"] == pytest.approx(annoys["now"] - 0.1)
    assert annoys["nobody"]["points"] == pytest.approx(-annoys["now"] * annoys["base_share"] * annoys["lift"]["points"])


def test_actions_have_their_own_figures_and_one_together(written: dict[str, Any]) -> None:
    first, *_rest, free = written["actions"]["items"]
    assert (first["about"]["name"], first["target"], first["due"], first["state"]) == (
        "試着後に放置された",
        0.05,
        "2026-12-20",
        "considered",
    )
    assert first["change"]["low"] < first["change"]["points"] < first["change"]["high"]
    assert (free["about"], free["change"], free["figure"], free["note"]) == (None, None, "free", "社内")
    together = written["actions"]["together"]
    assert (together["n"], together["base_share"], together["rows_left_out"]) == (1238, 1, 0)
    effects = sum((one["target"] - one["now"]) * one["effect"] for one in together["items"])
    assert together["points"] == pytest.approx(effects)
    alone = sum(one["change"]["points"] for one in written["actions"]["items"] if one["change"] is not None)
    assert together["points"] < alone  # what goes together is not counted twice


def test_the_command_line_prints_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(PLANNED, tmp_path / "p.loyalty")
    assert main(["analyze", str(APPAREL), "--project", str(tmp_path / "p.loyalty"), "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert "Target +18.0 by 31 Mar 2027: 5.6 to go" in printed
    assert "What could raise the score most" in printed
    assert "If the 3 included actions succeed: +7.4 points (+6.1 to +8.7), n = 1,238" in printed
    assert "no effect is promised" in printed
