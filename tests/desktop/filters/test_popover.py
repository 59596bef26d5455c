"""What opens from the bar: a column, how to filter by it, and how many are left, before anything is filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.desktop.filters.popover import FilterPopover
from loyalty_desktop.journey.edit_filters import put_filter
from loyalty_desktop.journey.model import Filter, Group, Grouping
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.messages import message
from tests.desktop.conftest import open_in
from tests.desktop.filters.hands import LEFT, adding, click_line, filters_of, hosting, opened
from tests.desktop.screens.journey.inspecting import key_of, type_into
from tests.surveys import TOYAMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.filters.bar import FilterBar
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists, without a screen
STEP = message("step_filter_add")


@pytest.fixture
def bar(qtbot: QtBot, apparel: Workspace, look: Look) -> Iterator[FilterBar]:
    yield from hosting(qtbot, apparel, look)


def respondents(workspace: Workspace) -> int:
    """Return how many a fresh analysis has in its base."""
    assert workspace.state.survey is not None
    return analyze(Counter(workspace.state.survey), workspace.state.journey).respondents


def apply(qtbot: QtBot, bar: FilterBar, popover: FilterPopover) -> None:
    qtbot.mouseClick(popover.apply, LEFT)
    qtbot.waitUntil(lambda: bar.popover is None)


def test_answers_are_ticked_and_counted_before_they_are_applied(
    qtbot: QtBot, bar: FilterBar, apparel: Workspace
) -> None:
    qtbot.mouseClick(bar.add, LEFT)
    popover = opened(qtbot, bar, FilterPopover)
    assert popover.columns.names()[:2] == ("Q1 1年後も利用したいか", "Q2 友人に勧めたいか")
    type_into(popover.columns.search, "年代")
    click_line(qtbot, popover.columns.list, "年代")
    assert popover.title.full_text() == "年代"
    assert not popover.apply.isEnabled()
    assert popover.told.text() == ""
    click_line(qtbot, popover.answers.list, "30代")
    click_line(qtbot, popover.answers.list, "40代")
    assert popover.told.text() == "745 of 1,259 respondents match"
    assert apparel.steps.count() == 0
    apply(qtbot, bar, popover)
    assert filters_of(apparel) == (Filter(key_of(apparel, "年代"), ("30代", "40代")),)
    assert respondents(apparel) == 745
    assert apparel.steps.count() == 1
    apparel.steps.undo()
    assert filters_of(apparel) == ()


def test_everything_by_keys(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    bar.add.setFocus()
    qtbot.keyClick(bar.add, Qt.Key.Key_Space)
    popover = opened(qtbot, bar, FilterPopover)
    search = popover.columns.search
    qtbot.waitUntil(search.hasFocus)
    type_into(search, "会員")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    answers = popover.answers.list
    qtbot.waitUntil(answers.hasFocus)
    qtbot.keyClick(answers, Qt.Key.Key_Space)
    assert popover.told.text() == "335 of 1,259 respondents match"
    qtbot.keyClick(answers, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bar.popover is None)
    assert filters_of(apparel) == (Filter(key_of(apparel, "会員ランク"), ("ゴールド",)),)


def test_escape_and_cancel_filter_nothing(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    for leave in ("escape", "cancel", "close"):
        popover = adding(qtbot, bar, "会員ランク")
        click_line(qtbot, popover.answers.list, "ゴールド")
        if leave == "escape":
            qtbot.keyClick(popover, Qt.Key.Key_Escape)
        else:
            qtbot.mouseClick(popover.cancel if leave == "cancel" else popover.close_button, LEFT)
        qtbot.waitUntil(lambda: bar.popover is None)
    assert filters_of(apparel) == ()
    assert apparel.steps.count() == 0


def test_all_but_these(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    popover = adding(qtbot, bar, "性別")
    click_line(qtbot, popover.answers.list, "女性")
    qtbot.mouseClick(popover.answers.sense.button("others"), LEFT)
    assert popover.told.text() == "347 of 1,259 respondents match"  # who gave no answer never passes
    apply(qtbot, bar, popover)
    assert filters_of(apparel)[0].inverted
    assert respondents(apparel) == 347


def test_search_all_and_none(qtbot: QtBot, bar: FilterBar) -> None:
    popover = adding(qtbot, bar, "よく利用する店舗")
    page = popover.answers
    assert page.search.isVisible()
    type_into(page.search, "銀座")
    assert page.list.answers.rowCount() == 1
    qtbot.mouseClick(page.all, LEFT)
    page.search.clear()
    assert page.list.answers.values() == ("銀座店",)
    qtbot.mouseClick(page.all, LEFT)
    assert len(page.list.answers.values()) == page.list.answers.rowCount()
    qtbot.mouseClick(page.none, LEFT)
    assert page.list.answers.values() == ()
    assert not popover.apply.isEnabled()


def test_options_had_and_not_had_can_both_be_asked_for(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    key = key_of(apparel, "購入した商品")
    popover = adding(qtbot, bar, "購入した商品")
    assert popover.answers.sense.button("these").text() == "Had any of these"
    click_line(qtbot, popover.answers.list, "トップス")
    apply(qtbot, bar, popover)
    popover = adding(qtbot, bar, "購入した商品")
    assert popover.answers.list.answers.values() == ()  # another filter of the same question
    click_line(qtbot, popover.answers.list, "アウター")
    qtbot.mouseClick(popover.answers.sense.button("others"), LEFT)
    told = popover.told.text()
    apply(qtbot, bar, popover)
    assert filters_of(apparel) == (Filter(key, ("トップス",)), Filter(key, ("アウター",), inverted=True))
    assert told.startswith(f"{respondents(apparel):,} of 862 ")


def test_a_column_in_use_is_changed_and_not_added_again(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    apparel.edit_journey(STEP, lambda each: put_filter(each, Filter(key_of(apparel, "性別"), ("女性",))))
    qtbot.mouseClick(bar.add, LEFT)
    popover = opened(qtbot, bar, FilterPopover)
    click_line(qtbot, popover.columns.list, "性別 (in use)")
    assert popover.answers.list.answers.values() == ("女性",)
    click_line(qtbot, popover.answers.list, "男性")
    assert popover.told.text() == "1,213 of 1,259 respondents match"  # the filter that is changed is not in force
    apply(qtbot, bar, popover)
    assert filters_of(apparel) == (Filter(key_of(apparel, "性別"), ("女性", "男性")),)


def test_classes_and_a_range_of_the_loyalty_question(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    popover = adding(qtbot, bar, "1年後")
    assert popover.ways is not None
    click_line(qtbot, popover.answers.list, "At risk")
    assert popover.told.text() == "317 of 1,259 respondents match"
    qtbot.mouseClick(popover.ways.button("amounts"), LEFT)
    qtbot.keyClicks(popover.amounts.low, "9")
    assert popover.told.text() == "470 of 1,259 respondents match"
    assert popover.amounts.view.lit() == (False,) * 9 + (True, True)
    apply(qtbot, bar, popover)
    assert filters_of(apparel) == (Filter(key_of(apparel, "1年後も"), low=9),)


def test_a_range_of_spend(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    popover = adding(qtbot, bar, "年間購入金額")
    page = popover.amounts
    assert page.ends.text() == "Smallest 1,900, largest 473,500"
    type_into(page.low, "５０，０００")
    qtbot.keyClicks(page.high, "10")
    assert page.trouble.text() == "The lower limit is above the upper limit."
    assert not popover.apply.isEnabled()
    page.high.clear()
    qtbot.keyClicks(page.high, "many")
    assert page.trouble.text() == "“many” is not a number."
    page.high.clear()
    told = popover.told.text()
    qtbot.keyClick(page.high, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bar.popover is None)
    assert filters_of(apparel) == (Filter(key_of(apparel, "年間購入金額"), low=50_000),)
    assert told == f"{respondents(apparel):,} of 1,259 respondents match"


def test_days(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    popover = adding(qtbot, bar, "タイムスタンプ")
    page = popover.days
    assert page.since.text() == "3 Oct 2026"
    assert not popover.apply.isEnabled()
    page.since.setDate(QDate(2026, 10, 10))
    told = popover.told.text()
    apply(qtbot, bar, popover)
    assert filters_of(apparel) == (Filter(key_of(apparel, "タイムスタンプ"), since="2026-10-10"),)
    assert told == f"{respondents(apparel):,} of 1,259 respondents match"
    qtbot.mouseClick(bar.chips[0].words, LEFT)
    popover = opened(qtbot, bar, FilterPopover)
    assert popover.days.since.text() == "10 Oct 2026"
    popover.days.until.setDate(QDate(2026, 10, 9))
    assert not popover.apply.isEnabled()


def test_words_of_a_comment(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    popover = adding(qtbot, bar, "ご意見")
    assert popover.apply.isEnabled()  # all who wrote something
    type_into(popover.words.words, "店")
    told = popover.told.text()
    qtbot.mouseClick(popover.words.sense.button("others"), LEFT)
    assert popover.told.text() != told
    qtbot.mouseClick(popover.words.sense.button("these"), LEFT)
    qtbot.keyClick(popover.words.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bar.popover is None)
    assert filters_of(apparel) == (Filter(key_of(apparel, "ご意見"), contains="店"),)
    assert told.startswith(f"{respondents(apparel):,} of ")


def test_nobody_is_said_before(qtbot: QtBot, bar: FilterBar) -> None:
    popover = adding(qtbot, bar, "ご意見")
    qtbot.keyClicks(popover.words.words, "xyzzy")
    assert popover.told.text() == "Nobody matches."


def test_a_group_of_ones_own_is_chosen(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    key = key_of(apparel, "年代")
    groups = (Group("若い", ("20代以下", "30代")), Group("そのほか", ("40代", "50代")))
    apparel.edit_journey(STEP, lambda each: changed(each, groupings=(Grouping("g", "若さ", key, groups),)))
    popover = adding(qtbot, bar, "若さ")
    click_line(qtbot, popover.answers.list, "若い")
    click_line(qtbot, popover.answers.list, "そのほか")
    assert popover.answers.list.answers.values() == ("そのほか",)  # one at a time
    click_line(qtbot, popover.answers.list, "若い")
    assert popover.told.text() == "536 of 1,259 respondents match"
    apply(qtbot, bar, popover)
    assert filters_of(apparel) == (Filter(key, ("20代以下", "30代")),)
    qtbot.mouseClick(bar.chips[0].words, LEFT)
    popover = opened(qtbot, bar, FilterPopover)
    assert popover.title.full_text() == "若さ"
    assert popover.answers.list.answers.values() == ("若い",)


def test_the_way_back_to_the_columns(qtbot: QtBot, bar: FilterBar) -> None:
    popover = adding(qtbot, bar, "性別")
    qtbot.mouseClick(popover.back, LEFT)
    assert popover.columns.isVisible()
    assert not popover.apply.isVisible()
    popover.columns.search.setText("no such column")
    assert popover.columns.nothing.text() == "Nothing is called “no such column”."
    qtbot.keyClick(popover.columns.search, Qt.Key.Key_Return)
    assert popover.columns.isVisible()


def test_an_edit_elsewhere_closes_it(qtbot: QtBot, bar: FilterBar, apparel: Workspace) -> None:
    adding(qtbot, bar, "性別")
    apparel.edit_journey(STEP, lambda each: put_filter(each, Filter(key_of(apparel, "年代"), ("30代",))))
    qtbot.waitUntil(lambda: bar.popover is None)


def test_other_filters_that_cannot_be_used_leave_the_counts_of_everybody(
    qtbot: QtBot, bar: FilterBar, apparel: Workspace
) -> None:
    gone = Filter(changed(key_of(apparel, "性別"), heading="昔の列"), ("x",))
    apparel.edit_journey(STEP, lambda each: put_filter(each, gone))
    popover = adding(qtbot, bar, "性別")
    click_line(qtbot, popover.answers.list, "女性")
    assert popover.told.text() == "866 of 1,259 respondents match"


def test_a_filter_of_a_column_that_is_not_offered_can_be_replaced(
    qtbot: QtBot, bar: FilterBar, apparel: Workspace
) -> None:
    apparel.edit_journey(STEP, lambda each: put_filter(each, Filter(key_of(apparel, "会員番号"), ("x",))))
    qtbot.mouseClick(bar.chips[0].words, LEFT)
    popover = opened(qtbot, bar, FilterPopover)
    click_line(qtbot, popover.columns.list, "性別")
    click_line(qtbot, popover.answers.list, "女性")
    apply(qtbot, bar, popover)
    assert filters_of(apparel) == (Filter(key_of(apparel, "性別"), ("女性",)),)


def test_everything_has_a_name(qtbot: QtBot, bar: FilterBar) -> None:
    for typed in ("性別", "年間購入金額", "タイムスタンプ", "ご意見", "1年後"):
        popover = adding(qtbot, bar, typed)
        for widget in popover.findChildren(QWidget):
            if isinstance(widget, QAbstractButton | QLineEdit) and widget.isVisible() and widget.focusPolicy():
                inside = widget.parentWidget()  # of a day, the field around the line has the name
                named = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
                assert named or (inside is not None and inside.accessibleName()), widget
        popover.close()
        qtbot.waitUntil(lambda: bar.popover is None)


def test_toyama_in_japanese(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    look.set_language("ja")
    open_in(workspace, TOYAMA)
    for bar in hosting(qtbot, workspace, look):
        popover = adding(qtbot, bar, "雨晴海岸")
        assert popover.title.full_text() == "訪問場所"
        click_line(qtbot, popover.answers.list, "雨晴海岸")
        assert popover.told.text() == "3,339人中 828人が残ります"
        apply(qtbot, bar, popover)
        assert bar.chips[0].full_text() == "訪問場所：雨晴海岸"


def test_an_answer_that_is_typed_leads_to_its_column_with_the_answer_ticked(
    qtbot: QtBot, bar: FilterBar, apparel: Workspace
) -> None:
    popover = adding(qtbot, bar, "50代")
    assert popover.title.full_text() == "年代"
    assert popover.answers.list.answers.values() == ("50代",)
    assert popover.apply.isEnabled()
    apply(qtbot, bar, popover)
    assert filters_of(apparel) == (Filter(key_of(apparel, "年代"), ("50代",)),)
    popover = adding(qtbot, bar, "60代")
    assert popover.answers.list.answers.values() == ("50代", "60代")
    qtbot.mouseClick(popover.back, LEFT)
    popover.columns.search.setText("推奨")
    assert popover.columns.answers() == ()
    popover.columns.search.setText("Promoters")
    assert popover.columns.nothing.isVisible() != bool(popover.columns.answers())
