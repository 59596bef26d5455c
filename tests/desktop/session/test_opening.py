"""Opening without a window: the files that a survey is read with come with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from loyalty_desktop.desktop.session.opening import _READ, Opened, open_file, read_again
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, Source, save
from loyalty_desktop.journey.second_files import with_questionnaire
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.reading import ColumnKey
from tests.survey.files.workbooks import book_of_sheets
from tests.survey.layouts.books import PANEL, QUESTIONNAIRE
from tests.survey.layouts.layout import csv


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "panel.csv").write_bytes(csv(PANEL, "cp932"))
    (tmp_path / "調査票.xlsx").write_bytes(book_of_sheets({"調査票": QUESTIONNAIRE}))
    source = Source(str(tmp_path / "panel.csv"), file_name="panel.csv")
    save(with_questionnaire(Project((source,)), 0, tmp_path / "調査票.xlsx"), tmp_path / "p.loyalty")
    return tmp_path / "p.loyalty"


def opened(path: Path) -> Opened:
    return open_file(path, None, lambda _share: None, lambda: False)


def title_of(made: Opened, heading: str) -> str:
    assert made.survey is not None
    column = made.survey.column(ColumnKey(heading))
    assert column is not None
    return column.title


def test_questionnaire_is_opened_with_the_project(project: Path) -> None:
    made = opened(project)
    assert title_of(made, "Q1_2").endswith("配偶者")
    again, _counter = read_again(project.with_name("panel.csv"), made.project, lambda _share: None, lambda: False)
    assert [one.title for one in again.columns] == [one.title for one in made.survey.columns]  # type: ignore[union-attr]


def test_project_opens_without_its_questionnaire(project: Path) -> None:
    project.with_name("調査票.xlsx").unlink()
    made = opened(project)
    assert title_of(made, "Q1_2") == "Q1_2"
    assert made.survey is not None
    assert "questionnaire_missing" in [note.message.id for note in made.survey.notes]


def test_progress_goes_on_while_answers_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    path.write_bytes(csv(PANEL, "utf-8"))
    heard: list[float] = []
    made = open_file(path, None, heard.append, lambda: False)
    assert made.survey is not None
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len([share for share in heard if _READ < share < 1.0]) > len(made.survey.columns)


def test_answers_that_were_read_with_the_same_characters_are_not_read_twice(tmp_path: Path) -> None:
    """Somebody chose the encoding of the survey; its newer answers were read already, to see what they are."""
    path = tmp_path / "panel.csv"
    path.write_bytes(csv(PANEL, "cp932"))
    project = open_file(path, None, lambda _share: None, lambda: False).project
    book = workbook_of(Given(path.read_bytes(), path.name), lambda _share: None)
    assert book.encoding is not None
    told = changed(project.sources[0], reading=changed(project.sources[0].reading, encoding=book.encoding))
    path.unlink()
    read, _counter = read_again(path, changed(project, sources=(told,)), lambda _share: None, lambda: False, book=book)
    assert read.workbook.sheets == book.sheets
