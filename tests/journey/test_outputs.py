"""What is written, and that it is never what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from loyalty_desktop.errors import LoyaltyError, UsageError
from loyalty_desktop.journey.outputs import check_new_project, check_output, same_file, write_text


def test_one_file_under_several_names(tmp_path: Path) -> None:
    file, hard = tmp_path / "a.csv", tmp_path / "b.csv"
    file.write_text("a", encoding="utf-8")
    hard.hardlink_to(file)
    assert same_file(file, tmp_path / "x" / ".." / "a.csv")
    assert same_file(file, hard)
    assert not same_file(file, tmp_path / "c.csv")
    assert same_file(tmp_path / "c.csv", tmp_path / "." / "c.csv")  # not there yet
    assert not same_file(Path("a\0b"), file)
    with pytest.raises(UsageError):
        check_output(hard, [file])
    check_output(tmp_path / "c.csv", [file])


def test_a_new_project_ends_in_loyalty_and_replaces_nothing_unasked(tmp_path: Path) -> None:
    file, target = tmp_path / "a.csv", tmp_path / "p.LOYALTY"
    check_new_project(target, file, force=False)
    target.write_text("{}", encoding="utf-8")
    check_new_project(target, file, force=True)
    for wrong, force in ((target, False), (tmp_path / "p.json", True), (file, True)):
        with pytest.raises(UsageError):
            check_new_project(wrong, file, force=force)


def test_a_text_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "o.json"
    write_text(target, "旧")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(LoyaltyError, match="No space left"):
        write_text(target, "新")
    assert target.read_text(encoding="utf-8") == "旧"
    assert [one.name for one in tmp_path.iterdir()] == ["o.json"]
    with pytest.raises(LoyaltyError):
        write_text(tmp_path, "a folder")
