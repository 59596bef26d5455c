from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop.screens.experiences.contribution_table import ROW_HEIGHT
from loyalty_desktop.desktop.session.selection import experience_chosen
from loyalty_desktop.journey.model import Experience, Measure
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.conftest import dress, open_in
from tests.desktop.screens.experiences.acting import by_name, cell, click_row, edit, names, results_of
from tests.surveys import TOYAMA

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.experiences.screen import ExperiencesScreen
    from loyalty_desktop.desktop.session.workspace import Workspace

    Show = Callable[[Workspace], ExperiencesScreen]


def test_an_edit_is_seen_at_once(screen: ExperiencesScreen) -> None:
    journey = screen.workspace.state.journey
    first = journey.experiences[0]
    edit(screen.workspace, lambda one: replace(one, experiences=(replace(first, name="新しい名前"),)))
    assert names(screen) == ["新しい名前"]
    screen.workspace.steps.undo()
    assert len(names(screen)) == len(journey.experiences)


def test_a_small_base_is_muted_tagged_and_never_judged(
    few: Workspace, show: Show, look: Look, painted: list[tuple[str, object, str]]
) -> None:
    screen = show(few)
    painted.clear()
    screen.grab()
    found = by_name(results_of(screen))["急かされた"]
    assert found.count == 20
    assert cell(screen.table, "急かされた", "verdict") == "few answers"
    colours = {text: colour for text, _box, colour in painted}
    muted = look.colour("muted").name()
    assert colours[score_text(found.contribution.points, 1)] == muted
    assert colours[score_text(found.with_it.value)] == muted
    assert colours[score_text(found.difference.points)] == muted
    assert colours["few answers"] == look.colour("warn").name()
    click_row(screen.table, "急かされた")
    assert screen.pane.chip.text() == "few answers"
    told = " ".join(one.accessibleName() for one in screen.pane.sentences if one.isVisible())
    assert "for reference only" in told
    assert score_text(found.difference.points) not in told


def test_fewer_than_ten_show_no_value_but_their_n(few: Workspace, show: Show) -> None:
    screen = show(few)
    found = by_name(results_of(screen))["転んだ"]
    assert (found.count, found.with_it.n) == (5, 5)
    assert cell(screen.table, "転んだ", "n") == "5 / 200"
    assert [cell(screen.table, "転んだ", key) for key in ("with", "difference", "verdict")] == ["–", "–", ""]
    click_row(screen.table, "転んだ")
    told = screen.pane.chart.accessibleDescription().splitlines()
    assert told[0] == "Those who had it n=5"
    assert not screen.pane.chip.isVisible()


def test_an_experience_without_its_column_or_option_stays_and_says_why(screen: ExperiencesScreen) -> None:
    known = screen.workspace.state.journey.experiences[0]
    lost = (
        known,
        Experience("drawn", "描いただけ"),
        replace(known, id="gone", name="列なし", column=ColumnKey("もうない列")),
        replace(known, id="option", name="選択肢なし", option="もうない選択肢"),
    )
    edit(screen.workspace, lambda one: replace(one, experiences=lost))
    assert names(screen) == [known.name, "描いただけ", "列なし", "選択肢なし"]
    for name, why in (
        ("描いただけ", "No column shows who had this"),
        ("列なし", "No column shows who had this"),
        ("選択肢なし", "Its answers do not show who had this"),
    ):
        assert cell(screen.table, name, "contribution") == why
        assert [cell(screen.table, name, key) for key in ("incidence", "n", "with", "without")] == [""] * 4
        click_row(screen.table, name)
        assert not screen.pane.chart.isVisible()
        assert not screen.pane.chip.isVisible()
        assert sum(one.isVisible() for one in screen.pane.sentences) == 1


def test_nothing_open_says_what_to_do(workspace: Workspace, show: Show) -> None:
    screen = show(workspace)
    assert screen.nothing.title.text() == "No answers yet"
    assert not screen.table.isVisible()
    assert not screen.groups.isVisible()
    open_in(workspace, TOYAMA)
    assert not screen.nothing.isVisible()
    assert len(names(screen)) == len(results_of(screen).experiences) > 50
    workspace.close()
    assert screen.nothing.isVisible()


def test_no_experience_says_how_one_is_made(screen: ExperiencesScreen) -> None:
    edit(screen.workspace, lambda one: replace(one, experiences=()))
    assert screen.nothing.isVisible()
    assert "On the Journey screen, drag a yes/no column onto a card" in screen.nothing.text.text()


def test_a_journey_that_cannot_be_analysed_says_why(screen: ExperiencesScreen) -> None:
    edit(screen.workspace, lambda one: replace(one, weight=ColumnKey("会員ランク")))
    state = screen.workspace.state
    assert state.results is None
    assert state.problem is not None
    assert screen.nothing.text.text() == state.problem.text()
    assert not screen.table.isVisible()


