from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import MAC_EPOCH

from loyalty_desktop.errors import DamagedFile, FileTooLarge, UnknownFormat
from loyalty_desktop.survey.files import cell_by_cell
from loyalty_desktop.survey.files.cell_by_cell import read_cell_by_cell
from loyalty_desktop.survey.files.fast import gathered, reading, window
from loyalty_desktop.survey.files.fast.reading import read_fast
from loyalty_desktop.survey.files.limits import NO_RESULT
from loyalty_desktop.survey.files.package import Package
from loyalty_desktop.survey.files.xlsx import read_xlsx
from loyalty_desktop.survey.sheet import Cell, Merged, Sheet
from tests.survey.files.fast.by_hand import ignore, slow, told
from tests.survey.files.workbooks import (
    ANSWERS,
    MAIN,
    changed,
    saved,
    sheet_xml,
    with_cells,
    with_shared_strings,
    workbook,
)

Reader = Callable[[Package, str, Callable[[float], None]], tuple[Sheet, ...]]


def read(data: bytes) -> tuple[Sheet, ...]:
    """Read, and see that openpyxl reads the same."""
    found = read_xlsx(data, "survey.xlsx", ignore)
    assert told(found) == told(slow(data))
    return found


def table(data: bytes) -> list[tuple[Cell, ...]]:
    (sheet,) = read(data)
    assert all(len(column.codes) == sheet.rows for column in sheet.columns)
    return [sheet.row(index) for index in range(sheet.rows)]


def cells(*elements: str) -> bytes:
    return with_cells(f"<row r='1'>{''.join(elements)}</row>")


def refused(data: bytes) -> str:
    with pytest.raises((DamagedFile, FileTooLarge, UnknownFormat)) as raised:
        read_xlsx(data, "survey.xlsx", ignore)
    return raised.value.message.id


def test_cells_come_as_they_are() -> None:
    day = dt.datetime(2025, 4, 1, 9, 30)
    rows = [
        ("id", "満足度", None, "day"),
        (1, 1.5, None, day),
        ("1", True, None, dt.time(9, 30)),
        (False, "", None, 0),
    ]
    assert table(workbook(rows)) == [*rows[:3], (False, None, None, 0)]


def test_integer_float_boolean_and_text_are_kept_apart() -> None:
    data = with_cells(
        "<row><c><v>1</v></c></row><row><c><v>1.0</v></c></row><row><c t='b'><v>1</v></c></row>"
        "<row><c t='str'><v>1</v></c></row><row><c><v>1E0</v></c></row>"
    )
    (sheet,) = read(data)
    assert [(type(value), value) for value in sheet.columns[0].values] == [
        (int, 1),
        (float, 1.0),
        (bool, True),
        (str, "1"),
    ]
    assert sheet.columns[0].codes.tolist() == [0, 1, 2, 3, 1]


def test_all_sheets_are_read_and_hidden_ones_marked() -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "集計"
    book.create_sheet("回答").append(["満足度"])
    hidden = book.create_sheet("コード")
    hidden.sheet_state = "hidden"
    book.create_sheet("秘密").sheet_state = "veryHidden"
    book.create_chartsheet("グラフ")
    sheets = read(saved(book))
    assert [(sheet.name, sheet.hidden, sheet.rows) for sheet in sheets] == [
        ("集計", False, 0),
        ("回答", False, 1),
        ("コード", True, 0),
        ("秘密", True, 0),
    ]


def test_hidden_rows_columns_and_merged_cells_are_told() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(1, 61):
        sheet.append([row, "a", "b", "c"])
    for row in (3, 4, 60, 99):
        sheet.row_dimensions[row].hidden = True
    for letter in ("B", "Z"):
        sheet.column_dimensions[letter].hidden = True
    for cells in ("A1:C1", "D1:D2", "A30:B31", "A31:B31", "F1:G1"):
        sheet.merge_cells(cells)
    (found,) = read(saved(book))
    assert (found.rows, found.hidden_rows, found.hidden_columns) == (60, (2, 3, 59), (1,))
    assert found.merged == (Merged(0, 0, 0, 2), Merged(0, 3, 1, 3), Merged(29, 0, 30, 1))


def test_broken_end_of_a_sheet_takes_no_answer_away() -> None:
    cut = changed(workbook(), sheet1=lambda part: part.partition(b"</sheetData>")[0] + b"</sheetData><mergeCells><")
    assert table(cut) == list(ANSWERS)


def test_usual_number_format_of_a_column_is_told() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    formats = ["00000", "0%", "General", "yyyy/mm/dd", "#,##0"]
    sheet.append(["id", "share", "score", "day", "amount"])
    for row in range(2, 8):
        sheet.append([row, 0.5, row, dt.datetime(2025, 4, row), row * 1000 if row < 6 else "?"])
        for cell, code in zip(sheet[row], formats, strict=True):
            cell.number_format = code
    for row in (2, 3, 4, 5):
        sheet.cell(row, 2).number_format = "General"
    (found,) = read(saved(book))
    assert [column.number_format for column in found.columns] == ["00000", "", "", "", "#,##0"]


