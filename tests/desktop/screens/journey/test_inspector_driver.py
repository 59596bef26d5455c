"""A chosen driver in the inspector: figures as analysed, edits in place, small bases, missing columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt

from loyalty_desktop.desktop.screens.journey.inspector_words import bar_roles
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.model import Driver
from loyalty_desktop.messages import message
from loyalty_desktop.report.driver_detail import AnswerBar
from loyalty_desktop.report.figures import score_text, share_text
from tests.desktop.screens.journey.inspecting import (
    choose_driver,
    choose_experience,
    driver_named,
    experience_named,
    inspector_of,
    key_of,
    open_rows,
    repeated,
    type_into,
)
from tests.desktop.turning import turn_wheel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.compute.results import DriverResult
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.inspector import JourneyInspector
    from loyalty_desktop.desktop.screens.journey.inspector_driver import DriverPage
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.sheet import Cell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # tips and lists, without a screen
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def inspector(qtbot: QtBot, apparel: Workspace, look: Look) -> JourneyInspector:
    return inspector_of(qtbot, apparel, look)


@pytest.fixture
def page(apparel: Workspace, inspector: JourneyInspector) -> DriverPage:
    choose_driver(apparel, "店舗接客")
    return inspector.driver


def result_of(workspace: Workspace, name: str) -> DriverResult:
    results = workspace.state.results
    assert results is not None
    return next(one for one in (*results.drivers, *results.overall) if one.driver.name == name)


def test_the_boxes_show_what_was_analysed(apparel: Workspace, page: DriverPage) -> None:
    # the figures of the design picture, which the sample was made to have
    assert (page.head.value.text(), page.head.base.full_text()) == ("63.1%", "n=1,012")
    assert (page.heart.value.text(), page.heart.base.full_text()) == ("+41.2", "n=639")
    found = result_of(apparel, "店舗接客")
    assert page.head.extra.full_text() == f"{share_text(found.head.low, 1)[:-1]}–{share_text(found.head.high, 1)}"
    assert page.heart.extra.full_text() == f"lift {score_text(found.lift.points, 1)} ▲"
    assert page.heart.extra.property("tone") == "positive"
    assert "n=639" in page.heart.accessibleName()
    assert not page.head.tag.isVisible()


def test_ratings_stand_best_first_with_their_shares(apparel: Workspace, page: DriverPage) -> None:
    answers = result_of(apparel, "店舗接客").answers
    rated = sum(one.count for one in answers)
    assert [bar.label for bar in page.bars.bars] == [
        *("5 とても満足", "4 やや満足", "3 どちらとも", "2 やや不満", "1 とても不満"),
    ]
    wanted = [f"{100 * one.count / rated:.0f}%" for one in reversed(answers)]
    assert [bar.text for bar in page.bars.bars] == wanted == ["27%", "36%", "22%", "10%", "5%"]
    assert [bar.role for bar in page.bars.bars] == ["head", "second", "middle", "fourth", "negative"]
    assert "5 とても満足: 27.0% (n=273)" in page.bars.accessibleDescription()


def test_scores_by_rating_are_told_with_their_bases(apparel: Workspace, page: DriverPage) -> None:
    told = page.scores.accessibleDescription().split("\n")
    answers = result_of(apparel, "店舗接客").answers
    assert len(told) == 5
    for line, answer in zip(told, answers, strict=True):
        assert f"{score_text(answer.score.value)} " in line
        assert f"n={answer.score.n:,}" in line
    assert page.scores.place(47) < page.scores.place(0) < page.scores.place(-41)


def test_bars_of_the_score_have_the_colour_of_their_sign(page: DriverPage, look: Look) -> None:
    picture = page.scores.grab().toImage()
    slot = page.scores.width() / 5
    worst, best = round(0.5 * slot) + 6, round(4.5 * slot) + 6
    zero = round(page.scores.place(0))
    assert picture.pixelColor(worst, zero + 4).name() == look.theme.hex("negative").lower()
    assert picture.pixelColor(best, zero - 4).name() == look.theme.hex("positive").lower()


def test_arrow_keys_walk_through_a_chart(qtbot: QtBot, page: DriverPage) -> None:
    page.bars.setFocus()
    for _time in range(2):
        qtbot.keyClick(page.bars, Qt.Key.Key_Down)
    assert page.bars.spoken == "4 やや満足: 36.2% (n=366)"
    qtbot.keyClick(page.bars, Qt.Key.Key_Up)
    assert page.bars.spoken == "5 とても満足: 27.0% (n=273)"
    spot = page.bars.spot_at(QPoint(20, 3))
    assert spot is not None
    assert spot.tip == page.bars.spoken


def test_experiences_stand_in_the_order_of_the_map(apparel: Workspace, page: DriverPage) -> None:
    rows = page.experiences.rows
    assert [row.name for row in rows] == ["着回しの提案があった", "試着後に放置された", "急かされた"]
    assert [row.dot for row in rows] == ["positive", "negative", "passive"]
    assert [cell.text for cell in rows[0].cells] == ["30.2%", "+48", "+51"]
    assert [row.cells[2].mark for row in rows] == ["▲", "▼", ""]
    assert [row.tag for row in rows] == ["", "", "few"]
    assert rows[2].cells[1].role == "muted"
    assert "n=28" in rows[2].tip


def test_pressing_an_experience_chooses_it(qtbot: QtBot, apparel: Workspace, page: DriverPage) -> None:
    one = experience_named(apparel, "試着後に放置された")
    qtbot.mouseClick(page.experiences.button(one.id), LEFT)
    assert apparel.selection.experience == one.id


def test_keys_go_through_the_experiences(qtbot: QtBot, apparel: Workspace, page: DriverPage) -> None:
    first = page.experiences.button(experience_named(apparel, "着回しの提案があった").id)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    second = page.experiences.button(experience_named(apparel, "試着後に放置された").id)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert apparel.selection.experience == experience_named(apparel, "試着後に放置された").id


def test_double_click_renames(qtbot: QtBot, apparel: Workspace, page: DriverPage) -> None:
    qtbot.mouseDClick(page.name.label, LEFT)
    assert page.name.editor.hasFocus()
    type_into(page.name.editor, "接客")
    qtbot.keyClick(page.name.editor, Qt.Key.Key_Return)
    assert driver_named(apparel, "接客").column == key_of(apparel, "[店舗接客]")
    assert page.name.label.text() == "接客"
    apparel.steps.undo()
    assert page.name.label.text() == "店舗接客"


def test_escape_leaves_the_name(qtbot: QtBot, apparel: Workspace, page: DriverPage) -> None:
    page.name.label.setFocus()
    qtbot.keyClick(page.name.label, Qt.Key.Key_F2)
    qtbot.keyClicks(page.name.editor, "x")
    qtbot.keyClick(page.name.editor, Qt.Key.Key_Escape)
    assert not page.name.is_editing()
    assert apparel.steps.count() == 0
    assert page.name.label.text() == "店舗接客"


def test_leaving_the_name_keeps_what_was_typed(qtbot: QtBot, apparel: Workspace, page: DriverPage) -> None:
    qtbot.mouseDClick(page.name.label, LEFT)
    type_into(page.name.editor, "接客2")
    page.settings.column.setFocus()
    assert apparel.steps.count() == 1
    assert page.name.label.text() == "接客2"


def test_a_blank_name_is_refused(qtbot: QtBot, apparel: Workspace, page: DriverPage) -> None:
    told: list[str] = []
    apparel.notices.said.connect(lambda notice: told.extend(one.id for one in notice.messages))
    qtbot.mouseDClick(page.name.label, LEFT)
    page.name.editor.clear()
    qtbot.keyClick(page.name.editor, Qt.Key.Key_Return)
    assert told == ["journey_name_empty"]
    assert page.name.label.text() == "店舗接客"


def test_choosing_another_driver_gives_up_the_edit(qtbot: QtBot, apparel: Workspace, page: DriverPage) -> None:
    qtbot.mouseDClick(page.name.label, LEFT)
    qtbot.keyClicks(page.name.editor, "x")
    choose_driver(apparel, "価格")
    assert not page.name.is_editing()
    assert apparel.steps.count() == 0
    assert page.name.label.text() == "価格"


def test_the_tag_toggles_the_value(qtbot: QtBot, apparel: Workspace, page: DriverPage) -> None:
    assert page.value.text() == "Experience value"
    qtbot.mouseClick(page.value, LEFT)
    assert page.value.text() == "Basic value"
    assert driver_named(apparel, "店舗接客").value == "basic"
    page.value.setFocus()
    qtbot.keyClick(page.value, Qt.Key.Key_Space)
    assert driver_named(apparel, "店舗接客").value == "experience"
    assert apparel.steps.count() == 2


def test_settings_say_where_the_figures_come_from(apparel: Workspace, page: DriverPage) -> None:
    found = result_of(apparel, "店舗接客")
    assert page.settings.column.current_text == "【選ぶ】の満足度 [店舗接客]"
    assert page.settings.scale.text() == "Scale: 5 points (5 = とても満足)"
    counts = {one.reason: f"{one.count:,}" for one in found.missing}
    assert page.settings.missing.texts() == (
        ("No answer", counts["blank"]),
        ("Never used it “利用していない”", counts["not_used"]),
    )
    assert f"{found.reach.count:,} of n={found.reach.n:,}" in page.settings.reach.text()


def test_another_column_is_found_by_typing(qtbot: QtBot, apparel: Workspace, page: DriverPage) -> None:
    combo = page.settings.column
    combo.setFocus(Qt.FocusReason.TabFocusReason)
    type_into(combo.line, "配送")
    qtbot.keyClick(combo, Qt.Key.Key_Return)
    assert driver_named(apparel, "店舗接客").column == key_of(apparel, "配送の速さ")
    assert page.head.base.full_text() == f"n={result_of(apparel, '店舗接客').head.n:,}" != "n=1,012"
    assert apparel.steps.count() == 1
    apparel.steps.undo()
    assert page.head.base.full_text() == "n=1,012"


def test_columns_of_other_drivers_are_not_offered(apparel: Workspace, page: DriverPage) -> None:
    offered = {key for key, _text in page.settings.column.items}
    assert key_of(apparel, "配送の速さ") in offered
    assert key_of(apparel, "[店舗接客]") in offered
    assert key_of(apparel, "[品質]") not in offered
    assert key_of(apparel, "1年後も") not in offered
    assert key_of(apparel, "認知経路") not in offered


def test_no_column_can_be_chosen(apparel: Workspace, page: DriverPage) -> None:
    combo = page.settings.column
    combo.showPopup()
    combo.hidePopup()
    combo.activated.emit(0)
    assert driver_named(apparel, "店舗接客").column is None
    assert page.note.text() == "It has no column yet. Choose one below, or drag one onto its card."
    assert not page.head.isVisible()
    assert page.settings.column.current is None


def test_the_wheel_never_changes_the_column(qtbot: QtBot, apparel: Workspace, page: DriverPage) -> None:
    combo = page.settings.column
    combo.setFocus()
    before = apparel.state.project
    turn_wheel(combo)
    assert apparel.state.project is before


def test_typing_what_is_no_column_goes_back(qtbot: QtBot, apparel: Workspace, page: DriverPage) -> None:
    combo = page.settings.column
    combo.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(combo, "zzz")
    qtbot.keyClick(combo, Qt.Key.Key_Return)
    assert apparel.steps.count() == 0
    assert combo.line.text() == combo.current_text


def test_a_column_that_the_survey_lost(qtbot: QtBot, apparel: Workspace, page: DriverPage) -> None:
    chosen = driver_named(apparel, "店舗接客")
    gone = replace(key_of(apparel, "[店舗接客]"), heading="Old question")
    apparel.edit_journey(
        message("step_driver_column", name=""), lambda journey: edit.set_driver_column(journey, chosen.id, gone)
    )
    assert page.note.text() == "The survey has no column “Old question”. Choose another one below."
    assert page.settings.column.current_text == "Old question (not in the survey)"
    assert not page.bars.isVisible()


def test_overall_satisfaction_has_no_tag_and_no_arrow(apparel: Workspace, page: DriverPage) -> None:
    choose_driver(apparel, "総合満足度")
    assert page.caption.text() == "Overall satisfaction"
    assert not page.value.isVisible()
    found = result_of(apparel, "総合満足度")
    assert found.lift.points is not None
    assert found.lift.points > 50
    assert page.heart.extra.full_text() == f"lift {score_text(found.lift.points, 1)}"
    assert page.heart.extra.property("tone") == "muted"
    assert not page.no_experiences.isVisible()
    assert page.scores_note.text() == "–: fewer than 10 answers, no score."


def test_an_overall_satisfaction_can_be_renamed(qtbot: QtBot, apparel: Workspace, page: DriverPage) -> None:
    choose_driver(apparel, "総合満足度")
    qtbot.mouseDClick(page.name.label, LEFT)
    type_into(page.name.editor, "全体")
    qtbot.keyClick(page.name.editor, Qt.Key.Key_Return)
    assert [one.name for one in apparel.state.journey.overall] == ["全体"]


def test_markup_in_a_name_is_text(qtbot: QtBot, apparel: Workspace, page: DriverPage) -> None:
    chosen = driver_named(apparel, "店舗接客").id
    name = "<b>Bold</b> & <img src=x>"
    apparel.edit_journey(message("step_rename_driver"), lambda journey: edit.rename_driver(journey, chosen, name))
    assert page.name.label.text() == name
    assert page.name.label.textFormat() == Qt.TextFormat.PlainText
    one = experience_named(apparel, "急かされた")
    apparel.edit_journey(
        message("step_rename_experience"), lambda journey: edit.rename_experience(journey, one.id, "<h1>x</h1>")
    )
    assert "<h1>" not in page.experiences.button(one.id).toolTip()
    choose_experience(apparel, "<h1>x</h1>")


def rows_of(rated: dict[int, tuple[int, int]]) -> list[list[Cell]]:
    """Return a survey: for each rating how many are loyal (10) and how many are not (0)."""
    rows: list[list[Cell]] = [["How likely are you to recommend us? (0-10)", "Satisfaction with service"]]
    for rating, (loyal, lost) in rated.items():
        rows += repeated(loyal, 10, rating) + repeated(lost, 0, rating)
    return rows


def small(qtbot: QtBot, workspace: Workspace, look: Look, rated: dict[int, tuple[int, int]]) -> JourneyInspector:
    inspector = inspector_of(qtbot, workspace, look)
    journey = open_rows(workspace, rows_of(rated))
    choose_driver(workspace, journey.drivers[0].name)
    return inspector


def test_a_base_below_ten_shows_only_n(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    inspector = small(qtbot, workspace, look, {5: (2, 1), 4: (1, 1), 3: (1, 1), 2: (0, 1), 1: (0, 1)})
    page = inspector.driver
    assert (page.head.value.text(), page.head.base.full_text()) == ("–", "n=9")
    assert (page.heart.value.text(), page.heart.base.full_text()) == ("–", "n=5")
    assert not page.heart.extra.isVisible()
    assert not page.head.extra.isVisible()
    assert not page.head.tag.isVisible()
    assert [bar.text for bar in page.bars.bars] == ["n=3", "n=2", "n=2", "n=1", "n=1"]
    assert all(bar.length is None for bar in page.bars.bars)
    assert "%" not in page.bars.accessibleDescription()


def test_a_base_below_thirty_is_muted_and_tagged(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    inspector = small(qtbot, workspace, look, {5: (12, 0), 4: (2, 0), 3: (0, 4), 2: (0, 3), 1: (0, 3)})
    page = inspector.driver
    assert page.head.value.text() == "58.3%"
    assert page.head.value.property("tone") == "muted"
    assert page.head.tag.isVisible()
    assert page.heart.value.text() == "+100.0"
    assert page.heart.tag.isVisible()
    assert "▲" not in page.heart.extra.full_text()
    assert page.heart.extra.property("tone") == "muted"
    assert "For reference" in page.heart.accessibleName()
    assert "for reference" in page.scores.accessibleDescription()
    place = round(0.9 * page.scores.width()) + 6, round(page.scores.place(0)) - 4
    best = page.scores.grab().toImage().pixelColor(*place).name()
    assert best == look.theme.hex("passive").lower()
    bars = page.bars.grab().toImage()
    assert bars.pixelColor(bars.width() // 3, 9).name() == look.theme.hex("passive").lower()


def test_a_turned_scale_is_told(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    inspector = small(qtbot, workspace, look, {5: (2, 40), 4: (5, 20), 3: (10, 10), 2: (20, 5), 1: (40, 2)})
    page = inspector.driver
    assert page.note.text().startswith("The better it is rated, the less loyal people are")
    assert page.note.property("tone") == "warn"


def test_a_driver_that_was_only_drawn(qtbot: QtBot, apparel: Workspace, page: DriverPage) -> None:
    stage = apparel.state.journey.stages[0].id
    apparel.edit_journey(message("step_add_driver"), lambda journey: edit.add_driver(journey, stage, Driver("", "New")))
    choose_driver(apparel, "New")
    assert not page.experiences.isVisible()
    assert page.no_experiences.isVisible()


@pytest.mark.parametrize(
    ("top", "rest", "roles"),
    [
        (2, 3, ["head", "second", "middle", "fourth", "negative"]),
        (2, 2, ["head", "second", "fourth", "negative"]),
        (1, 1, ["head", "negative"]),
        (2, 9, ["head", "second", *["middle"] * 7, "fourth", "negative"]),
        (0, 2, ["fourth", "negative"]),
    ],
)
def test_colours_of_ratings(top: int, rest: int, roles: list[str]) -> None:
    bars = [AnswerBar(0.0, "", "", 0.1, 1, at < top) for at in range(top + rest)]
    assert bar_roles(bars) == roles


def test_a_difference_from_few_others_has_its_own_tag(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    inspector = small(qtbot, workspace, look, {5: (40, 0), 4: (2, 0), 3: (0, 4), 2: (0, 5), 1: (0, 3)})
    heart = inspector.driver.heart
    assert not heart.tag.isVisible()
    assert heart.extra.full_text().startswith("lift +")
    assert "▲" not in heart.extra.full_text()
    assert heart.extra_tag.isVisible()
    assert heart.accessibleName().endswith("For reference")
    assert heart.toolTip().endswith("For reference</p>")
