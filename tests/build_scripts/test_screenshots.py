from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "build_scripts" / "screenshots.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.xlsx"], "There is no file nowhere.xlsx."),
        (["--sizes", "large"], "large is no size such as 1440x900."),
    ],
)
def test_sentence_when_something_asked_for_is_not_there(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = run(str(tmp_path / "out"), *arguments)
    assert (done.returncode, done.stderr.strip().splitlines()[-1]) == (2, said)
    assert not (tmp_path / "out").exists()


def test_sentence_when_a_file_is_no_survey(tmp_path: Path) -> None:
    nothing = tmp_path / "empty.csv"
    nothing.write_text("", encoding="utf-8")
    looks = ["--sizes", "1280x720", "--languages", "en", "--themes", "light", "--only", "data"]
    done = run(str(tmp_path / "out"), str(nothing), *looks)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "empty.csv" in done.stderr
    assert not list((tmp_path / "out").rglob("*.png"))


def test_picture_when_a_survey_is_given(tmp_path: Path) -> None:
    file = tmp_path / "asked.csv"
    file.write_text("How likely are you to recommend us?,Staff\n" + "9,5\n7,4\n3,2\n10,5\n" * 5, encoding="utf-8")
    looks = ["--sizes", "1280x720", "--languages", "en", "--themes", "light", "--only", "data"]
    done = run(str(tmp_path / "out"), str(file), *looks)
    assert done.returncode == 0, done.stderr
    assert [one.relative_to(tmp_path / "out").as_posix() for one in (tmp_path / "out").rglob("*.png")] == [
        "1280x720/en-light/data.png"
    ]
