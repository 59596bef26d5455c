"""Files are put in place as a whole or not at all, never over what is read, elsewhere where one is open."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from loyalty_desktop.errors import LoyaltyError, UsageError
from loyalty_desktop.report import placing
from loyalty_desktop.report.placing import (
    Made,
    NotPlacedError,
    Target,
    check_targets,
    is_open_elsewhere,
    is_there,
    other_name,
    place,
    together,
)

LOCKS = pytest.mark.parametrize("lock", ["~$report.xlsx", ".~lock.report.xlsx#"], ids=["Excel", "LibreOffice"])


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def refuse(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Have files be moved no more, as a system says it."""

    def replaced(_old: object, _new: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "replace", replaced)


def test_what_stood_there_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    report = tmp_path / "report.xlsx"
    report.write_bytes(b"old")
    pictures = tmp_path / "report pictures"
    done = place((Made(report, b"new"), Made(pictures / "a.png", b"png", makes_folder=True)))
    assert report.read_bytes() == b"new"
    assert (pictures / "a.png").read_bytes() == b"png"
    assert done.paths == (report,)
    assert done.pictures == (pictures / "a.png",)
    assert names(tmp_path) == ["report pictures", "report.xlsx"]


@LOCKS
def test_a_file_that_is_open_elsewhere_stays_and_another_name_is_told(tmp_path: Path, lock: str) -> None:
    report = tmp_path / "report.xlsx"
    for name in ("report.xlsx", lock, "report (2).xlsx"):
        (tmp_path / name).write_bytes(b"old")
    assert is_open_elsewhere(report)
    with pytest.raises(NotPlacedError) as refused:
        check_targets((Target("excel", report),), ())
    assert refused.value.other == tmp_path / "report (3).xlsx"
    first, last = tmp_path / "a.pptx", tmp_path / "b.pdf"
    with pytest.raises(NotPlacedError) as refused:
        place((Made(first, b"1"), Made(report, b"2"), Made(last, b"3")))
    assert report.read_bytes() == b"old"
    assert refused.value.written == (first, last)
    assert last.read_bytes() == b"3"
    assert "report.xlsx" in str(refused.value)
    assert together(refused.value.done, place(refused.value.elsewhere())).paths == (
        first,
        last,
        tmp_path / "report (3).xlsx",
    )
    assert (tmp_path / "report (3).xlsx").read_bytes() == b"2"
    assert report.read_bytes() == b"old"


@LOCKS
def test_what_a_program_left_when_it_crashed_does_not_block_a_name(
    tmp_path: Path, lock: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "report.xlsx"
    (tmp_path / lock).write_bytes(b"")
    assert not is_open_elsewhere(report)  # nothing is there that could be lost
    report.write_bytes(b"old")
    with pytest.raises(NotPlacedError) as refused:
        place((Made(report, b"new"),))
    assert refused.value.message.id == "export_maybe_in_use"
    assert not refused.value.is_sure
    check_targets((Target("excel", report, despite_lock=True),), ())
    assert place(refused.value.all_the_same()).paths == (report,)
    assert report.read_bytes() == b"new"
    monkeypatch.setattr(placing, "_is_locked", lambda _file: False)  # as Windows answers
    assert place((Made(report, b"newer"),)).paths == (report,)


def test_a_program_that_holds_a_file_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "report.xlsx"
    report.write_bytes(b"old")
    (tmp_path / "~$report.xlsx").write_bytes(b"")
    monkeypatch.setattr(placing, "_is_locked", lambda _file: True)
    with pytest.raises(NotPlacedError) as refused:
        check_targets((Target("excel", report),), ())
    assert refused.value.message.id == "export_in_use"
    assert refused.value.is_sure


def test_windows_that_lets_nobody_replace_an_open_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "report.xlsx"
    report.write_bytes(b"old")
    refuse(monkeypatch, errno.EACCES)
    with pytest.raises(NotPlacedError) as refused:
        place((Made(report, b"new"),))
    assert refused.value.other == tmp_path / "report (2).xlsx"
    assert names(tmp_path) == ["report.xlsx"]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.ENOSPC, "export_disk_full"),
        (errno.EACCES, "export_read_only"),
        (errno.EROFS, "export_read_only"),
        (errno.EIO, "cannot_write"),
    ],
)
def test_what_is_in_the_way_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, told: str) -> None:
    refuse(monkeypatch, code)
    with pytest.raises(LoyaltyError) as refused:
        place((Made(tmp_path / "report.xlsx", b"new"),))
    assert refused.value.message.id == told
    assert names(tmp_path) == []


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    there = tmp_path / "gone" / "report.pdf"
    for act in (lambda: check_targets((Target("pdf", there),), ()), lambda: place((Made(there, b"new"),))):
        with pytest.raises(LoyaltyError) as refused:
            act()
        assert refused.value.message.id == "export_no_folder"
        assert "gone" in str(refused.value)


def test_what_is_read_is_never_written(tmp_path: Path) -> None:
    survey = tmp_path / "survey.xlsx"
    survey.write_bytes(b"answers")
    (tmp_path / "link.xlsx").symlink_to(survey)
    for name in ("survey.xlsx", "link.xlsx"):
        with pytest.raises(UsageError):
            check_targets((Target("excel", tmp_path / name),), (survey,))


def test_a_name_for_two_and_a_folder_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(LoyaltyError) as refused:
        check_targets((Target("pdf", tmp_path / "a.pdf"), Target("one_page", tmp_path / "a.pdf")), ())
    assert refused.value.message.id == "report_twice"
    (tmp_path / "b.pdf").mkdir()
    (tmp_path / "pictures").write_bytes(b"")
    for target in (Target("pdf", tmp_path / "b.pdf"), Target("pictures", tmp_path / "pictures")):
        with pytest.raises(LoyaltyError) as refused:
            check_targets((target,), ())
        assert refused.value.message.id == "export_other_kind"


def test_the_next_name_that_nobody_uses(tmp_path: Path) -> None:
    assert other_name(tmp_path / "a.b.xlsx") == tmp_path / "a.b (2).xlsx"
    (tmp_path / "~$a.b (2).xlsx").write_bytes(b"")
    assert other_name(tmp_path / "a.b.xlsx") == tmp_path / "a.b (3).xlsx"


def test_a_name_too_long_for_the_system_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / f"{'長' * 200}.xlsx"
    assert not is_there(path)
    assert not is_open_elsewhere(path)
    with pytest.raises(LoyaltyError) as refused:
        check_targets((Target("excel", path),), ())
    assert refused.value.message.id == "cannot_write"
    with pytest.raises(LoyaltyError):
        place((Made(path, b"x"),))


def test_a_share_that_is_away_is_a_folder_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_args: object, **_more: object) -> None:
        raise OSError(errno.EINVAL, "The network name cannot be found")

    monkeypatch.setattr(os, "stat", away)
    assert not any(is_there(tmp_path, what) for what in ("anything", "file", "folder"))
    with pytest.raises(LoyaltyError) as refused:
        check_targets((Target("excel", tmp_path / "a.xlsx"),), ())
    assert refused.value.message.id == "export_no_folder"
