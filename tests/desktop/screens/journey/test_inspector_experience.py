"""A chosen experience in the inspector: its sentences, scores, driver, column and option."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from loyalty_desktop.journey import edit
from loyalty_desktop.journey.model import Experience
from loyalty_desktop.messages import message
from loyalty_desktop.report.experience_detail import experience_detail
from loyalty_desktop.report.experience_table import experience_rows
from loyalty_desktop.report.explained import contribution_told
from loyalty_desktop.report.figures import score_text
from tests.desktop.screens.journey.inspecting import (
    choose_experience,
    driver_named,
    experience_named,
    inspector_of,
    key_of,
    open_rows,
    repeated,
    type_into,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.inspector import JourneyInspector
    from loyalty_desktop.desktop.screens.journey.inspector_experience import ExperiencePage
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.experience_table import ExperienceRow
    from loyalty_desktop.survey.sheet import Cell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists, without a screen


@pytest.fixture
def inspector(qtbot: QtBot, apparel: Workspace, look: Look) -> JourneyInspector:
    return inspector_of(qtbot, apparel, look)


@pytest.fixture
def page(apparel: Workspace, inspector: JourneyInspector) -> ExperiencePage:
    choose_experience(apparel, "試着後に放置された")
    return inspector.experience


def row_of(workspace: Workspace, name: str) -> ExperienceRow:
    assert workspace.state.results is not None
    return next(one for one in experience_rows(workspace.state.results).rows if one.name == name)


def test_the_sentences_are_those_of_the_report(apparel: Workspace, page: ExperiencePage, look: Look) -> None:
    assert apparel.state.results is not None
    row = row_of(apparel, "試着後に放置された")
    wanted = experience_detail(row, apparel.state.results.loyalty).sentences
    assert page.sentences.text() == "\n".join(one.text() for one in wanted)
    assert "−32" in page.sentences.text()
    look.set_language("ja")
    page.draw()
    assert page.sentences.text().startswith("体験した 175 人（14.1%、n=1,238）の NRS は −32。")


def test_the_verdict_is_a_chip(apparel: Workspace, page: ExperiencePage) -> None:
    assert (page.chip.text(), page.chip.property("kind")) == ("Negative", "bad")
    choose_experience(apparel, "着回しの提案があった")
    assert (page.chip.text(), page.chip.property("kind")) == ("Positive", "good")
    choose_experience(apparel, "急かされた")
    assert (page.chip.text(), page.chip.property("kind")) == ("For reference", "reference")


def test_the_chart_tells_both_scores_with_their_bases(apparel: Workspace, page: ExperiencePage) -> None:
    row = row_of(apparel, "試着後に放置された")
    told = page.chart.accessibleDescription().split("\n")
    assert told[0] == "Everybody +12.4 (n=1,238)"
    assert told[1].startswith(f"Those who had it: {score_text(row.with_it.value)} ")
    assert f"n={row.with_it.n:,}" in told[1]
    assert told[2].startswith(f"Those who did not: {score_text(row.without_it.value)} ")
    assert f"n={row.without_it.n:,}" in told[2]


def test_a_small_base_is_told_as_for_reference(apparel: Workspace, page: ExperiencePage) -> None:
    assert "for reference" not in page.chart.accessibleDescription()
    choose_experience(apparel, "急かされた")
    told = page.chart.accessibleDescription().split("\n")
    assert told[1].endswith("n=28), for reference")
    assert "for reference" not in told[2]


def test_the_sum_of_the_contribution_stands_below_the_sentences(apparel: Workspace, page: ExperiencePage) -> None:
    assert page.sum.isVisible()
    assert page.sum.text() == contribution_told(row_of(apparel, "試着後に放置された"))
    assert page.sum.text().startswith("Contribution: 14.1% × (−32.0 − 19.7) = −7.3 points")
    one = experience_named(apparel, "試着後に放置された")
    apparel.edit_journey(
        message("step_experience_column", name=one.name),
        lambda journey: edit.set_experience_column(journey, one.id, None),
    )
    assert not page.sum.isVisible()


def test_the_bar_has_the_colour_of_the_verdict(apparel: Workspace, page: ExperiencePage, look: Look) -> None:
    def colours() -> set[str]:
        picture = page.chart.grab().toImage()
        return {picture.pixelColor(x, 21).name() for x in range(picture.width())}

    assert look.theme.hex("negative").lower() in colours()
    choose_experience(apparel, "急かされた")
    assert look.theme.hex("negative").lower() not in colours()
    assert look.theme.hex("passive").lower() in colours()


def test_another_driver_is_chosen_from_the_list(qtbot: QtBot, apparel: Workspace, page: ExperiencePage) -> None:
    assert page.driver.current_text == "店舗接客"
    page.driver.setFocus(Qt.FocusReason.TabFocusReason)
    type_into(page.driver.line, "品質")
    qtbot.keyClick(page.driver, Qt.Key.Key_Return)
    assert experience_named(apparel, "試着後に放置された").driver == driver_named(apparel, "品質").id
    assert page.driver.current_text == "品質"
    assert apparel.selection.driver == driver_named(apparel, "品質").id
    apparel.steps.undo()
    assert page.driver.current_text == "店舗接客"


def test_an_experience_can_be_unassigned(apparel: Workspace, page: ExperiencePage) -> None:
    assert page.driver.items[0] == (None, "Not assigned")
    page.driver.activated.emit(0)
    assert experience_named(apparel, "試着後に放置された").driver is None
    assert not page.to_driver.isVisible()


def test_the_link_leads_to_the_driver(qtbot: QtBot, apparel: Workspace, page: ExperiencePage) -> None:
    qtbot.mouseClick(page.to_driver, Qt.MouseButton.LeftButton)
    assert apparel.selection.driver == driver_named(apparel, "店舗接客").id
    assert apparel.selection.experience is None


def test_renaming_in_place(qtbot: QtBot, apparel: Workspace, page: ExperiencePage) -> None:
    page.name.label.setFocus()
    qtbot.keyClick(page.name.label, Qt.Key.Key_F2)
    type_into(page.name.editor, "放置")
    qtbot.keyClick(page.name.editor, Qt.Key.Key_Return)
    assert experience_named(apparel, "放置").column == key_of(apparel, "試着後に")


def test_a_column_with_several_answers_takes_the_first_free_one(apparel: Workspace, page: ExperiencePage) -> None:
    key = key_of(apparel, "認知経路")
    combo = page.settings.column
    assert not page.settings.option.isVisible()
    at = next(place for place, (one, _text) in enumerate(combo.items) if one == key)
    combo.activated.emit(at)
    found = experience_named(apparel, "試着後に放置された")
    assert found.column == key
    assert found.option == page.settings.option.current_text != ""
    assert page.settings.option.isVisible()
    option = page.settings.option
    at = next(place for place, (one, _text) in enumerate(option.items) if one == "広告")
    option.activated.emit(at)
    assert experience_named(apparel, "試着後に放置された").option == "広告"
    assert apparel.steps.count() == 2


def test_options_in_use_elsewhere_are_not_offered(apparel: Workspace, page: ExperiencePage) -> None:
    key = key_of(apparel, "認知経路")
    apparel.edit_journey(
        message("step_add_experience", name="x"),
        lambda journey: edit.add_experiences(
            journey, [Experience("", "x", key, "検索"), Experience("", "y", key, "広告")]
        ),
    )
    choose_experience(apparel, "x")
    assert page.settings.option.current == "検索"
    assert "広告" not in {one for one, _text in page.settings.option.items}
    assert "検索" in {one for one, _text in page.settings.option.items}


def test_an_experience_without_a_column(apparel: Workspace, page: ExperiencePage) -> None:
    apparel.edit_journey(
        message("step_add_experience", name="Drawn"),
        lambda journey: edit.add_experiences(journey, [Experience("", "Drawn")]),
    )
    choose_experience(apparel, "Drawn")
    assert page.sentences.text() == ("No column shows who had this experience. Choose one in the journey.")
    assert not page.chart.isVisible()
    assert page.settings.column.current_text == "No column"
    page.settings.column.activated.emit(
        next(
            at
            for at, (key, _text) in enumerate(page.settings.column.items)
            if key == key_of(apparel, "利用したチャネル")
        )
    )
    assert page.chart.isVisible()


def test_too_few_have_no_score(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    rows: list[list[Cell]] = [["How likely are you to recommend us? (0-10)", "Did a bag get lost?"]]
    rows += repeated(4, 10, "yes") + repeated(3, 0, "yes") + repeated(40, 10, "no")
    inspector = inspector_of(qtbot, workspace, look)
    journey = open_rows(workspace, rows)
    choose_experience(workspace, journey.experiences[0].name)
    page = inspector.experience
    assert not page.chip.isVisible()
    told = page.chart.accessibleDescription().split("\n")
    assert told[1] == "Those who had it: n=7"
    assert "n=7" in page.sentences.text()


def test_no_verdict_is_drawn_without_results(
    qtbot: QtBot, workspace: Workspace, look: Look, apparel: Workspace
) -> None:
    inspector = inspector_of(qtbot, apparel, look)
    key = key_of(apparel, "会員番号")
    apparel.edit_journey(message("step_filters"), lambda journey: edit.set_weight(journey, key))
    assert apparel.state.results is None
    choose_experience(apparel, "急かされた")
    assert apparel.state.problem is not None
    assert inspector.experience.sentences.text() == apparel.state.problem.text()
    assert not inspector.experience.chart.isVisible()


def test_a_driver_that_was_guessed_by_words_is_said_to_be_a_guess(apparel: Workspace, page: ExperiencePage) -> None:
    choose_experience(apparel, "情報が見つからなかった")
    assert page.guess.isVisible()
    one = experience_named(apparel, "情報が見つからなかった")
    other = driver_named(apparel, "価格")
    step = message("step_move_experience", name=one.name)
    apparel.edit_journey(step, lambda journey: edit.assign_experience(journey, one.id, other.id))
    assert not page.guess.isVisible()  # somebody chose it
