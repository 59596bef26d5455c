"""Exports that nobody here wrote open rightly with no help (tests/data/README.md has their attribution)."""

from __future__ import annotations

from pathlib import Path

import pytest

from loyalty_desktop.survey.files.door import read_here
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Survey, survey

LAYOUTS = Path(__file__).parents[1] / "data" / "layouts"


def opened(file: str, reading: Reading | None = None) -> Survey:
    return survey(read_here(LAYOUTS / file, None, lambda _share: None), reading)


@pytest.mark.parametrize(
    ("file", "tool", "heading_rows", "rows", "columns"),
    [
        ("2017-uk-public_data.csv", ("limesurvey", "code_and_text"), (1,), 253, 245),
        ("538-comma-survey.csv", ("surveymonkey", ""), (1,), 1129, 13),
        ("doubleheadr-demo.csv", ("surveymonkey", "more_rows"), (1, 2), 7, 12),
        ("qualtRics-sample.csv", ("qualtrics", "three_rows"), (1, 2, 3), 1, 20),
        ("qualtRics-sample_legacy.csv", ("qualtrics", "legacy"), (1, 2), 1, 15),
    ],
)
def test_export_when_opened_with_no_help(
    file: str, tool: tuple[str, str], heading_rows: tuple[int, ...], rows: int, columns: int
) -> None:
    read = opened(file)
    assert read.tool is not None
    assert (read.tool.id, read.tool.variant) == tool
    assert (read.heading_rows, read.rows, len(read.columns)) == (heading_rows, rows, columns)
    assert read.notes[0].message.id == "encoding_told"
    assert sum(note.message.id == read.tool.said for note in read.notes) == 1
    assert not read.left_out


def test_groups_when_limesurvey_wrote_code_and_text() -> None:
    read = opened("2017-uk-public_data.csv")
    ticked = [column for column in read.columns if column.group.startswith("currentEmp13. In which disciplines")]
    assert len(ticked) == 65
    assert {column.role for column in ticked} == {"experience"}
    assert ticked[0].own == "Accounting & Finance"


def test_groups_when_surveymonkey_wrote_two_rows() -> None:
    read = opened("doubleheadr-demo.csv")
    asked = [column for column in read.columns if column.group == "Please provide your contact information:"]
    assert len(asked) == 10
    assert {column.role for column in asked} <= {"personal", "unused"}  # blank columns are empty
    assert read.columns[-1].heading == "I wish it would have snowed more this winter."


def test_export_when_the_user_chooses_other_rows() -> None:
    one = opened("doubleheadr-demo.csv", Reading(heading_rows=(2,)))
    assert (one.heading_rows, one.rows) == ((2,), 7)
    assert one.columns[1].heading == "Name"
    codes = opened("qualtRics-sample.csv", Reading(heading_rows=(1, 3)))
    assert codes.columns[-3].heading == "Q1"
    assert codes.rows == 1
