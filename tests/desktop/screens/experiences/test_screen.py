from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop.session.selection import NOTHING, driver_chosen, experience_chosen
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.words import word
from tests.desktop.conftest import APPAREL_PROJECT, open_in
from tests.desktop.screens.experiences.acting import by_name, cell, click_row, click_title, names, results_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.experiences.screen import ExperiencesScreen

_LEFT = Qt.MouseButton.LeftButton


def test_every_figure_is_that_of_the_analysis(screen: ExperiencesScreen) -> None:
    found = by_name(results_of(screen))
    assert sorted(names(screen)) == sorted(found)
    marks = {"positive": " ▲", "negative": " ▼"}
    for name, one in found.items():
        table = screen.table
        small = "small_base" in one.difference.flags
        assert cell(table, name, "contribution") == score_text(one.contribution.points, 1)
        assert cell(table, name, "driver") == (one.driver_name or "Unassigned")
        assert cell(table, name, "incidence") == share_text(one.incidence.value, 1)
        assert cell(table, name, "n") == f"{one.count:,} / {one.incidence.n:,}"
        assert cell(table, name, "with") == score_text(one.with_it.value)
        assert cell(table, name, "without") == score_text(one.without_it.value)
        arrow = "" if small else marks.get(one.verdict, "")
        assert cell(table, name, "difference") == score_text(one.difference.points) + arrow
        assert cell(table, name, "verdict") == ("few answers" if small else word("verdict", one.verdict))
    assert sum("small_base" in one.difference.flags for one in found.values()) == 1  # 急かされた: n=28


def test_experiences_stand_by_what_they_contribute(screen: ExperiencesScreen) -> None:
    found = by_name(results_of(screen))
    points = [found[name].contribution.points or 0.0 for name in names(screen)]
    assert points == sorted(points, reverse=True)
    assert points[0] > 10 > -5 > points[-1]


def test_a_title_sorts_and_gives_the_order_back(screen: ExperiencesScreen) -> None:
    given, found = names(screen), by_name(results_of(screen))
    click_title(screen.table, "incidence")
    shares = [found[name].incidence.value or 0.0 for name in names(screen)]
    assert shares == sorted(shares, reverse=True)
    click_title(screen.table, "incidence")
    assert names(screen) != given
    click_title(screen.table, "incidence")
    assert names(screen) == given
    click_title(screen.table, "contribution")
    click_title(screen.table, "contribution")
    assert names(screen) == given[::-1]


def test_the_words_above_name_score_and_base(screen: ExperiencesScreen) -> None:
    score = results_of(screen).loyalty.score
    said = screen.subtitle.full_text()
    assert score_text(score.value, 1) in said
    assert f"n={score.n:,}" in said
    assert "all with a loyalty answer who had it × (NRS with it − without it)" in screen.explanation.full_text()


def test_the_contribution_can_be_worked_out_again(screen: ExperiencesScreen) -> None:
    """急かされた: its share in the table is of those who were asked, that in the sum of all."""
    assert cell(screen.table, "急かされた", "incidence") == "9.0%"
    keys = [one.key for one in screen.table.figures.columns]
    at = names(screen).index("急かされた")
    tips = {
        key: screen.table.model().index(at, keys.index(key)).data(Qt.ItemDataRole.ToolTipRole)
        for key in ("contribution", "incidence", "with")
    }
    assert "Contribution: 2.26% × (−17.86 − 14.84) = −0.7 points" in tips["contribution"]
    assert "28 of the 311 who were asked had it: 9.0%" in tips["incidence"]
    assert "Left out: No answer 948" in tips["incidence"]
    assert "for reference" in tips["with"]
    click_row(screen.table, "急かされた")
    assert screen.pane.sum.isVisible()
    assert "among all with a loyalty answer (n=1,238)" in screen.pane.sum.text()


