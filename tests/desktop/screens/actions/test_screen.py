"""The screen of actions, driven by mouse and keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDate, QEvent, Qt

from loyalty_desktop.compute.levers import levers
from loyalty_desktop.desktop.explaining.card import ExplanationCard
from loyalty_desktop.desktop.screens.actions.add_pane import AddPopover
from loyalty_desktop.desktop.screens.actions.day_button import DayPopover
from loyalty_desktop.desktop.session.planning import plan
from loyalty_desktop.journey.edit_filters import put_filter
from loyalty_desktop.journey.edit_measure import set_measure, set_target
from loyalty_desktop.journey.model import Filter, Measure
from tests.desktop.answering import LONG
from tests.desktop.screens.actions.hands import LEFT, STEP, action, press, row, spare, together
from tests.desktop.turning import turn_wheel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.actions.screen import ActionsScreen
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.explanation import Explanation
    from tests.desktop.answering import Answers
    from tests.desktop.screens.actions.conftest import Show


def test_the_sample_shows_the_figures_of_the_design(screen: ActionsScreen) -> None:
    assert [row(screen, at).bar.text for at in range(3)] == ["+4.7", "+3.5", "+2.3"]
    assert row(screen, 0).base.text() == "n=175 / 1,238"
    assert [row(screen, at).tick.isChecked() for at in range(3)] == [True, False, True]
    assert screen.strip.score.text() == "+12.4"
    assert "n=1,238" in screen.strip.base.full_text()
    assert screen.strip.points.text() == together(screen)
    assert float(screen.strip.points.text().split()[0]) < 4.7 + 2.3  # a joint regression, not a sum
    assert screen.strip.target.full_text() == "Target +18.0"
    assert "5.6 to go" in screen.strip.standing.full_text()
    assert "no effect is promised" in screen.strip.caution.text()
    assert "interval" in row(screen, 0).bar.accessibleName()


def test_a_drag_shows_its_figures_at_once_and_is_one_step(screen: ActionsScreen) -> None:
    slider, steps = row(screen, 0).slider, screen.workspace.steps
    before = screen.strip.points.text()
    press(slider, QEvent.Type.MouseButtonPress, slider.x_of(slider.share))
    shown = []
    for share in (0.04, 0.02, 0.01):
        press(slider, QEvent.Type.MouseMove, slider.x_of(share))
        shown.append((row(screen, 0).target.text(), row(screen, 0).bar.text, screen.strip.points.text()))
    assert [one[0] for one in shown] == ["4.0%", "2.0%", "1.0%"]
    assert len({one[1] for one in shown}) == len({one[2] for one in shown} | {before}) - 1 == 3
    assert action(screen, 0).target == 0.05  # nothing is edited yet
    assert steps.count() == 0
    press(slider, QEvent.Type.MouseButtonRelease, slider.x_of(0.01))
    assert (action(screen, 0).target, steps.count()) == (0.01, 1)
    assert screen.strip.points.text() == shown[-1][2] == together(screen)
    steps.undo()
    assert (action(screen, 0).target, row(screen, 0).target.text()) == (0.05, "5.0%")
    assert screen.strip.points.text() == before


def test_escape_gives_a_drag_up(screen: ActionsScreen, qtbot: QtBot) -> None:
    slider = row(screen, 0).slider
    before = screen.strip.points.text()
    press(slider, QEvent.Type.MouseButtonPress, slider.x_of(0.05))
    press(slider, QEvent.Type.MouseMove, slider.x_of(0.2))
    qtbot.keyClick(slider, Qt.Key.Key_Escape)
    press(slider, QEvent.Type.MouseButtonRelease, slider.x_of(0.2))
    assert (action(screen, 0).target, screen.workspace.steps.count()) == (0.05, 0)
    assert (screen.strip.points.text(), row(screen, 0).target.text()) == (before, "5.0%")


def test_arrow_keys_move_by_whole_per_cents_as_one_step_and_the_wheel_does_not(
    screen: ActionsScreen, qtbot: QtBot
) -> None:
    slider = row(screen, 0).slider
    slider.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_Left):
        qtbot.keyClick(slider, key)
    assert action(screen, 0).target == pytest.approx(0.11)
    assert screen.workspace.steps.count() == 1
    turn_wheel(slider)
    assert action(screen, 0).target == pytest.approx(0.11)
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert action(screen, 0).target == 0
    screen.workspace.steps.undo()
    assert action(screen, 0).target == 0.05


@pytest.mark.parametrize(
    ("typed", "share"), [("12", 0.12), ("12.5%", 0.125), ("３０％", 0.3), ("120", 0.05), ("abc", 0.05)]
)
def test_a_typed_target_is_taken_or_goes_back(screen: ActionsScreen, qtbot: QtBot, typed: str, share: float) -> None:
    field = row(screen, 0).target
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, typed) if typed.isascii() else field.insert(typed)
    field.setModified(True)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert action(screen, 0).target == pytest.approx(share)
    assert field.text() == f"{100 * share:.1f}%"


def test_a_target_that_is_reached_is_said_and_not_counted(screen: ActionsScreen, qtbot: QtBot) -> None:
    field, bar = row(screen, 0).target, row(screen, 0).bar
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "30")  # of what annoys 14.1 % had it: fewer than that
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (bar.text, bar.spots()) == ("", [])
    assert bar.accessibleName() == "Target reached now 14.1%, target 30.0% (n=1,238)"
    assert screen.strip.title.full_text() == "If the 1 included action succeeds"
    assert screen.strip.told.full_text().startswith("1 action has reached its target: not counted")
    assert row(screen, 0).tick.isChecked()
    screen.workspace.steps.undo()
    assert (bar.text, screen.strip.title.full_text()) == ("+4.7", "If the 2 included actions succeed")


def test_a_tick_counts_an_action_and_can_be_undone(screen: ActionsScreen, qtbot: QtBot) -> None:
    before = screen.strip.points.text()
    qtbot.mouseClick(row(screen, 1).tick, LEFT)
    assert action(screen, 1).ticked
    assert screen.strip.title.full_text() == "If the 3 included actions succeed"
    assert screen.strip.points.text() == together(screen) != before
    screen.workspace.steps.undo()
    assert screen.strip.points.text() == before


def test_the_state_is_chosen_from_a_menu_and_done_has_its_day(screen: ActionsScreen, qtbot: QtBot) -> None:
    button = row(screen, 0).state
    menu = button.menu_of_states
    assert button.menu() is menu
    menu.aboutToShow.emit()
    assert [one.isChecked() for one in menu.actions()] == [True, False, False, False, False]
    menu.actions()[2].trigger()
    assert (action(screen, 0).state, button.text()) == ("done", "Carried out")
    assert action(screen, 0).done == QDate.currentDate().toString("yyyy-MM-dd")
    assert screen.verify.done.isVisible()
    qtbot.mouseClick(screen.tabs.button("done"), LEFT)
    assert len(screen.table.ids) == 1
    assert screen.tabs.button("considered").text() == "Considered 2"
    qtbot.mouseClick(screen.tabs.button("dropped"), LEFT)
    assert not screen.table.ids
    assert screen.none_here.isVisible()


def test_names_owners_and_notes_are_written_where_they_stand(screen: ActionsScreen, qtbot: QtBot) -> None:
    one = row(screen, 0)
    qtbot.mouseDClick(one, LEFT, pos=spare(one))
    assert one.name.hasFocus()
    qtbot.keyClicks(one.name, "Nobody waits")
    qtbot.keyClick(one.name, Qt.Key.Key_Return)
    assert action(screen, 0).name == "Nobody waits"
    qtbot.mouseClick(one.owner, LEFT)
    qtbot.keyClicks(one.owner, "Shop")
    screen.verify.note.setFocus()
    assert action(screen, 0).owner == "Shop"
    qtbot.keyClicks(screen.verify.note, "since June")
    qtbot.keyClick(screen.verify.note, Qt.Key.Key_Return)
    assert action(screen, 0).note == "since June"
    one.name.setFocus()
    one.name.selectAll()
    qtbot.keyClicks(one.name, "x")
    qtbot.keyClick(one.name, Qt.Key.Key_Escape)
    assert one.name.text() == "Nobody waits"
    one.name.clear()
    one.name.setModified(True)
    qtbot.keyClick(one.name, Qt.Key.Key_Return)  # a nameless action is refused, and its name is back
    assert one.name.text() == action(screen, 0).name == "Nobody waits"


def test_a_day_is_chosen_in_the_calendar_and_taken_away(screen: ActionsScreen, qtbot: QtBot) -> None:
    button = row(screen, 0).due
    qtbot.mouseClick(button, LEFT)
    (popover,) = screen.window().findChildren(DayPopover)
    popover.calendar.setSelectedDate(QDate(2026, 12, 20))
    qtbot.keyClick(popover.calendar.focusProxy() or popover.calendar, Qt.Key.Key_Return)
    popover.calendar.activated.emit(QDate(2026, 12, 20))
    assert (action(screen, 0).due, button.text()) == ("2026-12-20", "20 Dec 2026")
    assert screen.workspace.steps.count() == 1
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Delete)
    assert (action(screen, 0).due, button.text()) == ("", "undecided")


def test_an_opportunity_and_an_idea_are_taken_up(screen: ActionsScreen, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen.add, LEFT)
    (popover,) = screen.window().findChildren(AddPopover)
    pane = popover.pane
    offered = [one.action.item for one in pane.table.figures.rows]
    taken = {one.item for one in screen.workspace.state.project.actions}
    assert not taken & set(offered)
    results = screen.workspace.state.results
    assert results is not None
    assert offered[0] == next(one.id for one in levers(results) if one.id not in taken)
    qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    new = screen.workspace.state.project.actions[-1]
    assert (new.item, new.ticked) == (offered[0], True)
    assert new.target is not None
    assert offered[0] not in [one.action.item for one in pane.table.figures.rows]
    assert screen.table.current == new.id
    qtbot.keyClicks(pane.own, "Rewrite the guide")
    qtbot.mouseClick(pane.add, LEFT)
    idea = screen.workspace.state.project.actions[-1]
    assert (idea.name, idea.item) == ("Rewrite the guide", None)
    assert not screen.table.rows[idea.id].tick.isVisible()
    assert not screen.table.rows[idea.id].slider.isVisible()
    popover.close()


@pytest.mark.parametrize("by_keys", [False, True])
def test_several_opportunities_are_ticked_and_taken_up_in_one_step(
    alone: Workspace, show: Show, qtbot: QtBot, by_keys: bool
) -> None:
    screen = show(alone)
    table, offered = screen.first.table, [one.action.item for one in screen.first.table.figures.rows]
    table.setFocus()
    for at in (0, 2, 3):
        place = table.visualRect(table.model().index(at, 0)).center()
        if by_keys:
            table.setCurrentIndex(table.model().index(at, 2))
            qtbot.keyClick(table, Qt.Key.Key_Space)
        else:
            qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    if by_keys:
        qtbot.keyClick(table, Qt.Key.Key_Space)  # the last one after all not
        qtbot.keyClick(table, Qt.Key.Key_Return)
    else:
        assert screen.first.take.text() == "Add the 3 picked ones as actions"
        qtbot.mouseClick(screen.first.take, LEFT)
    wanted = [offered[0], offered[2]] if by_keys else [offered[0], *offered[2:4]]
    assert [one.item for one in alone.state.project.actions] == wanted
    assert screen.table.current == alone.state.project.actions[0].id
    assert [row(screen, at).tick.isChecked() for at in range(len(wanted))] == [True] * len(wanted)
    assert screen.strip.points.text() == together(screen)  # what is added is in the estimate at once
    assert alone.steps.count() == 1
    alone.steps.undo()
    assert not alone.state.project.actions
    assert screen.first.table.count == 0
    assert screen.first.take.text().endswith("” as an action")  # the row that is chosen, by its name


def test_a_tall_window_offers_below_what_else_could_be_done(screen: ActionsScreen, qtbot: QtBot) -> None:
    assert not screen.more.isVisible()
    screen.resize(1600, 1290)
    qtbot.waitUntil(screen.more.isVisible)
    offered = [one.action.item for one in screen.more.table.figures.rows]
    qtbot.mouseClick(screen.more.take, LEFT)
    assert screen.workspace.state.project.actions[-1].item == offered[0]
    assert [one.action.item for one in screen.more.table.figures.rows] == offered[1:]
    screen.resize(1364, 776)
    qtbot.waitUntil(lambda: not screen.more.isVisible())


def test_without_actions_the_opportunities_are_offered(alone: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(alone)
    assert screen.first.table.isVisible()
    assert not screen.strip.isVisible()
    qtbot.mouseClick(screen.first.take, LEFT)
    assert len(screen.table.ids) == 1
    assert screen.strip.isVisible()
    qtbot.waitUntil(lambda: screen.window().focusWidget() is row(screen, 0))


def test_without_a_survey_and_without_drivers_it_says_what_to_do(
    workspace: Workspace, alone: Workspace, show: Show
) -> None:
    screen = show(alone)
    alone.edit_journey(STEP, lambda one: set_measure(one, Measure()))
    assert "Choose the loyalty question" in screen.nothing.text.text()
    alone.steps.undo()
    alone.edit_journey(STEP, lambda one: type(one)(one.measure))
    assert "Journey screen" in screen.nothing.text.text()
    alone.close()
    assert "Open a survey" in screen.nothing.text.text()


def test_a_filter_and_a_gone_item_are_told(screen: ActionsScreen) -> None:
    workspace = screen.workspace
    survey = workspace.state.survey
    assert survey is not None
    column = next(one for one in survey.columns if one.heading == "年代")
    before = row(screen, 0).base.text()
    answer = str(column.distinct.texts[int(column.raw.codes[0])])
    workspace.edit_journey(STEP, lambda one: put_filter(one, Filter(column.key, (answer,))))
    assert row(screen, 0).base.text() != before
    workspace.edit_journey(STEP, lambda one: type(one)(one.measure, one.stages))
    assert row(screen, 0).about.full_text() == "What it is about is no longer in the journey"
    assert not row(screen, 0).tick.isVisible()
    assert screen.strip.points.text() == "–"


def test_the_target_is_set_from_here_and_what_lacks_is_told(screen: ActionsScreen, qtbot: QtBot) -> None:
    screen.workspace.edit_journey(STEP, lambda one: set_target(one, 40.0))
    assert "short of the target" in screen.strip.lacking.text()
    screen.workspace.edit_journey(STEP, lambda one: set_target(one, None))
    assert not screen.strip.target.isVisible()
    with qtbot.waitSignal(screen.measure_wanted):
        qtbot.mouseClick(screen.strip.set_target, LEFT)


def test_without_a_later_survey_it_says_how_to_verify(
    screen: ActionsScreen, answers: Answers, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Ask the same questions again" in screen.verify.told.text()
    added: list[Path] = []
    monkeypatch.setattr(answers, "survey", lambda: Path("next.csv"))
    monkeypatch.setattr(screen._verifying._waves.files, "add", added.append)
    qtbot.mouseClick(screen.verify.next, LEFT)
    assert added == [Path("next.csv")]


def test_it_speaks_another_language_at_once(screen: ActionsScreen, look: Look) -> None:
    look.set_language("ja")
    assert screen.title.text() == "施策"
    assert row(screen, 0).state.text() == "検討"
    assert screen.strip.standing.full_text().endswith("あと 5.6 点")


def test_an_edit_of_actions_leaves_the_figures_alone(screen: ActionsScreen, qtbot: QtBot) -> None:
    """Nothing that is worked out rests on them, so that a slider moves at any number of respondents."""
    results = screen.workspace.state.results
    qtbot.mouseClick(row(screen, 1).tick, LEFT)
    assert screen.workspace.state.results is results


def test_the_next_survey_shows_before_and_after(apparel: Workspace, show: Show, qtbot: QtBot) -> None:
    """The sample has a survey of the spring before: fewer could not find what they looked for."""
    item = next(one.id for one in apparel.state.journey.experiences if one.name == "情報が見つからなかった")
    plan(apparel, item)
    project = apparel.state.project
    apparel.edit(STEP, replace(project, actions=(replace(project.actions[0], planned="2026春", state="done"),)))
    screen = show(apparel)
    qtbot.waitUntil(lambda: screen.verify.has_figures, timeout=LONG)
    assert screen.verify.pairs.currentText() == "2026春 → 2026秋"
    assert "“情報が見つからなかった”" in screen.verify.item.title.full_text()
    told = screen.verify.item.chart.accessibleDescription()
    assert "2026春" in told
    assert "n=1,104" in told
    assert screen.verify.item.chip.text() == "Has fallen"
    assert "happened less often" in screen.verify.sentences.text()
    assert "this shows what happened, not why" in screen.verify.sentences.text()
    assert "95% interval" in screen.verify.score.interval.text()
    chart, change = screen.verify.item.chart, screen.verify.item.points
    (_earlier, place), *_others = chart.spots()
    qtbot.mouseClick(chart, LEFT, pos=place.center())
    spring = card(screen)
    assert spring.whom is None  # they stand in another file
    assert f"2026春: {spring.figure} (" in told
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Space)
    autumn = card(screen)
    assert autumn.whom is not None
    assert f"2026秋: {autumn.figure} (" in told
    qtbot.mouseClick(change, LEFT)
    assert f"{card(screen).figure} percentage points" == change.text()
    screen.verify.score.points.setFocus()
    qtbot.keyClick(screen.verify.score.points, Qt.Key.Key_Space)
    assert f"{card(screen).figure} points" == screen.verify.score.points.text()


def card(screen: ActionsScreen) -> Explanation:
    """Return what the open card says, and close it."""
    (found,) = [one for one in screen.window().findChildren(ExplanationCard) if one.isVisible()]
    found.close()
    return found.explanation


def test_every_estimate_explains_itself(screen: ActionsScreen, qtbot: QtBot) -> None:
    bar = row(screen, 1).bar
    qtbot.mouseClick(bar, LEFT, pos=bar.rect().center())
    qtbot.waitUntil(lambda: any(one.isVisible() for one in screen.window().findChildren(ExplanationCard)))
    assert "+3.5" in card(screen).text
    assert screen.table.current == screen.table.ids[1]
    screen.strip.points.setFocus()
    qtbot.keyClick(screen.strip.points, Qt.Key.Key_Space)
    assert "one regression" in card(screen).text
    qtbot.mouseClick(screen.strip.score, LEFT)
    assert "+12.4" in card(screen).text
