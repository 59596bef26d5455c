"""Opening without a window: the files that a survey is read with come with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from loyalty_desktop.desktop.session.opening import Opened, open_file, read_again
from loyalty_desktop.journey.project import Project, Source, save
from loyalty_desktop.journey.second_files import with_questionnaire
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
