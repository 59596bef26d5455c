"""Options looked at for somebody who corrects them: what sticks together, what could be split, and where."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.option_parts import fused, pieces_of, separators_in, side_by_side
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.survey import Column
from tests.survey.making import column, of_columns

KEY = ColumnKey("使ったもの")


def read(cells: list[str], **told: object) -> Column:
    correction = Correction(KEY, **told)  # type: ignore[arg-type]
    read = of_columns({"No": [f"a{at}" for at in range(len(cells))], KEY.heading: cells}, correction)
    return column(read, KEY.heading)


def options(one: Column) -> dict[str, int]:
    return {option.text: option.count for option in one.scale.options}


SPLIT: dict[str, object] = {"separator": ", "}
CELLS = ["温泉, 名所, 旧跡", "温泉", "名所, 旧跡", "食事, 温泉", "食事"]


def test_parts_that_always_stand_together_few_times_are_proposed() -> None:
    """Seen less than ten times nothing is joined unasked; four times is enough to ask."""
    found = fused(read(CELLS * 3, **SPLIT))
    assert [(one.first, one.second, one.count) for one in found] == [("名所", "旧跡", 6)]
    assert not fused(read([*CELLS * 3, "名所, 食事"], **SPLIT))
    assert not fused(read(CELLS, **SPLIT))


def test_parts_that_nearly_always_stand_together_are_proposed() -> None:
    cells = [*CELLS * 30, *["旧跡"] * 3]
    assert [(one.first, one.second) for one in fused(read(cells, **SPLIT))] == [("名所", "旧跡")]
    assert not fused(read([*cells, *["旧跡"] * 30], **SPLIT))


def test_parts_that_the_user_parted_are_not_proposed_again() -> None:
    joined = read(CELLS * 6, **SPLIT)
    assert joined.scale.rejoined == ("名所, 旧跡",)
    parted = read(CELLS * 6, **SPLIT, parted=("名所, 旧跡",))
    assert options(parted)["名所"] == options(parted)["旧跡"] == 12
    assert not fused(parted)


def test_order_of_parts_is_that_of_the_cells() -> None:
    one = read([*CELLS * 6, "温泉, 食事"], **SPLIT)
    assert side_by_side(one, ("温泉", "食事")) == (("食事", "温泉"), 6)
    assert side_by_side(one, ("食事", "名所, 旧跡")) == ((), 0)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("名所、旧跡", ("名所", "旧跡")),
        ("A / B / C", ("A", "B", "C")),
        ("店（新宿, 渋谷）", ("店（新宿", "渋谷）")),
        ("温泉", ()),
    ],
)
def test_pieces_of_an_option(text: str, pieces: tuple[str, ...]) -> None:
    one = read([f"温泉, {text}", text, "温泉, 食事", "食事"] * 10, **SPLIT)
    found = next(option for option in one.scale.options if option.text == text)
    assert pieces_of(found, one) == pieces


def test_option_split_at_another_sign_than_the_cells() -> None:
    one = read(["温泉, 名所、旧跡", "名所、旧跡", "温泉, 食事", "食事"] * 10, **SPLIT, parted=("名所、旧跡",))
    assert options(one) == {"温泉": 20, "食事": 20, "名所": 20, "旧跡": 20}


def test_names_put_options_together_once_a_cell() -> None:
    one = read(["電話, お電話", "電話", "お電話", "店"] * 10, **SPLIT, named=(("お電話", "電話"),))
    assert options(one) == {"電話": 30, "店": 10}
    found = next(option for option in one.scale.options if option.text == "電話")
    assert set(found.written) == {"電話", "お電話"}
    assert pieces_of(found, one) == found.written


def test_rare_texts_become_one_option_when_they_are_gathered() -> None:
    cells = [*[f"電話, 自由{at}" for at in range(12)], *["電話", "店"] * 10]
    assert read(cells, **SPLIT).scale.own_words == 12
    one = read(cells, **SPLIT, named=(("", "その他"),))
    assert options(one) == {"電話": 22, "その他": 12, "店": 10}
    assert one.scale.own_words == 0


def test_signs_that_cells_could_be_split_at() -> None:
    found = dict(separators_in(read(["A; B", "A", "B/C", "A; C"] * 5)))
    assert found == {";": 0.5, "/": 0.25}


def test_unnamed_when_nothing_is_told() -> None:
    one = read(CELLS * 6, **SPLIT)
    assert all(option.written == () for option in one.scale.options)
