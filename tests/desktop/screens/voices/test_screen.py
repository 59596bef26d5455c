"""Voices, driven as a person would: the ranked words, the comments behind them, groups, search, copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from loyalty_desktop.desktop.explaining.card import ExplanationCard
from loyalty_desktop.desktop.screens.voices.hearing import Hearing
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.messages import message
from loyalty_desktop.report.voice_group import VoiceGroup

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.voices.screen import VoicesScreen
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.voice_rows import Comment
    from tests.desktop.screens.voices.conftest import Show

LEFT = Qt.MouseButton.LeftButton


def listed(screen: VoicesScreen) -> list[str]:
    return [row.text for row in screen.words.table.figures.rows]


def comments(screen: VoicesScreen) -> list[Comment]:
    view = screen.comments.view()
    assert view is not None
    return [view.comment(row) for row in view.rows.tolist()]


def choose(screen: VoicesScreen, qtbot: QtBot, word: str) -> None:
    """Press the row of a word."""
    table = screen.words.table
    place = next(at for at, row in enumerate(table.figures.rows) if row.text == word)
    table.scrollTo(table.model().index(place, 0))
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.model().index(place, 0)).center())


def test_words_are_ranked_with_score_interval_and_n_and_who_wrote_is_counted(screen: VoicesScreen) -> None:
    assert "548 of 1,259 people wrote something" in screen.facts.full_text()
    assert "46 wrote only “nothing” or the like" in screen.facts.full_text()
    assert "665 left it blank" in screen.facts.full_text()
    model = screen.words.table.figures
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    first = model.rows[0]
    assert first.text in spoken
    assert f"n: {first.n}" in spoken
    assert "95% interval" in spoken
    assert all(row.n >= 10 for row in model.rows)
    small = [row.state for row in model.rows]
    assert small == sorted(small, key=("shown", "reference").index)
    assert all(row.arrow == "none" for row in model.rows if row.state == "reference")
    assert "words and phrases compared" in screen.words.note.text()


def test_a_word_shows_the_comments_behind_it_and_marks_it(screen: VoicesScreen, qtbot: QtBot) -> None:
    choose(screen, qtbot, "残念")
    n = next(row.n for row in screen.words.table.figures.rows if row.text == "残念")
    found = comments(screen)
    assert len(found) == n
    assert screen.comments.count.text() == f"{n} people"
    for one in found:
        start, end = one.said[0].spans[0]
        assert one.text[start:end] == "残念"
        assert one.answer.isdigit()
    qtbot.mouseClick(screen.comments.every_word, LEFT)
    assert len(comments(screen)) == 548
    assert screen.words.table.chosen_id is None


def test_sides_kinds_and_search_change_the_list_and_no_figure(screen: VoicesScreen, qtbot: QtBot) -> None:
    words = screen.words
    every = {row.id: row for row in words.table.figures.rows}
    qtbot.mouseClick(words.sides.button("down"), LEFT)
    assert {row.id: row for row in words.table.figures.rows}.items() <= every.items()
    assert all((row.difference.points or 0) < 0 for row in words.table.figures.rows)
    words.kinds.setCurrentIndex(2)
    words.kinds.activated.emit(2)
    assert {row.kind for row in words.table.figures.rows} == {"phrase"}
    qtbot.keyClicks(words.search, "zzz")
    assert listed(screen) == []
    assert words.nothing.isVisible()
    qtbot.keyClick(words.search, Qt.Key.Key_Escape)
    assert len(listed(screen)) > 1


def test_keys_go_from_word_to_word(screen: VoicesScreen, qtbot: QtBot) -> None:
    table = screen.words.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.chosen_id == table.figures.rows[1].id
    assert len(comments(screen)) == table.figures.rows[1].n


def test_a_group_from_elsewhere_is_read_and_the_way_back_stands(screen: VoicesScreen, qtbot: QtBot) -> None:
    screen.show_group(VoiceGroup(loyalty="negative"), "drivers")
    assert {one.code for one in comments(screen)} == {"negative"}
    assert len(comments(screen)) == 170
    first = screen.words.table.figures.rows[0]
    assert first.inside is not None
    assert first.arrow == "up"
    assert screen.words.table.isColumnHidden(2)
    with qtbot.waitSignal(screen.back_wanted) as asked:
        qtbot.mouseClick(screen.filters.back, LEFT)
    assert asked.args == ["drivers"]
    qtbot.mouseClick(screen.filters.clear, LEFT)
    assert screen.group.is_everybody
    assert len(comments(screen)) == 548


def test_every_choice_of_a_group_can_be_made(screen: VoicesScreen, qtbot: QtBot) -> None:
    everybody = len(comments(screen))
    for combo in screen.filters.combos:
        combo.setCurrentIndex(1)
        combo.activated.emit(1)
        assert 0 < len(comments(screen)) < everybody
        assert combo.currentIndex() == 1
        assert not screen.group.is_everybody
        qtbot.mouseClick(screen.filters.clear, LEFT)
        assert (len(comments(screen)), combo.currentIndex()) == (everybody, 0)


def test_two_questions_together_and_each_by_itself(two: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(two)
    both = comments(screen)
    assert {one.asked for comment in both for one in comment.said} == {
        "満足した点をご記入ください",
        "ご意見・ご要望",
    }
    assert all("特になし" not in comment.text for comment in both)
    together = {row.id: row.n for row in screen.words.table.figures.rows}
    told = {text for row in screen.words.table.figures.rows for text in row.told}
    assert {"良い", "良くない", "サイズ"} <= set(together) | told
    screen.question.setCurrentIndex(2)
    screen.question.activated.emit(2)
    qtbot.waitUntil(lambda: {one.said[0].asked for one in comments(screen)} == {""})
    alone = {row.id: row.n for row in screen.words.table.figures.rows}
    assert together.keys() - alone.keys()
    assert all(alone[word] <= together[word] for word in alone.keys() & together.keys())


def test_search_does_not_care_for_width_case_or_kana(two: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(two)
    screen.comments.search.setText("さいず")
    found = comments(screen)
    assert {said.text[start:end] for one in found for said in one.said for start, end in said.spans} == {
        "ｻｲｽﾞ",
        "サイズ",
    }
    screen.comments.search.setText("STAFF ﾌﾚﾝﾄﾞﾘｰ")
    assert comments(screen) == []
    assert screen.comments.nothing.isVisible()
    screen.comments.search.setText("STAFF friendly")
    assert len(comments(screen)) == 42


def test_comments_are_plain_text_and_painted(two: Workspace, show: Show) -> None:
    screen = show(two)
    spoken = screen.comments.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "<b>太字</b>" in spoken
    assert "Promoters" in spoken or "Repeaters" in spoken
    choose_at = screen.comments.list.visualRect(screen.comments.list.model().index(0, 0))
    assert choose_at.height() > 40


def test_order_copy_and_many(two: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(two)
    screen.comments.orders.setCurrentIndex(1)
    screen.comments.orders.activated.emit(1)
    answers = [float(one.answer) for one in comments(screen)]
    assert answers == sorted(answers)
    view = screen.comments.list
    assert not screen.comments.copy.isEnabled()
    view.setFocus()
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(0, 0)).center())
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[0] for line in lines] == ["4", "4"]
    assert "2 comments were copied" in screen.comments.warning.text()


def test_the_filter_of_the_header_holds(screen: VoicesScreen, apparel: Workspace, qtbot: QtBot) -> None:
    column = apparel.state.journey.measure.column
    assert column is not None
    before = {row.id: row.n for row in screen.words.table.figures.rows}
    only = Filter(column, classes=("negative",))
    apparel.edit_journey(message("step_filters"), lambda one: replace(one, filters=(only,)))
    qtbot.waitUntil(lambda: len(comments(screen)) == 170)
    after = {row.id: row.n for row in screen.words.table.figures.rows}
    assert len(after.keys() & before.keys()) > 10  # of fewer people other phrases may stand for their words
    assert all(after[word] <= before[word] for word in after.keys() & before.keys())
    assert "317 people" in screen.facts.full_text()


def test_language_and_theme_change_live(screen: VoicesScreen, look: Look) -> None:
    look.set_language("ja")
    assert screen.title.text() == "声"
    assert screen.comments.export.text().strip() == "このコメントを書き出す"
    assert "人中" in screen.facts.full_text()
    look.set_theme("dark")
    assert screen.words.table.figures.rows


def test_without_comments_it_says_what_to_do(silent: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(silent)
    assert not screen.words.isVisible()
    assert "“Comment”" in screen.said.text.text()
    with qtbot.waitSignal(screen.data_wanted):
        qtbot.mouseClick(screen.act, LEFT)


def test_with_nothing_open_it_says_so(workspace: Workspace, show: Show) -> None:
    screen = show(workspace)
    assert screen.said.title.text() == "No answers yet"
    assert not screen.act.isVisible()


def test_without_a_loyalty_question_comments_can_be_read(two: Workspace, show: Show) -> None:
    two.edit_journey(message("step_filters"), lambda one: replace(one, measure=replace(one.measure, column=None)))
    screen = show(two)
    assert listed(screen) == []
    assert "loyalty question" in screen.words.nothing.text.text()
    assert {one.answer for one in comments(screen)} == {""}


def test_reading_can_be_stopped_and_goes_on(
    two: Workspace, make: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as never:
        never.setattr(Hearing, "_start", lambda _self, _columns: None)
        screen = make(two)
        assert screen.act.text() == "Stop"
        assert "0%" in screen.said.text.text()
        qtbot.mouseClick(screen.act, LEFT)
        assert screen.said.title.text() == "Reading was stopped"
    qtbot.mouseClick(screen.act, LEFT)
    qtbot.waitUntil(screen.words.isVisible)


def test_a_figure_explains_itself_by_space(screen: VoicesScreen, qtbot: QtBot) -> None:
    table = screen.words.table
    table.setFocus()
    place = [one.key for one in table.figures.columns].index("score")
    table.setCurrentIndex(table.model().index(0, place))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    card = next(one for one in screen.window().findChildren(ExplanationCard) if one.isVisible())
    assert table.figures.rows[0].text in card.accessibleName()
    card.close()
