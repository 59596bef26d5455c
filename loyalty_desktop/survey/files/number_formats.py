"""Number formats of workbooks: what the built-in ones are, and which of them show dates and durations.

The same as openpyxl's, which takes a quarter of a second to import.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MAIN_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

_CODES = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)', 6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)', 8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
    41: r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)', 42: r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
    43: r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    44: r'_("$"* #,##0.00_)_("$"* \(#,##0.00\)_("$"* "-"??_)_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
_EAST_ASIAN_DATES = frozenset({*range(27, 37), *range(50, 59)})  # built into Japanese Excel, never written out
_NOT_SHOWN = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')  # quoted, and colours or languages in brackets
_DATE_SIGN = re.compile(r"(?<![_\\])[dmhys]", re.IGNORECASE)
_DURATION = re.compile(r"\[hh?\](:mm(:ss(\.0*)?)?)?|\[mm?\](:ss(\.0*)?)?|\[ss?\](\.0*)?", re.IGNORECASE)


def builtin_code(number: int) -> str:
    """Return the format code that a number below 164 stands for; '' for the general format and unknown ones."""
    return _CODES.get(number, "")


def is_builtin_date(number: int) -> bool:
    """Say whether a number that the file does not explain stands for a date."""
    return number in _EAST_ASIAN_DATES or shows_date(builtin_code(number))


def shows_date(code: str) -> bool:
    """Say whether numbers with this format are shown as dates or times."""
    return _DATE_SIGN.search(_NOT_SHOWN.sub("", code.split(";", maxsplit=1)[0])) is not None


def shows_duration(code: str) -> bool:
    """Say whether numbers with this format are shown as more hours than a day has."""
    return _DURATION.search(code.split(";", maxsplit=1)[0]) is not None


def usual_of(numbers: Mapping[str, int]) -> str:
    """Return the format that most numbers have, given how many are in each; '' where there are none."""
    return max(numbers, key=lambda code: (numbers[code], code), default="")
