"""The strip above the screens: every figure is that of the results, and follows each edit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from loyalty_desktop.desktop.header import Header
from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.desktop.widgets.class_bar import ClassBar
from loyalty_desktop.desktop.widgets.labels import ElidedLabel
from loyalty_desktop.journey import corrections, edit
from loyalty_desktop.journey.edit_shares import set_raking
from loyalty_desktop.journey.edit_waves import move_wave
from loyalty_desktop.journey.model import Filter, Margin
from loyalty_desktop.messages import message
from loyalty_desktop.report.sureness import range_told
from loyalty_desktop.survey.reading import ColumnKey

STEP = message("step_target")


@pytest.fixture
def header(apparel: Workspace, look: Look, qtbot: QtBot) -> Header:
    made = Header(apparel, look, QAction("Undo: x"), QAction("Redo"))
    qtbot.addWidget(made)
    made.resize(1440, 73)
    made.draw()
    made.show()
    return made


def texts(header: Header) -> list[str]:
    return [one.text() for one in header.findChildren(QLabel) if one.isVisibleTo(header) and one.text()]


def test_headline_of_the_sample(header: Header) -> None:
    # the analysis of the sample as the command line prints it
    assert "+12.4" in texts(header)
    assert "95% interval +7.9 to +16.7" in texts(header)
    assert "2026秋 · n = 1,238 (21 not counted)" in texts(header)
    assert "Target +18.0 by 31 Mar 2027: 5.6 to go" in texts(header)
    assert header.findChildren(ClassBar)[0].texts() == ("At risk 25.6%", "Neutral 36.4%", "Repeaters 38.0%")


def test_class_bar_paints_the_shares_in_their_colours(header: Header, look: Look) -> None:
    bar = header.findChildren(ClassBar)[0]
    picture = bar.grab().toImage()
    ratio = picture.devicePixelRatio()
    colours = [
        picture.pixelColor(round(share * bar.width() * ratio), round(9 * ratio)).name() for share in (0.1, 0.45, 0.9)
    ]
    assert colours == [look.colour(role).name() for role in ("negative", "passive", "positive")]


def test_edit_is_shown_at_once(header: Header, apparel: Workspace) -> None:
    apparel.edit_journey(STEP, lambda journey: edit.set_target(journey, 10))
    assert "Target +10.0: reached" in texts(header)
    (line,) = [one for one in header.findChildren(QLabel) if one.text() == "Target +10.0: reached"]
    assert "still below the target" in line.accessibleDescription()  # 7.9 to 16.7
    apparel.edit_journey(STEP, lambda journey: edit.set_target(journey, None))
    assert not any(text.startswith("Target") for text in texts(header))


def test_the_target_is_for_all_under_a_filter_too(header: Header, apparel: Workspace) -> None:
    survey = apparel.state.survey
    assert survey is not None
    rank = next(one.key for one in survey.columns if "会員ランク" in one.heading)
    apparel.edit_journey(STEP, lambda journey: edit.set_filters(journey, (Filter(rank, ("ゴールド",)),)))
    told = "Overall target +18.0: 5.6 to go"
    assert "+35.0" in texts(header)
    assert told in texts(header)
    (line,) = [one for one in header.findChildren(QLabel) if one.text() == told]
    assert "without filters the score is +12.4 (n=1,238)" in line.accessibleDescription()
    apparel.edit_journey(STEP, lambda journey: edit.set_target(journey, 10))
    assert "Overall target +10.0: reached by all" in texts(header)
    apparel.edit_journey(STEP, lambda journey: edit.set_filters(journey, ()))
    assert "Target +10.0: reached" in texts(header)


def test_moved_cut_offs_are_marked_above_their_classes(header: Header, apparel: Workspace, look: Look) -> None:
    """INPUTS I46: with other cut-offs than 9 and 6 it is not simply NRS."""
    assert not any("cut-offs" in text for text in texts(header))
    apparel.edit_journey(STEP, lambda journey: edit.set_cut_offs(journey, 5, 8))
    title = "NRS (cut-offs changed: 8 and up / 5 and below)"
    mark = next(one for one in header.findChildren(ElidedLabel) if one.full_text() == title)
    assert mark.isVisibleTo(header)
    assert any(one.accessibleName().startswith(title) for one in header.findChildren(QLabel))
    look.set_language("ja")
    assert "NRS（境目を変更：8以上／5以下）" in texts(header)  # nothing of it is cut
    apparel.steps.undo()
    assert not mark.isVisibleTo(header)


def test_moved_cut_offs_fit_into_the_strip(header: Header, apparel: Workspace) -> None:
    apparel.edit_journey(STEP, lambda journey: edit.set_cut_offs(journey, 5, 8))
    header.grab()  # lays it out
    for label in header.findChildren(QLabel):
        if label.isVisibleTo(header):
            place = QRect(label.mapTo(header, QPoint(0, 0)), label.size())
            assert header.rect().contains(place), label.text()


def test_the_newest_survey_is_offered_where_another_one_is_shown(
    header: Header, apparel: Workspace, qtbot: QtBot, look: Look
) -> None:
    assert not header.newest.isVisible()  # the open one is the newest
    apparel.edit(STEP, move_wave(apparel.state.project, 0, 0))
    assert header.newest.text() == "Newest: 2026春 – show it"
    assert "2026秋 · n = 1,238 (21 not counted)" in texts(header)
    assert "“2026秋”" in header.newest.accessibleName()
    with qtbot.waitSignal(header.wave_wanted) as asked:
        qtbot.mouseClick(header.newest, Qt.MouseButton.LeftButton)
    assert asked.args == [1]
    header.resize(960, 73)
    assert header.newest.isVisible()
    apparel.steps.undo()
    assert not header.newest.isVisible()


def test_question_that_is_gone_or_not_chosen(header: Header, apparel: Workspace) -> None:
    key = apparel.state.journey.measure.column
    assert key is not None
    apparel.edit_reading(STEP, lambda reading: corrections.set_codes(reading, [key], [("9", 1)]))
    apparel.steps.undo()
    from msgspec.structs import replace  # noqa: PLC0415

    apparel.edit_journey(
        STEP, lambda journey: edit.set_measure(journey, replace(journey.measure, column=None, target=None))
    )
    assert "–" in texts(header)
    assert "Choose the question that asks about loyalty." in texts(header)
    assert not header.findChildren(ClassBar)[0].isVisibleTo(header)


def test_small_base_is_for_reference_and_a_tiny_one_hidden(header: Header, apparel: Workspace) -> None:
    survey = apparel.state.survey
    assert survey is not None
    column = next(one for one in survey.columns if "会員番号" in one.heading)
    some = tuple(column.distinct.texts[:20])
    apparel.edit_journey(STEP, lambda journey: edit.set_filters(journey, (Filter(column.key, some),)))
    assert "few answers" in texts(header)
    assert header.filters.chips[0].full_text().startswith("会員番号: ")
    apparel.edit_journey(STEP, lambda journey: edit.set_filters(journey, (Filter(column.key, some[:4]),)))
    assert "Too few answers for a score: at least ten are needed." in texts(header)
    assert "–" in texts(header)
    apparel.edit_journey(STEP, lambda journey: edit.set_filters(journey, (Filter(column.key, ("nobody",)),)))
    assert "Nobody matches this filter." in texts(header)


def test_filter_can_be_taken_away_with_a_click(header: Header, apparel: Workspace, qtbot: QtBot) -> None:
    survey = apparel.state.survey
    assert survey is not None
    column = next(one for one in survey.columns if "会員ランク" in one.heading)
    apparel.edit_journey(STEP, lambda journey: edit.set_filter(journey, column.key, ["ゴールド"]))
    assert "+12.4" not in texts(header)
    qtbot.mouseClick(header.filters.chips[0].cross, Qt.MouseButton.LeftButton)
    assert apparel.state.journey.filters == ()
    assert "+12.4" in texts(header)


def test_language_changes_live(header: Header, look: Look) -> None:
    look.set_language("ja")
    assert "95%信頼区間 +7.9 〜 +16.7" in texts(header)
    assert header.findChildren(ClassBar)[0].texts()[0].startswith("離反リスク")


def test_measure_box_asks_for_its_settings(header: Header, qtbot: QtBot) -> None:
    assert header.measure.question() == "Q1 1年後も利用したいか"
    with qtbot.waitSignal(header.measure_wanted):
        qtbot.mouseClick(header.measure, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(header.measure_wanted):
        header.measure.setFocus()
        qtbot.keyClick(header.measure, Qt.Key.Key_Space)


def test_a_narrow_window_has_room_for_the_filters(header: Header, apparel: Workspace) -> None:
    survey = apparel.state.survey
    assert survey is not None
    column = next(one for one in survey.columns if "会員ランク" in one.heading)
    apparel.edit_journey(STEP, lambda journey: edit.set_filter(journey, column.key, ["ゴールド"]))
    bar = header.findChildren(ClassBar)[0]
    assert bar.isVisible()
    header.resize(960, 73)
    assert not bar.isVisible()
    header.grab()  # lays it out
    assert header.filters.add.geometry().right() <= header.filters.width()
    assert header.filters.geometry().left() > header.measure.geometry().right()
    header.resize(1440, 73)
    assert bar.isVisible()


def test_the_interval_says_what_it_is_and_weights_what_they_leave(header: Header, apparel: Workspace) -> None:
    (interval,) = [one for one in header.findChildren(QLabel) if one.text().startswith("95% interval")]
    assert range_told() == interval.accessibleDescription()
    assert "about 95" in interval.toolTip()
    margin = Margin(ColumnKey("性別"), (("女性", 30.0), ("男性", 70.0)))
    apparel.edit_journey(STEP, lambda journey: set_raking(journey, (margin,)))
    assert apparel.state.results is not None
    worth = f"{apparel.state.results.loyalty.score.n_eff:,.0f}"
    (base,) = [one for one in header.findChildren(QLabel) if f"· worth {worth} people" in one.text()]
    assert f"as certain as {worth} unweighted answers" in base.toolTip()
