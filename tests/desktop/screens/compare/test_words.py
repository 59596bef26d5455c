"""What the screen that compares says beside its figures: whom they count, what marks rest on, what is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from loyalty_desktop.compute.wave_results import WaveComparison
from loyalty_desktop.desktop.screens.compare.waves_dialog import WavesDialog
from loyalty_desktop.journey.edit import set_filters, set_weight
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.screens.compare.hands import Show, click_axis, edit, groups, type_axis

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.compare.screen import CompareScreen
    from loyalty_desktop.desktop.session.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen


@pytest.mark.parametrize("mode", ["segments", "groups", "waves"])
def test_every_page_says_how_many_it_counts_and_by_which_filter_and_weight(screen: CompareScreen, mode: str) -> None:
    screen.modes.button(mode).click()
    assert screen.setting.isVisible()
    assert screen.setting.full_text() == (
        "n=1,238 with a loyalty answer · Filter: none, everybody counts · Weight: none, everybody counts alike"
    )
    edit(screen, lambda one: set_filters(one, (Filter(ColumnKey("会員ランク"), ("ゴールド",)),)))
    assert screen.setting.full_text().startswith("n=334 with a loyalty answer · Filter: 会員ランク")
    edit(screen, lambda one: set_weight(one, ColumnKey("年間購入回数")))
    assert "(weighted: worth " in screen.setting.full_text()
    assert "Weight: “年間購入回数”" in screen.setting.full_text()


def test_what_only_the_list_says_is_said_in_full(screen: CompareScreen, qtbot: QtBot) -> None:
    bar = screen.axes
    usual = bar.combo.width()
    type_axis(screen, qtbot, "今後ほしい服（複数選択可）")
    screen.forest.table.setFocus()
    assert bar.combo.line.text() == "今後ほしい服（複数選択可）"
    assert bar.quick
    screen.window().resize(1204, 596)
    qtbot.waitUntil(lambda: screen.width() == 1204)
    assert bar.combo.line.text() == "今後ほしい服（複数選択可）"
    click_axis(screen, bar.quick[0].name)
    assert bar.combo.width() == usual


def test_the_marks_are_explained_by_how_many_groups_there_are(screen: CompareScreen, look: Look) -> None:
    count = len(groups(screen))
    note = screen.forest.note.text()
    assert f"by more than chance, even with {count} groups compared" in note
    look.set_language("ja")
    assert f"{count}グループを同時に比べることを考えて" in screen.forest.note.text()


@pytest.fixture
def waves(apparel: Workspace, show: Show, qtbot: QtBot) -> CompareScreen:
    """The page of waves of the sample with its spring survey."""
    made = show(apparel)
    made.modes.button("waves").click()
    qtbot.waitUntil(lambda: isinstance(made.compared_waves(), WaveComparison), timeout=20_000)
    return made


def test_it_is_said_that_only_the_highest_and_the_lowest_are_drawn(waves: CompareScreen) -> None:
    page = waves.waves
    said = "The chart shows everybody and the groups with the highest and lowest scores. Use “Groups shown” for others."
    assert said in page.notes.text()
    page.segments.fill()
    names = [one for one in page.segments.list.actions() if one.isCheckable()][1:]
    names[0].trigger()
    assert "The chart shows the groups you chose." in page.notes.text()
    for one in range(1, len(names)):
        page.segments.fill()
        [again for again in page.segments.list.actions() if again.isCheckable()][1 + one].trigger()
    assert "The chart shows" not in page.notes.text()


def test_tab_goes_through_the_waves_and_what_they_ask_before_it_comes_to_the_foot(
    waves: CompareScreen, qtbot: QtBot
) -> None:
    waves.manage.click()
    dialog = next(one for one in waves.window().findChildren(WavesDialog) if one.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.open_drift(next(line.wave.index for line in dialog.lines if not line.wave.is_open))
    stops: list[QWidget] = [dialog.lines[0].name]
    assert dialog.focusWidget() is stops[0]
    while len(stops) < 60 and stops[-1] is not dialog.close_button:
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget() or dialog)
    assert stops[-1] is dialog.close_button
    made_later = [at for at, one in enumerate(stops) if dialog.drift.isAncestorOf(one)]
    lines = [at for at, one in enumerate(stops) if any(line.isAncestorOf(one) for line in dialog.lines)]
    foot = stops.index(dialog.buttons.add)
    assert lines
    assert max(lines) < min([*made_later, foot])
    assert all(at < foot for at in made_later)
    dialog.close()