def test_without_a_loyalty_question_only_what_is_known_is_shown(screen: ExperiencesScreen) -> None:
    edit(screen.workspace, lambda one: replace(one, measure=Measure()))
    assert "score" in screen.subtitle.full_text()
    assert "n=" not in screen.subtitle.full_text()
    name = names(screen)[0]
    assert cell(screen.table, name, "contribution") == "No loyalty answer to compare by"
    assert cell(screen.table, name, "incidence").endswith("%")


def test_satisfaction_is_called_a_score(screen: ExperiencesScreen) -> None:
    column = next(one for one in results_of(screen).overall).driver.column
    edit(
        screen.workspace,
        lambda one: replace(one, measure=Measure(column, "satisfaction", 1, 5, 3, 5)),
    )
    titles = [screen.table.figures.columns[5].title()]
    assert titles == ["Score with it"]
    assert "(Score with it − without it)" in screen.explanation.full_text()


def test_language_changes_while_it_is_open(screen: ExperiencesScreen, look: Look) -> None:
    click_row(screen.table, names(screen)[0])
    look.set_language("ja")
    assert screen.title.text() == "体験"
    assert screen.groups.button("all").text() == "すべて 11"
    assert screen.stages.accessibleName() == "ステージ: すべて"
    assert [one.title() for one in screen.table.figures.columns][2:6] == [
        "ドライバー",
        "体験率",
        "n 体験 / 対象",
        "体験者 NRS",
    ]
    assert screen.pane.chip.text() == "ポジティブ"
    assert "していない人より" in screen.pane.sentences[1].accessibleName()
    assert screen.pane.chart.accessibleDescription().startswith("体験した人 ")


def test_theme_changes_while_it_is_open(screen: ExperiencesScreen, look: Look, qapp: QApplication) -> None:
    click_row(screen.table, names(screen)[0])
    look.set_theme("dark")
    dress(qapp, look)
    picture = screen.table.viewport().grab().toImage()
    at = screen.table.visualRect(screen.table.model().index(3, 0))
    assert picture.pixelColor(at.right() - 3, at.center().y()) == look.colour("panel")
    assert f"color:{look.colour('positive_text').name()}" in screen.pane.sentences[0].text()


@pytest.mark.parametrize("size", [(1204, 596), (1364, 776), (2484, 1316)])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_table_never_scrolls_sideways(
    screen: ExperiencesScreen, look: Look, size: tuple[int, int], language: str, qtbot: QtBot
) -> None:
    look.set_language(language)
    screen.resize(*size)
    qtbot.waitUntil(lambda: size[0] - 60 < screen.table.viewport().width() < size[0])
    qtbot.waitUntil(lambda: screen.table.horizontalScrollBar().maximum() == 0)
    widths = [screen.table.columnWidth(at) for at in range(len(screen.table.figures.columns))]
    assert screen.table.viewport().width() - sum(widths) in range(len(widths))


def test_the_design_size_shows_all_rows_of_the_sample(screen: ExperiencesScreen) -> None:
    assert screen.table.verticalScrollBar().maximum() == 0


def test_few_experiences_use_the_room_that_many_would_need(few: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(few)
    few.select(experience_chosen(few.state.journey, few.state.journey.experiences[0].id))
    qtbot.waitUntil(lambda: screen.pane.height() > 300)
    assert screen.table.rowHeight(0) > ROW_HEIGHT
    assert screen.table.verticalScrollBar().maximum() == 0
    assert screen.height() - screen.pane.geometry().bottom() < 20
    screen.resize(1204, 420)
    qtbot.waitUntil(lambda: screen.table.rowHeight(0) == ROW_HEIGHT)
    assert screen.pane.height() >= 154


def test_many_long_names_are_cut_and_told(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    open_in(workspace, TOYAMA)
    screen = show(workspace)
    long = "とても長い体験の名前" * 8
    first = workspace.state.journey.experiences[0]
    edit(workspace, lambda one: replace(one, experiences=(replace(first, name=long),)))
    click_row(screen.table, long)
    index = screen.table.model().index(0, 0)
    assert long in index.data(Qt.ItemDataRole.ToolTipRole)
    assert long in screen.pane.name.toolTip()
    qtbot.waitUntil(lambda: screen.pane.chip.geometry().right() <= screen.pane.words.viewport().width())


def test_names_from_a_survey_are_never_markup(screen: ExperiencesScreen) -> None:
    first = screen.workspace.state.journey.experiences[0]
    edit(screen.workspace, lambda one: replace(one, experiences=(replace(first, name="<b>太字</b>"),)))
    tip = screen.table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b>" in tip
    click_row(screen.table, "<b>太字</b>")
    assert screen.pane.name.text() == "<b>太字</b>"
    assert screen.pane.name.textFormat() == Qt.TextFormat.PlainText
