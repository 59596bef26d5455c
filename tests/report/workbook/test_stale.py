"""What does not follow a filter has its look under one, and only then."""

from __future__ import annotations

import io

import openpyxl
from openpyxl import Workbook

from loyalty_desktop.report.workbook.looks import CHANGED, FAINT, INK
from loyalty_desktop.report.workbook.stale import SIGN, Stale


def test_old_texts_remarks_and_arrows_have_their_look_once_the_sign_stands_in_the_cell() -> None:
    book, out = Workbook(), io.BytesIO()
    stale = Stale(book.worksheets[0], "A3")
    for cell in ("A5", "B9"):
        stale.old(cell)
    stale.said("A6")
    stale.marked("C9", "+0")
    stale.finish()
    book.save(out)
    rules = openpyxl.load_workbook(out).worksheets[0].conditional_formatting
    found = {str(one.sqref): one.rules[0] for one in rules}
    assert {cells: one.dxf.font.color.rgb[2:] for cells, one in found.items()} == {
        "A3": CHANGED,
        "A6": CHANGED,
        "A5 B9": FAINT,
        "C9": INK,
    }
    assert {tuple(one.formula) for one in found.values()} == {(f'LEFT($A$3,1)="{SIGN}"',)}
    assert found["C9"].dxf.numFmt.formatCode == "+0"


def test_a_sheet_without_such_cells_has_only_its_line_at_the_top() -> None:
    sheet = Workbook().worksheets[0]
    Stale(sheet, "A3").finish()
    assert [str(one.sqref) for one in sheet.conditional_formatting] == ["A3"]
