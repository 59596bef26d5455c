"""Columns taken into the journey: journey and role as one step, refused where they make no sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.screens.journey.column_actions import (
    can_be_driver,
    can_be_experience,
    give_driver_column,
    give_experience_column,
    make_driver,
    make_experiences,
    make_experiences_where_named,
    make_measure,
    new_experiences,
)
from loyalty_desktop.journey import edit
from loyalty_desktop.messages import message
from tests.desktop.screens.journey.inspecting import driver_named, experience_named, key_of

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.notices import Notice, Notices
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.reading import ColumnKey, Role
    from loyalty_desktop.survey.survey import Column


def column_of(workspace: Workspace, heading: str) -> Column:
    assert workspace.state.survey is not None
    found = workspace.state.survey.column(key_of(workspace, heading))
    assert found is not None
    return found


def role_of(workspace: Workspace, key: ColumnKey) -> Role:
    assert workspace.state.survey is not None
    found = workspace.state.survey.column(key)
    assert found is not None
    return found.role


def said_in(notices: Notices) -> list[str]:
    texts: list[str] = []

    def hear(notice: Notice) -> None:
        texts.extend(one.id for one in notice.messages)

    notices.said.connect(hear)
    return texts


def test_make_driver_in_a_stage_at_a_place(apparel: Workspace) -> None:
    key = key_of(apparel, "アプリの使いやすさ")
    stage = apparel.state.journey.stages[1]
    assert make_driver(apparel, key, stage.id, 1)
    names = [one.name for one in apparel.state.journey.stages[1].drivers]
    assert names == ["品揃え", "アプリの使いやすさ", "店舗接客", "価格"]
    assert apparel.state.results is not None
    found = next(one for one in apparel.state.results.drivers if one.driver.column == key)
    assert found.head.n > 900


def test_make_driver_corrects_the_role_in_the_same_step(apparel: Workspace) -> None:
    key = key_of(apparel, "重視点 [値ごろ感]")
    before = apparel.state.project
    assert role_of(apparel, key) == "segment"
    assert make_driver(apparel, key, apparel.state.journey.stages[0].id)
    assert role_of(apparel, key) == "driver"
    assert any(one.column == key for one in apparel.state.journey.drivers)
    assert apparel.steps.count() == 1
    apparel.steps.undo()
    assert apparel.state.project == before
    assert role_of(apparel, key) == "segment"


def test_make_driver_without_a_stage_goes_to_the_last_one(apparel: Workspace) -> None:
    assert make_driver(apparel, key_of(apparel, "アプリの使いやすさ"))
    assert apparel.state.journey.stages[-1].drivers[-1].name == "アプリの使いやすさ"


def test_make_driver_in_a_new_stage(apparel: Workspace) -> None:
    stages = len(apparel.state.journey.stages)
    assert make_driver(apparel, key_of(apparel, "アプリの使いやすさ"), new_stage=True)
    assert len(apparel.state.journey.stages) == stages + 1
    assert [one.name for one in apparel.state.journey.stages[-1].drivers] == ["アプリの使いやすさ"]


def test_the_loyalty_question_is_refused_as_driver(apparel: Workspace, notices: Notices) -> None:
    key = key_of(apparel, "1年後も")
    told = said_in(notices)
    before = apparel.state.project
    assert not can_be_driver(apparel.state.journey, column_of(apparel, "1年後も"))
    assert not make_driver(apparel, key)
    assert not give_driver_column(apparel, driver_named(apparel, "価格").id, key)
    assert told == ["journey_is_measure", "journey_is_measure"]
    assert apparel.state.project is before
    assert apparel.steps.count() == 0


def test_only_ratings_fit_as_drivers_and_only_happenings_as_experiences(apparel: Workspace) -> None:
    journey = apparel.state.journey
    assert can_be_driver(journey, column_of(apparel, "アプリの使いやすさ"))
    assert not can_be_driver(journey, column_of(apparel, "[店舗接客]"))
    assert not can_be_driver(journey, column_of(apparel, "認知経路"))
    assert can_be_experience(journey, column_of(apparel, "認知経路"))
    assert not can_be_experience(journey, column_of(apparel, "アプリの使いやすさ"))
    assert not can_be_experience(journey, column_of(apparel, "急かされた"))
    assert not can_be_experience(journey, column_of(apparel, "年間購入金額"))


def test_make_some_options_experiences_of_a_driver(apparel: Workspace) -> None:
    key, driver = key_of(apparel, "認知経路"), driver_named(apparel, "情報収集")
    before = len(apparel.state.journey.experiences_at(driver.id))
    assert make_experiences(apparel, key, driver.id, options=("検索", "広告"))
    assert [one.name for one in apparel.state.journey.experiences_at(driver.id)][before:] == ["検索", "広告"]
    assert apparel.steps.count() == 1
    left = new_experiences(apparel.state.journey, column_of(apparel, "認知経路"))
    assert {one.option for one in left} == {"SNSの投稿", "雑誌・ウェブ記事", "店頭を通りかかって", "友人・家族の話"}


def test_make_a_segment_experiences_corrects_its_role(apparel: Workspace) -> None:
    key = key_of(apparel, "買い物に使う端末")
    assert role_of(apparel, key) == "segment"
    assert make_experiences(apparel, key)
    assert role_of(apparel, key) == "experience"
    found = [one for one in apparel.state.journey.experiences if one.column == key]
    assert len(found) > 1
    assert {one.driver for one in found} == {None}


def test_experiences_go_where_their_words_say(apparel: Workspace) -> None:
    one = experience_named(apparel, "急かされた")
    apparel.edit_journey(message("step_remove_experience"), lambda journey: edit.remove_experience(journey, one.id))
    assert one.column is not None
    assert make_experiences_where_named(apparel, one.column)
    assert experience_named(apparel, "急かされた").driver == driver_named(apparel, "店舗接客").id


def test_another_column_for_a_driver_and_none(apparel: Workspace) -> None:
    driver = driver_named(apparel, "価格")
    key = key_of(apparel, "配送の速さ")
    assert give_driver_column(apparel, driver.id, key)
    assert driver_named(apparel, "価格").column == key
    assert give_driver_column(apparel, driver.id, None)
    assert driver_named(apparel, "価格").column is None
    apparel.steps.undo()
    apparel.steps.undo()
    assert driver_named(apparel, "価格").column == driver.column


def test_a_column_of_another_driver_is_refused(apparel: Workspace, notices: Notices) -> None:
    told = said_in(notices)
    assert not give_driver_column(apparel, driver_named(apparel, "価格").id, driver_named(apparel, "品質").column)
    assert told == ["journey_column_taken"]


def test_overall_satisfaction_keeps_its_role_with_another_column(apparel: Workspace) -> None:
    overall = driver_named(apparel, "総合満足度")
    key = key_of(apparel, "配送の速さ")
    assert give_driver_column(apparel, overall.id, key)
    assert role_of(apparel, key) == "overall_satisfaction"
    assert [one.column for one in apparel.state.journey.overall] == [key]


def test_another_option_for_an_experience(apparel: Workspace) -> None:
    one = experience_named(apparel, "急かされた")
    key = key_of(apparel, "認知経路")
    assert give_experience_column(apparel, one.id, key, "検索")
    found = experience_named(apparel, "急かされた")
    assert (found.column, found.option, found.driver) == (key, "検索", one.driver)


def test_make_measure_takes_scale_and_role_along(apparel: Workspace) -> None:
    key = key_of(apparel, "アプリの使いやすさ")
    before = apparel.state.project
    assert make_measure(apparel, key)
    measure = apparel.state.journey.measure
    assert (measure.column, measure.low, measure.high, measure.negative_max, measure.positive_min) == (key, 1, 5, 3, 5)
    assert role_of(apparel, key) == "loyalty"
    apparel.steps.undo()
    assert apparel.state.project == before


def test_a_driver_that_becomes_the_measure_leaves_the_drivers(apparel: Workspace) -> None:
    driver = driver_named(apparel, "店舗接客")
    assert driver.column is not None
    assert make_measure(apparel, driver.column)
    assert apparel.state.journey.driver(driver.id) is None
    assert experience_named(apparel, "急かされた").driver is None


def test_overall_satisfaction_as_measure_stays_satisfaction(apparel: Workspace) -> None:
    key = key_of(apparel, "総合満足度")
    assert make_measure(apparel, key)
    assert role_of(apparel, key) == "overall_satisfaction"
    assert apparel.state.journey.measure.kind == "satisfaction"


def test_nothing_happens_without_a_survey(workspace: Workspace, apparel: Workspace) -> None:
    key = key_of(apparel, "アプリの使いやすさ")
    workspace.close()
    assert not make_driver(workspace, key)
    assert not make_experiences(workspace, key)
    assert not make_measure(workspace, key)
