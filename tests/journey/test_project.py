"""A project survives being written and read, whatever it holds; a file that is none is refused and left alone."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given

from loyalty_desktop.errors import NewerProject, UnusableProject
from loyalty_desktop.journey import project as module
from loyalty_desktop.journey.model import Driver, Experience, Filter, Journey, Measure, Stage, Target
from loyalty_desktop.journey.project import (
    MIGRATIONS,
    SCHEMA,
    Project,
    SecondFile,
    Source,
    View,
    beside,
    decode,
    encode,
    is_project,
    open_project,
    save,
    source_of,
)
from loyalty_desktop.journey.sources import locate
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from tests.journey.strategies import invariant, projects
from tests.journey.surveys import SCORES, survey_of
from tests.journey.test_atomic import CALLS, failing

if TYPE_CHECKING:
    from collections.abc import Callable

NOWHERE = Path("p.loyalty")
PROJECT = Project(
    (
        Source(
            "C:\\調査\\顧客調査.xlsx",
            "data/顧客調査.xlsx",
            "顧客調査.xlsx",
            "ab" * 32,
            Reading(
                "回答", heading_rows=(1, 2), corrections=(Correction(ColumnKey("Q1"), "loyalty", (("99", "refused"),)),)
            ),
            "2026秋",
            ColumnKey("会員番号"),
        ),
    ),
    Journey(
        Measure(ColumnKey("Q1"), "nrs", target=Target(18, "2027-03-31")),
        (Stage("s", "選ぶ", (Driver("d", "店舗接客", ColumnKey("Q4", 2), "basic"),)),),
        (Experience("x", "急かされた", ColumnKey("Q5"), "急かされた", "d"),),
        (Driver("o", "総合満足度"),),
        (Filter(ColumnKey("性別"), ("女性",)),),
        ColumnKey("w"),
    ),
    (View("女性", (Filter(ColumnKey("性別"), ("女性",)),)),),
)
TEXT = """{
  "format": "loyalty-desktop",
  "schema": 1,
  "project": {
    "sources": [
      {
        "path_absolute": "/a/調査.csv"
      }
    ],
    "journey": {
      "measure": {
        "column": {
          "heading": "おすすめ度",
          "occurrence": 1
        },
        "target": {
          "score": 18.0,
          "date": ""
        }
      },
      "stages": [
        {
          "id": "stage 1",
          "name": "選ぶ",
          "drivers": [
            {
              "id": "a",
              "name": "価格",
              "value": "basic"
            }
          ]
        }
      ]
    }
  }
}
"""


@invariant
@given(projects)
def test_save_then_open_is_the_same(project: Project) -> None:
    data = encode(project, NOWHERE)
    assert decode(data, "p") == project
    assert encode(decode(data, "p"), NOWHERE) == data


def test_save_and_open_in_a_folder_with_a_japanese_name(tmp_path: Path) -> None:
    path = tmp_path / "調査 2026秋" / "アパレルEC_顧客調査.loyalty"
    path.parent.mkdir()
    assert save(PROJECT, path) == PROJECT
    assert open_project(path) == PROJECT
    first = path.read_bytes()
    save(open_project(path), path)
    assert path.read_bytes() == first
    assert "店舗接客" in path.read_text(encoding="utf-8")


def test_the_file_is_readable_and_its_bytes_never_change() -> None:
    small = Project(
        (Source("/a/調査.csv"),),
        Journey(
            Measure(ColumnKey("おすすめ度"), target=Target(18.0)),
            (Stage("stage 1", "選ぶ", (Driver("a", "価格", value="basic"),)),),
        ),
    )
    assert encode(small, NOWHERE).decode() == TEXT
    assert decode(TEXT.encode(), "p") == small
    assert decode(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(), "p") == small  # an editor on Windows


def test_defaults_that_are_left_out_come_back() -> None:
    assert decode(b'{"format": "loyalty-desktop", "schema": 1, "project": {}}', "p") == Project()


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_save_when_a_call_fails_leaves_the_old_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, at: int
) -> None:
    path = tmp_path / "a.loyalty"
    save(PROJECT, path)
    new = msgspec.structs.replace(PROJECT, views=())
    monkeypatch.setattr(os, call, failing(getattr(os, call), at, errno.EIO, after=call == "close"))
    try:
        save(new, path)
        expected, id_ = new, "project_not_saved"
    except UnusableProject as error:
        expected, id_ = PROJECT, error.message.id
    monkeypatch.undo()
    assert id_ == "project_not_saved"
    assert open_project(path) == expected
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("code", "id_"),
    [(errno.ENOSPC, "project_disk_full"), (errno.EROFS, "project_read_only"), (errno.EACCES, "project_read_only")],
)
def test_save_when_it_cannot_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, id_: str) -> None:
    monkeypatch.setattr(os, "fsync", failing(os.fsync, 1, code))
    with pytest.raises(UnusableProject) as caught:
        save(PROJECT, tmp_path / "a.loyalty")
    assert caught.value.message.id == id_
    assert str(tmp_path) in str(caught.value)


def test_save_when_the_folder_is_gone(tmp_path: Path) -> None:
    with pytest.raises(UnusableProject, match="still there"):
        save(PROJECT, tmp_path / "gone" / "a.loyalty")


def test_save_when_a_text_cannot_be_written_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.loyalty"
    save(PROJECT, path)
    with pytest.raises(UnusableProject):
        save(Project(views=(View("\ud800"),)), path)
    assert open_project(path) == PROJECT


def test_save_when_it_could_not_be_opened_again_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.loyalty"
    save(PROJECT, path)
    with pytest.raises(UnusableProject):
        save(Project(journey=Journey(stages=(Stage("a", ""), Stage("a", "")))), path)
    assert open_project(path) == PROJECT


def test_open_when_cut_off_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "a.loyalty"
    save(PROJECT, path)
    whole = path.read_bytes()
    for end in [*range(0, len(whole) - 2, 50), len(whole) - 2]:
        path.write_bytes(whole[:end])
        with pytest.raises(UnusableProject) as caught:
            open_project(path)
        assert "a.loyalty" in str(caught.value)
        assert path.read_bytes() == whole[:end]


def test_open_when_any_byte_is_wrong_opens_or_says_why() -> None:
    whole = encode(PROJECT, NOWHERE)
    said = set()
    for at in range(0, len(whole), 7):
        for byte in (b"\x00", b"\xff", b'"', b"[", b"9"):
            try:
                decode(whole[:at] + byte + whole[at + 1 :], "p")
            except UnusableProject as error:
                said.add(str(error)[:14])
    assert said == {"The project p ", "p is not a Loy"}


@pytest.mark.parametrize(
    ("data", "id_"),
    [
        (b"", "project_damaged"),
        (b"PK\x03\x04", "project_damaged"),
        (b"\xff\xfe{\x00}\x00", "project_damaged"),
        (b"[" * 100_000, "project_damaged"),
        (b"[]", "project_other_file"),
        (b"null", "project_other_file"),
        (b'{"format": "other", "schema": 1}', "project_other_file"),
        (b'{"schema": 1, "project": {}}', "project_other_file"),
    ],
)
def test_open_when_it_is_no_project(tmp_path: Path, data: bytes, id_: str) -> None:
    path = tmp_path / "a.loyalty"
    path.write_bytes(data)
    with pytest.raises(UnusableProject) as caught:
        open_project(path)
    assert caught.value.message.id == id_
    assert path.read_bytes() == data


def test_open_when_there_is_no_file(tmp_path: Path) -> None:
    for path, id_ in ((tmp_path / "gone.loyalty", "file_missing"), (tmp_path, "project_is_folder")):
        with pytest.raises(UnusableProject) as caught:
            open_project(path)
        assert caught.value.message.id == id_


def test_open_when_it_is_far_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGEST", 10)
    (tmp_path / "a.loyalty").write_bytes(TEXT.encode())
    with pytest.raises(UnusableProject, match="not a Loyalty Desktop project"):
        open_project(tmp_path / "a.loyalty")


def changed(edit: Callable[[dict[str, Any]], object]) -> bytes:
    raw = json.loads(encode(PROJECT, NOWHERE))
    edit(raw)
    return json.dumps(raw).encode()


@pytest.mark.parametrize(
    ("edit", "where"),
    [
        (lambda raw: raw.update(schema="1"), "schema"),
        (lambda raw: raw.update(schema=0), "schema"),
        (lambda raw: raw.update(schema=True), "schema"),
        (lambda raw: raw.pop("schema"), "schema"),
        (lambda raw: raw.pop("project"), "project"),
        (lambda raw: raw.update(project=[]), "project"),
        (lambda raw: raw.update(notes="?"), "notes"),
        (lambda raw: raw["project"].update(journey=3), "project.journey"),
        (lambda raw: raw["project"]["sources"][0].pop("path_absolute"), "project.sources[0]"),
        (
            lambda raw: raw["project"]["journey"]["stages"][0]["drivers"][0].update(value="magic"),
            "project.journey.stages[0].drivers[0].value",
        ),
        (lambda raw: raw["project"]["journey"]["measure"].update(negative_max=12), "project.journey.measure"),
        (
            lambda raw: raw["project"]["journey"]["measure"]["target"].update(score=500),
            "project.journey.measure.target",
        ),
        (
            lambda raw: raw["project"]["journey"]["experiences"][0].update(driver="gone"),
            "project.journey.experiences[0].driver",
        ),
        (lambda raw: raw["project"]["journey"]["overall"][0].update(id="d"), "project.journey.overall[0].id"),
    ],
)
def test_open_when_a_part_makes_no_sense(edit: Callable[[dict[str, Any]], object], where: str) -> None:
    with pytest.raises(UnusableProject) as caught:
        decode(changed(edit), "調査.loyalty")
    assert caught.value.message.id == "project_part_unusable"
    assert f" {where} " in str(caught.value)
    assert "調査.loyalty" in str(caught.value)


@pytest.mark.parametrize(
    ("edit", "where"),
    [
        (lambda raw: raw["project"].update(notes=[]), "project.notes"),
        (lambda raw: raw["project"]["views"][0].update(colour="red"), "project.views[0].colour"),
        (
            lambda raw: raw["project"]["sources"][0]["reading"]["corrections"][0]["column"].update(x=1),
            "project.sources[0].reading.corrections[0].column.x",
        ),
        (
            lambda raw: raw["project"]["journey"]["stages"][0]["drivers"][0].update(note=1),
            "project.journey.stages[0].drivers[0].note",
        ),
    ],
)
def test_open_when_something_would_be_lost_on_saving(edit: Callable[[dict[str, Any]], object], where: str) -> None:
    with pytest.raises(UnusableProject) as caught:
        decode(changed(edit), "p.loyalty")
    assert caught.value.message.id == "project_part_unknown"
    assert f" {where} " in str(caught.value)


def test_open_when_it_is_newer_than_the_program() -> None:
    with pytest.raises(NewerProject, match="newer version"):
        decode(changed(lambda raw: raw.update(schema=SCHEMA + 1, project={"all": "new"})), "p")


def test_open_when_it_is_older_goes_through_every_migration() -> None:
    steps = {
        1: lambda content: {**content, "steps": [*content.get("steps", []), 1]},
        2: lambda content: {"views": [{"name": str(step)} for step in [*content["steps"], 2]]},
    }
    old = b'{"format": "loyalty-desktop", "schema": 1, "project": {"journey": {}}}'
    assert decode(old, "p", steps, schema=3) == Project(views=(View("1"), View("2")))


def test_open_when_a_migration_finds_what_it_cannot_use() -> None:
    old = b'{"format": "loyalty-desktop", "schema": 1, "project": {}}'
    for steps in ({1: lambda content: content["gone"]}, {}):
        with pytest.raises(UnusableProject) as caught:
            decode(old, "p", steps, schema=2)
        assert caught.value.message.id == "project_part_unusable"


def test_there_is_a_migration_from_every_older_schema() -> None:
    assert set(MIGRATIONS) == set(range(1, SCHEMA))


def test_paths_follow_the_project_when_it_is_saved_elsewhere(tmp_path: Path) -> None:
    survey = tmp_path / "data" / "調査.csv"
    survey.parent.mkdir()
    survey.write_text("x")
    project = Project((source_of(survey, tmp_path / "a.loyalty", survey_of(("Q1", SCORES))),))
    assert project.sources[0].path_relative == "data/調査.csv"
    assert project.sources[0].file_name == "調査.csv"
    assert project.sources[0].sha256 == "0" * 64
    other = tmp_path / "team" / "b.loyalty"
    other.parent.mkdir()
    assert save(project, other).sources[0].path_relative == "../data/調査.csv"
    assert open_project(other).sources[0].path_relative == "../data/調査.csv"
    assert beside(project, tmp_path / "a.loyalty") is project
    survey.unlink()  # the way that is known is not replaced by a guess
    assert save(project, other).sources[0].path_relative == "data/調査.csv"


def test_files_that_were_found_by_the_relative_way_are_found_from_another_folder(tmp_path: Path) -> None:
    """The project came with its files from another PC; one of them is only beside it, one is not here at all."""
    here, other = tmp_path / "here" / "a.loyalty", tmp_path / "mine" / "b.loyalty"
    for folder in (here.parent / "data", other.parent):
        folder.mkdir(parents=True)
    for name in ("data/秋.csv", "data/顧客.csv", "春.csv"):
        (here.parent / name).write_text(name, "utf-8")
    autumn = Source("", "data/秋.csv", "秋.csv", beside=(SecondFile("/gone/顧客.csv", "data/顧客.csv", "顧客.csv"),))
    spring, lost = Source("/gone/春.csv", "../gone/春.csv", "春.csv"), Source("/gone/冬.csv", "data/冬.csv", "冬.csv")
    here.write_bytes(encode(Project((autumn, spring, lost)), here))
    opened = open_project(here)
    assert opened.sources[0].path_absolute == str(here.parent / "data" / "秋.csv")
    assert opened.sources[2].path_absolute == "/gone/冬.csv"  # a drive may be there again
    written = save(opened, other, here)
    assert open_project(other) == written
    ways = ["../here/data/秋.csv", "../here/春.csv", "../here/data/冬.csv"]
    assert [one.path_relative for one in written.sources] == ways
    assert written.sources[0].beside[0].path_relative == "../here/data/顧客.csv"
    assert [locate(one, other).state for one in written.sources] == ["found", "found", "missing"]
    assert save(written, here, other).sources[0].path_relative == "data/秋.csv"


def test_source_of_when_the_project_has_no_place_yet(tmp_path: Path) -> None:
    source = source_of(tmp_path / "a.csv", None, survey_of(("Q1", SCORES)))
    assert (source.path_absolute, source.path_relative) == (str(tmp_path / "a.csv"), "")


def test_source_of_when_the_name_is_no_text(tmp_path: Path) -> None:
    source = source_of(tmp_path / "\udcff\ud800.csv", tmp_path / "p", survey_of(("Q1", SCORES)))
    assert decode(encode(Project((source,)), NOWHERE), "p").sources == (source,)


def test_is_project() -> None:
    assert is_project(Path("a.loyalty"))
    assert is_project(Path("A.LOYALTY"))
    assert not is_project(Path("a.xlsx"))
