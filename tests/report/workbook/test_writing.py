from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msgspec
import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from loyalty_desktop import i18n
from loyalty_desktop.errors import Cancelled
from loyalty_desktop.report.document.charts import Bar, Bars
from loyalty_desktop.report.document.model import Column, Definition, Fact, Figure, Row, Table, Words
from loyalty_desktop.report.workbook.writing import write_workbook
from tests.report.document import example
from tests.report.workbook import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from loyalty_desktop.report.document.model import Cell


def test_each_section_is_a_sheet_in_the_order_of_the_method() -> None:
    book = reading.whole()
    names = ["Summary", "Journey", "Drivers", "Experiences", "Customers", "Definitions", "Chart data", "Remarks"]
    assert book.sheetnames == names
    assert book.active is book["Summary"]


def test_sheets_are_named_in_the_language_in_use() -> None:
    i18n.use("ja")
    try:
        names = reading.read(example.report()).sheetnames
    finally:
        i18n.use("en")
    assert names[1:5] == ["ジャーニー", "ドライバー", "体験", "顧客"]


def test_pages_say_conclusion_sentences_notes_and_base() -> None:
    found = reading.texts(reading.whole()["Drivers"])
    page = example.report().of("drivers")[0]
    for text in (page.name, page.title, *page.lead, *page.notes, page.base):
        assert text in found
    assert found.count(page.title) == 2


def test_the_first_sheet_says_what_the_report_rests_on() -> None:
    sheet = reading.whole()["Summary"]
    for fact in example.report().facts:
        name = reading.at(sheet, fact.name)
        assert sheet.cell(name.row, 2).value == fact.value


@pytest.mark.parametrize("count", [3, 40])
def test_nothing_is_a_formula_or_a_link_without_answers(count: int) -> None:
    book = reading.whole(count)
    for sheet in book.worksheets:
        assert not any(cell.data_type == "f" for cell in reading.cells(sheet))
        assert not any(cell.hyperlink for cell in reading.cells(sheet))
    found = reading.texts(book["Summary"])
    assert set(example.HOSTILE) - {"x\x07y"} <= set(found)
    assert "x y" in found
    assert "texts hold signs that Excel cannot" in reading.texts(book["Remarks"])[2]


def test_a_hostile_report_is_read_back_as_text() -> None:
    bad = '=1+1&[Page]&"\x00"\r\n]:*?/\\<b>_x0041_'
    columns = (Column(bad), Column(bad, "amount", before='"&[Red]', after="\x00"))
    table = Table(bad, bad, columns, (Row((bad, Figure(1.0, mark=bad))),), (bad,))
    chart = Bars(bad, bad, (Bar(bad, 1.0, "plain", text=bad),), "score", example.SCORES, bad, True, 0.0, bad)
    page = msgspec.structs.replace(
        example.report().pages[0], blocks=(table, chart, Words(bad, bad, (bad,))), title=bad, name=bad, base=bad
    )
    report = msgspec.structs.replace(
        example.report(),
        title=bad * 40,
        pages=(page,),
        facts=(Fact(bad, "x" * 40_000),),
        definitions=(Definition(bad, bad),),
        footer=bad * 40,
    )
    book = reading.read(report)
    assert all(cell.data_type in "sn" for sheet in book.worksheets for cell in reading.cells(sheet))
    assert max(len(str(cell.value)) for cell in reading.cells(book["Summary"])) == 32_767
    foot = book["Summary"].oddFooter
    assert foot is not None
    assert len(str(foot)) <= 255


def test_sheets_are_set_up_for_print() -> None:
    for sheet in reading.whole().worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize or 0) == 9
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows is not None
        assert sheet.print_title_rows.startswith("$1:$")
        assert sheet.print_area
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.left.text == "調査=2025.xlsx · n = 1,200"
        assert sheet.oddFooter.right.text == "&P / &N"


def test_the_lines_at_the_top_stay_in_sight() -> None:
    book = reading.whole()
    assert book["Summary"].freeze_panes == "A4"
    assert book["Definitions"].freeze_panes == "A4"


def test_headings_of_a_table_at_the_top_stay_in_sight_and_are_printed_on_every_page() -> None:
    sheet = reading.read(reading.of_blocks(example.table(40))).worksheets[0]
    heading = reading.at(sheet, "リフト").row
    assert sheet.freeze_panes == f"B{heading + 1}"
    assert sheet.print_title_rows == f"$1:${heading}"


def _span(sheet: Worksheet, at: int) -> tuple[int, int]:
    anchor = reading.charts(sheet)[at].anchor
    return anchor._from.row + 1, anchor.to.row


@pytest.mark.parametrize("count", [3, 40])
def test_no_chart_covers_a_cell_or_another_chart_or_the_end_of_a_page(count: int) -> None:
    for sheet in reading.whole(count).worksheets:
        filled = {cell.row for cell in reading.cells(sheet)}
        spans = [_span(sheet, at) for at in range(len(reading.charts(sheet)))]
        covered = [row for first, last in spans for row in range(first, last + 1)]
        assert len(covered) == len(set(covered))
        assert not filled & set(covered)
        ends = {one.id for one in sheet.row_breaks.brk}
        assert not any(first <= end < last for first, last in spans for end in ends)
        if reading.charts(sheet):
            assert sheet.print_area
            _left, _top, right, below = range_boundaries(sheet.print_area.rpartition("!")[2].replace("$", ""))
            assert right is not None
            assert below is not None
            assert max(last for _first, last in spans) <= below
            assert max(one.anchor.to.col for one in reading.charts(sheet)) <= right


