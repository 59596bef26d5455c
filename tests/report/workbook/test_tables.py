from __future__ import annotations

from typing import Any

import msgspec
import pytest
from openpyxl.cell.cell import Cell

from loyalty_desktop.report.document.model import Column, Figure, Row, Table
from tests.report.document import example
from tests.report.workbook import reading


def rows_of(table: Table) -> tuple[list[Cell], list[list[Cell]]]:
    sheet = reading.read(reading.of_blocks(table)).worksheets[0]
    heading = reading.at(sheet, table.columns[-1].title).row
    wide = len(table.columns)
    found = [
        [cell for cell in row if isinstance(cell, Cell)]
        for row in sheet.iter_rows(min_row=heading, max_row=heading + len(table.rows), max_col=wide)
    ]
    return found[0], found[1:]


def test_figures_are_unrounded_numbers_with_formats() -> None:
    headings, rows = rows_of(example.table())
    assert [cell.value for cell in headings] == ["ドライバー", "n", "頭の満足", "心の満足", "リフト", "p", "売上"]
    assert [cell.value for cell in rows[1]] == ["@SUM(A1)", 101, 0.454, -11.345, 7.8, 0.0004, "–"]
    assert [cell.number_format for cell in rows[1][1:3]] == ['#,##0;"−"#,##0', '0%;"−"0%']
    assert rows[0][0].value == "=cmd()"
    assert all(cell.data_type == "s" for cell in (rows[0][0], rows[0][6]))


def test_figures_for_reference_are_muted_and_tagged_and_still_numbers() -> None:
    _headings, rows = rows_of(example.table())
    firm, faint = rows[0][2], rows[0][3]
    assert faint.value == pytest.approx(-12.345)
    assert '"ref."' in faint.number_format
    assert faint.font.color is not None
    assert firm.font.color is not None
    assert faint.font.color.rgb != firm.font.color.rgb


def test_marks_stand_in_the_format_and_have_their_colours() -> None:
    columns = (Column("a"), Column("b", "points"))
    rows = tuple(Row((name, Figure(value, mark=mark))) for name, value, mark in (("x", 5.0, "▲"), ("y", -5.0, "▼")))
    _headings, found = rows_of(Table("t", "T", columns, rows))
    up, down = found[0][1], found[1][1]
    assert (up.value, down.value) == (5, -5)
    assert '"▲"' in up.number_format
    assert '"▼"' in down.number_format
    assert up.font.color is not None
    assert down.font.color is not None
    assert (up.font.color.rgb, down.font.color.rgb) == ("0008776B", "00B9441B")


def test_totals_and_groups_are_bold() -> None:
    columns = (Column("a"), Column("b", "count"))
    rows = (Row(("stage", ""), "group"), Row(("x", Figure(1.0))), Row(("all", Figure(1.0)), "total"))
    _headings, found = rows_of(Table("t", "T", columns, rows))
    assert [row[0].font.bold for row in found] == [True, False, True]
    assert found[2][1].border.top.style == "thin"


def test_tinted_columns_say_by_colour_how_high_firm_figures_are() -> None:
    columns = (Column("a"), Column("s", "share", tinted=True), Column("d", "score", tinted=True), Column("c", "count"))
    rows = (
        *(Row((str(n), Figure(n / 10), Figure(10.0 * n - 20), Figure(1.0))) for n in range(4)),
        Row(("few", Figure(0.9, "reference"), Figure(None, "hidden"), Figure(1.0))),
        Row(("all", Figure(0.5), Figure(5.0), Figure(5.0)), "total"),
    )
    sheet = reading.read(reading.of_blocks(Table("t", "T", columns, rows))).worksheets[0]
    first = reading.at(sheet, "s").row + 1
    scales = {str(one.sqref): one.rules[0].colorScale for one in sheet.conditional_formatting}
    assert set(scales) == {f"B{first}:B{first + 3}", f"C{first}:C{first + 3}"}
    assert [one.type for one in scales[f"B{first}:B{first + 3}"].cfvo] == ["min", "max"]
    assert [float(one.val) for one in scales[f"C{first}:C{first + 3}"].cfvo] == [-20, 0, 20]


def test_what_signs_and_headings_mean_is_told_below() -> None:
    table = example.table()
    sheet = reading.read(reading.of_blocks(table)).worksheets[0]
    assert "頭の満足: 満足と答えた人の割合" in reading.texts(sheet)
    assert table.notes[0] in reading.texts(sheet)
    bare = msgspec.structs.replace(table, notes=())
    found = reading.texts(reading.read(reading.of_blocks(bare)).worksheets[0])
    assert "–: not shown, or there is no such figure (fewer than 10 answers)." in found
    assert "ref.: for reference, few answers (fewer than 30)." in found


def test_long_names_are_wrapped_in_rows_that_are_high_enough() -> None:
    long = "とても長い名前" * 12
    _headings, (row, short) = rows_of(
        Table("t", "T", (Column("a"), Column("b", "count")), (Row((long, Figure(1.0))), Row(("x", Figure(1.0)))))
    )
    sheet: Any = row[0].parent
    assert row[0].value == long
    assert row[0].alignment.wrap_text
    wide = sheet.column_dimensions["A"].width
    assert wide <= 60
    lines = -(-2 * len(long) // wide)
    assert sheet.row_dimensions[row[0].row].height >= lines * 16
    assert sheet.row_dimensions[short[0].row].height < 20


def test_a_table_further_down_has_its_headings_on_every_page_that_it_reaches() -> None:
    first, long = example.table(3), msgspec.structs.replace(example.table(40), id="long", title="Long")
    sheet = reading.read(reading.of_blocks(first, long)).worksheets[0]
    title = reading.at(sheet, "Long").row
    headings = [cell.row for cell in sheet["A"] if cell.value == long.columns[0].title and (cell.row or 0) > title]
    ends = [one.id for one in sheet.row_breaks.brk if one.id > title]
    names = [row.cells[0] for row in long.rows]
    assert len(headings) > 1
    assert set(headings[1:]) == {end + 1 for end in ends if sheet.cell(end + 2, 1).value in names}
