"""Several drivers or experiences moved, removed or set at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.edit_several import drivers_in_order, experiences_in_order
from loyalty_desktop.journey.model import Driver, Experience, Journey, Stage
from loyalty_desktop.journey.parts import faults
from tests.journey.strategies import invariant, journeys

if TYPE_CHECKING:
    from collections.abc import Callable

JOURNEY = Journey(
    stages=(
        Stage("s1", "選ぶ", (Driver("a", "品揃え"), Driver("b", "店舗接客"), Driver("c", "価格"))),
        Stage("s2", "買う", (Driver("d", "支払い"),)),
    ),
    experiences=(
        Experience("v", "手紙"),
        Experience("w", "エラー", driver="d"),
        Experience("x", "急かされた", driver="b"),
        Experience("y", "提案", driver="b"),
        Experience("z", "放置", driver="b"),
    ),
    overall=(Driver("o", "総合満足度"),),
)


def lanes(journey: Journey) -> list[list[str]]:
    return [[one.id for one in stage.drivers] for stage in journey.stages]


def at(journey: Journey, driver: str | None) -> list[str]:
    return [one.id for one in journey.experiences_at(driver)]


def test_experiences_of_several_drivers_keep_the_order_of_the_map() -> None:
    new = edit.place_experiences(JOURNEY, ["v", "z", "w", "x"], "a")
    assert at(new, "a") == ["x", "z", "w", "v"]
    assert at(new, "b") == ["y"]
    assert at(new, None) == []


def test_a_place_counts_those_that_stay() -> None:
    assert at(edit.place_experiences(JOURNEY, ["v", "z"], "b", 1), "b") == ["x", "z", "v", "y"]
    assert at(edit.place_experiences(JOURNEY, ["z", "x"], "b", 1), "b") == ["y", "x", "z"]
    assert at(edit.place_experiences(JOURNEY, ["z", "y"], "b", 0), "b") == ["y", "z", "x"]


def test_experiences_taken_off_their_drivers() -> None:
    assert at(edit.place_experiences(JOURNEY, ["w", "y"], None), None) == ["v", "y", "w"]


def test_drivers_move_together_with_their_experiences() -> None:
    new = edit.move_drivers(JOURNEY, ["c", "b"], "s2", 0)
    assert lanes(new) == [["a"], ["b", "c", "d"]]
    assert at(new, "b") == ["x", "y", "z"]
    assert lanes(edit.move_drivers(JOURNEY, ["a", "c"], "s1", 1)) == [["b", "a", "c"], ["d"]]


def test_overall_satisfaction_among_them_becomes_a_driver() -> None:
    new = edit.move_drivers(JOURNEY, ["o", "a"], "s2")
    assert lanes(new) == [["b", "c"], ["d", "a", "o"]]
    assert new.overall == ()


def test_drivers_become_overall_satisfaction_and_lose_their_experiences() -> None:
    new = edit.make_overall(JOURNEY, ["d", "b"])
    assert [one.id for one in new.overall] == ["o", "b", "d"]
    assert at(new, None) == ["v", "w", "x", "y", "z"]


def test_removed_drivers_leave_their_experiences() -> None:
    new = edit.remove_drivers(JOURNEY, ["b", "o"])
    assert lanes(new) == [["a", "c"], ["d"]]
    assert new.overall == ()
    assert at(new, None) == ["v", "x", "y", "z"]


def test_removed_experiences_are_gone_and_the_drivers_are_shared() -> None:
    new = edit.remove_experiences(JOURNEY, ["x", "v"])
    assert [one.id for one in new.experiences] == ["w", "y", "z"]
    assert new.stages is JOURNEY.stages


def test_values_are_set_together() -> None:
    new = edit.set_values(JOURNEY, ["a", "d"], "basic")
    assert [one.value for one in new.drivers] == ["basic", "experience", "experience", "basic"]
    assert edit.set_values(new, ["a", "d"], "basic") is new


@pytest.mark.parametrize(
    "change",
    [
        lambda: edit.place_experiences(JOURNEY, ["x", "y", "z"], "b"),
        lambda: edit.move_drivers(JOURNEY, ["a", "b"], "s1", 0),
        lambda: edit.make_overall(JOURNEY, ["o"]),
        lambda: edit.remove_drivers(JOURNEY, []),
        lambda: edit.remove_experiences(JOURNEY, []),
    ],
)
def test_what_changes_nothing_is_the_journey_itself(change: Callable[[], Journey]) -> None:
    assert change() is JOURNEY


@pytest.mark.parametrize(
    "change",
    [
        lambda: edit.place_experiences(JOURNEY, ["x", "?"], "a"),
        lambda: edit.place_experiences(JOURNEY, ["x"], "?"),
        lambda: edit.place_experiences(JOURNEY, ["x"], "o"),
        lambda: edit.move_drivers(JOURNEY, ["?"], "s1"),
        lambda: edit.move_drivers(JOURNEY, ["a"], "?"),
        lambda: edit.make_overall(JOURNEY, ["?"]),
        lambda: edit.remove_drivers(JOURNEY, ["a", "?"]),
        lambda: edit.remove_experiences(JOURNEY, ["?"]),
        lambda: edit.set_values(JOURNEY, ["?"], "basic"),
    ],
)
def test_an_id_that_is_not_there_is_refused(change: Callable[[], Journey]) -> None:
    with pytest.raises(UnusableJourney):
        change()


@invariant
@given(journeys(), st.data())
def test_moving_several_is_moving_one_after_the_other(journey: Journey, data: st.DataObject) -> None:
    ids = [one.id for one in journey.experiences]
    drivers = [one.id for one in journey.drivers]
    chosen = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    driver = data.draw(st.sampled_from([None, *drivers]))
    one_by_one = journey
    for one in experiences_in_order(journey, chosen):
        one_by_one = edit.place_experience(one_by_one, one.id, driver)
    together = edit.place_experiences(journey, chosen, driver)
    assert {key: at(together, key) for key in (None, *drivers)} == {
        key: at(one_by_one, key) for key in (None, *drivers)
    }
    if journey.stages:
        stage = data.draw(st.sampled_from(journey.stages)).id
        parts = [one.id for one in (*journey.drivers, *journey.overall)]
        moved = data.draw(st.lists(st.sampled_from(parts), unique=True)) if parts else []
        expected = journey
        for driver_ in drivers_in_order(journey, moved):
            expected = edit.move_driver(expected, driver_.id, stage)
        assert edit.move_drivers(journey, moved, stage) == expected
        assert faults(edit.remove_drivers(journey, moved)) == ()
    assert faults(together) == ()
