from __future__ import annotations

import pytest

from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.layouts.layout import codes, roles
from tests.survey.making import of_columns

N = 24


def read(values: list[str | float | None], reading: Reading | None = None) -> Survey:
    scored = [at % 11 for at in range(N)]
    first = of_columns(
        {"No": list(range(N)), "推奨度": scored, "会員番号": [values[at % len(values)] for at in range(N)]}
    )
    return first if reading is None else survey(first.workbook, reading)


def told(found: Survey) -> int:
    return next((note.count for note in found.notes if note.rule == "whole_numbers"), 0)


def test_ids_lose_a_needless_zero_and_it_is_told() -> None:
    found = read([f"{1001 + at}.0" for at in range(N)])
    assert "1001" in codes(found, "会員番号")
    assert (told(found), roles(found)["会員番号"]) == (N, "id")


def test_what_says_that_there_is_no_number_does_not_matter() -> None:
    found = read(["1001.0", "1002.0", "", None, "n/a"])
    assert {"1001", "1002"} <= codes(found, "会員番号").keys()
    assert told(found) == 10


def test_one_step_brings_the_zeros_back() -> None:
    found = read(["1001.0", "1002.0"], Reading(kept=("whole_numbers",)))
    assert set(codes(found, "会員番号")) == {"1001.0", "1002.0"}
    assert next(note.state for note in found.notes if note.rule == "whole_numbers") == "offered"


@pytest.mark.parametrize("values", [["1.0", "1.5"], ["1.0", "2"], ["1.0", 2.0], ["1.00"], ["v1.0"], ["1.0", "abc"]])
def test_other_numbers_are_left_alone(values: list[str | float | None]) -> None:
    assert told(read(values)) == 0
