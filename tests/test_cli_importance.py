"""The option --importance of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from loyalty_desktop import cli, i18n
from tests.command_line import analysis, run
from tests.compute.reference import DRIVERS, OWN
from tests.surveys import APPAREL, DATA

SMALL = DATA / "method" / "loyalty_small.csv"
ARGUMENTS = [
    *("--loyalty", "nrs", "--map", "d*=driver", "--reverse", "d6"),
    *(part for name in DRIVERS for part in ("--missing", f"{name}=9:not_used")),
]


def test_json_has_the_reference_figures(tmp_path: Path) -> None:
    made = analysis(tmp_path, SMALL, *ARGUMENTS, "--importance")["importance"]
    drivers = {one["column"]: one for one in made["drivers"]}
    assert list(drivers) == list(DRIVERS)
    for name, expected in OWN["em"]["lmg_share"].items():
        assert drivers[name]["share"] == pytest.approx(expected, abs=1e-6)
        assert drivers[name]["low"] < expected < drivers[name]["high"]
    assert (made["n"], made["method"], made["source"]) == (231, "lmg", "em")
    assert made["r2"] == pytest.approx(OWN["em"]["R2"], abs=1e-6)
    assert made["thresholds"]["importance"] == pytest.approx(1 / 6)
    first = ["d1", "d2"]
    assert [name for name, one in drivers.items() if one["quadrant"] == "improve_first"] == first


def test_weight_and_filter_are_followed(tmp_path: Path) -> None:
    weighted = analysis(tmp_path, SMALL, *ARGUMENTS, "--importance", "--weight", "w")["importance"]
    assert weighted["n_eff"] == pytest.approx(197.750138, abs=1e-6)
    found = {one["column"]: one["contribution"] for one in weighted["drivers"]}
    assert found == pytest.approx(OWN["em_weighted"]["lmg"], abs=1e-6)
    one_wave = analysis(tmp_path, SMALL, *ARGUMENTS, "--importance", "--filter", "wave=1")
    assert one_wave["importance"]["n"] == one_wave["loyalty"]["n"] == 114


def test_nobody_waits_for_it_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError

    monkeypatch.setattr("loyalty_desktop.cli_importance.importance", refuse)
    assert analysis(tmp_path, SMALL, *ARGUMENTS)["importance"] is None


def test_the_readable_table_has_it_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("analyze", APPAREL, "--importance") == 0
    english = capsys.readouterr().out
    assert "Improve first" in english
    assert "does not prove" in english
    assert run("analyze", APPAREL) == 0
    assert "does not prove" not in capsys.readouterr().out
    try:
        assert cli.main(["analyze", str(APPAREL), "--importance", "--lang", "ja"]) == 0
    finally:
        i18n.use("en")
    japanese = capsys.readouterr().out
    assert "優先改善" in japanese
    assert "Improve first" not in japanese
