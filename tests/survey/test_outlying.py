from __future__ import annotations

from loyalty_desktop.survey.noted import Noted
from tests.survey.making import of_columns

N = 40


def told(amounts: list[object], heading: str = "購入金額") -> Noted | None:
    read = of_columns({"No": list(range(N)), "推奨度": [at % 11 for at in range(N)], heading: amounts})  # type: ignore[dict-item]
    return next((note for note in read.notes if note.message.id == "amounts_far_above"), None)


def test_amount_with_a_few_zeros_too_many_is_listed() -> None:
    amounts: list[object] = [1000 + 130 * at for at in range(N)]
    amounts[7] = 99_999_999
    note = told(amounts)
    assert note is not None
    assert (note.count, note.state, note.cells) == (1, "told", ("C9",))
    assert [key.heading for key in note.columns] == ["購入金額"]


def test_many_large_customers_are_no_slips() -> None:
    assert told([1000 if at % 5 else 900_000 + at for at in range(N)]) is None
    assert told([2**at for at in range(20)] * 2) is None


def test_a_column_that_is_never_added_up_is_left_alone() -> None:
    amounts: list[object] = [at + 1 for at in range(N)]
    amounts[0] = 10**9
    assert told(amounts, "受付番号") is None