def test_a_click_chooses_an_experience_everywhere(screen: ExperiencesScreen) -> None:
    name = names(screen)[-1]
    one = by_name(results_of(screen))[name]
    click_row(screen.table, name)
    selection = screen.workspace.selection
    assert (selection.experience, selection.driver) == (one.experience.id, one.experience.driver)
    assert screen.pane.name.full_text() == name
    assert screen.pane.chip.text() == "Negative"
    told = " ".join(label.accessibleName() for label in screen.pane.sentences if label.isVisible())
    assert f"{one.count:,} of n={one.incidence.n:,}" in told
    assert f"Their NRS is {score_text(one.with_it.value)}" in told
    assert f"{score_text(abs(one.difference.points or 0)).lstrip('+')} below" in told
    assert f"{score_text(abs(one.contribution.points or 0), 1).lstrip('+')} points off the score" in told
    assert score_text(one.without_it.value) in screen.pane.chart.accessibleDescription()


def test_keys_choose_and_sort(screen: ExperiencesScreen) -> None:
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Home)
    shown = names(screen)
    assert screen.pane.name.full_text() == shown[0]
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    assert screen.pane.name.full_text() == shown[1]
    QTest.keyClick(screen.table, Qt.Key.Key_Right)
    QTest.keyClick(screen.table, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(screen.table, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert names(screen) == shown[::-1]
    assert screen.pane.name.full_text() == shown[1]


def test_tab_leads_from_verdicts_to_stage_to_table(screen: ExperiencesScreen, qtbot: QtBot) -> None:
    screen.activateWindow()
    first = screen.groups.button("all")
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    visited = []
    for _press in range(4):
        QTest.keyClick(QApplication.focusWidget() or first, Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert visited[:2] == [screen.stages, screen.table]
    assert all(one is not None and screen.pane.isAncestorOf(one) for one in visited[2:])


def test_what_is_chosen_elsewhere_is_marked_here(screen: ExperiencesScreen) -> None:
    journey = screen.workspace.state.journey
    one = journey.experiences[2]
    said: list[str] = []
    screen.table.chosen.connect(said.append)
    screen.workspace.select(experience_chosen(journey, one.id))
    assert screen.table.chosen_id == one.id
    assert screen.pane.name.full_text() == one.name
    screen.workspace.select(NOTHING)
    assert screen.pane.name.full_text() == "人に褒められた"
    assert said == []


def test_what_weighs_most_is_told_before_anything_is_chosen(screen: ExperiencesScreen) -> None:
    """As told in the first line; the choice of the other screens stays as it was, and a filter has its own first."""
    assert screen.workspace.selection == NOTHING
    assert (screen.pane.name.full_text(), screen.table.chosen_id) == (
        "人に褒められた",
        screen.table.figures.rows[0].experience,
    )
    QTest.mouseClick(screen.groups.button("negative"), _LEFT)
    assert screen.pane.name.full_text() == "試着後に放置された"
    assert screen.workspace.selection == NOTHING
    QTest.mouseClick(screen.groups.button("all"), _LEFT)
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    assert screen.pane.name.full_text() == names(screen)[1] != "人に褒められた"
    assert screen.workspace.selection.experience == screen.table.figures.rows[1].experience


def test_a_driver_chosen_elsewhere_stands_out_and_its_weightiest_experience_is_told(
    screen: ExperiencesScreen, look: Look, painted: list[tuple[str, object, str]]
) -> None:
    journey = screen.workspace.state.journey
    driver = next(one for one in journey.drivers if one.name == "店舗接客")
    screen.workspace.select(driver_chosen(journey, driver.id))
    painted.clear()
    screen.grab()
    assert screen.pane.name.full_text() == "着回しの提案があった"
    accent, muted = look.colour("accent").name(), look.colour("muted").name()
    colours = [colour for text, _box, colour in painted if text == "店舗接客"]
    assert colours == [accent] * len(journey.experiences_at(driver.id)) != []
    assert {colour for text, _box, colour in painted if text == "情報収集"} == {muted}
    one = journey.experiences_at(driver.id)[0]
    screen.workspace.select(experience_chosen(journey, one.id))
    painted.clear()
    screen.grab()
    assert accent not in {colour for _text, _box, colour in painted}


def test_the_switch_shows_one_verdict_with_its_count(screen: ExperiencesScreen) -> None:
    found = by_name(results_of(screen))
    firm = {name: one.verdict for name, one in found.items() if "small_base" not in one.difference.flags}
    for code in ("positive", "negative"):
        wanted = {name for name, verdict in firm.items() if verdict == code}
        QTest.mouseClick(screen.groups.button(code), _LEFT)
        assert set(names(screen)) == wanted != set()
        assert screen.groups.button(code).text().endswith(f" {len(wanted)}")
    QTest.mouseClick(screen.groups.button("pending"), _LEFT)
    rest = {name for name in found if firm.get(name) not in ("positive", "negative")}
    assert set(names(screen)) == rest
    assert "急かされた" in rest  # n=28: no verdict is given
    assert screen.groups.button("all").text() == f"All {len(found)}"


def test_the_switch_goes_by_keys_too(screen: ExperiencesScreen, qtbot: QtBot) -> None:
    button = screen.groups.button("positive")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert {row.verdict for row in screen.table.figures.rows} == {"positive"}
    QTest.keyClick(button, Qt.Key.Key_Right)
    qtbot.waitUntil(screen.groups.button("negative").isChecked)
    assert {row.verdict for row in screen.table.figures.rows} == {"negative"}


def test_bars_keep_their_axis_when_rows_are_filtered_out(screen: ExperiencesScreen) -> None:
    before = screen.table.scale()
    QTest.mouseClick(screen.groups.button("positive"), _LEFT)
    assert screen.table.scale().axis == before.axis


def test_the_stage_is_chosen_by_keys_and_counts_follow(screen: ExperiencesScreen) -> None:
    found = by_name(results_of(screen))
    screen.stages.setFocus()
    choices = [screen.stages.itemText(at) for at in range(screen.stages.count())]
    assert choices == ["All", *(stage.name for stage in screen.workspace.state.journey.stages), "Unassigned"]
    QTest.keyClick(screen.stages, Qt.Key.Key_Down)
    first = {name for name, one in found.items() if one.stage == choices[1]}
    assert set(names(screen)) == first != set()
    assert screen.groups.button("all").text() == f"All {len(first)}"
    QTest.keyClick(screen.stages, Qt.Key.Key_End)
    nowhere = {name for name, one in found.items() if not one.driver_name}
    assert set(names(screen)) == nowhere != set()


def test_a_choice_that_leaves_nothing_says_so_and_leads_back(screen: ExperiencesScreen) -> None:
    screen.stages.setFocus()
    QTest.keyClick(screen.stages, Qt.Key.Key_End)  # unassigned: none of them is positive
    QTest.mouseClick(screen.groups.button("positive"), _LEFT)
    assert names(screen) == []
    assert screen.show_all.isVisible()
    assert not screen.table.isVisible()
    QTest.mouseClick(screen.show_all, _LEFT)
    assert len(names(screen)) == len(results_of(screen).experiences)
    assert screen.table.isVisible()
    assert screen.stages.currentText() == "All"
    assert screen.groups.button("all").isChecked()


def test_the_chosen_experience_stays_told_while_its_row_is_filtered_out(screen: ExperiencesScreen) -> None:
    name = names(screen)[0]
    click_row(screen.table, name)
    QTest.mouseClick(screen.groups.button("negative"), _LEFT)
    assert screen.table.chosen_id is None
    assert screen.pane.name.full_text() == name
    QTest.mouseClick(screen.groups.button("all"), _LEFT)
    assert screen.table.chosen_id == screen.workspace.selection.experience


def test_another_project_starts_with_the_whole_table(screen: ExperiencesScreen) -> None:
    QTest.mouseClick(screen.groups.button("negative"), _LEFT)
    click_title(screen.table, "n")
    open_in(screen.workspace, APPAREL_PROJECT)
    assert len(names(screen)) == 11
    assert screen.groups.button("all").isChecked()
    assert screen.table.figures.order is None
