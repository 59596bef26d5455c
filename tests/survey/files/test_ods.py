from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from loyalty_desktop.errors import DamagedFile, FileTooLarge
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.sheet import Cell, Merged, Workbook
from tests.survey.files.containers import Error, ods, ods_cell, ods_table, packed

NO_RESULT = "#NO_RESULT!"


def read(body: str, styles: str = "") -> Workbook:
    return workbook_of(Given(ods(body, styles=styles), "survey.ods"), lambda _share: None)


def table(rows: str, said: str = "") -> str:
    return f'<table:table table:name="回答" {said}>{rows}</table:table>'


def row(cells: str, said: str = "") -> str:
    return f"<table:table-row {said}>{cells}</table:table-row>"


def cell(said: str, text: str = "") -> str:
    return f"<table:table-cell {said}>{text}</table:table-cell>"


def test_table_is_read() -> None:
    book = read(ods_table([("満足", 5, 4.5), (None, Error("#N/A"), "a &amp; b")]) + ods_table([("x",)], "別"))
    assert (book.format, book.encoding, book.notes) == ("ods", None, ())
    assert [sheet.name for sheet in book.sheets] == ["回答", "別"]
    assert [book.sheets[0].row(at) for at in range(2)] == [("満足", 5, 4.5), (None, "#N/A", "a & b")]
    assert type(book.sheets[0].row(0)[1]) is int


@pytest.mark.parametrize(
    ("said", "text", "value"),
    [
        ('office:value-type="float" office:value="85"', "85", 85),
        ('office:value-type="percentage" office:value="0.85"', "85%", 0.85),
        ('office:value-type="currency" office:value="1200"', "¥1,200", 1200),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE", True),
        ('office:value-type="date" office:date-value="2026-04-01"', "4/1", dt.datetime(2026, 4, 1)),
        ('office:value-type="date" office:date-value="2026-04-01T09:30:00"', "", dt.datetime(2026, 4, 1, 9, 30)),
        ('office:value-type="date" office:date-value="never"', "", "never"),
        ('office:value-type="time" office:time-value="PT09H30M00S"', "9:30", dt.time(9, 30)),
        ('office:value-type="time" office:time-value="PT30H00M00S"', "30:00", dt.timedelta(hours=30)),
        ('office:value-type="string" office:string-value="stored"', "shown", "stored"),
        ('table:formula="of:=1/0" office:value-type="float" office:value="0"', "#DIV/0!", "#DIV/0!"),
        ('calcext:value-type="error" office:value-type="float" office:value="0"', "Err:502", "#VALUE!"),
        ('table:formula="of:=A1"', "", NO_RESULT),
        ('office:value-type="string"', "", None),
    ],
)
def test_cell_has_the_value_of_its_type(said: str, text: str, value: Cell) -> None:
    read_value = read(table(row(ods_cell("id") + cell(said, f"<text:p>{text}</text:p>" if text else "")))).sheets[0]
    found = read_value.row(0)[1] if len(read_value.columns) > 1 else None
    assert (found, type(found)) == (value, type(value))


def test_furigana_and_notes_are_no_part_of_the_text() -> None:
    ruby = "<text:ruby><text:ruby-base>満足度</text:ruby-base><text:ruby-text>マンゾクド</text:ruby-text></text:ruby>"
    note = "<office:annotation><text:p>check this</text:p></office:annotation>"
    words = f'{note}<text:p>{ruby}<text:s text:c="2"/><text:span>5</text:span>段階</text:p><text:p>続き</text:p>'
    assert read(table(row(cell('office:value-type="string"', words)))).sheets[0].row(0) == ("満足度  5段階\n続き",)


def test_merged_and_hidden_places_are_known() -> None:
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    wide = ods_cell("問1", 'table:number-columns-spanned="2"')
    covered = '<table:covered-table-cell office:value-type="string"><text:p>old</text:p></table:covered-table-cell>'
    rows = row(wide + covered + ods_cell("問2")) + row(
        ods_cell(1) + ods_cell(2) + ods_cell(3), 'table:visibility="filter"'
    )
    hidden = '<style:table-properties table:display="false"/>'
    styles = f'<style:style style:name="ta2" style:family="table">{hidden}</style:style>'
    sheet = read(table(columns + rows, 'table:style-name="ta2"'), styles).sheets[0]
    assert sheet.row(0) == ("問1", None, "問2")
    assert (sheet.merged, sheet.hidden) == ((Merged(0, 0, 0, 1),), True)
    assert (sheet.hidden_rows, sheet.hidden_columns) == ((1,), (2,))


def test_repeated_cells_count_as_often_as_they_are() -> None:
    repeated = row(ods_cell(5, 'table:number-columns-repeated="2"'), 'table:number-rows-repeated="3"')
    sheet = read(table(row(ods_cell("a") + ods_cell("b")) + repeated)).sheets[0]
    assert [sheet.row(at) for at in range(sheet.rows)] == [("a", "b"), (5, 5), (5, 5), (5, 5)]


def test_empty_repeats_cost_nothing() -> None:
    blank = row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048000"')
    far = row('<table:table-cell table:number-columns-repeated="16000"/>' + ods_cell("far"))
    assert read(table(row(ods_cell("a")) + blank + far)).sheets[0].rows == 1


@pytest.mark.parametrize(("columns", "sentence"), [(16384, "file_too_wide"), (1000, "file_too_many_cells")])
def test_hostile_repeats_are_refused_at_once(columns: int, sentence: str) -> None:
    repeats = f'table:number-columns-repeated="{columns}"'
    with pytest.raises(FileTooLarge) as raised:
        read(table(row(ods_cell(5, repeats), 'table:number-rows-repeated="1048576"')))
    assert raised.value.message.id == sentence


def test_entities_are_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(ods(ods_table([("a",)])))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(b"?><", b'?><!DOCTYPE a [<!ENTITY b "c">]><', 1)
    with pytest.raises(DamagedFile):
        workbook_of(Given(packed(parts), "survey.ods"), lambda _share: None)


def test_cut_and_empty_documents_are_told() -> None:
    data = ods(ods_table([("a", 1)] * 50))
    for broken in (data[: len(data) // 2], ods(""), ods("</office:spreadsheet>")):
        with pytest.raises(DamagedFile):
            workbook_of(Given(broken, "survey.ods"), lambda _share: None)


def test_length_of_time_is_told_from_a_time_of_day_by_its_style() -> None:
    styles = (
        '<number:time-style style:name="N1" number:truncate-on-overflow="false"><number:hours/></number:time-style>'
        '<number:time-style style:name="N2"><number:hours/></number:time-style>'
        '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/>'
    )
    said = 'office:value-type="time" office:time-value="PT00H05M12S"'
    cells = "".join(cell(f'table:style-name="{name}" {said}', "<text:p>0:05:12</text:p>") for name in ("ce1", "ce2"))
    assert read(table(row(cells)), styles).sheets[0].row(0) == (dt.timedelta(seconds=312), dt.time(0, 5, 12))


def test_words_of_drawings_are_no_part_of_a_cell() -> None:
    drawn = "<draw:frame><draw:text-box><text:p>a remark</text:p></draw:text-box></draw:frame>"
    shapes = f"<table:shapes>{drawn}</table:shapes>"
    body = table(shapes + row(cell('office:value-type="string"', f"{drawn}<text:p>満足</text:p>")))
    assert read(body).sheets[0].row(0) == ("満足",)
