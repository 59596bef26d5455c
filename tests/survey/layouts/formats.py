"""Formats of files (I22, I58-I63): one small survey in every format, and files that are none."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyreadstat
from msoffcrypto.format.ooxml import OOXMLFile

from loyalty_desktop.survey.survey import Survey
from tests.survey.files.containers import locked_xls, ods, ods_table, packed, xls, xlsb
from tests.survey.files.workbooks import changed, workbook
from tests.survey.layouts.layout import Layout, roles, said
from tests.survey.layouts.layout import csv as text_file

N = 30
NPS, STAFF, ID = "この店を友人に薦める可能性（0～10）", "接客の満足度", "回答番号"
WORDS = ("とても不満", "不満", "どちらともいえない", "満足", "とても満足")
ROWS: tuple[tuple[object, ...], ...] = (
    (ID, NPS, STAFF, "ご意見"),
    *((1000 + at, at % 11, WORDS[at % 5], f"{at}番の窓口の案内が丁寧でした①㈱髙") for at in range(N)),
)
PASSWORD = "秘密の Pass"
JA_WORDS: dict[int | float, str] = {**dict(enumerate(WORDS, 1)), 9: "無回答"}


def same_survey(format_: str, *notes: str) -> Callable[[Survey], None]:
    """Return what has to come of the small survey, whatever it was written in."""

    def check(survey: Survey) -> None:
        assert survey.workbook.format == format_
        assert roles(survey) == {ID: "id", NPS: "loyalty", STAFF: "driver", "ご意見": "comment"}
        assert (survey.rows, survey.heading_rows) == (N, (1,))
        staff = next(one for one in survey.columns if one.heading == STAFF)
        assert staff.scale.points == 5
        assert set(notes) <= said(survey).keys()

    return check


def spss(headings: dict[str, str], words: dict[int | float, str]) -> Callable[[], bytes]:
    """Return what makes an SPSS file: codes, labels, and 9 declared to be no answer."""

    def make() -> bytes:
        data = {
            "SAMPLEID": [float(1000 + at) for at in range(N)],
            "Q1": [float(at % 11) for at in range(N)],
            "Q2": [float(9 if at % 10 == 9 else at % 5 + 1) for at in range(N)],
            "Q3": [f"{at} words of praise and of blame" for at in range(N)],
        }
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "made.sav"
            pyreadstat.write_sav(
                pd.DataFrame(data), path, column_labels=[headings[name] for name in data],
                variable_value_labels={"Q2": words}, missing_ranges={"Q2": [9]},
                variable_measure={"Q2": "ordinal", "SAMPLEID": "nominal"},
            )  # fmt: skip
            return path.read_bytes()

    return make


def check_spss(survey: Survey) -> None:
    assert survey.workbook.format == "sav"
    headings = [column.heading for column in survey.columns]
    assert headings[1] in {NPS, "How likely are you to recommend us (0-10)?"}
    assert [roles(survey)[heading] for heading in headings] == ["id", "loyalty", "driver", "comment"]
    staff = survey.columns[2]
    assert (staff.scale.low, staff.scale.high) == (1, 5)
    assert said(survey)["note_spss_labels"] == 1
    assert said(survey)["note_spss_missing"] == 3
    wording = staff.question.wording
    assert wording is not None
    assert dict(wording.labels)["5"] in {"とても満足", "Very satisfied"}
    assert [code for code, _reason in wording.missing] == ["9"]


def strict() -> bytes:
    """Return the workbook in the strict variant of the format."""
    old, new = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"

    def rename(part: bytes) -> bytes:
        text = part.decode().replace(old + "spreadsheetml/2006/main", new + "spreadsheetml/main")
        return text.replace(old + "officeDocument/2006/relationships", new + "officeDocument/relationships").encode()

    return changed(workbook(ROWS), workbook=rename, sheet1=rename, styles=rename)


def locked_xlsx() -> bytes:
    buffer = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook(ROWS))).encrypt(PASSWORD, buffer)
    return buffer.getvalue()


def page(encoding: str) -> bytes:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    return f'<html><head><meta charset="{encoding}"></head><body><table>{cells}</table></body></html>'.encode("cp932")


def xml_2003() -> bytes:
    kinds = {str: "String", int: "Number"}
    cells = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="{kinds[type(cell)]}">{cell}</Data></Cell>' for cell in row) + "</Row>"
        for row in ROWS
    )
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{name}" xmlns:ss="{name}"><Worksheet ss:Name="回答">'
        f"<Table>{cells}</Table></Worksheet></Workbook>"
    ).encode()


def with_parts(**parts: bytes) -> bytes:
    buffer = io.BytesIO(workbook(ROWS))
    names = {"vba": "xl/vbaProject.bin", "link": "xl/externalLinks/externalLink1.xml"}
    with zipfile.ZipFile(buffer, "a") as package:
        for key, content in parts.items():
            package.writestr(names[key], content)
    return buffer.getvalue()


def far_cell() -> bytes:
    """Return the workbook with a cell at the end of the sheet, as Solver leaves one."""
    row = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return changed(workbook(ROWS), sheet1=lambda part: part.replace(b"</sheetData>", row))


def too_wide() -> bytes:
    return workbook([[f"h{at}" for at in range(2100)]] * 3)


def damaged_styles() -> bytes:
    return changed(workbook(ROWS), styles=lambda part: part.replace(b"<fills", b"<fill/><fills"))


def lost_drawing() -> bytes:
    drawing = b'<drawing r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></worksheet>'
    return changed(workbook(ROWS), sheet1=lambda part: part.replace(b"</worksheet>", drawing))


JA = {"SAMPLEID": ID, "Q1": NPS, "Q2": STAFF, "Q3": "ご意見"}
EN = {
    "SAMPLEID": "Respondent ID",
    "Q1": "How likely are you to recommend us (0-10)?",
    "Q2": "Satisfaction with the staff",
    "Q3": "Comments",
}
EN_WORDS: dict[int | float, str] = {
    **dict(enumerate(("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"), 1)),
    9: "No answer",
}
BOOK = {"回答": ROWS}

LAYOUTS: tuple[Layout, ...] = (
    Layout(("I22",), "SPSS in Japanese", "data.sav", spss(JA, JA_WORDS), check_spss),
    Layout(("I22",), "SPSS in English", "data.sav", spss(EN, EN_WORDS), check_spss),
    Layout(("I58",), "old Excel", "回答.xls", lambda: xls(BOOK), same_survey("xls")),
    Layout(("I58",), "binary Excel", "回答.xlsb", lambda: xlsb(BOOK), same_survey("xlsb")),
    Layout(("I58",), "OpenDocument", "回答.ods", lambda: ods(ods_table(ROWS)), same_survey("ods")),
    Layout(("I58",), "strict OOXML", "回答.xlsx", strict, same_survey("xlsx")),
    Layout(("I58",), "Numbers", "a.numbers", lambda: packed({"Index/Document.iwa": b"x"}), refused="file_numbers"),
    Layout(("I59",), "password", "a.xlsx", locked_xlsx, same_survey("xlsx", "note_unlocked"), password=PASSWORD),
    Layout(("I59",), "password asked", "a.xlsx", locked_xlsx, refused="file_password"),
    Layout(("I59",), "password wrong", "a.xlsx", locked_xlsx, refused="file_password_wrong", password="secret"),
    Layout(
        ("I59",), "old password", "a.xls", lambda: locked_xls(BOOK, PASSWORD), same_survey("xls"), password=PASSWORD
    ),
    Layout(("I60",), "xlsx named xls", "a.xls", lambda: workbook(ROWS), same_survey("xlsx")),
    Layout(("I60",), "csv named xlsx", "a.xlsx", lambda: text_file(ROWS), same_survey("csv")),
    Layout(("I60",), "HTML named xls", "a.xls", lambda: page("Shift_JIS"), same_survey("html", "note_page")),
    Layout(("I60",), "XML named xls", "a.xls", xml_2003, same_survey("xml")),
    Layout(
        ("I60",), "zip with one csv", "a.zip", lambda: packed({"回答.csv": text_file(ROWS)}),
        same_survey("csv", "note_from_zip"),
    ),
    Layout(("I60",), "zip with several", "a.zip", lambda: packed({"1.csv": "a", "2.csv": "b"}), refused="zip_several"),
    Layout(("I60",), "sign-in page", "a.xls", lambda: b"<html><form></form></html>", refused="page_without_table"),
    Layout(("I60",), "empty", "a.xlsx", lambda: b"", refused="file_empty"),
    Layout(("I60",), "cut", "a.xlsx", lambda: workbook(ROWS)[:3000], refused="file_damaged"),
    Layout(("I60",), "lock mark", "~$a.xlsx", lambda: bytes(165), refused="file_lock"),
    Layout(("I60",), "PDF", "a.xlsx", lambda: b"%PDF-1.7", refused="file_pdf"),
    Layout(("I61",), "far cell", "a.xlsx", far_cell, same_survey("xlsx")),
    Layout(("I61",), "too wide", "a.xlsx", too_wide, refused="file_too_wide"),
    Layout(
        ("I61",), "far cell in binary Excel", "a.xlsb", lambda: xlsb(BOOK, far=(1_048_575, 16_383)),
        refused="file_too_many_cells",
    ),
    Layout(("I62",), "lost drawing", "a.xlsx", lost_drawing, same_survey("xlsx")),
    Layout(("I62",), "damaged styles", "a.xlsx", damaged_styles, same_survey("xlsx")),
    Layout(("I63",), "macros", "a.xlsm", lambda: with_parts(vba=b"x"), same_survey("xlsm", "note_macros")),
    Layout(("I63",), "links", "a.xlsx", lambda: with_parts(link=b"<a/>"), same_survey("xlsx", "note_links")),
)  # fmt: skip
