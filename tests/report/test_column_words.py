from __future__ import annotations

import pytest

from loyalty_desktop.report.column_words import column_name
from loyalty_desktop.survey.reading import ColumnKey


@pytest.mark.parametrize(
    ("key", "left", "name"),
    [
        (ColumnKey("満足度"), "性別", "満足度"),
        (ColumnKey("満足度", 2), "接客", "満足度 (no. 2, right of 接客)"),  # I34
        (ColumnKey("満足度", 3), "", "満足度 (no. 3)"),
        (ColumnKey(""), "接客", "Column AZ (no heading)"),  # I33
        (ColumnKey("", 2), "接客", "Column AZ (no heading)"),
    ],
)
def test_name_when_headings_are_missing_or_repeated(key: ColumnKey, left: str, name: str) -> None:
    assert column_name(key, "AZ", left) == name
