"""Groups while they are made: every answer is in one group at most, and nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.journey.edit_groups import (
    Groups,
    in_no_group,
    overlapping_bands,
    put_into,
    renamed,
    rest_into,
    take_out,
    with_group,
    with_limits,
    without_group,
)
from loyalty_desktop.journey.model import Group

ANSWERS = ("東京", "神奈川", "大阪", "京都", "福岡")
EAST: Groups = (Group("East", ("東京",)), Group("West", ("大阪", "京都")))


def test_an_answer_moves_from_group_to_group() -> None:
    moved = put_into(EAST, 0, ("京都", "神奈川"))
    assert [one.values for one in moved] == [("東京", "京都", "神奈川"), ("大阪",)]
    assert in_no_group(moved, ANSWERS) == ("福岡",)


@given(st.lists(st.tuples(st.integers(0, 1), st.lists(st.sampled_from(ANSWERS), max_size=4)), max_size=6))
def test_no_answer_is_ever_in_two_groups(moves: list[tuple[int, list[str]]]) -> None:
    groups = EAST
    for at, values in moves:
        groups = put_into(groups, at, values)
        held = [text for one in groups for text in one.values]
        assert len(held) == len(set(held))
        assert sorted((*held, *in_no_group(groups, ANSWERS))) == sorted(ANSWERS)


def test_the_rest_goes_into_one_group_which_is_made_once() -> None:
    groups = rest_into(EAST, "その他", ANSWERS)
    assert groups[2] == Group("その他", ("神奈川", "福岡"))
    assert rest_into(groups, "その他", ANSWERS) == groups
    more = take_out(groups, ("東京",))
    assert rest_into(more, "その他", ANSWERS)[2].values == ("神奈川", "福岡", "東京")


def test_names_are_told_apart_and_changed() -> None:
    groups = with_group(with_group((), "Group"), "Group", ("東京",))
    assert [one.name for one in groups] == ["Group", "Group 2"]
    assert renamed(groups, 1, "East")[1] == Group("East", ("東京",))
    assert in_no_group(without_group(groups, 1), ("東京",)) == ("東京",)


def test_bands_that_share_a_number_are_found() -> None:
    bands = (Group("young", high=29), Group("middle", low=30, high=49), Group("old", low=50))
    assert overlapping_bands(bands) is None
    assert overlapping_bands(with_limits(bands, 2, 49, None)) == ("middle", "old")
    assert overlapping_bands((Group("a", low=1), Group("b", high=5))) == ("b", "a")
    assert overlapping_bands(EAST) is None
