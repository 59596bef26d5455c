"""The same survey comes out of every format, cell by cell and role by role: formats are part of what a cell says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loyalty_desktop.survey.column import Column
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.files import styled
from tests.survey.files.containers import ods, ods_cell
from tests.survey.layouts.layout import codes, roles, said

Make = Callable[[list[styled.Row]], bytes]
FORMATS: dict[str, Make] = {
    "xls": styled.xls,
    "xlsb": styled.xlsb,
    "ods": styled.ods_file,
    "fods": styled.flat_ods,
    "html": styled.html,
    "xml": styled.spreadsheet_xml,
}


def read(data: bytes) -> Survey:
    return survey(workbook_of(Given(data, "回答.dat"), lambda _share: None))


def answers(column: Column) -> list[tuple[str, str]]:
    texts, codes = column.distinct.texts, column.scale.codes.tolist()
    return [(texts[at], f"{codes[at]:.9g}") for at in column.raw.codes.tolist()]


@pytest.fixture(scope="module")
def reference() -> Survey:
    return read(styled.xlsx(styled.survey_rows()))


def test_formats_are_part_of_the_answers(reference: Survey) -> None:
    """What all others are compared with is right itself."""
    assert roles(reference) == {
        "会員番号": "id", "回答日": "timestamp", "タイムスタンプ": "timestamp",
        "この店を友人に薦める可能性（0～10）": "loyalty", "接客の満足度": "driver", "値引率": "segment",
        "購入金額": "spend", "店員コード": "id", "会員登録した": "experience", "印象（色）": "unused",
        "ご意見": "comment",
    }  # fmt: skip
    first = [answers(column)[0][0] for column in reference.columns]
    assert first == [
        "00037", "2026-04-02", "2026-04-02 09:01:07", "1", "満足", "1.25%", "1250", "0001", "FALSE", "",
        "1番の窓口の案内が 丁寧でした",
    ]  # fmt: skip
    assert said(reference)["ids_padded"] == 1
    assert said(reference)["percent_shown"] == 1
    (colours,) = [note for note in reference.notes if note.message.id == "colours_only"]
    assert (colours.count, colours.state, colours.cells[0]) == (24, "told", "J2")
    assert dict(colours.message.args) == {"columns": "印象（色）"}


@pytest.mark.parametrize("name", FORMATS)
def test_survey_is_the_same_in_every_format(name: str, reference: Survey) -> None:
    other = read(FORMATS[name](styled.survey_rows()))
    assert roles(other) == roles(reference)
    for mine, theirs in zip(other.columns, reference.columns, strict=True):
        assert answers(mine) == answers(theirs), mine.heading
        assert mine.scale.kind == theirs.scale.kind, mine.heading
    own = {"note_page"} if name == "html" else set()
    assert {key: n for key, n in said(other).items() if key not in own} == said(reference)


@pytest.mark.parametrize("encoding", ["cp932", "utf-8-sig"])
def test_csv_that_excel_saves_means_the_same(encoding: str, reference: Survey) -> None:
    """Nothing but what is shown is left there: a rounded percentage is rounded for good."""
    other = read(styled.as_shown(styled.survey_rows(), encoding))
    assert roles(other) == roles(reference)
    for mine, theirs in zip(other.columns, reference.columns, strict=True):
        exact = theirs.heading != "値引率"
        pairs = zip(answers(mine), answers(theirs), strict=True)
        assert all(one[1] == same[1] or not exact for one, same in pairs), mine.heading
    assert codes(other, "値引率")["1.2%"] == 1.2
    assert next(iter(answers(other.columns[0]))) == ("00037", "37")
    assert "colours_only" not in said(other)


def test_zeros_of_a_format_that_few_numbers_have_change_nothing() -> None:
    rows = styled.survey_rows(4)
    mixed = [row if at == 1 else (row[0]._replace(number_format=""), *row[1:]) for at, row in enumerate(rows)]
    for name, make in {"xlsx": styled.xlsx, "xls": styled.xls, "xlsb": styled.xlsb}.items():
        first = read(make(mixed)).columns[0]
        assert first.distinct.texts[1:3] == ("37", "74"), name


def test_styles_of_an_open_document_rest_on_others_and_on_rows() -> None:
    styles = (
        '<number:number-style style:name="N1"><number:number number:min-integer-digits="4"/></number:number-style>'
        '<number:number-style style:name="N2"><number:text>No.</number:text>'
        '<number:number number:min-integer-digits="4"/></number:number-style>'
        '<number:number-style style:name="N3"><number:number number:min-integer-digits="4"/>'
        "<number:text>号</number:text></number:number-style>"
        '<style:style style:name="base" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="base"/>'
        '<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N3"/>'
        '<style:style style:name="loop" style:family="table-cell" style:parent-style-name="loop"/>'
    )
    head = "<table:table-row>" + "".join(map(ods_cell, ("会員番号", "推奨度", "号", "輪"))) + "</table:table-row>"
    row = '<table:table-row table:default-cell-style-name="ce1">{}</table:table-row>'
    cells = "{}" + '<table:table-cell table:style-name="Default" office:value-type="float" office:value="{}"/>'
    cells += "{}" + ods_cell(5, 'table:style-name="loop"')
    rows = "".join(
        row.format(cells.format(ods_cell(at + 1), at % 11, ods_cell(at, 'table:style-name="ce3"'))) for at in range(12)
    )
    found = read(ods(f'<table:table table:name="a">{head}{rows}</table:table>', styles=styles))
    assert found.columns[0].distinct.texts[1] == "0001"
    assert found.columns[1].distinct.texts[1] == "0"
    assert found.columns[2].distinct.texts[1] == "0"  # 0000号 is no id


def test_styles_with_names_are_read_from_their_own_part() -> None:
    named = (
        '<?xml version="1.0"?><office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"><office:styles>'
        '<number:number-style style:name="N1"><number:number number:min-integer-digits="6"/></number:number-style>'
        '<style:style style:name="Ids" style:family="table-cell" style:data-style-name="N1"/>'
        "</office:styles></office:document-styles>"
    )
    column = '<table:table-column table:default-cell-style-name="Ids"/>'
    rows = "".join(f"<table:table-row>{ods_cell(at)}{ods_cell(at % 11)}</table:table-row>" for at in range(12))
    head = f"<table:table-row>{ods_cell('会員番号')}{ods_cell('推奨度')}</table:table-row>"
    body = f'<table:table table:name="a">{column}{head}{rows}</table:table>'
    for parts, first in (({"styles.xml": named}, "000000"), ({"styles.xml": named[:200]}, "0"), ({}, "0")):
        assert read(ods(body, more=parts)).columns[0].distinct.texts[1] == first
