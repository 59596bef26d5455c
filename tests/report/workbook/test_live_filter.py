from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import openpyxl
import pytest
from msgspec.structs import replace

from loyalty_desktop import i18n
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


def test_formulas_know_the_settings_by_names_that_stand_for_their_cells() -> None:
    live = example.live(example.material())
    book, control = book_of(live), live.behind.control
    sheet = book[control.sheet.title]
    values = {
        name: sheet[one.attr_text.rpartition("!")[2].replace("$", "")].value for name, one in book.defined_names.items()
    }
    assert values.pop(control.z.there).startswith("=NORMSINV(")
    assert values == {
        "lowest_answer": 0,
        "highest_answer": 10,
        "negative_up_to": 6,
        "positive_from": 9,
        "smallest_base": 10,
    }
    formulas = [row[0].value for row in book[live.behind.rows.title]["H3:H9"]]
    assert any("<smallest_base," in one for one in formulas if isinstance(one, str))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_names_of_settings_are_names_in_every_language(language: str) -> None:
    i18n.use(language)
    try:
        names = [name for name, _cell in example.live(example.material()).behind.control.names]
    finally:
        i18n.use("en")
    assert len(set(names)) == 6
    assert all(name.isidentifier() and not re.fullmatch(r"[A-Za-z]{1,3}[0-9]+", name) for name in names)