def test_wrong_dimension_is_ignored() -> None:
    data = changed(workbook(), sheet1=lambda part: part.replace(b'<dimension ref="A1:B3"', b'<dimension ref="A1"'))
    assert b'ref="A1"' in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert table(data) == list(ANSWERS)


def test_furigana_is_not_part_of_the_text() -> None:
    data = with_shared_strings(
        '<si><t>満足度</t><rPh sb="0" eb="3"><t>マンゾクド</t></rPh><phoneticPr fontId="1"/></si>'
        "<si><r><rPr><b/></rPr><t>とても</t></r><r><t xml:space='preserve'> 満足</t></r>"
        "<rPh sb='0' eb='1'><t>トテモ</t></rPh></si>"
        "<si><t>a_x000D_b_x005F_x000D_c</t></si><si><t/></si>",
        "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c><c t='s'><v>3</v></c>"
        "<c t='inlineStr'><is><t>性別</t><rPh sb='0' eb='2'><t>セイベツ</t></rPh></is></c></row>",
    )
    assert table(data) == [("満足度", "とても 満足", "a\rb_x000D_c", None, "性別")]


def test_error_cells_come_as_their_text() -> None:
    assert table(cells("<c t='e'><v>#N/A</v></c><c t='e'><f>1/0</f><v>#DIV/0!</v></c>")) == [("#N/A", "#DIV/0!")]


def test_formula_without_result_is_never_blank() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["total", "=A1", 3])
    assert table(saved(book)) == [("total", NO_RESULT, 3)]
    results = cells(
        "<c><f>A1</f><v>4</v></c><c t='str'><f>B1</f><v>満足</v></c><c><f>A2</f></c><c><f>A2</f><v/></c>",
        "<c t='str'><f>C1</f></c><c t='str'><f>IF(A1,\"\")</f><v></v></c>",
        "<c t='b'><f>TRUE()</f><v>1</v></c><c><v>1</v></c>",
    )
    assert table(results) == [(4, "満足", NO_RESULT, NO_RESULT, NO_RESULT, None, True, 1)]


@pytest.mark.parametrize("from_1904", [False, True])
def test_dates_are_dates_in_both_calendars(from_1904: bool) -> None:
    book = Workbook()
    if from_1904:
        book.epoch = MAC_EPOCH
    sheet = book.active
    assert sheet is not None
    row = [
        dt.datetime(2025, 4, 1),
        dt.datetime(2025, 4, 1, 12, 0, 30),
        dt.timedelta(hours=30),
        dt.time(8, 15),
    ]
    sheet.append(row)
    data = saved(book)
    assert (b"date1904" in zipfile.ZipFile(io.BytesIO(data)).read("xl/workbook.xml")) is from_1904
    assert table(data) == [tuple(row)]


def test_japanese_date_formats_are_dates_without_being_written_out() -> None:
    styles = (
        f'<styleSheet xmlns="{MAIN}"><fills><fill/></fills>'
        '<numFmts><numFmt numFmtId="30" formatCode="0.0"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="31"/>'
        '<xf numFmtId="30"/><xf numFmtId="57"/></cellXfs></styleSheet>'
    )
    data = changed(
        with_cells(
            "<row><c s='0'><v>45748</v></c><c s='1'><v>45748</v></c><c s='2'><v>3</v></c><c s='3'><v>1</v></c></row>"
        ),
        styles=styles.encode(),
    )
    assert table(data) == [(45748, dt.datetime(2025, 4, 1), 3, dt.datetime(1900, 1, 1))]


def test_date_beyond_the_calendar_is_an_error_cell() -> None:
    book = workbook([[dt.datetime(2025, 4, 1)]])
    data = changed(book, sheet1=lambda part: part.replace(b"45748", b"99999999"))
    assert table(data) == [("#VALUE!",)]


def test_number_that_is_none_is_kept_as_text() -> None:
    assert table(cells("<c><v>1,5</v></c><c><v>NaN</v></c>")) == [("1,5", "NaN")]


def test_cells_without_addresses_follow_each_other() -> None:
    data = with_cells("<row><c><v>1</v></c><c><v>2</v></c></row><row r='3'><c r='B3'><v>4</v></c></row>")
    assert table(data) == [(1, 2), (None, None), (None, 4)]


