from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
from msgspec.structs import replace

from tests.report.workbook import live_example as example

if TYPE_CHECKING:
    from loyalty_desktop.report.workbook.live import Live


def book_of(live: Live) -> openpyxl.Workbook:
    with example.finished(live) as parts:
        assert parts.fp is not None
        parts.fp.seek(0)
        return openpyxl.load_workbook(io.BytesIO(parts.fp.read()))


def test_each_segment_has_a_list_to_choose_from() -> None:
    live = example.live(example.material(example.JOURNEY, "店舗"))
    book, control = book_of(live), live.behind.control
    sheet, codes = book[control.sheet.title], book[control.codes.title]
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation if one.type == "list"}
    assert set(lists) == {one.choice for one in control.filters}
    shop = next(one for one in control.filters if one.groups.name == "店舗")
    area = shop.options.partition("!")[2].replace("$", "")
    options = [row[0].value for row in codes[area]]
    assert options[0] == sheet[shop.choice].value == "All"
    assert [one.partition(" = ")[2] for one in options[1:]] == list(shop.groups.names)


def test_an_option_is_never_taken_for_a_formula_a_number_or_a_date() -> None:
    live = example.live(example.material(example.JOURNEY, "店舗"))
    codes = book_of(live)[live.behind.control.codes.title]
    texts = [cell for row in codes.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {"=cmd()", "@SUM(A1)", "20"} <= {cell.value for cell in texts}
    assert {cell.data_type for cell in texts} == {"s"}
    shop = next(one for one in live.behind.control.filters if one.groups.name == "店舗")
    listed = codes[shop.options.partition("!")[2].replace("$", "")]
    assert all(row[0].value[0].isdigit() and " = " in row[0].value for row in listed[1:])


def test_the_number_of_a_choice_is_what_stands_before_its_name() -> None:
    control = example.live(example.material(example.JOURNEY, "店舗")).behind.control
    formulas = [content.formula for content, _look in control.sheet.cells.values() if hasattr(content, "formula")]
    row = control.filters[0].choice[1:]
    assert f'IFERROR(VALUE(LEFT($B{row},FIND(" = ",$B{row})-1)),0)' in formulas


def test_who_is_not_in_the_workbook_is_counted_and_said() -> None:
    journey = replace(example.JOURNEY, filters=(example.WOMEN,))
    live = example.live(example.material(journey))
    rows = {
        row[0]: row[1] for row in book_of(live)[live.behind.control.sheet.title].iter_rows(values_only=True) if row[0]
    }
    assert rows["In the survey"] == 240
    assert rows["Outside the filter of the project (not in this workbook)"] == 80
    assert rows["In the sheet of answers"] == 160


def test_the_code_book_says_what_each_number_means() -> None:
    live = example.live(example.material())
    codes = book_of(live)[live.behind.control.codes.title]
    rows = {(row[0], row[1]): row[2] for row in codes.iter_rows(min_row=3, max_col=3, values_only=True)}
    assert rows["接客", 5] == "とても満足"
    assert rows["接客", -9992] == "Never used it"
    assert rows["品揃え", -9991] == "Don't know"
    assert rows["試着", 1] == "Yes"
