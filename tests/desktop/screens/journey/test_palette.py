"""The palette: what it lists, how it is searched, what it shows as chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop.screens.journey.column_model import ROW_ROLE, ColumnModel
from loyalty_desktop.desktop.screens.journey.columns import ColumnRow, entries_of, rows_of
from loyalty_desktop.desktop.session.selection import NOTHING, driver_chosen
from loyalty_desktop.journey.corrections import set_role
from loyalty_desktop.journey.model import Experience, Journey, Measure
from loyalty_desktop.journey.suggest import experiences_of
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.survey import survey
from tests.desktop.screens.journey.acting import Person, shown
from tests.surveys import survey_from

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.sheet import Cell
    from loyalty_desktop.survey.survey import Survey

ROWS = 40
HEADINGS = (
    *("会員番号", "満足度（価格）", "満足度（接客）", "おすすめ度（0〜10）", "値引きがあった", "利用したもの"),
    *("性別", "年間購入金額（円）", "ご意見"),
)
WORDS = ("とても満足", "やや満足", "どちらともいえない", "やや不満", "とても不満")


def answers_of(row: int) -> list[Cell]:
    used = ("アプリ;店舗", "店舗", "カタログ;アプリ", "ﾈｯﾄ")[row % 4]
    comment = f"ご意見その{row}、いろいろと書きました。ほんとうに長い文章です。"
    rated: list[Cell] = [f"M{row:04}", WORDS[row % 5], WORDS[row % 3], row % 11]
    return [*rated, ("はい", "いいえ")[row % 2], used, ("男性", "女性")[row % 2], 1000 * (row % 13) + 500, comment]


SURVEY = survey_from([HEADINGS, *(answers_of(row) for row in range(ROWS))])


def texts(rows: tuple[ColumnRow, ...]) -> list[str]:
    return [row.text for row in rows]


def badges(understood: Survey) -> dict[str, str]:
    return {one.name: one.badge for one in entries_of(understood).all}


def test_each_kind_of_column_has_its_badge() -> None:
    found = badges(SURVEY)
    assert found["価格"] == "5"
    assert found["おすすめ度（0〜10）"] == "11"
    assert found["値引きがあった"] == "○"
    assert found["利用したもの"] == "▤"
    assert found["性別"] == "A/B"
    assert found["年間購入金額（円）"] == "#"
    assert found["ご意見"] == "Aa"
    assert found["会員番号"] == "ID"


def test_columns_nobody_puts_on_a_map_come_last_and_the_others_in_file_order() -> None:
    rows = rows_of(entries_of(SURVEY), Journey())
    assert texts(rows) == [
        "Not on the map (9)",
        *("価格", "接客", "おすすめ度（0〜10）", "値引きがあった", "利用したもの", "性別", "年間購入金額（円）"),
        *("会員番号", "ご意見"),
        "On the map (0)",
    ]


def test_the_loyalty_question_is_placed_and_a_loose_experience_is_not() -> None:
    loyalty = ColumnKey("おすすめ度（0〜10）")
    loose = Experience("x", "値引きがあった", ColumnKey("値引きがあった"))
    rows = rows_of(entries_of(SURVEY), Journey(Measure(loyalty), experiences=(loose,)))
    assert {row.text for row in rows if row.used} == {"おすすめ度（0〜10）"}
    named = texts(rows)
    assert named[named.index("Without a driver (1)") :] == [
        *("Without a driver (1)", "値引きがあった"),
        *("On the map (1)", "おすすめ度（0〜10）"),
    ]
    assert named[0] == "Not on the map (7)"


def test_a_column_with_several_answers_is_placed_when_all_of_them_are() -> None:
    column = SURVEY.column(ColumnKey("利用したもの"))
    assert column is not None
    placed = [Experience(one.id, one.name, one.column, one.option, "driver") for one in experiences_of(column)]
    some = rows_of(entries_of(SURVEY), Journey(experiences=tuple(placed[:2])))
    assert not next(row for row in some if row.text == "利用したもの").used
    every = rows_of(entries_of(SURVEY), Journey(experiences=tuple(placed)))
    assert next(row for row in every if row.text == "利用したもの").used


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("価格", ["価格"]),
        ("ネット", ["利用したもの", "ﾈｯﾄ"]),
        ("ｵｽｽﾒ", []),
        ("おすすめ度（０", ["おすすめ度（0〜10）"]),
        ("Not there", []),
    ],
)
def test_a_search_bears_with_widths_and_finds_options_too(search: str, found: list[str]) -> None:
    rows = rows_of(entries_of(SURVEY), Journey(), search)
    assert [row.text for row in rows if row.kind != "heading"] == found


def test_a_name_that_occurs_twice_is_told_by_its_whole_heading() -> None:
    answers = ["満足", "やや満足", "やや不満", "不満"]
    understood = survey_from(
        [["満足度（1泊目）", "食事（1泊目）"], *([answers[row % 4], answers[row % 3]] for row in range(30))]
    )
    assert {one.name for one in entries_of(understood).all} == {"満足度（1泊目）", "食事（1泊目）"}


def test_a_correction_of_one_column_looks_at_that_column_alone() -> None:
    before = entries_of(SURVEY)
    key = ColumnKey("満足度（価格）")
    after = entries_of(survey(SURVEY.workbook, set_role(SURVEY.reading, [key], "unused"), SURVEY), before)
    kept = [old is new for old, new in zip(before.all, after.all, strict=True)]
    assert kept.count(False) == 1
    assert not kept[1]


def test_the_model_is_a_sound_one(qtmodeltester: ModelTester) -> None:
    model = ColumnModel()
    model.show_rows(rows_of(entries_of(SURVEY), Journey(), expanded=[ColumnKey("利用したもの")]))
    qtmodeltester.check(model)
    assert not model.flags(model.index(0))
    row = model.index(1).data(ROW_ROLE)
    assert row.text == "価格"
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "価格, Driver · 5 points, not on the map"


def test_the_same_lines_are_not_a_new_list(qtbot: QtBot) -> None:
    model = ColumnModel()
    model.show_rows(rows_of(entries_of(SURVEY), Journey()))
    used = Journey(experiences=(Experience("x", "ﾈｯﾄ", ColumnKey("利用したもの"), "ﾈｯﾄ"),))
    with qtbot.assertNotEmitted(model.modelReset):
        assert not model.show_rows(rows_of(entries_of(SURVEY), used))


@pytest.fixture
def person(qtbot: QtBot, apparel: Workspace, look: Look) -> Person:
    return Person(shown(qtbot, apparel, look))


def test_typing_filters_at_once_and_esc_shows_everything_again(person: Person) -> None:
    search = person.screen.palette_panel.search
    everything = person.lines()
    search.setFocus(Qt.FocusReason.TabFocusReason)
    person.type("ｱﾌﾟﾘ")
    assert [line for line in person.lines() if "アプリ" in line][:1] == ["Q14 アプリの使いやすさ"]
    assert len(person.lines()) < len(everything)
    person.press(Qt.Key.Key_Escape)
    assert person.lines() == everything


def test_down_goes_from_the_search_to_what_it_found(person: Person) -> None:
    search = person.screen.palette_panel.search
    search.setFocus(Qt.FocusReason.TabFocusReason)
    person.type("配送")
    person.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is person.list
    row = person.list.row()
    assert row is not None
    assert row.text == "Q15 配送の速さ"


def test_a_search_that_finds_nothing_says_so(person: Person) -> None:
    person.screen.palette_panel.search.setText("zzz")
    assert person.list.columns.rowCount() == 0


def test_choosing_a_card_marks_its_column_and_does_not_scroll_the_list(person: Person) -> None:
    top = person.list.verticalScrollBar().value()
    person.workspace.select(driver_chosen(person.journey, person.card("品質").id[1]))
    (index,) = person.list.selectionModel().selectedIndexes()
    assert index.data() == "品質"
    assert person.list.verticalScrollBar().value() == top
    person.workspace.select(NOTHING)
    assert person.list.selectionModel().selectedIndexes() == []


def test_choosing_a_line_chooses_its_driver(person: Person) -> None:
    person.click(person.list.viewport(), person.line("品質").center())
    assert person.workspace.selection.driver == person.card("品質").id[1]


def test_the_list_stays_where_it_is_when_a_column_was_placed(person: Person) -> None:
    person.line("Q15 配送の速さ")
    person.list.verticalScrollBar().setValue(45)
    person.drag_line("Q15 配送の速さ", person.on(person.zone("買う")))
    assert person.list.verticalScrollBar().value() == 45