def test_far_cells_are_leftovers() -> None:
    data = with_cells(
        "<row r='1'><c r='A1'><v>1</v></c><c r='XFD1'><v>9</v></c></row>"
        "<row r='2'><c r='B2'><v>2</v></c></row><row r='1048576'><c r='XFD1048576'><v>9</v></c></row>"
    )
    assert table(data) == [(1, None), (None, 2)]
    assert table(with_cells("<row r='900'><c r='A900'><v>1</v></c></row>"))[899] == (1,)


def test_formatted_empty_cells_are_nothing() -> None:
    styled = "".join(f"<row r='{row}'><c r='A{row}' s='0'/><c r='ZZ{row}' s='0'/></row>" for row in range(2, 900))
    assert table(with_cells("<row r='1'><c r='A1'><v>1</v></c></row>" + styled)) == [(1,)]


@pytest.mark.parametrize("address", ["A1048577", "XFE1", "ZZZ1", "?"])
def test_cells_outside_of_the_sheet_are_damage(address: str) -> None:
    assert refused(with_cells(f"<row><c r='{address}'><v>1</v></c></row>")) == "file_damaged"


def test_parts_that_are_not_needed_may_be_missing_or_broken() -> None:
    broken = changed(
        workbook(),
        sheet1=sheet_xml("<row><c><v>7</v></c></row>").replace(
            b"</worksheet>",
            b"<drawing r:id='rId1' xmlns:r='x'/><conditionalFormatting><cfRule/></conditionalFormatting></worksheet>",
        ),
        theme1=b"no xml at all",
        core=None,
        app=None,
        styles=f'<styleSheet xmlns="{MAIN}"><fills><fill/></fills></styleSheet>'.encode(),
    )
    assert table(broken) == [(7,)]
    assert table(changed(workbook(), styles=None)) == list(ANSWERS)


def test_strict_variant_of_the_format_is_read() -> None:
    def strict(part: bytes) -> bytes:
        part = part.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        return part.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )

    assert table(changed(workbook(), sheet1=strict, workbook=strict, styles=strict)) == list(ANSWERS)


@pytest.mark.parametrize("part", ["sheet1", "workbook", "styles"])
def test_document_types_are_refused(part: str) -> None:
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]>'

    def hostile(content: bytes) -> bytes:
        return (
            evil + b"<!--" + b" " * 100_000 + b"-->" + content.partition(b"?>")[2]
            if content[:2] == b"<?"
            else evil + content
        )

    assert refused(changed(workbook(), **{part: hostile})) == "file_damaged"


def test_sheet_cut_in_the_middle_is_damage_not_fewer_answers() -> None:
    assert refused(changed(workbook(), sheet1=lambda part: part[: len(part) * 2 // 3])) == "file_damaged"
    assert refused(changed(workbook(), sheet1=b"")) == "file_damaged"
    assert refused(changed(workbook(), workbook=None)) == "file_damaged"


def test_text_that_is_not_in_the_table_is_damage() -> None:
    assert refused(with_shared_strings("<si><t>a</t></si>", "<row><c t='s'><v>1</v></c></row>")) == "file_damaged"


def test_declared_sizes_beyond_the_limits_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook()
    unusual = changed(data, sheet1=lambda part: part.replace(b"<sheetData>", b"<sheetData><!-- -->"))
    for reader, survey in ((reading, data), (cell_by_cell, unusual)):
        for limit in ("MAX_PART_BYTES", "MAX_TOTAL_BYTES"):
            monkeypatch.setattr(reader, limit, 100)
            assert refused(survey) == "file_too_large"
            monkeypatch.undo()
            assert read(survey)


def test_part_larger_than_it_declares_is_damage() -> None:
    data = with_cells("<row><c><v>1</v></c></row>" * 50_000)
    info = zipfile.ZipFile(io.BytesIO(data)).getinfo("xl/worksheets/sheet1.xml")
    size = info.file_size.to_bytes(4, "little")
    assert data.count(size) == 2
    assert refused(data.replace(size, (1_000).to_bytes(4, "little"))) == "file_damaged"


def test_too_many_cells_or_columns_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    unusual = with_cells("<!-- -->" + "<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>" * 2)
    assert refused(workbook([["x"] * 2001])) == "file_too_wide"
    for reader, survey in ((gathered, workbook()), (cell_by_cell, unusual)):
        monkeypatch.setattr(reader, "MAX_CELLS", 5)
        assert refused(survey) == "file_too_many_cells"


def test_password_protected_part_is_told() -> None:
    data = bytearray(workbook())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 4)
    assert refused(bytes(data)) == "file_old_excel"


@pytest.mark.parametrize("reader", [read_fast, read_cell_by_cell])
def test_progress_rises(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "BLOCK", 4_000)
    heard: list[float] = []
    reader(Package(workbook([["abc", 1, 2.5]] * 2_000), "a.xlsx"), "a.xlsx", heard.append)
    assert len(heard) > 20
    assert heard == sorted(heard)
    assert 0.0 <= heard[0] < heard[-1] <= 1.0
