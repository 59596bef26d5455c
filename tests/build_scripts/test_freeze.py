"""The built program is only called good when its JSON holds a score."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from build_scripts import freeze

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "output",
    [
        '{"score": -12.5}',
        '{"results": [{"name": "a"}, {"score": 0}]}',
        '{"loyalty": {"score": {"value": 3, "n": 40}}}',
    ],
)
def test_fault_when_there_is_a_score(output: str) -> None:
    assert freeze.fault_of(0, output, "") == ""


@pytest.mark.parametrize(
    ("code", "output", "errors", "fault"),
    [
        (1, "", "numpy is missing", "ended with 1:\nnumpy is missing"),
        (0, "score 12", "", "did not print JSON"),
        (0, "", "", "did not print JSON"),
        (0, '{"score": null}', "", "has no score"),
        (0, '{"score": true}', "", "has no score"),
        (0, '{"score": {"value": null, "n": 3}}', "", "has no score"),
        (0, "[]", "", "has no score"),
    ],
)
def test_fault_when_the_answer_is_no_good(code: int, output: str, errors: str, fault: str) -> None:
    assert fault in freeze.fault_of(code, output, errors)


def test_megabytes_when_folders_are_nested(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "program").write_bytes(bytes(500_000))
    (tmp_path / "inner" / "library").write_bytes(bytes(2_000_000))
    assert freeze.megabytes(tmp_path) == pytest.approx(2.5)


def test_spec_when_read() -> None:
    spec = freeze.ROOT / "build_scripts" / "loyalty_desktop.spec"
    compile(spec.read_text(encoding="utf-8"), str(spec), "exec")
