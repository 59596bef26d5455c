"""The files that a survey is read with are found again, moved with the project or left where they were."""

from __future__ import annotations

from pathlib import Path

import msgspec

from loyalty_desktop.journey.project import Project, Source, open_project, save
from loyalty_desktop.journey.second_files import (
    files_of,
    places_of,
    read_beside,
    second_file,
    with_join,
    with_questionnaire,
    without_join,
)
from loyalty_desktop.survey.files.door import read_here
from loyalty_desktop.survey.reading import ColumnKey, Join, Reading
from loyalty_desktop.survey.sheet import Workbook
from loyalty_desktop.survey.survey import survey

SURVEY = "ID,Q1,Q2,Q3\n" + "".join(f"A{n},{1 + n % 2},{1 + n % 5},{1 + n % 3}\n" for n in range(20))
BOOK = "変数,設問文,コード,ラベル\nQ1,性別,1,男性\n,,2,女性\nQ2,満足度,1,満足\n,,2,普通\n"


def read(path: Path) -> Workbook:
    return read_here(path, None, lambda _share: None)


def project_in(folder: Path) -> Project:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.csv").write_text(SURVEY, encoding="utf-8")
    (folder / "調査票.csv").write_text(BOOK, encoding="utf-8")
    source = Source(str(folder / "a.csv"), file_name="a.csv")
    return with_questionnaire(Project((source,)), 0, folder / "調査票.csv")


def test_questionnaire_is_kept_and_found_where_it_was(tmp_path: Path) -> None:
    project = project_in(tmp_path / "data")
    saved = save(project, tmp_path / "p.loyalty")
    again = open_project(tmp_path / "p.loyalty")
    assert again == saved
    assert again.sources[0].beside[0].path_relative == "data/調査票.csv"
    assert places_of(again.sources[0], tmp_path / "p.loyalty") == (tmp_path / "data" / "調査票.csv",)


def test_questionnaire_moved_with_the_project(tmp_path: Path) -> None:
    save(project_in(tmp_path / "old" / "data"), tmp_path / "old" / "p.loyalty")
    (tmp_path / "old").rename(tmp_path / "new")
    moved = open_project(tmp_path / "new" / "p.loyalty")
    (place,) = places_of(moved.sources[0], tmp_path / "new" / "p.loyalty")
    assert place.samefile(tmp_path / "new" / "data" / "調査票.csv")
    workbook = read_beside(read(tmp_path / "new" / "data" / "a.csv"), (place,), read)
    found = survey(workbook, moved.sources[0].reading).column(ColumnKey("Q1"))
    assert found is not None
    assert found.title == "性別"


def test_questionnaire_that_is_gone_is_asked_for(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    (tmp_path / "調査票.csv").unlink()
    assert places_of(project.sources[0], tmp_path / "p.loyalty") == ()
    said = survey(read(tmp_path / "a.csv"), project.sources[0].reading).notes
    assert "questionnaire_missing" in [note.message.id for note in said if note.state == "asked"]


def test_questionnaire_taken_away_again(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    without = with_questionnaire(project, 0, None)
    assert (without.sources[0].beside, without.sources[0].reading.questionnaire) == ((), None)
    other = with_questionnaire(project, 0, tmp_path / "別.csv")
    assert [one.file_name for one in other.sources[0].beside] == ["別.csv"]


def test_only_files_that_the_reading_names_are_read(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    join = Join("顧客.csv", ColumnKey("ID"), ColumnKey("会員番号"))
    assert files_of(Reading(questionnaire="調査票.csv", joins=(join,))) == ("調査票.csv", "顧客.csv")
    source = project.sources[0]
    (tmp_path / "顧客.csv").write_text(SURVEY, encoding="utf-8")
    spare = second_file(tmp_path / "顧客.csv", tmp_path / "p.loyalty")
    assert places_of(Source(source.path_absolute, reading=source.reading, beside=(*source.beside, spare)), None) == (
        tmp_path / "調査票.csv",
    )


def test_joined_table_is_kept_switched_anew_and_taken_away(tmp_path: Path) -> None:
    join = Join("顧客.csv", ColumnKey("ID"), ColumnKey("会員番号"))
    project = with_join(project_in(tmp_path), 0, join, tmp_path / "顧客.csv", "abc")
    source = project.sources[0]
    assert source.reading.joins == (join,)
    assert [(one.file_name, one.sha256) for one in source.beside] == [("調査票.csv", ""), ("顧客.csv", "abc")]
    off = source.reading.switched("join:顧客.csv", applies=False, usual=True)
    switched = Project((msgspec.structs.replace(source, reading=off),))
    again = with_join(switched, 0, msgspec.structs.replace(join, loose=True), tmp_path / "顧客.csv").sources[0]
    assert (again.reading.kept, [one.loose for one in again.reading.joins]) == ((), [True])
    without = without_join(switched, 0, "顧客.csv").sources[0]
    assert (without.reading.joins, without.reading.kept) == ((), ())
    assert [one.file_name for one in without.beside] == ["調査票.csv"]
