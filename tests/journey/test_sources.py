"""Sources are found where they are, and what changed is told."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.errors import MissingFile
from loyalty_desktop.journey.project import Project, Source, open_project, save
from loyalty_desktop.journey.sources import Located, locate, relink, sha256_of
from loyalty_desktop.survey.files.door import read_here
from loyalty_desktop.survey.reading import Reading

if TYPE_CHECKING:
    from pathlib import Path

BYTES = "名前,点\nあ,9\n".encode()
SHA = hashlib.sha256(BYTES).hexdigest()


def put(path: Path, data: bytes = BYTES) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def source(absolute: Path | str, relative: str = "data/調査.csv") -> Source:
    return Source(str(absolute), relative, "調査.csv", SHA)


def test_sha256_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = put(tmp_path / "a.csv", BYTES * 100_000)
    assert sha256_of(path) == read_here(path, None, lambda _share: None).sha256


def test_locate_beside_the_project_first(tmp_path: Path) -> None:
    here, there = put(tmp_path / "p" / "data" / "調査.csv"), put(tmp_path / "old" / "調査.csv")
    assert locate(source(there), tmp_path / "p" / "a.loyalty") == Located(here, "found")


def test_locate_where_it_was_when_only_the_project_moved(tmp_path: Path) -> None:
    there = put(tmp_path / "old" / "調査.csv")
    assert locate(source(there), tmp_path / "p" / "a.loyalty") == Located(there, "found")


def test_locate_by_name_beside_the_project(tmp_path: Path) -> None:
    here = put(tmp_path / "p" / "調査.csv")
    project = tmp_path / "p" / "a.loyalty"
    assert locate(source(tmp_path / "old" / "調査.csv"), project) == Located(here, "moved")
    assert locate(source(r"C:\Users\佐藤\調査.csv", ""), project) == Located(here, "moved")


def test_locate_when_the_project_has_no_place_yet(tmp_path: Path) -> None:
    there = put(tmp_path / "調査.csv")
    assert locate(source(there), None) == Located(there, "found")
    assert locate(source(tmp_path / "gone.csv"), None) == Located(tmp_path / "gone.csv", "missing")


def test_locate_when_its_bytes_changed(tmp_path: Path) -> None:
    here = put(tmp_path / "data" / "調査.csv", b"new")
    assert locate(source(here), tmp_path / "a.loyalty") == Located(here, "changed")
    assert locate(Source(str(here), file_name="調査.csv"), tmp_path / "a.loyalty") == Located(here, "found")


def test_locate_when_it_is_gone_says_where_it_was_expected(tmp_path: Path) -> None:
    (tmp_path / "data" / "調査.csv").mkdir(parents=True)  # a folder is no survey
    expected = tmp_path / "data" / "調査.csv"
    assert locate(source(tmp_path / "gone.csv"), tmp_path / "a.loyalty") == Located(expected, "missing")
    assert locate(Source("", "", ""), tmp_path / "a.loyalty").state == "missing"


def test_locate_when_a_file_cannot_be_read_looks_on(tmp_path: Path) -> None:
    put(tmp_path / "data" / "調査.csv")
    other = put(tmp_path / "調査.csv")

    def digest(path: Path) -> str:
        if path != other:
            raise PermissionError
        return SHA

    assert locate(source(tmp_path / "gone.csv"), tmp_path / "a.loyalty", digest) == Located(other, "moved")


def test_locate_when_the_only_file_is_locked_leaves_the_word_to_whoever_reads_it(tmp_path: Path) -> None:
    """That it was not found would be wrong: it is open in another program, or may not be read."""
    held = put(tmp_path / "調査.csv")

    def digest(path: Path) -> str:
        raise PermissionError

    assert locate(source(tmp_path / "gone.csv"), tmp_path / "a.loyalty", digest) == Located(held, "found")


@pytest.mark.parametrize("relative", ["/etc/passwd", "//server/share/調査.csv", "a\0b", "C:/調査.csv"])
def test_locate_when_the_relative_path_is_none(tmp_path: Path, relative: str) -> None:
    asked: list[Path] = []

    def digest(path: Path) -> str:
        asked.append(path)
        return SHA

    assert locate(source(tmp_path / "gone.csv", relative), tmp_path / "a.loyalty", digest).state == "missing"
    assert asked == []


def test_relink_keeps_the_reading_and_is_saved_with_a_new_way(tmp_path: Path) -> None:
    reading = Reading("回答")
    before = Project((Source("/old/a.csv", "a.csv", "a.csv", "0" * 64, reading, "2026秋"), Source("/b")))
    new = put(tmp_path / "2026" / "新.csv")
    project = relink(before, 0, new)
    assert project.sources[0] == Source(str(new), "", "新.csv", SHA, reading, "2026秋")
    assert project.sources[1] is before.sources[1]
    assert project.journey is before.journey
    save(project, tmp_path / "p.loyalty")
    saved = open_project(tmp_path / "p.loyalty")
    assert saved.sources[0].path_relative == "2026/新.csv"
    assert locate(saved.sources[0], tmp_path / "p.loyalty") == Located(new, "found")


@pytest.mark.parametrize("index", [1, -1])
def test_relink_when_there_is_no_such_source(tmp_path: Path, index: int) -> None:
    with pytest.raises(IndexError):
        relink(Project((Source("/a.csv"),)), index, put(tmp_path / "a.csv"))


def test_relink_when_the_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match=r"gone\.csv"):
        relink(Project((Source("/a.csv"),)), 0, tmp_path / "gone.csv")
    known = relink(Project((Source("/a.csv"),)), 0, tmp_path / "gone.csv", sha256=SHA)
    assert known.sources[0].sha256 == SHA
