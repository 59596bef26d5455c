"""How a sheet is printed: A4, lying, as wide as the page, its first lines repeated, what it rests on at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from loyalty_desktop.report.workbook.plain_text import footer_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9
_LONGEST_FOOT = 200
"""All three parts of a foot together have at most 255 letters; a workbook with more is called damaged."""


def set_up_print(sheet: Worksheet, foot: str, size: tuple[int, int], repeated: int) -> None:
    """Set up the print of a sheet that reaches to a column and a row; its first rows stand on every page."""
    column, row = size
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.4, 0.65, 0.2, 0.3
    sheet.print_options.horizontalCentered = True
    if repeated:
        sheet.print_title_rows = f"1:{repeated}"
    sheet.print_area = f"A1:{get_column_letter(column)}{row}"
    footer = sheet.oddFooter
    assert footer is not None
    footer.left.text, footer.right.text = footer_text(foot, _LONGEST_FOOT), "&P / &N"
    footer.left.size = footer.right.size = 8
