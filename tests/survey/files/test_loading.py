from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.errors import DamagedFile, FileTooLarge, MissingFile, UnknownFormat
from loyalty_desktop.survey.files import loading
from loyalty_desktop.survey.files.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    for path, sentence in (
        (tmp_path / "no.csv", "file_missing"),
        (tmp_path / "a\0b", "file_missing"),
        (tmp_path, "file_is_folder"),
    ):
        with pytest.raises(MissingFile) as raised:
            load(path)
        assert raised.value.message.id == sentence


def test_file_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.csv"
    path.write_text("a")

    def refuse(self: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(type(path), "read_bytes", refuse)
    with pytest.raises(MissingFile) as raised:
        load(path)
    assert raised.value.message.id == "file_not_readable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_without_end_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnknownFormat):
        load(tmp_path / "pipe")


def test_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(loading.MAX_FILE_BYTES + 1)
    with pytest.raises(FileTooLarge, match=r"1\.0 GiB"):
        load(path)


class WindowsError(OSError):
    """What Windows raises, made on any system."""

    def __init__(self, number: int) -> None:
        super().__init__(errno.EACCES, "no")
        self.winerror = number


def failing(path: Path, errors: list[OSError]) -> Callable[[Path], bytes]:
    """Return a way of reading that fails with each error in turn, then works."""

    def read(self: Path) -> bytes:
        if errors:
            raise errors.pop(0)
        return b"id,score"

    return read


@pytest.fixture
def survey(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(loading, "_WAIT", 0)
    path = tmp_path / "survey.xlsx"
    path.write_bytes(b"id,score")
    return path


def test_file_that_excel_is_just_saving_is_read_when_it_has_been(survey: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(survey), "read_bytes", failing(survey, [WindowsError(32), WindowsError(33)]))
    assert load(survey) == b"id,score"


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (WindowsError(32), "file_open_elsewhere"),
        (WindowsError(33), "file_open_elsewhere"),
        (WindowsError(362), "file_in_cloud"),
        (OSError(errno.EDEADLK, "dataless"), "file_in_cloud"),
        (OSError(errno.EIO, "broken disk"), "file_not_readable"),
        (PermissionError(errno.EACCES, "no"), "file_not_readable"),
        (WindowsError(5), "file_not_readable"),
        *((WindowsError(number), "file_away") for number in (21, 53, 59, 64, 121, 1167, 1231)),
        *((OSError(number, "gone"), "file_away") for number in (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENODEV)),
        (WindowsError(206), "file_path_too_long"),
        (OSError(errno.ENAMETOOLONG, "too long"), "file_path_too_long"),
    ],
)
def test_file_that_cannot_be_had_is_told_with_what_to_do(
    survey: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, sentence: str
) -> None:
    monkeypatch.setattr(type(survey), "read_bytes", failing(survey, [error] * loading.TRIES))
    with pytest.raises(MissingFile) as raised:
        load(survey)
    assert raised.value.message.id == sentence
    assert "survey.xlsx" in str(raised.value)


@pytest.mark.parametrize("name", ["~$survey.xlsx", ".~lock.survey.xlsx#"])
def test_lock_mark_names_the_file_to_choose(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(bytes(165))
    with pytest.raises(DamagedFile, match=r"Choose survey\.xlsx instead"):
        load(tmp_path / name)


def test_large_file_that_is_called_like_a_lock_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "~$survey.csv").write_bytes(b"id,score\n" * 1000)
    assert load(tmp_path / "~$survey.csv").startswith(b"id")


def test_stub_of_a_file_in_the_cloud_is_told(tmp_path: Path) -> None:
    (tmp_path / ".survey.xlsx.icloud").write_bytes(b"bplist00")
    for path in (tmp_path / ".survey.xlsx.icloud", tmp_path / "survey.xlsx"):
        with pytest.raises(MissingFile, match=r"^survey\.xlsx is still in the cloud") as raised:
            load(path)
        assert raised.value.message.id == "file_in_cloud"


def test_large_file_comes_in_pieces_that_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_AT_ONCE", 10)
    path = tmp_path / "large.csv"
    path.write_bytes(bytes(range(25)))
    told: list[float] = []
    assert load(path, told.append) == bytes(range(25))
    assert told == [0.4, 0.8, 1.0]
    assert load(path) == bytes(range(25))


def test_drive_that_is_gone_before_reading_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(self: Path, **_how: object) -> os.stat_result:
        raise WindowsError(53)

    monkeypatch.setattr(type(tmp_path), "stat", gone)
    with pytest.raises(MissingFile) as raised:
        load(tmp_path / "survey.xlsx")
    assert raised.value.message.id == "file_away"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows says that such a file is not there")
def test_name_that_is_too_long_is_told_in_short(tmp_path: Path) -> None:
    with pytest.raises(MissingFile) as raised:
        load(tmp_path / ("x" * 300 + ".csv"))
    assert raised.value.message.id == "file_path_too_long"
    assert len(str(raised.value)) < 300


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open everything")
def test_file_without_permission_is_told(survey: Path) -> None:
    survey.chmod(0)
    with pytest.raises(MissingFile) as raised:
        load(survey)
    assert raised.value.message.id == "file_not_readable"


def written_into(path: Path, times: list[int]) -> Callable[[Path], bytes]:
    """Return a way of reading while somebody saves: as often as `times` says."""

    def read(self: Path) -> bytes:
        with path.open("rb") as file:
            data = file.read()
        if times:
            path.write_bytes(data + b"\n" + bytes(times.pop()))
        return data

    return read


def test_file_that_is_written_while_it_is_read_is_read_again(survey: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(survey), "read_bytes", written_into(survey, [1, 2]))
    assert load(survey) == survey.read_bytes() == b"id,score\n\0\0\n\0"


def test_file_that_is_written_on_and_on_is_told(survey: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(survey), "read_bytes", written_into(survey, [1] * loading.TRIES))
    with pytest.raises(MissingFile, match="being written") as raised:
        load(survey)
    assert raised.value.message.id == "file_changing"


def test_file_replaced_while_it_is_read_is_the_old_one_or_the_new_one(
    survey: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = survey.with_name("new")
    new.write_bytes(b"id,score,shop")

    def read(self: Path) -> bytes:
        with survey.open("rb") as file:
            if new.exists():
                new.replace(survey)
            return file.read()

    monkeypatch.setattr(type(survey), "read_bytes", read)
    assert load(survey) in {b"id,score", b"id,score,shop"}


def test_file_open_in_another_program_is_read_and_left_as_it_is(survey: Path) -> None:
    with survey.open("r+b") as held:
        assert load(survey) == b"id,score"
        held.seek(0)
        assert held.read() == b"id,score"
