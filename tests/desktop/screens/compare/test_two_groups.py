"""Two groups of one's own against each other, built and read by mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from loyalty_desktop.compute.compare import compare_groups
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.desktop.filters.name_popover import NamePopover
from loyalty_desktop.journey.model import Filter, Journey
from loyalty_desktop.journey.opposed import Opposed
from loyalty_desktop.journey.project import decode, encode
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.filters.hands import adding, click_line, opened
from tests.desktop.screens.compare.hands import LEFT, edit

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.screens.compare.opposed_page import OpposedPage
    from loyalty_desktop.desktop.screens.compare.screen import CompareScreen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists, without a screen
GOLD = Filter(ColumnKey("会員ランク"), ("ゴールド",))
YOUNG, MIDDLE = (Filter(ColumnKey("年代"), those) for those in (("20代以下", "30代"), ("30代", "40代")))


@pytest.fixture
def page(screen: CompareScreen) -> OpposedPage:
    """The page of two groups, nothing built yet."""
    QTest.mouseClick(screen.modes.button("groups"), LEFT)
    return screen.opposed


def scores(page: OpposedPage) -> dict[str, list[str]]:
    model = page.score.table.figures
    texts = [[str(model.index(row, at).data()) for at in range(5)] for row in range(model.rowCount())]
    return {text[0]: text[1:] for text in texts}


def rows(page: OpposedPage) -> list[list[str]]:
    model = page.panel.table.figures
    shown = [at for at in range(model.columnCount()) if not page.panel.table.isColumnHidden(at)]
    return [[str(model.index(row, at).data()) for at in shown] for row in range(model.rowCount())]


def choose(qtbot: QtBot, page: OpposedPage, side: int, column: str, *answers: str) -> None:
    """Add a condition by the popover."""
    bar = page.boxes[side].bar
    popover = adding(qtbot, bar, column)
    for answer in answers:
        click_line(qtbot, popover.answers.list, answer)
    QTest.mouseClick(popover.apply, LEFT)
    qtbot.waitUntil(lambda: bar.popover is None)


def build(page: OpposedPage, opposed: Opposed) -> None:
    page._edit("step_group_own", opposed)


def test_a_group_is_built_by_mouse_and_set_against_everybody_else(qtbot: QtBot, page: OpposedPage) -> None:
    workspace = page._workspace
    assert page.said.isVisible()
    assert "group A" in page.said.title.text()
    choose(qtbot, page, 0, "会員ランク", "ゴールド")
    assert workspace.state.project.opposed == Opposed((GOLD,))
    assert workspace.state.journey.filters == ()  # nothing else is filtered
    assert workspace.steps.count() == 1
    assert page.boxes[0].name.full_text() == "会員ランク: ゴールド"
    assert page.boxes[0].count.text() == "335 of 1,259 (27%)"
    assert page.boxes[1].count.text() == "924 of 1,259 (73%)"
    assert scores(page)["A: 会員ランク: ゴールド"][2:] == ["+35.0", "▲"]
    assert scores(page)["B: Everybody else"][3] == "▼"
    assert (page.score.difference.text(), page.score.chip.text()) == ("+31.0", "A is higher")
    assert page.score.verdict.text() == "A is clearly more loyal than B."
    workspace.steps.undo()
    assert page.said.isVisible()
    workspace.steps.redo()
    assert not page.said.isVisible()


def test_figures_are_those_of_the_comparison_sorted_by_difference(qtbot: QtBot, page: OpposedPage) -> None:
    build(page, Opposed((YOUNG,), (MIDDLE,)))
    state = page._workspace.state
    assert state.survey is not None
    found = compare_groups(Counter(state.survey), state.journey, (YOUNG,), (MIDDLE,))
    assert page.score.difference.text() == score_text(found.score.points, 1)
    assert f"{found.both:,} people are in both groups" in page.score.notes.text()
    for kind, between in (
        ("head", [one.head for one in found.drivers]),
        ("heart", [one.heart for one in found.drivers]),
        ("incidence", [one.incidence for one in found.experiences]),
        ("reached", [one.score for one in found.experiences]),
    ):
        QTest.mouseClick(page.panel.kinds.button(kind), LEFT)
        shown = rows(page)
        assert len(shown) == len(between)
        assert sorted(one[-2] for one in shown) == sorted(score_text(one.points) for one in between)
        firm = [int(one[-2].replace("−", "-")) for one in shown if one[-1] in "▲▼–"]
        assert firm == sorted(firm, reverse=True)
        tested = sum(one.p_adjusted is not None for one in between)
        assert f"{tested} difference" in page.panel.note.text()
    assert any(one[-1] == "few" for one in shown) or any("n=" in one[1] for one in shown)


def test_small_groups_have_no_verdict_and_the_smallest_no_figures(page: OpposedPage) -> None:
    old = Filter(ColumnKey("年代"), ("70代以上",))
    build(page, Opposed((old,), (MIDDLE,)))
    assert page.score.chip.isHidden()
    assert page.score.verdict.text() == "Few answers (fewer than 30): for reference only"
    assert [one[3] for one in scores(page).values()] == ["", "few", "–"]
    build(page, Opposed((old, GOLD, Filter(ColumnKey("性別"), ("男性",))), (MIDDLE,)))
    assert page.score.difference.text() == "–"
    assert "fewer than 10" in page.score.verdict.text()
    assert {one[-1] for one in rows(page)} == {""}


def test_lifts_stand_beside_hearts_and_a_row_is_told_by_keys(qtbot: QtBot, page: OpposedPage) -> None:
    build(page, Opposed((YOUNG,), (MIDDLE,)))
    page.panel.kinds.button("head").setFocus()
    qtbot.keyClick(page.panel.kinds.button("head"), Qt.Key.Key_Right)
    assert len(rows(page)[0]) == 8
    table = page.panel.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert page.told.title.text() == rows(page)[0][0]
    assert "A: lift" in page.told.lines.text()
    assert "adjusted p" in page.told.lines.text()
    chosen = page._workspace.selection.driver
    assert chosen is not None
    forest = page.score.table
    forest.setFocus()
    qtbot.keyClick(forest, Qt.Key.Key_End)
    assert page.told.title.text().startswith("B: ")
    assert "adjusted" not in page.told.lines.text()  # one difference is no family


def test_b_gets_a_group_of_its_own_and_both_are_turned_round(qtbot: QtBot, page: OpposedPage) -> None:
    build(page, Opposed((YOUNG,)))
    assert not page.turn.isEnabled()
    buttons = page.boxes[1].kinds
    buttons.button("others").setFocus()
    qtbot.keyClick(buttons.button("others"), Qt.Key.Key_Right)
    assert "group B" in page.said.title.text()
    QTest.mouseClick(page.begin, LEFT)
    popover = page.boxes[1].bar.popover
    assert popover is not None
    popover.close()
    choose(qtbot, page, 1, "年代", "30代", "40代")
    difference = page.score.difference.text()
    QTest.mouseClick(page.turn, LEFT)
    assert page._workspace.state.project.opposed == Opposed((MIDDLE,), (YOUNG,))
    assert page.score.difference.text() == difference.replace("−", "+")
    QTest.mouseClick(page.boxes[0].bar.chips[0].cross, LEFT)
    assert "group A" in page.said.title.text()


def test_a_group_is_counted_within_the_filters_in_force(qtbot: QtBot, screen: CompareScreen, page: OpposedPage) -> None:
    edit(screen, _filtered)
    popover = adding(qtbot, page.boxes[0].bar, "会員ランク")
    click_line(qtbot, popover.answers.list, "ゴールド")
    assert popover.told.text().endswith("of 866 respondents match")
    QTest.mouseClick(popover.apply, LEFT)
    assert page.boxes[0].count.text() == "231 of 866 (27%)"
    assert scores(page)["Filtered group"][0] == "n=853"


def test_weights_tell_what_the_groups_are_worth(screen: CompareScreen, page: OpposedPage) -> None:
    build(page, Opposed((GOLD,)))
    assert "worth" not in page.boxes[0].count.text()
    edit(screen, lambda journey: replace(journey, weight=ColumnKey("年間購入回数")))
    for box in page.boxes:
        assert "worth " in box.count.text()
    page.score.table.choose("first")
    page._on_score("first")
    assert "as certain as" in page.told.lines.text()


def _filtered(journey: Journey) -> Journey:
    return replace(journey, filters=(Filter(ColumnKey("性別"), ("女性",)),))


def test_kept_filters_make_a_group_and_a_group_is_kept(qtbot: QtBot, page: OpposedPage) -> None:
    build(page, Opposed((GOLD,)))
    bar = page.boxes[0].bar
    bar.kept.aboutToShow.emit()
    next(one for one in bar.kept.actions() if one.text().startswith("Save these")).trigger()
    popover = opened(qtbot, bar, NamePopover)
    popover.name.setText("Gold")
    qtbot.keyClick(popover.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bar.popover is None)
    assert page.boxes[0].name.full_text() == "Gold"
    other = page.boxes[1].bar
    QTest.mouseClick(page.boxes[1].kinds.button("own"), LEFT)
    other.kept.aboutToShow.emit()
    next(one for one in other.kept.actions() if one.text() == "Gold").trigger()
    assert "the same people" in page.score.notes.text()


def test_both_groups_are_saved_with_the_project(page: OpposedPage, tmp_path: Path) -> None:
    build(page, Opposed((GOLD,), (YOUNG, MIDDLE)))
    project = page._workspace.state.project
    assert decode(encode(project, tmp_path / "p.loyalty"), "p").opposed == Opposed((GOLD,), (YOUNG, MIDDLE))


def test_nothing_is_worked_out_while_segments_are_compared(screen: CompareScreen, page: OpposedPage) -> None:
    build(page, Opposed((GOLD,)))
    QTest.mouseClick(screen.modes.button("segments"), LEFT)
    assert screen.axes.isVisible()
    known = dict(screen._further._known)
    edit(screen, _filtered)
    assert screen._further._known["two groups"] is known["two groups"]
    assert screen._further._known["compare"] is not known["compare"]
