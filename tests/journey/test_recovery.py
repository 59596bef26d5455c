from __future__ import annotations

import os
from pathlib import Path

import pytest

from loyalty_desktop.errors import UnusableProject
from loyalty_desktop.journey import recovery
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, Source, View
from loyalty_desktop.journey.recovery import About, Kept

PROJECT = Project((Source("/data/春.xlsx", file_name="春.xlsx"),), Journey(), views=(View("女性"),))
AT = "2026-11-23T12:00:00+09:00"


def test_what_was_kept_is_read_as_it_was(tmp_path: Path) -> None:
    kept = Kept(recovery.about("満足度.loyalty", tmp_path / "満足度.loyalty", "abc", AT), PROJECT)
    file = tmp_path / "new" / "one.recovery"
    recovery.keep(kept, file)
    assert recovery.read(file) == kept
    assert kept.about.path == str(tmp_path / "満足度.loyalty")
    assert [one.name for one in file.parent.iterdir()] == ["one.recovery"]


def test_work_without_a_file_has_no_path(tmp_path: Path) -> None:
    assert recovery.about("new", None, "", AT) == About("new", AT)
    assert not Kept(About("new", AT), PROJECT).is_up_to_date
    assert recovery.files_in(tmp_path / "nowhere") == ()


def test_newest_comes_first_and_other_files_are_none(tmp_path: Path) -> None:
    for place, name in enumerate(("b.recovery", "a.recovery", "c.lock")):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (1000 + place, 1000 + place))
    assert [file.name for file in recovery.files_in(tmp_path)] == ["a.recovery", "b.recovery"]


def test_it_is_known_whether_the_project_was_saved_by_somebody_else_since(tmp_path: Path) -> None:
    path = tmp_path / "a.loyalty"
    path.write_bytes(b"one")
    kept = Kept(recovery.about("a", path, recovery.digest_of(path), AT), PROJECT)
    assert kept.is_up_to_date
    path.write_bytes(b"two")
    assert not kept.is_up_to_date
    path.unlink()
    assert not kept.is_up_to_date
    unknown = Kept(recovery.about("a", path, recovery.digest_of(path), AT), PROJECT)
    assert not unknown.is_up_to_date  # a file that could not be read may be anything by now


def test_a_newer_state_takes_the_place_of_the_older_one(tmp_path: Path) -> None:
    file = tmp_path / "one.recovery"
    recovery.keep(Kept(About("a", AT), PROJECT), file)
    later = Kept(About("a", AT), changed(PROJECT, views=()))
    recovery.keep(later, file)
    assert recovery.read(file) == later


@pytest.mark.parametrize(
    ("data", "id_"),
    [
        (b"", "project_damaged"),
        (b"{}\n{}", "project_damaged"),
        (b"\xff\xfe\n", "project_damaged"),
        (b'{"name":"a","at":"","format":"other"}\n{}', "project_other_file"),
        (b'{"name":"a","at":""}\n{"format":"loyalty-desktop"', "project_damaged"),
    ],
)
def test_what_is_no_kept_work_is_refused_in_a_sentence(tmp_path: Path, data: bytes, id_: str) -> None:
    file = tmp_path / "one.recovery"
    file.write_bytes(data)
    with pytest.raises(UnusableProject) as refused:
        recovery.read(file)
    assert refused.value.message.id == id_


def test_a_file_that_has_gone_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnusableProject) as refused:
        recovery.read(tmp_path / "gone.recovery")
    assert refused.value.message.id == "file_not_readable"
