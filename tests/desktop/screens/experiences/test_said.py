"""Beside the figures of an experience stands what those wrote who had it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from loyalty_desktop.compute.comments import comment_columns, wrote
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.whom import Lived, rows_of
from loyalty_desktop.desktop.screens.experiences.screen import ExperiencesScreen
from loyalty_desktop.journey.edit import set_filters
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.report.voice_rows import Comment
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.screens.experiences.acting import click_row, edit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.workspace import Workspace
    from tests.desktop.screens.experiences.conftest import Show

LEFT_ALONE = "試着後に放置された"


def shown_comments(screen: ExperiencesScreen) -> list[Comment]:
    model = screen.pane.said.list.comments
    while model.canFetchMore(model.index(-1, 0)):
        model.fetchMore(model.index(-1, 0))
    return [model.item(at) for at in range(model.rowCount())]


def expected(workspace: Workspace, name: str) -> list[int]:
    """Return the rows of those who had an experience and wrote something, by the figures of the survey."""
    counter, journey = workspace.counter, workspace.state.journey
    assert isinstance(counter, Counter)
    lived = next(one.id for one in journey.experiences if one.name == name)
    rows = rows_of(counter, journey, (Lived(lived, "had"),))
    said = np.logical_or.reduce([wrote(one) for one in comment_columns(counter.survey)])
    return [int(row) for row in rows if said[row]]


def test_those_who_had_it_speak(screen: ExperiencesScreen) -> None:
    assert screen.pane.said.isVisible()  # of what weighs most, before anything is chosen
    assert [one.row for one in shown_comments(screen)] == expected(screen.workspace, "人に褒められた")
    click_row(screen.table, LEFT_ALONE)
    rows = expected(screen.workspace, LEFT_ALONE)
    assert [one.row for one in shown_comments(screen)] == rows
    assert screen.pane.said.count.text() == f"{len(rows):,} comments"
    click_row(screen.table, "人に褒められた")
    assert [one.row for one in shown_comments(screen)] == expected(screen.workspace, "人に褒められた") != rows


def test_a_filter_holds_for_comments_too(screen: ExperiencesScreen) -> None:
    click_row(screen.table, LEFT_ALONE)
    before = len(shown_comments(screen))
    edit(screen.workspace, lambda one: set_filters(one, (Filter(ColumnKey("会員ランク"), ("ゴールド",)),)))
    rows = [one.row for one in shown_comments(screen)]
    assert rows == expected(screen.workspace, LEFT_ALONE)
    assert len(rows) < before


def test_comments_take_turns_with_the_picture_where_there_is_no_room_for_both(
    screen: ExperiencesScreen, qtbot: QtBot
) -> None:
    click_row(screen.table, LEFT_ALONE)
    pane, rows = screen.pane, expected(screen.workspace, LEFT_ALONE)
    assert not pane.sides.isVisible()
    screen.resize(1204, 596)
    qtbot.waitUntil(pane.sides.isVisible)
    assert pane.chart.isVisible()
    assert not pane.said.isVisible()
    assert pane.sides.button("said").text() == f"Comments {len(rows):,}"
    QTest.keyClick(pane.sides.button("picture"), Qt.Key.Key_Right)
    QTest.keyClick(pane.sides.button("said"), Qt.Key.Key_Space)
    qtbot.waitUntil(pane.said.isVisible)
    assert not pane.chart.isVisible()
    assert [one.row for one in shown_comments(screen)] == rows
    assert pane.said.list.height() > 90  # room for two comments at least
    screen.resize(1364, 776)
    qtbot.waitUntil(pane.chart.isVisible)
    assert pane.said.isVisible()
    assert not pane.sides.isVisible()


def test_chosen_comments_are_copied_with_the_answer(screen: ExperiencesScreen) -> None:
    click_row(screen.table, LEFT_ALONE)
    comments = screen.pane.said.list
    comments.setFocus()
    comments.setCurrentIndex(comments.model().index(0, 0))
    QTest.keyClick(comments, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    one = comments.comments.item(0)
    assert QGuiApplication.clipboard().text() == f"{one.answer}\t{' '.join(one.text.split())}"


def test_a_survey_without_comments_has_no_place_for_them(few: Workspace, show: Show) -> None:
    screen = show(few)
    click_row(screen.table, "褒められた")
    assert not screen.pane.said.isVisible()
