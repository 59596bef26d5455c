"""Amounts far from all others: found as slips are, left out one by one, told with what they come to."""

from __future__ import annotations

import pytest

from loyalty_desktop.report.what_was_read import Line, what_was_read
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey import making

HEADING = "年間購入金額（円）"
KEY = ColumnKey(HEADING)
USUAL = [3_000 + 700 * at for at in range(40)]
"""Forty amounts from 3,000 to 30,300, as a shop has them: they come to 666,000."""


def read(*more: Cell) -> Survey:
    amounts = [*USUAL, *more]
    answers = [at % 11 for at in range(len(amounts))]
    return making.of_columns({"友人に勧めたいですか（0～10）": answers, HEADING: amounts})


def lines(found: Survey) -> dict[str, Line]:
    told = what_was_read(found)
    return {one.id: one for one in (*told.check, *told.left_out, *told.read)}


def test_slip_is_asked_about_with_its_cell_and_what_comes_of_it() -> None:
    line = lines(read(1_200_000))["amounts_far"]
    assert "amounts_far_above" not in lines(read(1_200_000)), "one amount is told once"
    assert "1,200,000" in line.text
    assert HEADING in line.text
    assert (line.count, [cell.text for cell in line.cells]) == (1, ["B42"])
    keep, leave = line.choices
    # 40 × 3,000 + 700 × (0 + … + 39) = 666,000, and 1,200,000 more
    assert (keep.told, leave.told) == ("All amounts: 1,866,000", "All amounts: 666,000")
    assert (keep.chosen, leave.chosen) == (True, False)


def test_only_the_value_is_left_out_and_taken_back() -> None:
    found = read(1_200_000, "1,200,000", 9_900_000)
    leave = lines(found)["amounts_far"].choices[1]
    without = survey(found.workbook, leave.reading, found)
    assert without.rows == found.rows == 43
    assert list(without.reading.correction(KEY).missing) == [
        ("9900000", "out_of_range"),
        ("1200000", "out_of_range"),
        ("1,200,000", "out_of_range"),
    ]
    told = lines(without)
    assert "amounts_far" not in told  # leaving some out makes no others far
    assert told["amounts_far_out"].count == 3
    assert told["answers_outside"].count == 3
    keep, left = told["amounts_far_out"].choices
    assert (keep.told, left.told) == ("All amounts: 12,966,000", "All amounts: 666,000")
    again = survey(found.workbook, keep.reading, without)
    assert lines(again)["amounts_far"].count == 3


def test_kept_amounts_are_asked_about_no_more_and_can_still_be_left_out() -> None:
    found = read(1_200_000)
    keep = lines(found)["amounts_far"].choices[0]
    seen = survey(found.workbook, keep.reading, found)
    assert "amounts_far" not in [one.id for one in what_was_read(seen).check]
    assert [one.chosen for one in lines(seen)["amounts_far"].choices] == [True, False]


@pytest.mark.parametrize(
    "more",
    [
        (60_000,),  # a good customer
        (0, 0, -5_000),  # nothing bought, something brought back
        tuple(1_000_000 + at for at in range(9)),  # customers of another kind
    ],
)
def test_what_is_no_slip_is_not_asked_about(more: tuple[int, ...]) -> None:
    assert "amounts_far" not in lines(read(*more))


def test_one_zero_too_few_is_far_too() -> None:
    assert lines(read(3))["amounts_far"].count == 1


def test_few_amounts_say_nothing() -> None:
    amounts: list[Cell] = [*USUAL[:18], 9_900_000]
    answers = [at % 11 for at in range(len(amounts))]
    found = making.of_columns({"友人に勧めたいですか（0～10）": answers, HEADING: amounts})
    assert "amounts_far" not in lines(found)
