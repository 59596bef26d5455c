"""A chosen column in the inspector: what it holds, and the way into the journey by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from loyalty_desktop.desktop.session.selection import column_chosen
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.corrections import set_codes, set_role
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.messages import message
from tests.desktop.screens.journey.inspecting import (
    choose_column,
    driver_named,
    experience_named,
    inspector_of,
    key_of,
    open_rows,
    repeated,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.inspector import JourneyInspector
    from loyalty_desktop.desktop.screens.journey.inspector_column import ColumnPage
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.sheet import Cell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen


@pytest.fixture
def inspector(qtbot: QtBot, apparel: Workspace, look: Look) -> JourneyInspector:
    return inspector_of(qtbot, apparel, look)


@pytest.fixture
def page(inspector: JourneyInspector) -> ColumnPage:
    return inspector.column


def choose_in_menu(page: ColumnPage, text: str) -> None:
    """Open the menu of the button and choose an entry."""
    page.menu.aboutToShow.emit()
    next(one for one in page.menu.actions() if one.text() == text).trigger()


def test_a_rating_shows_its_answers_best_first(apparel: Workspace, page: ColumnPage) -> None:
    choose_column(apparel, "アプリの使いやすさ")
    assert page.heading.text() == "Q14 アプリの使いやすさ"
    assert page.kind.text() == "Ordered words · role: Driver"
    assert page.scale.text() == "Scale: 5 points (5 = とても満足)"
    column = apparel.state.survey.column(key_of(apparel, "アプリの使いやすさ")) if apparel.state.survey else None
    assert column is not None
    counted = dict(zip(column.distinct.labels, column.distinct.counts.tolist(), strict=True))
    words = ["とても満足", "やや満足", "どちらとも", "やや不満", "とても不満"]
    n = sum(counted[word] for word in words)
    assert [bar.label for bar in page.bars.bars] == [f"{5 - at} {word}" for at, word in enumerate(words)]
    assert [bar.length for bar in page.bars.bars] == pytest.approx([counted[word] / n for word in words])
    assert f"n={n:,}" in page._spread.heading.text()
    assert ("Never used it “利用していない”", f"{counted['利用していない']:,}") in page.missing.texts()


def test_a_rating_becomes_a_driver_of_a_stage(apparel: Workspace, inspector: JourneyInspector) -> None:
    choose_column(apparel, "アプリの使いやすさ")
    choose_in_menu(inspector.column, "買う")
    driver = driver_named(apparel, "アプリの使いやすさ")
    assert driver in apparel.state.journey.stages[2].drivers
    assert inspector.driver.isVisible()
    assert inspector.driver.name.name() == "アプリの使いやすさ"
    apparel.steps.undo()
    assert inspector.column.isVisible()
    assert inspector.column.heading.text() == "Q14 アプリの使いやすさ"


def test_a_rating_becomes_a_driver_of_a_new_stage(apparel: Workspace, page: ColumnPage) -> None:
    choose_column(apparel, "アプリの使いやすさ")
    choose_in_menu(page, "New stage")
    assert [one.name for one in apparel.state.journey.stages[-1].drivers] == ["アプリの使いやすさ"]


def test_with_one_stage_the_button_asks_nothing(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    rows: list[list[Cell]] = [
        ["How likely are you to recommend us? (0-10)", "Satisfaction with service", "Satisfaction with price"]
    ]
    rows += [[at % 11, at % 5 + 1, at % 5 + 1] for at in range(60)]
    inspector = inspector_of(qtbot, workspace, look)
    journey = open_rows(workspace, rows)
    price = next(one for one in journey.drivers if "rice" in one.name)
    workspace.edit_journey(message("step_remove_driver"), lambda one: edit.remove_driver(one, price.id))
    choose_column(workspace, "price")
    page = inspector.column
    assert page.make.menu() is None
    page.make.setFocus()
    qtbot.keyClick(page.make, Qt.Key.Key_Space)
    assert len(workspace.state.journey.stages) == 1
    assert driver_named(workspace, price.name).column == price.column


def test_a_yes_or_no_becomes_an_experience_of_a_driver(apparel: Workspace, inspector: JourneyInspector) -> None:
    one = experience_named(apparel, "急かされた")
    apparel.edit_journey(message("step_remove_experience"), lambda journey: edit.remove_experience(journey, one.id))
    choose_column(apparel, "急かされた")
    page = inspector.column
    assert page.make.accessibleName() == "Put it on the map"
    assert not page.options.isVisible()
    choose_in_menu(page, "選ぶ › 価格")
    assert experience_named(apparel, "急かされた").driver == driver_named(apparel, "価格").id
    assert inspector.experience.isVisible()


def test_an_experience_goes_where_its_words_say(apparel: Workspace, page: ColumnPage) -> None:
    one = experience_named(apparel, "急かされた")
    apparel.edit_journey(message("step_remove_experience"), lambda journey: edit.remove_experience(journey, one.id))
    choose_column(apparel, "急かされた")
    choose_in_menu(page, "The driver whose name matches")
    assert experience_named(apparel, "急かされた").driver == driver_named(apparel, "店舗接客").id


def test_only_ticked_answers_become_experiences(qtbot: QtBot, apparel: Workspace, page: ColumnPage) -> None:
    choose_column(apparel, "認知経路")
    assert page.make.accessibleName() == "Make 6 experiences"
    qtbot.mouseClick(page.tick, Qt.MouseButton.LeftButton)
    assert not page.make.isEnabled()
    qtbot.mouseClick(page.options.row("検索"), Qt.MouseButton.LeftButton)
    first = page.options.row("検索")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert page.options.row("店頭を通りかかって").hasFocus()
    qtbot.keyClick(page.options.row("店頭を通りかかって"), Qt.Key.Key_Space)
    assert page.make.accessibleName() == "Make 2 experiences"
    choose_in_menu(page, "No driver yet")
    key = key_of(apparel, "認知経路")
    assert [one.option for one in apparel.state.journey.experiences if one.column == key] == [
        "検索",
        "店頭を通りかかって",
    ]
    assert [row.name for row in page.experiences.rows] == ["検索", "店頭を通りかかって"]
    assert page.options.ticked() == ()
    assert not page.make.isEnabled()


def test_what_was_ticked_stays_while_something_else_is_edited(
    qtbot: QtBot, apparel: Workspace, page: ColumnPage
) -> None:
    choose_column(apparel, "認知経路")
    qtbot.mouseClick(page.options.row("検索"), Qt.MouseButton.LeftButton)
    stage = apparel.state.journey.stages[0]
    apparel.edit_journey(message("step_rename_stage"), lambda journey: edit.rename_stage(journey, stage.id, "x"))
    assert "検索" not in page.options.ticked()
    assert len(page.options.ticked()) == 5
    choose_column(apparel, "利用したチャネル")
    choose_column(apparel, "認知経路")
    assert len(page.options.ticked()) == 6


def test_the_loyalty_question_cannot_become_anything(apparel: Workspace, page: ColumnPage, look: Look) -> None:
    choose_column(apparel, "1年後も")
    assert page.note.text().startswith("This is the loyalty question.")
    assert not page.make.isVisible()
    roles = [bar.role for bar in page.bars.bars]
    assert roles == ["positive"] * 2 + ["passive"] * 2 + ["negative"] * 7


@pytest.mark.parametrize("heading", ["会員番号", "年間購入金額", "ご意見"])
def test_other_columns_say_why_they_do_not_fit(apparel: Workspace, page: ColumnPage, heading: str) -> None:
    choose_column(apparel, heading)
    assert page.note.text().startswith("It contains neither ratings nor events")
    assert not page.make.isVisible()


def test_ids_and_comments_show_no_single_answers(apparel: Workspace, page: ColumnPage) -> None:
    for heading in ("会員番号", "ご意見"):
        choose_column(apparel, heading)
        assert not page.bars.isVisible()


def test_a_small_base_shows_counts_only(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    rows: list[list[Cell]] = [["How likely are you to recommend us? (0-10)", "Satisfaction with service"]]
    rows += repeated(3, 9, 5) + repeated(5, 2, 4) + [[2, 1]]
    inspector = inspector_of(qtbot, workspace, look)
    journey = open_rows(workspace, rows)
    driver = journey.drivers[0]
    workspace.edit_journey(message("step_remove_driver"), lambda one: edit.remove_driver(one, driver.id))
    choose_column(workspace, "service")
    assert [bar.text for bar in inspector.column.bars.bars] == ["n=3", "n=5", "n=0", "n=0", "n=1"]
    assert all(bar.length is None for bar in inspector.column.bars.bars)


def test_a_column_that_is_not_there(apparel: Workspace, page: ColumnPage) -> None:
    key = changed(key_of(apparel, "アプリの使いやすさ"), heading="Gone")
    apparel.select(changed(apparel.selection, column=key))
    assert page.heading.text() == "Gone"
    assert page.note.text() == "This column is no longer in the survey."
    assert not page.make.isVisible()
    assert not page.bars.isVisible()


def test_ampersands_in_stage_names_stay(apparel: Workspace, page: ColumnPage) -> None:
    stage = apparel.state.journey.stages[0]
    apparel.edit_journey(message("step_rename_stage"), lambda one: edit.rename_stage(one, stage.id, "Look & feel"))
    choose_column(apparel, "アプリの使いやすさ")
    page.menu.aboutToShow.emit()
    assert page.menu.actions()[0].text() == "Look && feel"


@pytest.mark.parametrize(("times", "tagged"), [(6, True), (20, False)])
def test_a_base_below_thirty_is_tagged(
    qtbot: QtBot, workspace: Workspace, look: Look, times: int, tagged: bool
) -> None:
    rows: list[list[Cell]] = [["How likely are you to recommend us? (0-10)", "Satisfaction with service"]]
    inspector = inspector_of(qtbot, workspace, look)
    driver = open_rows(workspace, rows + repeated(times, 9, 5) + repeated(times, 2, 4)).drivers[0]
    workspace.edit_journey(message("step_remove_driver"), lambda one: edit.remove_driver(one, driver.id))
    choose_column(workspace, "service")
    assert inspector.column.bars.isVisible()
    assert inspector.column.reference.isVisible() == tagged


def test_a_rating_that_is_told_to_be_an_experience_becomes_one(apparel: Workspace, page: ColumnPage) -> None:
    """The inspector and the map agree: the role that the user gave comes before the answers."""
    key = key_of(apparel, "アプリの使いやすさ")
    choose_column(apparel, "アプリの使いやすさ")
    assert page.make.accessibleName() == "Put it on the map"
    apparel.edit_reading(message("step_role"), lambda reading: set_role(reading, [key], "experience"))
    followed = next(one for one in apparel.state.journey.experiences if one.column == key)
    apparel.edit_journey(message("step_remove_experience"), lambda one: edit.remove_experience(one, followed.id))
    choose_column(apparel, "アプリの使いやすさ")
    assert page.make.accessibleName() == "Put it on the map"


def test_an_answer_is_called_by_its_commonest_word(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    rows: list[list[Cell]] = [["How likely are you to recommend us? (0-10)", "Satisfaction with service"]]
    words = ("very satisfied", "satisfied", "neutral", "dissatisfied", "very dissatisfied")
    for at, word in enumerate(words):
        rows += repeated(10, 9 - at, word)
    rows += repeated(2, 9, "completely satisfied")
    inspector = inspector_of(qtbot, workspace, look)
    open_rows(workspace, rows)
    key = key_of(workspace, "service")
    codes = [(word, 5 - at) for at, word in enumerate(words)] + [("completely satisfied", 5)]
    workspace.edit_reading(message("step_codes"), lambda reading: set_codes(reading, [key], codes))
    driver = workspace.state.journey.drivers[0]
    workspace.edit_journey(message("step_remove_driver"), lambda one: edit.remove_driver(one, driver.id))
    choose_column(workspace, "service")
    assert inspector.column.bars.bars[0].label == "5 very satisfied"


def test_a_guessed_driver_says_why_it_is_not_on_the_map_and_goes_there_when_confirmed(
    apparel: Workspace, page: ColumnPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = next(iter(apparel.state.journey.drivers))
    key = driver.column
    assert key is not None
    apparel.edit_journey(message("step_remove_driver"), lambda one: edit.remove_driver(one, driver.id))
    monkeypatch.setattr("loyalty_desktop.journey.suggest.LIKELY", 2.0)  # every role is only a guess
    apparel.select(column_chosen(apparel.state.journey, key))
    page.draw()
    assert page.note.text().startswith("To be checked: the role Driver is only a guess")
    assert page.make.accessibleName() == "Put it on the map"
    apparel.edit_reading(message("step_confirm"), lambda reading: set_role(reading, [key], "driver"))
    assert key in {one.column for one in apparel.state.journey.drivers}
