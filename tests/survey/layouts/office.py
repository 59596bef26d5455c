"""What office programs and Europe write: formats that belong to answers, decimal commas, colours, parts, far cells."""

from __future__ import annotations

import openpyxl
from openpyxl.styles import PatternFill

from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.survey import Survey
from tests.survey.files import styled
from tests.survey.files.workbooks import saved, workbook
from tests.survey.layouts.layout import Layout, codes, csv, roles, said

N = 30
CODES = (
    ("ID", "Q1", "Q2"),
    *((at, at % 11, at % 5 + 1) for at in range(N)),
    (),
    ("■コード表",),
    ("設問", "コード", "意味"),
    ("Q1", "", "友人に薦める可能性（0〜10）"),
    *(("Q2", at, text) for at, text in enumerate(("とても満足", "満足", "普通", "不満", "とても不満"), 1)),
)
SPANISH = (
    ("Cliente", "Recomendación NPS (0-10)", "Gasto anual", "Nota media", "Motivos"),
    *(
        (f"C{at:03}", at % 11, f"{at % 9 + 1}.{at * 37 % 900 + 100},{at * 7 % 90 + 10} €", f"{at % 4 + 1},0", "1,3")
        for at in range(N)
    ),
)
MONTHS = [("Response ID", "NPS", "Service (1-5)"), *((at, at % 11, at % 5 + 1) for at in range(12))]
RATED = tuple(ColumnKey(f"{name}の満足度") for name in ("接客", "品揃え", "価格"))
SIXTH = (
    ("ID", "NPS", *(key.heading for key in RATED)),
    *((at, at % 11, *((at * step + step) % 5 + 1 if (at + step) % 8 else 6 for step in (1, 2, 3))) for at in range(60)),
)


def check_codes(survey: Survey) -> None:
    """The question stands where the labels of its codes do, in the row without a code."""
    assert {column.heading: column.title for column in survey.columns}["Q1"] == "友人に薦める可能性(0~10)"
    assert roles(survey) == {"ID": "id", "Q1": "loyalty", "Q2": "driver"}
    assert said(survey)["code_book"] == 2
    assert codes(survey, "Q2")["1: とても満足"] == 5.0


def check_commas(survey: Survey) -> None:
    assert roles(survey)["Recomendación NPS (0-10)"] == "loyalty"
    assert codes(survey, "Gasto anual")["1100.10 €"] == 1100.1
    assert codes(survey, "Nota media") == {f"{at}.0": float(at) for at in range(1, 5)}
    assert said(survey)["decimal_commas"] == 2 * N
    assert said(survey)["decimal_commas_open"] == N


def check_commas_off(survey: Survey) -> None:
    assert "1,0" in codes(survey, "Nota media")
    assert next(note.state for note in survey.notes if note.rule == "decimal_commas") == "offered"


def coloured() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["No", "Recommend (0-10)", "Mood"])
    for at in range(N):
        sheet.append([at, at % 11])
        sheet.cell(at + 2, 3).fill = PatternFill("solid", fgColor=("00B050", "FFC000", "FF0000")[at % 3])
    return saved(book)


def check_colours(survey: Survey) -> None:
    (note,) = [note for note in survey.notes if note.message.id == "colours_only"]
    assert (note.count, note.columns, note.cells[:2]) == (N, (ColumnKey("Mood"),), ("C2", "C3"))
    assert roles(survey)["Mood"] == "unused"


def check_parts(survey: Survey) -> None:
    assert said(survey)["rows_repeated_headings"] == 2
    assert said(survey)["blocks_numbered"] == 3
    assert roles(survey)["Block"] == "segment"


def check_one_table(survey: Survey) -> None:
    assert list(roles(survey)) == list(MONTHS[0])
    assert survey.rows == 36


def check_sixth(survey: Survey) -> None:
    (note,) = [note for note in survey.notes if note.message.id == "sixth_asked"]
    assert (note.state, note.columns) == ("asked", RATED)
    assert {column.scale.high for column in survey.columns[2:]} == {6}


def check_sixth_answered(survey: Survey) -> None:
    assert "sixth_asked" not in said(survey)
    assert {column.scale.high for column in survey.columns[2:]} == {5}
    assert codes(survey, "接客の満足度")["6"] == "not_used"


def far() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in MONTHS:
        sheet.append(list(row))
    sheet["XFD1048576"] = 0.5
    return saved(book)


def check_far(survey: Survey) -> None:
    (note,) = [note for note in survey.notes if note.message.id == "cells_far"]
    assert (note.count, note.cells, survey.rows) == (1, ("XFD1048576",), 12)


def check_styled(survey: Survey) -> None:
    assert survey.columns[0].distinct.texts[1] == "00037"
    assert said(survey)["ids_padded"] == said(survey)["percent_shown"] == 1
    assert codes(survey, "会員登録した") == {"FALSE": 0.0, "TRUE": 1.0}
    assert roles(survey)["回答日"] == "timestamp"


AS_ONE = Reading(kept=("blocks",))
STYLED = styled.survey_rows()
NOT_USED = Reading(corrections=tuple(Correction(key, missing=(("6", "not_used"),)) for key in RATED))

LAYOUTS: tuple[Layout, ...] = (
    Layout(("I19", "I25"), "question among its labels ja", "a.csv", lambda: csv(CODES, "cp932"), check_codes),
    Layout(("I36",), "three months en", "a.csv", lambda: csv(MONTHS * 3), check_parts),
    Layout(
        ("I36",),
        "three months as one",
        "a.csv",
        lambda: csv(MONTHS * 3),
        check_one_table,
        reading=Reading(kept=("blocks",)),
    ),
    Layout(("I38",), "answers in colours en", "a.xlsx", coloured, check_colours),
    Layout(("I45",), "a sixth answer ja", "a.xlsx", lambda: workbook(SIXTH), check_sixth),
    Layout(("I45",), "a sixth answer told", "a.xlsx", lambda: workbook(SIXTH), check_sixth_answered, reading=NOT_USED),
    Layout(("I52", "I57"), "decimal commas es", "a.csv", lambda: csv(SPANISH, "cp1252", ";"), check_commas),
    Layout(
        ("I57",),
        "decimal commas left alone",
        "a.csv",
        lambda: csv(SPANISH, "cp1252", ";"),
        check_commas_off,
        reading=Reading(kept=("decimal_commas",)),
    ),
    Layout(("I51", "I53", "I58"), "formats in old Excel", "a.xls", lambda: styled.xls(STYLED), check_styled),
    Layout(("I51", "I53", "I58"), "formats in binary Excel", "a.xlsb", lambda: styled.xlsb(STYLED), check_styled),
    Layout(("I51", "I53", "I58"), "formats in OpenDocument", "a.ods", lambda: styled.ods_file(STYLED), check_styled),
    Layout(("I58", "I60"), "flat OpenDocument", "a.fods", lambda: styled.flat_ods(STYLED), check_styled),
    Layout(("I51", "I60"), "page of LibreOffice", "a.xls", lambda: styled.html(STYLED), check_styled),
    Layout(("I61",), "far cell told", "a.xlsx", far, check_far),
)
