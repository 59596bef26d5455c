from __future__ import annotations

from openpyxl import Workbook

from loyalty_desktop.report.workbook.printing import set_up_print


def test_the_foot_is_escaped_and_never_too_long_for_excel() -> None:
    sheet = Workbook().worksheets[0]
    set_up_print(sheet, "R&D &P\n" + "長" * 400, (5, 20), 3)
    assert sheet.oddFooter is not None
    text = sheet.oddFooter.left.text
    assert text is not None
    assert text.startswith("R&&D &&P 長")
    assert text.endswith("…")
    assert len(str(sheet.oddFooter)) <= 255


def test_a_sheet_is_printed_lying_as_wide_as_the_page() -> None:
    sheet = Workbook().worksheets[0]
    set_up_print(sheet, "", (5, 20), 0)
    assert sheet.print_area == "'Sheet'!$A$1:$E$20"
    assert sheet.print_title_rows is None
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
