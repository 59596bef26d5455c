"""Edits are pure, share what they do not touch, and never contradict themselves, in whatever order they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.edit_measure import loses_target, set_standard_cut_offs
from loyalty_desktop.journey.model import Driver, Experience, Filter, Journey, Measure, Stage, Target
from loyalty_desktop.journey.parts import faults
from loyalty_desktop.survey.reading import ColumnKey
from tests.journey.strategies import invariant, journeys

if TYPE_CHECKING:
    from collections.abc import Callable

JOURNEY = Journey(
    Measure(ColumnKey("Q1"), target=Target(18, "2027-03-31")),
    (
        Stage("s1", "選ぶ", (Driver("a", "品揃え", ColumnKey("A")), Driver("b", "店舗接客", ColumnKey("B")))),
        Stage("s2", "買う", (Driver("c", "支払い", ColumnKey("C")),)),
        Stage("s3", "使う"),
    ),
    (
        Experience("x", "急かされた", ColumnKey("X"), driver="b"),
        Experience("y", "エラー", ColumnKey("Y"), driver="c"),
        Experience("z", "提案", ColumnKey("M"), "提案", driver="b"),
        Experience("w", "手紙"),
    ),
    (Driver("o", "総合満足度", ColumnKey("O")),),
)


def ids(journey: Journey) -> list[tuple[str, list[str]]]:
    return [(stage.id, [driver.id for driver in stage.drivers]) for stage in journey.stages]


def at(journey: Journey, driver: str | None) -> list[str]:
    return [one.id for one in journey.experiences_at(driver)]


def orders(journey: Journey) -> dict[str | None, list[str]]:
    return {driver: at(journey, driver) for driver in (None, *(one.id for one in journey.drivers))}


def test_add_stage_when_ids_are_taken() -> None:
    journey = edit.add_stage(edit.add_stage(Journey(), "知る"), " 調べる\n", at=0)
    assert [(one.id, one.name) for one in journey.stages] == [("stage 2", "調べる"), ("stage 1", "知る")]
    assert edit.new_stage_id(journey) == "stage 3"
    assert edit.new_stage_id(edit.remove_stage(journey, "stage 1")) == "stage 1"


def test_rename_stage_shares_everything_else() -> None:
    new = edit.rename_stage(JOURNEY, "s2", "支払う")
    assert new.stages[1].name == "支払う"
    assert new.stages[0] is JOURNEY.stages[0]
    assert new.stages[1].drivers is JOURNEY.stages[1].drivers
    assert new.experiences is JOURNEY.experiences
    assert new.measure is JOURNEY.measure
    assert edit.rename_stage(JOURNEY, "s2", "").stages[1].name == ""


@pytest.mark.parametrize(
    ("place", "order"),
    [(0, "s3 s1 s2"), (1, "s1 s3 s2"), (2, "s1 s2 s3"), (99, "s1 s2 s3"), (None, "s1 s2 s3"), (-5, "s3 s1 s2")],
)
def test_move_stage(place: int | None, order: str) -> None:
    assert [one.id for one in edit.move_stage(JOURNEY, "s3", place).stages] == order.split()


def test_remove_stage_when_it_holds_drivers() -> None:
    with pytest.raises(UnusableJourney) as caught:
        edit.remove_stage(JOURNEY, "s1")
    assert str(caught.value) == (
        "The stage 選ぶ still has 2 drivers. Move them to another stage or remove them with it."
    )
    moved = edit.remove_stage(JOURNEY, "s1", drivers_to="s2")
    assert ids(moved) == [("s2", ["c", "a", "b"]), ("s3", [])]
    assert moved.experiences is JOURNEY.experiences
    removed = edit.remove_stage(JOURNEY, "s1", with_drivers=True)
    assert ids(removed) == [("s2", ["c"]), ("s3", [])]
    assert at(removed, None) == ["x", "z", "w"]
    assert ids(edit.remove_stage(JOURNEY, "s3")) == ids(JOURNEY)[:2]
    with pytest.raises(UnusableJourney, match="another stage"):
        edit.remove_stage(JOURNEY, "s1", drivers_to="s1")


def test_add_driver_between_stages_at_a_place() -> None:
    new = edit.add_driver(JOURNEY, "s1", Driver("", " 価格 "), at=1)
    assert ids(new)[0] == ("s1", ["a", "価格", "b"])
    assert new.stages[1] is JOURNEY.stages[1]
    again = edit.add_driver(new, "s3", Driver("", "価格"))
    assert ids(again)[2] == ("s3", ["価格#2"])
    assert edit.new_id(new, "価格") == "価格#2"
    assert edit.new_id(new, "x") == "x#2"  # experiences and stages count too


def test_add_driver_when_its_column_is_a_driver_already_moves_it() -> None:
    moved = edit.add_driver(JOURNEY, "s3", Driver("b", "別の名", ColumnKey("B")))
    assert ids(moved) == [("s1", ["a"]), ("s2", ["c"]), ("s3", ["b"])]
    assert moved.stages[2].drivers[0] is JOURNEY.stages[0].drivers[1]
    assert at(moved, "b") == ["x", "z"]
    taken = edit.add_driver(JOURNEY, "s3", Driver("o", "総合満足度", ColumnKey("O")))
    assert (ids(taken)[2], taken.overall) == (("s3", ["o"]), ())


def test_add_overall_when_it_was_a_driver_leaves_its_experiences_unassigned() -> None:
    new = edit.add_overall(JOURNEY, Driver("b", "店舗接客", ColumnKey("B")))
    assert [one.id for one in new.overall] == ["o", "b"]
    assert ids(new)[0] == ("s1", ["a"])
    assert at(new, None) == ["x", "z", "w"]
    drawn = edit.add_overall(JOURNEY, Driver("", "満足"), at=0)
    assert [one.id for one in drawn.overall] == ["満足", "o"]


def test_move_driver_keeps_experiences() -> None:
    moved = edit.move_driver(JOURNEY, "b", "s2", 0)
    assert ids(moved) == [("s1", ["a"]), ("s2", ["b", "c"]), ("s3", [])]
    assert moved.experiences is JOURNEY.experiences
    assert edit.move_driver(moved, "b", "s1", 1) == JOURNEY
    assert edit.move_driver(JOURNEY, "b", "s1", 1) is JOURNEY
    assert ids(edit.move_driver(JOURNEY, "a", "s1"))[0] == ("s1", ["b", "a"])


def test_remove_driver_keeps_its_experiences_unassigned() -> None:
    new = edit.remove_driver(JOURNEY, "b")
    assert ids(new)[0] == ("s1", ["a"])
    assert [(one.id, one.driver) for one in new.experiences] == [("x", None), ("y", "c"), ("z", None), ("w", None)]
    assert new.experiences[1] is JOURNEY.experiences[1]
    assert edit.remove_driver(JOURNEY, "o").overall == ()


def test_set_driver_column_when_another_driver_has_it() -> None:
    assert edit.set_driver_column(JOURNEY, "a", ColumnKey("N")).stages[0].drivers[0].column == ColumnKey("N")
    assert edit.set_driver_column(JOURNEY, "a", None).stages[0].drivers[0].column is None
    assert edit.set_driver_column(JOURNEY, "a", ColumnKey("A")) is JOURNEY
    with pytest.raises(UnusableJourney, match="B is in the journey already, as 店舗接客"):
        edit.set_driver_column(JOURNEY, "a", ColumnKey("B"))


def test_rename_and_value() -> None:
    new = edit.set_value(edit.rename_driver(JOURNEY, "a", "品ぞろえ"), "a", "basic")
    assert new.stages[0].drivers[0] == Driver("a", "品ぞろえ", ColumnKey("A"), "basic")
    assert new.stages[0].drivers[1] is JOURNEY.stages[0].drivers[1]
    assert edit.rename_driver(JOURNEY, "o", "全体").overall[0].name == "全体"
    assert edit.rename_experience(JOURNEY, "x", "急がされた").experiences[0].name == "急がされた"


def test_add_experiences_of_a_question_with_several_answers() -> None:
    options = [Experience(f"M|{text}", text, ColumnKey("M"), text) for text in ("試着", "提案 ", "会計")]
    new = edit.add_experiences(JOURNEY, options, "c", at=0)
    assert at(new, "c") == ["M|試着", "z", "M|会計", "y"]  # 提案 was there: it moves, under its own id
    assert at(new, "b") == ["x"]
    assert at(edit.add_experiences(JOURNEY, options[:1], "c"), "c") == ["y", "M|試着"]
    assert at(edit.add_experiences(JOURNEY, [Experience("", "x")]), None) == ["w", "x#2"]


def test_place_experience_moves_only_among_those_of_its_driver() -> None:
    assert at(edit.move_experience(JOURNEY, "z", 0), "b") == ["z", "x"]
    assert edit.move_experience(edit.move_experience(JOURNEY, "z", 0), "z", 1) == JOURNEY
    placed = edit.place_experience(JOURNEY, "w", "b", 1)
    assert orders(placed) == {None: [], "a": [], "b": ["x", "w", "z"], "c": ["y"]}
    assigned = edit.assign_experience(JOURNEY, "x", None)
    assert [one.id for one in assigned.experiences] == ["x", "y", "z", "w"]
    assert edit.assign_experience(assigned, "x", "b") == JOURNEY
    assert [one.id for one in edit.remove_experience(JOURNEY, "y").experiences] == ["x", "z", "w"]


def test_set_experience_column_when_another_experience_has_it() -> None:
    new = edit.set_experience_column(JOURNEY, "w", ColumnKey("M"), "会計")
    assert new.experiences[3] == Experience("w", "手紙", ColumnKey("M"), "会計")
    with pytest.raises(UnusableJourney, match="M / 提 案 is in the journey already, as 提案"):
        edit.set_experience_column(JOURNEY, "w", ColumnKey("M"), "提 案")


def test_set_measure_keeps_the_target_of_its_own_question() -> None:
    same = edit.set_measure(JOURNEY, Measure(ColumnKey("Q1"), "nrs", negative_max=5))
    assert (same.measure.target, same.measure.negative_max) == (Target(18, "2027-03-31"), 5)
    assert edit.set_measure(JOURNEY, Measure(ColumnKey("Q2"))).measure.target is None
    assert edit.set_measure_kind(JOURNEY, "nrs").measure == Measure(
        ColumnKey("Q1"), "nrs", target=Target(18, "2027-03-31")
    )


def test_loses_target_when_another_question_has_none() -> None:
    other = edit.set_measure(JOURNEY, Measure(ColumnKey("Q2")))
    assert loses_target(JOURNEY, other)
    assert not loses_target(other, JOURNEY)
    assert not loses_target(other, edit.set_measure(other, Measure(ColumnKey("Q3"))))
    assert not loses_target(JOURNEY, edit.set_target(JOURNEY, None))
    assert not loses_target(JOURNEY, edit.set_measure_kind(JOURNEY, "nrs"))


def test_set_standard_cut_offs() -> None:
    assert set_standard_cut_offs(edit.set_cut_offs(JOURNEY, 5, 8)) == JOURNEY
    five = edit.set_scale(JOURNEY, 1, 5)
    assert set_standard_cut_offs(edit.set_cut_offs(five, 2, 4)) == five
    assert set_standard_cut_offs(JOURNEY) is JOURNEY


def test_set_cut_offs_and_scale() -> None:
    assert edit.set_cut_offs(JOURNEY, 5, 8).measure.positive_min == 8
    assert edit.set_cut_offs(JOURNEY, 6, 9) is JOURNEY
    with pytest.raises(UnusableJourney, match="between 0 and 10"):
        edit.set_cut_offs(JOURNEY, 9, 9)
    five = edit.set_scale(JOURNEY, 1, 5).measure
    assert (five.low, five.high, five.negative_max, five.positive_min) == (1, 5, 3, 5)
    with pytest.raises(UnusableJourney, match="from 5 to 5"):
        edit.set_scale(JOURNEY, 5, 5)


def test_set_target() -> None:
    assert edit.set_target(JOURNEY, None).measure.target is None
    assert edit.set_target(JOURNEY, 20).measure.target == Target(20.0)
    assert edit.set_target(JOURNEY, 18, "2027-03-31") is JOURNEY
    for score, date in ((101, ""), (18, "31.3.")):
        with pytest.raises(UnusableJourney, match="-100 to 100"):
            edit.set_target(JOURNEY, score, date)


def test_filters_and_weight() -> None:
    women, tokyo = Filter(ColumnKey("性別"), ("女性",)), Filter(ColumnKey("地域"), ("東京",))
    both = edit.set_filters(JOURNEY, [women, tokyo])
    assert both.filters == (women, tokyo)
    assert edit.set_filter(both, ColumnKey("性別"), ["男性", "女性"]).filters == (
        Filter(ColumnKey("性別"), ("男性", "女性")),
        tokyo,
    )
    assert edit.set_filter(both, ColumnKey("性別"), []).filters == (tokyo,)
    assert edit.set_filter(JOURNEY, ColumnKey("地域"), ["東京"]).filters == (tokyo,)
    assert edit.set_weight(JOURNEY, ColumnKey("w")).weight == ColumnKey("w")
    assert edit.set_weight(JOURNEY, None) is JOURNEY


UNKNOWN: list[Callable[[], Journey]] = [
    lambda: edit.rename_stage(JOURNEY, "a", "名"),
    lambda: edit.move_stage(JOURNEY, "?", 0),
    lambda: edit.remove_stage(JOURNEY, "?"),
    lambda: edit.remove_stage(JOURNEY, "s1", drivers_to="?"),
    lambda: edit.add_driver(JOURNEY, "?", Driver("", "名")),
    lambda: edit.move_driver(JOURNEY, "a", "?"),
    lambda: edit.move_driver(JOURNEY, "s1", "s2"),
    lambda: edit.rename_driver(JOURNEY, "?", "名"),
    lambda: edit.remove_driver(JOURNEY, "?"),
    lambda: edit.set_value(JOURNEY, "?", "basic"),
    lambda: edit.set_driver_column(JOURNEY, "?", None),
    lambda: edit.add_experiences(JOURNEY, [], "?"),
    lambda: edit.assign_experience(JOURNEY, "?", None),
    lambda: edit.assign_experience(JOURNEY, "x", "o"),
    lambda: edit.move_experience(JOURNEY, "?", 0),
    lambda: edit.rename_experience(JOURNEY, "a", "名"),
    lambda: edit.remove_experience(JOURNEY, "?"),
    lambda: edit.set_experience_column(JOURNEY, "?", None),
]


@pytest.mark.parametrize("act", UNKNOWN)
def test_edit_when_the_id_is_unknown(act: Callable[[], Journey]) -> None:
    with pytest.raises(UnusableJourney, match=r"has no (stage|driver|experience) .+ any more\."):
        act()


@pytest.mark.parametrize(
    "act",
    [
        lambda: edit.rename_driver(JOURNEY, "a", "　 "),
        lambda: edit.rename_experience(JOURNEY, "x", ""),
        lambda: edit.add_driver(JOURNEY, "s1", Driver("", "")),
        lambda: edit.add_experiences(JOURNEY, [Experience("", "\n")]),
    ],
)
def test_edit_when_the_name_is_blank(act: Callable[[], Journey]) -> None:
    with pytest.raises(UnusableJourney, match="name"):
        act()


def _steps(draw: st.DrawFn, journey: Journey) -> Callable[[], Journey]:
    """Draw one edit with ids that the journey has, or has not."""
    stage = draw(st.sampled_from([*(one.id for one in journey.stages), "?"]))
    driver = draw(st.sampled_from([*(one.id for one in (*journey.drivers, *journey.overall)), "?"]))
    other = draw(st.sampled_from([*(one.id for one in journey.stages), "?"]))
    owner = draw(st.sampled_from([None, *(one.id for one in journey.drivers)]))
    experience = draw(st.sampled_from([*(one.id for one in journey.experiences), "?"]))
    place = draw(st.none() | st.integers(-1, 4))
    name = draw(st.sampled_from(["店舗接客", "stage 1", "A", "A#2", ""]))
    column = draw(st.none() | st.builds(ColumnKey, st.sampled_from(["A", "B", "C"])))
    options = [Experience(name, name, column, option) for option in draw(st.sampled_from(["", "ab", "abc"]))]
    low, high = draw(st.integers(-1, 11)), draw(st.integers(-1, 11))
    acts: list[Callable[[], Journey]] = [
        lambda: edit.add_stage(journey, name, place),
        lambda: edit.rename_stage(journey, stage, name),
        lambda: edit.move_stage(journey, stage, place),
        lambda: edit.remove_stage(journey, stage),
        lambda: edit.remove_stage(journey, stage, other),
        lambda: edit.remove_stage(journey, stage, with_drivers=True),
        lambda: edit.add_driver(journey, stage, Driver(name, name, column), place),
        lambda: edit.add_overall(journey, Driver(name, name, column), place),
        lambda: edit.rename_driver(journey, driver, name),
        lambda: edit.set_value(journey, driver, "basic"),
        lambda: edit.set_driver_column(journey, driver, column),
        lambda: edit.move_driver(journey, driver, stage, place),
        lambda: edit.remove_driver(journey, driver),
        lambda: edit.add_experiences(journey, options, owner, place),
        lambda: edit.place_experience(journey, experience, owner, place),
        lambda: edit.assign_experience(journey, experience, owner),
        lambda: edit.rename_experience(journey, experience, name),
        lambda: edit.set_experience_column(journey, experience, column, "b"),
        lambda: edit.remove_experience(journey, experience),
        lambda: edit.set_cut_offs(journey, low, high),
        lambda: edit.set_weight(journey, column),
    ]
    return draw(st.sampled_from(acts))


@invariant
@given(st.data())
def test_any_sequence_of_edits_keeps_the_invariants(data: st.DataObject) -> None:
    journey = data.draw(st.sampled_from([Journey(), JOURNEY]))
    for _ in range(15):
        before = msgspec.json.encode(journey)
        act = data.draw(st.composite(_steps)(journey))
        new = tried(act, journey)
        assert msgspec.json.encode(journey) == before  # the old journey is what undo goes back to
        assert faults(new) == ()
        assert tried(act, journey) == new  # the same edit gives the same journey, ids included
        assert new is journey or new != journey
        journey = new


def tried(act: Callable[[], Journey], journey: Journey) -> Journey:
    """Return what the edit gives, the journey itself where it is refused with a sentence."""
    try:
        return act()
    except UnusableJourney as error:
        str(error)  # has its sentence
        return journey


@invariant
@given(journeys(), st.data())
def test_move_then_move_back_is_the_same(journey: Journey, data: st.DataObject) -> None:
    if journey.drivers:
        driver = data.draw(st.sampled_from(journey.drivers))
        home = journey.stage_of(driver.id)
        assert home is not None
        away = edit.move_driver(
            journey, driver.id, data.draw(st.sampled_from(journey.stages)).id, data.draw(st.integers(0, 3))
        )
        assert edit.move_driver(away, driver.id, home.id, home.drivers.index(driver)) == journey
    if journey.stages:
        stage = data.draw(st.sampled_from(journey.stages))
        away = edit.move_stage(journey, stage.id, data.draw(st.integers(0, 3)))
        assert edit.move_stage(away, stage.id, journey.stages.index(stage)) == journey
    if journey.experiences:
        one = data.draw(st.sampled_from(journey.experiences))
        place = journey.experiences_at(one.driver).index(one)
        away = edit.move_experience(journey, one.id, data.draw(st.integers(0, 3)))
        assert edit.move_experience(away, one.id, place) == journey
        owner = data.draw(st.sampled_from([None, *(each.id for each in journey.drivers)]))
        away = edit.place_experience(journey, one.id, owner, data.draw(st.integers(0, 3)))
        assert orders(edit.place_experience(away, one.id, one.driver, place)) == orders(journey)


@invariant
@given(journeys(), st.data())
def test_an_edit_keeps_the_order_of_everything_else(journey: Journey, data: st.DataObject) -> None:
    if not journey.drivers:
        return
    driver = data.draw(st.sampled_from(journey.drivers))
    new = edit.move_driver(journey, driver.id, data.draw(st.sampled_from(journey.stages)).id, 0)
    for before, after in zip(journey.stages, new.stages, strict=True):
        kept = [one for one in after.drivers if one.id != driver.id]
        assert kept == [one for one in before.drivers if one.id != driver.id]
        assert before.drivers != after.drivers or before is after