def test_a_report_without_pages_still_says_what_it_rests_on() -> None:
    empty = msgspec.structs.replace(example.report(), pages=(), definitions=())
    book = reading.read(empty)
    assert book.sheetnames == ["Definitions"]
    assert "調査=2025.xlsx" in reading.texts(book.worksheets[0])


def test_it_says_how_far_it_is_and_can_be_stopped() -> None:
    told: list[float] = []

    def goes_on(share: float) -> bool:
        told.append(share)
        return len(told) < 3

    with pytest.raises(Cancelled, match="stopped"):
        write_workbook(example.report(), io.BytesIO(), goes_on=goes_on)
    assert len(told) == 3
    assert told == sorted(told)


KEY = "drivers/d1/lift/points"


class OneFormula:
    """Stands for the formulas on the answers: of one figure."""

    def formula(self, key: str) -> str | None:
        return "='Formulas'!$A$1" if key == KEY else None

    def result(self, key: str) -> float | None:
        return 0.454 if key == KEY else None

    @property
    def filtered(self) -> None:
        return None

    def write(self, book: Workbook) -> None:
        book.create_sheet("Formulas")["A1"] = 0.454

    def finish(self, saved: IO[bytes], out: IO[bytes], _goes_on: Callable[[float], bool] | None) -> None:
        saved.seek(0)
        out.write(saved.read())


def _lift(cell: Cell) -> Cell:
    if isinstance(cell, Figure) and cell.key == "drivers/d1/head/value":
        return msgspec.structs.replace(cell, key=KEY)
    return cell


def with_formula(*, values: bool = False, chart_id: str = "lifts") -> Workbook:
    bar = Bar("@SUM(A1)", 0.454, "head", 0.4, 0.5, 101, text="+45")
    chart = Bars(chart_id, "B", (bar, Bar("=cmd()", 0.453, "head")), "share", example.SHARES, "Head")
    table = example.table()
    rows = [msgspec.structs.replace(row, cells=tuple(map(_lift, row.cells))) for row in table.rows]
    table = msgspec.structs.replace(table, rows=tuple(rows))
    out = io.BytesIO()
    write_workbook(reading.of_blocks(table, chart), out, OneFormula())  # type: ignore[arg-type]
    return openpyxl.load_workbook(out, data_only=values)


def test_figures_with_a_formula_are_formulas_and_others_are_marked_as_values() -> None:
    book = with_formula()
    assert book.sheetnames[-1] == "Formulas"
    sheet = book.worksheets[0]
    (made,) = [cell for cell in reading.cells(sheet) if cell.data_type == "f"]
    assert made.value == "='Formulas'!$A$1"
    assert not made.font.italic
    assert made.number_format == '0%;"−"0%'
    other = sheet.cell(made.row - 1, made.column)
    assert (other.value, other.font.italic) == (0.453, True)
    assert "Upright figures are formulas on the answers, figures in italics are values." in reading.texts(sheet)


def test_a_figure_of_another_kind_with_the_same_value_is_no_figure_of_the_chart() -> None:
    sheet = with_formula(chart_id="voices_chart")["Chart data"]
    assert not [cell for cell in reading.cells(sheet) if cell.data_type == "f"]


def test_a_chart_says_what_of_it_does_not_follow_the_filter() -> None:
    some = reading.texts(with_formula().worksheets[0])
    none = reading.texts(with_formula(chart_id="voices_chart").worksheets[0])
    assert "Only a part of this chart follows the filter; the rest shows the day of writing." in some
    assert "This chart shows the day of writing; it does not follow the filter." in none
    assert not any("day of writing" in text for text in reading.texts(reading.whole().worksheets[0]))


def test_charts_follow_the_formulas_of_the_tables_and_leave_gaps() -> None:
    (made,) = [cell for cell in reading.cells(with_formula()["Chart data"]) if cell.data_type == "f"]
    assert made.value == "=IF('Formulas'!$A$1=\"\",NA(),'Formulas'!$A$1)"
    names = reading.texts(with_formula()["Chart data"])
    assert "@SUM(A1)" in names  # and not what it was on the day of writing
    assert not any("+45" in name for name in names)
    seen = with_formula(values=True)["Chart data"][made.coordinate].value
    assert seen == pytest.approx(0.454)


def test_the_notes_of_a_table_never_stand_on_a_printed_page_of_their_own() -> None:
    for count in range(18, 34):
        table = msgspec.structs.replace(example.table(count), notes=tuple(f"note {at}" for at in range(6)))
        sheet = reading.read(reading.of_blocks(table)).worksheets[0]
        first_note = reading.at(sheet, "note 0").row
        last_row = max(cell.row for cell in reading.cells(sheet) if cell.row < first_note and cell.column == 4)
        ends = [one.id for one in sheet.row_breaks.brk]
        assert not any(last_row <= end <= first_note + 5 for end in ends)
