"""Codes with a column for what "other" was are options, and no ratings."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import of_columns, roles

N = 40
CODES: list[Cell] = [1, 2, 3, 4, 5] * (N // 5)


@pytest.mark.parametrize("text", ["Q7_5_TEXT", "Q7_other", "Q7[other]"])
def test_codes_beside_a_text_for_other_are_options(text: str) -> None:
    rest: list[Cell] = [None, None, None, None, "by boat"] * (N // 5)
    read = roles(of_columns({"No": list(range(N)), "Q7": CODES, text: rest}))
    assert read["Q7"] == "segment"
    assert roles(of_columns({"No": list(range(N)), "Q7": CODES, "Q8": rest}))["Q7"] == "driver"
