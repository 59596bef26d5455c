"""Rating scales around zero (-2 to +2, -3 to +3, -1 to +1), from the cells to their codes (INPUTS.md I42, I44)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from loyalty_desktop.survey.numbers import ends_in_heading
from loyalty_desktop.survey.reading import Correction
from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import column_of, of_columns

FIVE: list[Cell] = [-2, -1, 0, 1, 2, 2, 1, 1] * 6
SEVEN: list[Cell] = [-3, -2, -1, 0, 1, 2, 3, 2] * 6


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("接客 (-2~+2)", (-2, 2)),
        ("service (-3 to +3)", (-3, 3)),
        ("清潔さ(+3:とても良い~-3:とても悪い)", (-3, 3)),
        ("味 (±2)", (-2, 2)),
        ("staff (-5 to 5)", (-5, 5)),
        ("満足度 (1-5)", (1, 5)),
        ("visits (0-10)", (0, 10)),
    ],
)
def test_a_heading_may_name_the_ends_around_zero(words: str, ends: tuple[int, int] | None) -> None:
    found = ends_in_heading(words)
    assert (None if found is None else (found.low, found.high)) == ends


@pytest.mark.parametrize(
    ("answers", "heading", "role", "ends"),
    [
        (FIVE, "接客の満足度", "driver", (-2, 2)),
        (SEVEN, "Satisfaction with the room", "driver", (-3, 3)),
        (SEVEN, "暗い―明るい", "driver", (-3, 3)),
        (FIVE, "Overall satisfaction", "overall_satisfaction", (-2, 2)),
        (SEVEN, "How likely are you to recommend us?", "loyalty", (-3, 3)),
        ([-1, 0, 1, 1] * 12, "Satisfaction with the food", "driver", (-1, 1)),
        ([-1, 0, 1, 2, 2, 1] * 8, "Staff (-2~+2)", "driver", (-2, 2)),
        ([-2, -1, 0, 1, 2, 3, 3] * 7, "食事の満足度", "driver", (-3, 3)),
    ],
)
def test_a_scale_around_zero_is_a_rating(answers: list[Cell], heading: str, role: str, ends: tuple[int, int]) -> None:
    column = column_of(answers, heading)
    assert (column.role, column.scale.low, column.scale.high, column.scale.reversed) == (role, *ends, False)
    codes = dict(zip(column.distinct.texts, column.scale.codes.tolist(), strict=True))
    assert all(codes[str(answer)] == answer for answer in answers)
    assert not [why for why in column.scale.reasons if why is not None]


@pytest.mark.parametrize(
    "written",
    [
        ("+2", "+1", "0", "-1", "-2"),
        ("＋2", "＋1", "±0", "－1", "－2"),
        ("2", "1", "0", "△1", "△2"),
        ("+2", "+1", "0", "−1", "−2"),
        ("2: とても満足", "1: やや満足", "0: どちらでもない", "-1: やや不満", "-2: とても不満"),
        ("+2 とても満足", "+1 やや満足", "±0 どちらでもない", "-1 やや不満", "-2 とても不満"),
    ],
)
def test_however_the_signs_are_written(written: tuple[str, ...]) -> None:
    column = column_of(list(written) * 8, "接客の満足度")
    assert (column.role, column.scale.low, column.scale.high) == ("driver", -2, 2)
    codes = [code for code, n in zip(column.scale.codes.tolist(), column.distinct.counts.tolist(), strict=True) if n]
    assert codes == [2, 1, 0, -1, -2]


@pytest.mark.parametrize(
    ("answers", "heading"),
    [
        ([-1, 0, 1] * 16, "group"),
        ([*[0, 1, 2, 3, 4, 5] * 8, -1], "満足度"),
        ([*[1, 2, 3, 4, 5] * 9, -1, -2], "満足度"),
        ([-1, 1] * 24, "清潔さ"),
        (SEVEN, "Temperature difference"),
        ([-2, -1, 1, 2] * 12, "area"),
        ([-500, 300, 20, -20] * 12, "balance"),
    ],
)
def test_minus_one_stays_a_code_and_amounts_stay_amounts(answers: list[Cell], heading: str) -> None:
    scale = column_of(answers, heading).scale
    assert scale.low is None or scale.low >= 0


def test_columns_beside_share_the_scale_that_nobody_used_whole() -> None:
    found = of_columns(
        {
            "No": list(range(1, 49)),
            "speed": FIVE,
            "room": [-1, 0, 1, 2] * 12,
            "food": [0, 1, 2, 2] * 12,
            "staff": FIVE,
            "fun": [-1, 0, 1, 1] * 12,
            "kids": [0, 1, 2, 0] * 12,
        }
    )
    ends = {one.key.heading: (one.role, one.scale.low, one.scale.high) for one in found.columns}
    assert {name for name, rest in ends.items() if rest == ("driver", -2, 2)} == {
        "speed",
        "room",
        "food",
        "staff",
        "fun",
    }
    assert ends["kids"][0] != "driver"


def test_the_ends_are_changed_and_turned_in_one_step() -> None:
    before = column_of(FIVE, "接客の満足度")
    table: dict[str, Sequence[Cell]] = {"No": list(range(1, 49)), "接客の満足度": FIVE}
    wider = of_columns(table, Correction(before.key, low=-3, high=3)).columns[1]
    assert (wider.scale.low, wider.scale.high, wider.scale.unsure) == (-3, 3, False)
    turned = of_columns(table, Correction(before.key, reversed=True)).columns[1]
    codes = dict(zip(turned.distinct.texts, turned.scale.codes.tolist(), strict=True))
    assert (codes["2"], codes["-2"], turned.scale.low, turned.scale.high) == (-2, 2, -2, 2)


def test_the_signs_say_which_end_is_the_good_one() -> None:
    found = of_columns({"No": list(range(1, 49)), "接客の満足度": FIVE})
    assert "direction_asked" not in {note.message.id for note in found.notes}
