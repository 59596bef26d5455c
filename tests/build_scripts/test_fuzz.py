"""The fuzz run makes the same inputs from the same seed, opens them, and finds what it is there to find."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from build_scripts import fuzz

KINDS = ("csv", "xlsx", "ods", "htm", "xml", "sav", "zip")  # calamine, which reads the others, may end the process


@pytest.fixture(scope="module")
def bases() -> list[fuzz.Base]:
    return [one for one in fuzz.own_files() if one.name in KINDS]


def test_input_when_made_again_is_the_same(bases: list[fuzz.Base]) -> None:
    made = [fuzz.input_of(bases, 6, number) for number in range(12)]
    assert made == [fuzz.input_of(bases, 6, number) for number in range(12)]
    assert made != [fuzz.input_of(bases, 7, number) for number in range(12)]
    assert all(data != base.data for base, data, _way in made[:3])


def test_broken_files_end_in_a_survey_or_a_sentence(bases: list[fuzz.Base], tmp_path: Path) -> None:
    told = set()
    for number in range(40):
        base, data, _way = fuzz.input_of(bases, 6, number)
        path = tmp_path / base.file
        path.write_bytes(data)
        told.add(fuzz.opened_here(path, base))
    assert {"survey", "file_damaged"} <= told


def test_failure_is_found_told_and_kept(
    bases: list[fuzz.Base], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = argparse.Namespace(seed=6, kind="", keep=tmp_path / "kept", first=0, workers=1, seconds=0)
    found = fuzz.Outcome(3, "csv", "cut", "ValueError: no", 0.1, "Traceback\nValueError: no")
    fuzz.keep(found, options, bases)
    assert "FAILURE 6:3" in capsys.readouterr().out
    assert len(list((tmp_path / "kept").iterdir())) == 2
