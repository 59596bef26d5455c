from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.journey.backups import LIMIT, backups_of, put_aside

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "春.loyalty"
    path.write_bytes(b"first")
    return path


def test_what_is_saved_over_is_put_aside(project: Path, tmp_path: Path) -> None:
    backup = put_aside(project, tmp_path / "kept", NOW.astimezone(timezone(timedelta(hours=9))))
    assert backup is not None
    assert backup.at == NOW
    assert backup.file.read_bytes() == b"first"
    assert backups_of(project, tmp_path / "kept") == (backup,)


def test_a_first_save_and_the_same_again_put_nothing_aside(project: Path, tmp_path: Path) -> None:
    assert put_aside(tmp_path / "new.loyalty", tmp_path / "kept", NOW) is None
    put_aside(project, tmp_path / "kept", NOW)
    assert put_aside(project, tmp_path / "kept", NOW + timedelta(hours=1)) is None
    assert len(backups_of(project, tmp_path / "kept")) == 1


def test_a_back_up_that_cannot_be_read_keeps_no_other_from_being_made(project: Path, tmp_path: Path) -> None:
    first = put_aside(project, tmp_path / "kept", NOW)
    assert first is not None
    first.file.unlink()
    first.file.mkdir()  # cannot be read as a file, on any system and by anybody
    later = put_aside(project, tmp_path / "kept", NOW + timedelta(hours=1))
    assert later is not None
    assert later.file.read_bytes() == b"first"


def test_projects_of_one_name_are_kept_apart(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / project.name
    other.parent.mkdir()
    other.write_bytes(b"theirs")
    put_aside(project, tmp_path / "kept", NOW)
    put_aside(other, tmp_path / "kept", NOW)
    (own,) = backups_of(project, tmp_path / "kept")
    (theirs,) = backups_of(other, tmp_path / "kept")
    assert (own.file.read_bytes(), theirs.file.read_bytes()) == (b"first", b"theirs")


def test_the_newest_are_kept_and_the_last_of_earlier_days(project: Path, tmp_path: Path) -> None:
    times = [NOW + timedelta(days=day, minutes=minute) for day in range(30) for minute in (0, 10)]
    for at in times:
        project.write_bytes(at.isoformat().encode())
        put_aside(project, tmp_path / "kept", at)
    kept = [backup.at for backup in backups_of(project, tmp_path / "kept")]
    assert kept[:LIMIT] == times[: -LIMIT - 1 : -1]
    older = kept[LIMIT:]
    assert len(older) == 14
    assert len({at.date() for at in older}) == len(older)
    assert all(at.minute == 40 for at in older)


def test_strange_files_are_passed_over(project: Path, tmp_path: Path) -> None:
    backup = put_aside(project, tmp_path / "kept", NOW)
    assert backup is not None
    for name in ("notes.txt", "20269999T999999999999Z.loyalty"):
        (backup.file.parent / name).write_bytes(b"")
    assert backups_of(project, tmp_path / "kept") == (backup,)
