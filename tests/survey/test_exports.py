"""The layouts of survey tools, told apart and read without any help (INPUTS.md 1A)."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from loyalty_desktop.survey.files.door import read_here
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import survey
from tests.survey import exports
from tests.survey.making import column, observed, roles, survey_of

EVERY = [
    exports.google_ja,
    exports.google_en,
    exports.forms_ja,
    exports.surveymonkey,
    exports.surveymonkey_copy,
    exports.qualtrics,
    exports.limesurvey_codes,
    exports.limesurvey_text,
    exports.typeform_new,
    exports.typeform_old,
    exports.agency_codes,
    exports.surveroid,
    exports.joined_and_columns,
]


def test_google_forms_when_japanese() -> None:
    read = survey_of(exports.google_ja())
    assert list(roles(read).values()) == [
        "timestamp",
        "personal",
        "loyalty",
        "driver",
        "driver",
        "overall_satisfaction",
        "experience",
        "comment",
    ]
    assert [(one.group, one.own) for one in read.columns[3:5]] == [
        ("各項目の満足度", "接客"),
        ("各項目の満足度", "品揃え"),
    ]
    assert {option.text: option.count for option in read.columns[6].scale.options} == {
        "電話": 9,
        "チャット": 6,
        "店舗": 3,
    }
    assert read.columns[7].scale.reasons[-1] == "blank"  # 特になし


def test_google_forms_when_english() -> None:
    read = survey_of(exports.google_en())
    assert list(roles(read).values()) == [
        "timestamp",
        "personal",
        "loyalty",
        "driver",
        "driver",
        "experience",
        "comment",
    ]
    # Nobody was dissatisfied with the staff, yet the grid has five points.
    assert [one.scale.points for one in read.columns[3:5]] == [5, 5]


def test_microsoft_forms() -> None:
    read = survey_of(exports.forms_ja())
    assert list(roles(read).values()) == [
        "id",
        "timestamp",
        "timestamp",
        "personal",
        "unused",
        "loyalty",
        "driver",
        "experience",
        "unused",
        "unused",
        "unused",
    ]
    loyalty = read.columns[5]
    assert (loyalty.heading, loyalty.scale.kind, loyalty.guess.confidence) == (
        "【Q1】この商品を友人に勧めたいと思いますか",
        "zero_to_ten",
        0.95,
    )
    assert {option.text: option.count for option in read.columns[7].scale.options} == {"チャット": 8, "電話": 8}


def test_surveymonkey_when_expanded() -> None:
    read = survey_of(exports.surveymonkey())
    assert read.heading_rows == (1, 2)
    assert read.rows == 6
    chat, phone, other = read.columns[4:7]
    assert (chat.group, chat.own, chat.role) == ("Which did you use?", "Chat", "experience")
    assert chat.scale.kind == phone.scale.kind == "yes_no"
    counted = {
        (code if reason is None else reason): n
        for code, reason, n in zip(
            chat.scale.codes.tolist(), chat.scale.reasons, chat.distinct.counts.tolist(), strict=True
        )
        if n
    }
    assert counted == {1.0: 3, 0.0: 2, "blank": 1}  # who answered nothing at all did not say no
    assert other.role == "comment"
    assert read.columns[7].heading == "How satisfied?"
    assert roles(read)["Respondent ID"] == "id"
    assert roles(read)["IP Address"] == "personal"


def test_surveymonkey_when_the_second_heading_row_is_lost() -> None:
    read = survey_of(exports.surveymonkey_copy())
    options = read.columns[1:4]
    assert [(one.heading, one.group, one.own) for one in options] == [
        ("Field", "Field", "Biology"),
        ("Column2", "Field", "Physics"),
        ("Column3", "Field", "History"),
    ]
    assert {(one.scale.kind, one.role) for one in options} == {("yes_no", "experience")}


@pytest.mark.parametrize("rows", [2, 3])
def test_qualtrics(rows: int) -> None:
    read = survey_of(exports.qualtrics(rows))
    assert read.heading_rows == tuple(range(1, rows + 1))
    assert read.rows == exports.N
    assert list(roles(read).values()) == [
        "timestamp",
        "unused",
        "unused",
        "id",
        "loyalty",
        "derived",
        "experience",
        "experience",
        "comment",
    ]
    assert read.columns[4].heading == "Q23 How likely are you to recommend us?"


def test_limesurvey_when_exported_as_codes() -> None:
    read = survey_of(exports.limesurvey_codes())
    found = roles(read)
    assert [found[name] for name in ("id", "submitdate", "lastpage", "startlanguage", "seed")] == [
        "id",
        "timestamp",
        "unused",
        "unused",
        "unused",
    ]
    assert [one.scale.kind for one in read.columns[6:8]] == ["yes_no", "yes_no"]
    assert column(read, "Q01").guess.confidence <= 0.6


def test_limesurvey_when_exported_as_text() -> None:
    read = survey_of(exports.limesurvey_text())
    assert list(roles(read).values()) == [
        "id",
        "timestamp",
        "unused",
        "driver",
        "driver",
        "experience",
        "experience",
    ]
    assert [one.scale.points for one in read.columns[3:5]] == [5, 5]
    assert read.columns[6].scale.kind == "yes_no"  # nobody was helped


def test_typeform_when_new() -> None:
    read = survey_of(exports.typeform_new())
    found = roles(read)
    assert (found["Which muscles?"], found["Submit Date (UTC)"], found["#"]) == ("experience", "timestamp", "id")
    assert {option.text for option in read.columns[2].scale.options} == {"Biceps", "Triceps"}


def test_typeform_when_old() -> None:
    read = survey_of(exports.typeform_old())
    assert [(one.scale.kind, one.role) for one in read.columns[1:3]] == [("yes_no", "experience")] * 2
    assert [one.key.occurrence for one in read.columns[3:5]] == [1, 2]


def test_agency_codes_when_there_are_no_words() -> None:
    read = survey_of(exports.agency_codes())
    assert roles(read)["SAMPLEID"] == "id"
    assert roles(read)["ANSWERDATE"] == "timestamp"
    # What the numbers mean has to be asked: nothing is sure, and nothing is loyalty.
    asked = [one for one in read.columns if one.heading in {"CELL", "SEX", "Q2S1", "Q2S2"}]
    assert all(one.guess.confidence <= 0.6 for one in asked)
    assert "loyalty" not in roles(read).values()
    assert roles(read)["Q1_2FA"] == "comment"


def test_surveroid_when_blank_was_not_asked() -> None:
    read = survey_of(exports.surveroid())
    for one in read.columns[2:4]:
        assert one.scale.kind == "yes_no"
        assert "blank" in one.scale.reasons
    assert roles(read)["q4t"] == "comment"


def test_joined_column_when_its_options_have_columns() -> None:
    read = survey_of(exports.joined_and_columns())
    joined = column(read, "訪問目的ALL")
    assert (joined.scale.kind, joined.role, joined.guess.why.id) == ("multi", "derived", "why_repeated")
    assert [one.role for one in read.columns[2:5]] == ["experience"] * 3


@pytest.mark.parametrize("export", EVERY, ids=lambda export: export.__name__)
def test_counts_when_added_up_they_are_the_rows(export: Callable[[], list[list[Cell]]]) -> None:
    read = survey_of(export())
    for one in read.columns:
        assert one.distinct.counts.sum() == read.rows
        for code, reason, n in zip(one.scale.codes.tolist(), one.scale.reasons, one.distinct.counts, strict=True):
            read_as_a_number = code == code  # noqa: PLR0124 - NaN
            assert not (read_as_a_number and reason), (one.heading, n)


@pytest.mark.parametrize("export", EVERY, ids=lambda export: export.__name__)
def test_files_when_written_and_read(export: Callable[[], list[list[Cell]]], tmp_path: Path) -> None:
    rows = export()
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(row)
    book.save(tmp_path / "survey.xlsx")
    with (tmp_path / "survey.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    told = [(one.heading, one.own, one.role, one.scale.kind, one.scale.points) for one in survey_of(rows).columns]
    for name in ("survey.xlsx", "survey.csv"):
        read = survey(read_here(tmp_path / name, None, lambda _share: None))
        assert [(one.heading, one.own, one.role, one.scale.kind, one.scale.points) for one in read.columns] == told
        assert len(observed(read)) == len(told)
